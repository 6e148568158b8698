import type { ConsumptionMeasure, ConsumptionPeriod } from '../../contract/consumption';
import { addDays } from '../../contract/values/calendar-date';

export const HOUR_S = 3600;
export const DAY_S = 86_400;
const HOURS_A_DAY = 24;
const DAYS_A_WEEK = 7;
const MONTHS_A_YEAR = 12;

/** The calendar day of an instant, in days since 1970; `wallS` is the office's wall clock taken as if it were UTC. */
export function dayNumber(wallS: number): number {
  return Math.floor(wallS / DAY_S);
}

/** The number of a day that is written `YYYY-MM-DD`. */
export function dayNumberOf(date: string): number {
  return dayNumber(Date.parse(date) / 1000);
}

/** Year, and month from 0, of a day's number. */
function monthOf(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_S * 1000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** The number of a month's day; a month that is too short for it gives its last one. `month` may lie outside of 0–11. */
function dayInMonth(year: number, month: number, date: number): number {
  const lastDate = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayNumber(Date.UTC(year, month, Math.min(date, lastDate)) / 1000);
}

/** The same date some months before: of 31 March, one month before is the last of February. */
export function monthsBefore(day: number, months: number): number {
  const { year, month, date } = monthOf(day);
  return dayInMonth(year, month - months, date);
}

/** The first day of the month that is some months before a day's. */
function monthStart(day: number, monthsAgo: number): number {
  const { year, month } = monthOf(day);
  return dayInMonth(year, month - monthsAgo, 1);
}

/** Buckets of one hour or more; `starts`: the hour that each begins with. */
export interface HourWindow {
  readonly bucket: 'hour';
  readonly from: number;
  readonly until: number;
  readonly hours: number;
  readonly starts: readonly number[];
}

/** What a chart shows: hours since 1970, UTC, or days since 1970 on the office's calendar; both ends are in it. */
export type Window =
  | HourWindow
  | { readonly bucket: 'day'; readonly from: number; readonly until: number }
  | { readonly bucket: 'month'; readonly from: number; readonly until: number; readonly starts: readonly number[] };

/** Where the office's samples end: its last hour and its last day. */
export interface LastData {
  readonly hour: number;
  readonly day: number;
}

/**
 * A period's buckets, ending where the office's samples end, or some periods before. The specification names none: a day
 * is 24 hours and a week 168; a month goes from the day after the same date of the month before (12 October – 11
 * November); a year is twelve calendar months.
 */
export function windowOf(period: ConsumptionPeriod, back: number, last: LastData): Window {
  if (period === 'year') {
    const starts = Array.from({ length: MONTHS_A_YEAR }, (_, at) =>
      monthStart(last.day, MONTHS_A_YEAR * (back + 1) - 1 - at),
    );
    const until = monthStart(last.day, MONTHS_A_YEAR * back - 1) - 1;
    return { bucket: 'month', from: starts[0] ?? until, until, starts };
  }
  if (period === 'month') {
    const until = monthsBefore(last.day, back);
    return { bucket: 'day', from: monthsBefore(last.day, back + 1) + 1, until };
  }
  const hours = period === 'day' ? HOURS_A_DAY : HOURS_A_DAY * DAYS_A_WEEK;
  const until = last.hour - back * hours;
  const from = until - hours + 1;
  return { bucket: 'hour', from, until, hours: 1, starts: Array.from({ length: hours }, (_, at) => from + at) };
}

/** The last 24 hours. */
export function lastDayOf(last: LastData): { from: number; until: number } {
  return { from: last.hour - HOURS_A_DAY + 1, until: last.hour };
}

/** Which of a window's buckets an hour or a day lies in, from 0, by what each of them begins with. */
export function bucketIndex(starts: readonly number[], at: number): number {
  return starts.findLastIndex((start) => start <= at);
}

/** Of ten steps between an address's readings, how many at least rise where a counter is read. */
const MOSTLY = 0.9;
/** Fewer steps than this may all rise by chance. */
const STEPS_TO_TELL = 12;

/** From so many steps on, what all but always rises is a counter, whatever the office measured before. */
const STEPS_TO_BE_SURE = 200;

/** How many of a file's addresses the office counts as counters, and how many as intervals. */
export interface HeldMeasures {
  readonly counters: number;
  readonly intervals: number;
}

/**
 * What the bytes of a file are: a counter only falls when it is reset, what is used in an interval falls as often as it
 * rises. A file that says too little, as one with a reading of each address, is what the office has of these addresses; where
 * it has nothing either, or the other, it is of intervals and the clerk is asked to look.
 */
export function measureOf(
  { rises, falls }: { readonly rises: number; readonly falls: number },
  { counters, intervals }: HeldMeasures,
): { readonly measure: ConsumptionMeasure; readonly isSure: boolean } {
  const steps = rises + falls;
  const isRising = rises >= steps * MOSTLY;
  if (steps >= STEPS_TO_TELL && !isRising) return { measure: 'interval', isSure: true };
  if (steps >= (intervals > counters ? STEPS_TO_BE_SURE : STEPS_TO_TELL)) return { measure: 'counter', isSure: true };
  if (counters > intervals) return { measure: 'counter', isSure: true };
  return { measure: 'interval', isSure: intervals > counters && steps < STEPS_TO_TELL };
}

/**
 * The second that bytes are counted at. An interval that begins at midnight is the new day's; a counter that is read at
 * midnight, and an interval that ends there, tell of the day before.
 */
export function countedBefore(measure: ConsumptionMeasure, timeIs: 'at' | 'until'): 0 | 1 {
  return measure === 'counter' || timeIs === 'until' ? 1 : 0;
}

/** Of each problem of a file, the lines that are shown. */
export const MOST_PROBLEM_EXAMPLES = 20;

/** How far the clock of what measured may be ahead of the office's. Seconds. */
export const AHEAD_S = 600;

/**
 * A contract that has, or had, an address, on the days from its first to its last; `startedOn` is '' where nobody knows since
 * when, `movedOn` the day on which it got this address in place of another, null where it did not; `endedOn` is null while it
 * has it.
 */
interface Holder {
  readonly contractId: number;
  readonly clientId: number;
  readonly startedOn: string;
  readonly movedOn: string | null;
  readonly endedOn: string | null;
  /** 1 for days that are known since it gave the address up then: nobody's first day, typed later, takes them. */
  readonly gaveUp?: 0 | 1;
  /** What the address is, where the contract has it no more. */
  readonly kind?: 'ip' | 'mac' | 'user';
}

/** One whose first day was found; `knownOn` is the day since which it is known to have the address, not only supposed to. */
interface Begun extends Holder {
  readonly knownOn: string;
}

/** Calendar days, both of them in it. */
export interface HeldDays {
  readonly from: string;
  readonly until: string;
}

const isLive = ({ endedOn }: Holder) => endedOn === null;
const hasGivenUp = ({ gaveUp }: Holder) => gaveUp === 1;

function hadAllOf({ startedOn, endedOn }: Holder, { from, until }: HeldDays): boolean {
  return startedOn <= from && (endedOn === null || endedOn >= until);
}

/** Whether a contract had its address on any of these days. */
export function heldDuring({ startedOn, endedOn }: Holder, { from, until }: HeldDays): boolean {
  return startedOn <= until && (endedOn === null || endedOn >= from);
}

/**
 * Whether a contract had its address for a while within another's days, and not from their first one on. Two live contracts
 * never have the same IP or MAC, as they may a user name: what the other's first day says of that while, or a baja or a list
 * that was taken back, is not so.
 */
function isWithin(holder: Begun, other: Begun): boolean {
  if (holder.contractId === other.contractId || holder.endedOn === null || holder.kind === 'user') return false;
  // One that ended on the day on which it got the address had it at the end of none.
  if (!hasGivenUp(holder) && holder.knownOn === holder.endedOn) return false;
  return holder.knownOn > other.knownOn && (other.endedOn === null || holder.endedOn <= other.endedOn);
}

/**
 * Whose an address's samples of some days are: the contract's that had it on all of them, one within another's days before that
 * one, one that gave it up since before a live one, and that before one that ended; else the only client's that had it on any
 * of them, since nobody else can have used it. Undefined where it was nobody's, where it went from one client to another
 * meanwhile, and where two live contracts have the same user name: nobody could say.
 */
function chooseHolder<One extends Begun>(holders: readonly One[], days: HeldDays): One | undefined {
  const all = holders.filter((holder) => heldDuring(holder, days));
  if (all.filter(isLive).length > 1) return undefined;
  const during = all.filter((around) => !all.some((holder) => isWithin(holder, around)));
  const newestFirst = during.toSorted(
    (one, other) =>
      Number(hasGivenUp(other)) - Number(hasGivenUp(one)) ||
      Number(isLive(other)) - Number(isLive(one)) ||
      (other.startedOn > one.startedOn ? 1 : -1),
  );
  const whole = newestFirst.find((holder) => hadAllOf(holder, days));
  const [newest] = newestFirst;
  return whole ?? (during.every(({ clientId }) => clientId === newest?.clientId) ? newest : undefined);
}

/** Days on which an address was one contract's; `holder` is undefined where it was nobody's, or nobody could say whose. */
interface Tenure<One extends Holder> {
  readonly days: HeldDays;
  readonly holder: One | undefined;
}

/**
 * A contract that got an address in place of another has it since that day. What was measured of it before, while nobody else
 * had it, is its own too, since an office often types an address late: from its own first day, or from the day after the last
 * one that had it.
 */
function startOfMoved(holder: Holder, movedOn: string, holders: readonly Holder[]): string {
  const before = holders.filter(
    (other) => other.contractId !== holder.contractId && (other.movedOn ?? other.startedOn) < movedOn,
  );
  const freeOn = before.map(({ endedOn }) => (endedOn === null ? movedOn : addDays(endedOn, 1))).toSorted();
  const since = freeOn.at(-1) ?? '';
  const own = since < movedOn ? since : movedOn;
  return own > holder.startedOn ? own : holder.startedOn;
}

/** A contract of which nobody knows since when has its address from the day after the last one that gave it back. */
function startOfUnknown(holder: Holder, holders: readonly Holder[]): string {
  const ends = holders.flatMap(({ endedOn }) =>
    endedOn !== null && (holder.endedOn === null || endedOn < holder.endedOn) ? [endedOn] : [],
  );
  const last = ends.toSorted().at(-1);
  return last === undefined ? '' : addDays(last, 1);
}

/** Who had an address, each with the day since which it had it; whoever had it on no day is not there. */
export function withStarts<One extends Holder>(holders: readonly One[]): (One & Begun)[] {
  const startOf = (one: One) => {
    if (one.movedOn !== null) return startOfMoved(one, one.movedOn, holders);
    return one.startedOn === '' ? startOfUnknown(one, holders) : one.startedOn;
  };
  return holders
    .map((one) => {
      const startedOn = startOf(one);
      const knownOn = one.movedOn !== null && one.movedOn > startedOn ? one.movedOn : startedOn;
      return { ...one, startedOn, movedOn: null, knownOn };
    })
    .filter(({ startedOn, endedOn }) => endedOn === null || startedOn <= endedOn);
}

/**
 * Whose an address was, day by day: of one client's contracts one all the while where `chooseHolder` says so, else in turn, so
 * that a day is the same one's whichever others are asked about with it. Of the days between two clients, and of those that
 * nobody had it on, it was nobody's.
 */
export function tenuresOf<One extends Holder>(all: readonly One[], days: HeldDays): Tenure<One>[] {
  const holders = withStarts(all);
  const during = holders.filter((holder) => heldDuring(holder, days));
  // Who gave it up on the way, or had it for a while, has days of its own, whoever had it before and after.
  const hasOwnDays = (holder: Begun) =>
    !hadAllOf(holder, days) && (hasGivenUp(holder) || during.some((around) => isWithin(holder, around)));
  const inTurn = during.some((holder) => holder.clientId !== during[0]?.clientId || hasOwnDays(holder));
  const whole = inTurn ? undefined : chooseHolder(holders, days);
  if (whole || during.length === 0) return [{ days, holder: whole }];
  const turns = during
    .flatMap(({ startedOn, endedOn }) => (endedOn === null ? [startedOn] : [startedOn, addDays(endedOn, 1)]))
    .filter((day) => day > days.from && day <= days.until);
  const starts = [days.from, ...new Set(turns.toSorted())];
  const tenures: Tenure<One>[] = [];
  for (const [at, from] of starts.entries()) {
    const next = starts[at + 1];
    const until = next === undefined ? days.until : addDays(next, -1);
    const holder = chooseHolder(during, { from, until });
    const last = tenures.at(-1);
    if (last && last.holder === holder) tenures.splice(-1, 1, { holder, days: { from: last.days.from, until } });
    else tenures.push({ holder, days: { from, until } });
  }
  return tenures;
}

/** The second before which samples are kept as sums alone (decision: the office says for how many days they stand by themselves). */
export function sweptBefore(nowMs: number, sampleDays: number): number {
  return Math.floor(nowMs / 1000) - sampleDays * DAY_S;
}
