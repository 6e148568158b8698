import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { logoMedia } from '../../contract/billing-parameters';
import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';

const row = z.object({ media: z.enum(logoMedia), bytes: z.instanceof(Uint8Array) });

export function requireLogo(db: ReadDb, id: number): { media: (typeof logoMedia)[number]; base64: string } {
  const [found] = db.all(sql`SELECT media, bytes FROM logos WHERE id = ${id}`);
  if (found === undefined) throw new Refusal('NOT_FOUND');
  const { media, bytes } = row.parse(found);
  return { media, base64: Buffer.from(bytes).toString('base64') };
}

/** As a document bears it; '' where it bears none. */
export function logoUrl(db: ReadDb, id: number | null): string {
  if (id === null) return '';
  const { media, base64 } = requireLogo(db, id);
  return `data:${media};base64,${base64}`;
}

export function insertLogo(db: WriteDb, media: string, bytes: Uint8Array): number {
  return db.get<{ id: number }>(sql`
    INSERT INTO logos (media, bytes) VALUES (${media}, ${Buffer.from(bytes)}) RETURNING id`).id;
}

export function saveLogoOf(db: WriteDb, legalEntityId: number, logoId: number | null): void {
  db.run(sql`UPDATE legal_entities SET logo_id = ${logoId}, version = version + 1 WHERE id = ${legalEntityId}`);
}
