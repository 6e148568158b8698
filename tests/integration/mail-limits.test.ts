import { expect, test } from 'vitest';
import { createMailOffice, notify, statesOf, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';

const MINUTE_MS = 60_000;
const addresses = (count: number) => Array.from({ length: count }, (_, at) => `c${at}@correo.example`);

test('what the limit of a day holds back is told with that limit, and until when', async () => {
  const server = await startMailServer();
  const app = await createMailOffice(...addresses(6));
  await useMailServer(app, server.port, { dailyLimit: 2 });
  await notify(app, app.ids);
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent', 'sent', 'waiting', 'waiting', 'waiting', 'waiting']);
  const { limit } = await app.call('outbox', 'status', {});
  expect(limit).toMatchObject({ kind: 'day', most: 2 });
  // It holds until the office's midnight, and not a moment longer.
  app.clock.ms = (limit?.untilMs ?? 0) - 1;
  await app.app.sendMail();
  expect(server.taken).toHaveLength(2);
  app.clock.ms += 1;
  expect(await app.call('outbox', 'status', {})).toMatchObject({ limit: null });
  await app.app.sendMail();
  expect(server.taken).toHaveLength(4);
});

test('what the limit of a minute holds back is told with that limit, and until when', async () => {
  const server = await startMailServer();
  const app = await createMailOffice(...addresses(5));
  await useMailServer(app, server.port, { minuteLimit: 3 });
  await notify(app, app.ids);
  const startMs = app.clock.ms;
  await app.app.sendMail();
  expect(server.taken).toHaveLength(3);
  const limit = { kind: 'minute', most: 3, untilMs: startMs + MINUTE_MS };
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'ready', limit });
  app.clock.ms += MINUTE_MS;
  expect(await app.call('outbox', 'status', {})).toMatchObject({ limit: null });
  await app.app.sendMail();
  expect(server.taken).toHaveLength(5);
  expect(await app.call('outbox', 'status', {})).toMatchObject({ open: 0, limit: null });
});

test('a limit that is raised while it holds mail back lets it go at once', async () => {
  const server = await startMailServer();
  const app = await createMailOffice(...addresses(5));
  await useMailServer(app, server.port, { minuteLimit: 3 });
  await notify(app, app.ids);
  await app.app.sendMail();
  await useMailServer(app, server.port, { minuteLimit: 60 });
  expect(await app.call('outbox', 'status', {})).toMatchObject({ limit: null });
  await app.app.sendMail();
  expect(server.taken).toHaveLength(5);
});

test('a limit that is reached while nothing waits, or while mail is paused, is not what holds it', async () => {
  const server = await startMailServer();
  const app = await createMailOffice(...addresses(2));
  await useMailServer(app, server.port, { dailyLimit: 2 });
  await notify(app, app.ids);
  await app.app.sendMail();
  expect(await app.call('outbox', 'status', {})).toMatchObject({ open: 0, limit: null });
  await useMailServer(app, server.port, { dailyLimit: 2, paused: true });
  await notify(app, app.ids);
  expect(await app.call('outbox', 'status', {})).toMatchObject({ open: 2, paused: true, limit: null });
});

test('what never reached the server uses up nothing of its minute', async () => {
  const gone = await startMailServer();
  await gone.close();
  const app = await createMailOffice(...addresses(8));
  await useMailServer(app, gone.port, { minuteLimit: 8 });
  await notify(app, app.ids);
  await app.app.sendMail();
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'unreachable', open: 8 });
  const again = await startMailServer({}, gone.port);
  app.clock.ms += 10_000;
  await app.app.sendMail();
  expect(again.taken).toHaveLength(8);
});
