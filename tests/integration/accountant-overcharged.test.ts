import { expect, test } from 'vitest';
import { accountFaults, accountOf } from '../support/account';
import { billedOf, changePlan, contractOf, endContract, invoicesOf } from '../support/accountant';
import type { BillingOffice } from '../support/client-billing';
import { previewRun } from '../support/invoice-run';
import { reportAll } from '../support/reporting';
import { bill, billedOffice, comes, FIBRA, HOGAR, lastOf, NOVEMBER, sumOf, voidFirst } from '../support/settled-office';

/** Of November, which was billed with Fibra: 20 days of 30 at 11,090.00 less. */
const LESS = FIBRA - NOVEMBER;
/** So cheap that a month of Fibra is several of it. */
const CHEAP = 100_000;

const overcharged = (app: BillingOffice) => app.call('invoices', 'overcharged', { clientId: app.anaId });

async function credit(app: BillingOffice, totalCents: number) {
  const [first] = await invoicesOf(app, app.anaId);
  const invoiceId = first?.id ?? 0;
  const { leftCents } = await app.call('creditNotes', 'list', { invoiceId });
  await app.call('creditNotes', 'issue', { invoiceId, leftCents, totalCents, reason: 'cambió de plan' });
}

/** Ana's plan costs this much from the 1st of November on, which was billed. */
async function costs(app: BillingOffice, ownPriceCents: number) {
  const { id, version } = await contractOf(app, app.anaId);
  const terms = { planId: app.hogarId, ownPriceCents };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate: '2026-11-01', reason: 'x' });
}

const balanceOf = async (app: BillingOffice) => (await accountOf(app)).balanceCents;

test('what a change told late makes an invoice too much is said, and proposed for a credit note that settles it once', async () => {
  const app = await billedOffice();
  await reportAll(app);
  expect(await overcharged(app)).toEqual({ invoices: 0, totalCents: 0, rows: [] });
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  const told = {
    invoices: 1,
    totalCents: LESS,
    rows: [{ client: 'Ana Muñoz', internalNumber: 1, startOn: '2026-11-11', endOn: '2026-11-30', isVoidable: false }],
  };
  expect(await overcharged(app)).toMatchObject(told);
  expect((await previewRun(app, '2026-11-24')).overcharged).toMatchObject(told);
  await credit(app, LESS);
  expect(await overcharged(app)).toMatchObject({ invoices: 0, totalCents: 0 });
  expect(await balanceOf(app)).toBe(NOVEMBER);
  await bill(app, '2026-12-01', '2027-01-01');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    ['2026-12-01', HOGAR],
    ['2027-01-01', HOGAR],
  ]);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('what the run lets off is not proposed besides', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await comes(app, '2026-12-01');
  expect(await previewRun(app, '2026-12-01')).toMatchObject({
    settled: { discounts: 1, discountedCents: -LESS },
    overcharged: { invoices: 0, totalCents: 0 },
  });
});

test('what the run has no room for is proposed beside it', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await costs(app, CHEAP);
  await comes(app, '2026-12-01');
  expect((await previewRun(app, '2026-12-01')).overcharged).toMatchObject({
    invoices: 1,
    totalCents: FIBRA - 2 * CHEAP,
    rows: [{ startOn: '2026-11-01', amountCents: FIBRA - 2 * CHEAP }],
  });
});

test('a credit note after some of it was let off leaves nothing that a later invoice lets off again', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await costs(app, CHEAP);
  await bill(app, '2026-12-01', '2027-01-01');
  // December and January came to nothing; of November 29,990 − 1,000 − 2,000 are to be given back.
  expect(await overcharged(app)).toMatchObject({ totalCents: FIBRA - 3 * CHEAP });
  await credit(app, FIBRA - 3 * CHEAP);
  await bill(app, '2027-02-01', '2027-03-01');
  expect((await billedOf(app, app.anaId)).slice(-2)).toEqual([
    ['2027-02-01', CHEAP],
    ['2027-03-01', CHEAP],
  ]);
  expect(await balanceOf(app)).toBe(5 * CHEAP);
});

test('of what was credited in part the rest is let off by the next invoice, to the cent', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await credit(app, 100_001);
  expect(await overcharged(app)).toMatchObject({ totalCents: LESS - 100_001 });
  await bill(app, '2026-12-01', '2027-01-01');
  expect(await balanceOf(app)).toBe(NOVEMBER + 2 * HOGAR);
});

test('a change that is put back is charged again as far as it was credited', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await credit(app, LESS);
  await changePlan(app, app.anaId, app.fibraId, '2026-11-11');
  expect(await overcharged(app)).toMatchObject({ invoices: 0, totalCents: 0 });
  await bill(app, '2026-12-01', '2027-01-01');
  expect((await billedOf(app, app.anaId)).slice(1)).toEqual([
    ['2026-12-01', FIBRA + LESS],
    ['2027-01-01', FIBRA],
  ]);
  expect(await balanceOf(app)).toBe(3 * FIBRA);
});

test('a change that is put back before anything was credited leaves nothing', async () => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await changePlan(app, app.anaId, app.fibraId, '2026-11-11');
  expect(await overcharged(app)).toMatchObject({ invoices: 0 });
  await bill(app, '2026-12-01');
  expect(await lastOf(app)).toEqual(['2026-12-01', FIBRA]);
});

test('a dearer plan told late is proposed to nobody, and goes on the next invoice', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await costs(app, FIBRA + 300_000);
  expect(await overcharged(app)).toMatchObject({ invoices: 0 });
  await bill(app, '2026-12-01');
  expect(await lastOf(app)).toEqual(['2026-12-01', FIBRA + 600_000]);
});

test('a baja after the credit note of a change gives back what the baja makes too much, and no more', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await credit(app, LESS);
  await endContract(app, app.anaId, '2026-11-20');
  // 10 days of Fibra and 10 of Hogar of 30: 16,296.67 of 29,990.00.
  expect((await previewRun(app, '2026-11-24')).unused.totalCents).toBe(1_369_333 - LESS);
  expect(await overcharged(app)).toMatchObject({ totalCents: 1_369_333 - LESS, rows: [{ endedOn: '2026-11-20' }] });
});

test('the rest of an invoice that was credited for a change can be credited whole and billed anew', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await credit(app, LESS);
  const [first] = await invoicesOf(app, app.anaId);
  const asked = { leftCents: NOVEMBER, totalCents: NOVEMBER, reason: 'mal', rebill: true };
  await app.call('creditNotes', 'issue', { invoiceId: first?.id ?? 0, ...asked });
  await bill(app, '2026-12-01', '2027-01-01');
  expect(await balanceOf(app)).toBe(NOVEMBER + 2 * HOGAR);
  expect(sumOf(await billedOf(app, app.anaId))).toBe(FIBRA + NOVEMBER + 2 * HOGAR);
});

test('one that was not reported is to be voided, and is billed anew by its days', async () => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  expect(await overcharged(app)).toMatchObject({ rows: [{ isVoidable: true }] });
  await voidFirst(app, '2026-11-01');
  expect(await overcharged(app)).toMatchObject({ invoices: 0 });
  await bill(app, '2026-12-01');
  expect(await balanceOf(app)).toBe(NOVEMBER + HOGAR);
});
