import { expect, test } from 'vitest';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { fiscalDayOf, fiscalDueOf, oldestDayOf } from '../../src-main/domain/reporting/rules';

const day = (text: string) => calendarDate.parse(text);

test.each([
  // Nothing was reported before: the day of issue.
  ['2026-11-24', null, null, '2026-12-04', '2026-11-24'],
  ['2026-11-24', null, '2026-11-24', '2026-12-04', '2026-11-24'],
  // It is older than the ten days that the authority takes: the day on which it is reported.
  ['2026-11-24', null, null, '2026-12-05', '2026-12-05'],
  ['2026-11-24', null, '2026-11-20', '2027-01-04', '2027-01-04'],
  // But who reported it in time, and says so later, is believed.
  ['2026-11-24', '2026-11-24', null, '2027-01-04', '2026-11-24'],
  // A later one was: the day on which it is reported, which with a clock set back is the last one's.
  ['2026-11-24', null, '2026-12-01', '2026-12-05', '2026-12-05'],
  ['2026-11-24', null, '2026-12-01', '2026-11-20', '2026-12-01'],
  // A day that somebody names: from the last one's to today.
  ['2026-11-24', '2026-11-28', '2026-11-26', '2026-12-05', '2026-11-28'],
  ['2026-11-24', '2026-11-25', '2026-11-26', '2026-12-05', null],
  ['2026-11-24', '2026-11-23', null, '2026-12-05', null],
  ['2026-11-24', '2026-12-06', null, '2026-12-05', null],
])('issued on %s, said %s, after %s, on %s: it bears %s', (issuedOn, saidOn, lastOn, today, borne) => {
  const dayOrNone = (text: string | null) => (text === null ? null : day(text));
  const state = { lastOn: dayOrNone(lastOn), today: day(today), oldestOn: oldestDayOf('AR', day(today)) };
  expect(fiscalDayOf(day(issuedOn), dayOrNone(saidOn), state)).toBe(borne);
});

test('a country whose authority says nothing keeps the day of issue', () => {
  expect(oldestDayOf('CO', day('2027-01-04'))).toBeNull();
  const state = { lastOn: null, today: day('2027-01-04'), oldestOn: null };
  expect(fiscalDayOf(day('2026-11-24'), null, state)).toBe('2026-11-24');
});

test('a due date is the document’s own, but none before the day that it bears', () => {
  expect(fiscalDueOf('2026-12-04', '2026-11-24')).toBe('2026-12-04');
  expect(fiscalDueOf('2026-12-04', '2026-12-20')).toBe('2026-12-20');
});
