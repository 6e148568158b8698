import { expect, test } from 'vitest';
import { createAccountOffice } from '../support/account';
import {
  billedOf,
  byDays,
  changePlan,
  contractOf,
  endContract,
  invoicesOf,
  linesOf,
  reprice,
} from '../support/accountant';
import { previewRun } from '../support/invoice-run';
import { reportAll } from '../support/reporting';
import { bill, billedOffice, comes, FIBRA, HOGAR, lastOf, NOVEMBER, voidFirst } from '../support/settled-office';

const DEARER = 2_500_000;
/** December on Hogar with 25,000.00 from the 10th on: (9 × 18,900 + 22 × 25,000) / 31 = 23,229.03. */
const DECEMBER = byDays(
  [
    [HOGAR, 9],
    [DEARER, 22],
  ],
  31,
);

test('what was settled is not settled again for a price that was told later, from whatever day it holds', async () => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await bill(app, '2026-12-01');
  expect(await lastOf(app)).toEqual(['2026-12-01', HOGAR + NOVEMBER - FIBRA]);
  await comes(app, '2026-12-05');
  await reprice(app, app.hogarId, DEARER, '2026-11-12');
  await bill(app, '2027-01-01', '2027-02-01');
  expect((await billedOf(app, app.anaId)).slice(2)).toEqual([
    ['2027-01-01', DEARER],
    ['2027-02-01', DEARER],
  ]);
});

test('a price that was announced is known to what was billed since, and settled at', async () => {
  const app = await createAccountOffice(1);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-01');
  await bill(app, '2026-11-24');
  await reprice(app, app.hogarId, DEARER, '2026-12-10');
  await changePlan(app, app.anaId, app.fibraId, '2026-12-05');
  await bill(app, '2026-12-01');
  const { id, version } = await contractOf(app, app.anaId);
  await app.call('contracts', 'cancelPlanChange', { id, version });
  await bill(app, '2027-01-01');
  const [, december, january] = await billedOf(app, app.anaId);
  expect([january?.[0], (december?.[1] ?? 0) + (january?.[1] ?? 0)]).toEqual(['2027-01-01', DECEMBER + DEARER]);
  expect(DECEMBER).toBe(2_322_903);
});

test('an invoice that was billed anew at the right price is right', async () => {
  const app = await createAccountOffice(1);
  await bill(app, '2026-11-24');
  await reprice(app, app.hogarId, DEARER, '2026-12-10');
  await bill(app, '2026-12-01');
  await comes(app, '2026-12-03');
  await changePlan(app, app.anaId, app.hogarId, '2026-12-01');
  await voidFirst(app, '2026-12-01');
  await bill(app, '2026-12-03', '2027-01-01', '2027-02-01');
  expect((await billedOf(app, app.anaId)).slice(1)).toEqual([
    ['2026-12-01', DECEMBER],
    ['2027-01-01', DEARER],
    ['2027-02-01', DEARER],
  ]);
  for (const invoice of (await invoicesOf(app, app.anaId)).slice(-2)) expect(linesOf(invoice)).toHaveLength(1);
});

test('what is proposed to be taken back for a baja is the same after a price was told for its days', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await endContract(app, app.anaId, '2026-11-20');
  // 10 days of Fibra and 10 of Hogar of 30: 16,296.67 of 29,990.00.
  expect((await previewRun(app, '2026-11-24')).unused.totalCents).toBe(1_369_333);
  await comes(app, '2026-11-26');
  await reprice(app, app.hogarId, DEARER, '2026-11-12');
  expect((await previewRun(app, '2026-11-26')).unused.totalCents).toBe(1_369_333);
});

test('of two prices that were told for one day, an invoice knew the one that was told before it', async () => {
  const app = await billedOffice();
  await comes(app, '2026-11-28');
  await reprice(app, app.hogarId, DEARER, '2026-11-28');
  await bill(app, '2026-12-01');
  await comes(app, '2026-12-05');
  await reprice(app, app.hogarId, FIBRA + DEARER, '2026-11-28');
  await changePlan(app, app.anaId, app.hogarId, '2026-12-01');
  await bill(app, '2027-01-01');
  // December is 25,000.00, which was known; nobody said more until it was billed.
  expect(await lastOf(app)).toEqual(['2027-01-01', FIBRA + DEARER + DEARER - FIBRA]);
});

test('what was credited for another thing before a baja is not taken off what the baja gives back; what was since, is', async () => {
  const app = await billedOffice();
  await reportAll(app);
  const [november] = await invoicesOf(app, app.anaId);
  const note = (leftCents: number, totalCents: number) =>
    app.call('creditNotes', 'issue', { invoiceId: november?.id ?? 0, leftCents, totalCents, reason: 'x' });
  await note(FIBRA, 100_000);
  await endContract(app, app.anaId, '2026-11-20');
  // 10 days of 30 of 29,990.00.
  expect((await previewRun(app, '2026-11-24')).unused.totalCents).toBe(999_667);
  await note(FIBRA - 100_000, 900_000);
  expect((await previewRun(app, '2026-11-24')).unused.totalCents).toBe(99_667);
  await note(FIBRA - 1_000_000, 99_667);
  expect((await previewRun(app, '2026-11-24')).unused).toMatchObject({ invoices: 0, totalCents: 0 });
});
