import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { reprice } from '../support/accountant';
import { mergeEntries } from '../support/catalogs';
import {
  addContract,
  type ContractOffice,
  contractsOf,
  createContractOffice,
  onlyContract,
} from '../support/contracts';
import { importList } from '../support/lists';
import { refusalOf } from '../support/test-app';

const addMega = async (app: ContractOffice) =>
  (await app.call('plans', 'create', { name: 'Mega', downKbps: 1000, upKbps: 1000, priceCents: 9_999_900 })).id;

const reason = 'lo pidió';

async function changePlan(app: ContractOffice, planId: number, onDate: string, ownPriceCents: number | null = null) {
  const { id, version } = await onlyContract(app, app.anaId);
  return app.call('contracts', 'changePlan', { id, version, terms: { planId, ownPriceCents }, onDate, reason });
}

const audited = async (app: ContractOffice) => {
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, origin: 'catalog', offset: 0, limit: 9 });
  return entries.map(({ field, before, after }) => `${field}: ${before} → ${after}`).toSorted();
};

test('the undo of a list brings the price back that was paid, though its plan was merged into a dearer one', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  const { importId } = await importList(app, ['ID cliente;Plan;IP', '1;Hogar 25 Mb;10.0.0.1']);
  await mergeEntries(app, app.fibraId, await addMega(app));
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ restored: 1 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ plan: 'Mega', priceCents: 2_999_000 });
});

test('a plan that is put back from the audit costs what it cost, though it was merged since', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId);
  await changePlan(app, app.hogarId, '2026-11-24');
  await mergeEntries(app, app.fibraId, await addMega(app));
  const asked = { clientId: app.anaId, field: 'contract.planId', offset: 0, limit: 1 };
  const { entries } = await app.call('audit', 'list', asked);
  const { version } = await onlyContract(app, app.anaId);
  await app.call('audit', 'putBack', { entryId: entries[0]?.id ?? 0, version });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ plan: 'Mega', priceCents: 2_999_000 });
});

test('a plan that is agreed for later and is merged is audited, moves the version, and keeps its price', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId);
  const { version } = await changePlan(app, app.hogarId, '2026-12-24');
  expect(await mergeEntries(app, app.hogarId, await addMega(app))).toEqual({ moved: 1 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    version: version + 1,
    plan: 'Fibra 100 Mb',
    ownPriceCents: null,
    nextPlan: 'Mega',
    nextOwnPriceCents: 1_890_000,
  });
  expect(await audited(app)).toEqual([
    'contract.nextOwnPriceCents:  → 18900.00',
    'contract.nextPlanId: Hogar 25 Mb → Mega',
  ]);
});

test('a contract whose plan of now and of later are merged is moved once, with all of it in its audit', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId);
  const { version } = await changePlan(app, app.fibraId, '2026-12-24', 2_500_000);
  expect(await mergeEntries(app, app.fibraId, await addMega(app))).toEqual({ moved: 1 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    version: version + 1,
    plan: 'Mega',
    ownPriceCents: 2_999_000,
    nextPlan: 'Mega',
    nextOwnPriceCents: 2_500_000,
  });
  expect(await audited(app)).toEqual([
    'contract.nextPlanId: Fibra 100 Mb → Mega',
    'contract.ownPriceCents:  → 29990.00',
    'contract.planId: Fibra 100 Mb → Mega',
  ]);
});

test('two spellings that a list brought are merged, and the list can still be taken back whole: contracts', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  const list = ['ID cliente;Plan;IP;Nodo', '1;Hogar 25 Mb;10.0.0.1;Nodo Serro', '2;Hogar 25 Mb;10.0.0.2;Nodo Serro'];
  const { importId } = await importList(app, list);
  await mergeEntries(app, app.hogarId, app.fibraId);
  const { nodes } = await app.call('nodes', 'list', {});
  const serroId = nodes.find(({ name }) => name === 'Nodo Serro')?.id ?? 0;
  await mergeEntries(app, serroId, app.nodeId);
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({
    removed: 1,
    restored: 1,
    kept: [],
    keptRows: 0,
  });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ plan: 'Fibra 100 Mb', priceCents: 2_999_000, node: '' });
  expect(await contractsOf(app, app.betoId)).toEqual([]);
});

test('two spellings that a list brought are merged, and the list can still be taken back whole: clients', async () => {
  const app = await createContractOffice();
  const older = await importList(app, ['ID cliente;Nombre;Barrio', '77;Carla Paz;Centro', '78;Dora Gil;Cntro']);
  const newer = await importList(app, ['ID cliente;Nombre;Barrio;Teléfono', '78;Dora Gil;Cntro;111']);
  const { entries } = await app.call('catalogs', 'list', {});
  const idOf = (word: string) => entries.find(({ name }) => name === word)?.id ?? 0;
  await mergeEntries(app, idOf('Cntro'), idOf('Centro'));
  expect(await app.call('imports', 'undo', { importId: newer.importId })).toMatchObject({ restored: 1, kept: [] });
  expect(await app.call('imports', 'undo', { importId: older.importId })).toMatchObject({ removed: 2, kept: [] });
});

test('what a clerk changed since stays kept, whatever is merged after it', async () => {
  const app = await createContractOffice();
  const { importId } = await importList(app, ['ID cliente;Plan;IP', '1;Hogar 25 Mb;10.0.0.1']);
  const { id } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'setState', { id, version: 1, to: 'alerted', reason: 'debe' });
  await mergeEntries(app, app.hogarId, app.fibraId);
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ removed: 0, kept: [{ name: 'Ana Muñoz' }] });
});

test('the undo of a list leaves the price that a form kept the same day', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  await changePlan(app, app.fibraId, '2026-11-24', 2_500_000);
  const { importId } = await importList(app, ['ID cliente;Plan;Precio;IP', '1;Fibra 100 Mb;26000;10.0.0.1']);
  await app.call('imports', 'undo', { importId });
  const database = new Sqlite(join(app.folder, 'abonado.db'), { readonly: true });
  onTestFinished(() => void database.close());
  expect(database.prepare('SELECT until_on, price_cents FROM contract_former_plans').all()).toEqual([
    { until_on: '2026-11-24', price_cents: 2_999_000 },
  ]);
});

test('a change of plan that a list made and that is taken back never was', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  await changePlan(app, app.fibraId, '2026-11-20', 2_500_000);
  const { importId } = await importList(app, ['ID cliente;Plan;Precio;IP', '1;Hogar 25 Mb;26000;10.0.0.1']);
  await app.call('imports', 'undo', { importId });
  const database = new Sqlite(join(app.folder, 'abonado.db'), { readonly: true });
  onTestFinished(() => void database.close());
  expect(database.prepare('SELECT until_on, price_cents FROM contract_former_plans').all()).toEqual([
    { until_on: '2026-11-20', price_cents: 2_999_000 },
  ]);
});

test.each(['fibraId', 'hogarId'] as const)('two plans are not merged while %s has a price to come', async (which) => {
  const app = await createContractOffice();
  await addContract(app, app.anaId);
  await reprice(app, app[which], 3_500_000, '2027-01-01');
  const name = which === 'fibraId' ? 'Fibra 100 Mb' : 'Hogar 25 Mb';
  expect(await refusalOf(mergeEntries(app, app.fibraId, app.hogarId))).toMatchObject({
    code: 'PLAN_PRICE_TO_COME',
    params: { name, date: '2027-01-01' },
  });
  // Taken off, they are.
  const { plans } = await app.call('plans', 'list', {});
  await reprice(app, app[which], plans.find(({ id }) => id === app[which])?.priceCents ?? 0);
  expect(await mergeEntries(app, app.fibraId, app.hogarId)).toEqual({ moved: 1 });
});
