const twoDigits = (value: number) => (value < 10 ? `0${value}` : String(value));

/** The calendar day of a wall-clock value, `YYYY-MM-DD`. `wallMs` is the clock on the wall taken as if it were UTC. */
export function dayOf(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}

/** `24/11/2026` and `09:05:00`, as a clerk and a spreadsheet in Spanish write them; `wall` carries the wall clock as UTC. */
export function writtenWall(wall: Date): { date: string; time: string } {
  return {
    date: `${twoDigits(wall.getUTCDate())}/${twoDigits(wall.getUTCMonth() + 1)}/${wall.getUTCFullYear()}`,
    time: `${twoDigits(wall.getUTCHours())}:${twoDigits(wall.getUTCMinutes())}:${twoDigits(wall.getUTCSeconds())}`,
  };
}
