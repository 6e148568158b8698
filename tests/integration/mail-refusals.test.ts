import { expect, test } from 'vitest';
import { type AccountOffice, createAccountOffice, issue } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { createMailOffice, mailOf, notify, statesOf, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';
import { clientFieldsWith } from '../support/test-app';

/** Ana's next invoice goes to these addresses, the main one first. */
async function reachAnaAt(app: AccountOffice, email: string, notificationEmails: string[]) {
  const { name, version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'update', { id: app.anaId, version, fields: clientFieldsWith({ name, email }) });
  await saveBilling(app, app.anaId, await billingWith(app, { notificationEmails }));
}

test.each([
  [554, '5.7.1 message content rejected as spam'],
  [552, '5.3.4 message too large'],
  [550, 'spam'],
])('what is refused for its content by %d %s is no refusal of its address', async (code, words) => {
  const server = await startMailServer();
  server.temper.message = () => ({ code, words });
  const app = await createMailOffice('ana@correo.example', 'beto@correo.example');
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  await app.app.sendMail();
  const [row] = await mailOf(app);
  expect(row).toMatchObject({ state: 'failed', reason: 'contentRefused', answer: `${code} ${words}` });
  const found = await app.call('outbox', 'get', { id: row?.id ?? 0 });
  expect(found.addresses).toMatchObject([{ address: 'ana@correo.example', state: 'waiting', answer: '' }]);
  expect(await app.call('outbox', 'status', {})).toMatchObject({ line: 'ready', failed: 2 });
  expect(await app.call('outbox', 'days', {})).toMatchObject({ days: [{ sent: 0, failed: 2, accepted: 0 }] });
  // The clerk may try it again, once the server thinks better of it.
  server.temper.message = () => undefined;
  await app.call('outbox', 'retry', { id: row?.id ?? 0, version: row?.version ?? 0 });
  await app.app.sendMail();
  expect(await statesOf(app)).toEqual(['sent', 'failed']);
});

test('an address that a server says after the message not to be there is refused as one', async () => {
  const server = await startMailServer();
  server.temper.message = () => ({ code: 550, words: '5.1.1 no such user' });
  const app = await createMailOffice('ana@correo.example');
  await useMailServer(app, server.port);
  await notify(app, app.ids);
  await app.app.sendMail();
  expect(await mailOf(app)).toMatchObject([{ state: 'failed', reason: 'refused' }]);
  expect((await app.call('outbox', 'get', { id: 1 })).addresses).toMatchObject([{ state: 'rejected' }]);
});

test('the answer beside a refusal is the refusal, also when another address took the message later', async () => {
  const server = await startMailServer();
  const app = await createAccountOffice();
  await useMailServer(app, server.port);
  await reachAnaAt(app, 'ana@correo.example', ['beto@correo.example', 'caro@correo.example']);
  let delays = true;
  server.temper.recipient = (address) => {
    if (address.startsWith('beto')) return { code: 550, words: 'no such user' };
    return address.startsWith('caro') && delays ? { code: 450, words: 'greylisted' } : undefined;
  };
  await issue(app, '2026-11-24');
  await app.app.sendMail();
  expect(await mailOf(app)).toMatchObject([{ state: 'retrying' }]);
  delays = false;
  app.clock.ms += 600_000;
  await app.app.sendMail();
  expect(await mailOf(app)).toMatchObject([
    { state: 'failed', reason: 'refused', accepted: 2, answer: '550 no such user' },
  ]);
});
