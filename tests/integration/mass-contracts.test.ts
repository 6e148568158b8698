import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import {
  addContract,
  contractFieldsWith,
  type ContractOffice,
  contractsOf,
  createContractOffice,
  onlyContract,
} from '../support/contracts';
import {
  applyMass,
  businessHash,
  idOf,
  type MassInput,
  previewMass,
  reasonsOf,
  rowsOf,
  savedPreview,
} from '../support/mass-updates';
import { neverLocks, refusalOf, type TestApp } from '../support/test-app';

/** Ana has two contracts, Beto one, and a third client none. */
async function createOffice() {
  const app = await createContractOffice();
  const first = await addContract(app, app.anaId, { ip: '10.0.0.1', nodeId: app.nodeId });
  const second = await addContract(app, app.anaId, { ip: '10.0.0.2' });
  const third = await addContract(app, app.betoId, { ip: '10.0.0.3' });
  return { ...app, first, second, third };
}

const statesOf = async (app: Pick<TestApp, 'call'>, clientId: number) =>
  (await contractsOf(app, clientId)).map(({ state }) => state);

/** What contracts had until a day, as the office keeps it. */
function formerPlans({ folder }: Pick<ContractOffice, 'folder'>): unknown[] {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const rows = direct.prepare('SELECT * FROM contract_former_plans ORDER BY contract_id, until_on').all();
  direct.close();
  return rows;
}

const disable: MassInput = { contractState: 'disabled', contractReason: 'Corte de fibra' };

test('all live contracts of the chosen clients are disabled after a preview, and audited with the reason', async () => {
  const app = await createOffice();
  const before = businessHash(app);
  const preview = await previewMass(app, disable);
  expect(preview).toMatchObject({
    total: 2,
    counts: { change: 2 },
    columns: ['contract.state', 'contract.disabledBy'],
  });
  expect((await rowsOf(app, preview.draftId)).map(({ cells }) => cells[0])).toEqual([
    { field: 'contract.state', before: 'enabled', after: 'disabled' },
    { field: 'contract.state', before: 'enabled', after: 'disabled' },
  ]);
  expect(businessHash(app)).toBe(before);
  const done = await app.call('massUpdates', 'apply', { draftId: preview.draftId });
  expect(done).toMatchObject({ changed: 2, left: 0 });
  expect(await statesOf(app, app.anaId)).toEqual(['disabled', 'disabled']);
  const { entries } = await app.call('audit', 'list', {
    clientId: app.betoId,
    origin: 'massUpdate',
    offset: 0,
    limit: 20,
  });
  const told = entries.map(({ field, after, contractId }) => ({ field, after, contractId }));
  expect(told.toSorted((one, other) => (one.field < other.field ? -1 : 1))).toEqual([
    { field: 'contract.disabledBy', after: 'operator', contractId: app.third },
    { field: 'contract.reason', after: 'Corte de fibra', contractId: app.third },
    { field: 'contract.state', after: 'disabled', contractId: app.third },
  ]);
  const { updates } = await app.call('massUpdates', 'list', { offset: 0, limit: 10 });
  expect(updates).toMatchObject([{ kind: 'update', changed: 2, fields: ['contract.state', 'contract.disabledBy'] }]);
  expect(await app.call('massUpdates', 'undo', { id: idOf(done) })).toMatchObject({ restored: 2, kept: 0 });
  expect(await statesOf(app, app.anaId)).toEqual(['enabled', 'enabled']);
});

test('a preview’s file says states, amounts and days as the window does', async () => {
  const app = await createOffice();
  await app.call('contracts', 'create', {
    clientId: app.betoId,
    terms: { planId: app.fibraId, ownPriceCents: 123_450 },
    fields: contractFieldsWith({ ip: '10.0.0.4' }),
  });
  const fields: MassInput = { ...disable, contractPlanId: app.hogarId, contractPlanOn: '2026-12-15', profileId: null };
  const { draftId, columns } = await previewMass(app, fields, [app.betoId]);
  const [header = '', line = ''] = await savedPreview(app, draftId, columns);
  const values = line.split(';');
  const told = Object.fromEntries(header.split(';').map((name, at) => [name, values[at]]));
  expect(told).toMatchObject({
    'billing.profileId': 'El de la oficina',
    'contract.state': 'Habilitado',
    'contract.state después': 'Deshabilitado',
    'contract.disabledBy después': 'Un operador',
    'contract.nextPlanOn después': '15/12/2026',
  });
  const now: MassInput = { contractPlanId: app.hogarId };
  const priced = await previewMass(app, now, [app.betoId]);
  expect((await savedPreview(app, priced.draftId, priced.columns)).join('\n')).toContain(';1234,50;');
});

test('a contract that somebody changed since stays, and is named; the other goes back', async () => {
  const app = await createOffice();
  const id = idOf(await applyMass(app, disable));
  const { version } = await onlyContract(app, app.betoId);
  await app.call('contracts', 'setState', { id: app.third, version, to: 'alerted', reason: 'Pagó una parte' });
  expect(await app.call('massUpdates', 'undo', { id })).toMatchObject({
    restored: 1,
    kept: 1,
    keptRows: [{ id: app.betoId, fields: [{ field: 'contract.state', code: 'edited' }] }],
  });
  expect([await statesOf(app, app.anaId), await statesOf(app, app.betoId)]).toEqual([
    ['enabled', 'enabled'],
    ['alerted'],
  ]);
});

test('a plan from a day that came is kept to be charged by days; taken back it never was, and again it is', async () => {
  const app = await createOffice();
  const before = businessHash(app);
  const done = await applyMass(app, { contractPlanId: app.hogarId, contractPlanOn: '2026-11-20' });
  const after = businessHash(app);
  expect(formerPlans(app)).toHaveLength(3);
  const undo = await app.call('massUpdates', 'undo', { id: idOf(done) });
  expect([undo.restored, undo.kept, formerPlans(app).length]).toEqual([2, 0, 0]);
  expect(businessHash(app)).toBe(before);
  expect((await onlyContract(app, app.betoId)).planId).toBe(app.fibraId);
  const redo = await app.call('massUpdates', 'undo', { id: idOf(undo) });
  expect([redo.restored, formerPlans(app).length]).toEqual([2, 3]);
  expect(businessHash(app)).toBe(after);
});

test('a plan from a day to come waits for it', async () => {
  const app = await createOffice();
  await applyMass(app, { contractPlanId: app.hogarId, contractPlanOn: '2026-12-01' }, [app.betoId]);
  expect(await onlyContract(app, app.betoId)).toMatchObject({
    planId: app.fibraId,
    nextPlanId: app.hogarId,
    nextPlanOn: '2026-12-01',
  });
});

test('a plan that a batch set for a day is taken back also once that day brought it; what somebody changed since stays', async () => {
  const app = await createOffice();
  await neverLocks(app);
  const before = businessHash(app);
  const id = idOf(await applyMass(app, { contractPlanId: app.hogarId, contractPlanOn: '2026-11-25' }));
  app.clock.ms += 86_400_000;
  await app.app.applyDue();
  expect((await onlyContract(app, app.betoId)).planId).toBe(app.hogarId);
  const due = businessHash(app);
  expect(formerPlans(app)).toHaveLength(3);
  const undo = await app.call('massUpdates', 'undo', { id });
  expect([undo.restored, undo.kept, formerPlans(app).length]).toEqual([2, 0, 0]);
  expect(businessHash(app)).toBe(before);
  const redo = await app.call('massUpdates', 'undo', { id: idOf(undo) });
  expect([redo.restored, formerPlans(app).length]).toEqual([2, 3]);
  expect(businessHash(app)).toBe(due);
  const { version } = await onlyContract(app, app.betoId);
  const terms = { planId: app.hogarId, ownPriceCents: 100 };
  await app.call('contracts', 'changePlan', {
    id: app.third,
    version,
    terms,
    onDate: '2026-11-25',
    reason: 'Pidió otro precio',
  });
  expect(await app.call('massUpdates', 'undo', { id: idOf(redo) })).toMatchObject({
    restored: 1,
    keptRows: [{ id: app.betoId, fields: [{ field: 'contract.planId', code: 'edited' }] }],
  });
});

test('only the contracts of a plan, or of a node, are meant', async () => {
  const app = await createOffice();
  await applyMass(app, { ...disable, contractsOfNodeId: app.nodeId });
  expect([await statesOf(app, app.anaId), await statesOf(app, app.betoId)]).toEqual([
    ['disabled', 'enabled'],
    ['enabled'],
  ]);
  await applyMass(app, { contractNodeId: app.nodeId, contractsOfPlanId: app.fibraId });
  expect((await contractsOf(app, app.anaId)).map(({ nodeId }) => nodeId)).toEqual([app.nodeId, app.nodeId]);
});

test('who has no such contract, is deactivated, or whose day is not right, is left out with the reason', async () => {
  const app = await createOffice();
  expect(await reasonsOf(app, { ...disable, contractsOfPlanId: app.hogarId }, app.betoId)).toEqual([
    'CONTRACTS_NONE contract.state',
  ]);
  // Which contracts alone were meant is a part of the reason.
  const { draftId } = await previewMass(app, { ...disable, contractsOfPlanId: app.hogarId }, [app.betoId]);
  expect((await rowsOf(app, draftId))[0]?.reasons).toMatchObject([{ params: { of: 'Hogar 25 Mb' } }]);
  const early: MassInput = { contractPlanId: app.hogarId, contractPlanOn: '2025-01-01' };
  expect(await reasonsOf(app, early, app.betoId)).toEqual(['DATE_BEFORE_START contract.planId']);
  const far: MassInput = { contractPlanId: app.hogarId, contractPlanOn: '2036-01-01' };
  expect(await reasonsOf(app, far, app.betoId)).toEqual(['DATE_TOO_FAR contract.planId']);
  const { version } = await app.call('clients', 'get', { id: app.betoId });
  await app.call('clients', 'deactivate', { id: app.betoId, version });
  expect(await reasonsOf(app, { contractState: 'enabled' }, app.betoId)).toEqual(['CLIENT_DEACTIVATED state']);
  // Which contracts, when and why asks for nothing by itself.
  expect(await refusalOf(previewMass(app, { contractReason: 'Nada', contractsOfPlanId: app.fibraId }))).toMatchObject({
    code: 'MASS_UPDATE_EMPTY',
  });
});

test('a node that was retired meanwhile is given to nobody', async () => {
  const app = await createOffice();
  const { draftId } = await previewMass(app, { contractNodeId: app.nodeId }, [app.betoId]);
  const entries = (await app.call('catalogs', 'list', {})).entries;
  const node = entries.find(({ id }) => id === app.nodeId);
  await app.call('catalogs', 'retire', { id: app.nodeId, version: node?.version ?? 1, retired: true });
  expect(await app.call('massUpdates', 'apply', { draftId })).toMatchObject({
    changed: 0,
    left: 1,
    leftRows: [{ id: app.betoId, reasons: [{ code: 'ENTRY_RETIRED' }] }],
  });
});
