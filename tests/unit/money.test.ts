import { assert, integer, property, array, nat } from 'fast-check';
import { expect, test } from 'vitest';
import {
  allocate,
  cellAmount,
  centsOfCell,
  parseBasisPoints,
  parseCents,
  partOf,
  sumOf,
  writtenBasisPoints,
} from '../../src-main/contract/values/money';

test.each([
  // A third of a cent is nothing, two thirds are a cent, a half is one; what is given back is as large.
  [100, 1, 3, 33],
  [200, 1, 3, 67],
  [1, 1, 2, 1],
  [3, 1, 2, 2],
  [-1, 1, 2, -1],
  [-3, 1, 2, -2],
  [-100, 1, 3, -33],
  // 100 % plus 21 %: the net of 121,00 is 100,00, and that of 100,00 is 82,6446…
  [12_100, 10_000, 12_100, 10_000],
  [10_000, 10_000, 12_100, 8264],
  // What a floating number would lose: 2^53 - 1 cents times 10,000 basis points.
  [Number.MAX_SAFE_INTEGER, 10_000, 10_000, Number.MAX_SAFE_INTEGER],
  [0, 5, 7, 0],
])('%i × %i / %i is %i', (amount, numerator, denominator, part) => {
  expect(partOf(amount, numerator, denominator)).toBe(part);
});

test('a currency without cents is rounded to its whole units: 12.990 pesos for 17 of 31 days are 7.124', () => {
  // 1,299,000 × 17 / 31 = 712,354.8 cents, which is 7,123.5 pesos.
  expect(partOf(1_299_000, 17, 31, 100)).toBe(712_400);
});

test('what is shared out is whole: thirds of 100 are 33, 34 and 33', () => {
  expect(allocate(100, [1, 1, 1])).toEqual([33, 34, 33]);
  expect(allocate(-100, [1, 1, 1])).toEqual([-33, -34, -33]);
  expect(allocate(7, [0, 0])).toEqual([0, 7]);
  expect(allocate(5, [])).toEqual([]);
  expect(allocate(1_000_000, [10, 21], 100)).toEqual([322_600, 677_400]);
});

test('no share loses a cent, and none is a cent from its part', () => {
  const weights = array(nat(1_000_000), { minLength: 1, maxLength: 12 });
  assert(
    property(integer({ min: -1e12, max: 1e12 }), weights, (amount, parts) => {
      const shares = allocate(amount, parts);
      expect(sumOf(shares)).toBe(amount);
      const all = parts.reduce((sum, part) => sum + part, 0);
      for (const [at, part] of parts.entries()) {
        if (all > 0) expect(Math.abs((shares[at] ?? 0) - partOf(amount, part, all))).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test.each([
  ['21', 2100],
  ['10,5', 1050],
  ['0.25 %', 25],
  ['1000', 100_000],
  ['1001', null],
  ['-1', null],
  ['21,005', null],
  ['', null],
])('the rate «%s» is %s basis points', (text, rate) => {
  expect(parseBasisPoints(text)).toBe(rate);
});

test.each([
  [2100, '21'],
  [1050, '10.5'],
  [25, '0.25'],
  [0, '0'],
  [10_000, '100'],
])('%i basis points are written %s', (rate, text) => {
  expect(writtenBasisPoints(rate)).toBe(text);
});

test.each([
  ['0,005', null],
  ['0.005', null],
  ['-0,005', null],
  ['000.005', null],
  ['0,001.50', null],
  ['1.2345', null],
  ['0,05', 5],
  ['0', 0],
  ['1.234', 123_400],
  ['1,234', 123_400],
  ['10.000,50', 1_000_050],
])('the amount «%s» is %s cents: three digits after a nought are no thousands', (text, amount) => {
  expect(parseCents(text)).toBe(amount);
});

test('a spreadsheet takes an amount and gives the same one back', () => {
  for (const amount of [0, 1, -1, 29, 115, 123_456, -999_999_999_99])
    expect(centsOfCell(cellAmount(amount))).toBe(amount);
  expect(cellAmount(-5)).toBe(-0.05);
  expect(centsOfCell(Number.NaN)).toBeNull();
});
