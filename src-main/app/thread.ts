import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { type Database, openDatabase } from '../data/database';
import { serveThread } from '../jobs/serve-thread';
import { createCoreServices } from './core';
import { createRunner } from './runner';
import { threadData, threadRequest } from './thread-runner';

/**
 * One of the core's threads: the writer, the reader, or a heavy call's. It has a connection and services of its own, on the folder
 * that the core opened, migrated and holds.
 */
const { folder, writes } = threadData.parse(workerData);
const { services, backups, log } = createCoreServices(folder);
let opened: Database | null = null;
/** Opened when it is first asked for: a chore on the files needs none. */
const database = (): Database => {
  if (opened) return opened;
  opened = openDatabase(join(folder, 'abonado.db'), { fileMustExist: true });
  if (!writes) opened.sqlite.pragma('query_only = ON');
  return opened;
};
const runner = createRunner(database, services, backups);

serveThread({
  log,
  answer(request, task) {
    const asked = threadRequest.parse(request);
    if (asked.step === 'chore') return runner.chore(asked.name, asked.argument);
    if (asked.step === 'write') return runner.write(asked.call, asked.prepared, task);
    return runner[asked.step](asked.call, task);
  },
  close: () => opened?.close(),
});
