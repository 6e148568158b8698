import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { invoicesOf } from '../support/accountant';
import { issueRun } from '../support/invoice-run';
import { accountFaults, accountOf, type AccountOffice, issue, pay, voidPayment } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { contractsOf, onlyContract } from '../support/contracts';
import { gatewayLines, importGatewayFile } from '../support/gateway-files';
import { comes, DEBT, officeWithOpeningDebt, standingOf } from '../support/opening-debt';

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
