import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createPasswords } from '../../src-main/adapters/passwords';
import { clientFields } from '../../src-main/contract/clients';
import { startMailServer } from '../support/mail-server';
import { createMailOffice, mailOf, useMailServer } from '../support/mail';
import { everyFile, filesSaying } from '../support/office-files';
import { PORTAL, setPortal } from '../support/portal';
import { refusalOf } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createMailOffice>>;

/** An office with a portal, a server, and Ana; and Beto, who has no address. */
async function portalOffice() {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example', '');
  await useMailServer(app, server.port);
  await setPortal(app);
  const [anaId = 0, betoId = 0] = app.ids;
  return { ...app, server, anaId, betoId };
}

const regenerate = ({ call }: Pick<Office, 'call'>, clientId: number, byMail = true) =>
  call('portal', 'regenerate', { clientId, byMail });

/** The files of the office's folder that say it, in letters of one byte or of two. */
const saying = (folder: string, secret: string) =>
  filesSaying(folder, secret, Buffer.from(secret, 'utf16le'), btoa(secret));

async function changeEmail({ call }: Office, id: number, email: string) {
  const found = await call('clients', 'get', { id });
  await call('clients', 'update', {
    id,
    version: found.version,
    fields: { ...clientFields.strip().parse(found), email },
  });
}

test('a new password is mailed to the main address, told once, and only its hash is kept', async () => {
  const app = await portalOffice();
  const given = await regenerate(app, app.anaId);
  expect(given).toMatchObject({ login: 'ana@correo.example', portal: PORTAL.name, mailed: true });
  expect(given.password).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/u);
  const [row] = await mailOf(app);
  const { text, html, subject } = await app.call('outbox', 'get', { id: row?.id ?? 0 });
  expect([subject, text, html].join(' ')).not.toContain(given.password);
  await app.app.sendMail();
  const [taken] = app.server.taken;
  expect(taken?.recipients).toEqual(['ana@correo.example']);
  expect(taken?.raw).toContain(given.password);
  expect(taken?.raw).not.toContain('••');
  expect(app.unexpected).toEqual([]);
});

test('nothing of the office’s folder says it: while it waits, once it went, in a backup, a log or the audit', async () => {
  const app = await portalOffice();
  await app.call('mailSettings', 'save', { ...(await pausedServer(app)) });
  const { password } = await regenerate(app, app.anaId);
  await app.call('backups', 'take', {});
  expect(everyFile(app.folder).length).toBeGreaterThan(2);
  expect(saying(app.folder, password)).toEqual([]);
  expect(saying(app.folder, 'ana@correo.example').length).toBeGreaterThan(0);
  await useMailServer(app, app.server.port);
  await app.app.sendMail();
  expect(app.server.taken[0]?.raw).toContain(password);
  expect(saying(app.folder, password)).toEqual([]);
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 50 });
  expect(entries.map(({ action }) => action)).toContain('portalPassword');
  expect(JSON.stringify(entries)).not.toContain(password);
});

async function pausedServer({ call }: Office) {
  const { hasPassword: _has, trustedFingerprint: _trusted, ...kept } = await call('mailSettings', 'get', {});
  return { ...kept, password: null, paused: true };
}

test('a message that is done with has forgotten it, and nothing sends it again', async () => {
  const app = await portalOffice();
  await app.call('mailSettings', 'save', await pausedServer(app));
  await regenerate(app, app.anaId);
  const [waiting] = await mailOf(app);
  const { id = 0, version = 0 } = waiting ?? {};
  expect(secretsIn(app)).toBe(1);
  await app.call('outbox', 'cancel', { id, version });
  expect(secretsIn(app)).toBe(0);
  const now = (await mailOf(app))[0]?.version ?? 0;
  expect(await refusalOf(app.call('outbox', 'resend', { id, version: now }))).toMatchObject({
    code: 'MAIL_SECRET_GONE',
  });
  await regenerate(app, app.anaId);
  expect(secretsIn(app)).toBe(1);
  app.server.temper.recipient = () => ({ code: 550, words: 'no such user' });
  await useMailServer(app, app.server.port);
  await app.app.sendMail();
  expect(secretsIn(app)).toBe(0);
  const failed = (await mailOf(app)).at(-1);
  expect(failed).toMatchObject({ state: 'failed' });
  const at = { id: failed?.id ?? 0, version: failed?.version ?? 0 };
  expect(await refusalOf(app.call('outbox', 'retry', at))).toMatchObject({ code: 'MAIL_SECRET_GONE' });
  const changed = app.call('outbox', 'changeAddress', { ...at, position: 0, address: 'otra@correo.example' });
  expect(await refusalOf(changed)).toMatchObject({ code: 'MAIL_SECRET_GONE' });
  expect(await app.call('outbox', 'retryAll', { filter: {} })).toEqual({ retried: 0, left: 1 });
});

function secretsIn({ folder }: Office): number {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const rows = Number(direct.prepare('SELECT count(*) FROM mail_secrets').pluck().get());
  direct.close();
  return rows;
}

test('of two in a row the newer goes out alone, and one for an address that was changed goes to nobody', async () => {
  const app = await portalOffice();
  await app.call('mailSettings', 'save', await pausedServer(app));
  const first = await regenerate(app, app.anaId);
  const second = await regenerate(app, app.anaId);
  expect((await mailOf(app)).map(({ state, reason }) => [state, reason])).toEqual([
    ['unsendable', 'replaced'],
    ['waiting', null],
  ]);
  await changeEmail(app, app.anaId, 'nueva@correo.example');
  const third = await regenerate(app, app.anaId);
  await useMailServer(app, app.server.port);
  await app.app.sendMail();
  expect((await mailOf(app))[1]).toMatchObject({ state: 'unsendable', reason: 'replaced' });
  expect(app.server.taken.map(({ recipients }) => recipients)).toEqual([['nueva@correo.example']]);
  const raw = app.server.taken[0]?.raw ?? '';
  expect([first, second, third].map(({ password }) => raw.includes(password))).toEqual([false, false, true]);
});

test('one that waits for an address that was changed goes to neither, and says why', async () => {
  const app = await portalOffice();
  await app.call('mailSettings', 'save', await pausedServer(app));
  await regenerate(app, app.anaId);
  await changeEmail(app, app.anaId, 'nueva@correo.example');
  await useMailServer(app, app.server.port);
  await app.app.sendMail();
  expect(app.server.taken).toEqual([]);
  expect(await mailOf(app)).toMatchObject([{ state: 'failed', reason: 'addressChanged' }]);
});

test('one that is given at the counter is mailed to nobody, and the one that waits goes out no more', async () => {
  const app = await portalOffice();
  await app.call('mailSettings', 'save', await pausedServer(app));
  await regenerate(app, app.anaId);
  expect(await regenerate(app, app.anaId, false)).toMatchObject({ mailed: false });
  expect((await mailOf(app)).map(({ reason }) => reason)).toEqual(['replaced']);
});

test('it says why there is none: no portal, no address, a deactivated client, no server', async () => {
  const app = await portalOffice();
  const problemOf = async (clientId: number) => (await app.call('portal', 'standing', { clientId })).problem;
  expect(await problemOf(app.anaId)).toBeNull();
  expect(await problemOf(app.betoId)).toBe('noAddress');
  expect(await refusalOf(regenerate(app, app.betoId))).toMatchObject({ code: 'MAIL_NO_ADDRESS' });
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'deactivate', { id: app.anaId, version });
  expect(await problemOf(app.anaId)).toBe('deactivated');
  expect(await refusalOf(regenerate(app, app.anaId))).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
  const bare = await createMailOffice('ana@correo.example');
  const [id = 0] = bare.ids;
  expect(await bare.call('portal', 'standing', { clientId: id })).toMatchObject({ problem: 'notReady' });
  expect(await refusalOf(regenerate(bare, id))).toMatchObject({ code: 'PORTAL_NOT_READY' });
  await setPortal(bare);
  expect(await bare.call('portal', 'standing', { clientId: id })).toMatchObject({ problem: null, canMail: false });
  expect(await refusalOf(regenerate(bare, id))).toMatchObject({ code: 'MAIL_NO_SERVER' });
  expect(await regenerate(bare, id, false)).toMatchObject({ mailed: false });
});

test('a portal has a name and a secure address, or neither, and its passwords their length', async () => {
  const app = await createMailOffice('ana@correo.example');
  const save = (more: object) => app.call('portal', 'saveSettings', { version: 1, ...PORTAL, ...more });
  expect(await refusalOf(save({ name: '' }))).toMatchObject({ code: 'PORTAL_HALF', field: 'name' });
  expect(await refusalOf(save({ address: '' }))).toMatchObject({ code: 'PORTAL_HALF', field: 'address' });
  for (const address of ['http://portal.example', 'portal.example', 'https://a:b@portal.example'])
    expect(await refusalOf(save({ address })), address).toMatchObject({ code: 'PORTAL_ADDRESS', field: 'address' });
  await save({ passwordGroups: 6 });
  expect(await refusalOf(save({}))).toMatchObject({ code: 'CONFLICT' });
  const { password } = await regenerate(app, app.ids[0] ?? 0, false);
  expect(password).toHaveLength(6 * 4 + 5);
});

test('the portal’s file has each login with a hash that its password proves, and no password', async () => {
  const app = await portalOffice();
  const { password } = await regenerate(app, app.anaId, false);
  const { fileToken, rows } = await app.call('portal', 'saveLogins', { taskId: crypto.randomUUID() });
  expect(rows).toBe(1);
  const lines = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8').replace(/^\uFEFF/u, '');
  const [head = '', first = ''] = lines.split(/\r?\n/u);
  expect(head.split(/[;,]/u)).toEqual(['login', 'hash', 'id_cliente', 'nombre', 'generada']);
  expect(lines).not.toContain(password);
  const [login, hash = ''] = first.split(/[;,]/u);
  expect(login).toBe('ana@correo.example');
  expect(await createPasswords().verify(password, hash)).toBe(true);
  expect(await createPasswords().verify(password.toLowerCase(), hash)).toBe(false);
});

test('who is deactivated is not in the portal’s file, and neither is who has no address any more', async () => {
  const app = await createMailOffice('ana@correo.example', 'beto@correo.example', 'carla@correo.example');
  await setPortal(app);
  const [, betoId = 0, carlaId = 0] = app.ids;
  for (const id of app.ids) await regenerate(app, id, false);
  const { version } = await app.call('clients', 'get', { id: betoId });
  await app.call('clients', 'deactivate', { id: betoId, version });
  await changeEmail(app, carlaId, '');
  const { fileToken, rows } = await app.call('portal', 'saveLogins', { taskId: crypto.randomUUID() });
  const lines = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8');
  expect(rows).toBe(1);
  expect(lines).toContain('ana@correo.example');
  expect(lines).not.toContain('beto@correo.example');
  expect(lines.trim().split(/\r?\n/u)).toHaveLength(2);
});

test('a template of the password says it in its text, and never in its subject', async () => {
  const app = await portalOffice();
  const save = (fields: { subject: string; text: string; html: string }) =>
    app.call('mailTemplates', 'save', { kind: 'password', version: 0, fields });
  const good = { subject: 'Portal', text: 'Es {{clave}}', html: '' };
  const needs = { code: 'TEMPLATE_NEEDS', params: { name: 'clave' } };
  expect(await refusalOf(save({ ...good, text: 'Hola' }))).toMatchObject({ ...needs, field: 'text' });
  expect(await refusalOf(save({ ...good, subject: '{{clave}}' }))).toMatchObject({ ...needs, field: 'subject' });
  expect(await refusalOf(save({ ...good, html: '<p>Hola</p>' }))).toMatchObject({ ...needs, field: 'html' });
  await save(good);
  const { password } = await regenerate(app, app.anaId);
  await app.app.sendMail();
  expect(app.server.taken[0]?.raw).toContain(`Es ${password}`);
});
