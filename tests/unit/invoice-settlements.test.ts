import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src-main/contract/values/calendar-date';
import { type ContractTerms, linesOf, termsInOrder } from '../../src-main/domain/invoices/charges';
import { courseFrom } from '../../src-main/domain/invoices/periods';
import {
  type BilledPeriod,
  createSettlementCounter,
  settlementsOf,
  settlementWords,
} from '../../src-main/domain/invoices/settlements';
import { amount, billed, cheaper, day, november, percent } from '../support/settled-months';

/** What a plan cost until a day, told on that day or on another. */
const told = (untilOn: string, priceCents: number, toldOn = untilOn) => ({
  untilOn,
  priceCents,
  toldAtMs: Date.parse(`${toldOn}T12:00:00Z`),
});

test('each day costs what the plan cost on it, before and after a change of plan', () => {
  const terms = termsInOrder({
    planId: 2,
    priceCents: 400,
    formerPrices: [told('2026-11-05', 100), told('2026-11-21', 300)],
    former: [
      {
        untilOn: '2026-11-11',
        planId: 1,
        priceCents: 999,
        formerPrices: [told('2026-11-06', 10), told('2026-12-01', 20)],
      },
    ],
    next: { onDate: '2026-11-26', planId: 3, priceCents: 500 },
  });
  expect(linesOf(november, terms, true, 1).map(({ planId, priceCents, days }) => [planId, priceCents, days])).toEqual([
    // Plan 1 to the 5th at 10 and to the 10th at 20; plan 2 at 300 to the 20th and at 400 to the 25th; then plan 3.
    [1, 10, 5],
    [1, 20, 5],
    [2, 300, 10],
    [2, 400, 5],
    [3, 500, 5],
  ]);
});

test.each([
  // Never billed: from the later of the two days.
  ['2026-01-10', '2026-11-01', null, '2026-11-01', true],
  ['2026-11-16', '2026-11-01', null, '2026-11-16', true],
  // Billed until the 30th: the day after, unless Facturar desde is later still.
  ['2026-01-10', '2026-11-01', '2026-11-30', '2026-12-01', false],
  ['2026-01-10', '2026-12-01', '2026-11-30', '2026-12-01', false],
  ['2026-01-10', '2027-04-11', '2026-11-30', '2027-04-11', true],
])(
  'a contract of %s, billed from %s and until %s, goes on with %s',
  (startedOn, billedFromOn, until, nextOn, isFirst) => {
    expect(courseFrom({ startedOn, billedFromOn, billedUntilOn: until })).toEqual({ nextOn, isFirst });
  },
);

const how = { prorate: true, unit: 1, mostCents: 5000 };
const amounts = (of: readonly BilledPeriod[], more: Partial<typeof how> = {}) =>
  settlementsOf(of, cheaper, { ...how, ...more }).map(({ settledId, amountCents }) => [settledId, amountCents]);

test('what was charged too much is let off, no more than there is, and no more than once', () => {
  // 20 days at 15.00 less: 1,000 cents.
  expect(amounts([billed()])).toEqual([[7, -1000]]);
  expect(amounts([billed({ settledCents: -400 })])).toEqual([[7, -600]]);
  expect(amounts([billed({ settledCents: -1000 })])).toEqual([]);
  expect(amounts([billed()], { mostCents: 250 })).toEqual([[7, -250]]);
  expect(amounts([billed(), billed({ invoiceId: 8 })], { mostCents: 1200 })).toEqual([
    [7, -1000],
    [8, -200],
  ]);
});

test('what was settled of a void invoice goes back, however is charged', () => {
  expect(amounts([billed({ isVoid: true, settledCents: -1000 })])).toEqual([[7, 1000]]);
  expect(amounts([billed({ isVoid: true, settledCents: -1000 })], { prorate: false })).toEqual([[7, 1000]]);
  expect(amounts([billed({ isVoid: true })])).toEqual([]);
});

/** A month that a list changed before its first day: 3000 by what it was, 1500 by now. */
const later = (change: Partial<BilledPeriod> = {}) =>
  billed({ startOn: day('2026-12-01'), endOn: day('2026-12-30'), changedOn: day('2026-12-01'), ...change });

test.each([
  ['by days', billed({ prorated: true }), false, -1000],
  ['whole, the month of the change', billed({ prorated: false }), true, 0],
  ['whole, a month after it', later({ prorated: false }), true, -1500],
  // 2,000 of 3,000 were a bridge of 20 days: 1,000 of 1,500.
  [
    'whole, a bridge after it',
    later({
      prorated: false,
      endOn: day('2026-12-20'),
      charged: [{ startOn: day('2026-12-01'), endOn: day('2026-12-20'), priceCents: 3000, amountCents: 2000 }],
      chargedCents: 2000,
    }),
    true,
    -1000,
  ],
  ['as the office charges now, where nobody kept it', billed({ prorated: null }), true, -1000],
  ['as the office charges now, where nobody kept it', billed({ prorated: null }), false, 0],
])('a month is settled as it was charged: %s', (_what, one, prorate, cents) => {
  expect(amounts([one], { prorate }).map(([, settled]) => settled)).toEqual(cents === 0 ? [] : [cents]);
});

test.each([
  // The plan came to 3,000 and comes to 2,000: a tenth of the difference was let off with it.
  ['a tenth of it', [percent(1000, 300)], -900],
  ['all of it', [percent(10_000, 3000)], 0],
  ['an amount, which stays', [amount('discount', 500)], -1000],
  ['a charge, which stays', [amount('charge', 500)], -1000],
  // 2,500 were let off first: of 3,000 there was room for 500 of a half, of 2,000 there is none.
  ['a half where there was room for less', [amount('discount', 2500), percent(5000, 500)], -500],
])('a month that had %s is settled with it', (_what, items, cents) => {
  expect(amounts([billed({ items })]).map(([, settled]) => settled)).toEqual(cents === 0 ? [] : [cents]);
});

test('the days before the change stay as they were charged, whatever the plan cost on them since', () => {
  const terms: ContractTerms = {
    planId: 2,
    priceCents: 1500,
    former: [
      {
        untilOn: '2026-11-11',
        planId: 1,
        priceCents: 9000,
        formerPrices: [told('2026-11-05', 3000)],
      },
    ],
    next: null,
  };
  expect(settlementsOf([billed()], terms, how)).toMatchObject([{ amountCents: -1000, startOn: '2026-11-11' }]);
});

test('what was told later, from whatever day, was not known when a month was billed', () => {
  const formerPrices = [told('2026-10-01', 900), told('2026-11-16', 1500), told('2026-11-21', 9000)];
  const held = { ...cheaper, priceCents: 12_000, formerPrices };
  expect(settlementsOf([billed()], held, how)).toMatchObject([{ amountCents: -1000 }]);
  // Billed in arrears it was: 5 days at 1,500, 5 at 9,000 and 10 at 12,000 are 5,750, for 20 days at 3,000.
  const inArrears = billed({ issuedAtMs: Date.parse('2026-12-01T12:00:00Z') });
  expect(settlementsOf([inArrears], held, how)).toMatchObject([{ amountCents: 3750 }]);
});

test('a price that was announced before a month was billed was known, one that reaches back into it was not', () => {
  const held = { ...cheaper, priceCents: 9000 };
  const announced = [told('2026-11-21', 1500, '2026-10-20')];
  // 10 days at 1,500 and 10 at 9,000 are 3,500, for 20 days at 3,000.
  expect(settlementsOf([billed()], { ...held, formerPrices: announced }, how)).toMatchObject([{ amountCents: 1500 }]);
  const late = [told('2026-10-15', 1500, '2026-11-20')];
  expect(settlementsOf([billed()], { ...held, formerPrices: late }, how)).toMatchObject([{ amountCents: -1000 }]);
});

test('a plan that was merged goes on at the price that was known, not at what its contract has kept since', () => {
  const former = { untilOn: '2026-11-21', planId: 2, priceCents: 9000 };
  const dearer = told('2026-11-21', 1500);
  const merged = (byMerge: boolean): ContractTerms => ({
    planId: 3,
    priceCents: 9000,
    former: [...cheaper.former, { ...former, formerPrices: [dearer], byMerge: byMerge ? dearer : null }],
    next: null,
  });
  expect(settlementsOf([billed()], merged(true), how)).toMatchObject([{ amountCents: -1000 }]);
  // A change of plan to what costs as much is one: 10 days at 1,500 and 10 at 9,000 are 3,500, for 20 days at 3,000.
  expect(settlementsOf([billed()], merged(false), how)).toMatchObject([{ amountCents: 1500 }]);
  const inArrears = billed({ issuedAtMs: Date.parse('2026-12-01T12:00:00Z') });
  expect(settlementsOf([inArrears], merged(true), how)).toMatchObject([{ amountCents: 1500 }]);
});

test('whatever changes, what was charged and what is settled come to what the days cost', () => {
  const price = integer({ min: 0, max: 5_000_000 });
  assert(
    property(
      record({ before: price, now: price, at: integer({ min: 1, max: 30 }), unit: constantFrom(1, 100) }),
      array(integer({ min: -1000, max: 1000 }), { maxLength: 3 }),
      ({ before, now, at, unit }, partly) => {
        const changedOn = addDays(day('2026-11-01'), at - 1);
        const old = termsInOrder({ planId: 1, priceCents: before, former: [], next: null });
        const [line] = linesOf(november, old, true, unit);
        const chargedCents = line?.amountCents ?? 0;
        const { startOn, endOn } = november;
        const charged = [{ startOn, endOn, priceCents: before, amountCents: chargedCents }];
        const terms: ContractTerms = {
          planId: 2,
          priceCents: now,
          former: [{ untilOn: changedOn, planId: 1, priceCents: before }],
          next: null,
        };
        const settledCents = partly.reduce((sum, cents) => sum + cents * unit, 0);
        const one = billed({ changedOn, charged, chargedCents, settledCents });
        const [settlement] = settlementsOf([one], terms, { prorate: true, unit, mostCents: Number.MAX_SAFE_INTEGER });
        const worth = linesOf(november, termsInOrder(terms), true, unit).reduce(
          (sum, { amountCents }) => sum + amountCents,
          0,
        );
        expect(chargedCents + settledCents + (settlement?.amountCents ?? 0)).toBe(worth);
      },
    ),
  );
});

test('what a run settled is counted while nothing of it is written, and only once when it is', () => {
  const counter = createSettlementCounter();
  const first = counter.now([billed()]);
  const settlements = settlementsOf(first, cheaper, how);
  counter.take(settlements);
  expect(counter.now([billed()])).toMatchObject([{ settledCents: -1000 }]);
  // The page that wrote it was read again.
  expect(counter.now([billed({ settledCents: -1000 })])).toMatchObject([{ settledCents: -1000 }]);
});

test('a settlement is called by its days', () => {
  expect(settlementWords(november)).toBe('Diferencia por cambio de plan del 01/11/2026 al 30/11/2026');
});
