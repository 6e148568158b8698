import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { billingFields } from '../../contract/client-billing';
import { clientStates, storedClientFields } from '../../contract/clients';
import type { ClientMerge } from '../../contract/duplicates';
import { Refusal } from '../../contract/failures';
import { version } from '../../contract/values/ids';
import { position } from '../../contract/values/position';
import type { ReadDb, WriteDb } from '../../data/database';

/** A client whole, as a merge found it or left it. */
const side = z.object({
  fields: storedClientFields,
  position: position.nullable(),
  /** Null where nobody had said how it is billed. */
  billing: billingFields.strip().nullable(),
  state: z.enum(clientStates),
  version,
});
export type MergeSide = z.infer<typeof side>;

/** A contract of which something was left out by it: how far it had come, and how far it came by that. */
const leftOut = z.object({ contractId: z.number(), was: z.string().nullable(), made: z.string() });

const record = z.object({
  kept: side,
  merged: side,
  after: side,
  /** Of the merged client, and of the kept one where that took over how the other is billed. */
  leftOut: z.object({ merged: z.array(leftOut), kept: z.array(leftOut) }).default({ merged: [], kept: [] }),
});
export type MergeRecord = z.infer<typeof record>;
const marks = z.record(z.string(), z.number());

export interface StandingMerge {
  readonly id: number;
  readonly keptId: number;
  readonly mergedId: number;
  readonly atMs: number;
  readonly record: MergeRecord;
  /** The last number of each kind when it was made. */
  readonly marks: Readonly<Record<string, number>>;
}

interface NewMerge extends Omit<StandingMerge, 'id'> {
  readonly batchId: string;
  readonly operatorName: string;
}

export function insertMerge(db: WriteDb, merge: NewMerge): number {
  const { batchId, keptId, mergedId, atMs, operatorName } = merge;
  return db.get<{ id: number }>(sql`
    INSERT INTO client_merges (batch_id, kept_id, merged_id, at_ms, operator_name, record_json, marks_json)
    VALUES (${batchId}, ${keptId}, ${mergedId}, ${atMs}, ${operatorName}, ${JSON.stringify(merge.record)},
      ${JSON.stringify(merge.marks)})
    RETURNING id`).id;
}

interface MergeRow {
  readonly id: number;
  readonly keptId: number;
  readonly mergedId: number;
  readonly atMs: number;
  readonly record: string;
  readonly marks: string;
  readonly undoneAtMs: number | null;
}

const WHOLE = sql`
  SELECT id, kept_id AS keptId, merged_id AS mergedId, at_ms AS atMs, record_json AS record, marks_json AS marks,
    undone_at_ms AS undoneAtMs
  FROM client_merges`;

function toStanding({ id, keptId, mergedId, atMs, record: told, marks: last }: MergeRow): StandingMerge {
  return { id, keptId, mergedId, atMs, record: record.parse(JSON.parse(told)), marks: marks.parse(JSON.parse(last)) };
}

/** One that nobody took back yet. */
export function requireStandingMerge(db: ReadDb, id: number): StandingMerge {
  const [row] = db.all<MergeRow>(sql`${WHOLE} WHERE id = ${id}`);
  if (!row) throw new Refusal('NOT_FOUND');
  if (row.undoneAtMs !== null) throw new Refusal('MERGE_UNDONE');
  return toStanding(row);
}

/** Those that stand and were made into the same client after this one, the oldest first. */
export function listNewerMerges(db: ReadDb, { id, keptId }: Pick<StandingMerge, 'id' | 'keptId'>): StandingMerge[] {
  return db
    .all<MergeRow>(sql`${WHOLE} WHERE kept_id = ${keptId} AND undone_at_ms IS NULL AND id > ${id} ORDER BY id`)
    .map(toStanding);
}

/** What a merge found, put right once an older one never was. */
export function saveRecord(db: WriteDb, id: number, made: MergeRecord): void {
  db.run(sql`UPDATE client_merges SET record_json = ${JSON.stringify(made)} WHERE id = ${id}`);
}

export function markUndone(db: WriteDb, id: number, atMs: number, operatorName: string): void {
  db.run(sql`UPDATE client_merges SET undone_at_ms = ${atMs}, undone_by = ${operatorName} WHERE id = ${id}`);
}

const NAMED = sql`
  SELECT m.id, m.at_ms AS atMs, m.operator_name AS operator, m.undone_at_ms AS undoneAtMs, m.undone_by AS undoneBy,
    kept.id AS keptId, kept.custom_id AS keptCustomId, kept.name AS keptName,
    merged.id AS mergedId, merged.custom_id AS mergedCustomId, merged.name AS mergedName
  FROM client_merges m JOIN clients kept ON kept.id = m.kept_id JOIN clients merged ON merged.id = m.merged_id`;

interface NamedRow extends Omit<ClientMerge, 'kept' | 'merged'> {
  readonly keptId: number;
  readonly keptCustomId: string;
  readonly keptName: string;
  readonly mergedId: number;
  readonly mergedCustomId: string;
  readonly mergedName: string;
}

function toMerge(row: NamedRow): ClientMerge {
  const { id, atMs, operator, undoneAtMs, undoneBy } = row;
  return {
    id,
    atMs,
    operator,
    undoneAtMs,
    undoneBy,
    kept: { id: row.keptId, customId: row.keptCustomId, name: row.keptName },
    merged: { id: row.mergedId, customId: row.mergedCustomId, name: row.mergedName },
  };
}

/** The newest first. */
export function listMerges(db: ReadDb, offset: number, limit: number): { merges: ClientMerge[]; total: number } {
  const rows = db.all<NamedRow>(sql`${NAMED} ORDER BY m.id DESC LIMIT ${limit} OFFSET ${offset}`);
  const { total } = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM client_merges`);
  return { merges: rows.map(toMerge), total };
}

/** What a client is a part of, and who is a part of it, by the merges that stand. */
export function readStanding(db: ReadDb, clientId: number) {
  const of = (column: 'kept_id' | 'merged_id') =>
    db
      .all<NamedRow>(sql`${NAMED} WHERE m.${sql.raw(column)} = ${clientId} AND m.undone_at_ms IS NULL ORDER BY m.id`)
      .map(toMerge);
  const [into] = of('merged_id');
  return {
    into: into ? { ...into.kept, mergeId: into.id } : null,
    merged: of('kept_id').map(({ id, merged }) => ({ ...merged, mergeId: id })),
  };
}
