import { assert, array, integer, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { basisPoints, sumOf } from '../../src-main/contract/values/money';
import { workingDay } from '../../src-main/contract/values/working-day';
import { type InvoiceTax, isInForce, linesOf, taxesOf, termsInOrder } from '../../src-main/domain/invoices/charges';
import { leavesNet } from '../../src-main/domain/client-billing/rules';
import { dueDatesOf } from '../../src-main/domain/invoices/due-dates';

const day = (text: string) => calendarDate.parse(text);
const dayOrNone = (text: string | null) => (text === null ? null : day(text));

/** A period of November 2026, which has 30 days; of another cycle where it says so. */
const period = (startOn: string, endOn: string, cycleDays = 30, isBridge = false) => ({
  startOn: day(startOn),
  endOn: day(endOn),
  cycleDays,
  isBridge,
  scheduledOn: day(startOn),
});
const plain = (priceCents: number) => termsInOrder({ planId: 1, priceCents, former: [], next: null });
const amounts = (lines: ReturnType<typeof linesOf>) => lines.map(({ days, amountCents }) => [days, amountCents]);

test.each([
  // A whole month costs its price, whatever its days.
  ['2026-11-01', '2026-11-30', 30, 1_230_000, 1_230_000],
  ['2026-02-01', '2026-02-28', 28, 1_000_001, 1_000_001],
  // 17 of 30 days of 12,300.00: 1,230,000 × 17 / 30 = 697,000.
  ['2026-11-14', '2026-11-30', 30, 1_230_000, 697_000],
  // One day of 31, of 9,999.99: 999,999 / 31 = 32,258.03…, so 322.58.
  ['2026-10-31', '2026-10-31', 31, 999_999, 32_258],
  // Thirds of a cent: 10 of 30 days of 0.01 are 0.33 cents, which is none; 20 are 0.67, which is one.
  ['2026-11-21', '2026-11-30', 30, 1, 0],
  ['2026-11-11', '2026-11-30', 30, 1, 1],
  // Half a cent is one: 15 of 30 days of 0.01.
  ['2026-11-16', '2026-11-30', 30, 1, 1],
  // 15 of 29 days of a leap year's February, of 8,100.00: 810,000 × 15 / 29 = 418,965.5…
  ['2028-02-15', '2028-02-29', 29, 810_000, 418_966],
])('from %s to %s of %i days, %i cents a month are %i', (startOn, endOn, cycleDays, price, amount) => {
  expect(linesOf(period(startOn, endOn, cycleDays), plain(price), true, 1)).toMatchObject([{ amountCents: amount }]);
});

test('a change of plan is charged by days, each plan to the day before the next, and the lines make the whole', () => {
  // Until 10 November 8,100.00, from the 11th 12,300.00: 810,000 × 10 + 1,230,000 × 20 = 32,700,000; / 30 = 1,090,000.
  const terms = termsInOrder({
    planId: 2,
    priceCents: 1_230_000,
    former: [{ untilOn: '2026-11-11', planId: 1, priceCents: 810_000 }],
    next: null,
  });
  expect(amounts(linesOf(period('2026-11-01', '2026-11-30'), terms, true, 1))).toEqual([
    [10, 270_000],
    [20, 820_000],
  ]);
  // Halves of 10.01 at two plans of one price are 5.01 and 5.00: the month costs what the month costs.
  const same = termsInOrder({
    planId: 2,
    priceCents: 1001,
    former: [{ untilOn: '2026-11-16', planId: 1, priceCents: 1001 }],
    next: null,
  });
  expect(amounts(linesOf(period('2026-11-01', '2026-11-30'), same, true, 1))).toEqual([
    [15, 501],
    [15, 500],
  ]);
});

test('changes before and after the period are not its own; one that is agreed for within it is', () => {
  const terms = termsInOrder({
    planId: 3,
    priceCents: 300,
    former: [
      { untilOn: '2025-05-01', planId: 1, priceCents: 100 },
      { untilOn: '2026-11-01', planId: 2, priceCents: 200 },
    ],
    next: { onDate: '2026-11-21', planId: 4, priceCents: 600 },
  });
  const lines = linesOf(period('2026-11-01', '2026-11-30'), terms, true, 1);
  expect(lines.map(({ planId, startOn, endOn, amountCents }) => [planId, startOn, endOn, amountCents])).toEqual([
    [3, '2026-11-01', '2026-11-20', 200],
    [4, '2026-11-21', '2026-11-30', 200],
  ]);
  expect(linesOf(period('2026-10-01', '2026-10-31', 31), terms, true, 1)).toMatchObject([{ planId: 2, days: 31 }]);
});

test('without proration the first day’s plan is charged whole, but a bridge by its days', () => {
  const terms = termsInOrder({
    planId: 2,
    priceCents: 600,
    former: [{ untilOn: '2026-11-25', planId: 1, priceCents: 300 }],
    next: null,
  });
  expect(linesOf(period('2026-11-20', '2026-11-30'), terms, false, 1)).toMatchObject([
    { planId: 1, amountCents: 300, days: 11, endOn: '2026-11-30' },
  ]);
  expect(linesOf(period('2026-11-10', '2026-11-30', 30, true), plain(300), false, 1)).toMatchObject([
    { amountCents: 210, days: 21 },
  ]);
});

test('a currency without cents is charged in whole units: 12.990 for 17 of 31 days is 7.124', () => {
  expect(linesOf(period('2026-10-15', '2026-10-31', 31), plain(1_299_000), true, 100)).toMatchObject([
    { amountCents: 712_400 },
  ]);
});

const tax = (rateBp: number, more: Partial<InvoiceTax> = {}): InvoiceTax => ({
  id: rateBp,
  name: String(rateBp),
  rateBp: basisPoints.parse(rateBp),
  mode: 'included',
  base: 'net',
  ...more,
});
const told = ({ netCents, taxes, totalCents }: ReturnType<typeof taxesOf>) => [
  netCents,
  taxes.map(({ amountCents }) => amountCents),
  totalCents,
];

test.each([
  // A, B: 12,300.00 with 21 % in it. Net 1,230,000 / 1.21 = 1,016,528.9…; the tax is the rest.
  [1_230_000, [tax(2100)], [1_016_529, [213_471], 1_230_000]],
  // 100.00 with 21 and 2.5 %: net 10,000 / 1.235 = 8,097.17; 21 % of it 1,700.4; the last takes 10,000 − 8,097 − 1,700.
  [10_000, [tax(2100), tax(250)], [8097, [1700, 203], 10_000]],
  // One cent with 21 %: 0.83 of a cent is a cent, and no tax is left.
  [1, [tax(2100)], [1, [0], 1]],
  // Without any, as C and X are.
  [810_000, [], [810_000, [], 810_000]],
  // A perception of 3 % on the net comes on top: 3 % of 1,016,529 is 30,495.87.
  [1_230_000, [tax(2100), tax(300, { mode: 'added' })], [1_016_529, [213_471, 30_496], 1_260_496]],
  // And one on the price with its taxes: 3 % of 1,230,000.
  [1_230_000, [tax(2100), tax(300, { mode: 'added', base: 'total' })], [1_016_529, [213_471, 36_900], 1_266_900]],
  // Bolivia's 13 % is a part of the price itself: 13.00 of 100.00.
  [10_000, [tax(1300, { base: 'total' })], [8700, [1300], 10_000]],
  // A rate of nothing is no tax.
  [10_000, [tax(2100), tax(0)], [8264, [1736], 10_000]],
])('%i cents with %o are %o', (price, taxes, expected) => {
  expect(told(taxesOf(price, taxes, 1))).toEqual(expected);
});

test('whatever is charged, net and included taxes are the price, and everything is the total', () => {
  const anyTax = record({ rateBp: nat(3000), added: nat(1), total: nat(1) });
  assert(
    property(integer({ min: 0, max: 1e11 }), array(anyTax, { maxLength: 3 }), (price, chosen) => {
      const taxes = chosen.map(({ rateBp, added, total }) =>
        tax(rateBp, { mode: added ? 'added' : 'included', base: total ? 'total' : 'net' }),
      );
      const taxed = taxesOf(price, taxes, 1);
      expect(sumOf([taxed.netCents, ...taxed.taxes.map(({ amountCents }) => amountCents)])).toBe(taxed.totalCents);
      const included = taxed.taxes.filter(({ mode }) => mode === 'included');
      expect(sumOf([taxed.netCents, ...included.map(({ amountCents }) => amountCents)])).toBe(price);
    }),
  );
});

test('taxes that take the whole price leave nothing to bill', () => {
  expect(leavesNet([tax(9999, { base: 'total' })])).toBe(true);
  expect(leavesNet([tax(5000, { base: 'total' }), tax(5000, { base: 'total' })])).toBe(false);
  expect(leavesNet([tax(10_000, { base: 'total', mode: 'added' })])).toBe(true);
});

test.each([
  [null, null, true],
  ['2026-11-24', null, true],
  ['2026-11-25', null, false],
  [null, '2026-11-24', true],
  [null, '2026-11-23', false],
])('a tax from %s to %s is charged on 24 November: %s', (fromOn, toOn, charged) => {
  expect(isInForce({ fromOn: dayOrNone(fromOn), toOn: dayOrNone(toOn) }, '2026-11-24')).toBe(charged);
});

const profile = {
  dueDays: 10,
  secondDueDays: 20,
  secondSurchargeBp: basisPoints.parse(500),
  thirdDueDays: null,
  thirdSurchargeBp: basisPoints.parse(0),
  workingDaysOnly: false,
};
const NO_HOLIDAYS = new Set<string>();

test('due dates are counted from the day of issue, each later one with its part of the total', () => {
  // 5 % of 8,100.50 is 405.025, which is 405.03.
  expect(dueDatesOf(day('2026-11-24'), 810_050, profile, NO_HOLIDAYS, 1)).toEqual({
    dueOn: '2026-12-04',
    second: { dueOn: '2026-12-14', surchargeCents: 40_503 },
    third: null,
  });
});

test('on a Saturday, a Sunday or a holiday nobody pays: the next working day', () => {
  // 5 and 6 December 2026 are a Saturday and a Sunday; the 7th and 8th are holidays here.
  const holidays = new Set(['2026-12-07', '2026-12-08']);
  expect(workingDay(day('2026-12-05'), NO_HOLIDAYS)).toBe('2026-12-07');
  expect(workingDay(day('2026-12-05'), holidays)).toBe('2026-12-09');
  expect(workingDay(day('2026-12-04'), holidays)).toBe('2026-12-04');
  const due = dueDatesOf(day('2026-11-25'), 100, { ...profile, workingDaysOnly: true }, holidays, 1);
  expect([due.dueOn, due.second?.dueOn]).toEqual(['2026-12-09', '2026-12-15']);
});
