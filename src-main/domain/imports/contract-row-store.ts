import { and, desc, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { importContractRows } from '../../data/schema';

type ContractRow = typeof importContractRows.$inferSelect;

export function insertContractRow(db: WriteDb, row: ContractRow): void {
  db.insert(importContractRows).values(row).run();
}

/** What an import did to contracts, the newest first. */
export function listContractRows(db: ReadDb, importId: number): ContractRow[] {
  return db
    .select()
    .from(importContractRows)
    .where(eq(importContractRows.importId, importId))
    .orderBy(desc(importContractRows.contractId))
    .all();
}

/** A row that was taken back is done with; those that are left can be tried again. */
export function removeContractRow(db: WriteDb, { importId, contractId }: ContractRow): void {
  db.delete(importContractRows)
    .where(and(eq(importContractRows.importId, importId), eq(importContractRows.contractId, contractId)))
    .run();
}

/** After a row's undo the contract is as an older import may have left it; see `followUndo`. */
export function followContractUndo(
  db: WriteDb,
  { importId, contractId, versionAfter }: ContractRow,
  version: number,
): void {
  db.run(sql`
    UPDATE import_contract_rows SET version_after = ${version}
    WHERE import_id IN (SELECT id FROM imports WHERE id < ${importId} AND undone_at_ms IS NULL)
      AND contract_id = ${contractId} AND version_after = ${versionAfter - 1}`);
}
