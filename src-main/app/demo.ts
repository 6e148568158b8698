import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import { openDatabase } from '../data/database';
import { findOfficeRecord } from '../domain/office';
import { findOperatorByEmail, requireOperator } from '../domain/operators';
import { SEED_OPERATOR, type SeedOptions, seedOffice } from './seed';

const DEMO_CLIENTS = 2000;

/**
 * Makes the demonstration in a folder that has none yet, and answers who is signed in there. Null when the folder
 * holds an office of somebody's own: that one is opened as it is, and asks for its sign-in.
 */
export async function openDemo(options: Omit<SeedOptions, 'clients'>): Promise<Actor | null> {
  try {
    return await seedOffice({ ...options, clients: DEMO_CLIENTS });
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.failure.code !== 'OFFICE_EXISTS') throw cause;
    return findDemoOperator(options.folder);
  }
}

function findDemoOperator(folder: string): Actor | null {
  const file = join(folder, 'abonado.db');
  if (!existsSync(file)) return null;
  const database = openDatabase(file);
  try {
    if (!findOfficeRecord(database.read)?.demo) return null;
    const found = findOperatorByEmail(database.read, SEED_OPERATOR.email);
    if (!found?.active) return null;
    const { id: operatorId, name, email, role } = requireOperator(database.read, found.id);
    return { operatorId, name, email, role };
  } finally {
    database.close();
  }
}
