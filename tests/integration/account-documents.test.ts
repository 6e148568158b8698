import { expect, test } from 'vitest';
import {
  accountFaults,
  type AccountOffice,
  accountOf,
  at,
  createAccountOffice,
  issue,
  pay,
  voidPayment,
} from '../support/account';
import { profileFieldsWith } from '../support/billing';
import { billingWith, saveBilling } from '../support/client-billing';
import { listedInvoices } from '../support/invoice-run';
import { queueOf, reportAll } from '../support/reporting';

const PRICE = 2_999_000;

async function voidFirst(app: AccountOffice) {
  const first = (await listedInvoices(app)).find(({ internalNumber }) => internalNumber === 1);
  if (!first) throw new Error('nothing was issued');
  const { version } = await app.call('invoices', 'get', { id: first.id });
  return app.call('invoices', 'void', { id: first.id, version, reason: 'Se emitió mal' });
}

async function credit(app: AccountOffice, totalCents: number, number = 1) {
  const credited = (await listedInvoices(app)).find(({ internalNumber }) => internalNumber === number);
  const invoiceId = credited?.id ?? 0;
  const { leftCents } = await app.call('creditNotes', 'list', { invoiceId });
  return app.call('creditNotes', 'issue', { invoiceId, leftCents, totalCents, reason: 'Sin servicio' });
}

test('a void invoice is owed no more; what had paid it pays what else is owed, and the rest is credit', async () => {
  const app = await createAccountOffice(2);
  await issue(app, '2026-11-24');
  await pay(app, PRICE + 1_000_000);
  await voidFirst(app);
  // The payment of 39,990.00 pays the second of 29,990.00; 10,000.00 are left.
  expect(await accountOf(app)).toMatchObject({ balanceCents: -1_000_000, unpaidInvoices: 0, creditCents: 1_000_000 });
  expect(accountFaults(app.folder)).toEqual([]);
  // The period is billed anew, and takes the credit.
  await issue(app, '2026-11-24');
  expect(await accountOf(app)).toMatchObject({
    balanceCents: PRICE - 1_000_000,
    unpaidInvoices: 1,
    creditCents: 0,
  });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a void invoice that nobody paid leaves nothing behind', async () => {
  const app = await createAccountOffice();
  await issue(app, '2026-11-24');
  await voidFirst(app);
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0, unpaidInvoices: 0, creditCents: 0, oldestDueOn: null });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a credit note pays its own invoice first, though an older one is unpaid too', async () => {
  const app = await createAccountOffice(2);
  await issue(app, '2026-11-24');
  await reportAll(app);
  await credit(app, 1_000_000, 2);
  const { unpaid, balanceCents } = await accountOf(app);
  expect(balanceCents).toBe(2 * PRICE - 1_000_000);
  expect(unpaid.map(({ restCents, invoice }) => [invoice?.internalNumber, restCents])).toEqual([
    [1, PRICE],
    [2, PRICE - 1_000_000],
  ]);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a credit note of a paid invoice is credit, and the next debt takes it at once', async () => {
  const app = await createAccountOffice(2);
  await issue(app, '2026-11-24');
  await reportAll(app);
  await pay(app, PRICE);
  await credit(app, PRICE);
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0, unpaidInvoices: 0, creditCents: 0 });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a voided invoice is called so in its account, and every line has its own balance', async () => {
  const app = await createAccountOffice(2);
  await issue(app, '2026-11-24');
  await pay(app, 100);
  await voidFirst(app);
  const { rows } = await app.call('account', 'transactions', { clientId: app.anaId, offset: 0, limit: 10 });
  expect(rows.map(({ kind, amountCents, balanceCents }) => [kind, amountCents, balanceCents])).toEqual([
    ['invoiceCancelled', -PRICE, PRICE - 100],
    ['payment', -100, 2 * PRICE - 100],
    ['invoice', PRICE, 2 * PRICE],
    ['invoice', PRICE, PRICE],
  ]);
});

test('a payment and a credit note of one instant are two lines, each with its balance', async () => {
  const app = await createAccountOffice();
  await issue(app, '2026-11-24');
  await reportAll(app);
  await pay(app, 100);
  await credit(app, 200);
  const { rows } = await app.call('account', 'transactions', { clientId: app.anaId, offset: 0, limit: 10 });
  expect(rows.map(({ kind, balanceCents }) => [kind, balanceCents])).toEqual([
    ['creditNote', PRICE - 300],
    ['payment', PRICE - 100],
    ['invoice', PRICE],
  ]);
});

test('a credited invoice is not owed again when what had paid it is voided: its note returns to it', async () => {
  const app = await createAccountOffice(2);
  await issue(app, '2026-11-24');
  await reportAll(app);
  const { id } = await pay(app, PRICE);
  await credit(app, PRICE);
  await voidPayment(app, id);
  const { unpaid, balanceCents } = await accountOf(app);
  expect(balanceCents).toBe(PRICE);
  expect(unpaid.map(({ invoice, restCents }) => [invoice?.internalNumber, restCents])).toEqual([[2, PRICE]]);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('what was asked for paying late goes with an invoice that is credited whole', async () => {
  const app = await createAccountOffice();
  const later = { secondDueDays: 20, secondSurchargeBp: 1000 };
  const fields = profileFieldsWith({ name: 'Con recargo', cycleDay: 1, ...later });
  const { id: profileId } = await app.call('billingParameters', 'saveProfile', { at: null, fields });
  await saveBilling(app, app.anaId, await billingWith(app, { profileId }));
  await issue(app, '2026-11-24');
  await reportAll(app);
  app.clock.ms = Date.parse('2026-12-10T12:00:00Z');
  await pay(app, 1, { paidOn: '2026-12-10' });
  expect(await accountOf(app)).toMatchObject({ balanceCents: PRICE - 1 + 299_900 });
  await credit(app, PRICE);
  expect(await accountOf(app)).toMatchObject({ balanceCents: -1, creditCents: 1, unpaid: [] });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('Informar después de pagar: what is unpaid waits, and is due for its report once it is paid whole', async () => {
  const app = await createAccountOffice();
  await saveBilling(app, app.anaId, await billingWith(app, { reportAfterPayment: true }));
  await issue(app, '2026-11-24');
  const counts = async () => [(await queueOf(app, 'due')).rows.length, (await queueOf(app, 'waiting')).rows.length];
  expect(await counts()).toEqual([0, 1]);
  await pay(app, PRICE - 1);
  expect(await counts()).toEqual([0, 1]);
  await pay(app, 1);
  expect(await counts()).toEqual([1, 0]);
});

test('a receipt that is printed again says of which day its balance is', async () => {
  const app = await createAccountOffice(2);
  await issue(app, '2026-11-24');
  const { id } = await pay(app, PRICE);
  expect(await app.call('payments', 'get', { id })).toMatchObject({ balanceCents: PRICE, balanceOn: '2026-11-24' });
  app.clock.ms = at('2026-12-01');
  await issue(app, '2026-12-01');
  expect(await app.call('payments', 'get', { id })).toMatchObject({
    paidOn: '2026-11-24',
    balanceCents: 3 * PRICE,
    balanceOn: '2026-12-01',
  });
});
