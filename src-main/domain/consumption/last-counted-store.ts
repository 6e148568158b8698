import { sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { NO_SAMPLE } from '../last-sample';
import { type Counting, type Share, type Span, within } from './counted-store';

// `last_s` of a share is the second at which its last sample is counted. A reading that a counter begins with is none.

/** The second of a source's last sample within both ends; `NO_SAMPLE` where it has none there. */
function lastSampleIn(db: ReadDb, sourceId: number, { firstS, lastS }: Span): number {
  const found = db.get<{ lastS: number | null }>(sql`
    SELECT max(at_s) AS lastS FROM consumption_samples WHERE source_id = ${sourceId} AND at_s BETWEEN ${firstS} AND ${lastS}`);
  return found.lastS ?? NO_SAMPLE;
}

/**
 * The second at which the last of an address's readings in a share is counted, by whichever file, once they are. Nothing is
 * asked where it is sure to be that of the last reading: of all that is no counter's beginning, and neither lost nor closed.
 */
export function lastCountedIn(
  db: ReadDb,
  { address, before, measure, closed, lost }: Counting,
  share: Pick<Share, 'sourceId' | 'fromS' | 'untilS'>,
): number {
  const own = within(share, { firstS: address.firstS - before, lastS: address.lastS - before });
  if (!own) return NO_SAMPLE;
  const isWhole = own.lastS === address.lastS - before && closed.length + lost.length === 0;
  const isSample = measure === 'interval' || address.readings > 1;
  return isWhole && isSample ? own.lastS : lastSampleIn(db, share.sourceId, own);
}

/** Has a share's last sample be one that it has by now. */
export function saveLastCounted(db: WriteDb, { sourceId, importId, fromS }: Share, lastS: number): void {
  db.run(sql`
    UPDATE consumption_shares SET last_s = ${lastS}
    WHERE source_id = ${sourceId} AND import_id = ${importId} AND from_s = ${fromS}`);
}

/** Has a share that was given a sample of a span tell of it. */
export function raiseLastCounted(db: WriteDb, share: Share, { firstS, lastS }: Span): void {
  const { sourceId, importId, fromS, untilS } = share;
  db.run(sql`
    UPDATE consumption_shares SET last_s = max(last_s, ifnull((
      SELECT max(at_s) FROM consumption_samples WHERE source_id = ${sourceId} AND import_id = ${importId}
        AND at_s BETWEEN ${Math.max(fromS, firstS)} AND ${Math.min(untilS, lastS)}
    ), last_s)) WHERE source_id = ${sourceId} AND import_id = ${importId} AND from_s = ${fromS}`);
}

/** Has shares of a source whose last sample was in a span, and is gone, tell of the one before; where it was swept, until when. */
export function lowerLastCounted(db: WriteDb, sourceId: number, { firstS, lastS }: Span): void {
  const samples = sql`FROM consumption_samples WHERE source_id = ${sourceId}`;
  db.run(sql`
    UPDATE consumption_shares AS share SET last_s = coalesce(
      (SELECT max(at_s) ${samples} AND at_s BETWEEN share.from_s AND share.last_s),
      (SELECT min(swept_until_s, share.last_s) FROM consumption_sources WHERE id = ${sourceId}), ${NO_SAMPLE})
    WHERE source_id = ${sourceId} AND last_s BETWEEN ${firstS} AND ${lastS}
      AND NOT EXISTS (SELECT 1 ${samples} AND at_s = share.last_s)`);
}
