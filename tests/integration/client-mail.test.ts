import { expect, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { createAccountOffice, issue, pay } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { startMailServer } from '../support/mail-server';
import { mailOf, notify, useMailServer } from '../support/mail';
import { refusalOf } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createAccountOffice>>;

/** Ana is billed, has this main address and these to notify. */
async function mailingOffice(email: string, more: Parameters<typeof billingWith>[1] = {}) {
  const server = await startMailServer();
  const app = await createAccountOffice();
  await useMailServer(app, server.port);
  const found = await app.call('clients', 'get', { id: app.anaId });
  const fields = { ...clientFields.strip().parse(found), email };
  await app.call('clients', 'update', { id: app.anaId, version: found.version, fields });
  await saveBilling(app, app.anaId, await billingWith(app, more));
  return { ...app, server };
}

const summary = async (app: Office) =>
  (await mailOf(app)).map(({ kind, state, reason, address, recipients }) => ({
    kind,
    state,
    reason,
    address,
    recipients,
  }));

test('an invoice goes to the main address and to every one to notify, with its PDF', async () => {
  const app = await mailingOffice('ana@correo.example', {
    notificationEmails: ['estudio@correo.example', 'ANA@correo.example'],
  });
  await issue(app, '2026-11-24');
  expect(await summary(app)).toEqual([
    { kind: 'invoice', state: 'waiting', reason: null, address: 'ANA@correo.example', recipients: 2 },
  ]);
  await app.app.sendMail();
  const [taken] = app.server.taken;
  expect(taken?.recipients).toEqual(['ANA@correo.example', 'estudio@correo.example']);
  const [invoice] = (await app.call('invoices', 'list', { filter: { text: '' }, offset: 0, limit: 1 })).rows;
  expect(taken?.raw).toContain(`factura-B-${invoice?.internalNumber}.pdf`);
  expect(
    Buffer.from(base64After(taken?.raw ?? '', 'application/pdf'), 'base64')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(app.unexpected).toEqual([]);
});

function base64After(raw: string, type: string): string {
  const part = raw.slice(raw.indexOf(type));
  return part.slice(part.search(/\r?\n\r?\n/u), part.indexOf('\r\n--')).replace(/\s/gu, '');
}

test('a payment goes to the main address alone', async () => {
  const app = await mailingOffice('ana@correo.example', {
    emailInvoice: false,
    notificationEmails: ['estudio@correo.example'],
  });
  await issue(app, '2026-11-24');
  await pay(app, 100_000);
  expect(await summary(app)).toEqual([
    { kind: 'payment', state: 'waiting', reason: null, address: 'ana@correo.example', recipients: 1 },
  ]);
  await app.app.sendMail();
  const [taken] = app.server.taken;
  expect(taken?.recipients).toEqual(['ana@correo.example']);
  expect(taken?.raw).toContain('1.000,00');
});

test('the client’s switches decide, and a client without a main address is told whatever there is to notify', async () => {
  const app = await mailingOffice('', { emailPayment: false, notificationEmails: ['estudio@correo.example'] });
  await issue(app, '2026-11-24');
  await pay(app, 100_000);
  expect(await summary(app)).toEqual([
    { kind: 'invoice', state: 'unsendable', reason: 'noAddress', address: '', recipients: 0 },
  ]);
});

test('an invoice that is voided while its mail waits goes out no more', async () => {
  const app = await mailingOffice('ana@correo.example');
  await issue(app, '2026-11-24');
  const [invoice] = (await app.call('invoices', 'list', { filter: { text: '' }, offset: 0, limit: 1 })).rows;
  const { id = 0 } = invoice ?? {};
  const { version } = await app.call('invoices', 'get', { id });
  await app.call('invoices', 'void', { id, version, reason: 'mal cargada' });
  await app.app.sendMail();
  expect(app.server.taken).toEqual([]);
  expect(await summary(app)).toMatchObject([{ state: 'unsendable', reason: 'voided' }]);
});

test('a payment that is voided while its mail waits is thanked for no more', async () => {
  const app = await mailingOffice('ana@correo.example', { emailInvoice: false });
  const { id } = await pay(app, 100_000);
  const { version } = await app.call('payments', 'get', { id });
  await app.call('payments', 'void', { id, version, reason: 'cargado por error' });
  await app.app.sendMail();
  expect(app.server.taken).toEqual([]);
  expect(await summary(app)).toMatchObject([{ kind: 'payment', state: 'unsendable', reason: 'voided' }]);
});

test('what is refused leaves no mail behind', async () => {
  const app = await mailingOffice('ana@correo.example');
  expect(await refusalOf(pay(app, 100_000, { paidOn: '2026-12-24' }))).toMatchObject({ code: 'DATE_TO_COME' });
  expect(await mailOf(app)).toEqual([]);
});

test('a template says what the office wants, for what comes after; a wrong variable is refused, and it goes back', async () => {
  const app = await mailingOffice('ana@correo.example');
  const fields = { subject: 'Pago de {{cliente}}', text: 'Recibo {{recibo}}', html: '' };
  const wrong = { ...fields, text: '{{clave}}' };
  const save = (with_: typeof fields, version: number) =>
    app.call('mailTemplates', 'save', { kind: 'payment', version, fields: with_ });
  expect(await refusalOf(save(wrong, 0))).toMatchObject({
    code: 'TEMPLATE_VARIABLE',
    field: 'text',
    params: { name: 'clave' },
  });
  await save(fields, 0);
  expect(await refusalOf(save(fields, 0))).toMatchObject({ code: 'CONFLICT' });
  await pay(app, 100_000);
  const [row] = await mailOf(app);
  const { subject, text } = await app.call('outbox', 'get', { id: row?.id ?? 0 });
  const { name } = await app.call('clients', 'get', { id: app.anaId });
  expect([subject, text]).toEqual([`Pago de ${name}`, 'Recibo 1']);
  expect(await app.call('mailTemplates', 'preview', { kind: 'payment', fields, clientId: app.anaId })).toMatchObject({
    subject: `Pago de ${name}`,
    to: 'ana@correo.example',
  });
  await app.call('mailTemplates', 'reset', { kind: 'payment', version: 1 });
  const { templates } = await app.call('mailTemplates', 'list', {});
  expect(templates.find(({ kind }) => kind === 'payment')?.subject).toContain('{{oficina}}');
});

test('a notification knows its client, and says nothing that it cannot', async () => {
  const app = await mailingOffice('ana@correo.example');
  expect(await refusalOf(notify(app, [app.anaId], 'x', '{{total}}'))).toMatchObject({ code: 'TEMPLATE_VARIABLE' });
  await notify(app, [app.anaId, app.betoId], 'Para {{cliente}}', 'Mañana');
  const rows = await mailOf(app);
  const { name } = await app.call('clients', 'get', { id: app.anaId });
  expect(rows.map(({ subject, state }) => [subject, state])).toEqual([
    [`Para ${name}`, 'waiting'],
    [expect.stringContaining('Para '), 'unsendable'],
  ]);
});
