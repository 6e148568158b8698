import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createAccountOffice, pay, voidPayment } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { saveClient } from '../support/lists';
import { createMailOffice, mailOf, notify, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';
import { setPortal } from '../support/portal';
import type { TestApp } from '../support/test-app';

const MINUTES = 60_000;
const later = { responseCode: 451, words: '4.7.1 Greylisted, try again later' };
const never = { responseCode: 550, words: '5.1.1 No such user' };

/** Nobody is past it until it is opened. */
function createGate() {
  let open = () => {};
  const passed = new Promise<void>((done) => {
    open = done;
  });
  return { passed, open: () => open() };
}

/** A server that answers the first recipient once the test lets it, with this; and takes all the others. */
async function gatedServer(first: { responseCode: number; words: string } | null) {
  const [reached, gate] = [createGate(), createGate()];
  let isFirst = true;
  const server = await startMailServer({
    onRcptTo(_address, _session, done) {
      if (!isFirst) return done();
      isFirst = false;
      reached.open();
      void gate.passed.then(() => done(first && Object.assign(new Error(first.words), first)));
    },
  });
  return { ...server, reached: reached.passed, open: gate.open };
}

/** Does something while the first try is under way, and goes on until nothing waits. */
async function meanwhile(
  { app, clock }: Pick<TestApp, 'app' | 'clock'>,
  server: Pick<Awaited<ReturnType<typeof gatedServer>>, 'reached' | 'open'>,
  change: () => Promise<unknown>,
): Promise<void> {
  const sending = app.sendMail();
  await server.reached;
  await change();
  server.open();
  await sending;
  clock.ms += 10 * MINUTES;
  await app.sendMail();
}

const saying = (words: string) => (message: { raw: string }) => message.raw.replace(/=\r\n/gu, '').includes(words);

test.each([
  ['is put off', later],
  ['is refused for good', never],
])('a password whose try %s after the e-mail was changed goes to nobody', async (_how, answer) => {
  const server = await gatedServer(answer);
  const app = await createMailOffice('vieja@correo.example');
  await useMailServer(app, server.port);
  await setPortal(app);
  const [clientId = 0] = app.ids;
  await app.call('portal', 'regenerate', { clientId, byMail: true });
  await meanwhile(app, server, () => saveClient(app, clientId, { email: 'nueva@correo.example' }));
  expect(server.taken).toEqual([]);
  expect(await mailOf(app)).toMatchObject([{ kind: 'password', state: 'failed', reason: 'addressChanged' }]);
});

test('a notice whose try is put off goes to the e-mail that its client was given meanwhile', async () => {
  const server = await gatedServer(later);
  const app = await createMailOffice('vieja@correo.example');
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  await meanwhile(app, server, () => saveClient(app, app.ids[0] ?? 0, { email: 'nueva@correo.example' }));
  expect(server.taken.map(({ recipients }) => recipients)).toEqual([['nueva@correo.example']]);
  expect(await mailOf(app)).toMatchObject([{ state: 'sent', address: 'nueva@correo.example' }]);
});

test('what the server takes stays taken, whatever changed meanwhile', async () => {
  const server = await gatedServer(null);
  const app = await createMailOffice('vieja@correo.example');
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  await meanwhile(app, server, () => saveClient(app, app.ids[0] ?? 0, { email: 'nueva@correo.example' }));
  expect(server.taken.map(({ recipients }) => recipients)).toEqual([['vieja@correo.example']]);
  expect(await mailOf(app)).toMatchObject([{ state: 'sent', address: 'vieja@correo.example' }]);
});

test('a password that another replaced during its try is told by no further one', async () => {
  const server = await gatedServer(later);
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port);
  await setPortal(app);
  const [clientId = 0] = app.ids;
  const regenerate = () => app.call('portal', 'regenerate', { clientId, byMail: true });
  const older = await regenerate();
  let newer = older;
  await meanwhile(app, server, async () => {
    newer = await regenerate();
  });
  expect(server.taken.filter(saying(older.password))).toEqual([]);
  expect(server.taken.filter(saying(newer.password))).toHaveLength(1);
  expect(await mailOf(app)).toMatchObject([{ state: 'unsendable', reason: 'replaced' }, { state: 'sent' }]);
});

test('a device’s link that was revoked during its try is told by no further one', async () => {
  const server = await gatedServer(later);
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port);
  const [clientId = 0] = app.ids;
  const link = 'https://alerta.example/entrar/palabra-5563';
  const { id } = await app.call('devices', 'create', { clientId, name: 'Celular', link, expiresOn: null });
  await app.call('devices', 'mailLink', { id, version: 1 });
  await meanwhile(app, server, () => app.call('devices', 'revoke', { id, version: 1 }));
  expect(server.taken).toEqual([]);
  expect(await mailOf(app)).toMatchObject([{ kind: 'device', state: 'unsendable', reason: 'replaced' }]);
});

test.each([
  ['put off', later],
  ['refused for good', never],
])('a payment that was voided during a try that is %s is thanked for no more', async (_how, answer) => {
  const server = await gatedServer(answer);
  const app = await createAccountOffice();
  await useMailServer(app, server.port);
  await saveClient(app, app.anaId, { email: 'ana@correo.example' });
  await saveBilling(app, app.anaId, await billingWith(app, { emailPayment: true }));
  const { id } = await pay(app, 100_000);
  await meanwhile(app, server, () => voidPayment(app, id));
  expect(server.taken).toEqual([]);
  expect(await mailOf(app)).toMatchObject([{ kind: 'payment', state: 'unsendable', reason: 'voided' }]);
});

test('what was overtaken when the program died goes out no more after the next start', async () => {
  const server = await startMailServer();
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port, { paused: true });
  await setPortal(app);
  const [clientId = 0] = app.ids;
  await app.call('portal', 'regenerate', { clientId, byMail: true });
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.exec("UPDATE mail_messages SET state = 'sending'");
  direct.close();
  await app.call('portal', 'regenerate', { clientId, byMail: false });
  await useMailServer(app, server.port);
  await app.app.sendMail();
  expect(server.taken).toEqual([]);
  expect(await mailOf(app)).toMatchObject([{ state: 'unsendable', reason: 'replaced' }]);
});
