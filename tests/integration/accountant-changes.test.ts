import { expect, test } from 'vitest';
import {
  billedOf,
  byDays,
  changePlan,
  contractOf,
  endContract,
  invoicesOf,
  linesOf,
  noon,
  part,
} from '../support/accountant';
import { accountFaults, accountOf, createAccountOffice } from '../support/account';
import { profileFieldsWith } from '../support/billing';
import { billingWith, saveBilling } from '../support/client-billing';
import { issueRun, previewRun } from '../support/invoice-run';
import { reportAll } from '../support/reporting';

/** In advance: November is billed whole on the 24th of November, then something changes within it. */
const FIBRA = 2_999_000;
const HOGAR = 1_890_000;
/** From the 11th on Hogar instead of Fibra: 20 days of 30 at 11,090.00 less are 7,393.33. */
const NOVEMBER_LESS =
  byDays(
    [
      [FIBRA, 10],
      [HOGAR, 20],
    ],
    30,
  ) - FIBRA;

async function billedOffice() {
  const app = await createAccountOffice(1);
  await issueRun(app, '2026-11-24');
  return app;
}

test('a change of plan within a month that was billed is settled on the next invoice, in a line of its own, once', async () => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  const { billing } = await app.call('clients', 'get', { id: app.anaId });
  const { next } = await app.call('invoices', 'next', { clientId: app.anaId, billing });
  expect(next.map(({ totalCents }) => totalCents)).toEqual([HOGAR + NOVEMBER_LESS, HOGAR, HOGAR]);
  app.clock.ms = noon('2027-01-01');
  expect(await previewRun(app, '2027-01-01')).toMatchObject({ totalCents: 2 * HOGAR + NOVEMBER_LESS });
  await issueRun(app, '2027-01-01');
  expect(NOVEMBER_LESS).toBe(-739_333);
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    ['2026-12-01', 1_150_667],
    ['2027-01-01', HOGAR],
  ]);
  const [, december] = await invoicesOf(app, app.anaId);
  expect(december && linesOf(december)).toEqual([
    ['Hogar 25 Mb', HOGAR],
    ['Diferencia por cambio de plan del 11/11/2026 al 30/11/2026', -739_333],
  ]);
  // The line has its taxes as the plan has: 1,150,667 / 1.21 = 950,964.5.
  expect(december).toMatchObject({ netCents: 950_964, taxCents: 199_703 });
  // What is in the account is what three months came to by their days.
  expect(await accountOf(app)).toMatchObject({
    balanceCents:
      byDays(
        [
          [FIBRA, 10],
          [HOGAR, 20],
        ],
        30,
      ) +
      2 * HOGAR,
  });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a change upwards is charged, and a second change in the same month from its own day on', async () => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await changePlan(app, app.anaId, app.fibraId, '2026-11-21');
  app.clock.ms = noon('2026-12-01');
  await issueRun(app, '2026-12-01');
  // 10 days of Fibra, 10 of Hogar, 10 of Fibra again.
  const less =
    byDays(
      [
        [FIBRA, 20],
        [HOGAR, 10],
      ],
      30,
    ) - FIBRA;
  expect((await billedOf(app, app.anaId)).at(-1)).toEqual(['2026-12-01', FIBRA + less]);
});

test('a change that was agreed before the run was billed by its days, and leaves nothing to settle', async () => {
  const app = await createAccountOffice(1);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-26');
  await issueRun(app, '2026-11-24');
  const november = byDays(
    [
      [FIBRA, 25],
      [HOGAR, 5],
    ],
    30,
  );
  expect(await billedOf(app, app.anaId)).toEqual([['2026-11-01', november]]);
  app.clock.ms = noon('2026-12-01');
  await app.app.applyDue();
  await issueRun(app, '2026-12-01');
  expect((await billedOf(app, app.anaId)).at(-1)).toEqual(['2026-12-01', HOGAR]);
});

test('more than a month’s worth is let off over as many invoices as it takes, and a whole one is none', async () => {
  const app = await createAccountOffice(1);
  const { id, version } = await contractOf(app, app.anaId);
  await issueRun(app, '2026-11-24');
  const terms = { planId: app.hogarId, ownPriceCents: 1_000_000 };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate: '2026-11-01', reason: 'x' });
  app.clock.ms = noon('2027-01-01');
  // 29,990.00 was charged for a month of 10,000.00: of December and January nothing but 10.00 is owed.
  expect(await previewRun(app, '2027-01-01')).toMatchObject({
    invoices: 1,
    totalCents: 1000,
    exclusions: [{ reason: 'settled', periods: 1 }],
  });
  await issueRun(app, '2027-01-01');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    ['2027-01-01', 1000],
  ]);
  app.clock.ms = noon('2027-02-01');
  await issueRun(app, '2027-02-01');
  expect((await billedOf(app, app.anaId)).at(-1)).toEqual(['2027-02-01', 1_000_000]);
});

test('whichever invoice is voided, the months together come to what their days cost', async () => {
  const worth =
    byDays(
      [
        [FIBRA, 10],
        [HOGAR, 20],
      ],
      30,
    ) +
    2 * HOGAR;
  for (const voided of ['2026-11-01', '2026-12-01', '2027-01-01']) {
    const app = await billedOffice();
    await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
    app.clock.ms = noon('2027-01-01');
    await issueRun(app, '2027-01-01');
    const wrong = (await invoicesOf(app, app.anaId)).find(({ startOn }) => startOn === voided);
    await app.call('invoices', 'void', { id: wrong?.id ?? 0, version: 1, reason: 'mal' });
    await issueRun(app, '2027-01-01');
    const sum = async () => (await billedOf(app, app.anaId)).reduce((total, [, cents]) => total + cents, 0);
    // Of a void November, what December let off is charged again with the November that is billed by its days.
    expect([voided, await sum()]).toEqual([voided, worth]);
    app.clock.ms = noon('2027-02-01');
    await issueRun(app, '2027-02-01');
    expect([voided, await sum()]).toEqual([voided, worth + HOGAR]);
    expect(await accountOf(app)).toMatchObject({ balanceCents: worth + HOGAR });
  }
});

test('without proration a month is charged whole, and nothing of it is settled', async () => {
  const app = await createAccountOffice(1);
  const { id } = await app.call('billingParameters', 'saveProfile', {
    at: null,
    fields: profileFieldsWith({ name: 'Entero', cycleDay: 1, prorate: false }),
  });
  await saveBilling(app, app.anaId, await billingWith(app, { profileId: id }));
  await issueRun(app, '2026-11-24');
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  app.clock.ms = noon('2026-12-01');
  await issueRun(app, '2026-12-01');
  expect((await billedOf(app, app.anaId)).at(-1)).toEqual(['2026-12-01', HOGAR]);
});

test('what a credit note took back is a person’s doing, and is not settled by itself besides', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  const [november] = await invoicesOf(app, app.anaId);
  const asked = { invoiceId: november?.id ?? 0, leftCents: FIBRA, totalCents: 739_333, reason: 'cambió de plan' };
  await app.call('creditNotes', 'issue', asked);
  app.clock.ms = noon('2026-12-01');
  await issueRun(app, '2026-12-01');
  expect((await billedOf(app, app.anaId)).at(-1)).toEqual(['2026-12-01', HOGAR]);
});

test('a baja within what was billed is proposed for a credit note of its unused days, until that is issued', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await endContract(app, app.anaId, '2026-11-12');
  const unused = FIBRA - part(FIBRA, 12, 30);
  const seen = await previewRun(app, '2026-11-24');
  expect(seen.unused).toMatchObject({
    invoices: 1,
    totalCents: unused,
    rows: [
      {
        client: 'Ana Muñoz',
        internalNumber: 1,
        endedOn: '2026-11-12',
        days: 18,
        amountCents: unused,
        isVoidable: false,
      },
    ],
  });
  const [row] = seen.unused.rows;
  const asked = { leftCents: FIBRA, totalCents: row?.amountCents ?? 0, reason: 'baja el 12' };
  await app.call('creditNotes', 'issue', { invoiceId: row?.invoiceId ?? 0, ...asked });
  expect((await previewRun(app, '2026-11-24')).unused).toEqual({ invoices: 0, totalCents: 0, rows: [] });
  expect(await accountOf(app)).toMatchObject({ balanceCents: part(FIBRA, 12, 30) });
});

test('a baja within what was billed and not reported is to be voided: the next run bills its days', async () => {
  const app = await billedOffice();
  await endContract(app, app.anaId, '2026-11-12');
  expect((await previewRun(app, '2026-11-24')).unused.rows).toMatchObject([{ isVoidable: true }]);
  const [november] = await invoicesOf(app, app.anaId);
  await app.call('invoices', 'void', { id: november?.id ?? 0, version: 1, reason: 'baja' });
  expect((await previewRun(app, '2026-11-24')).unused).toMatchObject({ invoices: 0 });
  await issueRun(app, '2026-11-24');
  expect(await billedOf(app, app.anaId)).toEqual([['2026-11-01', part(FIBRA, 12, 30)]]);
});
