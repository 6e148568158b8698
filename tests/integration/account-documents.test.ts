import { expect, test } from 'vitest';
import { accountFaults, type AccountOffice, accountOf, createAccountOffice, issue, pay } from '../support/account';
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
