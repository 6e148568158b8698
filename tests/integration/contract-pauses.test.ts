import { expect, test } from 'vitest';
import { type ContractOffice, createContractOffice, importContracts, onlyContract } from '../support/contracts';
import { refusalOf } from '../support/test-app';

const reason = 'se va de viaje';
const DAY_MS = 24 * 3_600_000;

/** Ana's contract, in the state that a list gives it, paused until 27 November; a window that waits for days stays open. */
async function createPaused(state: string) {
  const app = await createContractOffice();
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 0 });
  await importContracts(app, 'ID cliente;Plan;MAC;Estado', `1;Fibra 100 Mb;e48d8c0403c5;${state}`);
  await pause(app, '2026-11-27');
  return app;
}

async function pause(app: ContractOffice, untilOn: string): Promise<void> {
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'pause', { id, version, untilOn, reason });
}

async function afterDays(app: ContractOffice, days: number) {
  app.clock.ms += days * DAY_MS;
  await app.app.applyDue();
  const { state, disabledBy, pausedUntilOn } = await onlyContract(app, app.anaId);
  return { state, disabledBy, pausedUntilOn };
}

test.each([
  ['Habilitado', { state: 'enabled', disabledBy: null }],
  ['Avisado', { state: 'alerted', disabledBy: null }],
  ['Deshabilitado por el sistema', { state: 'disabled', disabledBy: 'system' }],
  // Who pauses what is off by hand says on which day it is to come on.
  ['Deshabilitado', { state: 'enabled', disabledBy: null }],
])('a pause of what was %s comes back to that', async (state, comesBack) => {
  const app = await createPaused(state);
  expect(await afterDays(app, 1)).toEqual({ state: 'disabled', disabledBy: 'operator', pausedUntilOn: '2026-11-27' });
  expect(await afterDays(app, 2)).toEqual({ ...comesBack, pausedUntilOn: null });
});

test('a pause has a furthest day, as whatever else is agreed on', async () => {
  const app = await createPaused('Habilitado');
  expect(await refusalOf(pause(app, '2062-12-10'))).toMatchObject({ code: 'DATE_TOO_FAR', field: 'untilOn' });
  await pause(app, '2027-11-24');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ pausedUntilOn: '2027-11-24' });
});

test('a pause that is made longer, or that a deactivation put aside for a while, comes back to what was before it', async () => {
  const app = await createPaused('Deshabilitado por el sistema');
  await pause(app, '2026-11-28');
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'deactivate', { id: app.anaId, version });
  await app.call('audit', 'undoChange', { clientId: app.anaId, version: version + 1 });
  expect(await afterDays(app, 3)).toEqual({ state: 'disabled', disabledBy: 'operator', pausedUntilOn: '2026-11-28' });
  expect(await afterDays(app, 1)).toEqual({ state: 'disabled', disabledBy: 'system', pausedUntilOn: null });
});

test('a pause does not end early where the same contract’s new plan begins first', async () => {
  const app = await createPaused('Habilitado');
  const { id, version } = await onlyContract(app, app.anaId);
  const terms = { planId: app.hogarId, ownPriceCents: null };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate: '2026-11-25', reason });
  expect(await afterDays(app, 1)).toEqual({ state: 'disabled', disabledBy: 'operator', pausedUntilOn: '2026-11-27' });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ plan: 'Hogar 25 Mb' });
});

test('a list that says no more than Deshabilitado leaves who disabled a contract, and a pause’s end, as they are', async () => {
  const app = await createContractOffice();
  const list = (state: string) =>
    importContracts(app, 'ID cliente;Plan;MAC;Estado', `1;Fibra 100 Mb;e48d8c0403c5;${state}`);
  await list('Deshabilitado por el sistema');
  expect(await list('Deshabilitado')).toMatchObject({ changed: 0 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'disabled', disabledBy: 'system' });
  await pause(app, '2026-11-27');
  expect(await list('Suspendido')).toMatchObject({ changed: 0 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ pausedUntilOn: '2026-11-27' });
  await list('Habilitado');
  await list('Deshabilitado');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ disabledBy: 'operator', pausedUntilOn: null });
});
