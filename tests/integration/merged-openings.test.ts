import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accountFaults, accountOf, pay } from '../support/account';
import { noon } from '../support/accountant';
import { type BillingOffice, billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { contractsOf } from '../support/contracts';
import { sureOfDay } from '../support/days';
import { importList } from '../support/lists';

const HEAD = 'ID cliente;Nombre;Documento/cédula;Número de facturas impagas;Balance de facturas impagas';
const MERGED = '77;Carla Paz;28114902;2;1.500,50';
const KEPT = '78;Carla B Paz;;1;900,00';

async function idOf({ call }: BillingOffice, text: string): Promise<number> {
  const { rows } = await call('clients', 'list', { filter: { text }, sort: {}, offset: 0, limit: 5 });
  const [only] = rows;
  if (!only) throw new Error('one client was expected');
  return only.id;
}

async function merge({ call }: BillingOffice, keptId: number, mergedId: number) {
  const version = async (id: number) => (await call('clients', 'get', { id })).version;
  const [keptVersion, mergedVersion] = [await version(keptId), await version(mergedId)];
  return call('duplicates', 'merge', { keptId, keptVersion, mergedId, mergedVersion, take: [], joinNotes: false });
}

async function sumsOf({ call }: BillingOffice) {
  const asked = { scope: 'included', offset: 0, limit: 10 } as const;
  const { debtors, debtCents, creditors, creditCents } = await call('openingBalances', 'preview', asked);
  return { debtors, debtCents, creditors, creditCents };
}

const post = async (app: BillingOffice) =>
  app.call('openingBalances', 'post', { taskId: randomUUID(), expected: await sumsOf(app) });

/** The balance of every client, by ID, as the export has it. */
async function exportedOf({ call, files }: BillingOffice) {
  const selection = { kind: 'filter' as const, filter: { state: 'all' as const }, exceptIds: [] };
  const { fileToken } = await call('exports', 'clients', { selection, format: 'csv' });
  const lines = readFileSync(files.resolveOutgoing(fileToken)?.path ?? '', 'utf8')
    .trim()
    .split('\r\n');
  return Object.fromEntries(lines.slice(1).map((line) => [line.split(';')[0], line.split(';')[17]]));
}

/** Carla, whose list is posted, and Carla again, who came later and whose is not. */
async function createOffice() {
  const app = await createBillingOffice();
  await importList(app, [HEAD, MERGED]);
  await post(app);
  await importList(app, [HEAD, KEPT]);
  return { ...app, mergedId: await idOf(app, '77'), keptId: await idOf(app, '78') };
}

test('what the kept client brought is posted still, whoever’s posted debt a merge brings along', async () => {
  const app = await createOffice();
  await merge(app, app.keptId, app.mergedId);
  expect(await sumsOf(app)).toMatchObject({ debtors: 1, debtCents: 90_000 });
  await post(app);
  expect((await accountOf(app, app.keptId)).balanceCents).toBe(240_050);
  expect(await sumsOf(app)).toMatchObject({ debtors: 0 });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('what was posted is posted once, though its debt stays with the kept client once the merge is taken back', async () => {
  const app = await createOffice();
  await post(app);
  const { id } = await merge(app, app.keptId, app.mergedId);
  // One payment of both: the debt cannot go back.
  await pay(app, 240_050, { clientId: app.keptId, paidOn: '2026-11-24' });
  await app.call('duplicates', 'undo', { id });
  expect(await sumsOf(app)).toMatchObject({ debtors: 0 });
  expect(await exportedOf(app)).toMatchObject({ '77': '0', '78': '0' });
});

test('a contract that was cut for what the kept client owes by its list stays so, once the other’s is paid', async () => {
  const app = await createOffice();
  await importList(app, ['ID cliente;Plan;Precio;Estado', '78;Fibra 100 Mb;29990;Deshabilitado por el sistema']);
  await saveBilling(app, app.keptId, await billingWith(app, { autoState: true, billedFromOn: '2027-06-01' }));
  app.clock.ms = noon('2026-11-26');
  await sureOfDay(app);
  await app.app.reviewStates();
  const stateOf = async () => (await contractsOf(app, app.keptId)).map(({ state }) => state);
  expect(await stateOf()).toEqual(['disabled']);
  await merge(app, app.keptId, app.mergedId);
  await pay(app, 150_050, { clientId: app.keptId, paidOn: '2026-11-26' });
  expect(await stateOf()).toEqual(['disabled']);
});

test('the export has what a merged client owed once: with the kept one', async () => {
  const app = await createOffice();
  await post(app);
  const { id } = await merge(app, app.keptId, app.mergedId);
  expect(await exportedOf(app)).toMatchObject({ '77': '0', '78': '2400,5' });
  await app.call('duplicates', 'undo', { id });
  expect(await exportedOf(app)).toMatchObject({ '77': '1500,5', '78': '900' });
});
