import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { debtAges } from '../../src-main/contract/reports';
import { ageBounds, monthsOf } from '../../src-main/domain/reports/rules';
import { wordsFor } from '../../src-renderer/i18n/words-for';
import { accountOf, at, createAccountOffice, issue, pay, voidPayment } from '../support/account';
import { named, parametersOf } from '../support/billing';
import { listedInvoices } from '../support/invoice-run';
import { refusalOf } from '../support/test-app';

const STRETCH = { fromOn: '2026-11-01', toOn: '2027-01-31' } as const;

/** November's and December's invoices of 29,990.00 each for two contracts; payments in both months, one voided in January. */
async function createOffice() {
  const app = await createAccountOffice(2);
  await issue(app, '2026-11-24');
  await pay(app, 3_000_000);
  app.clock.ms = at('2026-12-05');
  await issue(app, '2026-12-05');
  const transfer = named((await parametersOf(app)).paymentMethods, 'Transferencia').id;
  const { id } = await pay(app, 1_000_050, { methodId: transfer, paidOn: '2026-12-05' });
  app.clock.ms = at('2027-01-10');
  await voidPayment(app, id);
  return app;
}

test('debt by age adds up to every account; each debt stands where its due date is', async () => {
  const app = await createOffice();
  const report = await app.call('reports', 'debtByAge', {});
  const { balanceCents, unpaidCents, creditCents, unpaid } = await accountOf(app);
  expect(report).toMatchObject({ totalCents: unpaidCents, creditCents, balanceCents, onDate: '2027-01-10' });
  expect(report.rows.map(({ age }) => age)).toEqual([...debtAges]);
  expect(report.rows.reduce((sum, row) => sum + row.cents, 0)).toBe(unpaidCents);
  // An arithmetic of its own: whole days between two days at noon.
  const days = (dueOn: string) => Math.round((at('2027-01-10') - at(dueOn)) / 86_400_000);
  const of = (low: number, high: number) =>
    unpaid
      .filter(({ dueOn }) => days(dueOn) >= low && days(dueOn) <= high)
      .reduce((sum, { restCents }) => sum + restCents, 0);
  expect(report.rows.map((row) => row.cents)).toEqual([of(-999, 0), of(1, 30), of(31, 60), of(61, 90), of(91, 9999)]);
  expect(report.rows.filter((row) => row.cents > 0).length).toBeGreaterThan(1);
});

test('the ages follow on one another without a gap: due today is not late, the 31st day is in the second', () => {
  const bounds = ageBounds('2026-03-01');
  expect(bounds.map(({ fromOn, toOn }) => [fromOn, toOn])).toEqual([
    ['2026-03-01', '9999-12-31'],
    ['2026-01-30', '2026-02-28'],
    ['2025-12-31', '2026-01-29'],
    ['2025-12-01', '2025-12-30'],
    ['0000-01-01', '2025-11-30'],
  ]);
  expect(monthsOf('2026-11-24', '2027-01-01')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']);
});

test('income by any group is the sum of the closings of its days', async () => {
  const app = await createOffice();
  const closings = await Promise.all(
    ['2026-11-24', '2026-12-05', '2027-01-10'].map((onDate) => app.call('payments', 'dayClosing', { onDate })),
  );
  const closed = closings.map(({ totalCents }) => totalCents);
  expect(closed).toEqual([3_000_000, 1_000_050, -1_000_050]);
  const months = await app.call('reports', 'income', { ...STRETCH, by: 'month' });
  expect(months.rows.map(({ name, cents }) => [name, cents])).toEqual([
    ['2026-11-01', closed[0]],
    ['2026-12-01', closed[1]],
    ['2027-01-01', closed[2]],
  ]);
  for (const by of ['month', 'method', 'collector', 'zone'] as const) {
    const { totalCents, rows } = await app.call('reports', 'income', { ...STRETCH, by });
    expect(totalCents, by).toBe(3_000_000);
    expect(
      rows.reduce((sum, row) => sum + row.takenCents - row.voidedCents, 0),
      by,
    ).toBe(3_000_000);
  }
  const methods = await app.call('reports', 'income', { ...STRETCH, by: 'method' });
  expect(methods.rows.map(({ name, payments, cents }) => [name, payments, cents])).toEqual([
    ['Efectivo', 1, 3_000_000],
    ['Transferencia', 1, 0],
  ]);
});

test('what was invoiced is what the accounts were charged for invoices, month by month, against what came in', async () => {
  const app = await createOffice();
  const { rows, invoicedCents, collectedCents } = await app.call('reports', 'invoiced', STRETCH);
  const { rows: posted } = await app.call('account', 'transactions', { clientId: app.anaId, offset: 0, limit: 100 });
  const invoices = posted.filter(({ kind }) => kind === 'invoice');
  const charged = (month: string) =>
    invoices.filter(({ onDate }) => onDate.startsWith(month)).reduce((sum, { amountCents }) => sum + amountCents, 0);
  expect(rows.map((row) => row.invoicedCents)).toEqual(['2026-11', '2026-12', '2027-01'].map(charged));
  expect(invoicedCents).toBe(invoices.reduce((sum, { amountCents }) => sum + amountCents, 0));
  expect(invoicedCents).toBeGreaterThan(0);
  expect(collectedCents).toBe((await app.call('reports', 'income', { ...STRETCH, by: 'zone' })).totalCents);
});

test('a month that has gone by stays as it was when an invoice of it is voided later', async () => {
  const app = await createOffice();
  const before = await app.call('reports', 'invoiced', STRETCH);
  const [first] = await listedInvoices(app, { clientId: app.anaId });
  const { id, version, totalCents, issuedOn } = await app.call('invoices', 'get', { id: first?.id ?? 0 });
  expect(issuedOn).toBe('2026-12-05');
  await app.call('invoices', 'void', { id, version, reason: 'mal' });
  const after = await app.call('reports', 'invoiced', STRETCH);
  expect(after.rows.slice(0, 2)).toEqual(before.rows.slice(0, 2));
  expect(after.rows[2]).toMatchObject({ month: '2027-01-01', invoicedCents: 0 - totalCents, netCents: 0 - totalCents });
  expect(after.invoicedCents).toBe(before.invoicedCents - totalCents);
});

test('a report is handed out with the screen’s own figures; a stretch that is none is refused', async () => {
  const app = await createOffice();
  const words = {
    ages: wordsFor(debtAges, (age) => age),
    unnamed: 'sin nombre',
    total: 'Total',
    format: 'csv' as const,
  };
  const { fileToken, rows } = await app.call('reports', 'export', {
    what: { kind: 'income', ...STRETCH, by: 'zone' },
    fileName: 'Ingresos',
    headers: ['Zona', 'Pagos', 'Registrado', 'Anulado', 'Ingresos'],
    ...words,
  });
  expect(rows).toBe(2);
  const written = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8')
    .trim()
    .split('\r\n');
  expect(written.slice(1)).toEqual(['sin nombre;2;40000,5;10000,5;30000', 'Total;2;;;30000']);
  const turned = app.call('reports', 'income', { fromOn: '2026-11-01', toOn: '2026-09-01', by: 'month' });
  expect(await refusalOf(turned)).toMatchObject({ code: 'VALIDATION', field: 'toOn' });
  const endless = app.call('reports', 'invoiced', { fromOn: '1990-01-01', toOn: '2026-09-01' });
  expect((await refusalOf(endless)).code).toBe('VALIDATION');
  const beyond = app.call('reports', 'invoiced', { fromOn: '9999-12-01', toOn: '9999-12-31' });
  expect((await refusalOf(beyond)).code).toBe('VALIDATION');
});
