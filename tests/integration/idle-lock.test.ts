import { expect, test } from 'vitest';
import { ADMINISTRATOR, createTestOffice, refusalOf, signedInOperator, START_MS } from '../support/test-app';

const MINUTE_MS = 60_000;
const { email, password } = ADMINISTRATOR;
const list = { filter: {} } as const;

test('a window that nobody touches for the office’s minutes is refused everything until its operator signs in', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'count', list);
  app.clock.ms = START_MS + 17 * MINUTE_MS;
  expect(await refusalOf(app.call('clients', 'count', list))).toMatchObject({ code: 'SESSION_LOCKED' });
  expect(await refusalOf(app.call('backups', 'take', {}))).toMatchObject({ code: 'SESSION_LOCKED' });
  expect(await app.call('session', 'get', {})).toMatchObject({ actor: { email }, locked: true });
  const wrong = app.call('session', 'signIn', { email, password: 'otra-clave' });
  expect(await refusalOf(wrong)).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  expect(await refusalOf(app.call('clients', 'count', list))).toMatchObject({ code: 'SESSION_LOCKED' });
  await app.call('session', 'signIn', { email, password });
  expect(await app.call('clients', 'count', list)).toEqual({ matching: 0 });
});

test('only somebody at the window keeps it open: what it asks by itself does not', async () => {
  const app = await createTestOffice();
  for (const minute of [10, 20, 30]) {
    app.clock.ms = START_MS + minute * MINUTE_MS;
    expect(await app.call('session', 'touch', {})).toEqual({ locked: false });
  }
  for (const minute of [35, 40, 45]) {
    app.clock.ms = START_MS + minute * MINUTE_MS;
    await app.call('clients', 'count', list);
  }
  app.clock.ms = START_MS + 47 * MINUTE_MS;
  expect(await app.call('session', 'touch', {})).toEqual({ locked: true });
  expect(await refusalOf(app.call('clients', 'count', list))).toMatchObject({ code: 'SESSION_LOCKED' });
});

test('a window locked by hand is locked at once, and another operator may sign in at it', async () => {
  const app = await createTestOffice();
  const luz = { name: 'Luz Paz', email: 'luz@oficina.example', role: 'operator', password: 'clave-de-luz' } as const;
  await app.call('operators', 'create', luz);
  await app.call('session', 'lock', {});
  expect(await refusalOf(app.call('clients', 'count', list))).toMatchObject({ code: 'SESSION_LOCKED' });
  await app.call('session', 'signIn', { email: luz.email, password: luz.password });
  expect(await app.call('session', 'get', {})).toMatchObject({ actor: { name: 'Luz Paz' }, locked: false });
  expect(await refusalOf(app.call('backups', 'take', {}))).toMatchObject({ code: 'FORBIDDEN' });
});

test('the administrator sets the minutes, it is audited, and 0 never locks', async () => {
  const app = await createTestOffice();
  expect(await app.call('office', 'get', {})).toMatchObject({ office: { idleMinutes: 15 } });
  for (const idleMinutes of [-1, 481, 1.5]) {
    const update = app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes });
    expect(await refusalOf(update)).toMatchObject({ code: 'VALIDATION', field: 'idleMinutes' });
  }
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 0 });
  app.clock.ms = START_MS + 24 * 60 * MINUTE_MS;
  await app.call('clients', 'count', list);
  await app.call('office', 'update', { version: 2, name: 'Norte Digital', idleMinutes: 2 });
  app.clock.ms += MINUTE_MS;
  await app.call('session', 'touch', {});
  app.clock.ms += 4 * MINUTE_MS;
  expect(await refusalOf(app.call('clients', 'count', list))).toMatchObject({ code: 'SESSION_LOCKED' });
  const { default: Sqlite } = await import('better-sqlite3');
  const direct = new Sqlite(`${app.folder}/abonado.db`, { readonly: true });
  const audited = direct
    .prepare("SELECT before, after FROM audit_entries WHERE field = 'idleMinutes' ORDER BY id")
    .all();
  direct.close();
  expect(audited).toEqual([
    { before: '15', after: '0' },
    { before: '0', after: '2' },
  ]);
});

test('who is not an administrator does not set the minutes', async () => {
  const app = await createTestOffice();
  const { window } = await signedInOperator(app);
  const update = app.callAs(window, 'office', 'update', { version: 1, name: 'Otra', idleMinutes: 0 });
  expect(await refusalOf(update)).toMatchObject({ code: 'FORBIDDEN' });
});
