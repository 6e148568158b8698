import { type SQL, sql } from 'drizzle-orm';
import { type MoveKind, moveKinds } from '../../contract/duplicates';
import type { ReadDb, WriteDb } from '../../data/database';

/** Everything that is a client's, in its table. What of contracts hangs on the contract goes with it by itself. */
export const MOVED_TABLES = {
  contracts: 'contracts',
  invoices: 'invoices',
  creditNotes: 'credit_notes',
  payments: 'payments',
  debits: 'debits',
  credits: 'credits',
  promises: 'payment_promises',
  exceptions: 'state_exceptions',
  gateways: 'client_gateways',
  gatewayLines: 'gateway_lines',
  devices: 'client_devices',
  mail: 'mail_messages',
} as const satisfies Record<MoveKind, string>;

/** One promise and one exception stand at a time: where both clients have one, the merged client's stays with it. */
const ONE_STANDS: ReadonlySet<MoveKind> = new Set(['promises', 'exceptions']);

/** Rows of a client, by kind. */
export type Moved = Readonly<Record<MoveKind, readonly number[]>>;
export type MoveCounts = Record<MoveKind, number>;

const table = (kind: MoveKind) => sql.raw(MOVED_TABLES[kind]);

function ofKinds<Value>(valueOf: (kind: MoveKind) => Value): Record<MoveKind, Value> {
  return {
    contracts: valueOf('contracts'),
    invoices: valueOf('invoices'),
    creditNotes: valueOf('creditNotes'),
    payments: valueOf('payments'),
    debits: valueOf('debits'),
    credits: valueOf('credits'),
    promises: valueOf('promises'),
    exceptions: valueOf('exceptions'),
    gateways: valueOf('gateways'),
    gatewayLines: valueOf('gatewayLines'),
    devices: valueOf('devices'),
    mail: valueOf('mail'),
  };
}

/** What a merge moves from one client to another. */
export function listMovable(db: ReadDb, fromId: number, toId: number): Moved {
  return ofKinds((kind) => {
    const stands = ONE_STANDS.has(kind)
      ? sql`AND NOT (withdrawn_at_ms IS NULL AND EXISTS (
          SELECT 1 FROM ${table(kind)} other WHERE other.client_id = ${toId} AND other.withdrawn_at_ms IS NULL))`
      : sql``;
    return idsOf(db, sql`SELECT id FROM ${table(kind)} WHERE client_id = ${fromId} ${stands} ORDER BY id`);
  });
}

function idsOf(db: ReadDb, query: SQL): number[] {
  return db.all<{ id: number }>(query).map(({ id }) => id);
}

export function countMoved(moved: Moved): MoveCounts {
  return ofKinds((kind) => moved[kind].length);
}

/** Those of some rows that are still a client's. */
export function stillOf(db: ReadDb, kind: MoveKind, ids: readonly number[], clientId: number): number[] {
  return idsOf(
    db,
    sql`SELECT t.id FROM json_each(${JSON.stringify(ids)}) AS wanted CROSS JOIN ${table(kind)} t ON t.id = wanted.value
      WHERE t.client_id = ${clientId}`,
  );
}

/** Makes rows of one client another's; history allows it for these two alone, within this transaction. */
export function moveRows(db: WriteDb, moved: Moved, fromId: number, toId: number): void {
  db.run(sql`INSERT INTO client_moving (from_id, to_id) VALUES (${fromId}, ${toId})`);
  for (const kind of moveKinds) {
    if (moved[kind].length === 0) continue;
    db.run(sql`
      UPDATE ${table(kind)} SET client_id = ${toId}
      WHERE client_id = ${fromId} AND id IN (SELECT value FROM json_each(${JSON.stringify(moved[kind])}))`);
  }
  db.run(sql`DELETE FROM client_moving`);
}

/** The last number of each kind so far. */
export function readMarks(db: ReadDb): MoveCounts {
  return ofKinds((kind) => db.get<{ last: number }>(sql`SELECT coalesce(max(id), 0) AS last FROM ${table(kind)}`).last);
}

export function insertMoves(db: WriteDb, mergeId: number, moved: Moved): void {
  const rows = moveKinds.flatMap((kind) => moved[kind].map((id) => [kind, id]));
  db.run(sql`
    INSERT INTO client_merge_moves (merge_id, kind, row_id)
    SELECT ${mergeId}, value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(rows)})`);
}

export function listMoves(db: ReadDb, mergeId: number): Moved {
  const rows = db.all<{ kind: string; id: number }>(
    sql`SELECT kind, row_id AS id FROM client_merge_moves WHERE merge_id = ${mergeId} ORDER BY kind, row_id`,
  );
  return ofKinds((kind) => rows.filter((row) => row.kind === kind).map(({ id }) => id));
}

/** What other merges, which stand, brought to the same client. */
export function listOtherMoves(db: ReadDb, mergeId: number, keptId: number): { kind: string; id: number }[] {
  return db.all<{ kind: string; id: number }>(sql`
    SELECT moves.kind, moves.row_id AS id FROM client_merges merges
    JOIN client_merge_moves moves ON moves.merge_id = merges.id
    WHERE merges.kept_id = ${keptId} AND merges.undone_at_ms IS NULL AND merges.id <> ${mergeId}`);
}
