import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import { isIn } from './closed-store';
import { type ListedLine, TOLD } from './contradicted-store';
import type { Counting, Span } from './counted-store';
import type { Series } from './series-store';
import { standingOf } from './told-again-store';

// What a dry run says of `consumption_told_again`, where nothing is written: the samples that an import would count are
// looked for in its draft, attached as `staged`.

/** An earlier address of the file, and the seconds between which its samples would be a contract's. */
export interface Told extends Series {
  readonly number: number;
  readonly kind: string;
  /** 0 where the office never had samples of it. */
  readonly sourceId: number;
  readonly fromS: number;
  readonly untilS: number;
  /** Of which nothing is counted, and nothing keeps another one out. */
  readonly closed: readonly Span[];
}

/** A contract's part of an address of the file. */
export interface Foreseen extends Pick<Told, 'fromS' | 'untilS' | keyof Series> {
  readonly contractId: number;
  readonly earlier: readonly Told[];
}

/** By which kind of address the file itself tells a second before it comes to this one. */
function kindTold(earlier: readonly Told[]): SQL {
  return sql`(
    SELECT one.value ->> 'kind' FROM json_each(${JSON.stringify(earlier)}) one
    WHERE said.at_s NOT IN (SELECT value FROM json_each(one.value -> 'begins'))
      AND (said.at_s IN (SELECT value FROM json_each(one.value -> 'taken')) OR EXISTS (
        SELECT 1 FROM staged.readings first WHERE first.address = one.value ->> 'number' AND first.at_s = said.at_s
          AND NOT EXISTS (
            SELECT 1 FROM consumption_readings known
            WHERE known.source_id = one.value ->> 'knownOf' AND known.at_s = said.at_s)))
      AND said.counted_s BETWEEN one.value ->> 'fromS' AND one.value ->> 'untilS'
      AND NOT EXISTS (
        SELECT 1 FROM json_each(one.value -> 'closed') gone
        WHERE said.counted_s BETWEEN gone.value ->> 'firstS' AND gone.value ->> 'lastS')
      AND NOT EXISTS (
        SELECT 1 FROM consumption_samples s WHERE s.source_id = one.value ->> 'sourceId' AND s.at_s = said.counted_s)
    ORDER BY one.key LIMIT 1)`;
}

/** What a draft makes samples of: of an address's lines those that are, and known readings, by their line if it has one. */
function sampledOf({ address }: Counting, { begins, taken, knownOf }: Series): SQL {
  const known = (atS: SQL) => sql`SELECT 1 FROM consumption_readings WHERE source_id = ${knownOf} AND at_s = ${atS}`;
  const takenS = sql`SELECT value FROM json_each(${JSON.stringify(taken)})`;
  return sql`
    SELECT address, at_s, down, up, line FROM staged.readings one
    WHERE address = ${address.number} AND at_s NOT IN (SELECT value FROM json_each(${JSON.stringify(begins)}))
      AND (at_s IN (${takenS}) OR NOT EXISTS (${known(sql`one.at_s`)}))
    UNION ALL
    SELECT ${address.number}, at_s, down, up, NULL FROM consumption_readings
    WHERE source_id = ${knownOf} AND at_s IN (${takenS}) AND at_s NOT IN (
      SELECT at_s FROM staged.readings WHERE address = ${address.number})`;
}

/**
 * The lines of an address that would be in no sum. Of each second all samples that stand are of one kind of address: of the
 * one that the office has of the contract, else of the one that the file comes to first.
 */
function foreseenOf(counting: Counting, { contractId, earlier, fromS, untilS, ...series }: Foreseen, span: Span): SQL {
  const { address, source, before, closed } = counting;
  return sql`
    FROM (
      SELECT said.*, said.at_s - ${before} AS counted_s FROM (${sampledOf(counting, series)}) said
      WHERE said.at_s - ${before} BETWEEN ${fromS} AND ${untilS}
        AND NOT ${isIn(closed, sql`said.at_s - ${before}`)}
        AND NOT EXISTS (
          SELECT 1 FROM consumption_samples s WHERE s.source_id = ${source?.id ?? 0} AND s.at_s = said.at_s - ${before})
    ) said
    JOIN staged.addresses a ON a.number = said.address
    LEFT JOIN (
      SELECT at_s, min(kind) AS kind FROM (${standingOf(contractId, span)}) GROUP BY at_s
    ) standing ON standing.at_s = said.counted_s
    WHERE coalesce(standing.kind, ${kindTold(earlier)}, ${address.kind}) <> ${address.kind}`;
}

/** Samples that are in no sum, and how many lines of the file they are. */
export interface KeptOut {
  readonly samples: number;
  readonly lines: number;
}

export function countForeseen(db: ReadDb, counting: Counting, foreseen: Foreseen, span: Span): KeptOut {
  return db.get<KeptOut>(
    sql`SELECT count(*) AS samples, count(said.line) AS lines ${foreseenOf(counting, foreseen, span)}`,
  );
}

export function listForeseen(
  db: ReadDb,
  counting: Counting,
  foreseen: Foreseen,
  { limit, ...span }: Span & { readonly limit: number },
): ListedLine[] {
  return db.all<ListedLine>(
    sql`SELECT ${TOLD} ${foreseenOf(counting, foreseen, span)} AND said.line IS NOT NULL ORDER BY said.line LIMIT ${limit}`,
  );
}
