import { and, count, desc, eq, gt, gte, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import { type AuditEntry, isSameAct } from '../../contract/audit';
import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import { insertInto, type Row } from '../../data/statements';
import { auditEntries, catalogEntries, contracts } from '../../data/schema';

export interface AuditQuery {
  readonly clientId: number;
  readonly field?: string | undefined;
  readonly origin?: AuditEntry['origin'] | undefined;
  readonly contractId?: number | undefined;
  readonly operator?: string | undefined;
  /** From this instant on, and before that one. */
  readonly fromMs?: number | undefined;
  readonly untilMs?: number | undefined;
}

/** A condition, where there is something to be compared with. */
function where<Value>(value: Value | undefined, condition: (value: Value) => SQL): SQL | undefined {
  return value === undefined ? undefined : condition(value);
}

/**
 * A client, and those that are parts of it: what happened to them is its history too. Of a contract, which may have come by
 * a merge or gone by its undoing, also those that the client ever shared its own with.
 */
function listHistoryOf(db: ReadDb, clientId: number, contractId: number | undefined): number[] {
  const ever =
    contractId === undefined
      ? sql``
      : sql`
    UNION SELECT merged_id FROM client_merges WHERE kept_id = ${clientId}
    UNION SELECT kept_id FROM client_merges WHERE merged_id = ${clientId}`;
  const rows = db.all<{ id: number }>(sql`
    WITH RECURSIVE parts (id) AS (
      SELECT ${clientId} UNION SELECT c.id FROM parts JOIN clients c ON c.merged_into_id = parts.id
    )
    SELECT id FROM parts ${ever}`);
  return rows.map(({ id }) => id);
}

/** By one number where there is one: the index then gives the rows in their order. */
function ofClient(db: ReadDb, { clientId, contractId }: AuditQuery): SQL {
  const ids = listHistoryOf(db, clientId, contractId);
  return ids.length > 1 ? inArray(auditEntries.entityId, ids) : eq(auditEntries.entityId, clientId);
}

function whereOf(db: ReadDb, query: AuditQuery): SQL | undefined {
  return and(
    eq(auditEntries.entity, 'client'),
    ofClient(db, query),
    where(query.field, (field) => eq(auditEntries.field, field)),
    where(query.origin, (origin) => eq(auditEntries.origin, origin)),
    where(query.contractId, (contractId) => eq(auditEntries.contractId, contractId)),
    where(query.operator, (operator) => eq(auditEntries.operatorName, operator)),
    where(query.fromMs, (fromMs) => gte(auditEntries.atMs, fromMs)),
    where(query.untilMs, (untilMs) => lt(auditEntries.atMs, untilMs)),
  );
}

/** Why a name was changed is the clients' to say. `beforeId`: see `ClientEntry`. */
type ListedEntry = Omit<AuditEntry, 'reason' | 'over'> & Pick<ClientEntry, 'beforeId'>;

/** More than any act changes of a client. */
const MOST_OF_AN_ACT = 300;

/** Newest first, `limit` of them and what the last of their acts has besides: none is cut in two by the end of a page. */
export function listAudit(db: ReadDb, query: AuditQuery, offset: number, limit: number): ListedEntry[] {
  const read = readAudit(db, query, offset, limit + 1);
  const entries = read.slice(0, limit);
  const [last, next] = [entries.at(-1), read[limit]];
  if (!last || !next || !isSameAct(last, next)) return entries;
  const after = readAudit(db, query, offset + limit, MOST_OF_AN_ACT);
  const end = after.findIndex((entry) => !isSameAct(last, entry));
  return [...entries, ...(end < 0 ? after : after.slice(0, end))];
}

function readAudit(db: ReadDb, query: AuditQuery, offset: number, limit: number): ListedEntry[] {
  return db
    .select({
      id: auditEntries.id,
      batchId: auditEntries.batchId,
      atMs: auditEntries.atMs,
      operator: auditEntries.operatorName,
      origin: auditEntries.origin,
      action: auditEntries.action,
      field: auditEntries.field,
      before: auditEntries.before,
      beforeId: auditEntries.beforeId,
      after: auditEntries.after,
      contractId: auditEntries.contractId,
      plan: catalogEntries.name,
      ip: contracts.ip,
      userName: contracts.userName,
      address: contracts.address,
    })
    .from(auditEntries)
    .leftJoin(contracts, eq(contracts.id, auditEntries.contractId))
    .leftJoin(catalogEntries, eq(catalogEntries.id, contracts.planId))
    .where(whereOf(db, query))
    .orderBy(desc(auditEntries.id))
    .limit(limit)
    .offset(offset)
    .all()
    .map(({ plan, ip, userName, address, ...entry }) => ({
      ...entry,
      contract: inShort({ plan, ip, userName, address }),
    }));
}

interface ContractMarks {
  readonly plan: string | null;
  readonly ip: string | null;
  readonly userName: string | null;
  readonly address: string | null;
}

/** What tells a contract from the others of its client; '' without one. */
export function inShort({ plan, ip, userName, address }: ContractMarks): string {
  return [plan, ip || userName || address].filter(Boolean).join(' · ');
}

/** Everybody who ever changed a client, by name. */
export function listAuditOperators(db: ReadDb, clientId: number): string[] {
  return db
    .select({ operator: auditEntries.operatorName })
    .from(auditEntries)
    .where(whereOf(db, { clientId }))
    .groupBy(auditEntries.operatorName)
    .orderBy(auditEntries.operatorName)
    .all()
    .map(({ operator }) => operator);
}

export function countAudit(db: ReadDb, query: AuditQuery): number {
  return db.select({ total: count() }).from(auditEntries).where(whereOf(db, query)).get()?.total ?? 0;
}

export interface ClientEntry {
  readonly batchId: string;
  readonly clientId: number;
  /** Null where it is the client's own. */
  readonly contractId: number | null;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** The catalogue's entry; null where there was none, and in rows from before ids were kept. */
  readonly beforeId: number | null;
}

/** The entry of a client's field with this number; NOT_FOUND otherwise. */
export function requireClientEntry(db: ReadDb, id: number): ClientEntry {
  const { batchId, entityId: clientId, contractId, field, before, after, beforeId } = auditEntries;
  const row = db
    .select({ batchId, clientId, contractId, field, before, after, beforeId })
    .from(auditEntries)
    .where(and(eq(auditEntries.id, id), eq(auditEntries.entity, 'client')))
    .get();
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** What an act changed of a contract, field by field. */
export function listOfAct(db: ReadDb, { batchId, clientId, contractId }: ClientEntry): ClientEntry[] {
  const { field, before, after, beforeId } = auditEntries;
  return db
    .select({ field, before, after, beforeId })
    .from(auditEntries)
    .where(and(whereOf(db, { clientId, contractId: contractId ?? undefined }), eq(auditEntries.batchId, batchId)))
    .all()
    .map((row) => ({ ...row, batchId, clientId, contractId }));
}

/** What another field of the same contract was before the same act; undefined where the act left it alone. */
export function findInAct(db: ReadDb, entry: ClientEntry, field: string): string | undefined {
  return listOfAct(db, entry).find((one) => one.field === field)?.before;
}

/** The last time that somebody filled in, by hand, a field of a contract that was blank. */
export function findLastFilledIn(
  db: ReadDb,
  clientId: number,
  contractId: number,
  field: string,
): ClientEntry | undefined {
  const { batchId, before, after, beforeId, id } = auditEntries;
  const found = db
    .select({ batchId, before, after, beforeId })
    .from(auditEntries)
    .where(and(whereOf(db, { clientId, contractId, field, origin: 'form' }), eq(before, '')))
    .orderBy(desc(id))
    .limit(1)
    .get();
  return found && { ...found, clientId, contractId, field };
}

/** The acts that a client has a former value of. */
const CHANGES: ReadonlySet<string> = new Set(['updated', 'deactivated', 'reactivated']);

/**
 * What a client's last act changed by hand, field by field, of its contracts too; nothing when the last act was of another
 * kind. Acts on its contracts, gateways and devices alone leave the client as it was.
 */
export function listLastChange(db: ReadDb, clientId: number): ClientEntry[] {
  const { batchId, action, origin, contractId, field, before, after, beforeId } = auditEntries;
  const itsOwn = and(eq(auditEntries.entity, 'client'), eq(auditEntries.entityId, clientId));
  const notItsOwn = sql`${field} NOT GLOB 'gateway.*' AND ${field} NOT GLOB 'device.*'
    AND ${field} NOT GLOB 'account.*'`;
  const last = db
    .select({ batchId, action, origin })
    .from(auditEntries)
    .where(and(itsOwn, isNull(contractId), notItsOwn))
    .orderBy(desc(auditEntries.id))
    .get();
  const byHand = last?.origin === 'form' || last?.origin === 'restore';
  if (!last || !CHANGES.has(last.action) || !byHand) return [];
  return db
    .select({ batchId, clientId: auditEntries.entityId, contractId, field, before, after, beforeId })
    .from(auditEntries)
    .where(and(itsOwn, eq(batchId, last.batchId)))
    .all();
}

/** Who last changed how a contract stands, by what kind of act, by which one, and when; '' for the program itself. */
export function findStandingAct(
  db: ReadDb,
  { id, clientId }: { readonly id: number; readonly clientId: number },
): (Pick<AuditEntry, 'operator' | 'origin' | 'atMs'> & Pick<ClientEntry, 'batchId'>) | null {
  const { batchId, operatorName, origin, atMs, field } = auditEntries;
  const standing = sql`${field} IN ('contract.state', 'contract.disabledBy', 'contract.pausedUntilOn')`;
  const last = db
    .select({ batchId, operator: operatorName, origin, atMs })
    .from(auditEntries)
    .where(and(whereOf(db, { clientId, contractId: id }), standing))
    .orderBy(desc(auditEntries.id))
    .limit(1)
    .get();
  return last ?? null;
}

/**
 * The clients and contracts that were given a catalogue's entry since it was taken back into use last. Not by an undo: that
 * gives what was had before.
 */
export function listGiven(db: ReadDb, entryId: number): Pick<ClientEntry, 'clientId' | 'contractId'>[] {
  const { id, entity, entityId, action, origin, afterId, contractId } = auditEntries;
  const isTakenBack = and(eq(entity, 'catalog'), eq(entityId, entryId), eq(action, 'restored'));
  const back = db.select({ id }).from(auditEntries).where(isTakenBack).orderBy(desc(id)).limit(1).get();
  if (!back) return [];
  return db
    .select({ clientId: entityId, contractId })
    .from(auditEntries)
    .where(and(gt(id, back.id), eq(entity, 'client'), eq(afterId, entryId), ne(origin, 'undo')))
    .all();
}

type AuditRow = typeof auditEntries.$inferInsert;
type AuditHead = Omit<AuditRow, 'id' | 'field' | 'before' | 'after' | 'beforeId' | 'afterId'>;

const insertEntries = insertInto(
  `INSERT INTO audit_entries (batch_id, at_ms, operator_id, operator_name, origin, entity, entity_id, action, contract_id,
    field, before, after, before_id, after_id)`,
  14,
);

type FieldRow = Pick<AuditRow, 'beforeId' | 'afterId'> & { field: string; before: string; after: string };

function rowsOf(head: AuditHead, changes: readonly FieldRow[]): Row[] {
  const { batchId, atMs, operatorId = null, operatorName, origin, entity, entityId, action, contractId = null } = head;
  const act = [batchId, atMs, operatorId, operatorName, origin, entity, entityId, action, contractId];
  return changes.map(({ field, before, after, beforeId = null, afterId = null }) => [
    ...act,
    field,
    before,
    after,
    beforeId,
    afterId,
  ]);
}

/** All of one act's rows. */
export function insertAuditRows(db: WriteDb, head: AuditHead, rows: readonly FieldRow[]): void {
  insertEntries(db, rowsOf(head, rows));
}

/** The rows of an act on many clients. */
export function insertManyAudited(
  db: WriteDb,
  head: AuditHead,
  clients: readonly { clientId: number; action: string; changes: readonly FieldRow[] }[],
): void {
  for (const { clientId, action, changes } of clients)
    insertEntries(db, rowsOf({ ...head, entity: 'client', entityId: clientId, action }, changes));
}

/** The last row of the whole audit: the same as before when nothing at all was done since. */
export function auditEnd(db: ReadDb): number {
  const [last] = db.all<{ id: number }>(sql`SELECT id FROM audit_entries ORDER BY id DESC LIMIT 1`);
  return last?.id ?? 0;
}

/**
 * How far the audit of the register has come, its clients, contracts and catalogues: the same as before when nothing of it
 * was changed since, whoever signed in. Read from its end, not by the index of what it is about.
 */
export function auditMark(db: ReadDb): number {
  const [last] = db.all<{ id: number }>(
    sql`SELECT id FROM audit_entries WHERE +entity IN ('client', 'catalog') ORDER BY id DESC LIMIT 1`,
  );
  return last?.id ?? 0;
}
