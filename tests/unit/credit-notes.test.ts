import { assert, integer, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { isPayable, leftOf, shareCredit, totalOf } from '../../src-main/domain/credit-notes/rules';

test('half of an invoice is half of its net and of its tax, to the cent', () => {
  // 29,990.00 with 21 % in it is 24,785.12 + 5,204.88; half of it, 14,995.00, is 12,392.56 + 2,602.44.
  const left = { netCents: 2_478_512, taxCents: [520_488] };
  expect(shareCredit(left, 1_499_500, 1)).toEqual({ netCents: 1_239_256, taxCents: [260_244] });
});

test('a third of a cent goes to the tax, and the last credit takes exactly what is left', () => {
  // 1.00 of 0.83 + 0.17, in three: 0.33 × 0.83 = 0.2739, so 0.27 and 0.06; then again; the third takes 0.29 + 0.05.
  const invoice = { netCents: 83, taxCents: [17] };
  const one = shareCredit(invoice, 33, 1);
  expect(one).toEqual({ netCents: 27, taxCents: [6] });
  const two = shareCredit(leftOf(invoice, [one]), 33, 1);
  expect(two).toEqual({ netCents: 28, taxCents: [5] });
  const rest = leftOf(invoice, [one, two]);
  expect(shareCredit(rest, totalOf(rest), 1)).toEqual(rest);
});

test('no credits whatever take more of a part than it had, or give any back, and all of them are the whole', () => {
  const parts = tuple(integer({ min: 0, max: 5000 }), integer({ min: 0, max: 900 }), integer({ min: 0, max: 90 }));
  assert(
    property(parts, integer({ min: 1, max: 400 }), ([netCents, tax, other], step) => {
      const invoice = { netCents, taxCents: [tax, other] };
      let left: ReturnType<typeof leftOf> = invoice;
      while (totalOf(left) > 0) {
        const amount = Math.min(step, totalOf(left));
        const share = shareCredit(left, amount, 1);
        const all = [share.netCents, ...share.taxCents];
        expect(totalOf(share)).toBe(amount);
        expect(all.every((part) => part >= 0)).toBe(true);
        left = leftOf(left, [share]);
        expect([left.netCents, ...left.taxCents].every((part) => part >= 0)).toBe(true);
      }
    }),
  );
});

test('where the currency has no cents a credit has none either', () => {
  expect([isPayable(1_500, 100), isPayable(1_550, 100), isPayable(1_550, 1)]).toEqual([true, false, true]);
});
