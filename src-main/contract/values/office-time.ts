/** Milliseconds by which the office's wall clock is ahead of UTC at this instant. */
function offsetMs(atMs: number, format: Intl.DateTimeFormat): number {
  const parts = new Map(format.formatToParts(atMs).map((part) => [part.type, Number(part.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(atMs / 1000) * 1000;
}

const DAY_MS = 86_400_000;

/** Remembers the offset of whole days: reading a calendar is slow, and a list has two dates a row. */
function rememberDays(offsetAt: (atMs: number) => number): (atMs: number) => number {
  const days = new Map<number, number | null>();
  return (atMs) => {
    const day = Math.floor(atMs / DAY_MS);
    let offset = days.get(day);
    if (offset === undefined) {
      const morning = offsetAt(day * DAY_MS);
      // A day in which the clock changes is read instant by instant.
      offset = morning === offsetAt((day + 1) * DAY_MS) ? morning : null;
      days.set(day, offset);
    }
    return offset ?? offsetAt(atMs);
  };
}

/** Between one instant at which the wall shows less and a later one at which it shows more: the first that does; by halves. */
function firstShowing(wallMs: number, toWall: (atMs: number) => number, low: number, high: number): number {
  let [before, after] = [low, high];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (toWall(middle) < wallMs) before = middle;
    else after = middle;
  }
  return after;
}

/**
 * Translates between instants and the office's wall clock. A wall-clock value is the reading of the clock on the
 * wall taken as if it were UTC, which is how spreadsheets carry dates.
 */
export function officeTime(timeZone: string): OfficeTime {
  const known = kept.get(timeZone) ?? makeOfficeTime(timeZone);
  kept.set(timeZone, known);
  return known;
}

type OfficeTime = ReturnType<typeof makeOfficeTime>;

/** Making one costs as much as saving a payment does, and an office has one time zone. */
const kept = new Map<string, OfficeTime>();

function makeOfficeTime(timeZone: string) {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = rememberDays((atMs) => offsetMs(atMs, format));
  const toWall = (atMs: number): number => atMs + offsetAt(atMs);
  return {
    toWall,
    /**
     * The first instant at which the wall shows this: in the hour that a clock change repeats, the first of the two; in
     * one that it leaves out (a day that has no midnight), the instant of the change.
     */
    fromWall: (wallMs: number): number => {
      // No clock is a whole day ahead of UTC or behind it: the change, if there is one near, lies between these.
      const [before, after] = [offsetAt(wallMs - DAY_MS), offsetAt(wallMs + DAY_MS)];
      const [early, late] = [wallMs - Math.max(before, after), wallMs - Math.min(before, after)];
      if (toWall(early) === wallMs) return early;
      return toWall(late) === wallMs ? late : firstShowing(wallMs, toWall, early, late);
    },
  };
}
