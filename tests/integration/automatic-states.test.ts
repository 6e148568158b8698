import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contextOf } from '../../src-main/app/own-context';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { openDatabase } from '../../src-main/data/database';
import { reviewStep } from '../../src-main/domain/state-review';
import { sureOfDay } from '../support/days';
import { accountFaults, type AccountOffice, at, createAccountOffice, issue, pay } from '../support/account';
import { profileFieldsWith } from '../support/billing';
import { billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { addContract, contractsOf } from '../support/contracts';
import { importList } from '../support/lists';
import { refusalOf, signedInOperator } from '../support/test-app';

const PRICE = 2_999_000;
type List = 'alerted' | 'disabled' | 'enabled' | 'kept';

/** The day comes, somebody says that it is right where the program was closed for long, and it looks, as every hour. */
async function comes(app: AccountOffice, day: string): Promise<void> {
  app.clock.ms = at(day);
  await sureOfDay(app);
  await app.app.applyDue();
  await app.app.reviewStates();
}

const statesOf = async (app: AccountOffice, clientId = app.anaId) =>
  (await contractsOf(app, clientId)).map(({ state, disabledBy }) => (disabledBy ? `${state} ${disabledBy}` : state));

const review = (app: AccountOffice, list: List) =>
  app.call('automaticStates', 'review', { list, offset: 0, limit: 100 });

/** Two contracts whose November invoices are due on 4 December: warned on the 5th, cut on the 9th. */
async function officeWithDebt(contracts = 1): Promise<AccountOffice> {
  const app = await createAccountOffice(contracts);
  await app.app.reviewStates();
  await issue(app, '2026-11-24');
  return app;
}

const auditOf = async (app: AccountOffice) =>
  (await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 100, origin: 'system' })).entries;

test('an exception that stands for ever spares its client, and the days of the others go on', async () => {
  const app = await officeWithDebt();
  await app.call('automaticStates', 'except', { clientId: app.anaId, untilOn: '9999-12-31', reason: 'Comodato' });
  await comes(app, '2026-12-09');
  expect(await statesOf(app)).toEqual(['enabled']);
  expect((await review(app, 'kept')).rows).toMatchObject([{ kept: 'exception', keptUntilOn: '9999-12-31' }]);
});

test('over months: an invoice is late, warned, cut, promised, paid and enabled again, each with its reason', async () => {
  const app = await officeWithDebt();
  for (const [day, state] of [
    ['2026-12-04', 'enabled'],
    ['2026-12-05', 'alerted'],
    ['2026-12-08', 'alerted'],
    ['2026-12-09', 'disabled system'],
    ['2026-12-10', 'disabled system'],
  ] as const) {
    await comes(app, day);
    expect([day, await statesOf(app)]).toEqual([day, [state]]);
  }
  expect((await contractsOf(app, app.anaId))[0]?.stateReason).toBe('auto:overdue:1:2026-12-04:2026-12-09');
  // A part does not do; the whole does, in the payment's own act.
  await pay(app, 100, { paidOn: '2026-12-10' });
  expect(await statesOf(app)).toEqual(['disabled system']);
  await pay(app, PRICE - 100, { paidOn: '2026-12-10' });
  expect(await statesOf(app)).toEqual(['enabled']);
  const acts = (await auditOf(app)).filter(({ field }) => field === 'contract.reason');
  expect(acts.map(({ action, after, operator }) => [action, after, operator])).toEqual([
    ['systemEnabled', 'auto:paid:2026-12-10', ''],
    ['systemDisabled', 'auto:overdue:1:2026-12-04:2026-12-09', ''],
    ['systemAlerted', 'auto:overdue:1:2026-12-04:2026-12-05', ''],
  ]);
  const entries = (await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 10 })).entries;
  const [payment] = entries.filter(({ action }) => action === 'payment');
  expect(entries.find(({ action }) => action === 'systemEnabled')?.batchId).toBe(payment?.batchId);
  // December's invoice is promised: the cut waits for the day after.
  app.clock.ms = at('2026-12-11');
  await issue(app, '2026-12-11');
  const promise = { clientId: app.anaId, untilOn: '2026-12-30', note: 'Cobra a fin de mes' };
  await app.call('account', 'promise', promise);
  await comes(app, '2026-12-30');
  expect(await statesOf(app)).toEqual(['alerted']);
  await comes(app, '2026-12-31');
  expect(await statesOf(app)).toEqual(['disabled system']);
  expect(accountFaults(app.folder)).toEqual([]);
  expect(app.unexpected).toEqual([]);
});

test('only the contract whose invoice it is follows, or all of the client’s where the office says so', async () => {
  const app = await officeWithDebt(2);
  const { unpaid } = await app.call('account', 'get', { clientId: app.anaId });
  await pay(app, PRICE, { spread: [{ debitId: unpaid[0]?.id ?? 0, surcharge: false, amountCents: PRICE }] });
  await comes(app, '2026-12-09');
  expect(await statesOf(app)).toEqual(['enabled', 'disabled system']);
  const { version, scope } = await review(app, 'disabled');
  expect(scope).toBe('contract');
  await app.call('automaticStates', 'saveSettings', { version, scope: 'client' });
  await comes(app, '2026-12-10');
  expect(await statesOf(app)).toEqual(['disabled system', 'disabled system']);
  const stale = app.call('automaticStates', 'saveSettings', { version, scope: 'contract' });
  expect(await refusalOf(stale)).toMatchObject({ code: 'CONFLICT' });
});

test('an operator’s disable is never undone, and what is off by hand is not cut', async () => {
  const app = await officeWithDebt();
  const [contract] = await contractsOf(app, app.anaId);
  const { id = 0, version = 0 } = contract ?? {};
  await app.call('contracts', 'setState', { id, version, to: 'disabled', reason: 'Se mudó' });
  await comes(app, '2026-12-09');
  expect(await statesOf(app)).toEqual(['disabled operator']);
  await pay(app, PRICE, { paidOn: '2026-12-09' });
  await comes(app, '2026-12-10');
  expect(await statesOf(app)).toEqual(['disabled operator']);
  expect(await auditOf(app)).toEqual([]);
});

test('who is enabled by hand over a debt is cut again the next day, but for an exception', async () => {
  const app = await officeWithDebt();
  await comes(app, '2026-12-09');
  const enable = async () => {
    const [contract] = await contractsOf(app, app.anaId);
    const { id = 0, version = 0 } = contract ?? {};
    await app.call('contracts', 'setState', { id, version, to: 'enabled', reason: 'Viene a pagar' });
  };
  await enable();
  await comes(app, '2026-12-10');
  expect(await statesOf(app)).toEqual(['disabled system']);
  await enable();
  const { id } = await app.call('automaticStates', 'except', {
    clientId: app.anaId,
    untilOn: '2026-12-12',
    reason: 'Hospital',
  });
  await comes(app, '2026-12-12');
  expect(await statesOf(app)).toEqual(['enabled']);
  expect((await review(app, 'disabled')).rows).toMatchObject([{ clientId: app.anaId, exception: { id } }]);
  await comes(app, '2026-12-13');
  expect(await statesOf(app)).toEqual(['disabled system']);
});

test('the lists say a day before who is warned and cut, for which invoice; and who is not, and why', async () => {
  const app = await officeWithDebt();
  await saveBilling(app, app.betoId, await billingWith(app, { autoState: false }));
  await addContract(app, app.betoId);
  await issue(app, '2026-11-24');
  await comes(app, '2026-12-04');
  expect(await review(app, 'alerted')).toMatchObject({
    today: '2026-12-04',
    throughOn: '2026-12-04',
    nextOn: '2026-12-05',
    heldDays: 0,
    counts: { alerted: 1, disabled: 0, enabled: 0, kept: 1 },
    rows: [
      {
        client: 'Ana Muñoz',
        plan: 'Fibra 100 Mb',
        from: 'enabled',
        to: 'alerted',
        dueOn: '2026-12-04',
        daysLate: 1,
        restCents: PRICE,
        invoice: { internalNumber: 1 },
        kept: null,
      },
    ],
  });
  expect((await review(app, 'kept')).rows).toMatchObject([{ client: 'Beto Ruiz', kept: 'autoOff', to: 'alerted' }]);
  await app.call('account', 'promise', { clientId: app.anaId, untilOn: '2026-12-20', note: 'Cobra el 20' });
  await comes(app, '2026-12-08');
  expect(await review(app, 'kept')).toMatchObject({
    counts: { disabled: 0, kept: 2 },
    rows: [{ client: 'Ana Muñoz', kept: 'promise', keptUntilOn: '2026-12-20', to: 'disabled' }, { kept: 'autoOff' }],
  });
  const file = await app.call('automaticStates', 'export', { list: 'kept', format: 'csv', taskId: randomUUID() });
  expect(file).toMatchObject({ rows: 2, fileName: 'estados-2026-12-09.csv' });
});

test('whoever switches it on sees first every state that would change', async () => {
  const app = await officeWithDebt();
  await saveBilling(app, app.anaId, await billingWith(app, { autoState: false }));
  await comes(app, '2026-12-20');
  expect(await statesOf(app)).toEqual(['enabled']);
  const preview = () =>
    app.call('automaticStates', 'preview', { selection: { kind: 'ids', ids: [app.anaId, app.betoId] } });
  expect(await preview()).toMatchObject({
    nextOn: '2026-12-21',
    counts: { alerted: 0, disabled: 1, enabled: 0 },
    rows: [{ client: 'Ana Muñoz', from: 'enabled', to: 'disabled', daysLate: 17 }],
  });
  await saveBilling(app, app.anaId, await billingWith(app));
  await comes(app, '2026-12-21');
  expect(await statesOf(app)).toEqual(['disabled system']);
  expect((await preview()).rows).toEqual([]);
});

test('days off are caught up in their order; a review is done once a day', async () => {
  const app = await officeWithDebt();
  await comes(app, '2026-12-19');
  const reasons = (await auditOf(app)).filter(({ field }) => field === 'contract.reason').map(({ after }) => after);
  expect(reasons).toEqual(['auto:overdue:1:2026-12-04:2026-12-09', 'auto:overdue:1:2026-12-04:2026-12-05']);
  const before = (await auditOf(app)).length;
  await app.app.reviewStates();
  await comes(app, '2026-12-19');
  expect(await auditOf(app)).toHaveLength(before);
});

test('a clock that is set back changes nothing, and enables nobody who owed by then', async () => {
  const app = await officeWithDebt();
  await comes(app, '2026-12-09');
  app.clock.ms = at('2026-11-20');
  await app.app.reviewStates();
  expect(await statesOf(app)).toEqual(['disabled system']);
  await pay(app, 100, { paidOn: '2026-11-20' });
  expect(await statesOf(app)).toEqual(['disabled system']);
  expect(await review(app, 'disabled')).toMatchObject({ nextOn: '2026-12-10', heldDays: 0 });
});

test('a clock far ahead cuts nobody until an administrator says so', async () => {
  const app = await officeWithDebt();
  await comes(app, '2027-03-01');
  expect(await statesOf(app)).toEqual(['enabled']);
  const held = await review(app, 'disabled');
  expect(held).toMatchObject({ heldDays: 97, nextOn: '2027-03-01', counts: { disabled: 1 } });
  const { window } = await signedInOperator(app);
  const input = { version: held.version, taskId: randomUUID() };
  const byOperator = app.callAs(window, 'automaticStates', 'goOn', input);
  expect(await refusalOf(byOperator)).toMatchObject({ code: 'FORBIDDEN' });
  // Back on its day it goes on as if nothing had been.
  await comes(app, '2026-12-05');
  expect(await statesOf(app)).toEqual(['alerted']);
  app.clock.ms = at('2027-03-01');
  expect(await app.call('automaticStates', 'goOn', input)).toEqual({ changed: 1 });
  expect(await statesOf(app)).toEqual(['disabled system']);
  expect(await refusalOf(app.call('automaticStates', 'goOn', input))).toMatchObject({ code: 'NOTHING_HELD' });
});

test('notice and cut are the profile’s own, on working days where it says so', async () => {
  const app = await createAccountOffice();
  const fields = profileFieldsWith({ name: 'Lenta', cycleDay: 1, noticeDays: 3, cutDays: 8, workingDaysOnly: true });
  const { id } = await app.call('billingParameters', 'saveProfile', { at: null, fields });
  await saveBilling(app, app.anaId, await billingWith(app, { profileId: id }));
  await app.app.reviewStates();
  await issue(app, '2026-11-24');
  // Due on Friday 4 December: the notice on Monday 7; the cut, on Saturday 12, is on Monday 14.
  await comes(app, '2026-12-06');
  expect(await statesOf(app)).toEqual(['enabled']);
  await comes(app, '2026-12-07');
  expect(await statesOf(app)).toEqual(['alerted']);
  await comes(app, '2026-12-13');
  expect(await statesOf(app)).toEqual(['alerted']);
  await comes(app, '2026-12-14');
  expect(await statesOf(app)).toEqual(['disabled system']);
});

test('an invoice of something that is charged once cuts nobody', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  const contractId = await addContract(app, app.anaId);
  const fields = { repeats: true, amountCents: null, toOn: null } as const;
  const save = (item: object) =>
    app.call('billingItems', 'save', {
      at: null,
      contractId,
      fields: { ...fields, kind: 'discount', description: 'Cortesía', rateBp: 10_000, fromOn: '2026-11-01', ...item },
    });
  await save({});
  await save({ kind: 'charge', repeats: false, description: 'Antena', amountCents: 50_000, rateBp: null });
  await app.app.reviewStates();
  await issue(app, '2026-11-24');
  await comes(app, '2026-12-20');
  const { unpaid } = await app.call('account', 'get', { clientId: app.anaId });
  expect(unpaid).toMatchObject([{ kind: 'invoice', restCents: 50_000 }]);
  expect(await statesOf(app)).toEqual(['enabled']);
});

test('what is to the client’s credit counts: who is owed something is not cut', async () => {
  const app = await officeWithDebt(2);
  const { unpaid } = await app.call('account', 'get', { clientId: app.anaId });
  const [first] = unpaid;
  await pay(app, 2 * PRICE, { spread: [{ debitId: first?.id ?? 0, surcharge: false, amountCents: PRICE }] });
  await comes(app, '2026-12-20');
  expect(await statesOf(app)).toEqual(['enabled', 'enabled']);
});

test('a client of a list begins with it off; its debt from before keeps what is cut cut until it is paid', async () => {
  const app = await createBillingOffice();
  const head = 'ID cliente;Nombre;Número de facturas impagas;Balance de facturas impagas';
  await importList(app, [head, '77;Carla;2;1.500,50']);
  const sort = { column: 'name', descending: false } as const;
  const { rows } = await app.call('clients', 'list', { filter: { text: 'Carla' }, sort, offset: 0, limit: 5 });
  const clientId = rows[0]?.id ?? 0;
  expect((await app.call('clients', 'get', { id: clientId })).billing.autoState).toBe(false);
  await importList(app, [
    'ID cliente;Plan;Precio;Estado',
    '77;Fibra 100 Mb;29990;Deshabilitado por el sistema',
    '77;Hogar 25 Mb;18900;Habilitado',
  ]);
  await saveBilling(app, clientId, await billingWith(app, { autoState: true }));
  await app.app.reviewStates();
  await comes(app, '2026-11-30');
  expect(await statesOf(app, clientId)).toEqual(['disabled system', 'enabled']);
  const expected = { debtors: 1, debtCents: 150_050, creditors: 0, creditCents: 0 };
  await app.call('openingBalances', 'post', { taskId: randomUUID(), expected });
  await comes(app, '2026-12-20');
  expect(await statesOf(app, clientId)).toEqual(['disabled system', 'enabled']);
  await pay(app, 150_000, { clientId, paidOn: '2026-12-20' });
  expect(await statesOf(app, clientId)).toEqual(['disabled system', 'enabled']);
  await pay(app, 50, { clientId, paidOn: '2026-12-20' });
  expect(await statesOf(app, clientId)).toEqual(['enabled', 'enabled']);
});

test('a voided invoice, and a credit note, are owed no more: the cut ends with them', async () => {
  const app = await officeWithDebt();
  await comes(app, '2026-12-09');
  const filter = { text: '' };
  const [invoice] = (await app.call('invoices', 'list', { filter, offset: 0, limit: 5 })).rows;
  await app.call('invoices', 'void', { id: invoice?.id ?? 0, version: 1, reason: 'Plan equivocado' });
  expect(await statesOf(app)).toEqual(['enabled']);
});

/** More than one step of a review takes. */
const MANY = 210;

test('a review that was cut off goes on where it was: each contract is changed once, none is left', async () => {
  const app = await createAccountOffice(MANY);
  await app.app.reviewStates();
  await issue(app, '2026-11-24');
  const database = openDatabase(`${app.folder}/abonado.db`);
  const day = calendarDate.parse('2026-12-09');
  const step = () => database.write((db) => reviewStep(contextOf(db, null, at(day)), day));
  expect(step()).toEqual({ changed: 200, more: true });
  database.close();
  const cut = async () => (await statesOf(app)).filter((state) => state === 'disabled system').length;
  expect(await cut()).toBe(200);
  // The next day it ends the one before first, and then comes to its own.
  await comes(app, '2026-12-10');
  expect(await cut()).toBe(MANY);
  expect(await review(app, 'disabled')).toMatchObject({ throughOn: '2026-12-10' });
  const direct = openDatabase(`${app.folder}/abonado.db`);
  const acts = direct.sqlite
    .prepare(`SELECT contract_id, count(*) FROM audit_entries WHERE action = 'systemDisabled' AND field = 'contract.state'
      GROUP BY contract_id`)
    .raw()
    .all();
  direct.close();
  expect(acts).toHaveLength(MANY);
  expect(acts.every((row) => Array.isArray(row) && row[1] === 1)).toBe(true);
}, 60_000);
