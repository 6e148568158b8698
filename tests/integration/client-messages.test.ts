import { expect, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { at, createAccountOffice, issue, pay, voidPayment } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { sureOfDay } from '../support/days';
import { startMailServer } from '../support/mail-server';
import { EVERYBODY, mailOf, useMailServer } from '../support/mail';
import { refusalOf } from '../support/test-app';

type Office = Awaited<ReturnType<typeof owingOffice>>;
const PRICE = 2_999_000;

/** Ana has an address, no automatic mail, and owes the invoice of November; Beto owes nothing. */
async function owingOffice(email = 'ana@correo.example') {
  const server = await startMailServer();
  const app = await createAccountOffice();
  await useMailServer(app, server.port);
  const found = await app.call('clients', 'get', { id: app.anaId });
  const fields = { ...clientFields.strip().parse(found), email };
  await app.call('clients', 'update', { id: app.anaId, version: found.version, fields });
  await saveBilling(app, app.anaId, await billingWith(app, { emailInvoice: false, emailPayment: false }));
  await app.app.reviewStates();
  await issue(app, '2026-11-24');
  return { ...app, server };
}

async function lastOf(app: Office) {
  const id = (await mailOf(app)).at(-1)?.id ?? 0;
  return app.call('outbox', 'get', { id });
}

test('a debt notice goes to those of a selection that owe, with what each owes', async () => {
  const app = await owingOffice();
  expect(await app.call('clientMessages', 'countDebtors', { selection: EVERYBODY })).toEqual({
    clients: 1,
    withoutEmail: 0,
  });
  expect(await app.call('clientMessages', 'notifyDebt', { selection: EVERYBODY })).toEqual({
    queued: 1,
    withoutEmail: 0,
  });
  const { kind, text, subject } = await lastOf(app);
  expect([kind, subject]).toEqual(['debt', expect.stringContaining('saldo pendiente')]);
  expect(text).toMatch(/29\.990/u);
  expect(text).toContain('vence el 04/12/2026');
  await pay(app, PRICE);
  const nobody = app.call('clientMessages', 'notifyDebt', { selection: EVERYBODY });
  expect(await refusalOf(nobody)).toMatchObject({ code: 'NOT_FOUND', field: 'selection' });
  expect(app.unexpected).toEqual([]);
});

test('a debt notice that waits is told to nobody who has paid since, and to whoever still owes', async () => {
  const app = await owingOffice();
  const debts = async () =>
    (await mailOf(app)).filter(({ kind }) => kind === 'debt').map(({ state, reason }) => [state, reason]);
  await useMailServer(app, app.server.port, { paused: true });
  await app.call('clientMessages', 'notifyDebt', { selection: EVERYBODY });
  const { id } = await pay(app, PRICE);
  await useMailServer(app, app.server.port);
  await app.app.sendMail();
  expect(await debts()).toEqual([['unsendable', 'paid']]);
  expect(app.server.taken).toEqual([]);
  await voidPayment(app, id);
  await app.call('clientMessages', 'notifyDebt', { selection: EVERYBODY });
  await pay(app, PRICE - 1);
  await app.app.sendMail();
  expect(await debts()).toEqual([
    ['unsendable', 'paid'],
    ['sent', null],
  ]);
  expect(app.unexpected).toEqual([]);
});

test('a receipt says what it paid; that of a voided payment goes out no more', async () => {
  const app = await owingOffice();
  const { id } = await pay(app, 1_000_000);
  await app.call('clientMessages', 'mailReceipt', { paymentId: id });
  const { text } = await lastOf(app);
  expect(text).toContain('Recibo N.º 1');
  expect(text).toMatch(/Factura B .*: \$\u00A010\.000/u);
  await voidPayment(app, id);
  expect((await mailOf(app)).at(-1)).toMatchObject({ kind: 'receipt', state: 'unsendable', reason: 'voided' });
  expect(await refusalOf(app.call('clientMessages', 'mailReceipt', { paymentId: id }))).toMatchObject({
    code: 'PAYMENT_VOIDED',
  });
});

test('a statement has every transaction with its balance, and is told in the audit', async () => {
  const app = await owingOffice();
  await pay(app, 1_000_000);
  await app.call('clientMessages', 'mailStatement', { clientId: app.anaId });
  const { text } = await lastOf(app);
  expect(text).toMatch(/24\/11\/2026 · Pago, recibo N\.º 1: −\$\u00A010\.000.* · saldo \$\u00A019\.990/u);
  expect(text).toMatch(/Factura B .*: \$\u00A029\.990/u);
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 5 });
  expect(entries.map(({ action }) => action)).toContain('statementMailed');
});

test('without an address, or a server, it says so and writes nothing', async () => {
  const app = await owingOffice('');
  const statement = (clientId: number) => app.call('clientMessages', 'mailStatement', { clientId });
  expect(await refusalOf(statement(app.anaId))).toMatchObject({ code: 'MAIL_NO_ADDRESS' });
  const other = await createAccountOffice();
  expect(await refusalOf(other.call('clientMessages', 'notifyDebt', { selection: EVERYBODY }))).toMatchObject({
    code: 'MAIL_NO_SERVER',
  });
  expect(await mailOf(app)).toEqual([]);
});

test('a device’s link goes out in no message but its own, and one that was revoked to nobody', async () => {
  const app = await owingOffice();
  const link = 'https://alerta.example/entrar/palabra?a=1&b=2';
  const create = (name: string) =>
    app.call('devices', 'create', { clientId: app.anaId, name, link: `${link}${name}`, expiresOn: null });
  const { id } = await create('uno');
  await app.call('devices', 'mailLink', { id, version: 1 });
  const { text, html } = await lastOf(app);
  expect(text + html).not.toContain('palabra');
  await app.app.sendMail();
  const raw = (app.server.taken[0]?.raw ?? '').replaceAll(/=\r?\n/gu, '').replaceAll('=3D', '=');
  expect(raw).toContain(`${link}uno`);
  expect(raw).toContain('a=1&amp;b=2');
  const { id: other } = await create('dos');
  app.server.temper.hangs = true;
  await app.call('devices', 'mailLink', { id: other, version: 1 });
  await app.call('devices', 'revoke', { id: other, version: 1 });
  expect((await mailOf(app)).at(-1)).toMatchObject({ kind: 'device', state: 'unsendable', reason: 'replaced' });
});

/** The day comes, and the program looks, as every hour. */
async function comes(app: Office, day: string): Promise<void> {
  app.clock.ms = at(day);
  await sureOfDay(app);
  await app.app.reviewStates();
}

async function tellOfCuts(app: Office, cutNoticeDays: number): Promise<void> {
  const { version } = await app.call('messageSettings', 'get', {});
  await app.call('messageSettings', 'save', { version, cutNotice: true, cutNoticeDays, attachmentLimitMb: 15 });
}

const cutsOf = async (app: Office) =>
  (await mailOf(app)).filter(({ kind }) => kind === 'cut').map(({ state, reason }) => [state, reason]);

test('whoever is to be cut is told once, so many days before, and only where the office wants that', async () => {
  const app = await owingOffice();
  await comes(app, '2026-12-06');
  expect(await cutsOf(app)).toEqual([]);
  await tellOfCuts(app, 1);
  await comes(app, '2026-12-07');
  expect(await cutsOf(app)).toEqual([]);
  await comes(app, '2026-12-08');
  await comes(app, '2026-12-08');
  expect(await cutsOf(app)).toEqual([['waiting', null]]);
  const { text, subject, operator } = await lastOf(app);
  expect(subject).toContain('09/12/2026');
  expect(text).toMatch(/29\.990/u);
  expect(operator).toBe('');
  await comes(app, '2026-12-09');
  expect(await cutsOf(app)).toHaveLength(1);
  expect(app.unexpected).toEqual([]);
});

test('a promise defers the notice with the cut; whoever pays before it is sent is told nothing', async () => {
  const app = await owingOffice();
  await tellOfCuts(app, 2);
  await app.call('account', 'promise', { clientId: app.anaId, untilOn: '2026-12-20', note: 'Cobra el 18' });
  await comes(app, '2026-12-08');
  expect(await cutsOf(app)).toEqual([]);
  await comes(app, '2026-12-19');
  expect(await cutsOf(app)).toEqual([['waiting', null]]);
  await pay(app, PRICE, { paidOn: '2026-12-19' });
  expect(await cutsOf(app)).toEqual([['unsendable', 'paid']]);
});

test.each([
  [
    'a promise',
    (app: Office) =>
      app.call('account', 'promise', { clientId: app.anaId, untilOn: '2026-12-20', note: 'Cobra el 18' }),
  ],
  [
    'an exception',
    (app: Office) => app.call('automaticStates', 'except', { clientId: app.anaId, untilOn: '2026-12-30', reason: 'x' }),
  ],
  [
    'Estado automático off',
    async (app: Office) => saveBilling(app, app.anaId, await billingWith(app, { autoState: false })),
  ],
  [
    'the client’s deactivation',
    async (app: Office) => {
      const { version } = await app.call('clients', 'get', { id: app.anaId });
      return app.call('clients', 'deactivate', { id: app.anaId, version });
    },
  ],
])('a notice of a cut that waits is told to nobody once there is %s', async (_what, change) => {
  const app = await owingOffice();
  await useMailServer(app, app.server.port, { paused: true });
  await tellOfCuts(app, 2);
  await comes(app, '2026-12-08');
  await change(app);
  await useMailServer(app, app.server.port);
  await app.app.sendMail();
  expect(app.server.taken).toEqual([]);
  expect(await cutsOf(app)).toEqual([['unsendable', 'notCut']]);
  expect(app.unexpected).toEqual([]);
});

test('a notice of a cut that still comes goes out, and one of another day takes the place of one that waits', async () => {
  const app = await owingOffice();
  await useMailServer(app, app.server.port, { paused: true });
  await tellOfCuts(app, 2);
  await comes(app, '2026-12-08');
  await app.call('account', 'promise', { clientId: app.anaId, untilOn: '2026-12-20', note: 'Cobra el 18' });
  await comes(app, '2026-12-19');
  await useMailServer(app, app.server.port);
  await app.app.sendMail();
  expect(app.server.taken).toHaveLength(1);
  expect(await cutsOf(app)).toEqual([
    ['unsendable', 'replaced'],
    ['sent', null],
  ]);
});
