import { sql } from 'drizzle-orm';
import type { PairClient } from '../../contract/duplicates';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Typed } from './score';

interface PersonRow extends Typed {
  readonly id: number;
  readonly active: number;
}

interface PeoplePage {
  readonly rows: readonly PersonRow[];
  readonly done: number;
  readonly total: number;
}

const AT_ONCE = 2000;

/** Everybody that is nobody's part, by number. */
export function* listPeople(db: ReadDb): Generator<PeoplePage> {
  const { total } = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM clients`);
  let done = 0;
  for (let after = 0; ; ) {
    const rows = db.all<PersonRow>(sql`
      SELECT id, state = 'active' AS active, name, national_id AS nationalId, tax_id AS taxId, phone, mobile, email, address
      FROM clients NOT INDEXED WHERE id > ${after} AND merged_into_id IS NULL ORDER BY id LIMIT ${AT_ONCE}`);
    done += rows.length;
    yield { rows, done, total };
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.id;
  }
}

export function readPairClients(db: ReadDb, ids: readonly number[]): Map<number, PairClient> {
  const rows = db.all<PairClient>(sql`
    SELECT c.id, c.custom_id AS customId, c.name, c.state, c.national_id AS nationalId,
      CASE WHEN c.mobile <> '' THEN c.mobile ELSE c.phone END AS phone, c.email, c.address
    FROM json_each(${JSON.stringify([...new Set(ids)])}) AS wanted CROSS JOIN clients c ON c.id = wanted.value`);
  return new Map(rows.map((row) => [row.id, row]));
}

export function listApart(db: ReadDb): { lowId: number; highId: number }[] {
  return db.all<{ lowId: number; highId: number }>(
    sql`SELECT low_id AS lowId, high_id AS highId FROM client_pairs_apart`,
  );
}

interface Apart {
  readonly lowId: number;
  readonly highId: number;
  readonly atMs: number;
  readonly operatorName: string;
}

/** Answers whether it was news. */
export function insertApart(db: WriteDb, { lowId, highId, atMs, operatorName }: Apart): boolean {
  const made = db.all(sql`
    INSERT INTO client_pairs_apart (low_id, high_id, at_ms, operator_name)
    VALUES (${lowId}, ${highId}, ${atMs}, ${operatorName}) ON CONFLICT DO NOTHING RETURNING low_id`);
  return made.length > 0;
}

export function removeApart(db: WriteDb, lowId: number, highId: number): boolean {
  const gone = db.all(
    sql`DELETE FROM client_pairs_apart WHERE low_id = ${lowId} AND high_id = ${highId} RETURNING low_id`,
  );
  return gone.length > 0;
}
