import type { Office, officeSetup } from '../../contract/office';
import { countries } from '../../contract/office';
import type { z } from 'zod';
import { Refusal } from '../../contract/failures';
import { officeTime } from '../../contract/values/office-time';
import { dayOf } from '../../contract/values/wall-clock';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { office, officeDays } from '../../data/schema';
import { isFarAhead } from './rules';

export type OfficeRecord = typeof office.$inferSelect;

const onlyRecord = keepQuery((db: ReadDb) => db.select().from(office).prepare());

export function findOfficeRecord(db: ReadDb): OfficeRecord | undefined {
  return onlyRecord(db).get();
}

export function requireOfficeRecord(db: ReadDb): OfficeRecord {
  const record = findOfficeRecord(db);
  if (!record) throw new Refusal('NOT_FOUND');
  return record;
}

export function recordToOffice(record: OfficeRecord): Office {
  const country = countries.find((code) => code === record.country) ?? 'AR';
  const { name, timeZone, demo, idleMinutes, version } = record;
  return { name, country, timeZone, demo, idleMinutes, version };
}

export function requireCountry(db: ReadDb): Office['country'] {
  return recordToOffice(requireOfficeRecord(db)).country;
}

/** The calendar day of an instant, as an office's wall has it. */
export function dayAt({ timeZone }: Pick<OfficeRecord, 'timeZone'>, atMs: number): string {
  return dayOf(officeTime(timeZone).toWall(atMs));
}

/** The same in the office that this is. */
export function officeDay(db: ReadDb, atMs: number): string {
  return dayAt(requireOfficeRecord(db), atMs);
}

const DAY_MS = 86_400_000;

/** The first instant of a calendar day on the office's wall, and the first one after it. */
export function boundsOfDay(db: ReadDb, day: string): { startMs: number; endMs: number } {
  const { fromWall } = officeTime(requireOfficeRecord(db).timeZone);
  const midnightMs = Date.parse(`${day}T00:00:00Z`);
  return { startMs: fromWall(midnightMs), endMs: fromWall(midnightMs + DAY_MS) };
}

export function insertOffice(
  db: WriteDb,
  setup: Omit<z.output<typeof officeSetup>, 'operator'> & { demo: boolean },
  recoveryHash: string,
  nowMs: number,
): void {
  db.insert(office)
    .values({ id: 1, ...setup, recoveryHash, createdAtMs: nowMs })
    .run();
}

/** The day that a clock says, held against the last one that the office was seen on. */
export function readDay(db: ReadDb, today: string): { seenOn: string | null; doubted: boolean } {
  const seenOn = db.select().from(officeDays).get()?.seenOn ?? null;
  return { seenOn, doubted: isFarAhead(seenOn, today, 'day') };
}

export function saveSeenDay(db: WriteDb, seenOn: string): void {
  db.update(officeDays).set({ seenOn }).run();
}

export function saveOffice(db: WriteDb, change: Pick<OfficeRecord, 'name' | 'idleMinutes' | 'version'>): void {
  db.update(office).set(change).run();
}

export function saveRecoveryHash(db: WriteDb, recoveryHash: string): void {
  db.update(office).set({ recoveryHash }).run();
}
