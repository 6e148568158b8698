import { array, assert, constantFrom, dictionary, integer, oneof, property, record, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { clientCondition } from '../../src-main/contract/client-conditions';
import { clientFilter, clientSort } from '../../src-main/contract/clients';
import { countries } from '../../src-main/contract/office';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import {
  cents,
  parseBasisPoints,
  parseCents,
  writtenBasisPoints,
  writtenCents,
} from '../../src-main/contract/values/money';
import { parseDegrees, position, writePosition } from '../../src-main/contract/values/position';
import { parseTypedDate } from '../../src-main/contract/values/typed-date';
import { parseExchanged, parsePosition } from '../../src-main/contract/values/typed-position';
import { readOnce, writeMail } from '../../src-main/domain/client-mail/rules';
import { isLikelyPhone, phoneSpellings } from '../../src-main/domain/phones';
import { isLikelyNationalId, isTaxId } from '../../src-main/domain/tax-ids';
import { readListState, writeListState } from '../../src-renderer/features/client-grid/list-address';
import { casesOf, textsLike } from '../support/fuzz';

const SAMPLE = 400;
const CASES = casesOf(SAMPLE);

test('an amount is read as whole cents or not at all, and as what it was written from', () => {
  assert(
    property(textsLike(/^-?\$? ?\d{1,4}([.,]\d{3}){0,4}([.,]\d{1,3})?$/u), (typed) => {
      const read = parseCents(typed);
      if (read === null) return;
      expect(cents.safeParse(read).success).toBe(true);
      expect(Object.is(read, -0)).toBe(false);
      expect(parseCents(writtenCents(read))).toBe(read);
    }),
    CASES,
  );
  assert(
    property(integer({ min: -99_999_999_999, max: 99_999_999_999 }), (amount) => {
      expect(parseCents(writtenCents(amount))).toBe(amount);
    }),
    CASES,
  );
});

test('a rate is read within its bounds or not at all, and as what it was written from', () => {
  assert(
    property(textsLike(/^\d{1,4}([.,]\d{1,3})?( ?%)?$/u), (typed) => {
      const read = parseBasisPoints(typed);
      if (read === null) return;
      expect(Number.isInteger(read) && read >= 0 && read <= 100_000).toBe(true);
      expect(parseBasisPoints(writtenBasisPoints(read))).toBe(read);
    }),
    CASES,
  );
});

test('a date is a day that there is or none, in whatever notation', () => {
  assert(
    property(textsLike(/^(\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{6,8}|\d{1,2}-[a-z]{3}-\d{4})$/u), (typed) => {
      const read = parseTypedDate(typed);
      if (read !== null) expect(calendarDate.safeParse(read).success).toBe(true);
    }),
    CASES,
  );
  assert(
    property(
      integer({ min: 1970, max: 2069 }),
      integer({ min: 1, max: 12 }),
      integer({ min: 1, max: 28 }),
      (y, m, d) => {
        const pad = (part: number) => String(part).padStart(2, '0');
        const day = `${y}-${pad(m)}-${pad(d)}`;
        for (const typed of [day, `${d}/${m}/${y}`, `${pad(d)}-${pad(m)}-${pad(y % 100)}`, `${pad(d)}${pad(m)}${y}`])
          expect(parseTypedDate(typed), typed).toBe(day);
      },
    ),
    CASES,
  );
});

test('coordinates are a place on the earth or none, and a place is read as what it was written from', () => {
  const like =
    /^-?\d{1,3}([.,]\d{1,8}|°\d{1,2}'\d{1,2}(\.\d+)?")?[NSEWO]?[ ,;/]{1,2}-?\d{1,3}([.,]\d{1,8}|°\d{1,2}'\d{1,2}")?[NSEWO]?$/u;
  assert(
    property(textsLike(like), (typed) => {
      for (const read of [parsePosition(typed), parseExchanged(typed)]) {
        if (read === null) continue;
        expect(position.safeParse(read).success, typed).toBe(true);
      }
      const degrees = parseDegrees(typed);
      if (degrees !== null) expect(Number.isFinite(degrees)).toBe(true);
    }),
    CASES,
  );
  const millionth = (most: number) =>
    integer({ min: -most * 1_000_000, max: most * 1_000_000 }).map((n) => n / 1_000_000);
  assert(
    property(millionth(90), millionth(180), (latitude, longitude) => {
      const place = position.parse({ latitude, longitude });
      expect(parsePosition(writePosition(place))).toEqual(place);
    }),
    CASES,
  );
});

const country = constantFrom(...countries);

test('a phone has spellings of digits alone, the one that was typed among them, or none at all', () => {
  assert(
    property(
      country,
      textsLike(/^(\+\d{1,3} ?)?(\(?0?\d{2,4}\)?[ -]?)?(15[ -]?)?\d{3,4}[ -]?\d{3,4}$/u),
      (where, typed) => {
        expect(typeof isLikelyPhone(where, typed)).toBe('boolean');
        const spellings = phoneSpellings(where, typed);
        expect(spellings.filter((spelling) => !/^\d+$/u.test(spelling))).toEqual([]);
        expect(new Set(spellings).size).toBe(spellings.length);
      },
    ),
    CASES,
  );
});

test('a tax id is right or wrong whatever blanks, dots and small letters it is written with', () => {
  assert(
    property(country, textsLike(/^[VEJPGvejpg]?-?\d{1,3}\.?\d{3}\.?\d{3}-?[\dkK]{0,3}$/u), (where, typed) => {
      const right = isTaxId(where, typed);
      expect(typeof right).toBe('boolean');
      expect(typeof isLikelyNationalId(where, typed)).toBe('boolean');
      expect(isTaxId(where, ` ${typed.toLowerCase()} `)).toBe(isTaxId(where, typed.toLowerCase()));
    }),
    CASES,
  );
});

const fields = [
  ...Object.keys(clientFilter.shape),
  'sort',
  'view',
  'zoneId',
  'no.zoneId',
  'balance',
  'createdOn',
  'email',
  'name',
];

test('whatever an address says, the list’s state is one that the contract takes, and says the same written again', () => {
  const value = oneof(
    textsLike(/^(contains\.|equals\.|empty|no\.)?[\w. -]{0,20}(\.\.\d{0,9})?$/u),
    constantFrom('yes', 'no', 'none', '..', '1..', '..9', '1.none.2', '2026-11-24..2026-12-01'),
  );
  assert(
    property(
      array(tuple(oneof(constantFrom(...fields), string({ maxLength: 12 })), value), { maxLength: 6 }),
      (entries) => {
        const state = readListState(new URLSearchParams(entries));
        expect(clientFilter.safeParse(state.filter).success).toBe(true);
        expect(clientSort.safeParse(state.sort).success).toBe(true);
        for (const condition of state.filter.conditions)
          expect(clientCondition.safeParse(condition).success).toBe(true);
        expect(readListState(new URLSearchParams(writeListState(state)))).toEqual(state);
      },
    ),
    CASES,
  );
});

test('an address whose range is a nought with a sign (found by seed 1900442132) says the same written again', () => {
  const state = readListState(new URLSearchParams('balance=-0'));
  expect(readListState(new URLSearchParams(writeListState(state)))).toEqual(state);
});

const names = ['cliente', 'importe', 'vencimiento'];
const pieces = oneof(
  constantFrom(...names.map((name) => `{{${name}}}`), '{{ cliente }}', '{{constructor}}', '{{__proto__}}', '{{', '}}'),
  string({ maxLength: 12 }),
);

test('a template is filled with what its names stand for and nothing else, once, and no value becomes HTML', () => {
  const template = array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
  const nasty = oneof(string({ maxLength: 20 }), constantFrom('<img onerror=x>', '{{importe}}', '$&', '"\'', 'a\nb'));
  const values = record({ cliente: nasty, importe: nasty });
  assert(
    property(template, values, (text, known) => {
      const filled = readOnce(text)(known);
      const parts = text.split(/\{\{\s*(?:cliente|importe)\s*\}\}/u);
      // What is around the names stands as it was written, in its order.
      let at = 0;
      for (const part of parts) {
        at = filled.indexOf(part, at);
        expect(at, part).toBeGreaterThanOrEqual(0);
        at += part.length;
      }
      const { html } = writeMail({ subject: '', text: '', html: '{{cliente}}' }, known);
      expect(html.replaceAll('<br>', '')).not.toMatch(/[<>"']/u);
    }),
    CASES,
  );
  assert(
    property(dictionary(constantFrom(...names), string()), string(), (known, text) => {
      if (!text.includes('{{')) expect(readOnce(text)(known)).toBe(text);
    }),
    CASES,
  );
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    expect(readOnce(`a {{${name}}} b`)({})).toBe(`a {{${name}}} b`);
});
