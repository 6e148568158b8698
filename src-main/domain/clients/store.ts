import { and, eq, getTableColumns, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { type Client, type ClientFields, clientFields, clientStates } from '../../contract/clients';
import { Refusal } from '../../contract/failures';
import type { Position } from '../../contract/values/position';
import { fold, plain } from '../../contract/values/text';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { clientFormerNames, clients } from '../../data/schema';
import { query } from '../../data/statements';
import { clientKeys, sortableId } from './keys';
import { wordsOfMerged } from './merged-store';

type Row = typeof clients.$inferSelect;

/** A client's fields alone, as the form edits them. */
export function clientFieldsOf(row: ClientFields): ClientFields {
  return {
    personType: row.personType,
    name: row.name,
    firstName: row.firstName,
    middleName: row.middleName,
    lastName: row.lastName,
    secondLastName: row.secondLastName,
    customId: row.customId,
    nationalId: row.nationalId,
    taxId: row.taxId,
    phone: row.phone,
    mobile: row.mobile,
    email: row.email,
    notes: row.notes,
    address: row.address,
    cityId: row.cityId,
    provinceId: row.provinceId,
    neighborhoodId: row.neighborhoodId,
    zoneId: row.zoneId,
    sellerId: row.sellerId,
    collectorId: row.collectorId,
  };
}

function rowToClient(row: Row, formerNames: Client['formerNames']): Client {
  return {
    ...clientFieldsOf(row),
    id: row.id,
    version: row.version,
    state: row.state,
    createdAtMs: row.createdAtMs,
    updatedAtMs: row.updatedAtMs,
    deactivatedAtMs: row.deactivatedAtMs,
    position: positionOf(row),
    formerNames,
  };
}

function positionOf({ latitude, longitude }: Pick<Row, 'latitude' | 'longitude'>): Position | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

const rowById = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(clients)
    .where(eq(clients.id, sql.placeholder('id')))
    .prepare(),
);

export function findClient(db: ReadDb, id: number): Client | undefined {
  const row = rowById(db).get({ id });
  return row && rowToClient(row, listFormerNames(db, id));
}

export function requireClient(db: ReadDb, id: number): Client {
  const client = findClient(db, id);
  if (!client) throw new Refusal('NOT_FOUND');
  return client;
}

const formerNamesOf = query<Client['formerNames'][number]>(
  'SELECT name, until_ms AS untilMs, reason FROM client_former_names WHERE client_id = ? + 0 ORDER BY id',
);

function listFormerNames(db: ReadDb, clientId: number): Client['formerNames'] {
  return formerNamesOf(db, clientId);
}

/** All that a new client may have; SQLite gives the rest. Keys by `clientKeys`. */
const COLUMNS_OF_NEW: readonly string[] = [
  ...clientFields.keyof().options,
  'nameKey',
  'customIdKey',
  'nationalIdKey',
  'phoneKey',
  'mobileKey',
  'emailKey',
  'addressKey',
  'searchText',
  'latitude',
  'longitude',
];

const insertOne = keepQuery((db: WriteDb) =>
  db
    .insert(clients)
    .values({
      personType: sql.placeholder('personType'),
      name: sql.placeholder('name'),
      nameKey: sql.placeholder('nameKey'),
      searchText: sql.placeholder('searchText'),
      createdAtMs: sql.placeholder('createdAtMs'),
      updatedAtMs: sql.placeholder('updatedAtMs'),
      ...Object.fromEntries(COLUMNS_OF_NEW.map((column) => [column, sql.placeholder(column)])),
    })
    .returning({ id: clients.id })
    .prepare(),
);

const NOWHERE = { latitude: null, longitude: null } as const;

/** Adds a client and answers its number. `createdAtMs` may be an older system's. */
export function insertClient(
  db: WriteDb,
  fields: ClientFields,
  nowMs: number,
  createdAtMs = nowMs,
  place: Position | null = null,
): number {
  const { latitude, longitude } = place ?? NOWHERE;
  const row = { ...fields, ...clientKeys(fields, []), latitude, longitude, createdAtMs, updatedAtMs: nowMs };
  return insertOne(db).get(row).id;
}

/** The update of these columns by the client's number; what is set goes by the columns' names. */
function updateOf(columns: readonly string[]) {
  const set = Object.fromEntries(columns.map((column) => [column, sql`${sql.placeholder(column)}`]));
  return keepQuery((db: WriteDb) =>
    db
      .update(clients)
      .set(set)
      .where(eq(clients.id, sql.placeholder('id')))
      .prepare(),
  );
}

const STORED = Object.entries(getTableColumns(clients))
  .filter(([property]) => COLUMNS_OF_NEW.includes(property))
  .map(([property, { name }]) => `${name} AS ${property}`);

/** Fields and keys as they lie there, whatever a caller thinks of them and whichever rule the keys were made by. */
const storedOf = query<Readonly<Record<string, unknown>>>(`SELECT ${STORED.join(', ')} FROM clients WHERE id = ?`);

const MOST_UPDATES = 200;
/** By the columns' names: clerks change the same few together, day after day. */
const updates = new Map<string, ReturnType<typeof updateOf>>();

function keptUpdateOf(columns: readonly string[]): ReturnType<typeof updateOf> {
  const key = columns.join(' ');
  const update = updates.get(key) ?? updateOf(columns);
  if (updates.size >= MOST_UPDATES) updates.clear();
  updates.set(key, update);
  return update;
}

/**
 * Saves a client's fields with all their keys; answers the new version. Only the columns that differ are named, since
 * SQLite rewrites the index of every column that an update names.
 */
export function saveClient(db: WriteDb, before: Client, fields: ClientFields, nowMs: number): number {
  const formerNames = before.name === fields.name ? before.formerNames : listFormerNames(db, before.id);
  const version = before.version + 1;
  const [was = {}] = storedOf(db, before.id);
  const words = [...formerNames.map((former) => former.name), ...wordsOfMerged(db, before.id)];
  const keys = clientKeys(fields, words);
  const moved = Object.entries({ ...fields, ...keys }).filter(([column, value]) => was[column] !== value);
  const set = { ...Object.fromEntries(moved), version, updatedAtMs: nowMs };
  keptUpdateOf(Object.keys(set))(db).run({ ...set, id: before.id });
  return version;
}

export function insertFormerName(db: WriteDb, client: Client, reason: string, nowMs: number): void {
  db.insert(clientFormerNames).values({ clientId: client.id, name: client.name, reason, untilMs: nowMs }).run();
}

export function saveState(db: WriteDb, before: Client, state: Client['state'], nowMs: number): void {
  const deactivatedAtMs = state === 'deactivated' ? nowMs : null;
  db.update(clients)
    .set({ state, deactivatedAtMs, version: before.version + 1, updatedAtMs: nowMs })
    .where(eq(clients.id, before.id))
    .run();
}

export function savePosition(db: WriteDb, before: Client, position: Position | null, nowMs: number): void {
  const { latitude, longitude } = position ?? NOWHERE;
  db.update(clients)
    .set({ latitude, longitude, version: before.version + 1, updatedAtMs: nowMs })
    .where(eq(clients.id, before.id))
    .run();
}

/** Takes a client away whole. Only the undo of the import that created it may. */
export function removeClient(db: WriteDb, id: number): void {
  db.delete(clients).where(eq(clients.id, id)).run();
}

const otherWith = (condition: SQL) =>
  keepQuery((db: ReadDb) =>
    db
      .select({ id: clients.id, name: clients.name })
      .from(clients)
      .where(and(condition, ne(clients.id, sql.placeholder('exceptId'))))
      .prepare(),
  );

// The conditions repeat that the value is not blank, word for word as the partial indexes do, or SQLite reads every row.
const otherByCustomId = otherWith(sql`${clients.customId} = ${sql.placeholder('value')} AND ${clients.customId} <> ''`);
const otherByEmail = otherWith(
  sql`${clients.emailKey} = ${sql.placeholder('value')} AND ${clients.emailKey} <> '' AND ${clients.state} = 'active'`,
);

/** Few share a key. The states are named since the index begins with them. */
const othersByCustomIdKey = keepQuery((db: ReadDb) =>
  db
    .select({ id: clients.id, name: clients.name, customId: clients.customId })
    .from(clients)
    .where(
      and(
        inArray(clients.state, [...clientStates]),
        eq(clients.customIdKey, sql.placeholder('key')),
        ne(clients.id, sql.placeholder('exceptId')),
      ),
    )
    .prepare(),
);

/** Another client with this ID cliente, whatever its state: as typed, or the same in plain letters. */
export function findByCustomId(db: ReadDb, customId: string, exceptId = 0): { id: number; name: string } | undefined {
  if (customId === '') return undefined;
  const wanted = plain(customId);
  return (
    otherByCustomId(db).get({ value: customId, exceptId }) ??
    othersByCustomIdKey(db)
      .all({ key: sortableId(customId), exceptId })
      .find((other) => plain(other.customId) === wanted)
  );
}

/** Another active client with this main e-mail. */
export function findByEmail(db: ReadDb, email: string, exceptId = 0): { id: number; name: string } | undefined {
  return email === '' ? undefined : otherByEmail(db).get({ value: fold(email), exceptId });
}
