import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ClientFilter, ClientRow, ClientSelection, ClientSort } from '../../contract/clients';
import { rowContract } from '../../contract/contracts';
import { type Cents, cents } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { asksStateAlone, filterCondition, fromFiltered, searchRank, walkForHits } from './search-store';

type AccountSort = 'balance' | 'unpaidInvoices';

const SORT_COLUMN = {
  customId: 'custom_id_key',
  name: 'name_key',
  nationalId: 'national_id_key',
  createdAt: 'created_at_ms',
  updatedAt: 'updated_at_ms',
} as const satisfies Record<Exclude<ClientSort['column'], AccountSort>, string>;

/** What is sorted by what the account comes to. */
const ACCOUNT_COLUMN = {
  balance: 'balance_cents',
  unpaidInvoices: 'unpaid_invoices',
} as const satisfies Record<AccountSort, string>;

function accountColumn(column: ClientSort['column']): string | null {
  return column === 'balance' || column === 'unpaidInvoices' ? ACCOUNT_COLUMN[column] : null;
}

/** What `clients AS c`, or another name of it, are sorted by. */
function sortKey({ column }: ClientSort, table = 'c'): SQL {
  if (column === 'balance' || column === 'unpaidInvoices')
    return sql.raw(`(SELECT ${ACCOUNT_COLUMN[column]} FROM client_accounts WHERE client_id = ${table}.id)`);
  return sql.raw(`${table}.${SORT_COLUMN[column]}`);
}

/**
 * Until when the contracts of `clients AS c` that are off are all paused: the first of those days; null where one is off for
 * another reason. `+state`: a client's own few contracts are read, never every disabled one by the index of the states.
 */
export const CONTRACTS_PAUSED_UNTIL = sql.raw(`
  CASE WHEN c.contract_disabled_by = 'operator' THEN (
    SELECT CASE WHEN count(*) = count(paused_until_on) THEN min(paused_until_on) END FROM contracts
    WHERE client_id = c.id AND +state = 'disabled' AND ended_on IS NULL
  ) END`);

/**
 * Each live contract of a client that has several, as JSON, the worst first as `contract_facts` has it. One that is paused
 * comes after those that are off for good: that all are paused is told only where it is so. Who has one contract, as most
 * have, is not looked up.
 */
const SEVERAL_CONTRACTS = sql.raw(`
  CASE WHEN c.contract_count > 1 THEN (
    SELECT json_group_array(
      json_object('state', contracts.state, 'disabledBy', disabled_by,
        'paused', json(iif(paused_until_on IS NULL, 'false', 'true')),
        'plan', coalesce(own_plan.name, ''), 'node', coalesce(own_node.name, ''),
        'ip', ip, 'mac', mac, 'userName', user_name_key)
      ORDER BY contracts.state = 'disabled' DESC, disabled_by = 'system' DESC, contracts.state = 'alerted' DESC,
        paused_until_on IS NOT NULL, contracts.id)
    FROM contracts
    LEFT JOIN catalog_entries own_plan ON own_plan.id = contracts.plan_id
    LEFT JOIN catalog_entries own_node ON own_node.id = contracts.node_id
    WHERE contracts.client_id = c.id AND contracts.ended_on IS NULL
  ) ELSE '[]' END`);

const ROW_COLUMNS = sql`
  c.id, c.version, c.state, c.custom_id AS customId, c.name, c.national_id AS nationalId, c.tax_id AS taxId,
  c.phone, c.mobile, c.email, c.address,
  (SELECT u.reason FROM undelivered_addresses u WHERE u.client_id = c.id) AS undelivered,
  coalesce(city.name, '') AS city, coalesce(province.name, '') AS province,
  coalesce(neighborhood.name, '') AS neighborhood, coalesce(zone.name, '') AS zone,
  coalesce(seller.name, '') AS seller, coalesce(collector.name, '') AS collector,
  c.contract_count AS contractCount, c.contract_state AS contractState, c.contract_disabled_by AS contractDisabledBy,
  ${CONTRACTS_PAUSED_UNTIL} AS contractPausedUntilOn, c.contract_text AS contractText,
  coalesce(plan.name, '') AS plan, coalesce(node.name, '') AS node, coalesce(c.contract_ip, '') AS ip,
  ${SEVERAL_CONTRACTS} AS contracts,
  account.balance_cents AS balanceCents, account.unpaid_invoices AS unpaidInvoices,
  c.created_at_ms AS createdAtMs, c.updated_at_ms AS updatedAtMs`;

const ROW_JOINS = sql.raw(`
  JOIN client_accounts account ON account.client_id = c.id
  LEFT JOIN catalog_entries city ON city.id = c.city_id
  LEFT JOIN catalog_entries province ON province.id = c.province_id
  LEFT JOIN catalog_entries neighborhood ON neighborhood.id = c.neighborhood_id
  LEFT JOIN catalog_entries zone ON zone.id = c.zone_id
  LEFT JOIN catalog_entries seller ON seller.id = c.seller_id
  LEFT JOIN catalog_entries collector ON collector.id = c.collector_id
  LEFT JOIN catalog_entries plan ON plan.id = c.contract_plan_id
  LEFT JOIN catalog_entries node ON node.id = c.contract_node_id`);

/** A row as it is read: the contracts as JSON, the plan, the node and the IP those of the first of them that was made. */
interface ReadRow extends Omit<ClientRow, 'contracts'> {
  readonly contracts: string;
}

const rowContracts = z.array(rowContract);

/** Of several contracts, the row's plan, node and IP are those of the one whose state is told. */
function toClientRow({ contracts: json, ...row }: ReadRow): ClientRow {
  if (row.contractCount < 2) return { ...row, contracts: [] };
  const contracts = rowContracts.parse(JSON.parse(json));
  const { plan, node, ip } = contracts[0] ?? row;
  return { ...row, plan, node, ip, contracts };
}

function orderOf({ descending }: ClientSort, key: SQL, id: SQL): SQL {
  const direction = sql.raw(descending ? 'DESC' : 'ASC');
  return sql`${key} ${direction}, ${id} ${direction}`;
}

/**
 * One page of the grid. In the order of the names, those that a search finds by their name come first. The page's ids
 * are found first through the sort's index alone, and only those rows are then read whole: a page far down costs index
 * steps, not rows (CROSS JOIN keeps SQLite to that order).
 */
export function listClients(
  db: ReadDb,
  filter: ClientFilter,
  sort: ClientSort,
  offset: number,
  limit: number,
): ClientRow[] {
  const hits = walkForHits(db, filter, sort, offset + limit);
  if (hits) return readRows(db, hits.slice(offset));
  const rank = sort.column === 'name' ? searchRank(filter.text) : undefined;
  const ranked = rank ? sql`rank, ` : sql``;
  const rows = db.all<ReadRow>(sql`
    SELECT ${ROW_COLUMNS}
    FROM (${pageOf(db, filter, sort, rank)} LIMIT ${limit} OFFSET ${offset}) AS page
    CROSS JOIN clients c ON c.id = page.id
    ${ROW_JOINS}
    ORDER BY ${ranked}${orderOf(sort, sql`page.sort_key`, sql`page.id`)}`);
  return rows.map(toClientRow);
}

/** The ids of the result in their order. In that of the accounts, with nothing else asked, their index alone is read. */
function pageOf(db: ReadDb, filter: ClientFilter, sort: ClientSort, rank: SQL | undefined): SQL {
  const account = accountColumn(sort.column);
  if (account !== null && asksStateAlone(filter)) {
    const column = sql.raw(`a.${account}`);
    return sql`
      SELECT a.client_id AS id, ${column} AS sort_key, 0 AS rank FROM client_accounts a WHERE a.state = ${filter.state}
      ORDER BY ${orderOf(sort, column, sql`a.client_id`)}`;
  }
  const key = sortKey(sort);
  return sql`
    SELECT c.id, ${key} AS sort_key, ${rank ?? sql`0`} AS rank ${fromFiltered(db, filter)}
    ORDER BY ${rank ? sql`rank, ` : sql``}${orderOf(sort, account === null ? key : sql`sort_key`, sql`c.id`)}`;
}

/** The rows of these ids, in their order. */
export function readRows(db: ReadDb, ids: readonly number[]): ClientRow[] {
  const rows = db.all<ReadRow>(sql`
    SELECT ${ROW_COLUMNS}
    FROM json_each(${JSON.stringify(ids)}) AS page CROSS JOIN clients c ON c.id = page.value
    ${ROW_JOINS}
    ORDER BY page.key`);
  return rows.map(toClientRow);
}

/** How many rows stand before a client in the list; null where the filter leaves it out or a search ranks the rows. */
export function placeClient(db: ReadDb, id: number, filter: ClientFilter, sort: ClientSort): number | null {
  if (filter.text !== '') return null;
  const [key, ownKey] = [sortKey(sort), sortKey(sort, 'own')];
  const before = sql.raw(sort.descending ? '>' : '<');
  const chosen = filterCondition(db, filter);
  const row = db.get<{ found: number; place: number }>(sql`
    SELECT count(*) AS found, (
      SELECT count(*) FROM clients c WHERE ${chosen} AND (${key}, c.id) ${before} (${ownKey}, own.id)
    ) AS place
    FROM clients c JOIN clients own ON own.id = c.id WHERE c.id = ${id} AND ${chosen}`);
  return row.found === 0 ? null : row.place;
}

export function countClients(db: ReadDb, filter: ClientFilter): number {
  const row = db.get<{ total: number }>(sql`SELECT count(*) AS total ${fromFiltered(db, filter)}`);
  return row.total;
}

/** What the clients of a list owe together. Who owes is read from the index of the balances, and looked for in the list. */
export function sumOwed(db: ReadDb, filter: ClientFilter): Cents {
  const inList = asksStateAlone(filter) ? sql`1` : sql`a.client_id IN (SELECT c.id ${fromFiltered(db, filter)})`;
  const inState = filter.state === 'all' ? sql`a.state IN ('active', 'deactivated')` : sql`a.state = ${filter.state}`;
  const row = db.get<{ owed: number }>(sql`
    SELECT coalesce(sum(a.balance_cents), 0) AS owed FROM client_accounts a
    WHERE ${inState} AND a.balance_cents > 0 AND ${inList}`);
  return cents.parse(row.owed);
}

/** The WHERE of a selection, over `clients AS c`. Ids travel as one JSON text, so that their number has no limit. */
export function selectionCondition(db: ReadDb, selection: ClientSelection): SQL {
  if (selection.kind === 'ids') return sql`c.id IN (SELECT value FROM json_each(${JSON.stringify(selection.ids)}))`;
  const except = JSON.stringify(selection.exceptIds);
  return sql`${filterCondition(db, selection.filter)} AND c.id NOT IN (SELECT value FROM json_each(${except}))`;
}
