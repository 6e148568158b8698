import { and, count, desc, eq, or, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { clientCatalogFields } from '../../contract/clients';
import { carriedFields } from '../../contract/imports';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { Refusal } from '../../contract/failures';
import { clientCarriedColumns, clients, contracts, importEntries, importRows, imports } from '../../data/schema';
import { type Amounts, type Carried, NO_CARRIED } from './carried';
import { followed } from './import-chain';
import type { Page } from './list-kind';

export type ImportRecordRow = typeof imports.$inferSelect;

export function listImports(db: ReadDb): ImportRecordRow[] {
  return db.select().from(imports).orderBy(desc(imports.id)).all();
}

export function requireImport(db: ReadDb, id: number): ImportRecordRow {
  const row = db.select().from(imports).where(eq(imports.id, id)).get();
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

export function insertImport(db: WriteDb, row: Omit<typeof imports.$inferInsert, 'id'>): number {
  return db.insert(imports).values(row).returning({ id: imports.id }).get().id;
}

/** How much an import did is known once its last row is written, in the same transaction. */
export function saveImportCounts(db: WriteDb, id: number, counts: { created: number; changed: number }): void {
  db.update(imports).set(counts).where(eq(imports.id, id)).run();
}

export function markUndone(db: WriteDb, id: number, nowMs: number): void {
  db.update(imports).set({ undoneAtMs: nowMs }).where(eq(imports.id, id)).run();
}

const insertRow = keepQuery((db: WriteDb) =>
  db
    .insert(importRows)
    .values({
      importId: sql.placeholder('importId'),
      clientId: sql.placeholder('clientId'),
      versionAfter: sql.placeholder('versionAfter'),
      beforeJson: sql.placeholder('beforeJson'),
    })
    .prepare(),
);

export function insertImportRow(db: WriteDb, row: typeof importRows.$inferInsert): void {
  insertRow(db).run({ beforeJson: null, ...row });
}

/** What an import did to a catalogue's entry; see `takeBack`. */
export function insertImportEntry(
  db: WriteDb,
  { importId, id, version, made }: { importId: number; id: number; version: number; made: boolean },
): void {
  db.insert(importEntries).values({ importId, entryId: id, versionAfter: version, made }).run();
}

const columnsOf = (table: SQL, columns: readonly SQLWrapper[], ids: SQL) =>
  columns.map((column) => sql`SELECT ${column} FROM ${table} WHERE id IN (${ids})`);

/** The entries that the clients and the contracts of an import's rows have now. */
function usedByRows(importId: number): SQL {
  const clientIds = sql`SELECT client_id FROM import_rows WHERE import_id = ${importId}`;
  const contractIds = sql`SELECT contract_id FROM import_contract_rows WHERE import_id = ${importId}`;
  const { planId, nextPlanId, nodeId, equipmentId } = contracts;
  const ofClients = clientCatalogFields.map((field) => clients[field]);
  const used = [
    ...columnsOf(sql`${clients}`, ofClients, clientIds),
    ...columnsOf(sql`${contracts}`, [planId, nextPlanId, nodeId, equipmentId], contractIds),
  ];
  return sql.join(used, sql` UNION `);
}

/**
 * What an import did to catalogues' entries, and what those did that were taken back before it to entries that its rows have:
 * such a one stayed, or in use, for this import alone, maybe. Asked before its rows are taken back. What somebody chose by
 * hand since, and let go of again, is no business of an import that never had it.
 */
export function listImportEntries(db: ReadDb, importId: number): { id: number; version: number; made: boolean }[] {
  const { entryId: id, versionAfter: version, made } = importEntries;
  const isOrphan = sql`(${importEntries.importId} IN (SELECT id FROM imports WHERE undone_at_ms IS NOT NULL)
    AND ${id} IN (${usedByRows(importId)}))`;
  return db
    .select({ id, version, made })
    .from(importEntries)
    .where(or(eq(importEntries.importId, importId), isOrphan))
    .all();
}

/** What an import did to clients and was not taken back; all of it where no page is asked. */
export function listImportRows(db: ReadDb, importId: number, page?: Page): ImportRow[] {
  return db
    .select()
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .orderBy(importRows.clientId)
    .limit(page?.limit ?? -1)
    .offset(page?.offset ?? 0)
    .all();
}

export function countImportRows(db: ReadDb, importId: number): number {
  return db.select({ total: count() }).from(importRows).where(eq(importRows.importId, importId)).get()?.total ?? 0;
}

const rowsOfClient = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(importRows)
    .where(
      sql`${importRows.importId} IN (SELECT id FROM imports WHERE undone_at_ms IS NULL)
        AND ${importRows.clientId} = ${sql.placeholder('clientId')}`,
    )
    .orderBy(desc(importRows.importId))
    .prepare(),
);

/** What later imports did to the same client, the newest first. */
export function listLaterRows(db: ReadDb, { importId, clientId }: ImportRow): ImportRow[] {
  return rowsOfClient(db)
    .all({ clientId })
    .filter((row) => row.importId > importId);
}

type ImportRow = typeof importRows.$inferSelect;

/** A main e-mail that an active client had before a later import, and what it has by now. */
interface EmailDueBack {
  readonly importId: number;
  readonly email: string;
  readonly emailKey: string;
}

/**
 * The main e-mails that the imports after one, the newest first, give back. A client that somebody edited since stays as it
 * is, and gets nothing back.
 */
export function listEmailsDueBack(db: ReadDb, importId: number): EmailDueBack[] {
  return db.all<EmailDueBack>(sql`
    SELECT importId, email, emailKey
    FROM (
      SELECT r.import_id AS importId, r.client_id, r.version_after, c.version, c.email_key AS emailKey, c.email AS email_now,
        json_extract(r.before_json, '$.fields.email') AS email
      FROM import_rows r JOIN clients c ON c.id = r.client_id
      WHERE r.import_id > ${importId} AND r.before_json IS NOT NULL AND c.state = 'active'
        AND r.import_id IN (SELECT id FROM imports WHERE undone_at_ms IS NULL))
    AS due
    WHERE email NOT IN ('', email_now) AND version - version_after = (
      SELECT count(*) FROM import_rows later WHERE later.client_id = due.client_id AND later.import_id > due.importId)
    ORDER BY importId DESC`);
}

/** A row that was taken back is done with; those that are left can be tried again. */
export function removeImportRow(db: WriteDb, { importId, clientId }: ImportRow): void {
  db.delete(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.clientId, clientId)))
    .run();
}

/** After a row's undo the client is as an older import may have left it; see `followed`. */
export function followUndo(db: WriteDb, undone: ImportRow, version: number): void {
  const { clientId } = undone;
  for (const { row, versionAfter } of followed(rowsOfClient(db).all({ clientId }), undone, version)) {
    db.update(importRows)
      .set({ versionAfter })
      .where(and(eq(importRows.importId, row.importId), eq(importRows.clientId, clientId)))
      .run();
  }
}

/** The entries that some import, were it taken back, would set on a client, or on a contract, again. */
export function entriesOfRows(db: ReadDb): Set<number> {
  const rows = db.all<{ id: number }>(sql`
    SELECT DISTINCT field.atom AS id FROM import_rows, json_each(import_rows.before_json, '$.fields') AS field
    WHERE import_rows.before_json IS NOT NULL AND field.type = 'integer'
      AND field.key IN (${sql.join(
        clientCatalogFields.map((name) => sql`${name}`),
        sql`, `,
      )})
    UNION
    SELECT DISTINCT field.atom FROM import_contract_rows, json_each(import_contract_rows.before_json) AS field
    WHERE import_contract_rows.before_json IS NOT NULL AND field.type = 'integer'
      AND field.key IN ('planId', 'nextPlanId', 'nodeId', 'equipmentId')`);
  return new Set(rows.map(({ id }) => id));
}

const carriedOfClient = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(clientCarriedColumns)
    .where(eq(clientCarriedColumns.clientId, sql.placeholder('clientId')))
    .prepare(),
);

/** The carried columns of a client's row of them; blank ones of a client that has none. */
export function carriedOf(row: typeof clientCarriedColumns.$inferSelect | null | undefined): Carried {
  if (!row) return NO_CARRIED;
  const { billingEnabled, invoiceType, taxCondition, gateways } = row;
  return { billingEnabled, invoiceType, taxCondition, gateways };
}

export function readCarried(db: ReadDb, clientId: number): Carried {
  return carriedOf(carriedOfClient(db).get({ clientId }));
}

/** The upsert of these carried columns; what is written goes by their names. */
const saveOf = (columns: readonly (keyof (Carried & Amounts))[]) =>
  keepQuery((db: WriteDb) =>
    db
      .insert(clientCarriedColumns)
      .values({
        clientId: sql.placeholder('clientId'),
        ...Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])),
      })
      .onConflictDoUpdate({
        target: clientCarriedColumns.clientId,
        set: Object.fromEntries(
          columns.map((column) => [column, sql`excluded.${sql.identifier(clientCarriedColumns[column].name)}`]),
        ),
      })
      .prepare(),
  );

const saveTexts = saveOf(carriedFields);
const saveAll = saveOf([...carriedFields, 'unpaidCount', 'unpaidBalanceCents']);

/** Keeps the columns without a home, and what a new client owes; what is owed stays as it was where it is not given. */
export function saveCarried(db: WriteDb, clientId: number, carried: Carried, amounts: Amounts | null): void {
  if (amounts) saveAll(db).run({ ...carried, ...amounts, clientId });
  else saveTexts(db).run({ ...carried, clientId });
}

/** A change of the carried columns alone still moves the client's version, so that undo and other windows see it. */
export function touchClient(db: WriteDb, id: number, nowMs: number): number {
  const row = db.get<{ version: number }>(
    sql`UPDATE clients SET version = version + 1, updated_at_ms = ${nowMs} WHERE id = ${id} RETURNING version`,
  );
  return row.version;
}
