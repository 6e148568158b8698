import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';

/** The office's last sample, in seconds; null where it has none. A few rows a month are looked at. */
export function findLastSample(db: ReadDb): number | null {
  return db.get<{ lastS: number | null }>(
    sql`SELECT max(last_s) AS lastS FROM consumption_imports WHERE undone_at_ms IS NULL AND samples > 0`,
  ).lastS;
}

export interface ClientContract {
  readonly id: number;
  readonly plan: string;
  readonly ip: string;
  readonly live: number;
}

/** A client's contracts by what a clerk knows them by, the live ones first. */
export function listContracts(db: ReadDb, clientId: number): ClientContract[] {
  return db.all<ClientContract>(sql`
    SELECT contracts.id, plan.name AS plan, contracts.ip, contracts.ended_on IS NULL AS live
    FROM contracts JOIN catalog_entries plan ON plan.id = contracts.plan_id
    WHERE contracts.client_id = ${clientId} ORDER BY live DESC, contracts.id`);
}

export interface Sum {
  /** The number of an hour or a day. */
  readonly bucket: number;
  readonly down: number;
  readonly up: number;
}

const TABLES = {
  hour: { table: sql`consumption_hours`, column: sql`hour` },
  day: { table: sql`consumption_days`, column: sql`day` },
} as const;

function among(owners: readonly number[]): SQL {
  return sql`owner IN (SELECT value FROM json_each(${JSON.stringify(owners)}))`;
}

/** What contracts used, by hour or by day, within both ends; buckets without any have no row. */
export function listSums(
  db: ReadDb,
  kind: 'hour' | 'day',
  owners: readonly number[],
  { from, until }: { from: number; until: number },
): Sum[] {
  const { table, column } = TABLES[kind];
  return db.all<Sum>(sql`
    SELECT ${column} AS bucket, sum(down) AS down, sum(up) AS up FROM ${table}
    WHERE ${among(owners)} AND ${column} BETWEEN ${from} AND ${until} GROUP BY ${column}`);
}

/** Whether contracts used anything before a day. */
export function hasBefore(db: ReadDb, owners: readonly number[], day: number): boolean {
  const { found } = db.get<{ found: number }>(
    sql`SELECT EXISTS (SELECT 1 FROM consumption_days WHERE ${among(owners)} AND day < ${day}) AS found`,
  );
  return found === 1;
}
