import { expect, test } from 'vitest';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { basisPoints, cents } from '../../src-main/contract/values/money';
import { createItemCounter, type Item, itemProblem, itemsOf } from '../../src-main/domain/billing-items/rules';

const day = (date: string) => calendarDate.parse(date);
const NOVEMBER = { startOn: '2026-11-01', endOn: '2026-11-30' };
const DECEMBER = { startOn: '2026-12-01', endOn: '2026-12-31' };
const JANUARY = { startOn: '2027-01-01', endOn: '2027-01-31' };
/** 29,990.00. */
const PLAN = 2_999_000;

let lastId = 0;
function item(change: Partial<Omit<Item, 'amountCents' | 'rateBp'>> & { amount?: number; rate?: number }): Item {
  const { amount = null, rate = null, ...rest } = change;
  lastId += 1;
  return {
    id: lastId,
    kind: 'charge',
    repeats: false,
    description: 'Ítem',
    amountCents: amount === null ? null : cents.parse(amount),
    rateBp: rate === null ? null : basisPoints.parse(rate),
    fromOn: day('2026-11-01'),
    toOn: null,
    uses: 0,
    usedCents: 0,
    ...rest,
  };
}

const discount = (change: Parameters<typeof item>[0]) => item({ kind: 'discount', ...change });

/** What periods one after the other come to, each counted after the one before. */
function courseOf(items: readonly Item[], periods: readonly (typeof NOVEMBER)[], planCents = PLAN): number[][] {
  const counter = createItemCounter();
  return periods.map((period) => {
    const { lines, uses } = itemsOf(counter.now(items), period, planCents, 1);
    counter.take(uses);
    return lines.map(({ amountCents }) => amountCents);
  });
}

test('a charge that is once is in the first period that ends on its day or later, and in no other', () => {
  const installation = item({ amount: 1_500_000, fromOn: day('2026-11-20') });
  expect(courseOf([installation], [NOVEMBER, DECEMBER])).toEqual([[1_500_000], []]);
  // November was over by then.
  const later = item({ amount: 1_500_000, fromOn: day('2026-12-01') });
  expect(courseOf([later], [NOVEMBER, DECEMBER, JANUARY])).toEqual([[], [1_500_000], []]);
});

test('what repeats is in each period that begins within its days', () => {
  const router = item({ repeats: true, amount: 50_000, fromOn: day('2026-11-15'), toOn: day('2026-12-31') });
  expect(courseOf([router], [NOVEMBER, DECEMBER, JANUARY])).toEqual([[], [50_000], []]);
});

test('a part is of what the plan is charged, rounded half up, and not of the other items', () => {
  // 12.5 % of 29,990.00 is 3,748.75; of 333.33 it is 41.66625, so 41.67.
  const part = discount({ repeats: true, rate: 1250 });
  const other = item({ repeats: true, amount: 100_000 });
  expect(courseOf([part, other], [NOVEMBER])).toEqual([[100_000, -374_875]]);
  expect(courseOf([discount({ rate: 1250 })], [NOVEMBER], 33_333)).toEqual([[-4_167]]);
});

test('a discount never lets off more than there is; its rest stays for the next periods', () => {
  // 70,000.00 off: 29,990.00 in November and in December, and the last 10,020.00 in January.
  const gift = discount({ amount: 7_000_000 });
  expect(courseOf([gift], [NOVEMBER, DECEMBER, JANUARY])).toEqual([[-2_999_000], [-2_999_000], [-1_002_000]]);
  expect(courseOf([{ ...gift, uses: 3, usedCents: 7_000_000 }], [NOVEMBER])).toEqual([[]]);
});

test('a discount that repeats carries what a period had no room for, the whole amount too', () => {
  // 200.00 off each month of 150.00: 50.00 are over; a month of 0 adds 200.00; then 600.00 take 200 + 50 + 200.
  const monthly = discount({ repeats: true, amount: 20_000 });
  const counter = createItemCounter();
  const take = (period: typeof NOVEMBER, planCents: number) => {
    const { lines, uses } = itemsOf(counter.now([monthly]), period, planCents, 1);
    counter.take(uses);
    return lines.map(({ amountCents }) => amountCents);
  };
  expect([take(NOVEMBER, 15_000), take(DECEMBER, 0), take(JANUARY, 60_000)]).toEqual([[-15_000], [], [-45_000]]);
});

test('several discounts take turns in the order of their entry, and never more than plan and charges come to', () => {
  const half = discount({ rate: 5000 });
  const more = discount({ amount: 2_000_000 });
  const charge = item({ amount: 100_000 });
  // 29,990.00 + 1,000.00; half of the plan, 14,995.00; of the 20,000.00 there is room for 15,995.00.
  expect(courseOf([half, more, charge], [NOVEMBER, DECEMBER])).toEqual([
    [100_000, -1_499_500, -1_599_500],
    // The other 4,005.00.
    [-400_500],
  ]);
});

test('of what was billed only its words and its end change; where there are no cents an item has none', () => {
  const { id: _id, uses: _uses, usedCents: _used, ...fields } = item({ repeats: true, amount: 50_000 });
  const billed: Item = { ...fields, id: 1, uses: 1, usedCents: 50_000 };
  expect(itemProblem({ ...fields, description: 'Otro', toOn: day('2027-01-31') }, billed, 1)).toBeNull();
  const dearer = { ...fields, amountCents: cents.parse(60_000) };
  expect(itemProblem(dearer, billed, 1)).toMatchObject({ code: 'ITEM_BILLED', field: 'amountCents' });
  expect(itemProblem(dearer, { ...billed, uses: 0 }, 1)).toBeNull();
  expect(itemProblem({ ...fields, amountCents: cents.parse(50_050) }, null, 100)).toMatchObject({
    code: 'CREDIT_UNIT',
  });
});
