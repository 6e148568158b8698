import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MailTemplate, TemplateFields } from '../../contract/mail-templates';
import { type MailKind, mailKinds } from '../../contract/outbox';
import type { ReadDb, WriteDb } from '../../data/database';
import { query } from '../../data/statements';
import { defaultTemplates } from './defaults';

const stored = z.object({ version: z.number(), subject: z.string(), text: z.string(), html: z.string() });

const written = query<unknown>(
  'SELECT version, subject, body_text AS text, body_html AS html FROM mail_templates WHERE kind = ?',
);

export function readTemplate(db: ReadDb, kind: MailKind): MailTemplate {
  const [found] = written(db, kind);
  return { kind, ...(found === undefined ? { ...defaultTemplates[kind], version: 0 } : stored.parse(found)) };
}

export function listTemplates(db: ReadDb): MailTemplate[] {
  return mailKinds.map((kind) => readTemplate(db, kind));
}

export function saveTemplate(
  db: WriteDb,
  kind: MailKind,
  version: number,
  { subject, text, html }: TemplateFields,
): void {
  db.run(sql`
    INSERT INTO mail_templates (kind, version, subject, body_text, body_html)
    VALUES (${kind}, ${version}, ${subject}, ${text}, ${html})
    ON CONFLICT (kind) DO UPDATE SET version = excluded.version, subject = excluded.subject,
      body_text = excluded.body_text, body_html = excluded.body_html`);
}

export function removeTemplate(db: WriteDb, kind: MailKind): void {
  db.run(sql`DELETE FROM mail_templates WHERE kind = ${kind}`);
}
