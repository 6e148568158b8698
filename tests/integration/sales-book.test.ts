import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bookedKinds } from '../../src-main/contract/reports';
import { invoiceStates } from '../../src-main/contract/invoices';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { wordsFor } from '../../src-renderer/i18n/words-for';
import { accountFaults, accountOf, at, createAccountOffice, issue, pay, voidPayment } from '../support/account';
import { profileFieldsWith } from '../support/billing';
import { billingWith, saveBilling } from '../support/client-billing';
import { addContract } from '../support/contracts';
import { createBilledOffice, issueRun, listedInvoices } from '../support/invoice-run';
import { answer, approvalWith, queueOf } from '../support/reporting';

const NOVEMBER = { fromOn: '2026-11-01', toOn: '2026-11-30' } as const;
const DECEMBER = { fromOn: '2026-12-01', toOn: '2026-12-31' } as const;

/**
 * Three invoices B of 29,990.00 (24,785.12 and 21 %: 5,204.88), issued on 24 November: the first reported that day and half of
 * it credited, the second void, the third reported on 3 December.
 */
async function bookedOffice() {
  const app = await createBilledOffice();
  await addContract(app, app.anaId);
  await addContract(app, app.anaId);
  await issueRun(app, '2026-11-24');
  const [third, second, first] = await listedInvoices(app);
  if (!first || !second || !third) throw new Error('three invoices');
  const [due] = (await queueOf(app)).rows;
  if (!due) throw new Error('nothing is due');
  await answer(app, due, approvalWith());
  const { version } = await app.call('invoices', 'get', { id: second.id });
  await app.call('invoices', 'void', { id: second.id, version, reason: 'Se emitió de más' });
  const credit = { invoiceId: first.id, leftCents: 2_999_000, totalCents: 1_499_500, reason: 'Corte' };
  await app.call('creditNotes', 'issue', credit);
  const note = (await queueOf(app)).rows.find(({ kind }) => kind === 'creditNote');
  if (!note) throw new Error('no credit note is due');
  await answer(app, note, approvalWith({ number: 41 }));
  app.clock.ms = at('2026-12-03');
  const [late] = (await queueOf(app)).rows;
  if (!late) throw new Error('the third is due');
  await answer(app, late, approvalWith({ number: 2, fiscalOn: '2026-12-03' }));
  return app;
}

test('the sales book has what was reported by the day that it bears, with its taxes; a void one is none', async () => {
  const app = await bookedOffice();
  const november = await app.call('reports', 'salesBook', NOVEMBER);
  const B = { typeCode: 'B', entity: expect.any(String) };
  expect(november.rows).toEqual([
    {
      ...B,
      kind: 'invoice',
      state: 'reported',
      documents: 1,
      netCents: 2_478_512,
      taxCents: 520_488,
      totalCents: 2_999_000,
    },
    {
      ...B,
      kind: 'creditNote',
      state: 'reported',
      documents: 1,
      netCents: -1_239_256,
      taxCents: -260_244,
      totalCents: -1_499_500,
    },
    { ...B, kind: 'invoice', state: 'voided', documents: 1, netCents: 0, taxCents: 0, totalCents: 0 },
  ]);
  expect(november.taxes).toMatchObject([
    { name: 'IVA 21 %', rateBp: 2100, baseCents: 1_239_256, amountCents: 260_244 },
  ]);
  expect(november.total).toEqual({ documents: 2, netCents: 1_239_256, taxCents: 260_244, totalCents: 1_499_500 });
  const december = await app.call('reports', 'salesBook', DECEMBER);
  expect(december.rows).toMatchObject([{ kind: 'invoice', state: 'reported', documents: 1, totalCents: 2_999_000 }]);
  expect(december.reported).toEqual(december.total);
});

test('of what was reported nothing changes any more, whatever is credited and voided later', async () => {
  const app = await bookedOffice();
  const before = await app.call('reports', 'salesBook', NOVEMBER);
  const [third] = await listedInvoices(app);
  const credit = { invoiceId: third?.id ?? 0, leftCents: 2_999_000, totalCents: 2_999_000, reason: 'Baja' };
  await app.call('creditNotes', 'issue', credit);
  expect(await app.call('reports', 'salesBook', NOVEMBER)).toEqual(before);
  const december = await app.call('reports', 'salesBook', DECEMBER);
  expect(december.rows.at(-1)).toMatchObject({ kind: 'creditNote', state: 'pending', totalCents: -2_999_000 });
  expect([december.reported.totalCents, december.total.totalCents]).toEqual([2_999_000, 0]);
  expect(december.taxes).toMatchObject([{ baseCents: 2_478_512, amountCents: 520_488 }]);
});

test('the list of invoices is narrowed by the month that each bears, and by how it stands', async () => {
  const app = await bookedOffice();
  const numbers = async (filter: Parameters<typeof listedInvoices>[1]) =>
    (await listedInvoices(app, filter)).map(({ internalNumber }) => internalNumber);
  expect(await numbers({ month: calendarDate.parse('2026-11-15') })).toEqual([2, 1]);
  expect(await numbers({ month: calendarDate.parse('2026-12-31') })).toEqual([3]);
  expect(await numbers({ state: 'voided' })).toEqual([2]);
  expect(await numbers({ state: 'reported' })).toEqual([3, 1]);
  expect(await numbers({ state: 'reported', month: calendarDate.parse('2026-11-01'), text: 'ana' })).toEqual([1]);
  const { total, totalCents } = await app.call('invoices', 'list', {
    filter: { month: '2026-11-01' },
    offset: 0,
    limit: 1,
  });
  expect([total, totalCents]).toEqual([2, 2_999_000]);
});

test('its file has a line a document, and adds up to what the screen says', async () => {
  const app = await bookedOffice();
  const { fileToken, rows } = await app.call('reports', 'exportBook', {
    ...NOVEMBER,
    format: 'csv',
    fileName: 'Libro de ventas',
    headers: { before: ['Fecha', 'Neto'], after: ['Total'], base: 'Base' },
    kinds: wordsFor(bookedKinds, (kind) => kind),
    states: wordsFor(invoiceStates, (state) => state),
  });
  expect(rows).toBe(3);
  const [header, ...lines] = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8')
    .trim()
    .split('\r\n');
  expect(header).toBe('Fecha;Neto;Base IVA 21 %;IVA 21 %;Total');
  const cells = lines.map((line) => line.split(';'));
  expect(cells.map((row) => [row[1], row[2], row[4], ...row.slice(11, 16)])).toEqual([
    ['invoice', 'B', '1', '24785,12', '24785,12', '5204,88', '29990', 'reported'],
    ['invoice', 'B', '', '0', '0', '0', '0', 'voided'],
    ['creditNote', 'B', '41', '-12392,56', '-12392,56', '-2602,44', '-14995', 'reported'],
  ]);
  expect(cells.at(-1)?.slice(-2)).toEqual(['1', 'Corte']);
  expect(cells[1]?.at(-1)).toBe('Se emitió de más');
});

test('what deactivated clients owe is told beside what all owe', async () => {
  const app = await createBilledOffice();
  await issueRun(app, '2026-11-24');
  const debt = await app.call('reports', 'debtByAge', {});
  expect([debt.totalCents, debt.deactivatedCents]).toEqual([2_999_000, 0]);
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'deactivate', { id: app.anaId, version });
  const after = await app.call('reports', 'debtByAge', {});
  expect([after.totalCents, after.deactivatedCents]).toEqual([2_999_000, 2_999_000]);
});

test('what is charged for paying late has a figure in its month, while its payment stands', async () => {
  const app = await createAccountOffice();
  const fields = profileFieldsWith({ name: 'Con recargo', cycleDay: 1, secondDueDays: 20, secondSurchargeBp: 1000 });
  const { id } = await app.call('billingParameters', 'saveProfile', { at: null, fields });
  await saveBilling(app, app.anaId, await billingWith(app, { profileId: id }));
  await issue(app, '2026-11-24');
  app.clock.ms = at('2026-12-16');
  const payment = await pay(app, 1_000_000, { paidOn: '2026-12-16' });
  const surcharged = async () => {
    const stretch = { fromOn: NOVEMBER.fromOn, toOn: DECEMBER.toOn };
    const { rows, surchargedCents } = await app.call('reports', 'invoiced', stretch);
    return [...rows.map((row) => row.surchargedCents), surchargedCents];
  };
  // A tenth of what was paid late, or of all of it: as the account was charged.
  const { unpaid } = await accountOf(app);
  const charged = unpaid.find(({ kind }) => kind === 'surcharge')?.restCents ?? 0;
  expect(charged).toBeGreaterThan(0);
  expect(await surcharged()).toEqual([0, charged, charged]);
  await voidPayment(app, payment.id);
  expect(await surcharged()).toEqual([0, 0, 0]);
  expect(accountFaults(app.folder)).toEqual([]);
});
