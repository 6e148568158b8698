import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createDiskFiles } from '../../src-main/adapters/disk-files';
import { createPasswords } from '../../src-main/adapters/passwords';
import { type Core, startCore } from '../../src-main/app/core';
import type { Session } from '../../src-main/app/dispatch';
import { SEED_OPERATOR, seedOffice } from '../../src-main/app/seed';
import { backupsContract } from '../../src-main/contract/backups';
import { clientsContract } from '../../src-main/contract/clients';
import type { OfficeEvent } from '../../src-main/contract/events';
import { exportsContract } from '../../src-main/contract/exports';
import { importsContract } from '../../src-main/contract/imports';
import { createWriterThread } from '../../src-main/app/thread-runner';
import { createBackups } from '../../src-main/data/backups';
import { ThreadGoneError } from '../../src-main/jobs/thread';
import { buildThreadFile } from '../support/built-threads';
import { refusalOf, START_MS } from '../support/test-app';

const migrationsFolder = resolve(import.meta.dirname, '../../migrations');
const CLIENTS = 4000;
const everybody = { kind: 'filter', filter: {}, exceptIds: [] } as const;

let scripts: string;
let threadFile: string;
let seeded: string;

beforeAll(async () => {
  seeded = mkdtempSync(join(tmpdir(), 'abonado-threads-'));
  const services = { clock: { nowMs: () => START_MS }, passwords: createPasswords(2 ** 4) };
  await seedOffice({ folder: seeded, migrationsFolder, clients: CLIENTS, services });
  // Beside node_modules, where the script finds the database driver.
  scripts = mkdtempSync(resolve(import.meta.dirname, '../../node_modules/.abonado-threads-'));
  threadFile = await buildThreadFile(scripts);
});
afterAll(() => {
  for (const folder of [scripts, seeded]) rmSync(folder, { recursive: true, force: true });
});

/** An office of 4,000 clients behind the real core with its real threads, its operator signed in. */
async function openOffice(threads: { threadFile?: string } = { threadFile }) {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-threads-'));
  cpSync(seeded, folder, { recursive: true });
  const core = await startCore({ folder, ...threads, migrationsFolder, demo: false });
  onTestFinished(async () => {
    await core.app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const session: Session = { actor: null };
  const call = (feature: string, verb: string, input: unknown) => core.app.dispatch(session, feature, verb, input);
  await call('session', 'signIn', { email: SEED_OPERATOR.email, password: SEED_OPERATOR.password });
  return { call, core, folder, session };
}

/** The first event that `wanted` likes. */
async function eventOf(core: Core, wanted: (event: OfficeEvent) => boolean): Promise<OfficeEvent> {
  for await (const event of core.app.publisher.subscribe('office')) if (wanted(event)) return event;
  throw new Error('the events ended');
}

async function editable(call: (feature: string, verb: string, input: unknown) => Promise<unknown>, id: number) {
  const found = clientsContract.get.output.parse(await call('clients', 'get', { id }));
  const {
    id: _id,
    version,
    state,
    createdAtMs,
    updatedAtMs,
    deactivatedAtMs,
    formerNames,
    billing,
    position,
    ...fields
  } = found;
  return { id, version, fields };
}

test('a command runs on the writer thread: it is read back, its windows are told, its refusals come over', async () => {
  const { call, core, session } = await openOffice();
  expect(session.actor).toMatchObject({ email: SEED_OPERATOR.email });
  const told = eventOf(core, ({ kind }) => kind === 'clients.changed');
  const { id, version, fields } = await editable(call, 7);
  await call('clients', 'update', { id, version, fields: { ...fields, address: 'Belgrano 7' } });
  expect(await told).toEqual({ kind: 'clients.changed' });
  expect(await call('clients', 'get', { id })).toMatchObject({ address: 'Belgrano 7', version: version + 1 });
  const stale = call('clients', 'update', { id, version, fields });
  expect(await refusalOf(stale)).toMatchObject({ code: 'CONFLICT' });
});

test('a wrong password is counted although it is refused', async () => {
  const { core } = await openOffice();
  const stranger: Session = { actor: null };
  const signIn = () =>
    core.app.dispatch(stranger, 'session', 'signIn', { email: SEED_OPERATOR.email, password: 'otra-clave' });
  const codes = [];
  for (let round = 0; round < 6; round += 1) codes.push((await refusalOf(signIn())).code);
  expect(codes.at(0)).toBe('WRONG_CREDENTIALS');
  expect(codes.at(-1)).toBe('LOCKED');
  expect(stranger.actor).toBeNull();
});

test('an export tells how far it is and is cancelled on the way, leaving no file', async () => {
  const { call, core, folder } = await openOffice();
  const taskId = randomUUID();
  const moved = eventOf(core, ({ kind }) => kind === 'tasks.progressed');
  const exported = refusalOf(call('exports', 'clients', { selection: everybody, format: 'xlsx', taskId }));
  expect(await moved).toMatchObject({ kind: 'tasks.progressed', taskId, total: CLIENTS });
  await call('tasks', 'cancel', { taskId });
  expect(await exported).toMatchObject({ code: 'CANCELLED' });
  expect(await call('clients', 'get', { id: 1 })).toMatchObject({ id: 1 });
  expect(existsSync(join(folder, 'abonado.log'))).toBe(false);
});

/** What looks after the office by the clock, in this thread or in one of its own, is done before anything is counted. */
async function haveLooked(core: Core): Promise<void> {
  await core.app.backUpDay();
  await core.app.applyDue();
}

/**
 * What this thread itself works for one export, in microseconds, whatever else the machine does meanwhile.
 *
 * The least of five: what a thread compiles and collects now and then is not the export's, and only ever adds to it.
 */
async function exportCost(threads: { threadFile?: string }): Promise<number> {
  const { call, core } = await openOffice(threads);
  await haveLooked(core);
  const costs: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const before = process.threadCpuUsage();
    const { rows } = exportsContract.clients.output.parse(
      await call('exports', 'clients', { selection: everybody, format: 'xlsx' }),
    );
    expect(rows).toBe(CLIENTS);
    const { user, system } = process.threadCpuUsage(before);
    costs.push(user + system);
  }
  return Math.min(...costs);
}

test('an export is not the core’s work: it costs a fraction there of what it costs without threads', async () => {
  const alone = await exportCost({});
  const withThreads = await exportCost({ threadFile });
  expect(withThreads).toBeLessThan(alone / 2);
});

test('while an export runs, a save and a search are answered', async () => {
  const { call } = await openOffice();
  const { id, version, fields } = await editable(call, 11);
  let exporting = true;
  const exported = call('exports', 'clients', { selection: everybody, format: 'xlsx' }).then(() => {
    exporting = false;
  });
  await call('clients', 'update', { id, version, fields: { ...fields, address: 'Mitre 11' } });
  await call('clients', 'list', { filter: { text: 'munoz' }, sort: {}, offset: 0, limit: 100 });
  expect(exporting).toBe(true);
  await exported;
});

test('what closes the core waits for what is being written', async () => {
  const { call, core, folder } = await openOffice();
  const { id, version, fields } = await editable(call, 21);
  const saved = call('clients', 'update', { id, version, fields: { ...fields, address: 'Lavalle 21' } });
  await new Promise((later) => setImmediate(later));
  await core.app.close();
  await expect(saved).resolves.toMatchObject({ version: version + 1 });
  expect(readFileSync(join(folder, 'abonado.db')).includes('Lavalle 21')).toBe(true);
});

test('a writer that falls is started anew: the call under way is refused with a number, the next one is answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-fallen-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'falls-once.mjs');
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';
    import { parentPort, workerData } from 'node:worker_threads';
    const fallen = workerData.folder + '/fallen';
    parentPort.on('message', ({ kind, callId }) => {
      if (kind === 'close') return parentPort.close();
      if (existsSync(fallen)) return parentPort.postMessage({ kind: 'answered', callId, value: 'written' });
      writeFileSync(fallen, '');
      process.exit(1);
    });`,
  );
  const writer = createWriterThread(file, folder);
  const call = { feature: 'clients', verb: 'update', input: {}, actor: null };
  const task = { flag: new SharedArrayBuffer(4), report: () => undefined };
  await expect(writer.read(call, task)).rejects.toBeInstanceOf(ThreadGoneError);
  await expect(writer.read(call, task)).resolves.toBe('written');
  await writer.close();
});

test('a restore closes the threads, swaps the database and opens them again', async () => {
  const { call, session } = await openOffice();
  const { name } = backupsContract.take.output.parse(await call('backups', 'take', {}));
  const { id, version, fields } = await editable(call, 31);
  await call('clients', 'update', { id, version, fields: { ...fields, address: 'Sarmiento 31' } });
  await call('backups', 'restore', { name });
  expect(session.actor).toBeNull();
  expect(await call('session', 'get', {})).toEqual({ actor: null, locked: false });
  await call('session', 'signIn', { email: SEED_OPERATOR.email, password: SEED_OPERATOR.password });
  const restored = await editable(call, 31);
  expect(restored).toEqual({ id, version, fields });
  await call('clients', 'update', { ...restored, fields: { ...fields, address: 'Sarmiento 32' } });
});

test('while a list is imported, what writes nothing to the register waits for nobody', async () => {
  const { call, folder, session } = await openOffice();
  const rows = Array.from({ length: 6000 }, (_, index) => `L-${index};Persona ${index}`);
  const fileToken = createDiskFiles(folder).receive('larga.csv', Buffer.from(`ID;Nombre\r\n${rows.join('\r\n')}\r\n`));
  const opened = importsContract.open.output.parse(await call('imports', 'open', { fileToken }));
  const { draftId, columns } = opened;
  await call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  let applying = true;
  const applied = call('imports', 'apply', { draftId }).then(() => {
    applying = false;
  });
  await call('imports', 'rows', { draftId, offset: 0, limit: 100 });
  await call('session', 'signOut', {});
  expect(session.actor).toBeNull();
  expect(applying).toBe(true);
  await applied;
  expect(existsSync(join(folder, 'abonado.log'))).toBe(false);
});

test('an export is handed over while another writes, and its audit follows when its turn comes, at the latest at the end', async () => {
  const { call, core, folder } = await openOffice();
  const direct = new Sqlite(join(folder, 'abonado.db'));
  const audited = () =>
    direct.prepare("SELECT operator_name, after FROM audit_entries WHERE action = 'exported'").raw().all();
  direct.exec('BEGIN IMMEDIATE');
  const file = exportsContract.clients.output.parse(
    await call('exports', 'clients', { selection: everybody, format: 'csv' }),
  );
  expect(core.app.files().resolveOutgoing(file.fileToken)).toMatchObject({ fileName: file.fileName });
  expect(audited()).toEqual([]);
  direct.exec('COMMIT');
  await core.app.close();
  expect(audited()).toEqual([[SEED_OPERATOR.name, String(CLIENTS)]]);
  direct.close();
});

test('the day’s backup and that of an import, taken by two threads at once, leave each other alone', async () => {
  const { call, core, folder } = await openOffice();
  const fileToken = createDiskFiles(folder).receive('corta.csv', Buffer.from('ID;Nombre\r\nL-1;Ana Paz\r\n'));
  const { draftId, columns } = importsContract.open.output.parse(await call('imports', 'open', { fileToken }));
  await call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  await Promise.all([core.app.backUpDay(), call('imports', 'apply', { draftId })]);
  expect(
    createBackups(folder)
      .list()
      .map(({ clients }) => clients),
  ).toEqual([CLIENTS]);
  expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect(existsSync(join(folder, 'abonado.log'))).toBe(false);
});

test('a search that no index answers runs in a thread that is kept, and finds the same', async () => {
  const { call } = await openOffice();
  const alone = await openOffice({});
  let started = 0;
  // What looks after the office by the clock may start one of its own meanwhile.
  const count = ({ threadName }: Worker) => {
    if (threadName === 'reader') started += 1;
  };
  process.on('worker', count);
  onTestFinished(() => void process.off('worker', count));
  const page = (text: string) => ({ filter: { text }, sort: {}, offset: 0, limit: 50 });
  await call('clients', 'list', page('munoz'));
  expect(started).toBe(0);
  const found = clientsContract.list.output.parse(await call('clients', 'list', page('ñu')));
  expect(found.rows).toHaveLength(50);
  expect(found).toEqual(await alone.call('clients', 'list', page('ñu')));
  const counted = await call('clients', 'count', { filter: { text: 'ñu' } });
  expect(counted).toEqual(await alone.call('clients', 'count', { filter: { text: 'ñu' } }));
  expect(started).toBe(1);
});
