import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogKind } from '../contract/catalogs';
import { Refusal } from '../contract/failures';
import { price } from '../contract/plans';
import { officeTime } from '../contract/values/office-time';
import type { Actor } from '../contract/session';
import { type Database, openDatabase, type WriteDb } from '../data/database';
import { migrate, readMigrations } from '../data/migrate';
import { findCatalogEntry, insertCatalogEntry, nameCatalogs } from '../domain/catalogs';
import { createClient } from '../domain/clients';
import { insertMadeUp } from '../domain/consumption';
import { createContract, readContractFields } from '../domain/contracts';
import type { CommandContext, Services } from '../domain/handler';
import { saveCarried } from '../domain/imports';
import { saveNodeDetails } from '../domain/nodes';
import { findOfficeRecord, insertOffice } from '../domain/office';
import { insertOperator } from '../domain/operators';
import { savePlanDetails } from '../domain/plans';
import type { At } from './clerk';
import { carryOpenings } from './demo-billing';
import { FORMER_CLIENTS } from './demo-register';
import { addAccounts } from './seed-accounts';
import { addHappenings } from './seed-happenings';
import { addHistory, type SeededHistory } from './seed-history';
import { contextOf } from './own-context';
import { createChance, type SeedClient, seedClient } from './seed-client';
import { addDevices, gatewaysAdder } from './seed-gateways';
import { contractsOfClient, seedContract } from './seed-contract';
import * as words from './seed-words';

const DAY_MS = 86_400_000;
/** Before how many days what clients owed went into their accounts: before the first invoice. */
const OPENING_DAYS = 100;

/** Who signs in to a made-up office. */
export const SEED_TIME_ZONE = 'America/Argentina/Mendoza';
export const SEED_OPERATOR = { name: 'Andrea Peña', email: 'demo@abonado.example', password: 'abonado-demo' } as const;

/** What a demonstration shows of consumption: enough for its charts, made in a second. */
export const DEMO_CONSUMPTION = { contracts: 300, months: 2 } as const;

export interface SeedOptions {
  readonly folder: string;
  readonly migrationsFolder: string;
  readonly clients: number;
  /** Whether contracts are paused, agreed for later, ended: what somebody who looks at the office should find. */
  readonly lively?: boolean;
  /** How many contracts used something, and for how long; none where it is left out. */
  readonly consumption?: { readonly contracts: number; readonly months: number };
  /** Since when everybody is billed; nobody is where it is left out. */
  readonly history?: SeededHistory;
  readonly services: Pick<Services, 'clock' | 'passwords'>;
  /** Links of devices, sealed with the office's own key; without any there are no devices. */
  readonly sealedLinks?: readonly string[];
}

/** Makes a ready office in an empty folder. Answers its operator. */
export async function seedOffice(options: SeedOptions): Promise<Actor> {
  mkdirSync(options.folder, { recursive: true });
  const database = openDatabase(join(options.folder, 'abonado.db'));
  try {
    migrate(database.sqlite, readMigrations(options.migrationsFolder));
    const actor = await fillOffice(database, options);
    const { history } = options;
    if (history) addHistory(database, actor, options.services.clock.nowMs(), history);
    return actor;
  } finally {
    database.close();
  }
}

/**
 * Fills an empty database with a made-up office: the same clients on every run, in one transaction. Refuses one that
 * already holds an office, so that no real one is ever filled with made-up people. Answers its operator.
 */
export async function fillOffice(
  database: Database,
  {
    clients,
    lively = false,
    consumption,
    services: { passwords, clock },
    sealedLinks = [],
  }: Omit<SeedOptions, 'folder' | 'migrationsFolder' | 'history'>,
): Promise<Actor> {
  const passwordHash = await passwords.hash(SEED_OPERATOR.password);
  const recoveryHash = await passwords.hash(passwords.newCode());
  return database.write((db) => {
    if (findOfficeRecord(db)) throw new Refusal('OFFICE_EXISTS');
    const setup = { name: 'Norte Digital', country: 'AR', timeZone: SEED_TIME_ZONE, demo: true } as const;
    insertOffice(db, setup, recoveryHash, clock.nowMs());
    const { name, email } = SEED_OPERATOR;
    const role = 'administrator' as const;
    const actor = { operatorId: insertOperator(db, { name, email, role, passwordHash }), name, email, role };
    const nowMs = clock.nowMs();
    const context = () => contextOf(db, actor, nowMs);
    if (lively) addLively((atMs) => contextOf(db, actor, atMs), nowMs, clients);
    else addClients(context(), clients, (id, carried) => saveCarried(db, id, carried, carried));
    addDevices(context(), sealedLinks);
    const wallAheadS = (officeTime(setup.timeZone).toWall(nowMs) - nowMs) / 1000;
    if (consumption) insertMadeUp(db, { ...consumption, nowMs, operator: name, wallAheadS });
    return actor;
  });
}

/** What a demonstration has besides clients: what they owed before, what happened to them, and what they were billed and paid. */
function addLively(at: At, nowMs: number, clients: number): void {
  const owed: (readonly [number, SeedClient['carried']])[] = [];
  // Before whatever is told of them.
  addClients(at(nowMs - (OPENING_DAYS + 1) * DAY_MS), clients + FORMER_CLIENTS, (id, carried) =>
    owed.push([id, carried]),
  );
  carryOpenings(at, nowMs - OPENING_DAYS * DAY_MS, owed);
  addHappenings(at(nowMs), clients);
  addAccounts(at, nowMs, clients);
}

/** The number of a catalogue's entry, which is made when it is first asked for. */
type EntryOf = (kind: CatalogKind, name: string) => number;

function rememberEntries(db: WriteDb): EntryOf {
  const known = new Map<string, number>();
  return (kind, name) => {
    const id =
      known.get(`${kind}|${name}`) ?? findCatalogEntry(db, kind, name)?.id ?? insertCatalogEntry(db, kind, name);
    known.set(`${kind}|${name}`, id);
    return id;
  };
}

/** All that is sold and all that it comes from, whether some contract has it or not. */
function addPlansAndNodes(db: WriteDb, entryOf: EntryOf): void {
  for (const [name, plan] of Object.entries(words.plans)) {
    savePlanDetails(db, entryOf('plan', name), { ...plan, priceCents: price.parse(plan.priceCents) });
  }
  for (const [name, node] of Object.entries(words.nodes)) {
    saveNodeDetails(db, entryOf('node', name), { ...node, address: '', notes: '' });
  }
}

/** Keeps what a client's list said beside the fields of the register. */
type Carry = (id: number, carried: SeedClient['carried']) => void;

function addClients(context: CommandContext, clients: number, carry: Carry): void {
  const chance = createChance(2026);
  const entryOf = rememberEntries(context.db);
  addPlansAndNodes(context.db, entryOf);
  const nameOf = nameCatalogs(context.db);
  const addGateway = gatewaysAdder(context);
  const addContracts = contractsAdder(context, entryOf, nameOf);
  for (let number = 1; number <= clients; number += 1) {
    const { fields, carried, createdAtMs, position } = seedClient(number, chance, entryOf);
    const id = createClient(context, fields, { origin: 'import', createdAtMs, nameOf, position });
    carry(id, carried);
    addContracts(id, number, createdAtMs);
    addGateway(id, number);
  }
}

/** Chance of their own: the clients are the same with contracts and without. */
function contractsAdder(context: CommandContext, entryOf: EntryOf, nameOf: (id: number) => string) {
  const chance = createChance(2027);
  let made = 0;
  return (clientId: number, number: number, sinceMs: number): void => {
    for (let left = contractsOfClient(number); left > 0; left -= 1) {
      made += 1;
      const { terms, fields: typed, standing } = seedContract(made, chance, sinceMs, entryOf);
      const { fields, keys } = readContractFields(typed);
      createContract(context, clientId, { ...terms, ...fields, ...keys }, { origin: 'import', standing, nameOf });
    }
  };
}
