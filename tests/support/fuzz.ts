import { type Arbitrary, constantFrom, oneof, string, stringMatching, tuple } from 'fast-check';

/** How many inputs each property is given: a sample with every run of the tests, 100,000 by `npm run fuzz`. */
export function casesOf(sample: number): { readonly numRuns: number } {
  return { numRuns: Number(process.env.FUZZ_CASES ?? sample) };
}

/** What has broken parsers before: marks that turn text, digits of other scripts, blanks that are none, halves of pairs. */
const ODD = [
  '',
  ' ',
  '\u00A0',
  '\u2007',
  '\u202E',
  '\uFEFF',
  '\u0000',
  '٣',
  '１',
  '−',
  '–',
  '°',
  '\uD800',
  'İ',
  'ﬁ',
  '𝟙',
];
const WORDS = ['NaN', 'Infinity', '-0', '1e400', '0x10', '__proto__', 'constructor', 'null', '=cmd|calc', '../', "'--"];

/** Texts near to what a parser takes (`like`), and far from it: as they are, cut, and with odd marks in them. */
export function textsLike(like: RegExp): Arbitrary<string> {
  const near = stringMatching(like);
  const odd = constantFrom(...ODD, ...WORDS);
  return oneof(
    { weight: 3, arbitrary: near },
    { weight: 2, arbitrary: tuple(odd, near, odd).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: tuple(near, near).map(([one, other]) => `${one} ${other}`) },
    { weight: 1, arbitrary: string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: odd },
  );
}
