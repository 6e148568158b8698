import { assert, nat, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { HeldStretches } from '../../src-main/domain/contracts/held-stretches';

const at = (place: number) => String(place).padStart(6, '0');

test('of thousands of stretches each is found by any address in it, in whichever order they came, and nothing beside them', () => {
  const stretches = uniqueArray(nat({ max: 20_000 }), { minLength: 2000, maxLength: 3000 });
  assert(
    property(stretches, (places) => {
      const held = new HeldStretches();
      // Each takes eight of ten addresses.
      for (const place of places) held.take({ from: at(place * 10), to: at(place * 10 + 7), row: place });
      for (const place of places.slice(0, 200)) {
        for (const within of [0, 3, 7]) {
          const address = at(place * 10 + within);
          expect(held.holder(address, address)).toBe(place);
        }
        expect(held.holder(at(place * 10 + 8), at(place * 10 + 9))).toBeUndefined();
      }
    }),
    { numRuns: 5 },
  );
});

test('a stretch that reaches around another, or into it, is told whose that is', () => {
  const held = new HeldStretches();
  expect(held.holder(at(0), at(99))).toBeUndefined();
  held.take({ from: at(20), to: at(29), row: 1 });
  for (const [from, to] of [
    [10, 20],
    [29, 40],
    [10, 40],
    [22, 23],
  ] as const)
    expect(held.holder(at(from), at(to))).toBe(1);
  expect(held.holder(at(10), at(19))).toBeUndefined();
  expect(held.holder(at(30), at(40))).toBeUndefined();
});
