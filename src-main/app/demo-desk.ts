import type { Call } from './clerk';

/** The desk of the made-up office's operator: what is done at it, when, and with which files. */
export interface Desk {
  /** Calls as of so many days ago. */
  readonly ago: (days: number) => Call;
  readonly nowMs: number;
  /** Lays a file into the office's inbox; answers its token. */
  readonly receive: (fileName: string, text: string) => string;
  /** How many clients the office has; behind them come those who are so no more. */
  readonly clients: number;
}

/** So many numbers from one on, at a distance. */
export const numbersFrom = (first: number, count: number, step = 1) =>
  Array.from({ length: count }, (_, at) => first + at * step);

/** A list as a spreadsheet saves it. */
export const sheetOf = (...rows: readonly (readonly (string | number)[])[]) =>
  rows.map((cells) => cells.join(';')).join('\r\n');
