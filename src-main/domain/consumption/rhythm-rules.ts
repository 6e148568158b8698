import type { HourWindow } from './rules';

const HOURS_A_DAY = 24;

/** Fewer steps than this may all be alike by chance. */
const STEPS_OF_RHYTHM = 3;

const stepsBetween = (hours: readonly number[]) => hours.slice(1).map((hour, at) => hour - (hours[at] ?? hour));

/** What most steps are. */
function usualStep(steps: readonly number[]): number[] {
  const middle = steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 1;
  const alike = steps.filter((step) => step === middle).length;
  return alike >= STEPS_OF_RHYTHM && alike * 2 > steps.length ? [middle] : [];
}

/** Those that follow each other alike for a while, though others may be more: the samples' rhythm was changed meanwhile. */
function stepsHeld(steps: readonly number[]): number[] {
  let held = 0;
  return steps.filter((step, at) => {
    held = step === steps[at - 1] ? held + 1 : 1;
    return held === STEPS_OF_RHYTHM;
  });
}

/** The widest that all its stretches fill evenly; null where they have no rhythm, or one that a day is no whole number of. */
function rhythmOf(hours: readonly number[]): number | null {
  const steps = stepsBetween(hours);
  const rhythms = [...usualStep(steps), ...stepsHeld(steps)].filter((step) => HOURS_A_DAY % step === 0);
  return rhythms.length === 0 ? null : commonHours(rhythms);
}

/**
 * How many hours lie between a contract's samples, by the hours that have any: a sample then tells of as many hours, and
 * none of them alone. What was shown tells it, from `from` on; what went before, where that is too little. One hour where
 * neither does.
 */
export function hoursBetween(hours: readonly number[], from: number): number {
  return rhythmOf(hours.filter((hour) => hour >= from)) ?? rhythmOf(hours) ?? 1;
}

/** The narrowest bucket that each contract's samples fill evenly, each told every so many hours. */
export function commonHours(each: readonly number[]): number {
  const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));
  return each.reduce((all, hours) => (all * hours) / divisor(all, hours), 1);
}

/** What a sample tells of: as many hours, from its first one on. */
export interface Told {
  readonly first: number;
  readonly hours: number;
}

/**
 * What each of a contract's samples tells of, by the hour that it is counted in: where it was told at its beginning, of what
 * follows, and where at its end (a counter, or a file that says until when), of what went before. It goes as far as the
 * rhythm, and no further than the sample beside it: meanwhile the office may have measured more often.
 */
export function toldBy(
  hours: readonly number[],
  rhythm: number,
  isToldAtEnd: (hour: number) => boolean,
): readonly Told[] {
  return hours.map((hour, at) => {
    if (isToldAtEnd(hour)) {
      const width = Math.min(rhythm, hour - (hours[at - 1] ?? Number.NEGATIVE_INFINITY));
      return { first: hour - width + 1, hours: width };
    }
    return { first: hour, hours: Math.min(rhythm, (hours[at + 1] ?? Number.POSITIVE_INFINITY) - hour) };
  });
}

/** Which bucket of some hours an hour lies in; of two hours in the same one it says the same. */
export type Grid = (hour: number) => number;

/**
 * The buckets of some hours into which most samples fit whole: they begin where the samples begin. Where the clock changes
 * it is by either of two that samples come, by the clock on the wall, or each so many hours whatever that shows. Of those
 * that fit as well, the ones that are counted from the wall's midnight.
 */
export function gridOf(told: readonly Told[], width: number, wallHour: (hour: number) => number): Grid {
  const grids = [wallHour, (hour: number) => hour].flatMap((clock) => {
    const ends = told.map(({ first, hours }) => [clock(first), clock(first + hours - 1)] as const);
    return Array.from({ length: width }, (_, offset) => {
      const bucketOf = (clockHour: number) => Math.floor((clockHour - offset) / width);
      const fitting = ends.filter(([first, last]) => bucketOf(first) === bucketOf(last)).length;
      return { fitting, grid: (hour: number) => bucketOf(clock(hour)) };
    });
  });
  const most = Math.max(...grids.map(({ fitting }) => fitting));
  return grids.find(({ fitting }) => fitting === most)?.grid ?? wallHour;
}

/** The last hour of the bucket that an hour lies in. */
function endOf(grid: Grid, hour: number): number {
  let last = hour;
  while (grid(last + 1) === grid(hour)) last += 1;
  return last;
}

/** A window of hours, in buckets of several: those that end within it, the last one whole. */
export function inBuckets({ from, until }: HourWindow, hours: number, grid: Grid): HourWindow {
  const [first, last] = [endOf(grid, from - 1) + 1, endOf(grid, until)];
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const starts = all.filter((hour) => hour === first || grid(hour) !== grid(hour - 1));
  return { bucket: 'hour', from: first, until: last, hours, starts };
}
