import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { accountFaults } from '../support/account';
import { changeFile } from '../support/accountant';
import { named, parametersOf } from '../support/billing';
import { importList } from '../support/lists';
import { createTestOffice, refusalOf, type TestApp } from '../support/test-app';

const HEAD = 'ID cliente;Nombre;Teléfono;Número de facturas impagas;Balance de facturas impagas';

type Call = Pick<TestApp, 'call'>;

const previewOf = (app: Call, scope: 'included' | 'excluded' = 'included') =>
  app.call('openingBalances', 'preview', { scope, offset: 0, limit: 200 });

async function post(app: Call) {
  const { debtors, debtCents, creditors, creditCents } = await previewOf(app);
  const expected = { debtors, debtCents, creditors, creditCents };
  return app.call('openingBalances', 'post', { taskId: randomUUID(), expected });
}

async function undo(app: Call) {
  const [last] = (await app.call('openingBalances', 'postings', {})).postings;
  if (!last) throw new Error('a posting was expected');
  return app.call('openingBalances', 'undo', { taskId: randomUUID(), id: last.id, version: last.version });
}

async function clientOf(app: Call, customId: string) {
  const filter = { text: customId };
  const sort = { column: 'customId', descending: false } as const;
  const { rows } = await app.call('clients', 'list', { filter, sort, offset: 0, limit: 50 });
  const found = rows.find((row) => row.customId === customId);
  if (!found) throw new Error(`there is no client ${customId}`);
  return found;
}

const accountOf = async (app: Call, customId: string) =>
  app.call('account', 'get', { clientId: (await clientOf(app, customId)).id });

const transactionsOf = async (app: Call, customId: string) => {
  const { id: clientId } = await clientOf(app, customId);
  const { rows } = await app.call('account', 'transactions', { clientId, offset: 0, limit: 50 });
  return rows.map(({ kind, onDate, amountCents, balanceCents }) => [kind, onDate, amountCents, balanceCents]);
};

async function pay(app: Call, customId: string, amountCents: number, spread: { debitId: number }[] | null = null) {
  const { id: clientId } = await clientOf(app, customId);
  const chosen = spread && spread.map((share) => ({ ...share, surcharge: false, amountCents }));
  const how = { clientId, amountCents, paidOn: '2026-11-24', spread: chosen };
  const { version } = await app.call('payments', 'preview', how);
  const methodId = named((await parametersOf(app)).paymentMethods, 'Efectivo').id;
  return app.call('payments', 'save', { ...how, version, methodId, collectorId: null, note: '' });
}

/** The count and the balance of every client, by ID, as the export has them. */
async function exportedOf(app: Pick<TestApp, 'call' | 'files'>) {
  const selection = { kind: 'filter' as const, filter: { state: 'all' as const }, exceptIds: [] };
  const { fileToken } = await app.call('exports', 'clients', { selection, format: 'csv' });
  const text = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8');
  const cells = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';'));
  return Object.fromEntries(cells.map((row) => [row[0], [row[16], row[17]]]));
}

const LIST = [HEAD, '1;Ana;111;2;1.500,50', '2;Beto;222;0;0', '3;Caro;333;1;-300', '4;Dora;444;3;0', '5;Eva;555;0;80'];

test('what the clients of a list owed is posted once, with its count, of the day of the list', async () => {
  const app = await createTestOffice();
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 0 });
  await importList(app, LIST);
  app.clock.ms += 3 * 86_400_000;
  expect(await previewOf(app)).toMatchObject({
    debtors: 2,
    invoices: 2,
    debtCents: 158_050,
    creditors: 1,
    creditCents: 30_000,
    exclusions: [{ reason: 'countOnly', clients: 1, amountCents: 0 }],
    rows: [
      { customId: '1', client: 'Ana', invoiceCount: 2, amountCents: 150_050, onDate: '2026-11-24', excluded: null },
      { customId: '3', client: 'Caro', invoiceCount: 1, amountCents: -30_000, excluded: null },
      { customId: '5', client: 'Eva', invoiceCount: 0, amountCents: 8000, excluded: null },
    ],
    total: 3,
  });
  expect((await previewOf(app, 'excluded')).rows).toMatchObject([{ customId: '4', excluded: 'countOnly' }]);
  const posted = await post(app);
  expect(posted).toMatchObject({ debtors: 2, debtCents: 158_050, creditors: 1, creditCents: 30_000 });
  expect(await accountOf(app, '1')).toMatchObject({
    balanceCents: 150_050,
    unpaidInvoices: 2,
    unpaid: [{ kind: 'opening', invoiceCount: 2, postedOn: '2026-11-24', dueOn: '2026-11-24', restCents: 150_050 }],
  });
  expect(await accountOf(app, '3')).toMatchObject({ balanceCents: -30_000, creditCents: 30_000, unpaidInvoices: 0 });
  expect(await transactionsOf(app, '3')).toEqual([['openingCredit', '2026-11-24', -30_000, -30_000]]);
  expect(await clientOf(app, '1')).toMatchObject({ balanceCents: 150_050, unpaidInvoices: 2 });
  expect(await exportedOf(app)).toMatchObject({ 1: ['2', '1500,5'], 2: ['0', '0'], 4: ['3', '0'], 5: ['0', '80'] });
  expect(accountFaults(app.folder)).toEqual([]);
  // There is nothing left to post.
  expect(await previewOf(app)).toMatchObject({ debtors: 0, creditors: 0, total: 0 });
  expect(await refusalOf(post(app))).toMatchObject({ code: 'NOTHING_TO_POST' });
});

test('no later import touches what was posted', async () => {
  const app = await createTestOffice();
  await importList(app, LIST);
  await post(app);
  await pay(app, '1', 50_050);
  await importList(app, [HEAD, '1;Ana;199;9;9.999,50', '6;Fede;666;1;40']);
  expect(await accountOf(app, '1')).toMatchObject({ balanceCents: 100_000, unpaidInvoices: 2 });
  // Who is new with the second list is posted by itself.
  expect(await previewOf(app)).toMatchObject({ debtors: 1, debtCents: 4000, rows: [{ customId: '6' }] });
  await post(app);
  expect(await accountOf(app, '1')).toMatchObject({ balanceCents: 100_000 });
  expect(await accountOf(app, '6')).toMatchObject({ balanceCents: 4000, unpaidInvoices: 1 });
  expect((await app.call('openingBalances', 'postings', {})).postings).toMatchObject([
    { debtors: 1, standing: 1, operator: 'Ana Ruiz' },
    { debtors: 2, creditors: 1, standing: 3 },
  ]);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a posting is taken back while nobody paid of it; what was paid stays, and can be tried again', async () => {
  const app = await createTestOffice();
  await importList(app, LIST);
  await post(app);
  const { id } = await pay(app, '1', 100);
  expect(await undo(app)).toEqual({ undone: 2, kept: 1, keptNames: ['Ana'] });
  expect(await accountOf(app, '1')).toMatchObject({ balanceCents: 149_950 });
  expect(await transactionsOf(app, '3')).toEqual([
    ['openingCreditCancelled', '2026-11-24', 30_000, 0],
    ['openingCredit', '2026-11-24', -30_000, -30_000],
  ]);
  expect(await transactionsOf(app, '5')).toEqual([
    ['openingCancelled', '2026-11-24', -8000, 0],
    ['opening', '2026-11-24', 8000, 8000],
  ]);
  await app.call('payments', 'void', { id, version: 1, reason: 'Era de otro' });
  expect(await undo(app)).toMatchObject({ undone: 1, kept: 0 });
  expect(await exportedOf(app)).toMatchObject({ 3: ['1', '-300'], 5: ['0', '80'] });
  expect(accountFaults(app.folder)).toEqual([]);
  // What was taken back may be posted again, once.
  expect(await post(app)).toMatchObject({ debtors: 2, creditors: 1 });
  expect(await accountOf(app, '5')).toMatchObject({ balanceCents: 8000 });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('two windows never post the same twice, nor something else than they saw', async () => {
  const app = await createTestOffice();
  await importList(app, LIST);
  const { debtors, debtCents, creditors, creditCents } = await previewOf(app);
  const expected = { debtors, debtCents, creditors, creditCents };
  const input = { taskId: randomUUID(), expected };
  await importList(app, [HEAD, '7;Gina;777;1;10']);
  expect(await refusalOf(app.call('openingBalances', 'post', input))).toMatchObject({ code: 'OPENING_CHANGED' });
  await post(app);
  expect(await refusalOf(app.call('openingBalances', 'post', input))).toMatchObject({ code: 'OPENING_CHANGED' });
  expect(await accountOf(app, '1')).toMatchObject({ balanceCents: 150_050 });
});

test('cents that the currency does not have stay out, and say so', async () => {
  const app = await createTestOffice('CL');
  await importList(app, [HEAD, '1;Ana;111;2;1500,50', '2;Beto;222;1;700']);
  expect(await previewOf(app)).toMatchObject({
    debtors: 1,
    debtCents: 70_000,
    exclusions: [{ reason: 'unit', clients: 1, amountCents: 150_050 }],
  });
});

test('each client says in its audit what was posted, all of one act', async () => {
  const app = await createTestOffice();
  await importList(app, LIST);
  await post(app);
  const entries = await Promise.all(
    ['1', '3'].map(async (customId) => {
      const { id: clientId } = await clientOf(app, customId);
      return (await app.call('audit', 'list', { clientId, offset: 0, limit: 2 })).entries.slice(0, 2);
    }),
  );
  expect(entries.map((some) => some.map(({ action, field, after }) => [action, field, after]))).toEqual([
    [
      ['openingPosted', 'account.invoices', '2'],
      ['openingPosted', 'account.amount', '1500.50'],
    ],
    [
      ['openingCreditPosted', 'account.amount', '300.00'],
      ['created', expect.anything(), expect.anything()],
    ],
  ]);
  expect(new Set(entries.map(([newest]) => newest?.batchId)).size).toBe(1);
});

test('the debts of office-3000 come to what its workbook says, added up apart from the application', async () => {
  const path = resolve(import.meta.dirname, '../data/clientes.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.worksheets[0];
  const heads = sheet?.getRow(1).values;
  const column = (head: string) => (Array.isArray(heads) ? heads.indexOf(head) : -1);
  const [id, name, invoices, balance] = [
    'ID cliente',
    'Nombre',
    'Número de facturas impagas',
    'Balance de facturas impagas',
  ].map(column);
  const owed = new Map<string, { name: string; invoices: number; cents: bigint }>();
  sheet?.eachRow((row, number) => {
    const key = row.getCell(id ?? 0).text.trim();
    // A client's repeated row says nothing new.
    if (number === 1 || owed.has(key)) return;
    const cents = BigInt(Math.round(Number(row.getCell(balance ?? 0).value ?? 0) * 100));
    const nameText = row.getCell(name ?? 0).text.trim();
    owed.set(key, { name: nameText, invoices: Number(row.getCell(invoices ?? 0).value ?? 0), cents });
  });
  const truth: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, '../data/truth.json'), 'utf8'));
  expect(truth).toMatchObject({ clientsWithDebt: [...owed.values()].filter(({ cents }) => cents !== 0n).length });
  // Who has no name stays out of the register.
  const all = [...owed.values()].filter((one) => one.name !== '');
  const debts = all.filter(({ cents }) => cents > 0n);
  const expected = {
    debtors: debts.length,
    invoices: debts.reduce((sum, one) => sum + one.invoices, 0),
    debtCents: Number(debts.reduce((sum, { cents }) => sum + cents, 0n)),
    creditors: all.filter(({ cents }) => cents < 0n).length,
  };
  const app = await createTestOffice();
  const fileToken = app.files.receive('clientes.xlsx', readFileSync(path));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  await app.call('imports', 'apply', { draftId });
  expect(await previewOf(app)).toMatchObject(expected);
  expect(await post(app)).toMatchObject(expected);
  expect(accountFaults(app.folder)).toEqual([]);
}, 120_000);

test('a balance beyond belief is a problem of its row, and one that is here already stays out and is told', async () => {
  const app = await createTestOffice();
  await importList(app, [...LIST, '6;Fede;666;1;90071992547409.91', '7;Gala;777;1;1000000000']);
  expect((await previewOf(app)).rows.map(({ customId }) => customId)).toEqual(['1', '3', '5', '7']);
  changeFile(app.folder, 'UPDATE client_carried_columns SET unpaid_balance_cents = 9007199254740991');
  expect(await previewOf(app, 'excluded')).toMatchObject({
    debtors: 0,
    debtCents: 0,
    exclusions: [{ reason: 'tooHigh', amountCents: 0 }],
  });
  expect(app.unexpected).toEqual([]);
});
