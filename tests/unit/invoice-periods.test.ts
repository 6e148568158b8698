import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, calendarDate, daysThrough, inMonth, weekdayOf } from '../../src-main/contract/values/calendar-date';
import { type Course, cycleOf, periodsUntil } from '../../src-main/domain/invoices/periods';

const day = (text: string) => calendarDate.parse(text);

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-11-24', 365, '2027-11-24'],
])('%s and %i days is %s', (from, days, to) => {
  expect(addDays(from, days)).toBe(to);
});

test('days are counted with both ends, weeks begin on Sunday, and months have their own day', () => {
  expect(daysThrough('2026-02-01', '2026-02-28')).toBe(28);
  expect(daysThrough('2028-02-01', '2028-02-29')).toBe(29);
  expect(daysThrough('2026-11-24', '2026-11-24')).toBe(1);
  // 24 November 2026 is a Tuesday.
  expect(weekdayOf('2026-11-24')).toBe(2);
  expect(weekdayOf('1969-12-28')).toBe(0);
  expect(inMonth('2026-12-31', 28, 2)).toBe('2027-02-28');
  expect(inMonth('2026-01-05', 10, -1)).toBe('2025-12-10');
});

test.each([
  // A month of 30 days, of 31, and February in both kinds of year.
  ['2026-11-24', 1, '2026-11-01', '2026-11-30'],
  ['2026-12-31', 1, '2026-12-01', '2026-12-31'],
  ['2026-02-10', 1, '2026-02-01', '2026-02-28'],
  ['2028-02-29', 1, '2028-02-01', '2028-02-29'],
  // The 28th, which February has too.
  ['2026-02-27', 28, '2026-01-28', '2026-02-27'],
  ['2026-02-28', 28, '2026-02-28', '2026-03-27'],
  ['2026-03-31', 28, '2026-03-28', '2026-04-27'],
  ['2026-01-09', 10, '2025-12-10', '2026-01-09'],
  ['2026-01-10', 10, '2026-01-10', '2026-02-09'],
])('%s lies in the cycle of day %i from %s to %s', (on, cycleDay, startOn, endOn) => {
  expect(cycleOf(day(on), cycleDay)).toEqual({ startOn, endOn });
});

const ADVANCE = { mode: 'advance', issueOffsetDays: 0 } as const;
const ARREARS = { mode: 'arrears', issueOffsetDays: 0 } as const;

function course(fields: Partial<Course>): Course {
  return { nextOn: day('2026-11-01'), isFirst: true, endedOn: null, cycleDay: 1, ...fields };
}

const list = (one: Course, schedule: Parameters<typeof periodsUntil>[1], untilOn: string) =>
  [...periodsUntil(one, schedule, untilOn)].map(({ startOn, endOn, scheduledOn }) => [startOn, endOn, scheduledOn]);

test('in advance a period is issued on its first day, in arrears on the day after its last', () => {
  expect(list(course({}), ADVANCE, '2026-10-31')).toEqual([]);
  expect(list(course({}), ADVANCE, '2026-11-01')).toEqual([['2026-11-01', '2026-11-30', '2026-11-01']]);
  expect(list(course({}), ARREARS, '2026-11-30')).toEqual([]);
  expect(list(course({}), ARREARS, '2026-12-01')).toEqual([['2026-11-01', '2026-11-30', '2026-12-01']]);
  expect(list(course({}), { mode: 'advance', issueOffsetDays: -5 }, '2026-10-27')).toEqual([
    ['2026-11-01', '2026-11-30', '2026-10-27'],
  ]);
});

test('an office that was off for months issues each period, in the order of their dates', () => {
  expect(list(course({ nextOn: day('2026-11-10'), cycleDay: 10 }), ADVANCE, '2027-01-20')).toEqual([
    ['2026-11-10', '2026-12-09', '2026-11-10'],
    ['2026-12-10', '2027-01-09', '2026-12-10'],
    ['2027-01-10', '2027-02-09', '2027-01-10'],
  ]);
});

test('a contract that begins on the 31st has one day of its first cycle', () => {
  const [first, second] = [...periodsUntil(course({ nextOn: day('2026-10-31') }), ADVANCE, '2026-11-05')];
  expect(first).toMatchObject({ startOn: '2026-10-31', endOn: '2026-10-31', cycleDays: 31, isBridge: false });
  expect(second).toMatchObject({ startOn: '2026-11-01', endOn: '2026-11-30', cycleDays: 30, isBridge: false });
});

test('a contract that ended is billed to its last day, and no more', () => {
  const ended = course({ isFirst: false, endedOn: day('2026-12-10') });
  expect(list(ended, ADVANCE, '2027-03-01')).toEqual([
    ['2026-11-01', '2026-11-30', '2026-11-01'],
    ['2026-12-01', '2026-12-10', '2026-12-01'],
  ]);
  expect(list(ended, ARREARS, '2026-12-11').at(-1)).toEqual(['2026-12-01', '2026-12-10', '2026-12-11']);
  expect(list(course({ endedOn: day('2026-10-31') }), ADVANCE, '2027-03-01')).toEqual([]);
});

test('a change of the cycle’s day makes a bridge, and no day is left out or billed twice', () => {
  const changed = course({ nextOn: day('2026-11-10'), isFirst: false, cycleDay: 1 });
  const [bridge, after] = [...periodsUntil(changed, ADVANCE, '2026-12-01')];
  expect(bridge).toMatchObject({ startOn: '2026-11-10', endOn: '2026-11-30', cycleDays: 30, isBridge: true });
  expect(after).toMatchObject({ startOn: '2026-12-01', isBridge: false });
});

test('whatever the days, periods follow one another without a gap, and are no longer than a cycle', () => {
  const days = integer({ min: 1, max: 28 });
  assert(
    property(integer({ min: 0, max: 2000 }), days, (offset, cycleDay) => {
      let nextOn: string = addDays('2024-01-01', offset);
      for (const period of periodsUntil(course({ nextOn: day(nextOn), cycleDay }), ADVANCE, addDays(nextOn, 400))) {
        expect(period.startOn).toBe(nextOn);
        expect(daysThrough(period.startOn, period.endOn)).toBeLessThanOrEqual(period.cycleDays);
        expect([28, 29, 30, 31]).toContain(period.cycleDays);
        nextOn = addDays(period.endOn, 1);
        expect(Number(nextOn.slice(8))).toBe(cycleDay);
      }
    }),
  );
});

test('what begins beyond the century is not billed, and no calendar is asked for a day that it has not', () => {
  expect(list(course({ nextOn: day('9999-12-31') }), ADVANCE, '9999-12-31')).toEqual([]);
});
