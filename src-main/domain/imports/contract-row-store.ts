import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { importContractRows } from '../../data/schema';
import { listContractsOf } from '../contracts';
import { isBilled } from '../invoices';
import { followed, unbroken } from './import-chain';
import type { Obstacle, Page } from './list-kind';

type ContractRow = typeof importContractRows.$inferSelect;

export function insertContractRow(db: WriteDb, row: ContractRow): void {
  db.insert(importContractRows).values(row).run();
}

/** What an import did to contracts and was not taken back, the newest first; all of them where no page is asked. */
export function listContractRows(db: ReadDb, importId: number, page?: Page): ContractRow[] {
  return db
    .select()
    .from(importContractRows)
    .where(eq(importContractRows.importId, importId))
    .orderBy(desc(importContractRows.contractId))
    .limit(page?.limit ?? -1)
    .offset(page?.offset ?? 0)
    .all();
}

export function countContractRows(db: ReadDb, importId: number): number {
  return (
    db.select({ total: count() }).from(importContractRows).where(eq(importContractRows.importId, importId)).get()
      ?.total ?? 0
  );
}

const rowsOfContract = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(importContractRows)
    .where(
      sql`${importContractRows.importId} IN (SELECT id FROM imports WHERE undone_at_ms IS NULL)
        AND ${importContractRows.contractId} = ${sql.placeholder('contractId')}`,
    )
    .orderBy(desc(importContractRows.importId))
    .prepare(),
);

/** What later imports did to the same contract, the newest first. */
export function listLaterContractRows(db: ReadDb, { importId, contractId }: ContractRow): ContractRow[] {
  return rowsOfContract(db)
    .all({ contractId })
    .filter((row) => row.importId > importId);
}

/** What a contract has again once a later import is taken back. */
export interface DueBack {
  readonly importId: number;
  readonly ip: string;
  readonly mac: string;
}

/**
 * What the imports after one, the newest first, give back to contracts that have something else by now. A contract that
 * somebody edited since stays as it is, and gets nothing back.
 */
export function listDueBack(db: ReadDb, importId: number): DueBack[] {
  return db.all<DueBack>(sql`
    SELECT import_id AS importId, iif(was_ip = ip, '', was_ip) AS ip, iif(was_mac = mac, '', was_mac) AS mac
    FROM (
      SELECT r.import_id, c.ip, c.mac, json_extract(r.before_json, '$.ip') AS was_ip,
        json_extract(r.before_json, '$.mac') AS was_mac,
        c.version - r.version_after = (
          SELECT count(*) FROM import_contract_rows later
          WHERE later.import_id IN (SELECT id FROM imports WHERE id > r.import_id) AND later.contract_id = r.contract_id
        ) AS by_imports_alone
      FROM import_contract_rows r JOIN contracts c ON c.id = r.contract_id
      WHERE r.import_id > ${importId} AND r.before_json IS NOT NULL
        AND r.import_id IN (SELECT id FROM imports WHERE undone_at_ms IS NULL))
    WHERE by_imports_alone AND (was_ip NOT IN ('', ip) OR was_mac NOT IN ('', mac))
    ORDER BY import_id DESC`);
}

/**
 * What keeps a client that an import created: its contracts. Where imports alone made them, the newest of those is to be
 * taken back first.
 */
export function contractsOf(db: ReadDb, clientId: number): Obstacle {
  const makers = listContractsOf(db, clientId).map((contract) => {
    const rows = rowsOfContract(db).all({ contractId: contract.id });
    const isImported = unbroken(rows, contract.version) === rows.length && rows.at(-1)?.beforeJson === null;
    return isImported && !isBilled(db, contract.id) ? (rows[0]?.importId ?? null) : null;
  });
  const imports = makers.filter((maker) => maker !== null);
  return imports.length < makers.length
    ? { code: 'contracts', importId: null }
    : { code: 'contractsImported', importId: Math.max(...imports) };
}

/** A row that was taken back is done with; those that are left can be tried again. */
export function removeContractRow(db: WriteDb, { importId, contractId }: ContractRow): void {
  db.delete(importContractRows)
    .where(and(eq(importContractRows.importId, importId), eq(importContractRows.contractId, contractId)))
    .run();
}

/** After a row's undo the contract is as an older import may have left it; see `followed`. */
export function followContractUndo(db: WriteDb, undone: ContractRow, version: number): void {
  const { contractId } = undone;
  for (const { row, versionAfter } of followed(rowsOfContract(db).all({ contractId }), undone, version)) {
    db.update(importContractRows)
      .set({ versionAfter })
      .where(and(eq(importContractRows.importId, row.importId), eq(importContractRows.contractId, contractId)))
      .run();
  }
}
