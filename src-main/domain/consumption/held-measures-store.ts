import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import type { HeldMeasures } from './rules';

// A draft's file is attached as `staged` (see `staged-store.ts`).

/** Of so many addresses of a draft it is asked what the office has of them. */
const ASKED_ADDRESSES = 1000;

/** How the office counts the addresses of a draft: as the last import that had them did. */
export function heldMeasures(db: ReadDb): HeldMeasures {
  return db.get<HeldMeasures>(sql`
    SELECT count(*) FILTER (WHERE measure = 'counter') AS counters, count(*) FILTER (WHERE measure = 'interval') AS intervals
    FROM (
      SELECT (
        SELECT import.measure FROM consumption_shares share JOIN consumption_imports import ON import.id = share.import_id
        WHERE share.source_id = source.id ORDER BY share.import_id DESC LIMIT 1
      ) AS measure
      FROM staged.addresses a JOIN consumption_sources source ON source.kind = a.kind AND source.key = a.key
      LIMIT ${ASKED_ADDRESSES}
    )`);
}
