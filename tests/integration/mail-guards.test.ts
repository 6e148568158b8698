import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { createAccountOffice, issue } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { addContract } from '../support/contracts';
import { createMailOffice, mailOf, notify, statesOf, useMailServer } from '../support/mail';
import { selfSigned, startMailServer } from '../support/mail-server';
import { refusalOf } from '../support/test-app';

const MINUTE_MS = 60_000;

test('a message that is on its way is left alone, whatever is asked of it', async () => {
  const app = await createMailOffice('ana@correo.example');
  const server = await startMailServer();
  await useMailServer(app, server.port, { paused: true });
  await notify(app, app.ids);
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.exec("UPDATE mail_messages SET state = 'sending'");
  direct.close();
  const [row] = await mailOf(app);
  const at = { id: row?.id ?? 0, version: row?.version ?? 0 };
  const asked = [
    app.call('outbox', 'cancel', at),
    app.call('outbox', 'retry', at),
    app.call('outbox', 'resend', at),
    app.call('outbox', 'changeAddress', { ...at, position: 0, address: 'otra@correo.example' }),
  ];
  for (const answer of asked) expect(await refusalOf(answer)).toMatchObject({ code: 'MAIL_SENDING' });
});

test('a trial signs in with the kept password where it was kept for, and asks for it anywhere else', async () => {
  const seen: string[] = [];
  const server = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username = '', password = '' }, _session, done) {
      seen.push(`${username}:${password}`);
      done(null, { user: username });
    },
  });
  const app = await createMailOffice();
  await useMailServer(app, server.port, { user: 'oficina', password: 'guardada' });
  const form = { host: '127.0.0.1', port: server.port, security: 'none', user: 'oficina', password: null } as const;
  expect(await app.call('mailSettings', 'tryOut', form)).toMatchObject({ line: 'ready' });
  expect(seen).toEqual(['oficina:guardada']);
  const other = await startMailServer();
  for (const elsewhere of [{ host: 'localhost' }, { port: other.port }, { user: 'otra' }])
    expect(await refusalOf(app.call('mailSettings', 'tryOut', { ...form, ...elsewhere }))).toMatchObject({
      code: 'MAIL_PASSWORD_AGAIN',
      field: 'password',
    });
  // One that is typed is another’s to give.
  await app.call('mailSettings', 'tryOut', { ...form, user: 'otra', password: 'suya' });
  expect(seen).toEqual(['oficina:guardada', 'otra:suya']);
});

/** A server that lets nobody in, and counts who came. */
async function startShutServer() {
  const came = { times: 0 };
  const server = createServer((socket) => {
    came.times += 1;
    socket.on('error', () => undefined);
    socket.end('554 5.3.2 cerrado\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = () => new Promise<void>((done) => server.close(() => done()));
  onTestFinished(close);
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, came };
}

test('a server that was down is tried with one message, and the flood comes when that one went', async () => {
  const shut = await startShutServer();
  const app = await createMailOffice(...Array.from({ length: 12 }, (_, at) => `c${at}@correo.example`));
  await useMailServer(app, shut.port, { connections: 5 });
  await notify(app, app.ids);
  await app.app.sendMail();
  const first = shut.came.times;
  expect(first).toBeGreaterThan(1);
  for (let times = 1; times <= 3; times += 1) {
    app.clock.ms += 10 * MINUTE_MS;
    await app.app.sendMail();
    expect(shut.came.times).toBe(first + times);
  }
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'unreachable', open: 12, failed: 0 });
});

/** A certificate for this computer that another one signed. */
function signedBy({ key, cert }: ReturnType<typeof selfSigned>) {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-leaf-'));
  const at = (name: string) => join(folder, name);
  const run = (...words: readonly string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
  writeFileSync(at('ca.key'), key);
  writeFileSync(at('ca.pem'), cert);
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost');
  run('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=localhost');
  run(
    ...'x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out leaf.pem'.split(
      ' ',
    ),
  );
  const pair = { key: readFileSync(at('leaf.key'), 'utf8'), cert: readFileSync(at('leaf.pem'), 'utf8') };
  rmSync(folder, { recursive: true });
  return pair;
}

test('the one certificate that is trusted vouches for no other, not even for one that it signed for the same name', async () => {
  const trusted = selfSigned();
  const secure = await startMailServer({ secure: true, ...trusted });
  const app = await createMailOffice('ana@correo.example');
  const { version } = await useMailServer(app, secure.port, { host: 'localhost', security: 'tls' });
  const form = { host: 'localhost', port: secure.port, security: 'tls', user: '', password: null } as const;
  const { certificate } = await app.call('mailSettings', 'tryOut', form);
  await app.call('mailSettings', 'trust', { version, fingerprint: certificate?.fingerprint ?? '' });
  expect(await app.call('mailSettings', 'tryOut', form)).toMatchObject({ line: 'ready' });
  await secure.close();
  const impostor = await startMailServer({ secure: true, ...signedBy(trusted) }, secure.port);
  await notify(app, app.ids);
  await app.app.sendMail();
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'certificate', open: 1 });
  expect(impostor.taken).toEqual([]);
});

test('a server that repeats the sign-in teaches the office’s database nothing', async () => {
  const password = 'SECRETO-123456';
  const coded = Buffer.from(`\0oficina\0${password}`).toString('base64');
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 hola\r\n');
    socket.on('data', (data) => {
      const line = data.toString('latin1').trim();
      socket.write(line.startsWith('EHLO') ? '250-x\r\n250 AUTH PLAIN\r\n' : `500 5.5.1 no entiendo: ${line}\r\n`);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, port, { user: 'oficina', password });
  await notify(app, app.ids);
  await app.app.sendMail();
  const { line, answer } = await app.call('outbox', 'status', {});
  expect([line, answer]).toEqual(['login', '500 5.5.1 no entiendo: AUTH PLAIN •••']);
  const form = { host: '127.0.0.1', port, security: 'none', user: 'oficina', password } as const;
  expect((await app.call('mailSettings', 'tryOut', form)).answer).toBe('500 5.5.1 no entiendo: AUTH PLAIN •••');
  for (const end of ['', '-wal']) {
    const bytes = readFileSync(`${app.folder}/abonado.db${end}`, 'latin1');
    expect([bytes.includes(coded), bytes.includes(password)], end).toEqual([false, false]);
  }
  expect(JSON.stringify(app.unexpected.map(String))).not.toContain(coded);
});

test('an invoice whose PDF cannot be drawn fails for a person to see, and keeps nothing else from going', async () => {
  const server = await startMailServer();
  const app = await createAccountOffice();
  await useMailServer(app, server.port, { paused: true });
  for (const [id, email] of [
    [app.anaId, 'ana@correo.example'],
    [app.betoId, 'beto@correo.example'],
  ] as const) {
    const found = await app.call('clients', 'get', { id });
    await app.call('clients', 'update', {
      id,
      version: found.version,
      fields: { ...clientFields.strip().parse(found), email },
    });
    await saveBilling(app, id, await billingWith(app, {}));
    if (id === app.betoId) await addContract(app, id);
  }
  await issue(app, '2026-11-24');
  await notify(app, [app.anaId], 'Después');
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  const snapshot = direct
    .prepare('SELECT client_snapshot_id FROM invoices WHERE client_id = ? ORDER BY id LIMIT 1')
    .pluck()
    .get(app.anaId);
  direct.exec('DROP TRIGGER IF EXISTS invoice_snapshots_no_update');
  direct.prepare("UPDATE invoice_snapshots SET json = '{}' WHERE id = ?").run(snapshot);
  direct.close();
  await useMailServer(app, server.port, { paused: false });
  await app.app.sendMail();
  const [broken, ...others] = await mailOf(app);
  expect(broken).toMatchObject({ kind: 'invoice', state: 'failed', reason: 'notMade', answer: '' });
  expect(others.map(({ state }) => state)).toEqual(others.map(() => 'sent'));
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'ready', open: 0, failed: 1 });
  expect(app.unexpected).toHaveLength(1);
  expect(await statesOf(app)).not.toContain('retrying');
});
