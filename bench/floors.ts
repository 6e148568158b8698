import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/**
 * The floors: each measured answer taken straight from SQLite by prepared statements, or written by the simplest code
 * that gives the same content. Nothing of the application is used here, so that its cost shows as the difference.
 */
export function openFloor(path: string, cacheMb = 32): Sqlite.Database {
  const sqlite = new Sqlite(path);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma(`cache_size = ${-1024 * cacheMb}`);
  return sqlite;
}

const CATALOG_NAMES = `
  coalesce(city.name, '') AS city, coalesce(province.name, '') AS province,
  coalesce(neighborhood.name, '') AS neighborhood, coalesce(zone.name, '') AS zone`;
export const CATALOG_JOINS = `
  LEFT JOIN catalog_entries city ON city.id = c.city_id
  LEFT JOIN catalog_entries province ON province.id = c.province_id
  LEFT JOIN catalog_entries neighborhood ON neighborhood.id = c.neighborhood_id
  LEFT JOIN catalog_entries zone ON zone.id = c.zone_id`;
const ROW = `
  c.id, c.version, c.state, c.custom_id, c.name, c.national_id, c.tax_id, c.phone, c.mobile, c.email, c.address,
  ${CATALOG_NAMES}, coalesce(seller.name, '') AS seller, coalesce(collector.name, '') AS collector,
  c.contract_count, c.contract_state, c.contract_disabled_by, coalesce(plan.name, '') AS plan,
  coalesce(node.name, '') AS node, c.contract_ip, c.created_at_ms, c.updated_at_ms`;
const ROW_JOINS = `${CATALOG_JOINS}
  LEFT JOIN catalog_entries seller ON seller.id = c.seller_id
  LEFT JOIN catalog_entries collector ON collector.id = c.collector_id
  LEFT JOIN catalog_entries plan ON plan.id = c.contract_plan_id
  LEFT JOIN catalog_entries node ON node.id = c.contract_node_id`;

/** A row of the grid and what it joins. */
export const listColumns = { row: ROW, joins: ROW_JOINS } as const;

export function listFloor(sqlite: Sqlite.Database): (limit: number, offset: number) => unknown[] {
  const statement = sqlite.prepare(`
    SELECT ${ROW} FROM (
      SELECT id, name_key FROM clients WHERE state = 'active' ORDER BY name_key, id LIMIT ? OFFSET ?
    ) AS page CROSS JOIN clients c ON c.id = page.id ${ROW_JOINS} ORDER BY page.name_key, page.id`);
  return (limit, offset) => statement.all(limit, offset);
}

export function searchFloor(sqlite: Sqlite.Database): (words: readonly string[]) => unknown[] {
  const statement = sqlite.prepare(`
    SELECT ${ROW} FROM (
      SELECT id, name_key FROM clients
      WHERE state = 'active' AND id IN (SELECT rowid FROM clients_search WHERE clients_search MATCH ?)
      ORDER BY name_key, id LIMIT 100
    ) AS page CROSS JOIN clients c ON c.id = page.id ${ROW_JOINS} ORDER BY page.name_key, page.id`);
  return (words) => statement.all(words.map((word) => `"${word}"`).join(' AND '));
}

/** The first rows of a filter that is written out, in the order of the names, and how many there are. */
export function searchedFloor(sqlite: Sqlite.Database, limit: number): (where: string) => unknown[] {
  const prepared = new Map<string, [Sqlite.Statement, Sqlite.Statement]>();
  const prepare = (where: string): [Sqlite.Statement, Sqlite.Statement] => [
    sqlite.prepare(`
      SELECT ${ROW} FROM (
        SELECT c.id, c.name_key FROM clients c WHERE c.state = 'active' AND ${where} ORDER BY c.name_key, c.id LIMIT ${limit}
      ) AS page CROSS JOIN clients c ON c.id = page.id ${ROW_JOINS} ORDER BY page.name_key, page.id`),
    sqlite.prepare(`SELECT count(*) FROM clients c WHERE c.state = 'active' AND ${where}`),
  ];
  return (where) => {
    const [list, count] = prepared.get(where) ?? prepare(where);
    prepared.set(where, [list, count]);
    return [list.all(), count.get()];
  };
}

export function getFloor(sqlite: Sqlite.Database): (id: number) => unknown {
  const client = sqlite.prepare('SELECT * FROM clients WHERE id = ?');
  const names = sqlite.prepare('SELECT name, until_ms, reason FROM client_former_names WHERE client_id = ?');
  return (id) => [client.get(id), names.all(id)];
}

/** A client's contracts with their plans and the names that the box shows. */
export function detailsFloor(sqlite: Sqlite.Database): (clientId: number) => unknown[] {
  const statement = sqlite.prepare(`
    SELECT k.*, plan.name AS plan, plans.down_kbps, plans.up_kbps, plans.price_cents, node.name AS node,
      equipment.name AS equipment, next.name AS next_plan
    FROM contracts k JOIN plans ON plans.entry_id = k.plan_id JOIN catalog_entries plan ON plan.id = k.plan_id
    LEFT JOIN catalog_entries node ON node.id = k.node_id
    LEFT JOIN catalog_entries equipment ON equipment.id = k.equipment_id
    LEFT JOIN catalog_entries next ON next.id = k.next_plan_id
    WHERE k.client_id = ? ORDER BY k.ended_on IS NOT NULL, k.id`);
  return (clientId) => statement.all(clientId);
}

/** The last changes of a client and how many there are, each with the contract that it is about. */
export function auditFloor(sqlite: Sqlite.Database): (clientId: number, limit: number) => unknown {
  const entries = sqlite.prepare(`
    SELECT a.*, plan.name AS plan, k.ip FROM audit_entries a
    LEFT JOIN contracts k ON k.id = a.contract_id LEFT JOIN catalog_entries plan ON plan.id = k.plan_id
    WHERE a.entity = 'client' AND a.entity_id = ? ORDER BY a.id DESC LIMIT ?`);
  const count = sqlite.prepare("SELECT count(*) FROM audit_entries WHERE entity = 'client' AND entity_id = ?");
  return (clientId, limit) => [entries.all(clientId, limit), count.get(clientId)];
}

export const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
/** `15/11/2019 18:26:16` with the year first. */
const dayLast = (moment: string) => moment.replace(/(\d+)\/(\d+)\/(\d+)/u, '$3-$2-$1');
const onlyDigits = (text: string) => text.replaceAll(/\D/gu, '');
const AUDITED = [
  'customId',
  'name',
  'notes',
  'email',
  'phone',
  'mobile',
  'address',
  'neighborhoodId',
  'zoneId',
  'nationalId',
  'cityId',
  'provinceId',
  '',
  '',
  '',
  'taxId',
  'unpaidCount',
  'unpaidBalance',
];

/** One line at a time: all of them at once would still weigh on the process when the application is measured. */
function* linesOf(file: Buffer): Generator<string> {
  let start = 0;
  for (let end = file.indexOf('\r\n'); end >= 0; end = file.indexOf('\r\n', start)) {
    yield file.toString('utf8', start, end);
    start = end + 2;
  }
}

/** Reads a .csv of the 21 columns and writes the same rows into the same tables, in one transaction. */
export function importFloor(sqlite: Sqlite.Database, path: string, atMs: number): number {
  const file = readFileSync(path);
  const rows = linesOf(file)
    .drop(1)
    .reduce((total) => total + 1, 0);
  const client = sqlite.prepare(`
    INSERT INTO clients (person_type, name, name_key, custom_id, custom_id_key, national_id, national_id_key, tax_id,
      phone, phone_key, mobile, mobile_key, email, email_key, notes, address, address_key, city_id, province_id,
      neighborhood_id, zone_id, search_text, created_at_ms, updated_at_ms)
    VALUES ('other', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const carried = sqlite.prepare('INSERT INTO client_carried_columns VALUES (?, ?, ?, ?, ?, ?, ?)');
  const undo = sqlite.prepare('INSERT INTO import_rows VALUES (?, ?, 1, NULL)');
  const batch = sqlite.prepare(
    'INSERT INTO imports (file_name, at_ms, operator_name, created, changed) VALUES (?,?,?,?,0)',
  );
  const audit = sqlite.prepare(`
    INSERT INTO audit_entries (batch_id, at_ms, operator_name, origin, entity, entity_id, action, field, before, after)
    VALUES ('floor', ?, 'Andrea Peña', 'import', 'client', ?, 'created', ?, '', ?)`);
  const entry = sqlite.prepare('INSERT OR IGNORE INTO catalog_entries (kind, name, name_key) VALUES (?, ?, ?)');
  const entryId = sqlite.prepare<[string, string], { id: number }>(
    'SELECT id FROM catalog_entries WHERE kind = ? AND name_key = ?',
  );
  const known = new Map<string, number | null>();
  const catalog = (kind: string, name: string): number | null => {
    const key = `${kind}|${name}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (name !== '') entry.run(kind, name, fold(name));
    const id = name === '' ? null : (entryId.get(kind, fold(name))?.id ?? null);
    known.set(key, id);
    return id;
  };
  const work = sqlite.transaction(() => {
    const importId = batch.run(path, atMs, 'Andrea Peña', rows).lastInsertRowid;
    for (const line of linesOf(file).drop(1)) {
      const cells = line.split(';').map((cell) => cell.replace(/^'(?=[=+\-@])/u, ''));
      const [id = '', name = '', notes = '', email = '', phone = '', mobile = '', address = ''] = cells;
      const [hood = '', zone = '', document = '', city = '', province = '', billing = '', type = ''] = cells.slice(7);
      const [condition = '', taxId = '', count = '', balance = '', gateways = '', created = ''] = cells.slice(14);
      const numbers = [document, taxId, phone, mobile].map(onlyDigits);
      const search = [...new Set([name, id, document, taxId, phone, mobile, email, address].map(fold).concat(numbers))];
      const { lastInsertRowid: clientId } = client.run(
        ...[name, fold(name), id, fold(id).padStart(12, '0'), document, onlyDigits(document), taxId, phone],
        ...[onlyDigits(phone), mobile, onlyDigits(mobile), email, fold(email), notes, address, fold(address)],
        ...[catalog('city', city), catalog('province', province), catalog('neighborhood', hood), catalog('zone', zone)],
        ...[search.filter(Boolean).join('\n'), Date.parse(`${dayLast(created)}Z`), atMs],
      );
      carried.run(
        clientId,
        billing,
        type,
        condition,
        Number(count),
        Math.round(Number(balance.replace(',', '.')) * 100),
        gateways,
      );
      undo.run(importId, clientId);
      AUDITED.forEach((field, column) => {
        const value = cells[column] ?? '';
        if (field !== '' && value !== '' && value !== '0') audit.run(atMs, clientId, field, value);
      });
    }
  });
  work.immediate();
  return rows;
}

/**
 * The same host with an empty window, as a program for Node: a page of rows without an application. A key in its field
 * writes into every row, ↓ marks the next one.
 */
export const emptyWindowHost = `
const rows = Array.from({ length: 25 }, (_, row) => '<p class="row">' + row + '</p>').join('');
const script = 'const rows = [...document.querySelectorAll(".row")]; let at = 0;' +
  'oninput = (e) => rows.forEach((row) => { row.textContent = e.target.value; });' +
  'onkeydown = (e) => { if (e.key === "ArrowDown") { rows[at % 25].style.background = ""; at += 1; rows[at % 25].style.background = "#ccf"; } };';
const page = '<!doctype html><title>.</title><input role="searchbox">' + rows + '<script>' + script + '</script>';
const server = require('node:http').createServer((request, response) => response.setHeader('content-type', 'text/html').end(page));
server.listen(0, '127.0.0.1', () => console.log('Abonado listo: http://127.0.0.1:' + server.address().port + '/'));
`;

/** What a preview of three fields reads of each client: what is, and the names of what will be. */
export function massPreviewFloor(sqlite: Sqlite.Database): (ids: readonly number[]) => unknown[] {
  const statement = sqlite.prepare(`
    SELECT c.id, c.custom_id, c.name, c.state, zone.name AS zone, neighborhood.name AS neighborhood, city.name AS city,
      b.enabled, b.cycle_day
    FROM clients c
    LEFT JOIN catalog_entries zone ON zone.id = c.zone_id
    LEFT JOIN catalog_entries neighborhood ON neighborhood.id = c.neighborhood_id
    LEFT JOIN catalog_entries city ON city.id = c.city_id
    LEFT JOIN client_billing b ON b.client_id = c.id
    WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.name_key, c.id`);
  return (ids) => statement.all(JSON.stringify(ids));
}

/** Three fields of each client and an audit row for each of them, a plain statement each, in one durable transaction. */
export function massUpdateFloor(
  sqlite: Sqlite.Database,
): (ids: readonly number[], entries: readonly [number, number, number], round: number) => void {
  const update = sqlite.prepare(
    'UPDATE clients SET zone_id = ?, neighborhood_id = ?, city_id = ?, version = version + 1, updated_at_ms = ? WHERE id = ?',
  );
  const audit = sqlite.prepare(`
    INSERT INTO audit_entries (batch_id, at_ms, operator_name, origin, entity, entity_id, action, field, before, after)
    VALUES (?, ?, 'Andrea Peña', 'massUpdate', 'client', ?, 'updated', ?, 'Centro', 'Norte')`);
  const save = sqlite.transaction((ids: readonly number[], entries: readonly number[], round: number) => {
    const atMs = 1_700_000_000_000 + round;
    for (const id of ids) {
      update.run(...entries, atMs, id);
      for (const field of ['zoneId', 'neighborhoodId', 'cityId']) audit.run(`floor ${round}`, atMs, id, field);
    }
  });
  return (ids, entries, round) => save.immediate(ids, entries, round);
}

/** Messages to these clients and their addresses by plain prepared inserts. */
export function mailFloor(sqlite: Sqlite.Database, ids: readonly number[], text: string): void {
  const find = sqlite.prepare<[number], { name: string; email: string }>(
    'SELECT name, email FROM clients WHERE id = ?',
  );
  const message = sqlite.prepare(`INSERT INTO mail_messages (id, kind, client_id, client_name, message_key, subject,
    body_text, body_html, state, created_at_ms, operator_name, search_text)
    VALUES (?, 'notice', ?, ?, ?, 'Corte', ?, ?, 'waiting', 1, 'Andrea Peña', ?)`);
  const recipient = sqlite.prepare('INSERT INTO mail_recipients (message_id, position, address) VALUES (?, 0, ?)');
  sqlite.transaction(() => {
    for (const [at, id] of ids.entries()) {
      const { name, email } = find.get(id) ?? { name: '', email: '' };
      const body = `Hola, ${name}:\n\n${text}\n\nAbonado`;
      const html = `<div>\n<p>Hola, ${name}:</p>\n<p>${text}</p>\n<p>Abonado</p>\n</div>`;
      message.run(1_000_000 + at, id, name, `floor.${at}`, body, html, `${name} corte ${email}`.toLowerCase());
      recipient.run(1_000_000 + at, email);
    }
  })();
}

export function forgetMailFloor(sqlite: Sqlite.Database): void {
  sqlite.exec('DELETE FROM mail_recipients WHERE message_id >= 1000000; DELETE FROM mail_messages WHERE id >= 1000000');
}
