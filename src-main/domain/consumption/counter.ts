import type { WriteDb } from '../../data/database';
import type { Calendar } from './calendar';
import { type Counting, removeEmptySums, type Source, type Span, sumShare } from './counted-store';
import {
  countReadingIn,
  insertCounted,
  insertReadings,
  listCounted,
  readingsOf,
  removeCounted,
  removeReadings,
  spanOfFresh,
  spanOfImport,
} from './counter-store';
import { forgetFurther, keptReadings, noteFurther } from './further-store';

/** Changes a series of readings, and with it the samples and the sums of a span; answers how many samples more there are. */
function recount(db: WriteDb, sourceId: number, span: Span, calendar: Calendar, change: () => void): number {
  const counted = { firstS: span.firstS - 1, lastS: span.lastS - 1 };
  const days = calendar.daysBetween(counted.firstS, counted.lastS);
  const before = listCounted(db, sourceId, span);
  for (const share of before) sumShare(db, share, counted, days, -1);
  const removed = removeCounted(db, sourceId, span);
  change();
  const added = insertCounted(db, sourceId, span);
  for (const share of listCounted(db, sourceId, span)) sumShare(db, share, counted, days, 1);
  for (const owner of new Set(before.map((part) => part.owner))) removeEmptySums(db, { owner, ...counted });
  return added - removed;
}

/**
 * Adds what is new of an address's readings to its series; answers how many samples more there are. `takes` is the known
 * reading of which what it grew by is counted with this import too.
 */
export function countReadings(
  db: WriteDb,
  counting: Counting & { source: Source },
  { importId, takes }: { readonly importId: number; readonly takes: number | null },
  calendar: Calendar,
): number {
  const sourceId = counting.source.id;
  noteFurther(db, keptReadings, readingsOf(counting), { sourceId, importId });
  const span = spanOfFresh(db, counting);
  if (!span) return 0;
  return recount(db, sourceId, span, calendar, () => {
    insertReadings(db, counting, importId);
    if (takes !== null) countReadingIn(db, sourceId, takes, importId);
  });
}

/** Takes an import's readings of a source out of its series; answers how many samples less there are. */
export function takeReadingsBack(db: WriteDb, sourceId: number, importId: number, calendar: Calendar): number {
  forgetFurther(db, keptReadings, { sourceId, importId });
  const span = spanOfImport(db, sourceId, importId);
  if (!span) return 0;
  return -recount(db, sourceId, span, calendar, () => removeReadings(db, sourceId, importId, span));
}
