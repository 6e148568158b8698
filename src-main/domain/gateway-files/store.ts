import { sql } from 'drizzle-orm';
import { type ImportedGatewayFile, type KeptPayment, keptStates } from '../../contract/gateway-files';
import { Refusal } from '../../contract/failures';
import { cents } from '../../contract/values/money';
import type { ReadDb, WriteDb } from '../../data/database';
import { gatewayFiles, gatewayLines } from '../../data/schema';

export interface KeptByKey {
  readonly id: number;
  readonly state: (typeof keptStates)[number];
  readonly paidOn: string | null;
  readonly amountCents: number | null;
  readonly reference: string;
  readonly customId: string;
  readonly nationalId: string;
  readonly clientId: number | null;
  readonly paymentId: number | null;
  /** Whether its payment was voided since. */
  readonly voided: boolean;
}

/** The line, of any file that stands, with this key. */
export function findKeptByKey(db: ReadDb, key: string): KeptByKey | undefined {
  const [found] = db.all<Omit<KeptByKey, 'voided'> & { voided: number }>(sql`
    SELECT l.id, l.state, l.paid_on AS paidOn, l.amount_cents AS amountCents, l.reference,
      l.custom_id AS customId, l.national_id AS nationalId, l.client_id AS clientId,
      l.payment_id AS paymentId, p.voided_at_ms IS NOT NULL AS voided
    FROM gateway_lines l LEFT JOIN payments p ON p.id = l.payment_id WHERE l.key = ${key}`);
  return found && { ...found, voided: found.voided === 1 };
}

/** What a payment of a gateway was, so that it may be registered again. */
interface FormerPayment {
  readonly clientId: number;
  readonly paidOn: string;
  readonly amountCents: number;
  readonly methodId: number;
  readonly collectorId: number | null;
  readonly gateway: string;
  readonly operation: string;
}

export function requireFormerPayment(db: ReadDb, id: number): FormerPayment {
  const [found] = db.all<FormerPayment>(sql`
    SELECT p.client_id AS clientId, p.paid_on AS paidOn, p.amount_cents AS amountCents, p.method_id AS methodId,
      p.collector_id AS collectorId, l.gateway, l.operation
    FROM payments p JOIN gateway_lines l ON l.id = p.gateway_line_id WHERE p.id = ${id}`);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

export interface StandingPayment {
  readonly version: number;
  readonly clientId: number;
  readonly receiptNumber: number;
}

/** A payment of a gateway that nobody has voided. */
export function findStandingPayment(db: ReadDb, id: number): StandingPayment | undefined {
  return db.all<StandingPayment>(sql`
    SELECT version, client_id AS clientId, receipt_number AS receiptNumber FROM payments
    WHERE id = ${id} AND origin = 'gateway' AND voided_at_ms IS NULL`)[0];
}

/** The payments of a gateway of just this amount that a reversal may take back, the newest first. */
export function listReversible(db: ReadDb, gatewayId: number, amountCents: number) {
  return db.all<{
    id: number;
    receiptNumber: number;
    paidOn: string;
    clientId: number;
  }>(sql`
    SELECT p.id, p.receipt_number AS receiptNumber, p.paid_on AS paidOn, p.client_id AS clientId
    FROM payments p JOIN gateway_lines l ON l.id = p.gateway_line_id
    WHERE l.gateway_id = ${gatewayId} AND p.amount_cents = ${amountCents} AND p.voided_at_ms IS NULL
    ORDER BY p.id DESC LIMIT 50`);
}

export function countsDraft(db: ReadDb, draftId: string): boolean {
  const { found } = db.get<{ found: number }>(
    sql`SELECT EXISTS (SELECT 1 FROM gateway_files WHERE draft_id = ${draftId}) AS found`,
  );
  return found === 1;
}

export function insertFile(db: WriteDb, row: Omit<typeof gatewayFiles.$inferInsert, 'id'>): number {
  return db.insert(gatewayFiles).values(row).returning({ id: gatewayFiles.id }).get().id;
}

export function insertLine(db: WriteDb, row: Omit<typeof gatewayLines.$inferInsert, 'id'>): number {
  return db.insert(gatewayLines).values(row).returning({ id: gatewayLines.id }).get().id;
}

interface Settled {
  readonly id: number;
  readonly state: 'posted' | 'voided';
  readonly clientId: number;
  readonly paymentId: number;
}

/** A line became a payment, or voided one. */
export function settleLine(db: WriteDb, { id, state, clientId, paymentId }: Settled): void {
  db.run(sql`
    UPDATE gateway_lines SET version = version + 1, state = ${state}, client_id = ${clientId}, payment_id = ${paymentId}
    WHERE id = ${id}`);
}

/** Who settled a line that waited, and when. */
export function signLine(db: WriteDb, id: number, atMs: number, by: string): void {
  db.run(sql`UPDATE gateway_lines SET resolved_at_ms = ${atMs}, resolved_by = ${by} WHERE id = ${id}`);
}

export function saveLineState(db: WriteDb, id: number, state: 'waiting' | 'left'): void {
  db.run(sql`UPDATE gateway_lines SET version = version + 1, state = ${state} WHERE id = ${id}`);
}

/** What is taken back with its file may come in again with another: it gives up its key. */
export function undoLine(db: WriteDb, id: number): void {
  db.run(sql`UPDATE gateway_lines SET version = version + 1, state = 'undone', key = NULL WHERE id = ${id}`);
}

export function markFileUndone(db: WriteDb, id: number, atMs: number): void {
  db.run(sql`UPDATE gateway_files SET version = version + 1, undone_at_ms = ${atMs} WHERE id = ${id}`);
}

export interface FileRecord {
  readonly id: number;
  readonly version: number;
  readonly fileName: string;
  readonly undoneAtMs: number | null;
}

export function requireFile(db: ReadDb, id: number): FileRecord {
  const [found] = db.all<FileRecord>(
    sql`SELECT id, version, file_name AS fileName, undone_at_ms AS undoneAtMs FROM gateway_files WHERE id = ${id}`,
  );
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** A line with what posting it needs. */
export interface LineToSettle {
  readonly id: number;
  readonly version: number;
  readonly state: (typeof keptStates)[number];
  readonly fileName: string;
  readonly paidOn: string | null;
  readonly amountCents: number | null;
  readonly gatewayId: number | null;
  readonly gateway: string;
  readonly operation: string;
  readonly reference: string;
  readonly customId: string;
  readonly nationalId: string;
  readonly methodId: number | null;
  readonly collectorId: number | null;
}

export function requireLine(db: ReadDb, id: number): LineToSettle {
  const [found] = db.all<LineToSettle>(sql`
    SELECT l.id, l.version, l.state, f.file_name AS fileName, l.paid_on AS paidOn, l.amount_cents AS amountCents,
      l.gateway_id AS gatewayId, l.gateway, l.operation, l.reference, l.custom_id AS customId, l.national_id AS nationalId,
      l.method_id AS methodId, l.collector_id AS collectorId
    FROM gateway_lines l JOIN gateway_files f ON f.id = l.file_id WHERE l.id = ${id}`);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

const sums = (of: string) =>
  sql.raw(`count(*) FILTER (WHERE ${of}) AS lines_, coalesce(sum(l.amount_cents) FILTER (WHERE ${of}), 0) AS cents_`);

const POSTED = "l.state = 'posted' AND p.voided_at_ms IS NULL";
const VOIDED = "l.state = 'voided' OR (l.state = 'posted' AND p.voided_at_ms IS NOT NULL)";

function sumsOfFile(db: ReadDb, fileId: number, of: string): { lines: number; cents: ReturnType<typeof cents.parse> } {
  const { lines_, cents_ } = db.get<{ lines_: number; cents_: number }>(sql`
    SELECT ${sums(of)} FROM gateway_lines l LEFT JOIN payments p ON p.id = l.payment_id WHERE l.file_id = ${fileId}`);
  return { lines: lines_, cents: cents.parse(cents_) };
}

/** What was imported, the newest first, as it stands today. */
export function listFiles(db: ReadDb): ImportedGatewayFile[] {
  const files = db.all<{
    id: number;
    version: number;
    fileName: string;
    atMs: number;
    operator: string;
    gateways: string;
    lines: number;
    totalCents: number;
    undoneAtMs: number | null;
  }>(sql`
    SELECT id, version, file_name AS fileName, at_ms AS atMs, operator_name AS operator, gateways, lines,
      total_cents AS totalCents, undone_at_ms AS undoneAtMs
    FROM gateway_files ORDER BY id DESC`);
  return files.map(({ undoneAtMs, totalCents, ...file }) => ({
    ...file,
    totalCents: cents.parse(totalCents),
    posted: sumsOfFile(db, file.id, POSTED),
    voided: sumsOfFile(db, file.id, VOIDED),
    waiting: sumsOfFile(db, file.id, "l.state = 'waiting'"),
    undone: undoneAtMs !== null,
  }));
}

/** What an undo is to look at: every line of the file that was not taken back before. */
export interface StandingLine {
  readonly id: number;
  readonly state: (typeof keptStates)[number];
  readonly amountCents: number;
  readonly paymentId: number | null;
  readonly paymentVersion: number | null;
  readonly voided: number;
  readonly receiptNumber: number | null;
  readonly client: string | null;
  /** The file whose reversal voided its payment; null where none did, or that was taken back. */
  readonly reversedInFile: number | null;
  /** Of a reversal: the line that its payment came with, and whether the file of that was taken back. */
  readonly originId: number | null;
  readonly originInFile: number | null;
  readonly originUndone: number;
}

export function listStanding(db: ReadDb, fileId: number): StandingLine[] {
  return db.all<StandingLine>(sql`
    SELECT l.id, l.state, l.amount_cents AS amountCents, l.payment_id AS paymentId, p.version AS paymentVersion,
      p.voided_at_ms IS NOT NULL AS voided, p.receipt_number AS receiptNumber, c.name AS client,
      (SELECT r.file_id FROM gateway_lines r WHERE r.payment_id = l.payment_id AND r.state = 'voided') AS reversedInFile,
      origin.id AS originId, origin.file_id AS originInFile, coming.undone_at_ms IS NOT NULL AS originUndone
    FROM gateway_lines l LEFT JOIN payments p ON p.id = l.payment_id LEFT JOIN clients c ON c.id = l.client_id
    LEFT JOIN gateway_lines origin ON l.state = 'voided' AND origin.id = p.gateway_line_id
    LEFT JOIN gateway_files coming ON coming.id = origin.file_id
    WHERE l.file_id = ${fileId} AND l.state IN ('posted', 'voided', 'waiting', 'left') ORDER BY l.id DESC`);
}

export function toKeptPayment(line: StandingLine, why: KeptPayment['why']): KeptPayment {
  return {
    receiptNumber: line.receiptNumber ?? 0,
    client: line.client ?? '',
    amountCents: cents.parse(Math.abs(line.amountCents)),
    why,
  };
}

interface BalanceRow {
  readonly id: number;
  readonly name: string;
  readonly customId: string;
  readonly balanceCents: number;
}

/** Clients by their numbers, in that order, with what they owe. */
export function listWithBalance(db: ReadDb, ids: readonly number[]) {
  return db
    .all<BalanceRow>(sql`
      SELECT c.id, c.name, c.custom_id AS customId, a.balance_cents AS balanceCents
      FROM json_each(${JSON.stringify(ids)}) AS wanted
      JOIN clients c ON c.id = wanted.value JOIN client_accounts a ON a.client_id = c.id ORDER BY wanted.key`)
    .map(({ balanceCents, ...client }) => ({ ...client, balanceCents: cents.parse(balanceCents) }));
}

/** The rows of a draft beside the register, as it keeps them. */
export function listStagedRows(db: ReadDb): { row: number; cells: string }[] {
  return db.all<{ row: number; cells: string }>(sql`SELECT row, cells FROM staged.rows ORDER BY row`);
}

/** What the dry run said of each row: its outcome, and whose it was. */
export function listStagedLines(db: ReadDb): { row: number; outcome: string; clientId: number | null }[] {
  return db.all<{ row: number; outcome: string; clientId: number | null }>(
    sql`SELECT row, outcome, json ->> '$.client.id' AS clientId FROM staged.lines ORDER BY row`,
  );
}
