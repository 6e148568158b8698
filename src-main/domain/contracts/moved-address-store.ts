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
