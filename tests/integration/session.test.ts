import { expect, test } from 'vitest';
import type { Session } from '../../src-main/app/dispatch';
import {
  ADMINISTRATOR,
  clientFieldsWith,
  createTestApp,
  createTestOffice,
  refusalOf,
  OFFICE_SETUP,
  signedInOperator,
} from '../support/test-app';

test('before the first run there is no office; afterwards the second first run is refused', async () => {
  const app = createTestApp();
  expect(await app.call('office', 'get', {})).toEqual({ office: null });
  const { recoveryCode } = await app.call('office', 'create', OFFICE_SETUP);
  expect(recoveryCode).toMatch(/^([A-Z2-9]{4}-){4}[A-Z2-9]{4}$/u);
  expect(await refusalOf(app.call('office', 'create', OFFICE_SETUP))).toMatchObject({ code: 'OFFICE_EXISTS' });
  const { entries } = await app.call('catalogs', 'list', {});
  expect(entries.filter((entry) => entry.kind === 'province')).toHaveLength(24);
});

test('five wrong passwords lock the sign-in for half a minute', async () => {
  const app = await createTestOffice();
  await app.call('session', 'signOut', {});
  const { email, password } = ADMINISTRATOR;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const wrong = app.call('session', 'signIn', { email, password: 'otra' });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  }
  const locked = await refusalOf(app.call('session', 'signIn', { email, password }));
  expect(locked).toMatchObject({ code: 'LOCKED', params: { seconds: 30 } });
  app.clock.ms += 30_000;
  expect(await app.call('session', 'signIn', { email, password })).toMatchObject({ actor: { role: 'administrator' } });
});

type Office = Awaited<ReturnType<typeof createTestOffice>>;

/** What seven wrong tries are answered with, one after the other, and what is still locked after half a minute. */
async function answersTo(office: Office, email: string, how: 'signIn' | 'recover') {
  const answers: unknown[] = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    if (attempt === 7) office.clock.ms += 30_000;
    const wrong =
      how === 'signIn'
        ? office.callAs({ actor: null }, 'session', 'signIn', { email, password: 'otra' })
        : office.callAs({ actor: null }, 'session', 'recover', {
            email,
            recoveryCode: 'otro',
            password: 'nueva-clave',
          });
    answers.push(await refusalOf(wrong));
  }
  return answers;
}

test.each(['signIn', 'recover'] as const)(
  'by %s nobody learns who is an operator: an e-mail that is nobody’s, or of one who is inactive, waits as any does',
  async (how) => {
    const office = await createTestOffice();
    const { id, name, email } = await signedInOperator(office);
    const known = await answersTo(office, ADMINISTRATOR.email, how);
    expect(known).toMatchObject([
      ...Array.from({ length: 5 }, () => ({ code: 'WRONG_CREDENTIALS' })),
      { code: 'LOCKED', params: { seconds: 30 } },
      { code: 'LOCKED', params: { seconds: 30 } },
      { code: 'WRONG_CREDENTIALS' },
    ]);
    expect(await answersTo(office, 'nadie@oficina.example', how)).toEqual(known);
    await office.call('operators', 'update', { id, version: 1, name, email, role: 'operator', active: false });
    expect(await answersTo(office, email, how)).toEqual(known);
  },
);

test.each(['signIn', 'recover'] as const)(
  'a lock that a clock a month ahead set by %s is not believed once the clock is right',
  async (how) => {
    const office = await createTestOffice();
    const { email, password } = ADMINISTRATOR;
    const aheadMs = 30 * 86_400_000;
    office.clock.ms += aheadMs;
    await answersTo(office, email, how);
    expect(await refusalOf(office.call('session', 'signIn', { email, password }))).toMatchObject({ code: 'LOCKED' });
    office.clock.ms -= aheadMs;
    const { recoveryCode } = office;
    const right =
      how === 'signIn'
        ? office.call('session', 'signIn', { email, password })
        : office.call('session', 'recover', { email, recoveryCode, password: 'nueva-clave' });
    await expect(right).resolves.toBeDefined();
  },
);

test('a try with an e-mail that is nobody’s is written to the disk as an operator’s is', async () => {
  const office = await createTestOffice();
  const { default: Sqlite } = await import('better-sqlite3');
  const direct = new Sqlite(`${office.folder}/abonado.db`, { readonly: true });
  const written = () => Number(direct.pragma('data_version', { simple: true }));
  const before = written();
  const wrong = { email: 'nadie@oficina.example', password: 'otra' };
  await refusalOf(office.callAs({ actor: null }, 'session', 'signIn', wrong));
  expect(written()).toBeGreaterThan(before);
  direct.close();
});

test('guesses with nobody’s e-mail that are sent together count as those sent one after the other', async () => {
  const office = await createTestOffice();
  const wrong = { email: 'nadie@oficina.example', password: 'otra' };
  const guesses = Array.from({ length: 9 }, () => office.callAs({ actor: null }, 'session', 'signIn', wrong));
  const codes = (await Promise.all(guesses.map(refusalOf))).map(({ code }) => code);
  expect(codes.filter((code) => code === 'LOCKED')).toHaveLength(4);
});

test('a hundred sign-ins at once are not all hashed: those beyond a few are told to wait', async () => {
  const office = await createTestOffice();
  const guesses = Array.from({ length: 100 }, (_, index) =>
    office.callAs({ actor: null }, 'session', 'signIn', { email: `n${index}@oficina.example`, password: 'otra' }),
  );
  const refusals = await Promise.all(guesses.map(refusalOf));
  expect(refusals.filter(({ code }) => code === 'LOCKED')).toHaveLength(91);
});

test('roles are held at the door: a viewer reads and writes nothing', async () => {
  const app = await createTestOffice();
  const viewer = { name: 'Vera', email: 'vera@oficina.example', role: 'viewer', password: 'clave-de-vera' } as const;
  await app.call('operators', 'create', viewer);
  const session = { actor: null };
  await app.callAs(session, 'session', 'signIn', { email: viewer.email, password: viewer.password });
  expect(await app.callAs(session, 'clients', 'count', { filter: {} })).toEqual({ matching: 0 });
  const write = app.callAs(session, 'clients', 'create', clientFieldsWith({}));
  expect(await refusalOf(write)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await refusalOf(app.callAs(session, 'operators', 'list', {}))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await refusalOf(app.callAs({ actor: null }, 'clients', 'count', { filter: {} }))).toMatchObject({
    code: 'SIGNED_OUT',
  });
});

test('the recovery code resets the administrator once, and gives a new code', async () => {
  const app = await createTestOffice();
  await app.call('session', 'signOut', {});
  const recovery = {
    email: ADMINISTRATOR.email,
    recoveryCode: app.recoveryCode.toLowerCase(),
    password: 'nueva-clave',
  };
  const { recoveryCode } = await app.call('session', 'recover', recovery);
  expect(recoveryCode).not.toBe(app.recoveryCode);
  expect(await refusalOf(app.call('session', 'recover', recovery))).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  const signIn = { email: ADMINISTRATOR.email, password: 'nueva-clave' };
  expect(await app.call('session', 'signIn', signIn)).toMatchObject({ actor: { email: ADMINISTRATOR.email } });
});

test('a recovery code that two windows send at once serves the first alone', async () => {
  const app = createTestApp();
  const { recoveryCode } = await app.call('office', 'create', OFFICE_SETUP);
  const { email } = ADMINISTRATOR;
  const sent = await Promise.allSettled(
    ['primera-clave', 'segunda-clave'].map((password) =>
      app.callAs({ actor: null }, 'session', 'recover', { email, recoveryCode, password }),
    ),
  );
  expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  const signIn = app.callAs({ actor: null }, 'session', 'signIn', { email, password: 'primera-clave' });
  expect((await signIn).actor).toMatchObject({ email });
});

test('the last administrator cannot be taken away', async () => {
  const app = await createTestOffice();
  const { operators } = await app.call('operators', 'list', {});
  const [only] = operators;
  const change = {
    id: only?.id ?? 0,
    version: 1,
    name: 'Ana',
    email: ADMINISTRATOR.email,
    role: 'operator',
    active: true,
  } as const;
  expect(await refusalOf(app.call('operators', 'update', change))).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
});

test('the audit is append-only in the database itself', async () => {
  const app = await createTestOffice();
  const { default: Sqlite } = await import('better-sqlite3');
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  expect(() => direct.prepare("UPDATE audit_entries SET operator_name = 'otro'").run()).toThrow('append-only');
  expect(() => direct.prepare('DELETE FROM audit_entries').run()).toThrow('append-only');
  const rewrite = 'REPLACE INTO audit_entries SELECT * FROM audit_entries';
  expect(() => direct.prepare(rewrite).run()).toThrow('append-only');
  direct.close();
});

test('an operator who is deactivated is signed out at the next call, one who is demoted may from there do less', async () => {
  const office = await createTestOffice();
  const { id, window, name, email } = await signedInOperator(office);
  await office.callAs(window, 'clients', 'create', clientFieldsWith({ name: 'Ana' }));
  await office.call('operators', 'update', { id, version: 1, name, email, role: 'viewer', active: true });
  const refused = office.callAs(window, 'clients', 'create', clientFieldsWith({ name: 'Beto' }));
  expect(await refusalOf(refused)).toMatchObject({ code: 'FORBIDDEN' });
  await office.call('operators', 'update', { id, version: 2, name, email, role: 'viewer', active: false });
  expect(await office.callAs(window, 'session', 'get', {})).toMatchObject({ actor: null });
  const again = office.callAs({ actor: null }, 'session', 'signIn', { email, password: 'clave-de-luz' });
  expect(await refusalOf(again)).toMatchObject({ code: 'WRONG_CREDENTIALS' });
});

test('a password that an administrator resets ends the sign-ins that were made with the old one', async () => {
  const office = await createTestOffice();
  const { id, window } = await signedInOperator(office);
  await office.call('operators', 'resetPassword', { id, password: 'otra-clave' });
  expect(await office.callAs(window, 'session', 'get', {})).toMatchObject({ actor: null });
  expect(await office.call('session', 'get', {})).toMatchObject({ actor: { name: 'Ana Ruiz' } });
});

test('guesses that are sent together count as those sent one after the other', async () => {
  const office = await createTestOffice();
  const { email } = await signedInOperator(office);
  const window: Session = { actor: null };
  const guesses = Array.from({ length: 9 }, (_, index) => (index === 8 ? 'clave-de-luz' : `clave-${index}`));
  const ends = await Promise.allSettled(
    guesses.map((password) => office.callAs(window, 'session', 'signIn', { email, password })),
  );
  expect(ends.filter(({ status }) => status === 'fulfilled')).toEqual([]);
  expect(window.actor).toBeNull();
});

test('who is deactivated, or given another password, is signed out at once, whether their window asks or not', async () => {
  const office = await createTestOffice();
  const { id, window, name, email } = await signedInOperator(office);
  await office.call('operators', 'update', { id, version: 1, name, email, role: 'viewer', active: true });
  expect(window.actor).toMatchObject({ role: 'viewer' });
  await office.call('operators', 'resetPassword', { id, password: 'otra-clave' });
  expect(window.actor).toBeNull();
  await office.callAs(window, 'session', 'signIn', { email, password: 'otra-clave' });
  await office.call('operators', 'update', { id, version: 2, name, email, role: 'viewer', active: false });
  expect(window.actor).toBeNull();
});

test('the recovery code ends the sign-ins that were made with the lost password', async () => {
  const office = await createTestOffice();
  const { recoveryCode } = office;
  const { email } = ADMINISTRATOR;
  // A window is known from its first call on.
  await office.call('office', 'get', {});
  await office.callAs({ actor: null }, 'session', 'recover', { email, recoveryCode, password: 'nueva-clave' });
  expect(office.session.actor).toBeNull();
});

type Luz = Awaited<ReturnType<typeof signedInOperator>>;

/** What may happen to an operator while the host that keeps the sign-in is down, or is killed before it is told. */
const since: [string, (office: Office, luz: Luz) => Promise<unknown>][] = [
  [
    'was deactivated',
    ({ call }, { id, name, email, role }) =>
      call('operators', 'update', { id, version: 1, name, email, role, active: false }),
  ],
  ['has another password', ({ call }, { id }) => call('operators', 'resetPassword', { id, password: 'otra-clave' })],
  [
    'was deactivated and came back',
    async ({ call }, { id, name, email, role }) => {
      await call('operators', 'update', { id, version: 1, name, email, role, active: false });
      await call('operators', 'update', { id, version: 2, name, email, role, active: true });
    },
  ],
];

test.each(since)('a sign-in kept by its host ends at a new core when its operator %s', async (_what, happen) => {
  const office = await createTestOffice();
  const luz = await signedInOperator(office);
  const kept: Session = { ...luz.window };
  await happen(office, luz);
  expect(await office.callAs(kept, 'session', 'get', {})).toMatchObject({ actor: null });
});

test('a sign-in kept by its host holds at a new core while nothing happened to its operator, and never without its proof', async () => {
  const office = await createTestOffice();
  const { id, window } = await signedInOperator(office);
  const kept: Session = { ...window };
  expect(await office.callAs(kept, 'session', 'get', {})).toMatchObject({ actor: { operatorId: id } });
  expect(await office.callAs({ actor: window.actor }, 'session', 'get', {})).toMatchObject({ actor: null });
});
