import { eq, sql } from 'drizzle-orm';
import { type CatalogEntry, type CatalogKind, standsFor } from '../../contract/catalogs';
import { type ClientFields, blankClientFields } from '../../contract/clients';
import { fold, plain } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { clientCarriedColumns, clients } from '../../data/schema';
import { listCatalogs } from '../catalogs';
import { clientFieldsOf, clientKeys, findByCustomId, findByEmail } from '../clients';
import { readTold } from '../exports';
import type { Carried } from './carried';
import { bestLikeness } from './likeness';
import { carriedOf } from './store';

export interface RegisterClient {
  readonly id: number;
  readonly version: number;
  readonly fields: ClientFields;
  readonly carried: Carried;
  /** The same as the export has them, which the register's own billing and gateways fill; asked for where they differ. */
  readonly told: () => Carried;
}

/** What deciding a row asks of the register. */
export interface Register {
  findByCustomId(customId: string): number | undefined;
  /** A person without an ID cliente is known again by the name and what else is the same; see `bestLikeness`. */
  findByPerson(person: Partial<ClientFields>, isFree: (id: number) => boolean): number | undefined;
  findByEmail(email: string): number | undefined;
  findByNationalId(key: string): number | undefined;
  client(id: number): RegisterClient;
  /** The entry that a name stands for, merged spellings followed. */
  catalogEntry(kind: CatalogKind, name: string): CatalogEntry | undefined;
  catalogName(id: number | null): string;
}

/** Asks the database each time: for a row or two. */
export function askRegister(db: ReadDb): Register {
  const catalogs = readCatalogs(db);
  return {
    findByCustomId: (customId) => findByCustomId(db, customId)?.id,
    findByPerson: (person, isFree) => findByPerson(db, person, isFree),
    findByEmail: (email) => findByEmail(db, email)?.id,
    findByNationalId: (key) => byNationalIdKey(db).get({ key })?.id,
    client: (id) => readClient(db, id),
    ...catalogs,
  };
}

/** Has learned first who has which id, e-mail and document: for a whole list. */
export function readRegister(db: ReadDb): Register {
  const byCustomId = new Map<string, number>();
  const byEmail = new Map<string, number>();
  const byNationalId = new Map<string, number>();
  for (const person of people(db)) {
    if (person.customId !== '') byCustomId.set(plain(person.customId), person.id);
    if (person.emailKey !== '' && person.active === 1) byEmail.set(person.emailKey, person.id);
    if (person.nationalIdKey !== '') byNationalId.set(person.nationalIdKey, person.id);
  }
  return {
    ...askRegister(db),
    findByCustomId: (customId) => byCustomId.get(plain(customId)),
    findByEmail: (email) => byEmail.get(fold(email)),
    findByNationalId: (key) => byNationalId.get(key),
  };
}

interface Person {
  readonly id: number;
  readonly customId: string;
  readonly emailKey: string;
  readonly nationalIdKey: string;
  readonly active: number;
}

const PAGE = 2000;

function* people(db: ReadDb): Generator<Person> {
  let after = 0;
  for (;;) {
    const page = db.all<Person>(sql`
      SELECT id, custom_id AS customId, email_key AS emailKey, national_id_key AS nationalIdKey, state = 'active' AS active
      FROM clients NOT INDEXED WHERE id > ${after} ORDER BY id LIMIT ${PAGE}`);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

// The condition repeats that of the partial index, or SQLite reads every row.
const byNationalIdKey = keepQuery((db: ReadDb) =>
  db
    .select({ id: clients.id })
    .from(clients)
    .where(sql`${clients.nationalIdKey} = ${sql.placeholder('key')} AND ${clients.nationalIdKey} <> ''`)
    .limit(1)
    .prepare(),
);

const byNameKey = keepQuery((db: ReadDb) => {
  const { id, nationalIdKey, phoneKey, mobileKey, emailKey, addressKey } = clients;
  return db
    .select({ id, nationalIdKey, phoneKey, mobileKey, emailKey, addressKey })
    .from(clients)
    .where(eq(clients.nameKey, sql.placeholder('key')))
    .orderBy(id)
    .prepare();
});

function findByPerson(db: ReadDb, person: Partial<ClientFields>, isFree: (id: number) => boolean): number | undefined {
  const keys = clientKeys({ ...blankClientFields, ...person }, []);
  return bestLikeness(keys, byNameKey(db).all({ key: keys.nameKey }), isFree);
}

function readCatalogs(db: ReadDb): Pick<Register, 'catalogEntry' | 'catalogName'> {
  const entries = listCatalogs(db);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const surviving = (entry: CatalogEntry) => byId.get(standsFor(entry)) ?? entry;
  const byWord = new Map(entries.map((entry) => [`${entry.kind}|${fold(entry.name)}`, surviving(entry)]));
  return {
    catalogEntry: (kind, name) => byWord.get(`${kind}|${fold(name)}`),
    catalogName: (id) => (id === null ? '' : (byId.get(id)?.name ?? '')),
  };
}

const clientById = keepQuery((db: ReadDb) =>
  db
    .select({ client: clients, carried: clientCarriedColumns })
    .from(clients)
    .leftJoin(clientCarriedColumns, eq(clientCarriedColumns.clientId, clients.id))
    .where(eq(clients.id, sql.placeholder('id')))
    .prepare(),
);

/** A client with its carried columns, in one read. */
function readClient(db: ReadDb, id: number): RegisterClient {
  const row = clientById(db).get({ id });
  if (!row) throw new Error('a client of the register vanished while a list was decided');
  const { client, carried } = row;
  return {
    id,
    version: client.version,
    fields: clientFieldsOf(client),
    carried: carriedOf(carried),
    told: () => readTold(db, id),
  };
}
