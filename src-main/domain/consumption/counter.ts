import type { WriteDb } from '../../data/database';
import type { Calendar } from './calendar';
import { type Counting, removeEmptySums, type Source, sumUp } from './counted-store';
import {
  forgetRepeated,
  insertCounted,
  insertReadings,
  listCounted,
  noteRepeated,
  removeCounted,
  removeReadings,
  type Span,
  spanOfFresh,
  spanOfImport,
} from './counter-store';

/** Changes a series of readings, and with it the samples and the sums of a span; answers how many samples more there are. */
function recount(db: WriteDb, sourceId: number, span: Span, calendar: Calendar, change: () => void): number {
  const counted = { firstS: span.firstS - 1, lastS: span.lastS - 1 };
  const days = calendar.daysBetween(counted.firstS, counted.lastS);
  const before = listCounted(db, sourceId, span);
  for (const part of before) sumUp(db, { ...part, sourceId, ...counted }, days, -1);
  const removed = removeCounted(db, sourceId, span);
  change();
  const added = insertCounted(db, sourceId, span);
  for (const part of listCounted(db, sourceId, span)) sumUp(db, { ...part, sourceId, ...counted }, days, 1);
  for (const owner of new Set(before.map((part) => part.owner))) removeEmptySums(db, { owner, ...counted });
  return added - removed;
}

/** Adds what is new of an address's readings to its series; answers how many samples more there are. */
export function countReadings(
  db: WriteDb,
  counting: Counting & { source: Source },
  importId: number,
  calendar: Calendar,
): number {
  noteRepeated(db, counting, importId);
  const span = spanOfFresh(db, counting);
  if (!span) return 0;
  return recount(db, counting.source.id, span, calendar, () => insertReadings(db, counting, importId));
}

/** Takes an import's readings of a source out of its series; answers how many samples less there are. */
export function takeReadingsBack(db: WriteDb, sourceId: number, importId: number, calendar: Calendar): number {
  forgetRepeated(db, sourceId, importId);
  const span = spanOfImport(db, sourceId, importId);
  if (!span) return 0;
  return -recount(db, sourceId, span, calendar, () => removeReadings(db, sourceId, importId, span));
}
