import { type SQL, sql } from 'drizzle-orm';
import type { ClientFilter, ClientRow, ClientSelection, ClientSort } from '../../contract/clients';
import type { ReadDb } from '../../data/database';
import { filterCondition, fromFiltered, searchRank, walkForHits } from './search-store';

const SORT_COLUMN = {
  customId: 'custom_id_key',
  name: 'name_key',
  nationalId: 'national_id_key',
  createdAt: 'created_at_ms',
  updatedAt: 'updated_at_ms',
} as const satisfies Record<ClientSort['column'], string>;

const ROW_COLUMNS = sql.raw(`
  c.id, c.version, c.state, c.custom_id AS customId, c.name, c.national_id AS nationalId, c.tax_id AS taxId,
  c.phone, c.mobile, c.email, c.address,
  coalesce(city.name, '') AS city, coalesce(province.name, '') AS province,
  coalesce(neighborhood.name, '') AS neighborhood, coalesce(zone.name, '') AS zone,
  coalesce(seller.name, '') AS seller, coalesce(collector.name, '') AS collector,
  c.contract_count AS contractCount, c.contract_state AS contractState, c.contract_disabled_by AS contractDisabledBy,
  CASE WHEN c.contract_disabled_by = 'operator' THEN (
    SELECT CASE WHEN count(*) = count(paused_until_on) THEN min(paused_until_on) END FROM contracts
    WHERE client_id = c.id AND state = 'disabled' AND ended_on IS NULL
  ) END AS contractPausedUntilOn, c.contract_text AS contractText,
  coalesce(plan.name, '') AS plan, coalesce(node.name, '') AS node, coalesce(c.contract_ip, '') AS ip,
  c.created_at_ms AS createdAtMs, c.updated_at_ms AS updatedAtMs`);

const ROW_JOINS = sql.raw(`
  LEFT JOIN catalog_entries city ON city.id = c.city_id
  LEFT JOIN catalog_entries province ON province.id = c.province_id
  LEFT JOIN catalog_entries neighborhood ON neighborhood.id = c.neighborhood_id
  LEFT JOIN catalog_entries zone ON zone.id = c.zone_id
  LEFT JOIN catalog_entries seller ON seller.id = c.seller_id
  LEFT JOIN catalog_entries collector ON collector.id = c.collector_id
  LEFT JOIN catalog_entries plan ON plan.id = c.contract_plan_id
  LEFT JOIN catalog_entries node ON node.id = c.contract_node_id`);

function orderOf(sort: ClientSort, table: string): SQL {
  const direction = sort.descending ? 'DESC' : 'ASC';
  return sql.raw(`${table}.${SORT_COLUMN[sort.column]} ${direction}, ${table}.id ${direction}`);
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
  return db.all<ClientRow>(sql`
    SELECT ${ROW_COLUMNS}
    FROM (
      SELECT c.id, c.${sql.identifier(SORT_COLUMN[sort.column])}, ${rank ?? sql`0`} AS rank ${fromFiltered(db, filter)}
      ORDER BY ${ranked}${orderOf(sort, 'c')} LIMIT ${limit} OFFSET ${offset}
    ) AS page
    CROSS JOIN clients c ON c.id = page.id
    ${ROW_JOINS}
    ORDER BY ${ranked}${orderOf(sort, 'page')}`);
}

/** The rows of these ids, in their order. */
export function readRows(db: ReadDb, ids: readonly number[]): ClientRow[] {
  return db.all<ClientRow>(sql`
    SELECT ${ROW_COLUMNS}
    FROM json_each(${JSON.stringify(ids)}) AS page CROSS JOIN clients c ON c.id = page.value
    ${ROW_JOINS}
    ORDER BY page.key`);
}

/** How many rows stand before a client in the list; null where the filter leaves it out or a search ranks the rows. */
export function placeClient(db: ReadDb, id: number, filter: ClientFilter, sort: ClientSort): number | null {
  if (filter.text !== '') return null;
  const key = sql.identifier(SORT_COLUMN[sort.column]);
  const before = sql.raw(sort.descending ? '>' : '<');
  const row = db.get<{ found: number; place: number }>(sql`
    SELECT count(*) AS found, (
      SELECT count(*) FROM clients c WHERE ${filterCondition(filter)} AND (c.${key}, c.id) ${before} (own.${key}, own.id)
    ) AS place
    FROM clients c JOIN clients own ON own.id = c.id WHERE c.id = ${id} AND ${filterCondition(filter)}`);
  return row.found === 0 ? null : row.place;
}

export function countClients(db: ReadDb, filter: ClientFilter): number {
  const row = db.get<{ total: number }>(sql`SELECT count(*) AS total ${fromFiltered(db, filter)}`);
  return row.total;
}

/** The WHERE of a selection, over `clients AS c`. Ids travel as one JSON text, so that their number has no limit. */
export function selectionCondition(selection: ClientSelection): SQL {
  if (selection.kind === 'ids') return sql`c.id IN (SELECT value FROM json_each(${JSON.stringify(selection.ids)}))`;
  const except = JSON.stringify(selection.exceptIds);
  return sql`${filterCondition(selection.filter)} AND c.id NOT IN (SELECT value FROM json_each(${except}))`;
}
