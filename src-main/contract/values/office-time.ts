/** Milliseconds by which the office's wall clock is ahead of UTC at this instant. */
function offsetMs(atMs: number, format: Intl.DateTimeFormat): number {
  const parts = new Map(format.formatToParts(atMs).map((part) => [part.type, Number(part.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(atMs / 1000) * 1000;
}

/**
 * Translates between instants and the office's wall clock. A wall-clock value is the reading of the clock on the
 * wall taken as if it were UTC, which is how spreadsheets carry dates.
 */
export function officeTime(timeZone: string) {
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
  return {
    toWall: (atMs: number): number => atMs + offsetMs(atMs, format),
    /** In the hour that a clock change repeats, the first of the two instants. */
    fromWall: (wallMs: number): number => wallMs - offsetMs(wallMs - offsetMs(wallMs, format), format),
  };
}
