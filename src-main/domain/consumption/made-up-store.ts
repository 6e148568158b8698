import { type SQL, sql } from 'drizzle-orm';
import type { WriteDb } from '../../data/database';

/** How much of its peak a house uses at each hour of its day, in hundredths. */
const HOURS_OF_DAY = [38, 24, 14, 9, 7, 7, 9, 14, 20, 24, 27, 31, 38, 42, 40, 38, 40, 46, 55, 66, 80, 95, 100, 72];

/** Numbers are handed over as fractions, which SQLite divides with a rest. */
function whole(value: number): SQL {
  return sql`CAST(${value} AS INTEGER)`;
}

export interface MadeUp {
  readonly contracts: number;
  readonly months: number;
  readonly nowMs: number;
  readonly operator: string;
  /** How far the office's wall clock is from UTC, in seconds; the made-up office's never changes. */
  readonly wallAheadS: number;
}

const HOURS_A_MONTH = 730;

/**
 * Hours and days of a made-up office's first contracts by name, the same on every run but for their end, which is the
 * hour before this one. Made by SQLite itself, since there are half a million of them in a demonstration.
 */
export function insertMadeUp(db: WriteDb, { contracts, months, nowMs, operator, wallAheadS }: MadeUp): void {
  const until = Math.floor(nowMs / 3_600_000) - 1;
  const from = until - months * HOURS_A_MONTH;
  const ahead = whole(wallAheadS);
  const curve = JSON.stringify(HOURS_OF_DAY);
  // Each contract has its own peak, each day and hour its own luck: odd factors meet every remainder.
  db.run(sql`
    INSERT INTO consumption_hours (owner, hour, down, up)
    WITH RECURSIVE
      hours (hour) AS (SELECT ${whole(from)} UNION ALL SELECT hour + 1 FROM hours WHERE hour < ${until}),
      shapes (hour, day, shape) AS MATERIALIZED (
        SELECT hour, (hour * 3600 + ${ahead}) / 86400,
          (SELECT value FROM json_each(${curve}) WHERE key = (hour * 3600 + ${ahead}) / 3600 % 24)
        FROM hours
      ),
      owners (owner) AS MATERIALIZED (
        SELECT contracts.id FROM contracts JOIN clients ON clients.id = contracts.client_id
        WHERE contracts.ended_on IS NULL ORDER BY clients.name_key, contracts.id LIMIT ${contracts}
      )
    SELECT owner, hour, size, size / (6 + (owner * 31 + hour * 17) % 9)
    FROM (
      SELECT owner, hour, shape * (40 + owner * 7919 % 160) * (60 + (day * 37 + owner * 13) % 80)
        * (50 + (hour * 7 + owner * 29) % 100) * 25 AS size
      FROM owners CROSS JOIN shapes
    ) ORDER BY owner, hour`);
  db.run(sql`
    INSERT INTO consumption_days (owner, day, down, up, samples)
    SELECT owner, (hour * 3600 + ${ahead}) / 86400, sum(down), sum(up), count(*)
    FROM consumption_hours GROUP BY 1, 2`);
  db.run(sql`
    INSERT INTO consumption_imports
      (file_name, fingerprint, at_ms, operator_name, measure, lines, samples, known, repeated, too_old, first_s, last_s, swept)
    SELECT 'consumo.csv.gz', '', ${nowMs}, ${operator}, 'interval', sum(samples), sum(samples), sum(samples), 0, 0,
      ${from * 3600}, ${until * 3600 + 3599}, 1
    FROM consumption_days HAVING count(*) > 0`);
  // Each contract's share of the file, at its own IP, says until when the office has samples.
  db.run(sql`
    INSERT INTO consumption_sources (kind, key, text)
    SELECT DISTINCT 'ip', ip_key || '-' || ip_end_key, ip FROM contracts
    WHERE ip <> '' AND id IN (SELECT owner FROM consumption_days)`);
  db.run(sql`
    INSERT INTO consumption_shares (source_id, import_id, from_s, until_s, owner, last_s)
    SELECT source.id, import.id, import.first_s, import.last_s, contract.id, import.last_s
    FROM consumption_imports import
    CROSS JOIN contracts contract ON contract.ended_on IS NULL AND contract.id IN (SELECT owner FROM consumption_days)
    JOIN consumption_sources source ON source.kind = 'ip' AND source.key = contract.ip_key || '-' || contract.ip_end_key`);
}
