import { cpSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { startPostOffice, useServer } from '../scripts/fault-mail';
import { forgetMailFloor, mailFloor, openFloor } from './floors';
import { type Measured, summarize } from './measure';
import { openOffice } from './parts';

/** How many messages are written, and then sent. */
const MESSAGES = 10_000;

/**
 * Writing a message to each of 10,000 clients, against the plainest inserts of the same rows in one transaction; and
 * sending them to a server on loopback, against a bare pool that sends as many of the same.
 */
export async function measureOutbox(folder: string): Promise<Measured[]> {
  const copy = `${folder}-outbox`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  const post = await startPostOffice();
  const { core, call } = await openOffice(copy);
  // Nothing goes out while it is being written.
  await useServer(call, post.port, { paused: true });
  const path = join(copy, 'abonado.db');
  const sqlite = openFloor(path);
  const ids = sqlite
    .prepare<[number], { id: number }>("SELECT id FROM clients WHERE email <> '' ORDER BY id LIMIT ?")
    .all(MESSAGES)
    .map(({ id }) => id);
  const text = 'Mañana entre las 2 y las 5 se corta el servicio de su zona por una mejora de la red.';
  const selection = { kind: 'ids', ids };
  const floorMs = await timed(() => mailFloor(sqlite, ids, text));
  forgetMailFloor(sqlite);
  const takenMs = await timed(() => call('mailTemplates', 'notify', { selection, notice: { subject: 'Corte', text } }));
  const enqueue = summarize('outbox_enqueue', [takenMs], floorMs, ids.length);
  sqlite.close();
  const bareMs = await timed(() => sendBare(post.port, ids.length, text));
  await useServer(call, post.port, {});
  const before = post.taken.length;
  const drainMs = await timed(async () => {
    while (post.taken.length - before < ids.length) await core.app.sendMail();
  });
  await core.app.close();
  post.close();
  rmSync(copy, { recursive: true, force: true });
  return [enqueue, summarize('outbox_drain', [drainMs], bareMs, ids.length)];
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** As many connections as the application has; each message composed anew, as any program would. */
async function sendBare(port: number, messages: number, text: string): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 3,
    maxMessages: 200,
  });
  const html = `<p>Hola, Ana Gómez:</p><p>${text}</p><p>Abonado de prueba</p>`;
  await Promise.all(
    Array.from({ length: messages }, (_, at) =>
      transport.sendMail({
        from: 'oficina@norte.example',
        to: `cliente${at}@correo.example`,
        subject: 'Corte',
        text: `Hola, Ana Gómez:\n\n${text}\n\nAbonado de prueba`,
        html,
      }),
    ),
  );
  transport.close();
}
