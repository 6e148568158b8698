import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogKind } from '../contract/catalogs';
import { Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import { type Database, openDatabase } from '../data/database';
import { migrate, readMigrations } from '../data/migrate';
import { findCatalogEntry, insertCatalogEntry, nameCatalogs } from '../domain/catalogs';
import { createClient } from '../domain/clients';
import type { CommandContext, Services } from '../domain/handler';
import { saveCarried } from '../domain/imports';
import { findOfficeRecord, insertOffice } from '../domain/office';
import { insertOperator } from '../domain/operators';
import { contextOf } from './own-context';
import { createChance, seedClient } from './seed-client';

/** Who signs in to a made-up office. */
export const SEED_OPERATOR = { name: 'Andrea Peña', email: 'demo@abonado.example', password: 'abonado-demo' } as const;

export interface SeedOptions {
  readonly folder: string;
  readonly migrationsFolder: string;
  readonly clients: number;
  readonly services: Pick<Services, 'clock' | 'passwords'>;
}

/** Makes a ready office in an empty folder. Answers its operator. */
export async function seedOffice(options: SeedOptions): Promise<Actor> {
  mkdirSync(options.folder, { recursive: true });
  const database = openDatabase(join(options.folder, 'abonado.db'));
  try {
    migrate(database.sqlite, readMigrations(options.migrationsFolder));
    return await fillOffice(database, options);
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
  { clients, services: { passwords, clock } }: Pick<SeedOptions, 'clients' | 'services'>,
): Promise<Actor> {
  const passwordHash = await passwords.hash(SEED_OPERATOR.password);
  const recoveryHash = await passwords.hash(passwords.newCode());
  return database.write((db) => {
    if (findOfficeRecord(db)) throw new Refusal('OFFICE_EXISTS');
    const setup = { name: 'Norte Digital', country: 'AR', timeZone: 'America/Argentina/Mendoza', demo: true } as const;
    insertOffice(db, setup, recoveryHash, clock.nowMs());
    const { name, email } = SEED_OPERATOR;
    const role = 'administrator' as const;
    const actor = { operatorId: insertOperator(db, { name, email, role, passwordHash }), name, email, role };
    addClients(contextOf(db, actor, clock.nowMs()), clients);
    return actor;
  });
}

function addClients(context: CommandContext, clients: number): void {
  const chance = createChance(2026);
  const known = new Map<string, number>();
  const catalogId = (kind: CatalogKind, name: string): number => {
    const id =
      known.get(`${kind}|${name}`) ??
      findCatalogEntry(context.db, kind, name)?.id ??
      insertCatalogEntry(context.db, kind, name);
    known.set(`${kind}|${name}`, id);
    return id;
  };
  const nameOf = nameCatalogs(context.db);
  for (let number = 1; number <= clients; number += 1) {
    const { fields, carried, createdAtMs } = seedClient(number, chance, catalogId);
    const id = createClient(context, fields, { origin: 'import', createdAtMs, nameOf });
    saveCarried(context.db, id, carried);
  }
}
