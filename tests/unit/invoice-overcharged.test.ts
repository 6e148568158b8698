import { array, assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { type ChargedInvoice, overchargedOf, settledByNote } from '../../src-main/domain/invoices/settlements';
import { billed, cheaper } from '../support/settled-months';

const how = { prorate: true, unit: 1 };
/** November of 30.00, which from the 11th on is of 15.00: 10.00 too much. */
const charged = (change: Partial<ChargedInvoice> = {}): ChargedInvoice => ({
  ...billed(),
  linesCents: 3000,
  totalCents: 3000,
  leftCents: 3000,
  ...change,
});

test.each([
  ['is what was charged too much', [charged()], [1000]],
  ['is with the taxes on top', [charged({ totalCents: 3630 })], [1210]],
  ['is less what was let off', [charged({ settledCents: -400 })], [600]],
  ['is no more than was never credited', [charged({ leftCents: 300 })], [300]],
  ['is nothing of one that is void', [charged({ isVoid: true, settledCents: 500 })], [0]],
  ['is nothing where too little was charged', [charged({ chargedCents: 1500 })], [0]],
  // Of the first 5.00 are missing: they are kept of the one after.
  ['keeps what another lacks', [charged({ chargedCents: 1500 }), charged()], [0, 500]],
])('what is to be given back of invoices %s', (_, invoices, expected) => {
  expect(overchargedOf(invoices, cheaper, how)).toEqual(expected);
});

test('a note of what is proposed settles it whole, whatever taxes are on top, and whatever is left of it a later one', () => {
  assert(
    property(
      integer({ min: 0, max: 30_000 }),
      constantFrom(1, 100),
      array(integer({ min: 1, max: 999 }), { maxLength: 4 }),
      (rate, unit, settled) => {
        const before = settled.reduce((sum, cents) => sum - cents * unit, 0);
        const one = charged({
          charged: billed().charged.map((days) => ({ ...days, priceCents: 3_000_000, amountCents: 3_000_000 })),
          chargedCents: 3_000_000,
          linesCents: 3_000_000,
          totalCents: Math.round((3_000_000 * (10_000 + rate)) / 10_000 / unit) * unit,
          leftCents: 9_000_000,
          settledCents: before,
        });
        const [proposed = 0] = overchargedOf([one], cheaper, { ...how, unit });
        const settledCents = before - settledByNote(one, cheaper, proposed, { ...how, unit });
        expect(overchargedOf([{ ...one, settledCents }], cheaper, { ...how, unit })).toEqual([0]);
      },
    ),
  );
});

test('a note of more than what a change made too much is for another thing as far as that goes', () => {
  expect(settledByNote(charged(), cheaper, 2500, how)).toBe(1000);
  expect(settledByNote(charged({ chargedCents: 1500 }), cheaper, 2500, how)).toBe(0);
});
