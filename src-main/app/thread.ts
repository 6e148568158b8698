import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { openDatabase } from '../data/database';
import { serveThread } from '../jobs/serve-thread';
import { createCoreServices } from './core';
import { createRunner } from './runner';
import { threadData, threadRequest } from './thread-runner';

/**
 * One of the core's threads: the writer, or a heavy call's. It has a connection and services of its own, on the folder
 * that the core opened, migrated and holds.
 */
const { folder } = threadData.parse(workerData);
const { services, log } = createCoreServices(folder);
const database = openDatabase(join(folder, 'abonado.db'));
const runner = createRunner(database, services);

serveThread({
  log,
  answer(request, task) {
    const { step, call, prepared } = threadRequest.parse(request);
    if (step === 'write') return runner.write(call, prepared, task);
    return runner[step](call, task);
  },
  close: () => database.close(),
});
