import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createMailOffice, mailOf, notify, statesOf, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';
import { ADMINISTRATOR } from '../support/test-app';

const DAY_MS = 86_400_000;

/** An office that went back to a copy in which mail of two clients waited, which went out after the copy was taken. */
async function restoredOffice() {
  const app = await createMailOffice('ana@correo.example', 'beto@correo.example');
  const server = await startMailServer();
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  const { name } = await app.call('backups', 'take', {});
  await app.app.sendMail();
  expect(server.taken).toHaveLength(2);
  await app.call('backups', 'restore', { name });
  await app.call('session', 'signIn', { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password });
  app.clock.ms += DAY_MS;
  await app.app.sendMail();
  return { ...app, server, name };
}

const auditOf = (folder: string, action: string) => {
  const database = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const told = database.prepare('SELECT field, before, after FROM audit_entries WHERE action = ?').all(action);
  database.close();
  return told;
};

test('what waited in a copy that was put back is held, told, and audited: it may have gone out since', async () => {
  const app = await restoredOffice();
  expect(app.server.taken).toHaveLength(2);
  expect(await app.call('outbox', 'status', {})).toMatchObject({ held: 2, open: 2 });
  expect(auditOf(app.folder, 'restored')).toContainEqual({ field: 'mail.held', before: '', after: '2' });
  // Nothing else goes out either, until somebody decides.
  await notify(app, app.ids.slice(0, 1), 'Nuevo');
  await app.app.sendMail();
  expect(app.server.taken).toHaveLength(2);
});

test('what is held is not sent when somebody says so, and what came after goes its way', async () => {
  const app = await restoredOffice();
  await notify(app, app.ids.slice(0, 1), 'Nuevo');
  expect(await app.call('outbox', 'decideHeld', { send: false })).toEqual({ decided: 2 });
  await app.app.sendMail();
  expect((await mailOf(app)).map(({ state, reason }) => [state, reason])).toEqual([
    ['cancelled', 'restored'],
    ['cancelled', 'restored'],
    ['sent', null],
  ]);
  expect(app.server.taken).toHaveLength(3);
  expect(await app.call('outbox', 'status', {})).toMatchObject({ held: 0, open: 0 });
  expect(auditOf(app.folder, 'heldCancelled')).toEqual([{ field: 'mail.held', before: '2', after: '0' }]);
  expect(await app.call('outbox', 'decideHeld', { send: true })).toEqual({ decided: 0 });
});

test('what is held is sent when somebody says so', async () => {
  const app = await restoredOffice();
  expect(await app.call('outbox', 'decideHeld', { send: true })).toEqual({ decided: 2 });
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent', 'sent']);
  expect(app.server.taken).toHaveLength(4);
  expect(new Set(app.server.taken.map(({ messageId }) => messageId)).size).toBe(2);
  expect(auditOf(app.folder, 'heldSent')).toEqual([{ field: 'mail.held', before: '2', after: '0' }]);
});

test('one that was on its way, or tried, when the copy was taken is held as well; each is cancelled by itself too', async () => {
  const app = await createMailOffice('ana@correo.example', 'beto@correo.example');
  const server = await startMailServer();
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.exec("UPDATE mail_messages SET state = iif(id = 1, 'sending', 'retrying'), attempts = id - 1");
  direct.close();
  const { name } = await app.call('backups', 'take', {});
  await app.call('backups', 'restore', { name });
  await app.call('session', 'signIn', { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password });
  expect(await statesOf(app)).toEqual(['waiting', 'retrying']);
  for (const { id, version } of await mailOf(app)) await app.call('outbox', 'cancel', { id, version });
  expect(await app.call('outbox', 'status', {})).toMatchObject({ held: 0, open: 0 });
  await notify(app, app.ids.slice(0, 1), 'Nuevo');
  await app.app.sendMail();
  expect(server.taken).toHaveLength(1);
});

test('a copy in which nothing waited holds nothing', async () => {
  const app = await createMailOffice('ana@correo.example');
  const server = await startMailServer();
  await useMailServer(app, server.port);
  const { name } = await app.call('backups', 'take', {});
  await app.call('backups', 'restore', { name });
  await app.call('session', 'signIn', { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password });
  await notify(app, app.ids);
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent']);
  expect(auditOf(app.folder, 'restored')).toEqual([{ field: 'backup', before: '', after: name }]);
});
