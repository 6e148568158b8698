import { describe, expect, test } from 'vitest';
import { type LateTerms, type OpenDebit, spreadPayment, surchargeOf } from '../../src-main/domain/account/rules';
import { type AvailableCredit, useCredits } from '../../src-main/domain/account/use-credits';
import { cents } from '../../src-main/contract/values/money';

const late: LateTerms = {
  totalCents: 100_00,
  dueOn: '2026-11-10',
  secondDueOn: '2026-11-20',
  secondSurchargeCents: 5_00,
  thirdDueOn: '2026-11-30',
  thirdSurchargeCents: 12_00,
  asked: [],
  paidLateCents: { 2: 0, 3: 0 },
};

const askedOnce = (step: number, amountCents: number) => [{ step, amountCents }];

function debit(id: number, change: Partial<OpenDebit> = {}): OpenDebit {
  return { id, dueOn: '2026-11-10', restCents: 100_00, late: null, ...change };
}

describe('a late surcharge', () => {
  test.each([
    ['2026-11-10', null],
    ['2026-11-11', { step: 2, amountCents: 5_00 }],
    ['2026-11-20', { step: 2, amountCents: 5_00 }],
    ['2026-11-21', { step: 3, amountCents: 12_00 }],
    // After the last date it asks no more than that.
    ['2027-03-01', { step: 3, amountCents: 12_00 }],
  ])('on %s is %j', (day, asked) => {
    expect(surchargeOf(debit(1, { late }), day, 1)).toEqual(asked);
  });

  test('is asked once a due date, the third less what the second asked', () => {
    expect(surchargeOf(debit(1, { late: { ...late, asked: askedOnce(2, 5_00) } }), '2026-11-15', 1)).toBeNull();
    expect(surchargeOf(debit(1, { late: { ...late, asked: askedOnce(2, 5_00) } }), '2026-11-25', 1)).toEqual({
      step: 3,
      amountCents: 7_00,
    });
    expect(surchargeOf(debit(1, { late: { ...late, asked: askedOnce(3, 12_00) } }), '2026-12-25', 1)).toBeNull();
  });

  test('is asked for the part that was not paid in time, however it is paid; the difference where that part has grown', () => {
    const paidLate = { ...late, asked: askedOnce(2, 50), paidLateCents: { 2: 10_00, 3: 0 } };
    expect(
      surchargeOf(debit(1, { late: { ...paidLate, asked: askedOnce(2, 5_00) }, restCents: 90_00 }), '2026-11-15', 1),
    ).toBeNull();
    // Ten were paid late, the 90 that were there in time were voided since: the 4.50 for those were never asked.
    expect(surchargeOf(debit(1, { late: paidLate, restCents: 90_00 }), '2026-11-15', 1)).toEqual({
      step: 2,
      amountCents: 4_50,
    });
    // A payment of an earlier day that is entered afterwards gives nothing back of what was asked.
    expect(
      surchargeOf(debit(1, { late: { ...paidLate, asked: askedOnce(2, 5_00) }, restCents: 10_00 }), '2026-11-15', 1),
    ).toBeNull();
  });

  test('is in the part that is unpaid, rounded half up to what can be paid', () => {
    // A third of 5.00 is 1.6666…: 1.67, and in whole pesos 2.
    const third = debit(1, { late: { ...late, totalCents: 300 }, restCents: 100 });
    expect(surchargeOf(third, '2026-11-12', 1)).toEqual({ step: 2, amountCents: 167 });
    expect(surchargeOf(third, '2026-11-12', 100)).toEqual({ step: 2, amountCents: 200 });
  });

  test('is none where the profile has no second due date, or asks nothing, and none of what is no invoice', () => {
    expect(surchargeOf(debit(1, { late: { ...late, secondDueOn: null } }), '2027-01-01', 1)).toBeNull();
    expect(surchargeOf(debit(1, { late: { ...late, secondSurchargeCents: 0 } }), '2026-11-12', 1)).toBeNull();
    expect(surchargeOf(debit(1), '2027-01-01', 1)).toBeNull();
  });
});

const paidOn = '2026-11-15';
const spread = (
  open: readonly OpenDebit[],
  amountCents: number | null,
  chosen: Parameters<typeof spreadPayment>[1]['chosen'] = null,
) => {
  const found = spreadPayment(open, { amountCents, paidOn, chosen, unit: 1 });
  if ('code' in found) return found.code;
  const shares = found.shares.map(({ debitId, surcharge, paidCents }) => [
    debitId,
    surcharge?.amountCents ?? null,
    paidCents,
  ]);
  return { shares, creditCents: found.creditCents, settleCents: found.settleCents };
};

describe('a payment', () => {
  const open = [debit(3, { dueOn: '2026-12-10' }), debit(1, { dueOn: '2026-10-10' }), debit(2, { late })];

  test('goes to the oldest due first; the surcharge that it makes after what is overdue, before what is not due yet', () => {
    expect(spread(open, 150_00)).toEqual({
      shares: [
        [1, null, 100_00],
        [2, null, 50_00],
        [2, 5_00, 0],
        [3, null, 0],
      ],
      creditCents: 0,
      settleCents: 305_00,
    });
    expect(spread(open, 203_00)).toMatchObject({
      shares: [
        [1, null, 100_00],
        [2, null, 100_00],
        [2, 5_00, 3_00],
        [3, null, 0],
      ],
    });
    expect(spread(open, 255_00)).toMatchObject({
      shares: [
        [1, null, 100_00],
        [2, null, 100_00],
        [2, 5_00, 5_00],
        [3, null, 50_00],
      ],
    });
  });

  test('that does not come to a late invoice makes no surcharge of it', () => {
    expect(spread(open, 99_99)).toMatchObject({
      shares: [
        [1, null, 99_99],
        [2, null, 0],
        [3, null, 0],
      ],
    });
  });

  test('of two debts of one day the first that was posted comes first', () => {
    expect(spread([debit(9), debit(4)], 60_00)).toMatchObject({
      shares: [
        [4, null, 60_00],
        [9, null, 0],
      ],
    });
  });

  test('leaves what is over as credit, and without an amount pays all', () => {
    expect(spread(open, 400_00)).toMatchObject({ creditCents: 95_00 });
    expect(spread([], 10_00)).toEqual({ shares: [], creditCents: 10_00, settleCents: 0 });
    expect(spread(open, null)).toMatchObject({ creditCents: 0, settleCents: 305_00 });
  });

  const share = (debitId: number, amountCents: number, surcharge = false) => ({
    debitId,
    surcharge,
    amountCents: cents.parse(amountCents),
  });

  test('goes where it is said, the rest to credit', () => {
    expect(spread(open, 150_00, [share(3, 40_00), share(2, 60_00), share(2, 5_00, true)])).toEqual({
      shares: [
        [1, null, 0],
        [2, null, 60_00],
        [2, 5_00, 5_00],
        [3, null, 40_00],
      ],
      creditCents: 45_00,
      settleCents: 305_00,
    });
  });

  test.each([
    ['more than a debt has left', 300_00, [share(1, 100_01)], 'SPREAD_BEYOND_DEBT'],
    ['a debt twice, together beyond it', 300_00, [share(1, 60_00), share(1, 60_00)], 'SPREAD_BEYOND_DEBT'],
    ['a surcharge that is not asked', 300_00, [share(1, 1, true)], 'SPREAD_BEYOND_DEBT'],
    ['a debt of somebody else', 300_00, [share(77, 1)], 'SPREAD_BEYOND_DEBT'],
    ['more than the payment', 150_00, [share(1, 100_00), share(3, 50_01)], 'SPREAD_BEYOND_PAYMENT'],
  ])('never pays %s', (_what, amount, chosen, code) => {
    expect(spread(open, amount, chosen)).toBe(code);
  });
});

test('credit is used the oldest first, on the oldest due first, and to the cent', () => {
  const credits = [
    { id: 8, restCents: 500, paid: null },
    { id: 5, restCents: 130, paid: null },
  ];
  const open = [debit(1, { dueOn: '2026-12-01', restCents: 200 }), debit(2, { dueOn: '2026-11-01', restCents: 150 })];
  const how = { today: '2027-01-20', unit: 1 };
  expect(useCredits(credits, open, how)).toEqual({
    uses: [
      { creditId: 5, debt: { id: 2 }, amountCents: 130 },
      { creditId: 8, debt: { id: 2 }, amountCents: 20 },
      { creditId: 8, debt: { id: 1 }, amountCents: 200 },
    ],
    surcharges: [],
  });
  expect(useCredits([], open, how)).toEqual({ uses: [], surcharges: [] });
});

test('a credit makes the surcharge that its payment would have made on its own day', () => {
  const how = { today: '2027-01-20', unit: 1 };
  const credit = (id: number, restCents: number, day: string | null): AvailableCredit => ({
    id,
    restCents,
    paid: day === null ? null : { paymentId: 70 + id, onDate: day },
  });
  const owed = () => debit(1, { late });
  // In time, and what is no payment: nothing is asked, however late it is used.
  for (const day of ['2026-11-10', null])
    expect(useCredits([credit(1, 100_00, day)], [owed()], how).surcharges).toEqual([]);
  // By 15 November the second date holds; what is left of the credit pays what it asks.
  expect(useCredits([credit(1, 103_00, '2026-11-15')], [owed()], how)).toEqual({
    uses: [
      { creditId: 1, debt: { id: 1 }, amountCents: 100_00 },
      { creditId: 1, debt: { surchargeAt: 0 }, amountCents: 3_00 },
    ],
    surcharges: [{ debitId: 1, paymentId: 71, surcharge: { step: 2, amountCents: 5_00 } }],
  });
  // 60.00 of 15 November ask 5.00; 40.00 of 25 November the third date's 12.00 less those 5.00, of the 40 % that are left:
  // 2.80. Then the next credit pays both, that which was due first before.
  const later = [credit(1, 60_00, '2026-11-15'), credit(2, 40_00, '2026-11-25'), credit(3, 100_00, '2026-12-01')];
  expect(useCredits(later, [owed()], how)).toEqual({
    uses: [
      { creditId: 1, debt: { id: 1 }, amountCents: 60_00 },
      { creditId: 2, debt: { id: 1 }, amountCents: 40_00 },
      { creditId: 3, debt: { surchargeAt: 0 }, amountCents: 5_00 },
      { creditId: 3, debt: { surchargeAt: 1 }, amountCents: 2_80 },
    ],
    surcharges: [
      { debitId: 1, paymentId: 71, surcharge: { step: 2, amountCents: 5_00 } },
      { debitId: 1, paymentId: 72, surcharge: { step: 3, amountCents: 2_80 } },
    ],
  });
});
