import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accountFaults, accountOf, createAccountOffice } from '../support/account';
import { contractsOf } from '../support/contracts';
import { decisionsOf, gatewayLines, tryGatewayFile } from '../support/gateway-files';
import { importList, tryList } from '../support/lists';
import type { TestApp } from '../support/test-app';

const HEAD = 'ID;Nombre;Teléfono';

async function idOfList({ call }: Pick<TestApp, 'call'>, text: string): Promise<number> {
  const { rows } = await call('clients', 'list', { filter: { text }, sort: {}, offset: 0, limit: 10 });
  const [only] = rows;
  if (!only) throw new Error('one client was expected');
  return only.id;
}

async function merge({ call }: Pick<TestApp, 'call'>, keptId: number, mergedId: number) {
  const version = async (id: number) => (await call('clients', 'get', { id })).version;
  const [keptVersion, mergedVersion] = [await version(keptId), await version(mergedId)];
  return call('duplicates', 'merge', { keptId, keptVersion, mergedId, mergedVersion, take: [], joinNotes: false });
}

test('an import whose client was merged since keeps it; and a row with its number stays out, and says why', async () => {
  const app = await createAccountOffice();
  const { importId } = await importList(app, [HEAD, '77;Ana M.;2604 433123', '78;Carla;2604 433124']);
  const twinId = await idOfList(app, '433123');
  const { id } = await merge(app, app.anaId, twinId);
  const plan = await app.call('imports', 'undoPlan', { importId, taskId: randomUUID() });
  expect(plan).toMatchObject({ removed: 1, kept: 1, reasons: [{ code: 'changedSince', rows: 1 }] });
  const { draftId, counts } = await tryList(app, [HEAD, '77;Otra;1', '78;Carla;2604 433124']);
  expect(counts).toMatchObject({ problem: 1 });
  const { rows } = await app.call('imports', 'rows', { draftId, outcome: 'problem', offset: 0, limit: 10 });
  expect(rows[0]?.problems).toEqual([{ code: 'clientMerged', field: 'customId', other: 'Ana Muñoz' }]);
  await app.call('imports', 'undo', { importId });
  expect(await app.call('clients', 'get', { id: twinId })).toMatchObject({ name: 'Ana M.', state: 'deactivated' });
  await app.call('duplicates', 'undo', { id });
  expect(await app.call('clients', 'get', { id: twinId })).toMatchObject({ name: 'Ana M.', state: 'active' });
});

test('a contract that a list brings for its number is the kept client’s', async () => {
  const app = await createAccountOffice(0);
  await importList(app, [HEAD, '77;Ana M.;2604 433123']);
  await merge(app, app.anaId, await idOfList(app, '433123'));
  await importList(app, ['ID cliente;Plan;IP', '77;Fibra 100 Mb;10.0.0.7']);
  expect((await contractsOf(app, app.anaId)).map(({ ip }) => ip)).toEqual(['10.0.0.7']);
});

test('a gateway’s line with its number pays for the kept client', async () => {
  const app = await createAccountOffice();
  await importList(app, [HEAD, '77;Ana M.;2604 433123']);
  const twinId = await idOfList(app, '433123');
  const lines = gatewayLines('2026-11-20,77,,1000.00,Rapipago,op1');
  const before = await tryGatewayFile(app, lines);
  expect((await decisionsOf(app, before.draftId))[0]).toContain('Ana M.');
  await merge(app, app.anaId, twinId);
  const after = await tryGatewayFile(app, lines);
  expect((await decisionsOf(app, after.draftId))[0]).toContain('Ana Muñoz');
});

test('what a list brought as owed is posted once, whoever is merged; its undoing finds whose it is by now', async () => {
  const app = await createAccountOffice(0);
  await importList(app, [
    'ID cliente;Nombre;Teléfono;Número de facturas impagas;Balance de facturas impagas',
    '77;Ana M.;2604 433123;1;1500,00',
  ]);
  const twinId = await idOfList(app, '433123');
  const preview = await app.call('duplicates', 'preview', { keptId: app.anaId, mergedId: twinId });
  expect(preview.unpostedCents).toBe(150_000);
  const sums = async () => {
    const asked = { scope: 'included' as const, offset: 0, limit: 10 };
    const { debtors, debtCents, creditors, creditCents } = await app.call('openingBalances', 'preview', asked);
    return { debtors, debtCents, creditors, creditCents };
  };
  await app.call('openingBalances', 'post', { taskId: randomUUID(), expected: await sums() });
  await merge(app, app.anaId, twinId);
  expect((await accountOf(app)).balanceCents).toBe(150_000);
  expect(await sums()).toMatchObject({ debtors: 0 });
  const [posting] = (await app.call('openingBalances', 'postings', {})).postings;
  const { id, version } = posting ?? { id: 0, version: 0 };
  await app.call('openingBalances', 'undo', { taskId: randomUUID(), id, version });
  expect((await accountOf(app)).balanceCents).toBe(0);
  expect(accountFaults(app.folder)).toEqual([]);
});
