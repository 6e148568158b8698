import { expect, test } from 'vitest';
import { mergeEntries } from '../support/catalogs';
import { addContract, contractFieldsWith, createContractOffice, onlyContract } from '../support/contracts';
import { clientFieldsWith, refusalOf } from '../support/test-app';

test('a retired zone is chosen for nobody; who had it keeps it, and it is put back', async () => {
  const app = await createContractOffice();
  const { id: zoneId } = await app.call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  const { id } = await app.call('clients', 'create', clientFieldsWith({ name: 'Zoe', zoneId }));
  await app.call('catalogs', 'retire', { id: zoneId, version: 1, retired: true });
  const other = app.call('clients', 'create', clientFieldsWith({ name: 'Ema', zoneId }));
  expect(await refusalOf(other)).toMatchObject({ code: 'ENTRY_RETIRED', params: { name: 'Sur' }, field: 'zoneId' });
  const save = (version: number, zone: number | null) =>
    app.call('clients', 'update', { id, version, fields: clientFieldsWith({ name: 'Zoe', phone: '1', zoneId: zone }) });
  expect(await save(1, zoneId)).toEqual({ version: 2 });
  expect(await save(2, null)).toEqual({ version: 3 });
  expect(await refusalOf(save(3, zoneId))).toMatchObject({ code: 'ENTRY_RETIRED' });
  await app.call('audit', 'undoChange', { clientId: id, version: 3 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ zoneId });
});

test('a retired plan or equipment model is sold to nobody; a contract that has it is still saved', async () => {
  const app = await createContractOffice();
  const { id: equipmentId } = await app.call('catalogs', 'create', { kind: 'equipment', name: 'LiteBeam' });
  const id = await addContract(app, app.anaId, { equipmentId });
  await app.call('catalogs', 'retire', { id: app.hogarId, version: 1, retired: true });
  await app.call('catalogs', 'retire', { id: equipmentId, version: 1, retired: true });
  const add = (planId: number, model: number | null) => {
    const fields = contractFieldsWith({ equipmentId: model });
    return app.call('contracts', 'create', { clientId: app.betoId, terms: { planId, ownPriceCents: null }, fields });
  };
  expect(await refusalOf(add(app.hogarId, null))).toMatchObject({ code: 'ENTRY_RETIRED', field: 'planId' });
  const fields = contractFieldsWith({ equipmentId, notes: 'techo' });
  expect(await app.call('contracts', 'update', { id, version: 1, fields })).toEqual({ version: 2 });
  const model = add((await app.call('plans', 'list', {})).plans.find((plan) => !plan.retired)?.id ?? 0, equipmentId);
  expect(await refusalOf(model)).toMatchObject({ code: 'ENTRY_RETIRED', field: 'equipmentId' });
});

test('a retired node gets no contract more; one that stands on it is still saved', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { nodeId: app.nodeId });
  await app.call('catalogs', 'retire', { id: app.nodeId, version: 1, retired: true });
  const kept = contractFieldsWith({ nodeId: app.nodeId, notes: 'techo' });
  expect(await app.call('contracts', 'update', { id, version: 1, fields: kept })).toEqual({ version: 2 });
  const added = addContract(app, app.betoId, { nodeId: app.nodeId });
  expect(await refusalOf(added)).toMatchObject({ code: 'ENTRY_RETIRED', field: 'nodeId' });
});

test('a merged equipment model takes its contracts along', async () => {
  const app = await createContractOffice();
  const add = async (name: string) => (await app.call('catalogs', 'create', { kind: 'equipment', name })).id;
  const [from, into] = [await add('Lite Beam'), await add('LiteBeam')];
  await addContract(app, app.anaId, { equipmentId: from });
  await mergeEntries(app, from, into);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ equipmentId: into, equipment: 'LiteBeam' });
});
