import { call as callProcedure } from '@orpc/server';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Session } from '../../src-main/app/dispatch';
import { Refusal } from '../../src-main/contract/failures';
import { createTasks } from '../../src-main/jobs/task';
import { ADMINISTRATOR, clientFieldsWith, createTestOffice, refusalOf, signedInOperator } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createTestOffice>>;

test('wrong recovery codes are counted and lock as wrong passwords do, also those that are sent together', async () => {
  const app = await createTestOffice();
  const stranger: Session = { actor: null };
  const recover = (recoveryCode: string) =>
    app.callAs(stranger, 'session', 'recover', { email: ADMINISTRATOR.email, recoveryCode, password: 'nueva-clave' });
  const ends = await Promise.all(Array.from({ length: 6 }, () => refusalOf(recover('XXXX-XXXX'))));
  expect(ends.map(({ code, field }) => `${code} ${field}`).toSorted((one, other) => one.localeCompare(other))).toEqual([
    'LOCKED recoveryCode',
    ...Array.from({ length: 5 }, () => 'WRONG_CREDENTIALS recoveryCode'),
  ]);
  expect(await refusalOf(recover(app.recoveryCode))).toMatchObject({ code: 'LOCKED' });
  const signIn = { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password };
  expect(await refusalOf(app.callAs(stranger, 'session', 'signIn', signIn))).toMatchObject({ code: 'LOCKED' });
  app.clock.ms += 31_000;
  expect(await recover(app.recoveryCode)).toMatchObject({ recoveryCode: expect.any(String) });
});

test('a recovery by the e-mail of nobody, or of who is no administrator, is refused like a wrong code', async () => {
  const app = await createTestOffice();
  const luz = { name: 'Luz', email: 'luz@oficina.example', role: 'operator' as const };
  await app.call('operators', 'create', { ...luz, password: 'clave-de-luz' });
  for (const email of ['nadie@oficina.example', luz.email]) {
    const recovered = app.call('session', 'recover', {
      email,
      recoveryCode: app.recoveryCode,
      password: 'nueva-clave',
    });
    expect(await refusalOf(recovered)).toMatchObject({ code: 'WRONG_CREDENTIALS', field: 'recoveryCode' });
  }
});

/** What a window hears until it has heard of a change of the office. */
async function heard(app: Office, session: Session, happen: () => Promise<unknown>): Promise<string[]> {
  const events = await callProcedure(app.app.router.events.subscribe, {}, { context: { session } });
  const kinds: string[] = [];
  // It is read as the window reads it: while things happen.
  const ended = (async () => {
    for await (const { kind } of events) {
      kinds.push(kind);
      if (kind === 'office.changed') break;
    }
  })();
  await happen();
  await ended;
  return kinds;
}

test('a window that nobody is signed in at hears of the office and its sign-in, and not of its clients', async () => {
  const app = await createTestOffice();
  let version = 0;
  const work = async () => {
    version += 1;
    await app.call('clients', 'create', clientFieldsWith({}));
    await app.call('catalogs', 'create', { kind: 'zone', name: `Sur ${randomUUID().slice(0, 4)}` });
    await app.call('office', 'update', { version, name: `Sur Digital ${version}`, idleMinutes: 15 });
  };
  expect(await heard(app, { actor: null }, work)).toEqual(['office.changed']);
  expect(await heard(app, app.session, work)).toEqual(['clients.changed', 'catalogs.changed', 'office.changed']);
});

/** How a sign-in ends, or stops for a while, though its window keeps its door open and asks nothing. */
const ends: [string, (app: Office, luz: Awaited<ReturnType<typeof signedInOperator>>) => Promise<unknown>][] = [
  [
    'deactivated',
    (app, { id, name, email, role }) =>
      app.call('operators', 'update', { id, version: 1, name, email, role, active: false }),
  ],
  ['given another password', (app, { id }) => app.call('operators', 'resetPassword', { id, password: 'otra-clave' })],
  ['signed out', (app, { window }) => app.callAs(window, 'session', 'signOut', {})],
  ['locked', (app, { window }) => app.callAs(window, 'session', 'lock', {})],
];

test.each(ends)('a window whose operator was %s hears so, and nothing of the clients any more', async (_how, end) => {
  const app = await createTestOffice();
  const luz = await signedInOperator(app);
  const kinds = await heard(app, luz.window, async () => {
    await end(app, luz);
    await app.call('clients', 'create', clientFieldsWith({}));
    await app.call('office', 'update', { version: 1, name: 'Sur Digital', idleMinutes: 15 });
  });
  expect(kinds).toEqual(['session.changed', 'office.changed']);
});

test('a window that nobody touched for too long hears nothing of the clients, locked or not on its screen', async () => {
  const app = await createTestOffice();
  const { window } = await signedInOperator(app);
  const kinds = await heard(app, window, async () => {
    app.clock.ms += 17 * 60_000;
    await app.call('session', 'signIn', { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password });
    await app.call('clients', 'create', clientFieldsWith({}));
    await app.call('office', 'update', { version: 1, name: 'Sur Digital', idleMinutes: 15 });
  });
  expect(kinds).toEqual(['session.changed', 'office.changed']);
});

test('what a locked window was not told it asks anew once somebody signs in there', async () => {
  const app = await createTestOffice();
  const { window, email } = await signedInOperator(app);
  const kinds = await heard(app, window, async () => {
    await app.callAs(window, 'session', 'lock', {});
    await app.call('clients', 'create', clientFieldsWith({}));
    // An event is heard by whoever sits there when it is taken from the stream.
    await new Promise((later) => setImmediate(later));
    await app.callAs(window, 'session', 'signIn', { email, password: 'clave-de-luz' });
    await app.call('office', 'update', { version: 1, name: 'Sur Digital', idleMinutes: 15 });
  });
  expect(kinds).toEqual(['session.changed', 'startup.changed', 'session.changed', 'office.changed']);
});

test('a task is cancelled by whoever began it, at the window where they did, and by nobody else', async () => {
  const tasks = createTasks(() => undefined);
  const [window, another] = [{}, {}];
  const taskId = randomUUID();
  const flag = await new Promise<SharedArrayBuffer>((begun) => {
    void tasks.during(taskId, { window, operatorId: 1 }, async (handle) => {
      begun(handle.flag);
      await new Promise(() => undefined);
    });
  });
  const cancelled = () => new Int32Array(flag)[0] === 1;
  for (const who of [
    { window: another, operatorId: 1 },
    { window, operatorId: 2 },
    { window, operatorId: undefined },
  ]) {
    expect(() => tasks.cancel(taskId, who)).toThrow(new Refusal('FORBIDDEN'));
    expect([tasks.isOf(taskId, who), cancelled()]).toEqual([false, false]);
  }
  tasks.cancel(randomUUID(), { window, operatorId: 1 });
  expect(cancelled()).toBe(false);
  expect(tasks.isOf(taskId, { window, operatorId: 1 })).toBe(true);
  tasks.cancel(taskId, { window, operatorId: 1 });
  expect(cancelled()).toBe(true);
});

test('how far a task is is heard at its window alone, were another the same operator’s', async () => {
  const app = await createTestOffice();
  const { window: luz } = await signedInOperator(app);
  const taskId = randomUUID();
  const fileToken = app.files.receive('lista.csv', Buffer.from(`Nombre\n${'Ana\n'.repeat(3000)}`));
  const listen = (window: Session) => heard(app, window, async () => {});
  const others = [luz, { ...app.session }].map(listen);
  const own = await heard(app, app.session, async () => {
    expect(await app.call('imports', 'open', { fileToken, taskId })).toMatchObject({ rows: 3000 });
    await app.call('office', 'update', { version: 1, name: 'Sur Digital', idleMinutes: 15 });
  });
  expect(own).toContain('tasks.progressed');
  expect(await Promise.all(others)).toEqual([['office.changed'], ['office.changed']]);
});

test('through dispatch, neither consulta nor an administrator stops an import that another is reading', async () => {
  const app = await createTestOffice();
  const { window: luz } = await signedInOperator(app);
  const taskId = randomUUID();
  const fileToken = app.files.receive('lista.csv', Buffer.from(`Nombre\n${'Ana\n'.repeat(3000)}`));
  const opened = app.callAs(luz, 'imports', 'open', { fileToken, taskId });
  expect(await refusalOf(app.call('tasks', 'cancel', { taskId }))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await opened).toMatchObject({ rows: 3000 });
});

test('the name of a task that runs is refused to any other call, which then neither moves nor stops it', async () => {
  const app = await createTestOffice();
  const { window } = await signedInOperator(app);
  const taskId = randomUUID();
  const fileToken = app.files.receive('lista.csv', Buffer.from(`Nombre\n${'Ana\n'.repeat(3000)}`));
  const opened = app.call('imports', 'open', { fileToken, taskId });
  const undo = { importId: 1, taskId };
  const taken = { code: 'VALIDATION', field: 'taskId' };
  expect(await refusalOf(app.callAs(window, 'imports', 'undo', undo))).toMatchObject(taken);
  expect(await refusalOf(app.callAs({ ...app.session }, 'imports', 'undo', undo))).toMatchObject(taken);
  expect(await refusalOf(app.callAs(window, 'tasks', 'cancel', { taskId }))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await opened).toMatchObject({ rows: 3000 });
  expect(await refusalOf(app.callAs(window, 'imports', 'undo', undo))).toMatchObject({ code: 'NOT_FOUND' });
});
