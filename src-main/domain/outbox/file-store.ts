import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Drawn } from '../../jobs/mail-orders';
import type { KeptFile, MailFiles } from '../../ports/mail-files';

/** Puts a file under a number by which a message carries it. */
export function registerFile(db: WriteDb, { token, fileName, sizeBytes }: KeptFile, nowMs: number): number {
  return db.get<{ id: number }>(sql`
    INSERT INTO mail_files (token, file_name, size_bytes, created_at_ms)
    VALUES (${token}, ${fileName}, ${sizeBytes}, ${nowMs}) RETURNING id`).id;
}

const kept = z.object({ token: z.string() });

/** What goes out with a message that was made when it was asked for. */
export function readCarried(db: ReadDb, files: Pick<MailFiles, 'read'>, fileId: number): Drawn {
  const [found] = db.all(sql`SELECT token FROM mail_files WHERE id = ${fileId}`);
  return (found !== undefined && files.read(kept.parse(found).token)) || { gone: 'attachmentGone' };
}

/** The files that a message still waits to take along, and those younger than `sinceMs` that only lie here to be fetched. */
export function listNeededFiles(db: ReadDb, sinceMs: number): Set<string> {
  const rows = db.all(sql`
    SELECT f.token FROM mail_files f
    LEFT JOIN mail_attachments a ON a.kind = 'file' AND a.ref_id = f.id
    LEFT JOIN mail_messages m ON m.id = a.message_id
    WHERE m.state IN ('waiting', 'sending', 'retrying') OR (m.id IS NULL AND f.created_at_ms >= ${sinceMs})`);
  return new Set(rows.map((row) => kept.parse(row).token));
}
