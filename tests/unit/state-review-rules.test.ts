import { expect, test } from 'vitest';
import { readStateReason, stateCauses, writeStateReason } from '../../src-main/contract/automatic-states';
import { addDays, calendarDate } from '../../src-main/contract/values/calendar-date';
import { isFarAhead } from '../../src-main/domain/office';
import {
  decideKept,
  decideReview,
  decideStretch,
  decideTransition,
  type OpenInvoice,
  type Situation,
  uncovered,
} from '../../src-main/domain/state-review/rules';
import { datesOf } from '../../src-main/domain/state-review/situations';

const invoice = (dueOn: string, noticeOn: string, cutOn: string, debitId = 1): OpenInvoice => ({
  debitId,
  dueOn,
  noticeOn,
  cutOn,
});
/** Due on the 10th, warned on the 11th, cut on the 15th. */
const DECEMBER = invoice('2026-12-10', '2026-12-11', '2026-12-15');

const situation = (more: Partial<Situation> = {}): Situation => ({
  state: 'enabled',
  disabledBy: null,
  invoices: [DECEMBER],
  owesFromBefore: false,
  opening: null,
  stood: null,
  promisedUntilOn: null,
  exceptedUntilOn: null,
  ...more,
});
const alerted = { state: 'alerted' } as const;
const cut = { state: 'disabled', disabledBy: 'system' } as const;
const BEFORE = { debitId: 3, dueOn: '2026-11-01' };
const again = (stood: 'alerted' | 'disabled'): Partial<Situation> => ({
  invoices: [],
  owesFromBefore: true,
  opening: BEFORE,
  stood,
});

test.each<[string, Partial<Situation>, string, string | null]>([
  ['what is due that day is not overdue', {}, '2026-12-10', null],
  ['the day after, it is warned', {}, '2026-12-11', 'alerted'],
  ['who is warned already stays so', alerted, '2026-12-14', null],
  ['on the day of the cut it is cut', alerted, '2026-12-15', 'disabled'],
  ['also who was never warned', {}, '2026-12-20', 'disabled'],
  ['who is cut already stays so', cut, '2026-12-20', null],
  ['what an operator disabled is theirs', { state: 'disabled', disabledBy: 'operator' }, '2026-12-20', null],
  [
    'and stays theirs when all is paid',
    { state: 'disabled', disabledBy: 'operator', invoices: [] },
    '2026-12-20',
    null,
  ],
  ['what went with its client too', { state: 'disabled', disabledBy: 'client', invoices: [] }, '2026-12-20', null],
  ['with nothing overdue the cut is enabled', { ...cut, invoices: [] }, '2026-12-20', 'enabled'],
  ['and the warned', { ...alerted, invoices: [] }, '2026-12-20', 'enabled'],
  ['also where something is due later', { ...cut, invoices: [DECEMBER] }, '2026-12-10', 'enabled'],
  ['a debt from before keeps the cut cut', { ...cut, invoices: [], owesFromBefore: true }, '2026-12-20', null],
  ['and the warned warned', { ...alerted, invoices: [], owesFromBefore: true }, '2026-12-20', null],
  ['but cuts nobody by itself', { invoices: [], owesFromBefore: true, opening: BEFORE }, '2026-12-20', null],
  [
    'what it kept cut, and is on since it was paid, is cut once it is owed again',
    again('disabled'),
    '2026-12-20',
    'disabled',
  ],
  ['and what it kept warned is warned', again('alerted'), '2026-12-20', 'alerted'],
  ['once', { ...again('alerted'), ...alerted }, '2026-12-20', null],
  ['not while it is paid', { ...again('disabled'), owesFromBefore: false, opening: null }, '2026-12-20', null],
  [
    'a promise leaves it at the notice',
    { ...again('disabled'), promisedUntilOn: '2026-12-20' },
    '2026-12-20',
    'alerted',
  ],
  ['an exception at nothing', { ...again('disabled'), exceptedUntilOn: '2026-12-20' }, '2026-12-20', null],
  ['an invoice warns beside it', { ...again('alerted'), invoices: [DECEMBER] }, '2026-12-11', 'alerted'],
  ['a promise defers the cut', { ...alerted, promisedUntilOn: '2026-12-18' }, '2026-12-18', null],
  ['not the notice', { promisedUntilOn: '2026-12-18' }, '2026-12-15', 'alerted'],
  ['and the day after it is cut', { ...alerted, promisedUntilOn: '2026-12-18' }, '2026-12-19', 'disabled'],
  ['a promise turns nothing on', { ...cut, promisedUntilOn: '2026-12-30' }, '2026-12-20', null],
  ['an exception defers both', { exceptedUntilOn: '2026-12-20' }, '2026-12-20', null],
  ['until its day', { exceptedUntilOn: '2026-12-20' }, '2026-12-21', 'disabled'],
  [
    'who is excepted and pays is enabled',
    { ...cut, invoices: [], exceptedUntilOn: '2026-12-30' },
    '2026-12-20',
    'enabled',
  ],
])('%s', (_name, more, day, to) => {
  expect(decideTransition(situation(more), day)?.to ?? null).toBe(to);
});

test('the oldest invoice that is for it is named', () => {
  const november = invoice('2026-11-10', '2026-11-11', '2026-12-30', 7);
  const both = situation({ invoices: [november, DECEMBER] });
  expect(decideTransition(both, '2026-12-12')).toMatchObject({ to: 'alerted', invoice: { debitId: 7 } });
  expect(decideTransition(both, '2026-12-15')).toMatchObject({ to: 'disabled', invoice: { debitId: 1 } });
});

const next = (day: string) => addDays(day, 1);
const stretch = (more: Partial<Situation>, fromOn: string, throughOn: string) =>
  decideStretch(situation(more), { fromOn, throughOn }, next).map(({ onDate, to }) => [onDate, to]);

test('days that were missed are caught up in their order, each change on its own day', () => {
  expect(stretch({}, '2026-12-05', '2026-12-20')).toEqual([
    ['2026-12-11', 'alerted'],
    ['2026-12-15', 'disabled'],
  ]);
  expect(stretch({ promisedUntilOn: '2026-12-17' }, '2026-12-05', '2026-12-20')).toEqual([
    ['2026-12-11', 'alerted'],
    ['2026-12-18', 'disabled'],
  ]);
  expect(stretch({ exceptedUntilOn: '2026-12-12' }, '2026-12-05', '2026-12-14')).toEqual([['2026-12-13', 'alerted']]);
  expect(stretch({}, '2026-12-16', '2026-12-20')).toEqual([['2026-12-16', 'disabled']]);
  expect(stretch({}, '2026-12-01', '2026-12-10')).toEqual([]);
  expect(stretch(cut, '2026-12-16', '2026-12-20')).toEqual([]);
});

test('what is owed again from before is cut on the first day, and after a promise on its own', () => {
  expect(stretch(again('disabled'), '2026-12-05', '2026-12-20')).toEqual([['2026-12-05', 'disabled']]);
  expect(stretch({ ...again('disabled'), promisedUntilOn: '2026-12-10' }, '2026-12-05', '2026-12-20')).toEqual([
    ['2026-12-05', 'alerted'],
    ['2026-12-11', 'disabled'],
  ]);
});

test('what keeps the system from it is told, and what it would do', () => {
  const kept = (more: Partial<Situation>, auto = true) => {
    const found = decideKept(situation(more), auto, '2026-12-15');
    return found && [found.reason, found.would.to];
  };
  expect(kept({})).toBeNull();
  expect(kept({}, false)).toEqual(['autoOff', 'disabled']);
  expect(kept({ promisedUntilOn: '2026-12-15' })).toEqual(['promise', 'disabled']);
  expect(kept({ promisedUntilOn: '2026-12-14' })).toBeNull();
  expect(kept({ exceptedUntilOn: '2026-12-15' })).toEqual(['exception', 'disabled']);
  expect(kept({ ...cut, invoices: [] }, false)).toBeNull();
});

test('notice and cut are counted from the due date, never on it, and on working days where the profile says so', () => {
  const day = (text: string) => calendarDate.parse(text);
  const plain = { noticeDays: 1, cutDays: 5, workingDaysOnly: false };
  // 10 December 2026 is a Thursday.
  expect(datesOf(day('2026-12-10'), plain, new Set())).toEqual({ noticeOn: '2026-12-11', cutOn: '2026-12-15' });
  expect(datesOf(day('2026-12-10'), { ...plain, noticeDays: 0, cutDays: 0 }, new Set())).toEqual({
    noticeOn: '2026-12-11',
    cutOn: '2026-12-11',
  });
  const working = { noticeDays: 2, cutDays: 14, workingDaysOnly: true };
  expect(datesOf(day('2026-12-10'), working, new Set(['2026-12-24', '2026-12-25']))).toEqual({
    noticeOn: '2026-12-14',
    cutOn: '2026-12-28',
  });
});

test('what is to the client’s credit is taken off the oldest debt first: what it covers is not owed', () => {
  const debts = [{ restCents: 100 }, { restCents: 50 }, { restCents: 70 }];
  expect(uncovered(debts, 0)).toEqual(debts);
  expect(uncovered(debts, 120)).toEqual([{ restCents: 30 }, { restCents: 70 }]);
  expect(uncovered(debts, 220)).toEqual([]);
});

test('a first review begins, a clock set back waits, one far ahead asks', () => {
  const isFar = (lastOn: string, today: string) => isFarAhead(lastOn, today, 'cuts');
  const review = (throughOn: string | null, today: string) => decideReview(throughOn, today, isFar);
  expect(review(null, '2026-12-10')).toBe('begin');
  expect(review('2026-12-10', '2026-12-10')).toBe('none');
  expect(review('2026-12-10', '2026-11-10')).toBe('none');
  expect(review('2026-12-10', '2026-12-11')).toBe('go');
  expect(review('2026-12-10', '2027-01-10')).toBe('go');
  expect(review('2026-12-10', '2027-01-11')).toBe('held');
});

test('why the system did it is read as it was written; what somebody wrote is theirs', () => {
  const overdue = { kind: 'overdue', number: 12, dueOn: '2026-12-10', onDate: '2026-12-15' } as const;
  expect(readStateReason(writeStateReason(overdue))).toEqual(overdue);
  expect(readStateReason(writeStateReason({ kind: 'paid', onDate: '2026-12-16' }))).toEqual({
    kind: 'paid',
    onDate: '2026-12-16',
  });
  const opening = { kind: 'opening', onDate: '2026-12-16' } as const;
  expect(readStateReason(writeStateReason(opening))).toEqual(opening);
  for (const kind of stateCauses) expect(readStateReason(writeStateReason({ kind }))).toEqual({ kind });
  expect(readStateReason('Lo pidió el cliente')).toBeNull();
});
