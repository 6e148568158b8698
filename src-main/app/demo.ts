import { join } from 'node:path';
import type { Actor } from '../contract/session';
import type { ReadDb } from '../data/database';
import { findOfficeRecord } from '../domain/office';
import { findOperatorByEmail, requireOperator } from '../domain/operators';
import type { OpenOffice } from './open-office';
import { SEED_OPERATOR } from './seed';

const DEMO_CLIENTS = 2000;

/** Where the demonstration lies that is opened from the first run: apart from the office, which is still to be made. */
export function demoFolder(folder: string): string {
  return join(folder, 'demostracion');
}

/**
 * Makes the demonstration in an office that has nothing yet, and answers who is signed in there. Null when it is an
 * office of somebody's own: that one is opened as it is, and asks for its sign-in.
 */
export async function makeDemo({ database, runners }: OpenOffice): Promise<Actor | null> {
  if (!findOfficeRecord(database.read)) await runners.writer.chore('makeDemo', String(DEMO_CLIENTS));
  return findDemoOperator(database.read);
}

function findDemoOperator(db: ReadDb): Actor | null {
  if (!findOfficeRecord(db)?.demo) return null;
  const found = findOperatorByEmail(db, SEED_OPERATOR.email);
  if (!found?.active) return null;
  const { id: operatorId, name, email, role } = requireOperator(db, found.id);
  return { operatorId, name, email, role };
}
