import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import Excel from 'exceljs';
import { expect, test } from 'vitest';
import type { ImportProblemCode, ImportTarget } from '../../src-main/contract/imports';
import { createTestApp, createTestOffice, refusalOf, type TestApp } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createTestOffice>>;

async function tryList(app: TestApp | Office, lines: readonly string[]) {
  const fileToken = app.files.receive('lista.csv', Buffer.from(lines.join('\r\n')));
  const draft = await app.call('imports', 'open', { fileToken });
  const targets: ImportTarget[] = draft.columns.map((column) => column.target);
  const summary = await app.call('imports', 'preview', { draftId: draft.draftId, targets });
  return { ...draft, ...summary };
}

async function rowsOf(app: TestApp | Office, draftId: string) {
  return (await app.call('imports', 'rows', { draftId, offset: 0, limit: 200 })).rows;
}

const outcomes = async (app: Office, draftId: string) =>
  (await rowsOf(app, draftId)).map(({ row, outcome, problems }) => [row, outcome, ...problems.map(({ code }) => code)]);

const HEAD = 'ID;Nombre;E-mail;Balance';

test('a row is named by the number that the spreadsheet shows, blank rows and a title notwithstanding', async () => {
  const app = await createTestOffice();
  const { draftId } = await tryList(app, ['Abonados 2026', '', HEAD, '1;Ana;;', ';;;', '2;;;12']);
  expect(await outcomes(app, draftId)).toEqual([
    [4, 'new'],
    [6, 'problem', 'nameMissing'],
  ]);
});

test('a list without names changes those whom it knows by their ID; whoever would be new lacks a name, and is given one', async () => {
  const app = await createTestOffice();
  const known = await tryList(app, ['ID cliente;Nombre;Teléfono', '1;Ana;111', '2;Beto;222']);
  await app.call('imports', 'apply', { draftId: known.draftId });
  const { draftId } = await tryList(app, ['ID cliente;Teléfono;Apellido', '1;333;Paz', '2;222;', '9;999;Roca']);
  expect(await rowsOf(app, draftId)).toMatchObject([
    { outcome: 'changes', name: 'Ana', changes: [{ field: 'phone', before: '111', after: '333' }] },
    { outcome: 'same', name: 'Beto' },
    { outcome: 'problem', problems: [{ code: 'nameMissing', field: 'name', other: '' }] },
  ]);
  const { cells } = await app.call('imports', 'row', { draftId, row: 4 });
  expect(cells).toContainEqual({ target: 'name', text: '' });
  await app.call('imports', 'correct', { draftId, row: 4, cells: [{ target: 'name', text: 'Luz' }] });
  await app.call('imports', 'apply', { draftId });
  const list = await app.call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 10 });
  expect(list.rows.map(({ name, phone }) => [name, phone])).toEqual([
    ['Ana', '333'],
    ['Beto', '222'],
    ['Luz Roca', '999'],
  ]);
});

test('a known client whose row has a blank name keeps its own', async () => {
  const app = await createTestOffice();
  const known = await tryList(app, ['ID;Nombre;Teléfono', '1;Ana;111']);
  await app.call('imports', 'apply', { draftId: known.draftId });
  const { draftId } = await tryList(app, ['ID;Nombre;Teléfono', '1;;222']);
  expect(await rowsOf(app, draftId)).toMatchObject([
    { outcome: 'changes', name: 'Ana', changes: [{ field: 'phone' }] },
  ]);
});

test.each([
  ['no column that says whom a row is about', ['phone', 'address']],
  ['names alone', ['name', 'ignore']],
] as const)('a list is refused: %s', async (_why, targets) => {
  const app = await createTestOffice();
  const fileToken = app.files.receive('lista.csv', Buffer.from('Uno;Dos\n1;2'));
  const { draftId } = await app.call('imports', 'open', { fileToken });
  const asked = app.call('imports', 'preview', { draftId, targets: [...targets] });
  expect(await refusalOf(asked)).toMatchObject({ code: 'VALIDATION', params: { reason: 'customId' } });
});

test('a changed row says which field, from what to what', async () => {
  const app = await createTestOffice();
  const first = await tryList(app, ['ID;Nombre;Teléfono;Zona', '1;Ana;111;Sur']);
  await app.call('imports', 'apply', { draftId: first.draftId });
  const { draftId } = await tryList(app, ['ID;Nombre;Teléfono;Zona;Facturación', '1;Ana;222;Norte;Sí']);
  expect((await rowsOf(app, draftId))[0]?.changes).toEqual([
    { field: 'phone', before: '111', after: '222' },
    { field: 'zone', before: 'Sur', after: 'Norte' },
    { field: 'billingEnabled', before: '', after: 'Sí' },
  ]);
});

test('a problem is corrected in its place and decided again, and so is the row that it stood in the way of', async () => {
  const app = await createTestOffice();
  const list = ['1;;x@y.example;abc', '2;Beto;beto@correo.example;', '3;Carla;beto@correo.example;'];
  const { draftId, counts } = await tryList(app, [HEAD, ...list]);
  expect(counts).toMatchObject({ new: 2, problem: 1 });
  const cells = await app.call('imports', 'row', { draftId, row: 2 });
  expect(cells.cells).toContainEqual({ target: 'unpaidBalance', text: 'abc' });
  const half = await app.call('imports', 'correct', { draftId, row: 2, cells: [{ target: 'name', text: 'Ana' }] });
  expect(half.row).toMatchObject({ outcome: 'problem', corrected: true, problems: [{ code: 'amountInvalid' }] });
  const rest: { target: ImportTarget; text: string }[] = [{ target: 'unpaidBalance', text: '1.200,50' }];
  const whole = await app.call('imports', 'correct', { draftId, row: 2, cells: rest });
  expect([whole.row.outcome, whole.counts]).toMatchObject(['new', { new: 3, problem: 0 }]);
  expect(await outcomes(app, draftId)).toContainEqual([4, 'new', 'emailTaken']);
  const other: { target: ImportTarget; text: string }[] = [{ target: 'email', text: 'otro@correo.example' }];
  await app.call('imports', 'correct', { draftId, row: 3, cells: other });
  expect(await outcomes(app, draftId)).toContainEqual([4, 'new']);
  await app.call('imports', 'apply', { draftId });
  const list2 = await app.call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 10 });
  expect(list2.rows.map(({ name, email }) => [name, email])).toEqual([
    ['Ana', 'x@y.example'],
    ['Beto', 'otro@correo.example'],
    ['Carla', 'beto@correo.example'],
  ]);
});

test('rows are left out one by one or all with one reason, and taken in again', async () => {
  const app = await createTestOffice();
  const list = ['1;;;', '2;Beto;b@@c;', '3;Carla;;x', '4;Dora;d@@e;', '5;Elsa;;'];
  const { draftId } = await tryList(app, [HEAD, ...list]);
  const skip = (problem: ImportProblemCode, skipped = true) =>
    app.call('imports', 'skip', { draftId, which: { kind: 'problem', problem }, skipped });
  expect(await skip('emailInvalid')).toMatchObject({ counts: { new: 1, problem: 2, skipped: 2 } });
  const one = { kind: 'rows' as const, rows: [2] };
  const after = await app.call('imports', 'skip', { draftId, which: one, skipped: true });
  expect(after).toMatchObject({ counts: { new: 1, problem: 1, skipped: 3 }, problems: [{ code: 'amountInvalid' }] });
  const back = await app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [3] }, skipped: false });
  expect(back.counts).toMatchObject({ new: 2, problem: 1, skipped: 2 });
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ created: 2, left: 0 });
});

test('a repeated row stays out; one that says something else about the same client is a problem', async () => {
  const app = await createTestOffice();
  const { draftId } = await tryList(app, [HEAD, '1;Ana;;', '1;Ana;;', '1;Ana María;;', '2;Beto;;']);
  expect(await outcomes(app, draftId)).toEqual([
    [2, 'new'],
    [3, 'skipped', 'sameRow'],
    [4, 'problem', 'sameClient'],
    [5, 'new'],
  ]);
  await app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [2] }, skipped: true });
  expect(await outcomes(app, draftId)).toEqual([
    [2, 'skipped'],
    [3, 'new'],
    [4, 'problem', 'sameClient'],
    [5, 'new'],
  ]);
});

test('a list without an ID cliente knows its people again, also after one moved', async () => {
  const app = await createTestOffice();
  const head = 'Apellido;Nombre;DNI;Teléfono;Domicilio';
  const people = ['Muñoz;José;28.114.902;2604 331208;San Martín 120', 'Muñoz;José;;2604 445566;Belgrano 7'];
  const first = await tryList(app, [head, ...people, 'Paz;Ana;;;']);
  expect(await app.call('imports', 'apply', { draftId: first.draftId })).toMatchObject({ created: 3 });
  expect((await tryList(app, [head, ...people, 'Paz;Ana;;;'])).counts).toMatchObject({ same: 3, new: 0 });
  const moved = await tryList(app, [head, 'Muñoz;José;28114902;2604 999999;Mitre 5', 'MUÑOZ;José;;2604445566;Mitre 9']);
  expect(moved.counts).toMatchObject({ changes: 2, new: 0 });
});

test('what another window changes after the dry run is not overwritten: the row is left out and named', async () => {
  const app = await createTestOffice();
  const first = await tryList(app, ['ID;Nombre;Teléfono', '1;Ana;111', '2;Beto;222']);
  await app.call('imports', 'apply', { draftId: first.draftId });
  const { draftId } = await tryList(app, ['ID;Nombre;Teléfono', '1;Ana;999', '2;Beto;888', '3;Carla;333', '4;Dora;']);
  const { rows } = await app.call('clients', 'list', { filter: { text: 'beto' }, sort: {}, offset: 0, limit: 10 });
  const beto = await app.call('clients', 'get', { id: rows[0]?.id ?? 0 });
  const { id, version, state, createdAtMs, updatedAtMs, deactivatedAtMs, formerNames, position, billing, ...fields } =
    beto;
  await app.call('clients', 'update', { id, version, fields: { ...fields, address: 'Belgrano 1' } });
  await app.call('clients', 'create', { ...fields, name: 'Otra', customId: '3', email: '' });
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({
    created: 1,
    changed: 1,
    left: 2,
    leftRows: [
      { row: 3, name: 'Beto' },
      { row: 4, name: 'Carla' },
    ],
  });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ phone: '222', address: 'Belgrano 1', state });
  expect([createdAtMs, updatedAtMs, deactivatedAtMs, formerNames].length).toBe(4);
});

test('a draft outlives a restart of the core, is listed, goes on, and is thrown away', async () => {
  const app = await createTestOffice();
  const { draftId } = await tryList(app, [HEAD, '1;Ana;;', '2;;;']);
  await app.app.close();
  const again = createTestApp(app.folder);
  await again.call('session', 'signIn', { email: 'ana@oficina.example', password: 'clave-de-ana' });
  const { drafts } = await again.call('imports', 'drafts', {});
  expect(drafts).toMatchObject([{ draftId, fileName: 'lista.csv', rows: 2 }]);
  const left = await again.call('imports', 'draft', { draftId });
  expect(left.summary?.counts).toMatchObject({ new: 1, problem: 1 });
  await again.call('imports', 'correct', { draftId, row: 3, cells: [{ target: 'name', text: 'Beto' }] });
  expect(await again.call('imports', 'apply', { draftId })).toMatchObject({ created: 2 });
  expect(await refusalOf(again.call('imports', 'apply', { draftId }))).toMatchObject({ code: 'IMPORT_GONE' });
  await again.call('imports', 'discard', { draftId });
  expect((await again.call('imports', 'drafts', {})).drafts).toEqual([]);
  expect(readdirSync(join(app.folder, 'imports'))).toEqual([]);
});

test('a draft that an Abonado before decided, of which rows await less than they do by now, is gone, and said to be', async () => {
  const app = await createTestOffice();
  const { draftId } = await tryList(app, [HEAD, '1;Ana;;']);
  const older = new Sqlite(join(app.folder, 'imports', `${draftId}.draft`));
  older.pragma('user_version = 11');
  older.close();
  expect((await app.call('imports', 'drafts', {})).drafts).toEqual([]);
  expect(await refusalOf(app.call('imports', 'apply', { draftId }))).toMatchObject({ code: 'IMPORT_GONE' });
});

test('what came in is not kept once it was read, and a file that is no list leaves no draft', async () => {
  const app = await createTestOffice();
  const fileToken = app.files.receive('vacia.csv', Buffer.from('Nombre\n'));
  expect(await refusalOf(app.call('imports', 'open', { fileToken }))).toMatchObject({ params: { reason: 'empty' } });
  expect(existsSync(join(app.folder, 'files', 'incoming', fileToken))).toBe(false);
  expect(readdirSync(join(app.folder, 'imports'))).toEqual([]);
});

test('an import that is cancelled while it reads leaves no draft', async () => {
  const app = await createTestOffice();
  const bytes = readFileSync(resolve(import.meta.dirname, '../data/clientes.xlsx'));
  const taskId = '0190c2f0-0000-7000-8000-000000000001';
  const cancelSoon = (call: Promise<unknown>) => {
    const cancelled = app.call('tasks', 'cancel', { taskId });
    return Promise.all([refusalOf(call), cancelled]).then(([failure]) => failure);
  };
  const fileToken = app.files.receive('clientes.xlsx', bytes);
  expect(await cancelSoon(app.call('imports', 'open', { fileToken, taskId }))).toMatchObject({ code: 'CANCELLED' });
  expect((await app.call('imports', 'drafts', {})).drafts).toEqual([]);
});

test('a row with more cells than the list has columns stays out, saying what is left over, until it is corrected', async () => {
  const app = await createTestOffice();
  const list = ['1;Ana;;', '2;Beto; el Negro;;12', '3;Caro;;', ';;;;Solo'];
  const { draftId, counts, columns } = await tryList(app, [HEAD, ...list]);
  expect(columns).toHaveLength(4);
  expect(counts).toMatchObject({ new: 2, problem: 2 });
  const { rows } = await app.call('imports', 'rows', { draftId, problem: 'tooManyCells', offset: 0, limit: 10 });
  expect(rows.map(({ row, problems }) => [row, problems.find(({ code }) => code === 'tooManyCells')?.other])).toEqual([
    [3, '12'],
    [5, 'Solo'],
  ]);
  const cells: { target: ImportTarget; text: string }[] = [
    { target: 'name', text: 'Beto; el Negro' },
    { target: 'email', text: '' },
    { target: 'unpaidBalance', text: '12' },
  ];
  const corrected = await app.call('imports', 'correct', { draftId, row: 3, cells });
  expect(corrected.row).toMatchObject({ outcome: 'new', name: 'Beto; el Negro', problems: [] });
});

test('delimiters too many at the end of a row are told, and a wider row of a workbook is not', async () => {
  const app = await createTestOffice();
  const { draftId, counts } = await tryList(app, [HEAD, '1;Ana;;', '2;Beto;;;;', '3;Caro;;']);
  expect(counts).toMatchObject({ new: 3 });
  expect(await outcomes(app, draftId)).toEqual([
    [2, 'new'],
    [3, 'new', 'spareCells'],
    [4, 'new'],
  ]);
  const book = new Excel.Workbook();
  const sheet = book.addWorksheet('Clientes');
  for (const line of [HEAD, '1;Ana;;', '2;Beto;;;;ojo', '3;Caro;;']) sheet.addRow(line.split(';'));
  const fileToken = app.files.receive('lista.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  const draft = await app.call('imports', 'open', { fileToken });
  const targets = draft.columns.map(({ target }) => target);
  expect(await app.call('imports', 'preview', { draftId: draft.draftId, targets })).toMatchObject({
    counts: { new: 3, problem: 0 },
  });
});

test('a list whose headers are wider than most of its rows has no row too wide, nor has one with a column of no name', async () => {
  const app = await createTestOffice();
  const most = Array.from({ length: 9 }, (_, index) => `${index};Ana`);
  const short = await tryList(app, [`${HEAD};Notas`, ...most, '10;Caro;;;"uno\ndos"', '11;Dora;;;tres']);
  expect(short.counts).toMatchObject({ new: 11, problem: 0 });
  expect(short.problems).toEqual([]);
  const unnamed = await tryList(app, [HEAD, '1;Ana;;;x', '2;Beto;;;y', '3;Caro;;;z']);
  expect(unnamed.columns.at(-1)).toMatchObject({ header: '', samples: ['x', 'y', 'z'] });
  expect(unnamed.problems).toEqual([]);
});

test('a letter that cannot be read is told at its row and column, then and later', async () => {
  const app = await createTestOffice();
  const list = Buffer.concat([
    Buffer.from('ID;Nombre;Dirección\n1;Muñoz;Pe'),
    Buffer.from([0xf1]),
    Buffer.from('a 5\n2;José;\n'),
  ]);
  const fileToken = app.files.receive('lista.csv', list);
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  expect((await rowsOf(app, draftId)).map(({ outcome, problems }) => [outcome, problems])).toEqual([
    ['new', [{ code: 'letterLost', field: 'address', other: 'Pe\uFFFDa 5' }]],
    ['new', []],
  ]);
  const { importId } = await app.call('imports', 'apply', { draftId });
  const { notes } = await app.call('imports', 'notes', { importId, offset: 0, limit: 10 });
  expect(notes).toMatchObject([{ row: 2, code: 'letterLost', stayedOut: false }]);
});
