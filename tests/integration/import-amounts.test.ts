import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createTestOffice } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createTestOffice>>;

const HEAD = 'ID cliente;Nombre;Teléfono;Número de facturas impagas;Balance de facturas impagas';

async function preview(app: Office, ...lines: string[]) {
  const fileToken = app.files.receive('lista.csv', Buffer.from([HEAD, ...lines].join('\r\n')));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  const { rows } = await app.call('imports', 'rows', { draftId, offset: 0, limit: 200 });
  return { draftId, rows };
}

async function importAll(app: Office, ...lines: string[]) {
  const { draftId } = await preview(app, ...lines);
  return app.call('imports', 'apply', { draftId });
}

/** The count and the balance of every client, by ID, as the export has them. */
async function amountsOf(app: Office) {
  const { fileToken } = await app.call('exports', 'clients', {
    selection: { kind: 'filter', filter: { state: 'all' }, exceptIds: [] },
    format: 'csv',
  });
  const lines = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8')
    .trim()
    .split('\r\n');
  const cells = lines.slice(1).map((line) => line.split(';'));
  return Object.fromEntries(cells.map((row) => [row[0], [row[16], row[17]]]));
}

test('the unpaid count and balance come in with a new client and stand in its audit', async () => {
  const app = await createTestOffice();
  await importAll(app, '1;Ana;111;2;1.500,50', '2;Beto;222;0;0');
  expect(await amountsOf(app)).toEqual({ 1: ['2', '1500,5'], 2: ['0', '0'] });
  const audit = async (clientId: number) =>
    (await app.call('audit', 'list', { clientId, offset: 0, limit: 50 })).entries
      .filter(({ field }) => field.startsWith('unpaid'))
      .map(({ action, field, before, after }) => [action, field, before, after]);
  expect((await audit(1)).toSorted((one, other) => String(one).localeCompare(String(other)))).toEqual([
    ['created', 'unpaidBalance', '', '1500.50'],
    ['created', 'unpaidCount', '', '2'],
  ]);
  expect(await audit(2)).toEqual([]);
});

test('those of a known client are never compared, and never changed, whatever else its row changes', async () => {
  const app = await createTestOffice();
  await importAll(app, '1;Ana;111;2;1.500,50', '2;Beto;222;;');
  const again = await preview(app, '1;Ana;111;9;9.999,50', '2;Beto;333;4;400');
  expect(again.rows.map(({ outcome, changes }) => [outcome, changes.map(({ field }) => field)])).toEqual([
    ['same', []],
    ['changes', ['phone']],
  ]);
  await app.call('imports', 'apply', { draftId: again.draftId });
  expect(await amountsOf(app)).toEqual({ 1: ['2', '1500,5'], 2: ['0', '0'] });
});

test('an unreadable unpaid count is a problem of its row, as an unreadable balance is, and is corrected there', async () => {
  const app = await createTestOffice();
  const { draftId, rows } = await preview(
    app,
    '1;Ana;;tres;12',
    '2;Beto;;2,0;1,5',
    '3;Caro;;99999999999;',
    '4;Dora;;;',
  );
  expect(rows.map(({ outcome, problems }) => [outcome, problems])).toEqual([
    ['problem', [{ code: 'countInvalid', field: 'unpaidCount', other: '' }]],
    ['new', []],
    ['problem', [{ code: 'countInvalid', field: 'unpaidCount', other: '' }]],
    ['new', []],
  ]);
  await app.call('imports', 'correct', { draftId, row: 2, cells: [{ target: 'unpaidCount', text: '3' }] });
  await app.call('imports', 'apply', { draftId });
  expect(await amountsOf(app)).toEqual({ 1: ['3', '12'], 2: ['2', '1,5'], 4: ['0', '0'] });
});
