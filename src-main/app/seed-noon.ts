import type { ReadDb } from '../data/database';
import { boundsOfDay } from '../domain/office';

const NOON_MS = 12 * 3_600_000;

/** Noon of a day of the office's: when what is made up happened, in UTC milliseconds. */
export function noonOf(db: ReadDb, day: string): number {
  return boundsOfDay(db, day).startMs + NOON_MS;
}
