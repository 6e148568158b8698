import { expect, test } from 'vitest';
import { readStateReason } from '../../src-main/contract/automatic-states';
import { addContract, type ContractOffice, createContractOffice, onlyContract } from '../support/contracts';
import { importList } from '../support/lists';
import { applyMass, idOf } from '../support/mass-updates';

const DAY_MS = 24 * 3_600_000;

/** What turned Ana's contract on or off, the newest first: the act's origin, and why. */
async function reasonsOf(app: ContractOffice): Promise<string[]> {
  const asked = { clientId: app.anaId, field: 'contract.reason', offset: 0, limit: 50 };
  const { entries } = await app.call('audit', 'list', asked);
  return entries.map(({ origin, after }) => `${origin} ${readStateReason(after)?.kind ?? after}`);
}

async function setState(app: ContractOffice, to: 'enabled' | 'alerted' | 'disabled'): Promise<void> {
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'setState', { id, version, to, reason: 'Lo pidió' });
}

async function putBack(app: ContractOffice, field: string): Promise<void> {
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, field, offset: 0, limit: 1 });
  const { version } = await onlyContract(app, app.anaId);
  await app.call('audit', 'putBack', { entryId: entries[0]?.id ?? 0, version });
}

async function createOffice(): Promise<ContractOffice> {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  return app;
}

test('what is deactivated with its client says so, what is enabled again with it, and what an undo brings back', async () => {
  const app = await createOffice();
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  const { id } = await onlyContract(app, app.anaId);
  await app.call('clients', 'reactivate', { id: app.anaId, version: 2, enableContractIds: [id] });
  expect(await reasonsOf(app)).toEqual(['form clientReactivated', 'form clientDeactivated']);
  await app.call('clients', 'deactivate', { id: app.anaId, version: 3 });
  await app.call('audit', 'undoChange', { clientId: app.anaId, version: 4 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'enabled' });
  expect((await reasonsOf(app)).slice(0, 2)).toEqual(['restore putBack', 'form clientDeactivated']);
});

test.each([
  ['is warned', async (app: ContractOffice) => setState(app, 'alerted')],
  [
    'is paused',
    async (app: ContractOffice) => {
      const { id, version } = await onlyContract(app, app.anaId);
      await app.call('contracts', 'pause', { id, version, untilOn: '2026-11-30', reason: 'Lo pidió' });
    },
  ],
])('why a contract %s is said again once its client’s deactivation is undone', async (_how, happens) => {
  const app = await createOffice();
  await happens(app);
  const { state, disabledBy, pausedUntilOn } = await onlyContract(app, app.anaId);
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ disabledBy: 'client', stateReason: '' });
  await app.call('audit', 'undoChange', { clientId: app.anaId, version: 2 });
  const was = { state, disabledBy, pausedUntilOn, stateReason: 'Lo pidió' };
  expect(await onlyContract(app, app.anaId)).toMatchObject(was);
});

test('a state that is put back has its reason again', async () => {
  const app = await createOffice();
  await setState(app, 'alerted');
  await setState(app, 'enabled');
  await putBack(app, 'contract.state');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'alerted', stateReason: 'Lo pidió' });
});

test('the end of a pause says that it is that', async () => {
  const app = await createOffice();
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'pause', { id, version, untilOn: '2026-11-26', reason: 'Viaja' });
  app.clock.ms += 2 * DAY_MS;
  await app.app.applyDue();
  await app.call('session', 'signIn', { email: 'ana@oficina.example', password: 'clave-de-ana' });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'enabled', pausedUntilOn: null });
  expect(await reasonsOf(app)).toEqual(['schedule pauseEnded', 'form Viaja']);
});

test('a list that changes a state says so, and so does its undo', async () => {
  const app = await createOffice();
  const list = ['ID cliente;Plan;IP;Estado', '1;Fibra 100 Mb;10.0.0.1;Deshabilitado'];
  const { importId } = await importList(app, list);
  await app.call('imports', 'undo', { importId });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'enabled' });
  expect(await reasonsOf(app)).toEqual(['undo importUndone', 'import imported']);
});

test('a list that changes no state has no reason to say', async () => {
  const app = await createOffice();
  await importList(app, ['ID cliente;Plan;IP', '1;Hogar 25 Mb;10.0.0.1']);
  expect(await reasonsOf(app)).toEqual([]);
});

test('a state, or a baja, that is put back says so', async () => {
  const app = await createOffice();
  await setState(app, 'disabled');
  await putBack(app, 'contract.state');
  expect(await reasonsOf(app)).toEqual(['restore putBack', 'form Lo pidió']);
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'end', { id, version, endedOn: '2026-11-20', reason: 'Se muda' });
  await putBack(app, 'contract.endedOn');
  expect((await reasonsOf(app)).slice(0, 2)).toEqual(['restore putBack', 'form Se muda']);
});

test('a mass update says what its clerk wrote, and its undo what it is', async () => {
  const app = await createOffice();
  const done = await applyMass(app, { contractState: 'alerted', contractReason: 'Deben' }, [app.anaId]);
  await app.call('massUpdates', 'undo', { id: idOf(done) });
  expect(await reasonsOf(app)).toEqual(['massUndo massUndone', 'massUpdate Deben']);
});

test('what a clerk wrote of a mass update is told though the contract was off already, by the system or for a while', async () => {
  const app = await createOffice();
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'pause', { id, version, untilOn: '2026-11-26', reason: 'Viaja' });
  await applyMass(app, { contractState: 'disabled', contractReason: 'Retirar equipo' }, [app.anaId]);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'disabled', pausedUntilOn: null });
  expect((await reasonsOf(app))[0]).toBe('massUpdate Retirar equipo');
});

test('the undo of a mass update is not told by why the contract was off before', async () => {
  const app = await createOffice();
  await setState(app, 'disabled');
  const done = await applyMass(app, { contractState: 'enabled', contractReason: 'Ya pagaron' }, [app.anaId]);
  await app.call('massUpdates', 'undo', { id: idOf(done) });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'disabled', stateReason: 'Lo pidió' });
  expect(await reasonsOf(app)).toEqual(['massUndo massUndone', 'massUpdate Ya pagaron', 'form Lo pidió']);
});

test('a mass update without a word of its clerk says that it was one', async () => {
  const app = await createOffice();
  await applyMass(app, { contractState: 'alerted' }, [app.anaId]);
  expect(await reasonsOf(app)).toEqual(['massUpdate massUpdated']);
});

test('a merge that is undone says why the contract of a client that was deactivated is off again', async () => {
  const app = await createOffice();
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  const both = { keptId: app.betoId, keptVersion: 1, mergedId: app.anaId, mergedVersion: 2 };
  const { id } = await app.call('duplicates', 'merge', { ...both, take: [], joinNotes: false });
  const contract = await onlyContract(app, app.betoId);
  await app.call('contracts', 'setState', {
    id: contract.id,
    version: contract.version,
    to: 'enabled',
    reason: 'Era la misma persona',
  });
  await app.call('duplicates', 'undo', { id });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'disabled', disabledBy: 'client' });
  expect((await reasonsOf(app))[0]).toBe('merge clientDeactivated');
});
