import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type AccountOffice, createAccountOffice, issue, pay } from '../support/account';
import { clientFieldsWith } from '../support/test-app';

const PRICE = 2_999_000;

const namesBy = async (app: AccountOffice, sort: object, filter: object = {}) =>
  (await app.call('clients', 'list', { filter, sort, offset: 0, limit: 50 })).rows.map(({ name }) => name);

/** The count and the balance of every client, by ID, as the export has them. */
async function exported(app: AccountOffice) {
  const selection = { kind: 'filter' as const, filter: {}, exceptIds: [] };
  const { fileToken } = await app.call('exports', 'clients', { selection, format: 'csv' });
  const text = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8');
  const cells = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';'));
  return Object.fromEntries(cells.map((row) => [row[0], [row[16], row[17]]]));
}

test('the list has what each client owes and is sorted by it, alone and with a search', async () => {
  const app = await createAccountOffice(2);
  await app.call('clients', 'create', clientFieldsWith({ name: 'Carla Muñoz', customId: '3' }));
  await issue(app, '2026-11-24');
  await pay(app, 5000, { clientId: app.betoId });
  const { rows } = await app.call('clients', 'rows', { ids: [app.anaId, app.betoId] });
  expect(rows).toMatchObject([
    { balanceCents: 2 * PRICE, unpaidInvoices: 2 },
    { balanceCents: -5000, unpaidInvoices: 0 },
  ]);
  const most = { column: 'balance', descending: true } as const;
  expect(await namesBy(app, most)).toEqual(['Ana Muñoz', 'Carla Muñoz', 'Beto Ruiz']);
  expect(await namesBy(app, { column: 'balance' })).toEqual(['Beto Ruiz', 'Carla Muñoz', 'Ana Muñoz']);
  expect(await namesBy(app, most, { text: 'munoz' })).toEqual(['Ana Muñoz', 'Carla Muñoz']);
  expect(await namesBy(app, { column: 'unpaidInvoices', descending: true }, { state: 'all' })).toHaveLength(3);
  const place = (sort: object) => app.call('clients', 'place', { id: app.betoId, filter: {}, sort });
  expect(await place(most)).toEqual({ index: 2 });
  expect(await place({ column: 'balance' })).toEqual({ index: 0 });
});

test('the export has what is unpaid by the account of each client that has one, and until then as its list had it', async () => {
  const app = await createAccountOffice();
  const list = 'ID cliente;Nombre;Número de facturas impagas;Balance de facturas impagas\r\n9;Zoe;2;1.500,50';
  const fileToken = app.files.receive('lista.csv', Buffer.from(list));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  await app.call('imports', 'apply', { draftId });
  expect(await exported(app)).toMatchObject({ 1: ['0', '0'], 9: ['2', '1500,5'] });
  await issue(app, '2026-11-24');
  await pay(app, 1000);
  await pay(app, 250, { clientId: app.betoId });
  // What the grid says, to the cent: what is unpaid less what is to its credit. What a list brought waits for its posting.
  expect(await exported(app)).toMatchObject({ 1: ['1', '29980'], 2: ['0', '-2,5'], 9: ['2', '1500,5'] });
  const { rows } = await app.call('clients', 'rows', { ids: [app.anaId, app.betoId] });
  expect(rows.map(({ balanceCents }) => balanceCents)).toEqual([2_998_000, -250]);
});
