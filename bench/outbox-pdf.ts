import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createTransport } from 'nodemailer';
import { createPasswords } from '../src-main/adapters/passwords';
import { createPrinter } from '../src-main/adapters/printer';
import { systemClock } from '../src-main/adapters/system-clock';
import { seedOffice } from '../src-main/app/seed';
import { invoicesContract } from '../src-main/contract/invoices';
import { openDatabase } from '../src-main/data/database';
import { drawAttachment } from '../src-main/domain/invoice-documents';
import { startPostOffice, useServer } from '../scripts/fault-mail';
import { type Measured, summarize } from './measure';
import { openOffice } from './parts';

/** So many invoices go out, of an office that has a few more. */
const INVOICES = 500;
const CLIENTS = 600;

/**
 * Sending 500 invoices with their PDFs to a server on loopback, against the same invoices drawn one by one, with no more
 * than the printer, and sent through a bare pool as they come.
 */
export async function measurePdfMail(folder: string): Promise<Measured[]> {
  const own = `${folder}-outbox-pdf`;
  rmSync(own, { recursive: true, force: true });
  await seedOffice({
    folder: own,
    migrationsFolder: resolve('migrations'),
    clients: CLIENTS,
    history: { billedMonths: 1, months: 0 },
    services: { clock: systemClock, passwords: createPasswords() },
  });
  const post = await startPostOffice();
  const { core, call } = await openOffice(own);
  await useServer(call, post.port, { paused: true });
  const untilOn = new Date(systemClock.nowMs()).toISOString().slice(0, 10);
  const preview = await call('invoices', 'preview', { taskId: randomUUID(), untilOn });
  const { invoices, totalCents, digest } = invoicesContract.preview.output.parse(preview);
  await call('invoices', 'issue', { taskId: randomUUID(), untilOn, expected: { invoices, totalCents, digest } });
  const sent = keepFirst(own);
  const floorMs = await timed(() => drawAndSend(own, post.port, sent));
  const before = post.taken.length;
  await useServer(call, post.port, {});
  const takenMs = await timed(async () => {
    while (post.taken.length - before < sent.length) await core.app.sendMail();
  });
  await core.app.close();
  post.close();
  rmSync(own, { recursive: true, force: true });
  return [summarize('outbox_drain_pdf', [takenMs], floorMs, sent.length)];
}

interface Sent {
  readonly invoiceId: number;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The first 500 that wait; what waits beyond them is not sent. */
function keepFirst(folder: string): Sent[] {
  const database = openDatabase(join(folder, 'abonado.db'));
  const { sqlite } = database;
  const kept = sqlite
    .prepare<[number], Sent>(`
      SELECT source_id AS invoiceId, subject, body_text AS text, body_html AS html,
        (SELECT address FROM mail_recipients WHERE message_id = m.id) AS address
      FROM mail_messages m WHERE kind = 'invoice' AND state = 'waiting' ORDER BY id LIMIT ?`)
    .all(INVOICES);
  sqlite
    .prepare(`
      UPDATE mail_messages SET state = 'cancelled', settled_at_ms = 1 WHERE state = 'waiting'
        AND id NOT IN (SELECT id FROM mail_messages WHERE kind = 'invoice' AND state = 'waiting' ORDER BY id LIMIT ?)`)
    .run(INVOICES);
  database.close();
  return kept;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** As many connections as the application has; each goes out as soon as it is drawn. */
async function drawAndSend(folder: string, port: number, sent: readonly Sent[]): Promise<void> {
  const database = openDatabase(join(folder, 'abonado.db'));
  const printer = createPrinter();
  const pool = { pool: true, maxConnections: 3, maxMessages: 200 } as const;
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true, ...pool });
  const going: Promise<unknown>[] = [];
  for (const { invoiceId, address, subject, text, html } of sent) {
    const drawn = await drawAttachment(database.read, printer, { kind: 'invoice', refId: invoiceId });
    if ('gone' in drawn) throw new Error(drawn.gone);
    const attachments = [{ filename: drawn.fileName, content: Buffer.from(drawn.bytes) }];
    going.push(transport.sendMail({ from: 'oficina@norte.example', to: address, subject, text, html, attachments }));
  }
  await Promise.all(going);
  transport.close();
  database.close();
}
