import { and, count, desc, eq, type SQL } from 'drizzle-orm';
import type { AuditEntry } from '../../contract/audit';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { auditEntries } from '../../data/schema';

export interface AuditQuery {
  readonly clientId: number;
  readonly field?: string | undefined;
  readonly origin?: AuditEntry['origin'] | undefined;
}

function whereOf(query: AuditQuery): SQL | undefined {
  return and(
    eq(auditEntries.entity, 'client'),
    eq(auditEntries.entityId, query.clientId),
    query.field === undefined ? undefined : eq(auditEntries.field, query.field),
    query.origin === undefined ? undefined : eq(auditEntries.origin, query.origin),
  );
}

/** Newest first. */
export function listAudit(db: ReadDb, query: AuditQuery, offset: number, limit: number): AuditEntry[] {
  return db
    .select({
      id: auditEntries.id,
      atMs: auditEntries.atMs,
      operator: auditEntries.operatorName,
      origin: auditEntries.origin,
      action: auditEntries.action,
      field: auditEntries.field,
      before: auditEntries.before,
      after: auditEntries.after,
    })
    .from(auditEntries)
    .where(whereOf(query))
    .orderBy(desc(auditEntries.id))
    .limit(limit)
    .offset(offset)
    .all();
}

export function countAudit(db: ReadDb, query: AuditQuery): number {
  return db.select({ total: count() }).from(auditEntries).where(whereOf(query)).get()?.total ?? 0;
}

/** The entry of a client's field with this number; NOT_FOUND otherwise. */
export function requireClientEntry(db: ReadDb, id: number): { clientId: number; field: string; before: string } {
  const row = db
    .select({ clientId: auditEntries.entityId, field: auditEntries.field, before: auditEntries.before })
    .from(auditEntries)
    .where(and(eq(auditEntries.id, id), eq(auditEntries.entity, 'client')))
    .get();
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}
