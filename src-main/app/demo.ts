import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Actor } from '../contract/session';
import type { ReadDb } from '../data/database';
import { findOfficeRecord } from '../domain/office';
import { findOperatorByEmail, requireOperator } from '../domain/operators';
import type { OpenOffice } from './open-office';
import type { Secrets } from '../ports';
import { SEED_OPERATOR } from './seed';
import { sealDemoLinks } from './seed-gateways';

const DEMO_CLIENTS = 2000;

/** What the thread that writes is told: it has no way to the office's key. */
export const demoOrder = z.object({ clients: z.number().int(), sealedLinks: z.array(z.string()) });
export type DemoOrder = z.infer<typeof demoOrder>;

/** Where the demonstration lies that is opened from the first run: apart from the office, which is still to be made. */
export function demoFolder(folder: string): string {
  return join(folder, 'demostracion');
}

/** Stands in the folder while a demonstration is made there. */
const markOf = (folder: string) => join(folder, 'demostracion-a-medias');

/** Whether the making of a demonstration was broken off here: what there is of it is not the whole. */
export function isHalfMade({ database }: OpenOffice, folder: string): boolean {
  return findOfficeRecord(database.read)?.demo === true && existsSync(markOf(folder));
}

/**
 * Makes the demonstration in an office that has nothing yet, and answers who is signed in there. Null when it is an
 * office of somebody's own: that one is opened as it is, and asks for its sign-in.
 */
export async function makeDemo(
  { database, runners }: OpenOffice,
  folder: string,
  secrets: Secrets,
): Promise<Actor | null> {
  if (!findOfficeRecord(database.read)) {
    const order: DemoOrder = { clients: DEMO_CLIENTS, sealedLinks: await sealDemoLinks(secrets) };
    writeFileSync(markOf(folder), '');
    await runners.writer.chore('makeDemo', JSON.stringify(order));
    rmSync(markOf(folder));
  }
  return findDemoOperator(database.read);
}

function findDemoOperator(db: ReadDb): Actor | null {
  if (!findOfficeRecord(db)?.demo) return null;
  const found = findOperatorByEmail(db, SEED_OPERATOR.email);
  if (!found?.active) return null;
  const { id: operatorId, name, email, role } = requireOperator(db, found.id);
  return { operatorId, name, email, role };
}
