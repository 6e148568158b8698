import { sql } from 'drizzle-orm';
import type { MoveKind } from '../../contract/duplicates';
import { type Cents, cents } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { noOpeningEntry } from '../account';
import type { StandingMerge } from './merge-store';
import { listOtherMoves, MOVED_TABLES, type Moved } from './moves-store';
import type { Node } from './units';

/** The kinds that hang on one another. */
export const ACCOUNT_KINDS = [
  'contracts',
  'invoices',
  'creditNotes',
  'payments',
  'debits',
  'credits',
] as const satisfies readonly MoveKind[];

const keyOf = (kind: string, id: number) => `${kind} ${id}`;

/** All that the kept client has by now, and where each row of it came from. */
export function readNodes(db: ReadDb, merge: StandingMerge, moved: Moved): Node[] {
  const others = new Set(listOtherMoves(db, merge.id, merge.keptId).map(({ kind, id }) => keyOf(kind, id)));
  return ACCOUNT_KINDS.flatMap((kind) => {
    const came = new Set(moved[kind]);
    const last = merge.marks[kind] ?? 0;
    const rows = db.all<{ id: number }>(
      sql`SELECT id FROM ${sql.raw(MOVED_TABLES[kind])} WHERE client_id = ${merge.keptId} ORDER BY id`,
    );
    return rows.map(({ id }): Node => {
      const key = keyOf(kind, id);
      if (came.has(id)) return { key, origin: 'moved' };
      return { key, origin: id <= last || others.has(key) ? 'own' : 'later' };
    });
  });
}

/** What hangs on what, of one client. */
export function readEdges(db: ReadDb, clientId: number): [string, string][] {
  const edges = db.all<{ one: string; other: string }>(sql`
    SELECT 'invoices ' || id AS one, 'contracts ' || contract_id AS other FROM invoices WHERE client_id = ${clientId}
    UNION ALL
    SELECT 'creditNotes ' || id, 'invoices ' || invoice_id FROM credit_notes WHERE client_id = ${clientId}
    UNION ALL
    SELECT 'debits ' || id, 'invoices ' || invoice_id FROM debits WHERE client_id = ${clientId} AND invoice_id IS NOT NULL
    UNION ALL
    SELECT 'debits ' || id, 'payments ' || payment_id FROM debits WHERE client_id = ${clientId} AND payment_id IS NOT NULL
    UNION ALL
    SELECT 'credits ' || id, 'payments ' || payment_id FROM credits WHERE client_id = ${clientId} AND payment_id IS NOT NULL
    UNION ALL
    SELECT 'credits ' || id, 'creditNotes ' || credit_note_id FROM credits
    WHERE client_id = ${clientId} AND credit_note_id IS NOT NULL
    UNION ALL
    SELECT 'debits ' || d.id, CASE WHEN a.payment_id IS NULL THEN 'credits ' || a.credit_id ELSE 'payments ' || a.payment_id END
    FROM debits d JOIN allocations a ON a.debit_id = d.id AND a.reversed_at_ms IS NULL WHERE d.client_id = ${clientId}`);
  return edges.map(({ one, other }) => [one, other]);
}

/** The lines of gateways' files that a client has of these payments. */
export function linesOf(db: ReadDb, clientId: number, paymentIds: readonly number[]): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT id FROM gateway_lines
      WHERE client_id = ${clientId} AND payment_id IN (SELECT value FROM json_each(${JSON.stringify(paymentIds)}))`)
    .map(({ id }) => id);
}

/** Those of some lines of files that came to no payment. */
export function unpaidLines(db: ReadDb, clientId: number, ids: readonly number[]): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT id FROM gateway_lines
      WHERE client_id = ${clientId} AND payment_id IS NULL AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .map(({ id }) => id);
}

/** The kinds that stay under a name; a debt of an invoice, and a credit of a payment or a note, stay under that one's. */
export const NAMED_KINDS = ['contracts', 'invoices', 'creditNotes', 'payments', 'debits', 'credits'] as const;

/** By what rows are known: the plan and the address, the numbers; what is owed or left from before, by its day. */
export function nameRows(db: ReadDb, kind: (typeof NAMED_KINDS)[number], ids: readonly number[]): string[] {
  const wanted = JSON.stringify(ids);
  const named = {
    contracts: sql`
      SELECT plan.name || CASE WHEN t.ip <> '' THEN ' · ' || t.ip ELSE '' END AS name FROM contracts t
      JOIN catalog_entries plan ON plan.id = t.plan_id WHERE t.id IN (SELECT value FROM json_each(${wanted})) ORDER BY t.id`,
    invoices: sql`
      SELECT CAST(internal_number AS TEXT) AS name FROM invoices
      WHERE id IN (SELECT value FROM json_each(${wanted})) ORDER BY id`,
    payments: sql`
      SELECT CAST(receipt_number AS TEXT) AS name FROM payments
      WHERE id IN (SELECT value FROM json_each(${wanted})) ORDER BY id`,
    creditNotes: sql`
      SELECT CAST(internal_number AS TEXT) AS name FROM credit_notes
      WHERE id IN (SELECT value FROM json_each(${wanted})) ORDER BY id`,
    debits: sql`
      SELECT posted_on AS name FROM debits
      WHERE id IN (SELECT value FROM json_each(${wanted})) AND invoice_id IS NULL ORDER BY id`,
    credits: sql`
      SELECT posted_on AS name FROM credits
      WHERE id IN (SELECT value FROM json_each(${wanted})) AND payment_id IS NULL AND credit_note_id IS NULL ORDER BY id`,
  };
  return db.all<{ name: string }>(named[kind]).map(({ name }) => name);
}

/** Those of some contracts that a client's deactivation disabled and that nobody enabled yet. */
export function offWithClient(db: ReadDb, ids: readonly number[]): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT id FROM contracts
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ended_on IS NULL AND disabled_by = 'client'
      ORDER BY id`)
    .map(({ id }) => id);
}

/** What a list brought of a client and is in no account. */
export function readUnposted(db: ReadDb, clientId: number): Cents {
  const [found] = db.all<{ amount: number }>(sql`
    SELECT carried.unpaid_balance_cents AS amount FROM client_carried_columns carried
    JOIN clients c ON c.id = carried.client_id WHERE c.id = ${clientId} AND ${noOpeningEntry}`);
  return cents.parse(found?.amount ?? 0);
}
