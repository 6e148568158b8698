import { existsSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startMailServer } from '../support/mail-server';
import { createMailOffice, EVERYBODY, mailOf, useMailServer } from '../support/mail';
import { setPortal } from '../support/portal';
import { ADMINISTRATOR, clientFieldsWith, refusalOf, signedInOperator } from '../support/test-app';

type Office = Awaited<ReturnType<typeof mailingOffice>>;
async function mailingOffice() {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example', 'beto@correo.example');
  await useMailServer(app, server.port);
  return { ...app, server };
}

const ask = ({ call }: Pick<Office, 'call'>, more: object = {}) =>
  call('exports', 'mailClients', { selection: EVERYBODY, format: 'csv', ...more });

/** What the message carries. */
function carried(raw: string): string {
  const part = raw.slice(raw.indexOf('filename='));
  const base64 = part.slice(part.search(/\r?\n\r?\n/u), part.indexOf('\r\n--'));
  return Buffer.from(base64.replace(/\s/gu, ''), 'base64').toString('utf8');
}

test('a list goes as a file to the address of whoever asks, as it was when it was asked for', async () => {
  const app = await mailingOffice();
  const answer = await ask(app);
  expect(answer).toMatchObject({ rows: 2, address: ADMINISTRATOR.email, savedAt: '' });
  await app.call('clients', 'create', clientFieldsWith({ name: 'Carla' }));
  expect(await mailOf(app)).toMatchObject([{ kind: 'export', clientId: null, state: 'waiting', recipients: 1 }]);
  await app.app.sendMail();
  const [taken] = app.server.taken;
  expect(taken?.recipients).toEqual([ADMINISTRATOR.email]);
  expect(taken?.raw).toContain(answer.fileName);
  const lines = carried(taken?.raw ?? '')
    .trim()
    .split(/\r?\n/u);
  expect(lines).toHaveLength(3);
  expect(lines.join(' ')).not.toContain('Carla');
  expect(app.unexpected).toEqual([]);
});

test('the ticked ones alone, where they are asked for', async () => {
  const app = await mailingOffice();
  expect(await ask(app, { selection: { kind: 'ids', ids: [app.ids[1] ?? 0] } })).toMatchObject({ rows: 1 });
  await app.app.sendMail();
  expect(carried(app.server.taken[0]?.raw ?? '')).toContain('beto@correo.example');
});

test('one that is too large for a message is kept, and the message says where', async () => {
  const app = await mailingOffice();
  const { version } = await app.call('messageSettings', 'get', {});
  await app.call('messageSettings', 'save', { version, cutNotice: false, cutNoticeDays: 1, attachmentLimitMb: 1 });
  const notes = 'ñandú '.repeat(3000);
  for (let at = 0; at < 60; at += 1)
    await app.call('clients', 'create', clientFieldsWith({ name: `Nora ${at}`, notes }));
  const answer = await ask(app);
  expect(readFileSync(answer.savedAt, 'utf8')).toContain('Nora 59');
  await app.app.sendMail();
  const [taken] = app.server.taken;
  expect(taken?.raw).not.toContain('filename=');
  const [row] = await mailOf(app);
  expect((await app.call('outbox', 'get', { id: row?.id ?? 0 })).text).toContain(answer.savedAt);
});

test('a file goes with its message, and is removed when another is asked for a day later', async () => {
  const app = await mailingOffice();
  const [first] = [await ask(app)];
  const [waiting] = await mailOf(app);
  const kept = () => readFolder(app.folder);
  expect(kept()).toHaveLength(1);
  // As old as the test's clock is ahead of it.
  const age = (name: string) => utimesSync(`${app.folder}/files/mail/${name}`, 1, 1);
  kept().forEach(age);
  await ask(app);
  expect(kept()).toHaveLength(2);
  await app.call('outbox', 'cancel', { id: first.messageId, version: waiting?.version ?? 0 });
  kept().forEach(age);
  await ask(app);
  expect(kept()).toHaveLength(2);
});

test('the file of a message that was cancelled goes a day later, though nobody asks for another', async () => {
  const app = await mailingOffice();
  const { messageId } = await ask(app);
  const [waiting] = await mailOf(app);
  const age = () => readFolder(app.folder).forEach((name) => utimesSync(`${app.folder}/files/mail/${name}`, 1, 1));
  age();
  await app.app.sweepMailFiles();
  expect(readFolder(app.folder)).toHaveLength(1);
  await app.call('outbox', 'cancel', { id: messageId, version: waiting?.version ?? 0 });
  age();
  await app.app.sweepMailFiles();
  expect(readFolder(app.folder)).toEqual([]);
});

test('one whose file is gone fails, and says why', async () => {
  const app = await mailingOffice();
  await ask(app);
  for (const name of readFolder(app.folder)) rmSync(`${app.folder}/files/mail/${name}`, { recursive: true });
  await app.app.sendMail();
  expect(await mailOf(app)).toMatchObject([{ state: 'failed', reason: 'attachmentGone' }]);
});

test('without a server nothing is made', async () => {
  const app = await createMailOffice('ana@correo.example');
  expect(await refusalOf(ask(app))).toMatchObject({ code: 'MAIL_NO_SERVER' });
  expect(existsSync(`${app.folder}/files/mail`)).toBe(false);
});

const readFolder = (folder: string) => readdirSync(`${folder}/files/mail`);

test('a password of a client, and a list of an operator, that were deactivated while they waited are told to nobody', async () => {
  const app = await mailingOffice();
  await setPortal(app);
  await useMailServer(app, app.server.port, { paused: true });
  const [clientId = 0] = app.ids;
  await app.call('portal', 'regenerate', { clientId, byMail: true });
  const luz = await signedInOperator(app);
  await app.callAs(luz.window, 'exports', 'mailClients', { selection: EVERYBODY, format: 'csv' });
  const { version } = await app.call('clients', 'get', { id: clientId });
  await app.call('clients', 'deactivate', { id: clientId, version });
  const { operators } = await app.call('operators', 'list', {});
  const at = operators.find(({ id }) => id === luz.id)?.version ?? 0;
  const { id, name, email, role } = luz;
  await app.call('operators', 'update', { id, version: at, name, email, role, active: false });
  await useMailServer(app, app.server.port);
  await app.app.sendMail();
  expect(app.server.taken).toEqual([]);
  expect((await mailOf(app)).map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
    ['password', 'unsendable', 'deactivated'],
    ['export', 'unsendable', 'deactivated'],
  ]);
});

test('a list goes to whoever asked for it, and to no other address', async () => {
  const app = await mailingOffice();
  await useMailServer(app, app.server.port, { paused: true });
  await ask(app);
  const [{ id, version } = { id: 0, version: 0 }] = await mailOf(app);
  const changed = app.call('outbox', 'changeAddress', { id, version, position: 0, address: 'otra@correo.example' });
  expect(await refusalOf(changed)).toMatchObject({ code: 'MAIL_EXPORT_ADDRESS', field: 'address' });
});
