import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contractFields } from '../../src-main/contract/contracts';
import { accountFaults, accountOf, createAccountOffice } from '../support/account';
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
  reprice,
} from '../support/accountant';
import { profileFieldsWith } from '../support/billing';
import { mergeEntries } from '../support/catalogs';
import { type BillingOffice, billingWith, saveBilling } from '../support/client-billing';
import { sureOfDay } from '../support/days';
import { issueRun, previewRun } from '../support/invoice-run';
import { importList } from '../support/lists';
import { reportAll } from '../support/reporting';
import { refusalOf } from '../support/test-app';

/** In advance, from the 1st to the last day: Fibra costs 29,990.00 a month, Hogar 18,900.00. */
const FIBRA = 2_999_000;
const HOGAR = 1_890_000;
/** November with Hogar from the 11th on: (10 × 29,990 + 20 × 18,900) / 30 = 22,596.67. */
const NOVEMBER = 2_259_667;

/** The day comes, somebody says that it is right, and what was agreed for it happens. */
async function comes(app: BillingOffice, day: string) {
  app.clock.ms = noon(day);
  await sureOfDay(app);
  await app.app.applyDue();
}

async function bill(app: BillingOffice, ...days: string[]) {
  for (const day of days) {
    await comes(app, day);
    await issueRun(app, day);
  }
}

const sumOf = (billed: readonly (readonly [string, number])[]) => billed.reduce((sum, [, cents]) => sum + cents, 0);
const lastOf = async (app: BillingOffice) => (await billedOf(app, app.anaId)).at(-1);

/** Ana with November, billed on the 24th, and more months. */
async function billedOffice(...days: string[]) {
  const app = await createAccountOffice(1);
  await bill(app, '2026-11-24', ...days);
  return app;
}

async function addItem(app: BillingOffice, fields: { rateBp?: number; amountCents?: number; fromOn: string }) {
  const { id } = await contractOf(app, app.anaId);
  const { rateBp = null, amountCents = null, fromOn } = fields;
  const item = {
    kind: 'discount' as const,
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

async function cancelChange(app: BillingOffice) {
  const { id, version } = await contractOf(app, app.anaId);
  await app.call('contracts', 'cancelPlanChange', { id, version });
}

async function voidFirst(app: BillingOffice, startOn: string) {
  const found = (await invoicesOf(app, app.anaId)).find((one) => one.startOn === startOn && !one.voided);
  await app.call('invoices', 'void', { id: found?.id ?? 0, version: 1, reason: 'mal' });
}

test('a change told late settles every month that was billed at the old plan, each in a line of its own, once', async () => {
  const app = await billedOffice('2026-12-01', '2027-01-01');
  await comes(app, '2027-01-05');
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  const { billing } = await app.call('clients', 'get', { id: app.anaId });
  const { next } = await app.call('invoices', 'next', { clientId: app.anaId, billing });
  // 7,393.33 of November, 11,090.00 of each of December and January are 29,573.33: February's 18,900.00 are not enough.
  expect(next.map(({ totalCents }) => totalCents)).toEqual([0, 822_667, HOGAR]);
  await bill(app, '2027-02-01', '2027-03-01', '2027-04-01');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    ['2026-12-01', FIBRA],
    ['2027-01-01', FIBRA],
    ['2027-03-01', 822_667],
    ['2027-04-01', HOGAR],
  ]);
  // November by its days and five months of Hogar.
  expect(await accountOf(app)).toMatchObject({ balanceCents: NOVEMBER + 5 * HOGAR });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a change told late and upwards is charged in one line a month', async () => {
  const app = await createAccountOffice(1);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-01');
  await bill(app, '2026-11-24', '2026-12-01', '2027-01-01');
  await comes(app, '2027-01-05');
  await changePlan(app, app.anaId, app.fibraId, '2026-12-16');
  await bill(app, '2027-02-01', '2027-03-01');
  const february = (await invoicesOf(app, app.anaId)).find(({ startOn }) => startOn === '2027-02-01');
  expect(february && linesOf(february)).toEqual([
    ['Fibra 100 Mb', FIBRA],
    // 16 of December's 31 days at 11,090.00 more: 5,723.87.
    ['Diferencia por cambio de plan del 16/12/2026 al 31/12/2026', 572_387],
    ['Diferencia por cambio de plan del 01/01/2027 al 31/01/2027', FIBRA - HOGAR],
  ]);
  expect(await lastOf(app)).toEqual(['2027-03-01', FIBRA]);
});

test('told again, back again, voided on either side: the months come to what their days cost, and never twice', async () => {
  for (const voided of ['', '2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']) {
    const app = await billedOffice('2026-12-01', '2027-01-01');
    await comes(app, '2027-01-05');
    await changePlan(app, app.anaId, app.hogarId, '2026-12-16');
    await bill(app, '2027-02-01');
    // Back to Fibra from the 20th of January on, told when February was billed too.
    await comes(app, '2027-02-03');
    await changePlan(app, app.anaId, app.fibraId, '2027-01-20');
    if (voided !== '') await voidFirst(app, voided);
    await bill(app, '2027-02-04', '2027-03-01', '2027-04-01').catch(() => bill(app, '2027-03-01', '2027-04-01'));
    const december = byDays(
      [
        [FIBRA, 15],
        [HOGAR, 16],
      ],
      31,
    );
    const january = byDays(
      [
        [HOGAR, 19],
        [FIBRA, 12],
      ],
      31,
    );
    expect([voided, sumOf(await billedOf(app, app.anaId))]).toEqual([voided, december + january + 4 * FIBRA]);
  }
});

test('a credit note of before the change, for another thing, leaves the change to be settled; one after it is a person’s', async () => {
  const credit = async (app: BillingOffice, totalCents: number) => {
    const [november] = await invoicesOf(app, app.anaId);
    const asked = { invoiceId: november?.id ?? 0, leftCents: FIBRA, totalCents, reason: 'un día sin servicio' };
    await app.call('creditNotes', 'issue', asked);
  };
  const before = await billedOffice();
  await reportAll(before);
  await credit(before, 100_000);
  await changePlan(before, before.anaId, before.hogarId, '2026-11-11');
  await bill(before, '2026-12-01');
  expect(await lastOf(before)).toEqual(['2026-12-01', HOGAR + NOVEMBER - FIBRA]);
  const after = await billedOffice();
  await reportAll(after);
  await changePlan(after, after.anaId, after.hogarId, '2026-11-11');
  await credit(after, 739_333);
  await bill(after, '2026-12-01');
  expect(await lastOf(after)).toEqual(['2026-12-01', HOGAR]);
});

test('what the program had begun to settle it goes on settling, though a day is credited for another thing', async () => {
  const app = await billedOffice();
  await reportAll(app);
  await changePlan(app, app.anaId, app.hogarId, '2026-11-11');
  await bill(app, '2026-12-01');
  const [november] = await invoicesOf(app, app.anaId);
  const asked = { invoiceId: november?.id ?? 0, leftCents: FIBRA, totalCents: 100_000, reason: 'un día sin servicio' };
  await app.call('creditNotes', 'issue', asked);
  await voidFirst(app, '2026-12-01');
  await issueRun(app, '2026-12-01');
  expect(await lastOf(app)).toEqual(['2026-12-01', HOGAR + NOVEMBER - FIBRA]);
});

test.each([
  ['cancelled', null, FIBRA],
  [
    'put off',
    '2026-12-20',
    byDays(
      [
        [FIBRA, 19],
        [HOGAR, 12],
      ],
      31,
    ),
  ],
  [
    'brought forward',
    '2026-12-10',
    byDays(
      [
        [FIBRA, 9],
        [HOGAR, 22],
      ],
      31,
    ),
  ],
])('a change that was agreed, billed ahead and then %s is settled', async (_how, onDate, december) => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-12-15');
  await bill(app, '2026-12-01');
  expect(await lastOf(app)).toEqual([
    '2026-12-01',
    byDays(
      [
        [FIBRA, 14],
        [HOGAR, 17],
      ],
      31,
    ),
  ]);
  if (onDate === null) await cancelChange(app);
  else await changePlan(app, app.anaId, app.hogarId, onDate);
  await comes(app, '2026-12-21');
  await bill(app, '2027-01-01', '2027-02-01');
  const months = 2 * (onDate === null ? FIBRA : HOGAR);
  expect(sumOf(await billedOf(app, app.anaId))).toBe(FIBRA + december + months);
});

test('a change that was agreed and billed ahead, cancelled, and agreed for another day is settled for that', async () => {
  const app = await billedOffice();
  await changePlan(app, app.anaId, app.hogarId, '2026-12-15');
  await bill(app, '2026-12-01');
  await cancelChange(app);
  await comes(app, '2026-12-25');
  await changePlan(app, app.anaId, app.hogarId, '2026-12-25');
  await bill(app, '2027-01-01');
  const december = byDays(
    [
      [FIBRA, 24],
      [HOGAR, 7],
    ],
    31,
  );
  expect(sumOf(await billedOf(app, app.anaId))).toBe(FIBRA + december + HOGAR);
});

test('a change that a list made and its undo, both after the month was billed, leave the month as it was', async () => {
  const app = await billedOffice();
  const { id, version } = await contractOf(app, app.anaId);
  const fields = { ...contractFields.strip().parse(await contractOf(app, app.anaId)), ip: '10.0.0.1' };
  await app.call('contracts', 'update', { id, version, fields });
  const { importId } = await importList(app, ['ID cliente;Plan;IP', '1;Hogar 25 Mb;10.0.0.1']);
  await bill(app, '2026-12-01');
  expect(await lastOf(app)).toEqual([
    '2026-12-01',
    HOGAR +
      byDays(
        [
          [FIBRA, 23],
          [HOGAR, 7],
        ],
        30,
      ) -
      FIBRA,
  ]);
  await app.call('imports', 'undo', { importId });
  await bill(app, '2027-01-01');
  expect(sumOf(await billedOf(app, app.anaId))).toBe(3 * FIBRA);
});

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
