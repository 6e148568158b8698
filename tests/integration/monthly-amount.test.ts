import { expect, test } from 'vitest';
import type { BillingProfileFields } from '../../src-main/contract/billing-parameters';
import { profileFieldsWith } from '../support/billing';
import { type BillingOffice, billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { contractsOf, importContracts } from '../support/contracts';
import { previewRun } from '../support/invoice-run';

const STATES = ['Habilitado', 'Avisado', 'Deshabilitado por el sistema', 'Deshabilitado', 'En pausa'];

/** Ana has a contract in every state that stays while its client is active, and is billed by such a profile. */
async function createStates(fields: Partial<BillingProfileFields>): Promise<BillingOffice> {
  const app = await createBillingOffice();
  const profile = { at: null, fields: profileFieldsWith(fields) };
  const { id: profileId } = await app.call('billingParameters', 'saveProfile', profile);
  await saveBilling(app, app.anaId, await billingWith(app, { profileId }));
  const rows = STATES.map((state, at) => `1;Fibra 100 Mb;e48d8c0403c${at};${state.replace('En pausa', 'Habilitado')}`);
  await importContracts(app, 'ID cliente;Plan;MAC;Estado', ...rows);
  const { id, version } = (await contractsOf(app, app.anaId))[4] ?? { id: 0, version: 0 };
  await app.call('contracts', 'pause', { id, version, untilOn: '2026-12-20', reason: 'viaja' });
  return app;
}

test.each([
  [{}, [null, null, null, 'disabledByOperator', 'disabledByOperator']],
  [{ billSystemDisabled: false }, [null, null, 'disabledBySystem', 'disabledByOperator', 'disabledByOperator']],
  [{ billOperatorDisabled: true }, [null, null, null, null, null]],
])('a contract that %j leaves without an invoice says so, as the run does', async (fields, expected) => {
  const app = await createStates(fields);
  const contracts = await contractsOf(app, app.anaId);
  expect(contracts.map(({ unbilled }) => unbilled)).toEqual(expected);
  const { invoices, excluded } = await previewRun(app, '2026-11-30');
  expect(invoices).toBe(expected.filter((reason) => reason === null).length);
  expect(excluded.map(({ reason }) => reason).toSorted()).toEqual(
    expected
      .filter((reason) => reason !== null)
      .map(String)
      .toSorted(),
  );
});

test('nothing is billed of a client whose billing is off, or who is deactivated', async () => {
  const app = await createStates({});
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'deactivate', { id: app.anaId, version });
  const reasons = async () => new Set((await contractsOf(app, app.anaId)).map(({ unbilled }) => unbilled));
  expect(await reasons()).toEqual(new Set(['clientDeactivated']));
  await app.call('audit', 'undoChange', { clientId: app.anaId, version: version + 1 });
  await saveBilling(app, app.anaId, await billingWith(app, { billingEnabled: false }));
  expect(await reasons()).toEqual(new Set(['billingOff']));
});
