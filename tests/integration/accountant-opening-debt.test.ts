import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { invoicesOf, noon } from '../support/accountant';
import { issueRun } from '../support/invoice-run';
import { accountFaults, accountOf, type AccountOffice, issue, pay, voidPayment } from '../support/account';
import { billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { contractsOf, onlyContract } from '../support/contracts';
import { sureOfDay } from '../support/days';
import { gatewayLines, importGatewayFile } from '../support/gateway-files';
import { importList } from '../support/lists';
import { applyMass, idOf } from '../support/mass-updates';

const DEBT = 150_050;

async function comes(app: AccountOffice, day: string): Promise<void> {
  app.clock.ms = noon(day);
  await sureOfDay(app);
  await app.app.applyDue();
  await app.app.reviewStates();
}

const standingOf = async (app: AccountOffice, clientId: number) =>
  (await contractsOf(app, clientId)).map(({ state, disabledBy }) => (disabledBy ? `${state} ${disabledBy}` : state));

/** Carla came cut with a list, and owes 1,500.50 from before; nothing is billed to her yet, unless it says from when she is. */
async function officeWithOpeningDebt(state = 'Deshabilitado por el sistema', billedFromOn = '2027-06-01') {
  const app = await createBillingOffice();
  const headers = 'ID cliente;Nombre;Documento/cédula;Número de facturas impagas;Balance de facturas impagas';
  await importList(app, [headers, '77;Carla;28114902;2;1.500,50']);
  const filter = { text: 'Carla' };
  const sort = { column: 'name', descending: false } as const;
  const { rows } = await app.call('clients', 'list', { filter, sort, offset: 0, limit: 5 });
  const clientId = rows[0]?.id ?? 0;
  await importList(app, ['ID cliente;Plan;Precio;Estado', `77;Fibra 100 Mb;29990;${state}`]);
  await saveBilling(app, clientId, await billingWith(app, { autoState: true, billedFromOn }));
  const expected = { debtors: 1, debtCents: DEBT, creditors: 0, creditCents: 0 };
  await app.call('openingBalances', 'post', { taskId: randomUUID(), expected });
  await comes(app, '2026-11-25');
  await comes(app, '2026-11-26');
  return { app, clientId };
}

test('what a debt from before kept cut is cut again once its payment is voided, and says why', async () => {
  const { app, clientId } = await officeWithOpeningDebt();
  expect(await standingOf(app, clientId)).toEqual(['disabled system']);
  const { id } = await pay(app, DEBT, { clientId, paidOn: '2026-11-26' });
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  await voidPayment(app, id, 'Cheque rechazado');
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  const list = { offset: 0, limit: 10, list: 'disabled' } as const;
  expect((await app.call('automaticStates', 'review', list)).rows).toMatchObject([
    { clientId, from: 'enabled', to: 'disabled', invoice: null, restCents: DEBT, daysLate: 3 },
  ]);
  await comes(app, '2026-11-27');
  expect(await standingOf(app, clientId)).toEqual(['disabled system']);
  expect((await contractsOf(app, clientId))[0]?.stateReason).toBe('auto:opening:2026-11-27');
  // As often as it is paid and owed again.
  const again = await pay(app, DEBT, { clientId, paidOn: '2026-11-27' });
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  await comes(app, '2026-12-20');
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  await voidPayment(app, again.id);
  await comes(app, '2026-12-21');
  expect(await standingOf(app, clientId)).toEqual(['disabled system']);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('and once the gateway’s file that paid it is undone', async () => {
  const { app, clientId } = await officeWithOpeningDebt();
  const { fileId } = await importGatewayFile(app, gatewayLines('2026-11-26,77,28114902,1500.50,Pago Fácil,OP1'));
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  const { version } = await app.call('gatewayFiles', 'undoPlan', { fileId });
  await app.call('gatewayFiles', 'undo', { fileId, version, reason: 'Era de otro', taskId: randomUUID() });
  await comes(app, '2026-11-27');
  expect(await standingOf(app, clientId)).toEqual(['disabled system']);
  expect((await accountOf(app, clientId)).balanceCents).toBe(DEBT);
});

test('who was only warned is warned again', async () => {
  const { app, clientId } = await officeWithOpeningDebt('Avisado');
  expect(await standingOf(app, clientId)).toEqual(['alerted']);
  const { id } = await pay(app, DEBT, { clientId, paidOn: '2026-11-26' });
  await voidPayment(app, id);
  await comes(app, '2026-11-27');
  expect(await standingOf(app, clientId)).toEqual(['alerted']);
});

test('who was only warned, and was cut for an invoice since, is warned: the debt cuts nobody whom it kept on', async () => {
  const { app, clientId } = await officeWithOpeningDebt('Avisado');
  const debt = await pay(app, DEBT, { clientId, paidOn: '2026-11-26' });
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  await saveBilling(app, clientId, await billingWith(app, { autoState: true, billedFromOn: '2026-12-01' }));
  await comes(app, '2026-12-01');
  await issue(app, '2026-12-01');
  await comes(app, '2026-12-31');
  expect(await standingOf(app, clientId)).toEqual(['disabled system']);
  const { balanceCents } = await accountOf(app, clientId);
  await pay(app, balanceCents, { clientId, paidOn: '2026-12-31' });
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  await voidPayment(app, debt.id);
  await comes(app, '2027-01-01');
  expect(await standingOf(app, clientId)).toEqual(['alerted']);
});

test('who was on while it was owed stays on, and so does who was turned on by hand since', async () => {
  const { app, clientId } = await officeWithOpeningDebt('Habilitado');
  const { id } = await pay(app, DEBT, { clientId, paidOn: '2026-11-26' });
  await voidPayment(app, id);
  await comes(app, '2026-11-27');
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  const other = await officeWithOpeningDebt();
  const paid = await pay(other.app, DEBT, { clientId: other.clientId, paidOn: '2026-11-26' });
  for (const to of ['disabled', 'enabled'] as const) {
    const [contract] = await contractsOf(other.app, other.clientId);
    const { id: contractId = 0, version = 0 } = contract ?? {};
    await other.app.call('contracts', 'setState', { id: contractId, version, to, reason: 'A mano' });
  }
  await voidPayment(other.app, paid.id);
  await comes(other.app, '2026-11-27');
  expect(await standingOf(other.app, other.clientId)).toEqual(['enabled']);
});

describe('what an undo takes back was never said by hand', () => {
  const reason = 'Era otro';

  /** Enabled by the system once Carla's debt from before was paid, and how it is once that payment is void. */
  async function enabledForPayment() {
    const { app, clientId } = await officeWithOpeningDebt();
    const { id } = await pay(app, DEBT, { clientId, paidOn: '2026-11-26' });
    const contract = await onlyContract(app, clientId);
    const undo = (version: number) => app.call('audit', 'undoContractChange', { contractId: contract.id, version });
    const onceVoid = async () => {
      await voidPayment(app, id);
      await comes(app, '2026-11-27');
      return standingOf(app, clientId);
    };
    return { app, contract, undo, onceVoid };
  }

  /** What the audit says that the review remembered, the newest first. */
  async function stoodsOf(app: AccountOffice, clientId: number) {
    const list = { clientId, offset: 0, limit: 50, field: 'contract.stood' };
    const { entries } = await app.call('audit', 'list', list);
    return entries.map(({ before, after }) => `${before} → ${after}`);
  }

  /** Puts the client's *Estado* back to what it was before an act on it, so many acts ago. */
  async function stateOfActPutBack(app: AccountOffice, clientId: number, acts: number) {
    const list = { clientId, offset: acts, limit: 1, field: 'contract.state' };
    const [entry] = (await app.call('audit', 'list', list)).entries;
    const { version } = await onlyContract(app, clientId);
    await app.call('audit', 'putBack', { entryId: entry?.id ?? 0, version });
  }

  test('who was disabled by mistake, and is on again by the undo, is cut once the debt is owed again', async () => {
    const { app, contract, undo, onceVoid } = await enabledForPayment();
    const { id, version } = contract;
    await undo((await app.call('contracts', 'setState', { id, version, to: 'disabled', reason })).version);
    expect(await standingOf(app, contract.clientId)).toEqual(['enabled']);
    expect(await onceVoid()).toEqual(['disabled system']);
  });

  test('and so is who was paused by mistake', async () => {
    const { app, contract, undo, onceVoid } = await enabledForPayment();
    const { id, version } = contract;
    await undo((await app.call('contracts', 'pause', { id, version, untilOn: '2026-12-20', reason })).version);
    expect(await onceVoid()).toEqual(['disabled system']);
  });

  test('and so is who was disabled by a list that is undone', async () => {
    const { app, onceVoid } = await enabledForPayment();
    const { importId } = await importList(app, ['ID cliente;Plan;Estado', '77;Fibra 100 Mb;Deshabilitado']);
    await app.call('imports', 'undo', { importId });
    expect(await onceVoid()).toEqual(['disabled system']);
  });

  test.each(['setState', 'pause'] as const)(
    'and so is whose Estado is put back in the audit, after %s',
    async (act) => {
      const { app, contract, onceVoid } = await enabledForPayment();
      const { id, version } = contract;
      if (act === 'pause') await app.call('contracts', act, { id, version, untilOn: '2026-12-20', reason });
      else await app.call('contracts', act, { id, version, to: 'disabled', reason });
      await stateOfActPutBack(app, contract.clientId, 0);
      expect(await onceVoid()).toEqual(['disabled system']);
    },
  );

  test('but not where it is put back from before what somebody said since', async () => {
    const { app, contract, onceVoid } = await enabledForPayment();
    const { id, version } = contract;
    const off = await app.call('contracts', 'setState', { id, version, to: 'disabled', reason });
    await app.call('contracts', 'setState', { id, version: off.version, to: 'alerted', reason });
    await stateOfActPutBack(app, contract.clientId, 1);
    expect(await standingOf(app, contract.clientId)).toEqual(['enabled']);
    expect(await onceVoid()).toEqual(['enabled']);
  });

  test.each([
    ['disables', { contractState: 'disabled', contractReason: reason }],
    ['warns', { contractState: 'alerted', contractReason: reason }],
  ] as const)('and so is whom a mass update %s that is undone, and undone again and again', async (_what, wish) => {
    const { app, contract, onceVoid } = await enabledForPayment();
    const undone = await app.call('massUpdates', 'undo', { id: idOf(await applyMass(app, wish)) });
    expect(await standingOf(app, contract.clientId)).toEqual(['enabled']);
    const redone = await app.call('massUpdates', 'undo', { id: idOf(undone) });
    expect(await stoodsOf(app, contract.clientId)).toEqual(['disabled → ', ' → disabled', 'disabled → ']);
    await app.call('massUpdates', 'undo', { id: idOf(redone) });
    expect(await onceVoid()).toEqual(['disabled system']);
  });

  test('but not where the undo is undone, and it is enabled by hand', async () => {
    const { app, contract, undo, onceVoid } = await enabledForPayment();
    const { id, version } = contract;
    const first = await undo(
      (await app.call('contracts', 'setState', { id, version, to: 'disabled', reason })).version,
    );
    const again = await undo(first.version);
    expect(await standingOf(app, contract.clientId)).toEqual(['disabled operator']);
    await app.call('contracts', 'setState', { id, version: again.version, to: 'enabled', reason });
    expect(await onceVoid()).toEqual(['enabled']);
    expect(await stoodsOf(app, contract.clientId)).toEqual(['disabled → ', ' → disabled', 'disabled → ']);
  });
});

test('who an invoice cut is not cut for a debt from before that never kept it so', async () => {
  const { app, clientId } = await officeWithOpeningDebt('Habilitado', '2026-11-01');
  const opening = await pay(app, DEBT, { clientId, paidOn: '2026-11-26' });
  await issueRun(app, '2026-11-26');
  await comes(app, '2026-12-20');
  expect(await standingOf(app, clientId)).toEqual(['disabled system']);
  const { balanceCents } = await accountOf(app, clientId);
  await pay(app, balanceCents, { clientId, paidOn: '2026-12-20' });
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  await voidPayment(app, opening.id, 'Cheque rechazado');
  await comes(app, '2026-12-22');
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
});

test('but who it kept cut once the invoice was void is', async () => {
  const { app, clientId } = await officeWithOpeningDebt('Habilitado', '2026-11-01');
  await issueRun(app, '2026-11-26');
  await comes(app, '2026-12-20');
  const [invoice] = await invoicesOf(app, clientId);
  await app.call('invoices', 'void', { id: invoice?.id ?? 0, version: 1, reason: 'mal' });
  expect(await standingOf(app, clientId)).toEqual(['disabled system']);
  const opening = await pay(app, DEBT, { clientId, paidOn: '2026-12-20' });
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  await voidPayment(app, opening.id);
  await comes(app, '2026-12-21');
  expect((await contractsOf(app, clientId))[0]?.stateReason).toBe('auto:opening:2026-12-21');
});

/** Carla's only contract's baja, and how it is taken back. */
async function bajaTakenBack(app: AccountOffice, clientId: number): Promise<void> {
  const { id, version } = await onlyContract(app, clientId);
  await app.call('contracts', 'end', { id, version, endedOn: '2026-11-26', reason: 'se muda' });
  const asked = { clientId, field: 'contract.endedOn', offset: 0, limit: 1 };
  const [baja] = (await app.call('audit', 'list', asked)).entries;
  await app.call('audit', 'putBack', { entryId: baja?.id ?? 0, version: version + 1 });
}

/** Her deactivation, which is undone. */
async function deactivationUndone(app: AccountOffice, clientId: number): Promise<void> {
  const { version } = await app.call('clients', 'get', { id: clientId });
  await app.call('clients', 'deactivate', { id: clientId, version });
  await app.call('audit', 'undoChange', { clientId, version: version + 1 });
}

test.each([
  ['a baja', bajaTakenBack],
  ['a deactivation of its client', deactivationUndone],
])('%s that is taken back leaves what a debt from before kept cut to be cut again', async (_what, happens) => {
  const { app, clientId } = await officeWithOpeningDebt();
  const { id } = await pay(app, DEBT, { clientId, paidOn: '2026-11-26' });
  await happens(app, clientId);
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
  await voidPayment(app, id, 'Cheque rechazado');
  await comes(app, '2026-11-27');
  expect(await standingOf(app, clientId)).toEqual(['disabled system']);
});

test('who is enabled by hand once its client is back stays on, whatever a debt from before kept', async () => {
  const { app, clientId } = await officeWithOpeningDebt();
  const paid = await pay(app, DEBT, { clientId, paidOn: '2026-11-26' });
  const { version } = await app.call('clients', 'get', { id: clientId });
  await app.call('clients', 'deactivate', { id: clientId, version });
  const { id } = await onlyContract(app, clientId);
  await app.call('clients', 'reactivate', { id: clientId, version: version + 1, enableContractIds: [id] });
  await voidPayment(app, paid.id, 'Cheque rechazado');
  await comes(app, '2026-11-27');
  expect(await standingOf(app, clientId)).toEqual(['enabled']);
});
