import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type PortalSettings, portalSettings } from '../../contract/portal';
import type { ReadDb, WriteDb } from '../../data/database';

export function readPortal(db: ReadDb): PortalSettings {
  return portalSettings.parse(
    db.get(sql`
      SELECT version, name, address, password_groups AS passwordGroups FROM portal_settings WHERE id = 1`),
  );
}

export function savePortal(db: WriteDb, { version, name, address, passwordGroups }: PortalSettings): void {
  db.run(sql`
    UPDATE portal_settings SET version = ${version}, name = ${name}, address = ${address},
      password_groups = ${passwordGroups}
    WHERE id = 1`);
}

const given = z.object({ atMs: z.number(), operator: z.string() });

export function findGiven(db: ReadDb, clientId: number): z.infer<typeof given> | null {
  const [found] = db.all(sql`
    SELECT created_at_ms AS atMs, operator_name AS operator FROM client_portal_passwords WHERE client_id = ${clientId}`);
  return found === undefined ? null : given.parse(found);
}

interface StoredPassword {
  readonly clientId: number;
  readonly passwordHash: string;
  readonly atMs: number;
  readonly operator: string;
}

/** In the place of the one before. */
export function savePassword(db: WriteDb, { clientId, passwordHash, atMs, operator }: StoredPassword): void {
  db.run(sql`
    INSERT INTO client_portal_passwords (client_id, password_hash, created_at_ms, operator_name)
    VALUES (${clientId}, ${passwordHash}, ${atMs}, ${operator})
    ON CONFLICT (client_id) DO UPDATE SET password_hash = excluded.password_hash,
      created_at_ms = excluded.created_at_ms, operator_name = excluded.operator_name`);
}

/** A password that was given from a moment on is good no more. */
export function forgetPasswordSince(db: WriteDb, clientId: number, sinceMs: number): void {
  db.run(sql`DELETE FROM client_portal_passwords WHERE client_id = ${clientId} AND created_at_ms >= ${sinceMs}`);
}

const login = z.object({
  id: z.number(),
  login: z.string(),
  hash: z.string(),
  customId: z.string(),
  name: z.string(),
  atMs: z.number(),
});
export type Login = z.infer<typeof login>;

/** Who may sign in: an active client with an address and a password. */
const MAY_SIGN_IN = sql`c.state = 'active' AND c.email <> ''`;

export function countLogins(db: ReadDb): number {
  return db.get<{ total: number }>(sql`
    SELECT count(*) AS total FROM client_portal_passwords p JOIN clients c ON c.id = p.client_id WHERE ${MAY_SIGN_IN}`)
    .total;
}

const PAGE = 1000;

/** By their numbers, a page at a time. */
export function* eachLogin(db: ReadDb): Generator<Login> {
  let after = 0;
  for (;;) {
    const page = db
      .all(sql`
        SELECT c.id, c.email AS login, p.password_hash AS hash, c.custom_id AS customId, c.name, p.created_at_ms AS atMs
        FROM client_portal_passwords p JOIN clients c ON c.id = p.client_id
        WHERE p.client_id > ${after} AND ${MAY_SIGN_IN} ORDER BY p.client_id LIMIT ${PAGE}`)
      .map((row) => login.parse(row));
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}
