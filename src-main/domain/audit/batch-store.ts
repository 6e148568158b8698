import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import { auditEntries, catalogEntries, contracts } from '../../data/schema';
import { inShort } from './store';

/** One field of a client, or of its contract, as an act on many changed it. */
export interface BatchChange {
  readonly clientId: number;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** That contract in short, as it is now; '' where it is the client's own. */
  readonly contract: string;
}

/** What an act on many changed of these clients, as it was written; found by the clients, as acts have no index. */
export function listOfBatch(db: ReadDb, batchId: string, clientIds: readonly number[]): BatchChange[] {
  return db
    .select({
      clientId: auditEntries.entityId,
      field: auditEntries.field,
      before: auditEntries.before,
      after: auditEntries.after,
      plan: catalogEntries.name,
      ip: contracts.ip,
      userName: contracts.userName,
      address: contracts.address,
    })
    .from(auditEntries)
    .leftJoin(contracts, eq(contracts.id, auditEntries.contractId))
    .leftJoin(catalogEntries, eq(catalogEntries.id, contracts.planId))
    .where(
      and(
        eq(auditEntries.entity, 'client'),
        inArray(auditEntries.entityId, [...clientIds]),
        eq(auditEntries.batchId, batchId),
      ),
    )
    .orderBy(asc(auditEntries.id))
    .all()
    .map(({ plan, ip, userName, address, ...change }) => ({
      ...change,
      contract: inShort({ plan, ip, userName, address }),
    }));
}
