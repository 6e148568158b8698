import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createMailOffice, mailOf, notify, statesOf, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MONTH_MS = 30 * 24 * HOUR_MS;

test('a message that was put off by a clock that was ahead goes once the clock is right, and the next of its client', async () => {
  const app = await createMailOffice('ana@correo.example');
  const server = await startMailServer();
  await useMailServer(app, server.port);
  await notify(app, app.ids, 'Uno');
  server.temper.recipient = () => ({ code: 451, words: 'luego' });
  app.clock.ms += MONTH_MS;
  await app.app.sendMail();
  await notify(app, app.ids, 'Dos');
  app.clock.ms -= MONTH_MS;
  server.temper.recipient = () => undefined;
  await app.app.sendMail();
  expect(server.taken.map(({ raw }) => server.headOf(raw, 'Subject'))).toEqual(['Uno', 'Dos']);
});

test('a line that was left alone by a clock that was ahead is tried once the clock is right', async () => {
  const dead = await startMailServer();
  await dead.close();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, dead.port);
  await notify(app, app.ids);
  app.clock.ms += MONTH_MS;
  await app.app.sendMail();
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'unreachable' });
  app.clock.ms -= MONTH_MS;
  // Still dead: it is left alone as ever, by the clock of now.
  await app.app.sendMail();
  expect((await app.call('outbox', 'status', {})).resumeAtMs).toBe(app.clock.ms + 10_000);
  await startMailServer({}, dead.port);
  app.clock.ms += MINUTE_MS;
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent']);
});

test('a long weekend with the program closed uses up no tries: it is tried again, and goes', async () => {
  const app = await createMailOffice('ana@correo.example');
  const server = await startMailServer();
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  server.temper.recipient = () => ({ code: 451, words: 'luego' });
  await app.app.sendMail();
  app.clock.ms += 87 * HOUR_MS;
  await app.app.sendMail();
  expect(await mailOf(app)).toMatchObject([{ state: 'retrying', attempts: 2 }]);
  server.temper.recipient = () => undefined;
  app.clock.ms += HOUR_MS;
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent']);
});

test('what stands behind one that is tried later is not due before it, and is at once when that one is out of the way', async () => {
  const app = await createMailOffice('ana@correo.example', 'beto@correo.example');
  const server = await startMailServer();
  await useMailServer(app, server.port);
  for (const subject of ['Uno', 'Dos']) await notify(app, app.ids, subject);
  server.temper.recipient = () => ({ code: 451, words: 'luego' });
  await app.app.sendMail();
  await notify(app, app.ids, 'Tres');
  const dueNow = () => {
    const direct = new Sqlite(`${app.folder}/abonado.db`, { readonly: true });
    const due = direct
      .prepare("SELECT id FROM mail_messages WHERE state IN ('waiting', 'retrying') AND next_attempt_at_ms <= ?")
      .pluck()
      .all(app.clock.ms);
    direct.close();
    return due;
  };
  expect(dueNow()).toEqual([]);
  const [first] = await mailOf(app);
  await app.call('outbox', 'cancel', { id: first?.id ?? 0, version: first?.version ?? 0 });
  // Ana’s two others: the second is let go by the first when that has gone.
  expect(dueNow()).toEqual([3, 5]);
  server.temper.recipient = () => undefined;
  await app.app.sendMail();
  expect(server.taken.map(({ raw }) => server.headOf(raw, 'Subject'))).toEqual(['Dos', 'Tres']);
  app.clock.ms += HOUR_MS;
  await app.app.sendMail();
  expect(server.taken.map(({ raw }) => server.headOf(raw, 'Subject'))).toEqual(['Dos', 'Tres', 'Uno', 'Dos', 'Tres']);
});
