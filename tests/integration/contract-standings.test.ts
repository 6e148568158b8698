import { expect, test } from 'vitest';
import type { ContractStanding } from '../../src-main/contract/contracts';
import { addContract, type ContractOffice, createContractOffice, onlyContract } from '../support/contracts';
import { createTestApp } from '../support/test-app';

const standingOf = (standing: ContractStanding) => ({
  kind: 'choice' as const,
  field: 'contractStanding' as const,
  values: [standing],
});

async function namesWith(app: Pick<ContractOffice, 'call'>, contractStanding: ContractStanding, limit = 100) {
  const filter = { conditions: [standingOf(contractStanding)] };
  const list = { filter, sort: {}, offset: 0, limit };
  const { rows } = await app.call('clients', 'list', list);
  const { matching } = await app.call('clients', 'count', { filter });
  expect(Math.min(matching, limit)).toBe(rows.length);
  return rows.map(({ name }) => name);
}

test('the list is narrowed to a state of a live contract, and to who disabled it', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  const ended = await addContract(app, app.betoId);
  await app.call('contracts', 'end', { id: ended, version: 1, endedOn: '2026-11-24', reason: 'se mudó' });
  expect(await namesWith(app, 'enabled')).toEqual(['Ana Muñoz']);
  expect(await namesWith(app, 'none')).toEqual(['Beto Ruiz']);
  await app.call('contracts', 'setState', { id, version: 1, to: 'alerted', reason: 'debe' });
  expect(await namesWith(app, 'alerted')).toEqual(['Ana Muñoz']);
  await app.call('contracts', 'pause', { id, version: 2, untilOn: '2026-12-24', reason: 'viaja' });
  expect(await namesWith(app, 'paused')).toEqual(['Ana Muñoz']);
  expect(await namesWith(app, 'disabledByOperator')).toEqual([]);
  await app.call('contracts', 'setState', { id, version: 3, to: 'disabled', reason: 'no vuelve' });
  expect(await namesWith(app, 'disabledByOperator')).toEqual(['Ana Muñoz']);
  expect(await namesWith(app, 'paused')).toEqual([]);
  for (const other of ['enabled', 'alerted', 'disabledBySystem', 'disabledByClient'] as const) {
    expect(await namesWith(app, other), other).toEqual([]);
  }
});

test('what a deactivation would disable is told before, and is what it then disables', async () => {
  const app = await createContractOffice();
  const preview = () => app.call('contracts', 'previewDeactivation', { clientId: app.anaId });
  expect(await preview()).toEqual({ disables: 0 });
  const ids = [await addContract(app, app.anaId), await addContract(app, app.anaId), await addContract(app, app.anaId)];
  const [first = 0, second = 0] = ids;
  // One is off for good by somebody's hand, one has ended: neither is touched.
  await app.call('contracts', 'setState', { id: first, version: 1, to: 'disabled', reason: 'no paga' });
  await app.call('contracts', 'end', { id: second, version: 1, endedOn: '2026-11-24', reason: 'se mudó' });
  expect(await preview()).toEqual({ disables: 1 });
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  expect(await namesWith(app, 'disabledByClient')).toEqual([]);
  const { rows } = await app.call('clients', 'list', {
    filter: { state: 'deactivated', conditions: [standingOf('disabledByClient')] },
    sort: {},
    offset: 0,
    limit: 10,
  });
  expect(rows.map(({ name }) => name)).toEqual(['Ana Muñoz']);
  expect(await preview()).toEqual({ disables: 0 });
});

test('the contracts of a client come with the office’s day', async () => {
  const app = await createContractOffice();
  expect(await app.call('contracts', 'list', { clientId: app.anaId })).toEqual({ contracts: [], today: '2026-11-24' });
});

test('a demonstration has contracts in every state, changes to come and bajas', async () => {
  const app = createTestApp();
  await app.call('startup', 'openDemo', {});
  const standings = [
    'enabled',
    'alerted',
    'disabled',
    'disabledBySystem',
    'disabledByOperator',
    'disabledByClient',
    'paused',
    'none',
  ] as const;
  for (const standing of standings) expect((await namesWith(app, standing, 5)).length, standing).toBeGreaterThan(0);
  const listed = await Promise.all(
    Array.from({ length: 120 }, (_, at) => app.call('contracts', 'list', { clientId: at + 1 })),
  );
  const contracts = listed.flatMap((list) => list.contracts);
  expect(contracts.filter(({ nextPlanOn }) => nextPlanOn !== null).length).toBeGreaterThan(2);
  expect(contracts.filter(({ endedOn }) => endedOn !== null).length).toBeGreaterThan(2);
  expect(contracts.filter(({ nextPlanId, planId }) => nextPlanId === planId)).toEqual([]);
});

test('an operator enables again what a reactivated client left off, one by one', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  await app.call('clients', 'reactivate', { id: app.anaId, version: 2 });
  expect(await namesWith(app, 'disabledByClient')).toEqual(['Ana Muñoz']);
  await app.call('contracts', 'setState', { id, version: 2, to: 'enabled', reason: 'volvió' });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'enabled', disabledBy: null });
});
