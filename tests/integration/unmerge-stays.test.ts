import { expect, test } from 'vitest';
import { accountFaults, accountOf, createAccountOffice, issue, pay } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { addContract, contractsOf } from '../support/contracts';
import { addClient } from '../support/mass-updates';
import { merge, versionOf } from '../support/merges';
import { officeWithOpeningDebt } from '../support/opening-debt';
import type { TestApp } from '../support/test-app';

/** Takes a merge back, and answers what its plan said before, which is what came of it. */
async function undo({ call }: Pick<TestApp, 'call'>, id: number) {
  const plan = await call('duplicates', 'undoPlan', { id });
  expect(await call('duplicates', 'undo', { id })).toEqual(plan);
  return plan.stays;
}

async function twoWithEmails() {
  const app = await createAccountOffice();
  const keptId = await addClient(app, { name: 'Eva', email: 'eva@correo.example', phone: '2604 433101' });
  const mergedId = await addClient(app, {
    name: 'Eva Paz',
    customId: '92',
    email: 'paz@correo.example',
    phone: '2604 433102',
  });
  return { ...app, keptId, mergedId };
}

test('the kept client’s former e-mail is another’s by now: it keeps the one that it has, and the rest goes back', async () => {
  const app = await twoWithEmails();
  const { keptId, mergedId } = app;
  const { id } = await merge(app, { keptId, mergedId, take: ['email', 'phone'] });
  await addClient(app, { name: 'Zoe', email: 'EVA@correo.example' });
  expect(await undo(app, id)).toEqual([
    { what: 'email', code: 'taken', name: '' },
    { what: 'email', code: 'taken', name: 'Eva Paz' },
  ]);
  expect(await app.call('clients', 'get', { id: keptId })).toMatchObject({
    email: 'paz@correo.example',
    phone: '2604 433101',
  });
  expect(await app.call('clients', 'get', { id: mergedId })).toMatchObject({
    email: '',
    phone: '2604 433102',
    customId: '92',
    state: 'active',
  });
});

test('the merged client’s e-mail is another’s by now: it comes back without one, and that is named', async () => {
  const app = await twoWithEmails();
  const { keptId, mergedId } = app;
  const { id } = await merge(app, { keptId, mergedId, take: ['phone'] });
  await addClient(app, { name: 'Zoe', email: 'paz@correo.example' });
  expect(await undo(app, id)).toEqual([{ what: 'email', code: 'taken', name: 'Eva Paz' }]);
  expect(await app.call('clients', 'get', { id: keptId })).toMatchObject({ email: 'eva@correo.example' });
  expect(await app.call('clients', 'get', { id: mergedId })).toMatchObject({ email: '', state: 'active' });
});

test('a debt from before that was paid together with the kept client’s own stays, and is named', async () => {
  const { app, clientId } = await officeWithOpeningDebt();
  await saveBilling(app, app.anaId, await billingWith(app));
  await addContract(app, app.anaId);
  await issue(app, '2026-11-30');
  const { id } = await merge(app, { keptId: app.anaId, mergedId: clientId });
  await pay(app, (await accountOf(app)).balanceCents, { paidOn: '2026-11-26' });
  expect(await undo(app, id)).toContainEqual({ what: 'debits', code: 'mixed', name: expect.any(String) });
  expect(await accountOf(app, clientId)).toMatchObject({ balanceCents: 0 });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a debt from before that nothing binds goes back', async () => {
  const { app, clientId } = await officeWithOpeningDebt();
  const before = await accountOf(app, clientId);
  const { id } = await merge(app, { keptId: app.anaId, mergedId: clientId });
  expect(await undo(app, id)).toEqual([]);
  expect(await accountOf(app, clientId)).toMatchObject({ balanceCents: before.balanceCents });
});

test('contracts that the kept client’s deactivation disabled go back disabled, and are named', async () => {
  const app = await twoWithEmails();
  const { keptId, mergedId } = app;
  await addContract(app, mergedId, { ip: '10.0.0.9' });
  const { id } = await merge(app, { keptId, mergedId });
  await app.call('clients', 'deactivate', { id: keptId, version: await versionOf(app, keptId) });
  expect(await undo(app, id)).toEqual([{ what: 'contracts', code: 'off', name: 'Fibra 100 Mb · 10.0.0.9' }]);
  expect(await app.call('clients', 'get', { id: mergedId })).toMatchObject({ state: 'active' });
  expect(await contractsOf(app, mergedId)).toMatchObject([{ state: 'disabled', disabledBy: 'client' }]);
});
