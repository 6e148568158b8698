import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import { isIn } from './closed-store';
import type { Counting, Figures, Share, Span } from './counted-store';
import { BEFORE, begins, freshOf, GREW, knownIn, NO_SOURCE, RESET, spanOfFresh } from './counter-store';

// What counting a counter's readings would come to; `counter-store.ts` counts them.

/** Which of an address's readings become samples once it is counted: its new ones, but for those that begin a series. */
export interface Series {
  /** New ones that are no sample: there is none before them, or seconds that are lost lie between the two. */
  readonly begins: readonly number[];
  /** Known ones that began a series, of which the import makes a sample: new ones go before them. */
  readonly taken: readonly number[];
  /** The source whose known readings are nothing new. */
  readonly knownOf: number;
}

/** Intervals have no reading that they begin with. */
export const NO_SERIES: Series = { begins: [], taken: [], knownOf: NO_SOURCE };

export function seriesOf(db: ReadDb, counting: Counting): Series {
  const knownOf = counting.source?.id ?? NO_SOURCE;
  if (counting.lost.length > 0) return { ...seriesOver(db, counting), knownOf };
  const { fresh, known } = db.get<{ fresh: number | null; known: number | null }>(sql`
    SELECT (SELECT min(at_s) FROM (${freshOf(counting)})) AS fresh,
      (SELECT min(at_s) FROM consumption_readings WHERE source_id = ${knownOf}) AS known`);
  const isFirst = fresh !== null && (known === null || fresh < known);
  return isFirst
    ? { begins: [fresh], taken: known === null ? [] : [known], knownOf }
    : { begins: [], taken: [], knownOf };
}

/** `seriesOf` a counter that went over lost seconds; looked at reading by reading, since it may begin more than once. */
function seriesOver(db: ReadDb, counting: Counting): Pick<Series, 'begins' | 'taken'> {
  const sourceId = counting.source?.id ?? NO_SOURCE;
  const span = spanOfFresh(db, counting);
  if (!span) return NO_SERIES;
  const found = db.all<{ atS: number; fresh: number }>(sql`
    SELECT at_s AS atS, fresh FROM (
      SELECT at_s, fresh, ${BEFORE} FROM (
        SELECT at_s, down, up, 1 AS fresh FROM (${freshOf(counting)})
        UNION ALL SELECT at_s, down, up, 0 FROM (${knownIn(sourceId, span)})
      )
    ) one
    WHERE at_s >= ${span.firstS} AND fresh = ${begins(counting.lost)} AND (fresh OR NOT EXISTS (
      SELECT 1 FROM consumption_samples sample WHERE sample.source_id = ${sourceId} AND sample.at_s = one.at_s - 1))`);
  const [fresh, known] = [found.filter((one) => one.fresh === 1), found.filter((one) => one.fresh === 0)];
  return { begins: fresh.map(({ atS }) => atS), taken: known.map(({ atS }) => atS) };
}

/** How many of an address's readings would be samples between two seconds. */
export function countersWithin(
  db: ReadDb,
  counting: Counting,
  { fromS, untilS }: Pick<Share, 'fromS' | 'untilS'>,
): number {
  const { begins: begun, taken } = seriesOf(db, counting);
  const { fresh } = db.get<{ fresh: number }>(sql`
    SELECT count(*) AS fresh FROM (${freshOf(counting)}) WHERE at_s - 1 BETWEEN ${fromS} AND ${untilS}`);
  const within = (readings: readonly number[]) => readings.filter((atS) => fromS < atS && atS - 1 <= untilS).length;
  return fresh - within(begun) + within(taken);
}

/** What counting an address's readings would come to. Of a series each reading but its first is a sample. */
export function counterFigures(db: ReadDb, counting: Counting): Figures {
  const { address, closed } = counting;
  const { tooOld } = db.get<{ tooOld: number }>(sql`
    SELECT count(*) AS tooOld FROM staged.readings WHERE address = ${address.number} AND ${isIn(closed, sql`at_s - 1`)}`);
  const span = spanOfFresh(db, counting);
  if (!span) return { samples: 0, known: address.readings - tooOld, tooOld, starting: 0, resets: 0, bytes: 0 };
  const { fresh, resets, bytes } = growthOf(db, counting, span);
  const series = seriesOf(db, counting);
  const starting = series.begins.length - series.taken.length;
  const standing = countStandingIn(db, counting, series);
  const known = address.readings - tooOld - fresh + standing;
  return { samples: fresh - starting - standing, known, tooOld, starting, resets, bytes };
}

/** How many new readings of an address there are, how often it began anew, and what it grew by; what is known goes with it. */
function growthOf(db: ReadDb, counting: Counting, span: Span): Pick<Figures, 'resets' | 'bytes'> & { fresh: number } {
  return db.get(sql`
    SELECT sum(fresh) AS fresh, max(total(down), total(up)) AS bytes,
      count(*) FILTER (WHERE was_reset AND (fresh OR last_fresh)) AS resets
    FROM (
      SELECT fresh, last_fresh, ${GREW}, ${RESET} AS was_reset
      FROM (
        SELECT *, lag(fresh) OVER (ORDER BY at_s) AS last_fresh, ${BEFORE}
        FROM (
          SELECT at_s, down, up, 1 AS fresh FROM (${freshOf(counting)})
          UNION ALL SELECT at_s, down, up, 0 FROM (${knownIn(counting.source?.id ?? NO_SOURCE, span)})
        )
      )
    )`);
}

/** How many of an address's new readings end where an interval of it stands already. */
function countStandingIn(db: ReadDb, counting: Counting, series: Series): number {
  const { source } = counting;
  if (!source) return 0;
  return db.get<{ samples: number }>(sql`
    SELECT count(*) AS samples FROM (${freshOf(counting)}) fresh
    JOIN consumption_samples standing ON standing.source_id = ${source.id} AND standing.at_s = fresh.at_s - 1
    WHERE fresh.at_s NOT IN (SELECT value FROM json_each(${JSON.stringify(series.begins)}))`).samples;
}
