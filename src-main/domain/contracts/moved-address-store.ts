import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { contractFormerAddresses as former } from '../../data/schema';

export type FormerAddress = typeof former.$inferSelect;
export type AddressKind = FormerAddress['kind'];

const lastOfKind = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(former)
    .where(and(eq(former.contractId, sql.placeholder('contractId')), eq(former.kind, sql.placeholder('kind'))))
    .orderBy(sql`${former.untilOn} DESC`)
    .limit(1)
    .prepare(),
);

/** What a contract had last before its present address of a kind; undefined where that is its first. */
export function findLastFormer(db: ReadDb, contractId: number, kind: AddressKind): FormerAddress | undefined {
  return lastOfKind(db).get({ contractId, kind });
}

const insertOne = keepQuery((db: WriteDb) =>
  db
    .insert(former)
    .values({
      contractId: sql.placeholder('contractId'),
      kind: sql.placeholder('kind'),
      untilOn: sql.placeholder('untilOn'),
      fromOn: sql.placeholder('fromOn'),
      key: sql.placeholder('key'),
      endKey: sql.placeholder('endKey'),
    })
    .prepare(),
);

export function insertFormer(db: WriteDb, row: FormerAddress): void {
  insertOne(db).run(row);
}

export function removeFormer(db: WriteDb, { contractId, kind, untilOn }: FormerAddress): void {
  db.delete(former)
    .where(and(eq(former.contractId, contractId), eq(former.kind, kind), eq(former.untilOn, untilOn)))
    .run();
}

const ofContract = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(former)
    .where(eq(former.contractId, sql.placeholder('contractId')))
    .prepare(),
);

/** All that a contract had before its present addresses. */
export function listFormers(db: ReadDb, contractId: number): FormerAddress[] {
  return ofContract(db).all({ contractId });
}

/**
 * Has a contract's former addresses be these again. Only the undo of the import that moved them may, which knows that nothing
 * else did: what it brought never was, and what it took back is again.
 */
export function replaceFormers(
  db: WriteDb,
  contractId: number,
  rows: readonly Omit<FormerAddress, 'contractId'>[],
): void {
  db.delete(former).where(eq(former.contractId, contractId)).run();
  for (const row of rows) insertFormer(db, { ...row, contractId });
}
