import { expect, test } from 'vitest';
import { createMailOffice, mailOf, notify, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';
import { setPortal } from '../support/portal';
import type { TestApp } from '../support/test-app';

async function merge({ call }: Pick<TestApp, 'call'>, keptId: number, mergedId: number, take: 'email'[] = []) {
  const version = async (id: number) => (await call('clients', 'get', { id })).version;
  const [keptVersion, mergedVersion] = [await version(keptId), await version(mergedId)];
  return call('duplicates', 'merge', { keptId, keptVersion, mergedId, mergedVersion, take, joinNotes: false });
}

/** Two clients that are one, and a portal; what is mailed waits. */
async function createTwins() {
  const server = await startMailServer();
  const app = await createMailOffice('a@correo.example', 'b@correo.example');
  await useMailServer(app, server.port, { paused: true });
  await setPortal(app);
  const [keptId = 0, mergedId = 0] = app.ids;
  return { ...app, server, keptId, mergedId };
}

/** What goes out once it may: what it is about, and to whom. A password's subject is not plain. */
async function sentBy(app: Awaited<ReturnType<typeof createTwins>>) {
  await useMailServer(app, app.server.port);
  await app.app.sendMail();
  return app.server.taken
    .map(({ raw, recipients }) => [app.server.headOf(raw, 'Subject'), recipients.join(', ')] as const)
    .map(([subject, to]) => `${/contrase/u.test(subject) ? 'contraseña' : subject} → ${to}`)
    .toSorted();
}

const password = ({ call }: Pick<TestApp, 'call'>, clientId: number) =>
  call('portal', 'regenerate', { clientId, byMail: true });

const isGiven = async ({ call }: Pick<TestApp, 'call'>, clientId: number) =>
  (await call('portal', 'standing', { clientId })).given !== null;

test('what waits for either goes to the kept client’s address, and the other’s password to nobody', async () => {
  const app = await createTwins();
  await notify(app, [app.keptId], 'de A');
  await notify(app, [app.mergedId], 'de B');
  await password(app, app.mergedId);
  await merge(app, app.keptId, app.mergedId, ['email']);
  expect((await mailOf(app)).filter(({ kind }) => kind === 'password')).toMatchObject([{ state: 'unsendable' }]);
  expect(await sentBy(app)).toEqual(['de A → b@correo.example', 'de B → b@correo.example']);
});

test('also where that keeps its own address', async () => {
  const app = await createTwins();
  await notify(app, [app.mergedId], 'de B');
  await password(app, app.mergedId);
  const own = await password(app, app.keptId);
  await merge(app, app.keptId, app.mergedId);
  expect(await sentBy(app)).toEqual(['contraseña → a@correo.example', 'de B → a@correo.example']);
  expect(app.server.taken.some(({ raw }) => raw.includes(own.password))).toBe(true);
});

test('once it is taken back, what waits goes to its own client’s', async () => {
  const app = await createTwins();
  await notify(app, [app.keptId], 'de A');
  await notify(app, [app.mergedId], 'de B');
  const { id } = await merge(app, app.keptId, app.mergedId, ['email']);
  await notify(app, [app.keptId], 'de los dos');
  await app.call('duplicates', 'undo', { id });
  expect(await sentBy(app)).toEqual([
    'de A → a@correo.example',
    'de B → b@correo.example',
    'de los dos → a@correo.example',
  ]);
});

test('a password that was given for the other’s e-mail is good no more once it is taken back; one from before is', async () => {
  const app = await createTwins();
  await password(app, app.keptId);
  app.clock.ms += 1000;
  const first = await merge(app, app.keptId, app.mergedId, ['email']);
  await app.call('duplicates', 'undo', { id: first.id });
  expect(await isGiven(app, app.keptId)).toBe(true);
  app.clock.ms += 1000;
  const { id } = await merge(app, app.keptId, app.mergedId, ['email']);
  app.clock.ms += 1000;
  await password(app, app.keptId);
  await app.call('duplicates', 'undo', { id });
  expect(await isGiven(app, app.keptId)).toBe(false);
  expect(await sentBy(app)).toEqual([]);
});

test('where the kept client signed in with its own e-mail all along, its password stays', async () => {
  const app = await createTwins();
  const { id } = await merge(app, app.keptId, app.mergedId);
  await password(app, app.keptId);
  await app.call('duplicates', 'undo', { id });
  expect(await isGiven(app, app.keptId)).toBe(true);
  expect(await sentBy(app)).toEqual(['contraseña → a@correo.example']);
});
