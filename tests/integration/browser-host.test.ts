import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { assert, asyncProperty, constantFrom, oneof, string, uint8Array } from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { startCore } from '../../src-main/app/core';
import type { Session } from '../../src-main/app/dispatch';
import type { Role } from '../../src-main/contract/endpoint';
import { operatorsContract } from '../../src-main/contract/operators';
import { startBrowserHost } from '../../src-main/host-browser/server';
import { createSessions } from '../../src-main/host-browser/sessions';
import { OFFICE_SETUP } from '../support/test-app';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function openHost(role: Role = 'operator') {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-host-'));
  const rendererFolder = mkdtempSync(join(tmpdir(), 'abonado-page-'));
  writeFileSync(join(rendererFolder, 'index.html'), '<title>Abonado</title>');
  const core = await startCore({
    folder,
    migrationsFolder: resolve(import.meta.dirname, '../../migrations'),
    demo: false,
  });
  const { dispatch } = core.app;
  const session: Session = { actor: null };
  await dispatch(session, 'office', 'create', OFFICE_SETUP);
  const luz = { name: 'Luz', email: 'luz@oficina.example', role };
  const made = await dispatch(session, 'operators', 'create', { ...luz, password: 'clave-de-luz' });
  const { id: operatorId } = operatorsContract.create.output.parse(made);
  const window: Session = { actor: null };
  await dispatch(window, 'session', 'signIn', { email: luz.email, password: 'clave-de-luz' });
  const deactivate = () =>
    dispatch(session, 'operators', 'update', { ...luz, id: operatorId, version: 1, active: false });
  const sessionsFile = join(folder, 'browsers.json');
  const host = await startBrowserHost({
    core,
    rendererFolder,
    port: 0,
    portFile: join(folder, 'port.json'),
    initial: window,
    sessionsFile,
  });
  onTestFinished(async () => {
    await host.close();
    await core.app.close();
    for (const each of [folder, rendererFolder]) rmSync(each, { recursive: true, force: true });
  });
  const address = new URL(host.address());
  const ask = (path: string, options: Ask = {}) => call(address.port, path, options);
  const enter = async () => {
    const { headers } = await ask(`${address.pathname}${address.search}`);
    return String(headers['set-cookie']).split(';')[0] ?? '';
  };
  const resetPassword = () =>
    dispatch(session, 'operators', 'resetPassword', { id: operatorId, password: 'otra-clave' });
  return { address, ask, core, deactivate, enter, folder, host, origin: address.origin, resetPassword, sessionsFile };
}

function call(port: string, path: string, { method = 'GET', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((done, fail) => {
    // Each on a connection of its own: one that was kept is closed by the host after a while, also as it is used again.
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += String(chunk);
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

/** Whether a WebSocket to `/rpc` is let in. */
function opens(origin: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((done) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers });
    socket.on('open', () => {
      socket.close();
      done(true);
    });
    socket.on('error', () => done(false));
  });
}

test('an address is good once, and gives a cookie that no page can read', async () => {
  const { address, ask, host } = await openHost();
  const path = `${address.pathname}${address.search}`;
  const first = await ask(path);
  expect(first.status).toBe(303);
  expect(String(first.headers['set-cookie'])).toMatch(/^abonado=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/u);
  expect((await ask(path)).status).toBe(403);
  const renewed = new URL(host.renew());
  expect((await ask(`/${renewed.search}`)).status).toBe(303);
});

test('nothing is given without the cookie, to another name, or to a page of another origin', async () => {
  const { ask, enter, origin } = await openHost();
  expect((await ask('/')).status).toBe(403);
  const cookie = await enter();
  const page = await ask('/', { headers: { cookie } });
  expect(page).toMatchObject({ status: 200, text: '<title>Abonado</title>' });
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/u);
  expect((await ask('/', { headers: { cookie, host: 'attacker.example' } })).status).toBe(421);
  expect((await ask('/', { headers: { cookie, origin: 'http://attacker.example' } })).status).toBe(403);
  expect(await opens(origin, { cookie, origin })).toBe(true);
  expect(await opens(origin, { cookie })).toBe(false);
  expect(await opens(origin, { origin })).toBe(false);
  expect(await opens(origin, { cookie, origin: 'http://attacker.example' })).toBe(false);
  expect(await opens(origin, { cookie, origin, host: 'attacker.example' })).toBe(false);
});

test('a path that is none is answered like any other, and nothing is logged of it', async () => {
  const { ask, enter, folder } = await openHost();
  for (const path of ['//', '///x', 'http://attacker.example/', '*']) {
    const { status } = await ask(path);
    expect([path, [403, 404].includes(status)]).toEqual([path, true]);
  }
  const cookie = await enter();
  for (const path of ['//attacker.example/', 'http://attacker.example/?t=x', '*'])
    expect([path, (await ask(path, { headers: { cookie } })).status]).toEqual([path, 404]);
  expect(existsSync(join(folder, 'abonado.log'))).toBe(false);
});

test('a file comes in and goes out by its token; no address leads out of the page or the office', async () => {
  const { ask, core, enter, origin } = await openHost();
  const cookie = await enter();
  const sent = { method: 'POST', body: 'a;b', headers: { cookie, origin } };
  expect((await ask('/files?name=lista.csv', { ...sent, headers: { cookie } })).status).toBe(403);
  const { token } = JSON.parse((await ask('/files?name=..%2F..%2Flista.csv', sent)).text);
  expect(core.app.files().incoming(token)).toMatchObject({ fileName: 'lista.csv' });
  const out = core.app.files().outgoing('clientes ñ.csv');
  writeFileSync(out.path, 'c;d');
  const download = await ask(`/files/${out.token}`, { headers: { cookie } });
  expect(download).toMatchObject({ status: 200, text: 'c;d' });
  expect(download.headers['content-disposition']).toContain("filename*=UTF-8''clientes%20%C3%B1.csv");
  const pdf = core.app.files().outgoing('factura.pdf');
  writeFileSync(pdf.path, '%PDF');
  const shown = async (shownToken: string) => (await ask(`/files/${shownToken}?show`, { headers: { cookie } })).headers;
  expect(await shown(pdf.token)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^inline/u),
  });
  // Nothing else is shown on a page of our own origin.
  expect(await shown(out.token)).toMatchObject({ 'content-disposition': expect.stringMatching(/^attachment/u) });
  for (const path of [
    '/files/../abonado.db',
    '/files/%2e%2e%2fabonado.db',
    '/..%2f..%2fetc%2fpasswd.json',
    '/%zz.js',
  ]) {
    expect((await ask(path, { headers: { cookie } })).status, path).toBe(404);
  }
});

test('whoever only looks sends no file', async () => {
  const { ask, enter, origin } = await openHost('viewer');
  const cookie = await enter();
  const sent = await ask('/files?name=lista.csv', { method: 'POST', body: 'a;b', headers: { cookie, origin } });
  expect(sent.status).toBe(403);
});

test('an operator who was deactivated neither sends a file nor gets one, though their window never asked since', async () => {
  const { ask, core, deactivate, enter, origin } = await openHost();
  const cookie = await enter();
  const out = core.app.files().outgoing('clientes.csv');
  writeFileSync(out.path, 'c;d');
  await deactivate();
  const sent = await ask('/files?name=lista.csv', { method: 'POST', body: 'a;b', headers: { cookie, origin } });
  expect(sent.status).toBe(403);
  expect((await ask(`/files/${out.token}`, { headers: { cookie } })).status).toBe(404);
});

test.each([
  ['a window that the core heard of', true],
  ['a window that asked nothing yet', false],
])('a host that is killed after a password was reset forgets the sign-in of %s', async (_whose, heardOf) => {
  const { core, enter, resetPassword, sessionsFile } = await openHost();
  const cookie = await enter();
  // Another host's reading of the same file is what the next one begins with.
  const next = () => createSessions(sessionsFile, { actor: null }).find(cookie);
  expect(core.app.whoSits(next() ?? { actor: null })).toMatchObject({ name: 'Luz' });
  if (heardOf) await core.app.dispatch(next() ?? { actor: null }, 'session', 'get', {});
  await resetPassword();
  const kept = next();
  expect(kept).toBeDefined();
  expect(kept && core.app.whoSits(kept)).toBeNull();
});

test('what is kept of a sign-in does not have the password’s hash', async () => {
  const { enter, folder, sessionsFile } = await openHost();
  await enter();
  const { default: Sqlite } = await import('better-sqlite3');
  const direct = new Sqlite(join(folder, 'abonado.db'), { readonly: true });
  const hashes = direct.prepare('SELECT password_hash FROM operators').pluck().all().map(String);
  direct.close();
  const kept = readFileSync(sessionsFile, 'utf8');
  expect(kept).toContain('"proof":"');
  expect(hashes.filter((hash) => kept.includes(hash))).toEqual([]);
});

test('200 generated names and contents of a file are taken as they are, inside the office’s folder', async () => {
  const { ask, core, enter, folder, origin } = await openHost();
  const cookie = await enter();
  // Letters of three bytes and more, too: a disk counts a name's bytes.
  const name = oneof(
    string({ unit: 'binary', maxLength: 300, size: 'max' }),
    string({ unit: constantFrom('漢', '𠮷', 'ñ'), maxLength: 300, size: 'max' }),
  );
  await assert(
    asyncProperty(name, uint8Array({ maxLength: 2000 }), async (fileName, bytes) => {
      const path = `/files?name=${encodeURIComponent(fileName)}`;
      const body = Buffer.from(bytes).toString('latin1');
      const { status, text } = await ask(path, { method: 'POST', body, headers: { cookie, origin } });
      expect(status).toBe(200);
      const file = core.app.files().incoming(JSON.parse(text).token);
      expect(file?.fileName).not.toMatch(/[/\\]/u);
      expect(file && dirname(dirname(file.path))).toBe(join(folder, 'files', 'incoming'));
    }),
    { numRuns: 200 },
  );
  expect((await ask('/', { headers: { cookie } })).status).toBe(200);
});

const wireAnswer = z.object({ i: z.string(), p: z.object({ b: z.object({ json: z.unknown() }) }) });

/** A window's socket, and calls over it in the letters of the wire. */
async function openSocket({ enter, origin }: Awaited<ReturnType<typeof openHost>>) {
  const cookie = await enter();
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } });
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  const callOver = async (feature: string, verb: string, input: unknown): Promise<unknown> => {
    const answered = once(socket, 'message');
    socket.send(JSON.stringify({ i: '1', p: { u: `/${feature}/${verb}`, b: { json: input } } }));
    const [letter] = await answered;
    return wireAnswer.parse(JSON.parse(String(letter))).p.b.json;
  };
  return { callOver, socket };
}

test('over the socket a wrong input is a typed refusal with its field, and the permission comes first', async () => {
  const { callOver } = await openSocket(await openHost('viewer'));
  expect(await callOver('session', 'signIn', { email: 'luz', password: 'x' })).toMatchObject({
    code: 'REFUSED',
    data: { code: 'VALIDATION', params: { reason: 'invalid_format' }, field: 'email' },
  });
  expect(await callOver('clients', 'create', { name: 7 })).toMatchObject({
    code: 'REFUSED',
    data: { code: 'FORBIDDEN', params: {} },
  });
  expect(await callOver('clients', 'count', { filter: {} })).toEqual({ matching: 0 });
});

test.each([
  ['text that is no call', '{"garbage'],
  ['bytes', Buffer.from([0xff, 0, 1])],
  ['a list', '[]'],
  ['nothing', 'null'],
])(
  'a frame with %s ends its socket, is logged under a number, and writes nothing on the terminal',
  async (_what, frame) => {
    const host = await openHost();
    const { socket } = await openSocket(host);
    const said = [vi.spyOn(console, 'error'), vi.spyOn(process.stderr, 'write')];
    onTestFinished(() => {
      for (const spy of said) spy.mockRestore();
    });
    const closed = once(socket, 'close');
    socket.send(frame);
    const [code] = await closed;
    expect(code).toBe(1007);
    expect(said.flatMap((spy) => spy.mock.calls)).toEqual([]);
    const logged = readFileSync(join(host.folder, 'abonado.log'), 'utf8').trim().split('\n');
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ id: expect.stringMatching(/^[\da-f]{8}$/u) }]);
  },
);

test('a stranger who asks for the socket and hangs up does not stop the host', async () => {
  const { address, ask, enter } = await openHost();
  for (let round = 0; round < 20; round += 1) {
    await new Promise<void>((closed) => {
      const socket = connect(Number(address.port), '127.0.0.1', () => {
        socket.write('GET /rpc HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
        socket.resetAndDestroy();
      });
      socket.on('close', () => closed());
      socket.on('error', () => undefined);
    });
  }
  const cookie = await enter();
  expect(await ask('/', { headers: { Cookie: cookie } })).toMatchObject({ status: 200 });
});
