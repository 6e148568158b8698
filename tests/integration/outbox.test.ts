import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { mailOf, createMailOffice, notify, statesOf, useMailServer } from '../support/mail';
import { selfSigned, startMailServer } from '../support/mail-server';
import { createTestApp, refusalOf } from '../support/test-app';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test('a message goes out once, with one Message-ID, and says who took it', async () => {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  expect(await statesOf(app)).toEqual(['waiting']);
  await app.app.sendMail();
  await app.app.sendMail();
  const [row] = await mailOf(app);
  expect(row).toMatchObject({ state: 'sent', accepted: 1, recipients: 1, attempts: 1, address: 'ana@correo.example' });
  const { messageId } = await app.call('outbox', 'get', { id: row?.id ?? 0 });
  expect(server.taken.map((one) => [one.messageId, one.recipients])).toEqual([[messageId, ['ana@correo.example']]]);
  expect(messageId).toMatch(/^<[\w.-]+@norte\.example>$/u);
  expect(await app.call('outbox', 'days', {})).toEqual({
    days: [{ onDate: '2026-11-24', sent: 1, failed: 0, accepted: 1 }],
  });
  expect(app.unexpected).toEqual([]);
});

test('without a server nothing waits, and with one somebody says that it goes', async () => {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await notify(app, app.ids);
  expect(await mailOf(app)).toMatchObject([{ state: 'unsendable', reason: 'noServer' }]);
  await useMailServer(app, server.port);
  await app.app.sendMail();
  expect(server.taken).toEqual([]);
  expect(await app.call('outbox', 'retryAll', { filter: {} })).toEqual({ retried: 1, left: 0 });
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent']);
});

test('a client without a main e-mail is told, and gets it once there is one', async () => {
  const server = await startMailServer();
  const app = await createMailOffice('');
  await useMailServer(app, server.port);
  expect(await notify(app, app.ids)).toEqual({ queued: 0, withoutEmail: 1 });
  const [row] = await mailOf(app);
  expect(row).toMatchObject({ state: 'unsendable', reason: 'noAddress', address: '' });
  const at = { id: row?.id ?? 0, version: row?.version ?? 0 };
  expect(await refusalOf(app.call('outbox', 'retry', at))).toMatchObject({ code: 'MAIL_NO_ADDRESS' });
  const { id, version } = await app.call('clients', 'get', { id: app.ids[0] ?? 0 });
  const fields = clientFields.strip().parse(await app.call('clients', 'get', { id }));
  await app.call('clients', 'update', { id, version, fields: { ...fields, email: 'ana@correo.example' } });
  await app.call('outbox', 'retry', at);
  await app.app.sendMail();
  expect(server.taken.map(({ recipients }) => recipients)).toEqual([['ana@correo.example']]);
});

test('a dead server is no error: nothing is tried in vain, and after a day all goes, in order', async () => {
  const first = await startMailServer();
  await first.close();
  const app = await createMailOffice('ana@correo.example', 'beto@correo.example');
  await useMailServer(app, first.port);
  for (const subject of ['Uno', 'Dos', 'Tres']) await notify(app, app.ids, subject);
  for (let hour = 0; hour < 24; hour += 1) {
    await app.app.sendMail();
    app.clock.ms += HOUR_MS;
  }
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'unreachable', open: 6, failed: 0 });
  expect((await mailOf(app)).map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0, 0, 0]);
  const server = await startMailServer({}, first.port);
  await app.app.sendMail();
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'ready', open: 0 });
  for (const email of ['ana@correo.example', 'beto@correo.example'])
    expect(
      server.taken.filter(({ recipients }) => recipients[0] === email).map(({ raw }) => server.headOf(raw, 'Subject')),
    ).toEqual(['Uno', 'Dos', 'Tres']);
});

test('while the line is down it is left alone, and longer each time', async () => {
  const dead = await startMailServer();
  await dead.close();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, dead.port);
  await notify(app, app.ids);
  const waits: number[] = [];
  for (let times = 0; times < 9; times += 1) {
    await app.app.sendMail();
    const { resumeAtMs } = await app.call('outbox', 'status', {});
    waits.push(((resumeAtMs ?? 0) - app.clock.ms) / 1000);
    app.clock.ms = resumeAtMs ?? 0;
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
});

test('a server that hangs, and one that cuts off, lose nothing', async () => {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  server.temper.hangs = true;
  await app.app.sendMail();
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'unreachable', open: 1 });
  server.temper.hangs = false;
  server.temper.drops = true;
  app.clock.ms += HOUR_MS;
  await app.app.sendMail();
  expect(await mailOf(app)).toMatchObject([{ state: 'retrying', attempts: 1 }]);
  server.temper.drops = false;
  app.clock.ms += HOUR_MS;
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent']);
  expect(server.taken).toHaveLength(1);
});

test('of three addresses one that refuses is told, the others have it, and one that waits is asked alone', async () => {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  for (const [at, name] of [
    [1, 'nadie'],
    [2, 'gris'],
  ] as const)
    direct
      .prepare('INSERT INTO mail_recipients (message_id, position, address) VALUES (1, ?, ?)')
      .run(at, `${name}@correo.example`);
  direct.close();
  let grey = true;
  server.temper.recipient = (address) => {
    if (address.startsWith('nadie')) return { code: 550, words: 'no existe' };
    return address.startsWith('gris') && grey ? { code: 451, words: 'vuelva luego' } : undefined;
  };
  await app.app.sendMail();
  expect(await mailOf(app)).toMatchObject([{ state: 'retrying', accepted: 1 }]);
  grey = false;
  app.clock.ms += 10 * MINUTE_MS;
  await app.app.sendMail();
  const { addresses, ...row } = await app.call('outbox', 'get', { id: 1 });
  expect(row).toMatchObject({ state: 'failed', reason: 'refused', accepted: 2 });
  expect(addresses.map(({ state }) => state)).toEqual(['accepted', 'rejected', 'accepted']);
  expect(addresses[1]?.answer).toContain('no existe');
  expect(server.taken.map(({ recipients }) => recipients)).toEqual([['ana@correo.example'], ['gris@correo.example']]);
  expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(1);
  // The address is mended, and only that one is asked.
  server.taken.length = 0;
  await app.call('outbox', 'changeAddress', {
    id: 1,
    version: row.version,
    position: 1,
    address: 'nuevo@correo.example',
  });
  await app.app.sendMail();
  expect(server.taken.map(({ recipients }) => recipients)).toEqual([['nuevo@correo.example']]);
  expect(await statesOf(app)).toEqual(['sent']);
});

test('what is put off for good is given up after three days, and the client’s next one goes', async () => {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port);
  await notify(app, app.ids, 'Uno');
  await notify(app, app.ids, 'Dos');
  server.temper.message = () => ({ code: 452, words: 'buzón lleno' });
  for (let hour = 0; hour < 100 && (await statesOf(app))[0] !== 'failed'; hour += 1) {
    await app.app.sendMail();
    app.clock.ms += HOUR_MS;
  }
  const [one] = await mailOf(app);
  expect(one).toMatchObject({ state: 'failed', reason: 'gaveUp' });
  server.temper.message = () => undefined;
  app.clock.ms += 3 * HOUR_MS;
  await app.app.sendMail();
  expect(server.taken.map(({ raw }) => server.headOf(raw, 'Subject'))).toEqual(['Dos']);
});

test('a wrong password stops the line, is told in the server’s words, and leaves every message where it is', async () => {
  const server = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (password === 'buena') done(null, { user: username ?? '' });
      else done(Object.assign(new Error('clave incorrecta'), { responseCode: 535 }));
    },
  });
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port, { user: 'oficina', password: 'mala-clave-secreta' });
  await notify(app, app.ids);
  await app.app.sendMail();
  const status = await app.call('outbox', 'status', {});
  expect(status).toMatchObject({ line: 'login', open: 1, failed: 0 });
  expect(status.answer).toContain('clave incorrecta');
  await useMailServer(app, server.port, { user: 'oficina', password: 'buena' });
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent']);
  // Nowhere in the database, nor in what it audits.
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.pragma('wal_checkpoint(TRUNCATE)');
  direct.close();
  expect(readFileSync(`${app.folder}/abonado.db`).includes('mala-clave-secreta')).toBe(false);
});

test('a certificate that nobody vouches for is refused, shown, and trusted by its fingerprint alone', async () => {
  const secure = await startMailServer({ secure: true, ...selfSigned() });
  const app = await createMailOffice('ana@correo.example');
  const { version } = await useMailServer(app, secure.port, { host: 'localhost', security: 'tls' });
  await notify(app, app.ids);
  await app.app.sendMail();
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'certificate', open: 1 });
  const form = { host: 'localhost', port: secure.port, security: 'tls', user: '', password: null } as const;
  const { line, certificate } = await app.call('mailSettings', 'tryOut', form);
  expect([line, certificate?.subject]).toEqual(['certificate', 'localhost']);
  const other = certificate?.fingerprint.replace(/^../u, (pair) => (pair === '00' ? '11' : '00')) ?? '';
  expect(await refusalOf(app.call('mailSettings', 'trust', { version, fingerprint: other }))).toMatchObject({
    code: 'MAIL_CERTIFICATE',
  });
  await app.call('mailSettings', 'trust', { version, fingerprint: certificate?.fingerprint ?? '' });
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent']);
  const direct = new Sqlite(`${app.folder}/abonado.db`, { readonly: true });
  const told = direct.prepare("SELECT after FROM audit_entries WHERE field = 'mail.trustedFingerprint'").pluck();
  expect(told.all()).toEqual([certificate?.fingerprint]);
  direct.close();
  // Another certificate on the same server is not it.
  await secure.close();
  await startMailServer({ secure: true, ...selfSigned() }, secure.port);
  await notify(app, app.ids);
  await app.app.sendMail();
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'certificate', open: 1 });
});

test('STARTTLS is required: a server without it gets nothing', async () => {
  const plain = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, plain.port, { security: 'starttls' });
  await notify(app, app.ids);
  await app.app.sendMail();
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'security' });
  expect(plain.taken).toEqual([]);
  expect(await refusalOf(useMailServer(app, 25, { host: 'correo.norte.example' }))).toMatchObject({
    code: 'MAIL_NOT_SECURE',
  });
});

test('what was on its way when the program was killed goes again, as the same message', async () => {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.prepare("UPDATE mail_messages SET state = 'sending', message_id = '<antes@norte.example>'").run();
  direct.close();
  await app.app.close();
  const again = createTestApp(app.folder);
  await again.app.sendMail();
  expect(server.taken.map(({ messageId }) => messageId)).toEqual(['<antes@norte.example>']);
});

test('the limits of a minute and of a day hold, and what is over them waits', async () => {
  const server = await startMailServer();
  const app = await createMailOffice(...Array.from({ length: 9 }, (_, at) => `c${at}@correo.example`));
  await useMailServer(app, server.port, { minuteLimit: 3, dailyLimit: 7 });
  await notify(app, app.ids);
  const counts: number[] = [];
  for (let minute = 0; minute < 4; minute += 1) {
    await app.app.sendMail();
    counts.push(server.taken.length);
    app.clock.ms += MINUTE_MS;
  }
  expect(counts).toEqual([3, 6, 7, 7]);
  app.clock.ms += 24 * HOUR_MS;
  await app.app.sendMail();
  expect(server.taken).toHaveLength(9);
});

test('a head is one line, whatever a name or a subject has in it', async () => {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port);
  const bad = notify(app, app.ids, 'Hola\r\nBcc: todos@correo.example');
  expect(await refusalOf(bad)).toMatchObject({ code: 'VALIDATION', field: 'notice.subject' });
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.prepare("UPDATE clients SET name = 'Ana' || char(13, 10) || 'Bcc: x@correo.example' WHERE id = 1").run();
  direct.close();
  await notify(app, app.ids, 'Para {{cliente}}');
  await app.app.sendMail();
  const [message] = server.taken;
  expect(server.headOf(message?.raw ?? '', 'Bcc')).toBe('');
  expect(server.headOf(message?.raw ?? '', 'Subject')).toBe('Para Ana Bcc: x@correo.example');
});
