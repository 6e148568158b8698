import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { fold, plain, tidy } from '../../src-main/contract/values/text';
import { wordsKey } from '../../src-main/domain/clients/keys';
import { casesOf, textsLike } from '../support/fuzz';

const CASES = casesOf(1000);
/** What it is for any text, however plain. */
const keyOfAny = (value: string) => fold(plain(value).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' '));

test('the key of words is the same whether or not there is anything to take away', () => {
  assert(
    property(textsLike(/^[A-Za-z]{1,8}[ .,-]{0,2}\d{0,4} ?[a-z]{0,5}$/u), (value) => {
      expect(wordsKey(value)).toBe(keyOfAny(value));
    }),
    CASES,
  );
});

test('of printable letters of ASCII only the blanks around go', () => {
  assert(
    property(textsLike(/^ {0,2}[!-~]{0,5} {0,2}[!-~]{0,5} {0,2}$/u), (value) => {
      if (/^[ -~]*$/u.test(value)) expect(tidy(value)).toBe(value.trim());
    }),
    CASES,
  );
});
