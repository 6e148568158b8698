import type { WriteDb } from '../../data/database';
import type { Calendar } from './calendar';
import { lostOverSeries } from './closed';
import type { Contested } from './contested-store';
import { removeEmptySums, type Span, sumShare } from './counted-store';
import {
  countReadingIn,
  insertCounted,
  insertReadings,
  listCounted,
  listUncounted,
  readingsOf,
  removeCounted,
  removeReadings,
  spanOfFresh,
  spanOfImport,
} from './counter-store';
import { contestedBy } from './kept-out';
import { raiseLastCounted } from './last-counted-store';
import { forgetFurther, keptReadings, noteFurther, type Own } from './further-store';
import {
  countBack,
  countKeptOut,
  countStanding,
  forgetGone,
  forgetLines,
  keepOut,
  type Said,
} from './told-again-store';

/** What counting a series anew came to: how many samples more are in the sums, how many in none, and whose they were. */
interface Recounted {
  readonly added: number;
  readonly keptOut: number;
  readonly owners: readonly number[];
}

/** The seconds that readings are counted at. */
const countedIn = ({ firstS, lastS }: Span): Span => ({ firstS: firstS - 1, lastS: lastS - 1 });

/** A part of a series that is counted anew; `lost`: see `lostOver`. */
interface Part {
  readonly sourceId: number;
  readonly span: Span;
  readonly lost: readonly Span[];
  readonly said?: Said;
}

/** Changes a series of readings, and with it the samples and the sums of a span. */
function recount(db: WriteDb, { sourceId, span, lost, said }: Part, calendar: Calendar, change: () => void): Recounted {
  const counted = countedIn(span);
  const days = calendar.daysBetween(counted.firstS, counted.lastS);
  const before = listCounted(db, sourceId, span);
  for (const share of before) sumShare(db, share, counted, days, -1);
  const keptOutBefore = countKeptOut(db, sourceId, counted);
  const removed = removeCounted(db, sourceId, span);
  change();
  const inserted = insertCounted(db, sourceId, span, lost);
  forgetGone(db, sourceId, counted);
  const after = listCounted(db, sourceId, span);
  for (const share of after) {
    keepOut(db, share, counted, said);
    sumShare(db, share, counted, days, 1);
    // The import's own is told once all of it is counted.
    if (share.importId !== said?.importId) raiseLastCounted(db, share, counted);
  }
  for (const owner of new Set(before.map((part) => part.owner))) removeEmptySums(db, { owner, ...counted });
  const keptOut = countKeptOut(db, sourceId, counted) - keptOutBefore;
  return { added: inserted - removed - keptOut, keptOut, owners: [...before, ...after].map(({ owner }) => owner) };
}

const NOTHING = { added: 0, keptOut: 0 };

/**
 * Adds what is new of an address's readings to its series. `takes` is the known reading of which what it grew by is counted
 * with this import too.
 */
export function countReadings(
  db: WriteDb,
  said: Said,
  takes: number | null,
  calendar: Calendar,
): Pick<Recounted, 'added' | 'keptOut'> {
  const { counting, importId } = said;
  const sourceId = counting.source.id;
  noteFurther(db, keptReadings, readingsOf(counting), { sourceId, importId });
  const span = spanOfFresh(db, counting);
  if (!span) return NOTHING;
  return recount(db, { sourceId, span, lost: counting.lost, said }, calendar, () => {
    insertReadings(db, counting, importId);
    if (takes !== null) countReadingIn(db, sourceId, takes, importId);
  });
}

/** What is left of a series once an import's readings are out of it: the seconds that were counted anew, and whose they are. */
interface Taken {
  readonly added: number;
  readonly counted: Span;
  readonly owners: readonly number[];
  /** What it kept out until now. */
  readonly contested: readonly Contested[];
}

/** Takes an import's readings of a source, which are of some owners, out of its series; null where it has none. */
export function takeReadingsBack(db: WriteDb, own: Own, owners: readonly number[], calendar: Calendar): Taken | null {
  const { sourceId, importId } = own;
  forgetFurther(db, keptReadings, own);
  const span = spanOfImport(db, sourceId, importId);
  if (!span) return null;
  const counted = countedIn(span);
  forgetLines(db, own, counted);
  const contested = contestedBy(db, own, owners, counted);
  const lost = lostOverSeries(db, own, span);
  const taken = recount(db, { sourceId, span, lost }, calendar, () => removeReadings(db, sourceId, importId, span));
  return { ...taken, counted, contested };
}

/**
 * Counts what a counter grew by where intervals of the same address stood in the place of its samples until now; answers how
 * many samples more there are.
 */
export function countUncounted(db: WriteDb, own: Own, counted: Span, calendar: Calendar): number {
  const { sourceId } = own;
  const span = { firstS: counted.firstS + 1, lastS: counted.lastS + 1 };
  const uncounted = listUncounted(db, sourceId, span);
  if (uncounted.length === 0) return 0;
  const had = uncounted.map((share) => countStanding(db, share, counted));
  const lost = lostOverSeries(db, own, span);
  const { added } = recount(db, { sourceId, span, lost }, calendar, () => undefined);
  for (const [at, share] of uncounted.entries()) {
    countBack(db, share, { samples: countStanding(db, share, counted) - (had[at] ?? 0), listed: 0 });
  }
  return added;
}
