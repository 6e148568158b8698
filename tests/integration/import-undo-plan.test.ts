import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { findHandler } from '../../src-main/app/find-handler';
import { keptCodes } from '../../src-main/contract/imports';
import { importSamples } from '../support/consumption';
import { createContractOffice, onlyContract } from '../support/contracts';
import { clientFieldsWith, refusalOf, type TestApp } from '../support/test-app';

type Office = Pick<TestApp, 'call' | 'files'>;

async function importList(app: Office, fileName: string, ...lines: string[]): Promise<number> {
  const fileToken = app.files.receive(fileName, Buffer.from(lines.join('\r\n')));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  return (await app.call('imports', 'apply', { draftId })).importId;
}

const plan = (app: Office, importId: number) => app.call('imports', 'undoPlan', { importId });
const undo = (app: Office, importId: number) => app.call('imports', 'undo', { importId });
const keptOf = async (app: Office, importId: number) =>
  (await app.call('imports', 'kept', { importId, offset: 0, limit: 10 })).rows.map(({ name, code, other }) => [
    name,
    code,
    other,
  ]);

/** Two new clients, each of whom a second list gives a contract. */
async function clientsWithContracts() {
  const app = await createContractOffice();
  const clients = await importList(app, 'clientes.csv', 'ID;Nombre', '7;Carla', '8;Dora');
  const contracts = await importList(
    app,
    'contratos.csv',
    'ID cliente;Plan;MAC',
    '7;Fibra 100 Mb;e48d8c040301',
    '8;Fibra 100 Mb;e48d8c040302',
  );
  return { app, clients, contracts };
}

test('a page of what an undo left, which asks all later lists, is read by a thread of its own like the plan of one', () => {
  const heavy = (verb: string) => findHandler('imports', verb)?.heavy;
  expect([heavy('kept'), heavy('undoPlan')]).toEqual([true, true]);
});

test('before an undo its counts are told, and which list has to be taken back first; nothing is changed by asking', async () => {
  const { app, clients, contracts } = await clientsWithContracts();
  const blocked = {
    removed: 0,
    measured: 0,
    restored: 0,
    kept: 2,
    reasons: [{ code: 'contractsImported', rows: 2 }],
    first: [{ importId: contracts, kind: 'contracts', fileName: 'contratos.csv', rows: 2 }],
  };
  expect(await plan(app, clients)).toEqual(blocked);
  expect(await plan(app, clients)).toEqual(blocked);
  const free = { removed: 2, measured: 0, restored: 0, kept: 0, reasons: [], first: [] };
  expect(await plan(app, contracts)).toEqual(free);
  await undo(app, contracts);
  expect(await plan(app, clients)).toEqual(free);
});

test('before an undo it is told of how many contracts that go consumption was measured, which is nobody’s then', async () => {
  const { app, contracts } = await clientsWithContracts();
  await importSamples(app, 'MAC;Desde;Bajada bytes;Subida bytes\ne4:8d:8c:04:03:01;2026-11-24T11:00:00Z;70;7\n');
  expect(await plan(app, contracts)).toMatchObject({ removed: 2, measured: 1 });
  await undo(app, contracts);
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect(addresses).toMatchObject([{ samples: 1, down: 70 }]);
});

test('a contract that stays keeps what was measured of it: it is not told as going to nobody', async () => {
  const { app, clients, contracts } = await clientsWithContracts();
  await importSamples(app, 'MAC;Desde;Bajada bytes;Subida bytes\ne4:8d:8c:04:03:01;2026-11-24T11:00:00Z;70;7\n');
  const { rows } = await app.call('clients', 'list', { filter: { text: 'Carla' }, sort: {}, offset: 0, limit: 1 });
  const { id } = await onlyContract(app, rows[0]?.id ?? 0);
  await app.call('contracts', 'setState', { id, version: 1, to: 'alerted', reason: 'debe' });
  expect(await plan(app, contracts)).toMatchObject({ removed: 1, measured: 0, kept: 1 });
  expect(await plan(app, clients)).toMatchObject({ measured: 0 });
});

test('a contract that a clerk touched, or that was sold by hand, is no other list’s: its client stays for that', async () => {
  const { app, clients } = await clientsWithContracts();
  const { rows } = await app.call('clients', 'list', { filter: { text: 'Carla' }, sort: {}, offset: 0, limit: 1 });
  const { id } = await onlyContract(app, rows[0]?.id ?? 0);
  await app.call('contracts', 'setState', { id, version: 1, to: 'alerted', reason: 'debe' });
  expect(await keptOf(app, clients)).toEqual([
    ['Carla', 'contracts', ''],
    ['Dora', 'contractsImported', 'contratos.csv'],
  ]);
});

test('where only a later list changed a client that list is named, and where somebody did too they are', async () => {
  const app = await createContractOffice();
  const older = await importList(app, 'uno.csv', 'ID;Nombre;Dirección', '7;Carla;Calle 1', '8;Dora;Calle 1');
  const newer = await importList(app, 'dos.csv', 'ID;Nombre;Dirección', '7;Carla;Calle 2', '8;Dora;Calle 2');
  const { rows } = await app.call('clients', 'list', { filter: { text: 'Dora' }, sort: {}, offset: 0, limit: 1 });
  const fields = clientFieldsWith({ customId: '8', name: 'Dora', address: 'Calle 3' });
  await app.call('clients', 'update', { id: rows[0]?.id ?? 0, version: 2, fields });
  expect(await plan(app, older)).toMatchObject({ kept: 2, first: [{ importId: newer, fileName: 'dos.csv', rows: 1 }] });
  expect(await keptOf(app, older)).toEqual([
    ['Carla', 'importedSince', 'dos.csv'],
    ['Dora', 'changedSince', ''],
  ]);
});

test('three lists of one client are taken back in turn, newest first, and nothing is left of any', async () => {
  const app = await createContractOffice();
  const rows = [1, 2, 3].map((at) => `7;Carla;Calle ${at}`);
  const ids: number[] = [];
  for (const row of rows) ids.push(await importList(app, 'lista.csv', 'ID;Nombre;Dirección', row));
  for (const importId of ids.toReversed()) expect(await undo(app, importId)).toMatchObject({ keptRows: 0 });
  expect(
    (await app.call('clients', 'list', { filter: { text: 'Carla' }, sort: {}, offset: 0, limit: 1 })).rows,
  ).toEqual([]);
});

test('three lists of one contract are taken back in turn, newest first, and nothing is left of any', async () => {
  const app = await createContractOffice();
  const ids: number[] = [];
  for (const at of [1, 2, 3]) {
    ids.push(await importList(app, 'lista.csv', 'ID cliente;Plan;MAC;IP', `1;Fibra 100 Mb;e48d8c040301;10.0.0.${at}`));
  }
  for (const importId of ids.toReversed()) expect(await undo(app, importId)).toMatchObject({ keptRows: 0 });
  expect((await app.call('contracts', 'list', { clientId: app.anaId })).contracts).toEqual([]);
});

test('an undo that kept rows says later what was taken back and what stands, names them, and saves them', async () => {
  const app = await createContractOffice();
  const importId = await importList(app, 'lista.csv', 'ID;Nombre', '7;Carla', '8;Dora', '9;Elsa');
  const { rows } = await app.call('clients', 'list', { filter: { text: 'Dora' }, sort: {}, offset: 0, limit: 1 });
  const fields = clientFieldsWith({ customId: '8', name: 'Dora', phone: '1' });
  await app.call('clients', 'update', { id: rows[0]?.id ?? 0, version: 1, fields });
  expect((await app.call('imports', 'list', {})).imports[0]).toMatchObject({ created: 3, standing: 3, undone: false });
  await undo(app, importId);
  expect((await app.call('imports', 'list', {})).imports[0]).toMatchObject({ created: 3, standing: 1, undone: false });
  expect(await keptOf(app, importId)).toEqual([['Dora', 'changedSince', '']]);
  const saved = await app.call('imports', 'saveKept', {
    importId,
    suffix: 'conservados',
    headers: ['ID', 'Nombre', 'Motivo'],
    reasons: z
      .record(z.enum(keptCodes), z.string())
      .parse(Object.fromEntries(keptCodes.map((code) => [code, `${code}|{other}`]))),
  });
  expect(saved).toMatchObject({ fileName: 'lista - conservados.csv', rows: 1 });
  const written = readFileSync(app.files.resolveOutgoing(saved.fileToken)?.path ?? '', 'utf8');
  expect(written).toMatch(/^\uFEFF?ID[,;]Nombre[,;]Motivo\r?\n8[,;]Dora[,;]changedSince\|\s*$/u);
});

test('an import that is taken back already has no plan', async () => {
  const app = await createContractOffice();
  const importId = await importList(app, 'lista.csv', 'ID;Nombre', '7;Carla');
  await undo(app, importId);
  expect(await refusalOf(plan(app, importId))).toMatchObject({ code: 'IMPORT_GONE' });
});
