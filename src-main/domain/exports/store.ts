import { type SQL, sql } from 'drizzle-orm';
import type { ClientSelection } from '../../contract/clients';
import type { ReadDb } from '../../data/database';
import { selectionCondition } from '../clients';
import type { ExportRow } from './columns';
import { TOLD_COLUMNS, TOLD_JOINS, toldGateways, type ToldRow } from './told-store';

const PAGE = 1000;

export function countSelected(db: ReadDb, selection: ClientSelection): number {
  const row = db.get<{ total: number }>(
    sql`SELECT count(*) AS total FROM clients c WHERE ${selectionCondition(db, selection)}`,
  );
  return row.total;
}

/**
 * Whether a client brought nothing from its list, is a part of another, or anything of its own was ever posted and stands,
 * wherever a merge has it by now.
 */
const BY_ACCOUNT = sql.raw(`
  coalesce(carried.unpaid_count, 0) = 0 AND coalesce(carried.unpaid_balance_cents, 0) = 0
  OR c.merged_into_id IS NOT NULL OR EXISTS (SELECT 1 FROM standing_openings o WHERE o.client_id = c.id)
  OR EXISTS (SELECT 1 FROM debits d WHERE d.client_id = c.id AND d.cancelled_at_ms IS NULL)
  OR EXISTS (SELECT 1 FROM payments p WHERE p.client_id = c.id)
  OR EXISTS (SELECT 1 FROM credits k WHERE k.client_id = c.id AND k.cancelled_at_ms IS NULL)`);

/** What is unpaid by the account and by the list that a client came in with, and which of the two counts. */
interface OwedRow {
  readonly isByAccount: number;
  readonly accountCount: number;
  readonly accountCents: number;
  readonly listCount: number;
  readonly listCents: number;
}

const OWED_COLUMNS: SQL = sql`
  (${BY_ACCOUNT}) AS isByAccount, account.unpaid_invoices AS accountCount, account.balance_cents AS accountCents,
  coalesce(carried.unpaid_count, 0) AS listCount, coalesce(carried.unpaid_balance_cents, 0) AS listCents,`;

/**
 * What is unpaid, as the grid has it: by the account of a client that has one; until then as its list had it, which comes
 * back unchanged. Decided here, since SQLite would look for an account once for each of the two.
 */
function owedOf({ isByAccount, accountCount, accountCents, listCount, listCents }: OwedRow) {
  return isByAccount === 1
    ? { unpaidCount: accountCount, unpaidBalanceCents: accountCents }
    : { unpaidCount: listCount, unpaidBalanceCents: listCents };
}

/**
 * The selected clients by their number, read a page at a time: memory does not grow with the office. Of one
 * state only within a snapshot. NOT INDEXED keeps
 * SQLite to the order of the numbers; by the index of the state it would sort the whole office anew for every page.
 */
export function* readExportRows(db: ReadDb, selection: ClientSelection): Generator<ExportRow> {
  const chosen = selectionCondition(db, selection);
  let after = 0;
  for (;;) {
    const page = db.all<Omit<ExportRow, keyof ReturnType<typeof owedOf>> & OwedRow & ToldRow & { id: number }>(sql`
      SELECT c.id, c.custom_id AS customId, c.name, c.notes, c.email, c.phone, c.mobile, c.address,
        coalesce(neighborhood.name, '') AS neighborhood, coalesce(zone.name, '') AS zone, c.national_id AS nationalId,
        coalesce(city.name, '') AS city, coalesce(province.name, '') AS province,
        ${TOLD_COLUMNS}, c.tax_id AS taxId,
        ${OWED_COLUMNS}
        c.created_at_ms AS createdAtMs, c.updated_at_ms AS updatedAtMs
      FROM clients c NOT INDEXED
      LEFT JOIN catalog_entries neighborhood ON neighborhood.id = c.neighborhood_id
      LEFT JOIN catalog_entries zone ON zone.id = c.zone_id
      LEFT JOIN catalog_entries city ON city.id = c.city_id
      LEFT JOIN catalog_entries province ON province.id = c.province_id
      JOIN client_accounts account ON account.client_id = c.id
      ${TOLD_JOINS}
      WHERE c.id > ${after} AND ${chosen} ORDER BY c.id LIMIT ${PAGE}`);
    // Not another row for each: a hundred thousand of them take longer to be made than to be read.
    for (const row of page) yield Object.assign(row, owedOf(row), { gateways: toldGateways(row) });
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}
