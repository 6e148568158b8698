import { expect, test } from 'vitest';
import { createAccountOffice, issue, pay, voidPayment } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { mailOf, useMailServer } from '../support/mail';
import { startMailServer } from '../support/mail-server';
import { clientFieldsWith, refusalOf } from '../support/test-app';

async function withEmail(app: Awaited<ReturnType<typeof createAccountOffice>>, email: string) {
  const { name, version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'update', { id: app.anaId, version, fields: clientFieldsWith({ name, email }) });
}

/** An office in which Ana has an invoice, and is mailed of her payments. */
async function createPaidOffice(email: string) {
  const server = await startMailServer();
  const app = await createAccountOffice();
  await useMailServer(app, server.port);
  await withEmail(app, email);
  await saveBilling(app, app.anaId, await billingWith(app));
  await issue(app, '2026-11-24');
  const { id } = await pay(app, 1000);
  const thanks = async () => {
    const found = (await mailOf(app)).find(({ kind }) => kind === 'payment');
    return { id: found?.id ?? 0, version: found?.version ?? 0 };
  };
  return { ...app, server, paymentId: id, thanks };
}

test('nobody is thanked again for a payment that is void by now', async () => {
  const app = await createPaidOffice('ana@correo.example');
  await app.app.sendMail();
  const taken = app.server.taken.length;
  await voidPayment(app, app.paymentId);
  expect(await refusalOf(app.call('outbox', 'resend', await app.thanks()))).toMatchObject({ code: 'MAIL_VOIDED' });
  await app.app.sendMail();
  expect(app.server.taken).toHaveLength(taken);
});

test('nor is it tried again where it failed', async () => {
  const app = await createPaidOffice('ana@correo.example');
  app.server.temper.message = () => ({ code: 554, words: 'no' });
  await app.app.sendMail();
  app.server.temper.message = () => undefined;
  await voidPayment(app, app.paymentId);
  expect(await refusalOf(app.call('outbox', 'retry', await app.thanks()))).toMatchObject({ code: 'MAIL_VOIDED' });
});

test('nor once there is an address, where there was none', async () => {
  const app = await createPaidOffice('');
  await app.app.sendMail();
  await voidPayment(app, app.paymentId);
  await withEmail(app, 'ana@correo.example');
  // The invoice’s message goes.
  expect(await app.call('outbox', 'reachable', {})).toEqual({ reachable: 1 });
  await app.call('outbox', 'sendReachable', {});
  await app.app.sendMail();
  expect(app.server.taken).toHaveLength(1);
});
