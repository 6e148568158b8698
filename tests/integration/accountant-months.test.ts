import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contractFields } from '../../src-main/contract/contracts';
import { createAccountOffice } from '../support/account';
import { billedOf, byDays, changePlan, contractOf, endContract, noon, part, reprice } from '../support/accountant';
import { profileFieldsWith } from '../support/billing';
import { mergeEntries } from '../support/catalogs';
import { type BillingOffice, billingWith, saveBilling } from '../support/client-billing';
import { sureOfDay } from '../support/days';
import { issueRun, previewRun } from '../support/invoice-run';
import { reportAll } from '../support/reporting';
import { bill, billedOffice, comes, FIBRA, HOGAR, lastOf, NOVEMBER, sumOf, voidFirst } from '../support/settled-office';
import { refusalOf } from '../support/test-app';

interface ItemGiven {
  readonly kind?: 'charge' | 'discount';
  readonly rateBp?: number;
  readonly amountCents?: number;
  readonly fromOn: string;
}

async function addItem(app: BillingOffice, fields: ItemGiven) {
  const { id } = await contractOf(app, app.anaId);
  const { kind = 'discount', rateBp = null, amountCents = null, fromOn } = fields;
  const item = {
    kind,
    repeats: true,
    description: 'Promo',
    amountCents,
    rateBp,
    fromOn,
    toOn: null,
  };
  await app.call('billingItems', 'save', { at: null, contractId: id, fields: item });
}

async function useProfile(app: BillingOffice, prorate: boolean) {
  const fields = profileFieldsWith({ name: prorate ? 'Por días' : 'Entero', cycleDay: 1, prorate });
  const { id } = await app.call('billingParameters', 'saveProfile', { at: null, fields });
  await saveBilling(app, app.anaId, await billingWith(app, { profileId: id }));
}

test('a percentage that the month had counts for its difference, as if the change had been known', async () => {
  const late = await createAccountOffice(1);
  await addItem(late, { rateBp: 5000, fromOn: '2026-11-01' });
  await bill(late, '2026-11-24');
  await changePlan(late, late.anaId, late.hogarId, '2026-11-11');
  await bill(late, '2026-12-01');
  const known = await createAccountOffice(1);
  await addItem(known, { rateBp: 5000, fromOn: '2026-11-01' });
  await changePlan(known, known.anaId, known.hogarId, '2026-11-11');
  await bill(known, '2026-11-24', '2026-12-01');
  // Half of 22,596.67 is 11,298.34 off: 11,298.33 of November, and half of Hogar.
  const right = NOVEMBER - 1_129_834 + HOGAR - 945_000;
  expect(sumOf(await billedOf(known, known.anaId))).toBe(right);
  expect(sumOf(await billedOf(late, late.anaId))).toBe(right);
});

test('a percentage of now is of the plan of now: what is let off of another month takes nothing of it', async () => {
  const app = await createAccountOffice(1);
  await addItem(app, { rateBp: 5000, fromOn: '2026-12-01' });
  await bill(app, '2026-11-24');
  await changePlan(app, app.anaId, app.hogarId, '2026-11-01');
  await bill(app, '2026-12-01', '2027-01-01', '2027-02-01');
  // November was to be 18,900.00, the three months after it half of that each.
  expect(sumOf(await billedOf(app, app.anaId))).toBe(HOGAR + 3 * 945_000);
});

test('a discount of an amount is let off once, whatever the month comes to by now', async () => {
  const app = await createAccountOffice(1);
  await addItem(app, { amountCents: 500_000, fromOn: '2026-11-01' });
  await bill(app, '2026-11-24');
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await bill(app, '2026-12-01');
  expect(sumOf(await billedOf(app, app.anaId))).toBe(NOVEMBER + HOGAR - 1_000_000);
});

test('a month is settled by the way of charging that it was billed with, whichever the profile has by now', async () => {
  const whole = await createAccountOffice(1);
  await useProfile(whole, false);
  await bill(whole, '2026-11-24');
  await changePlan(whole, whole.anaId, whole.hogarId, '2026-11-11');
  await bill(whole, '2026-12-01');
  await useProfile(whole, true);
  await bill(whole, '2027-01-01');
  expect((await billedOf(whole, whole.anaId)).map(([, cents]) => cents)).toEqual([FIBRA, HOGAR, HOGAR]);
  const byDay = await createAccountOffice(1);
  await bill(byDay, '2026-11-24');
  await changePlan(byDay, byDay.anaId, byDay.hogarId, '2026-11-11');
  await useProfile(byDay, false);
  await bill(byDay, '2026-12-01');
  expect(await lastOf(byDay)).toEqual(['2026-12-01', HOGAR + NOVEMBER - FIBRA]);
});

test('without proration a change told late settles the months that begin after it, whole, and not its own', async () => {
  const app = await createAccountOffice(1);
  await useProfile(app, false);
  await bill(app, '2026-11-24', '2026-12-01');
  await comes(app, '2026-12-05');
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await bill(app, '2027-01-01', '2027-02-01');
  expect(sumOf(await billedOf(app, app.anaId))).toBe(FIBRA + 3 * HOGAR);
});

test('a merge charges no rise of a month that was billed before it, also where the plan changed within that month', async () => {
  const merged = await billedOffice('2026-12-01');
  await comes(merged, '2026-12-10');
  await reprice(merged, merged.fibraId, 3_599_000);
  await comes(merged, '2026-12-20');
  await mergeEntries(merged, merged.fibraId, merged.hogarId);
  await bill(merged, '2027-01-01');
  expect((await billedOf(merged, merged.anaId)).map(([, cents]) => cents)).toEqual([FIBRA, FIBRA, 3_599_000]);

  const changed = await billedOffice('2026-12-01');
  await changePlan(changed, changed.anaId, changed.hogarId, '2026-11-21');
  await comes(changed, '2026-12-10');
  await reprice(changed, changed.hogarId, 2_500_000);
  await comes(changed, '2026-12-20');
  await mergeEntries(changed, changed.hogarId, changed.fibraId);
  await bill(changed, '2027-01-01', '2027-02-01');
  const november = byDays(
    [
      [FIBRA, 20],
      [HOGAR, 10],
    ],
    30,
  );
  expect(sumOf(await billedOf(changed, changed.anaId))).toBe(november + HOGAR + 2 * 2_500_000);
});

test('a rise after a month was billed is not charged for it, by a change that was settled nor by one that is told after it', async () => {
  const settled = await billedOffice();
  await changePlan(settled, settled.anaId, settled.hogarId, '2026-11-11');
  await issueRun(settled, '2026-12-01');
  await comes(settled, '2026-11-27');
  await reprice(settled, settled.hogarId, 2_500_000);
  await bill(settled, '2027-01-01');
  expect(sumOf(await billedOf(settled, settled.anaId))).toBe(NOVEMBER + HOGAR + 2_500_000);
  const told = await billedOffice();
  await comes(told, '2026-11-27');
  await reprice(told, told.hogarId, 2_500_000);
  await changePlan(told, told.anaId, told.hogarId, '2026-11-11');
  await bill(told, '2026-12-01');
  expect(sumOf(await billedOf(told, told.anaId))).toBe(NOVEMBER + 2_500_000);
});

test('a change of plan and a baja within one month that was billed: what is proposed is by the plan of each day', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await endContract(app, app.anaId, '2026-11-20');
  // 10 days of Fibra and 10 of Hogar are 16,296.67 of 29,990.00.
  const unused =
    FIBRA -
    byDays(
      [
        [FIBRA, 10],
        [HOGAR, 10],
      ],
      30,
    );
  const { rows, totalCents } = (await previewRun(app, '2026-11-24')).unused;
  expect([totalCents, rows.map(({ days, amountCents }) => [days, amountCents])]).toEqual([unused, [[10, unused]]]);
  const asked = { invoiceId: rows[0]?.invoiceId ?? 0, leftCents: FIBRA, totalCents: unused, reason: 'baja' };
  await app.call('creditNotes', 'issue', asked);
  expect((await previewRun(app, '2026-11-24')).unused).toMatchObject({ invoices: 0 });
});

test('a baja in the month after the change: what was settled of November is not given back again with December', async () => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await bill(app, '2026-12-01');
  await reportAll(app);
  await comes(app, '2026-12-20');
  await endContract(app, app.anaId, '2026-12-20');
  const unused = HOGAR - part(HOGAR, 20, 31);
  expect((await previewRun(app, '2026-12-20')).unused).toMatchObject({ invoices: 1, totalCents: unused });
});

test('where no other invoice comes, a baja proposes what a change told late left to settle, less what it left to charge', async () => {
  const down = await billedOffice('2026-12-01');
  await reportAll(down);
  await comes(down, '2026-12-20');
  await changePlan(down, down.anaId, down.hogarId, '2026-11-11');
  await endContract(down, down.anaId, '2026-12-20');
  const seen = (await previewRun(down, '2026-12-20')).unused;
  expect(seen.rows.map(({ startOn, days, amountCents }) => [startOn, days, amountCents])).toEqual([
    ['2026-12-01', 11, FIBRA - part(HOGAR, 20, 31)],
    ['2026-11-01', 0, FIBRA - NOVEMBER],
  ]);
  const up = await createAccountOffice(1);
  await changePlan(up, up.anaId, up.hogarId, '2026-11-01');
  await bill(up, '2026-11-24', '2026-12-01');
  await reportAll(up);
  await comes(up, '2026-12-05');
  await changePlan(up, up.anaId, up.fibraId, '2026-11-21');
  await endContract(up, up.anaId, '2026-12-05');
  // December gives back 18,900.00 less 5 days of Fibra; November lacks 10 days of the difference, 3,696.67.
  const back = HOGAR - part(FIBRA, 5, 31) - 369_667;
  expect((await previewRun(up, '2026-12-05')).unused).toMatchObject({ invoices: 1, totalCents: back });
});

test.each([
  ['a discount of an amount', { amountCents: 1_000_000 }],
  ['a percentage', { rateBp: 2500 }],
  ['what is charged each month', { kind: 'charge' as const, amountCents: 500_000 }],
])('a baja told late, with %s, comes to what it would have come to had it been known', async (_what, item) => {
  const offices = [await createAccountOffice(1), await createAccountOffice(1)] as const;
  for (const app of offices) await addItem(app, { ...item, fromOn: '2026-11-01' });
  const [late, known] = offices;
  await endContract(known, known.anaId, '2026-11-12');
  await bill(known, '2026-11-24');
  await bill(late, '2026-11-24', '2026-12-01');
  await reportAll(late);
  await endContract(late, late.anaId, '2026-11-12');
  const { totalCents } = (await previewRun(late, '2026-12-01')).unused;
  expect(sumOf(await billedOf(late, late.anaId)) - totalCents).toBe(sumOf(await billedOf(known, known.anaId)));
});

test('a baja is proposed however long after its last day it is told, each month that was billed since', async () => {
  const app = await billedOffice('2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01');
  await comes(app, '2027-04-05');
  await endContract(app, app.anaId, '2026-12-20');
  const seen = (await previewRun(app, '2027-04-05')).unused;
  expect(seen).toMatchObject({ invoices: 5, totalCents: FIBRA - part(FIBRA, 20, 31) + 4 * FIBRA });
});

test.each([
  ['later', '2026-11-01', '2026-11-20', 11],
  ['earlier', '2026-11-20', '2026-11-10', 21],
])(
  'a first day that was corrected to a %s one counts when the first month is billed anew',
  async (_how, typed, right, days) => {
    const app = await createAccountOffice(1);
    const correct = async (startedOn: string) => {
      const found = await contractOf(app, app.anaId);
      const fields = { ...contractFields.strip().parse(found), startedOn };
      await app.call('contracts', 'update', { id: found.id, version: found.version, fields });
    };
    await correct(typed);
    await bill(app, '2026-11-24');
    await correct(right);
    await voidFirst(app, typed);
    await issueRun(app, '2026-11-24');
    expect(await billedOf(app, app.anaId)).toEqual([[right, part(FIBRA, days, 30)]]);
    expect((await previewRun(app, '2026-11-24')).invoices).toBe(0);
  },
);

test('a day that the program doubts issues nothing, nor shows what it would, until somebody says that it is right', async () => {
  const app = await billedOffice();
  app.clock.ms = noon('2026-12-20');
  const doubted = { code: 'DAY_DOUBTED', params: { date: '2026-12-20' } };
  expect(await refusalOf(previewRun(app, '2026-12-20'))).toMatchObject(doubted);
  const expected = { invoices: 1, totalCents: FIBRA, digest: '' };
  const blind = app.call('invoices', 'issue', { taskId: randomUUID(), untilOn: '2026-12-20', expected });
  expect(await refusalOf(blind)).toMatchObject(doubted);
  await sureOfDay(app);
  expect(await issueRun(app, '2026-12-20')).toMatchObject({ invoices: 1 });
});
