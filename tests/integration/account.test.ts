import { expect, test } from 'vitest';
import { named, parametersOf, profileFieldsWith } from '../support/billing';
import { billingWith, saveBilling } from '../support/client-billing';
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
import { contractsOf } from '../support/contracts';
import { refusalOf } from '../support/test-app';

const transactionsOf = async (app: AccountOffice, clientId = app.anaId) =>
  (await app.call('account', 'transactions', { clientId, offset: 0, limit: 500 })).rows;

const lines = async (app: AccountOffice) =>
  (await transactionsOf(app)).map(({ kind, onDate, amountCents, balanceCents }) => [
    kind,
    onDate,
    amountCents,
    balanceCents,
  ]);

/** The office's profile with a second due date 20 days after the issue, 10 % more, and a third after 40, 25 % more. */
async function withLateSurcharges(app: AccountOffice) {
  const later = { secondDueDays: 20, secondSurchargeBp: 1000, thirdDueDays: 40, thirdSurchargeBp: 2500 };
  const fields = profileFieldsWith({ name: 'Con recargo', cycleDay: 1, ...later });
  const { id } = await app.call('billingParameters', 'saveProfile', { at: null, fields });
  await saveBilling(app, app.anaId, await billingWith(app, { profileId: id }));
}

const PRICE = 2_999_000;

test('an invoice is owed from its issue on; a payment pays the oldest, and its receipt says what', async () => {
  const app = await createAccountOffice(2);
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0, unpaidInvoices: 0, unpaid: [], oldestDueOn: null });
  await issue(app, '2026-11-24');
  expect(await accountOf(app)).toMatchObject({
    balanceCents: 2 * PRICE,
    unpaidInvoices: 2,
    oldestDueOn: '2026-12-04',
    creditCents: 0,
    today: '2026-11-24',
  });
  const { id, receiptNumber } = await pay(app, PRICE + 100);
  expect(receiptNumber).toBe(1);
  const after = await accountOf(app);
  expect(after).toMatchObject({ balanceCents: PRICE - 100, unpaidInvoices: 1 });
  expect(after.unpaid).toMatchObject([
    { kind: 'invoice', restCents: PRICE - 100, amountCents: PRICE, invoice: { internalNumber: 2, typeCode: 'B' } },
  ]);
  expect(await app.call('payments', 'get', { id })).toMatchObject({
    client: 'Ana Muñoz',
    method: 'Efectivo',
    operator: 'Ana Ruiz',
    origin: 'counter',
    voided: null,
    creditCents: 0,
    balanceCents: PRICE - 100,
    shares: [
      { amountCents: PRICE, restCents: 0, invoice: { internalNumber: 1, plan: 'Fibra 100 Mb' } },
      { amountCents: 100, restCents: PRICE - 100, invoice: { internalNumber: 2 } },
    ],
  });
  expect(await lines(app)).toEqual([
    ['payment', '2026-11-24', -(PRICE + 100), PRICE - 100],
    ['invoice', '2026-11-24', PRICE, 2 * PRICE],
    ['invoice', '2026-11-24', PRICE, PRICE],
  ]);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('what is left over is credit, which the next invoice uses by itself', async () => {
  const app = await createAccountOffice();
  await issue(app, '2026-11-24');
  await pay(app, PRICE + 1_000_000);
  expect(await accountOf(app)).toMatchObject({ balanceCents: -1_000_000, creditCents: 1_000_000, unpaidInvoices: 0 });
  app.clock.ms = at('2026-12-01');
  await issue(app, '2026-12-01');
  expect(await accountOf(app)).toMatchObject({
    balanceCents: PRICE - 1_000_000,
    creditCents: 0,
    unpaidInvoices: 1,
    unpaid: [{ restCents: PRICE - 1_000_000 }],
  });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('credit waits until somebody uses it where its payment was meant for one debt', async () => {
  const app = await createAccountOffice(2);
  await issue(app, '2026-11-24');
  const [, second] = (await accountOf(app)).unpaid;
  await pay(app, PRICE + 500, { spread: [{ debitId: second?.id ?? 0, surcharge: false, amountCents: PRICE }] });
  const { version, creditCents, unpaid } = await accountOf(app);
  expect({ creditCents, unpaid: unpaid.length }).toEqual({ creditCents: 500, unpaid: 1 });
  expect(await app.call('account', 'useCredit', { clientId: app.anaId, version })).toEqual({
    usedCents: 500,
    askedCents: 0,
  });
  expect(await accountOf(app)).toMatchObject({ creditCents: 0, unpaid: [{ restCents: PRICE - 500 }] });
  const again = app.call('account', 'useCredit', { clientId: app.anaId, version: version + 1 });
  expect(await refusalOf(again)).toMatchObject({ code: 'NOTHING_TO_USE' });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a late payment makes its surcharge, shown before it is saved, and once for a due date', async () => {
  const app = await createAccountOffice();
  await withLateSurcharges(app);
  await issue(app, '2026-11-24');
  app.clock.ms = at('2026-12-10');
  const input = { clientId: app.anaId, amountCents: null, paidOn: '2026-12-10', spread: null };
  expect(await app.call('payments', 'preview', input)).toMatchObject({
    settleCents: PRICE + 299_900,
    amountCents: PRICE + 299_900,
    balanceCents: 0,
    shares: [
      { kind: 'invoice', isNew: false, paidCents: PRICE },
      { kind: 'surcharge', isNew: true, amountCents: 299_900, paidCents: 299_900 },
    ],
  });
  // In time by its date: nothing is asked besides.
  expect(await app.call('payments', 'preview', { ...input, paidOn: '2026-12-04' })).toMatchObject({
    settleCents: PRICE,
  });
  await pay(app, PRICE, { paidOn: '2026-12-10' });
  expect(await accountOf(app)).toMatchObject({
    balanceCents: 299_900,
    unpaidInvoices: 0,
    unpaid: [{ kind: 'surcharge', restCents: 299_900, dueOn: '2026-12-10', invoice: { internalNumber: 1 } }],
  });
  await pay(app, 299_900, { paidOn: '2026-12-10' });
  expect(await lines(app)).toEqual([
    ['payment', '2026-12-10', -299_900, 0],
    ['payment', '2026-12-10', -PRICE, 299_900],
    ['surcharge', '2026-12-10', 299_900, PRICE + 299_900],
    ['invoice', '2026-11-24', PRICE, PRICE],
  ]);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a void gives back what it paid and takes its surcharge away; what others paid of that pays what is owed by then', async () => {
  const app = await createAccountOffice();
  await withLateSurcharges(app);
  await issue(app, '2026-11-24');
  app.clock.ms = at('2026-12-10');
  const { id } = await pay(app, PRICE, { paidOn: '2026-12-10' });
  await pay(app, 299_900, { paidOn: '2026-12-10' });
  await voidPayment(app, id);
  // The other payment pays the invoice by then: late too, so that it asks what the voided one had asked.
  expect(await accountOf(app)).toMatchObject({
    balanceCents: PRICE,
    creditCents: 0,
    unpaidInvoices: 1,
    unpaid: [
      { kind: 'invoice', restCents: PRICE - 299_900 },
      { kind: 'surcharge', restCents: 299_900 },
    ],
  });
  expect(await app.call('payments', 'get', { id })).toMatchObject({
    voided: { reason: 'Se cargó dos veces', by: 'Ana Ruiz', onDate: '2026-12-10' },
    shares: [{ amountCents: PRICE, restCents: 0 }],
  });
  expect((await lines(app)).slice(0, 3)).toEqual([
    ['surchargeCancelled', '2026-12-10', -299_900, PRICE],
    ['paymentVoided', '2026-12-10', PRICE, PRICE + 299_900],
    ['payment', '2026-12-10', -299_900, 299_900],
  ]);
  expect(await refusalOf(voidPayment(app, id))).toMatchObject({ code: 'PAYMENT_VOIDED' });
  // Its number stays its own.
  expect(await pay(app, 100, { paidOn: '2026-12-10' })).toMatchObject({ receiptNumber: 3 });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a credit counts from the day on which it was paid: whoever uses it later is asked what was late by then', async () => {
  const app = await createAccountOffice();
  await withLateSurcharges(app);
  await issue(app, '2026-11-24');
  app.clock.ms = at('2026-12-10');
  const late = await pay(app, PRICE, { paidOn: '2026-12-10', spread: [] });
  app.clock.ms = at('2027-01-20');
  const use = async () => {
    const { version } = await accountOf(app);
    return app.call('account', 'useCredit', { clientId: app.anaId, version });
  };
  // As of 10 December the second due date held, not the third of 20 January.
  expect(await use()).toEqual({ usedCents: PRICE, askedCents: 299_900 });
  expect(await accountOf(app)).toMatchObject({
    balanceCents: 299_900,
    unpaid: [{ kind: 'surcharge', restCents: 299_900, postedOn: '2027-01-20' }],
  });
  const audit = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 3 });
  expect(audit.entries.map(({ field, after }) => [field, after])).toContainEqual(['account.surcharge', '2999.00']);
  // Its payment's void takes the surcharge along.
  await voidPayment(app, late.id);
  expect(await accountOf(app)).toMatchObject({ balanceCents: PRICE, creditCents: 0, unpaid: [{ kind: 'invoice' }] });
  expect(accountFaults(app.folder)).toEqual([]);
  // In time as credit is in time, whenever it is used.
  const other = await createAccountOffice();
  await withLateSurcharges(other);
  await issue(other, '2026-11-24');
  await pay(other, PRICE, { spread: [] });
  other.clock.ms = at('2027-01-20');
  const { version } = await accountOf(other);
  expect(await other.call('account', 'useCredit', { clientId: other.anaId, version })).toMatchObject({ askedCents: 0 });
  expect(await accountOf(other)).toMatchObject({ balanceCents: 0 });
});

test('a run that spends what was paid late asks what is late by it too', async () => {
  const app = await createAccountOffice();
  await withLateSurcharges(app);
  await issue(app, '2026-11-24');
  app.clock.ms = at('2026-12-10');
  await pay(app, PRICE, { paidOn: '2026-12-10', spread: [] });
  await issue(app, '2026-12-10');
  expect(await accountOf(app)).toMatchObject({
    balanceCents: PRICE + 299_900,
    creditCents: 0,
    unpaid: [
      { kind: 'surcharge', restCents: 299_900 },
      { kind: 'invoice', restCents: PRICE },
    ],
  });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a payment of long ago needs a word on why, and the audit has its day', async () => {
  const app = await createAccountOffice();
  await issue(app, '2026-11-24');
  await pay(app, 100, { paidOn: '2026-11-17' });
  await pay(app, 100, { paidOn: '2026-11-16', note: 'El recaudador rindió hoy' });
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 5 });
  expect(entries.map(({ field, after }) => [field, after])).toEqual([
    ['account.note', 'El recaudador rindió hoy'],
    ['account.method', 'Efectivo'],
    ['account.paidOn', '2026-11-16'],
    ['account.amount', '1.00'],
    ['account.receipt', '2'],
  ]);
});

test('nothing stays to a client’s credit while it owes, whatever is voided', async () => {
  const app = await createAccountOffice(2);
  await issue(app, '2026-11-24');
  const { id } = await pay(app, PRICE);
  await pay(app, PRICE + 12_345);
  expect(await accountOf(app)).toMatchObject({ creditCents: 12_345, unpaid: [] });
  await voidPayment(app, id);
  expect(await accountOf(app)).toMatchObject({
    balanceCents: PRICE - 12_345,
    creditCents: 0,
    unpaid: [{ restCents: PRICE - 12_345 }],
  });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('an account names an invoice by its plan, whatever is let off of it', async () => {
  const app = await createAccountOffice();
  const [contract] = await contractsOf(app, app.anaId);
  const fields = {
    kind: 'discount',
    repeats: true,
    description: 'Promoción',
    amountCents: null,
    rateBp: 1000,
    fromOn: '2026-11-01',
    toOn: null,
  } as const;
  await app.call('billingItems', 'save', { at: null, contractId: contract?.id ?? 0, fields });
  await issue(app, '2026-11-24');
  expect((await accountOf(app)).unpaid).toMatchObject([{ invoice: { plan: 'Fibra 100 Mb' } }]);
});

test('a void takes back what its excess paid elsewhere', async () => {
  const app = await createAccountOffice();
  await issue(app, '2026-11-24');
  const { id } = await pay(app, PRICE + 1_000_000);
  app.clock.ms = at('2026-12-01');
  await issue(app, '2026-12-01');
  await voidPayment(app, id);
  expect(await accountOf(app)).toMatchObject({ balanceCents: 2 * PRICE, creditCents: 0, unpaidInvoices: 2 });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('two windows that take one payment take it once', async () => {
  const app = await createAccountOffice();
  await issue(app, '2026-11-24');
  const { version } = await accountOf(app);
  const [first, second] = await Promise.allSettled([pay(app, PRICE, { version }), pay(app, PRICE, { version })]);
  expect([first?.status, second?.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = first?.status === 'rejected' ? first.reason : second?.status === 'rejected' ? second.reason : null;
  expect(refused).toMatchObject({ failure: { code: 'CONFLICT' } });
  expect(await accountOf(app)).toMatchObject({ balanceCents: 0 });
  // An invoice that was issued meanwhile is something else to pay, too.
  const seen = (await accountOf(app)).version;
  app.clock.ms = at('2026-12-01');
  await issue(app, '2026-12-01');
  expect(await refusalOf(pay(app, PRICE, { version: seen }))).toMatchObject({ code: 'CONFLICT' });
});

test('a payment that cannot be is refused at its field, and nothing of it is kept', async () => {
  const app = await createAccountOffice();
  await issue(app, '2026-11-24');
  const { paymentMethods } = await parametersOf(app);
  const method = named(paymentMethods, 'Transferencia');
  const retired = { kind: 'paymentMethod', id: method.id, version: 1, retired: true } as const;
  await app.call('billingParameters', 'retire', retired);
  const beyond = [{ debitId: (await accountOf(app)).unpaid[0]?.id ?? 0, surcharge: false, amountCents: PRICE + 1 }];
  const { version } = await accountOf(app);
  const { id: zoneId } = await app.call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  const cases: [Parameters<typeof pay>[2], object][] = [
    [
      { paidOn: '2026-11-25', version },
      { code: 'DATE_TO_COME', field: 'paidOn' },
    ],
    [
      { paidOn: '2025-11-22', version, note: 'Estaba en otra carpeta' },
      { code: 'DATE_TOO_OLD', field: 'paidOn' },
    ],
    [{ paidOn: '2026-11-16' }, { code: 'PAID_LONG_AGO', params: { days: 7 }, field: 'note' }],
    [{ methodId: method.id }, { code: 'METHOD_RETIRED', field: 'methodId' }],
    [{ methodId: 999 }, { code: 'NOT_FOUND', field: 'methodId' }],
    [{ collectorId: zoneId }, { code: 'NOT_FOUND', field: 'collectorId' }],
    [{ spread: beyond }, { code: 'SPREAD_BEYOND_DEBT', field: 'spread' }],
    [{ clientId: 999 }, { code: 'NOT_FOUND' }],
  ];
  for (const [more, refusal] of cases) expect(await refusalOf(pay(app, PRICE + 5, more))).toMatchObject(refusal);
  expect((await app.call('payments', 'list', { filter: {}, offset: 0, limit: 10 })).total).toBe(0);
  expect(await pay(app, 100)).toMatchObject({ receiptNumber: 1 });
});

test('a promise stands until another takes its place or it is withdrawn', async () => {
  const app = await createAccountOffice();
  const promise = (untilOn: string, note: string) =>
    app.call('account', 'promise', { clientId: app.anaId, untilOn, note });
  expect(await refusalOf(promise('2026-11-24', 'Hoy'))).toMatchObject({ code: 'DATE_NOT_TO_COME', field: 'untilOn' });
  await promise('2026-11-30', 'Cobra a fin de mes');
  const { id } = await promise('2026-12-05', 'Cobra el 5');
  expect(await accountOf(app)).toMatchObject({
    promise: { id, untilOn: '2026-12-05', note: 'Cobra el 5', operator: 'Ana Ruiz' },
  });
  await app.call('account', 'withdrawPromise', { id });
  expect(await accountOf(app)).toMatchObject({ promise: null });
  expect(await refusalOf(app.call('account', 'withdrawPromise', { id }))).toMatchObject({ code: 'NOT_FOUND' });
});

test('the day is closed by operator and method, with what was voided, also of an earlier day', async () => {
  const app = await createAccountOffice();
  await issue(app, '2026-11-24');
  const early = await pay(app, 1000);
  app.clock.ms = at('2026-11-25');
  const { paymentMethods } = await parametersOf(app);
  const transfer = named(paymentMethods, 'Transferencia').id;
  await pay(app, 300, { paidOn: '2026-11-20' });
  await pay(app, 500, { methodId: transfer });
  const wrong = await pay(app, 700, { methodId: transfer });
  await voidPayment(app, wrong.id);
  await voidPayment(app, early.id);
  const closing = await app.call('payments', 'dayClosing', { onDate: '2026-11-25' });
  expect(closing).toMatchObject({
    rows: [
      { operator: 'Ana Ruiz', method: 'Efectivo', payments: 1, totalCents: 300, voided: 0, voidedCents: 0 },
      { operator: 'Ana Ruiz', method: 'Transferencia', payments: 2, totalCents: 1200, voided: 1, voidedCents: 700 },
    ],
    earlier: [{ receiptNumber: 1, amountCents: 1000 }],
    totalCents: 300 + 500 - 1000,
  });
  // The day before was closed with all that it had.
  expect(await app.call('payments', 'dayClosing', { onDate: '2026-11-24' })).toMatchObject({
    rows: [{ payments: 1, totalCents: 1000, voided: 0, voidedCents: 0 }],
    totalCents: 1000,
  });
  const list = (filter: object) => app.call('payments', 'list', { filter, offset: 0, limit: 10 });
  expect(await list({ onDate: '2026-11-25' })).toMatchObject({ total: 3, totalCents: 800 });
  expect(await list({ onDate: '2026-11-25', methodId: transfer })).toMatchObject({ total: 2, totalCents: 500 });
  expect(await list({ operator: 'Nadie' })).toMatchObject({ total: 0 });
});

test('an account of 500 transactions has its running balance right on every line, and pages agree', async () => {
  const app = await createAccountOffice(5);
  await issue(app, '2026-11-24');
  for (let number = 1; number <= 495; number += 1) await pay(app, 100 + number);
  const rows = await transactionsOf(app);
  expect(rows).toHaveLength(500);
  let balance = 0;
  for (const line of rows.toReversed()) {
    balance += line.amountCents;
    expect(line.balanceCents).toBe(balance);
  }
  expect((await accountOf(app)).balanceCents).toBe(balance);
  const page = await app.call('account', 'transactions', { clientId: app.anaId, offset: 200, limit: 50 });
  expect(page).toEqual({ total: 500, rows: rows.slice(200, 250) });
});
