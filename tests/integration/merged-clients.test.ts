import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { accountFaults, accountOf, createAccountOffice, issue, pay, type AccountOffice } from '../support/account';
import { billingWith, saveBilling } from '../support/client-billing';
import { addContract, contractsOf } from '../support/contracts';
import { addVerified, gatewayFieldsWith } from '../support/gateways';
import { addClient, addEntry, applyMass, idOf, previewMass, rowsOf } from '../support/mass-updates';
import { contents, merge, versionOf } from '../support/merges';
import { clientFieldsWith, refusalOf } from '../support/test-app';

/** Ana with a contract, an invoice and a payment; and Ana again, with the same of her own. */
async function createTwins() {
  const app: AccountOffice = await createAccountOffice();
  const twinId = await addClient(app, {
    name: 'MUÑOZ ANA',
    customId: '77',
    email: 'ana@correo.example',
    phone: '2604 433123',
    notes: 'Llamar tarde',
  });
  await saveBilling(app, twinId, await billingWith(app));
  await addContract(app, twinId, { ip: '10.0.0.9' });
  await issue(app, '2026-11-30');
  await pay(app, 100_000, { clientId: twinId });
  await app.call('account', 'promise', { clientId: twinId, untilOn: '2026-12-10', note: 'Cobra el 10' });
  return { ...app, twinId };
}

test('a merge moves everything, and its undoing leaves every row as it was', async () => {
  const app = await createTwins();
  const before = contents(app);
  const [ana, twin] = [await accountOf(app), await accountOf(app, app.twinId)];
  const { id, moves } = await merge(app, {
    keptId: app.anaId,
    mergedId: app.twinId,
    take: ['email', 'phone', 'customId'],
    joinNotes: true,
  });
  expect(moves).toMatchObject({ contracts: 1, invoices: 1, payments: 1 });
  expect(await app.call('clients', 'get', { id: app.anaId })).toMatchObject({
    name: 'Ana Muñoz',
    customId: '77',
    email: 'ana@correo.example',
    notes: 'Llamar tarde',
    state: 'active',
  });
  expect(await app.call('clients', 'get', { id: app.twinId })).toMatchObject({ customId: '1', state: 'deactivated' });
  expect(await contractsOf(app, app.anaId)).toHaveLength(2);
  expect((await accountOf(app)).balanceCents).toBe(ana.balanceCents + twin.balanceCents);
  expect(await accountOf(app, app.twinId)).toMatchObject({ balanceCents: 0, unpaidInvoices: 0 });
  expect(accountFaults(app.folder)).toEqual([]);
  const { rows } = await app.call('clients', 'list', { filter: { text: '10.0.0.9' }, sort: {}, offset: 0, limit: 10 });
  expect(rows.map((row) => row.id)).toEqual([app.anaId]);
  expect(await app.call('duplicates', 'undoPlan', { id })).toMatchObject({ stays: [] });
  expect(await app.call('duplicates', 'undo', { id })).toMatchObject({ moves, stays: [] });
  expect(contents(app)).toEqual(before);
  expect(accountFaults(app.folder)).toEqual([]);
  expect(await refusalOf(app.call('duplicates', 'undo', { id }))).toMatchObject({ code: 'MERGE_UNDONE' });
});

test('both audits tell of it, both ways, and the kept client’s shows what happened to the other', async () => {
  const app = await createTwins();
  const { id } = await merge(app, { keptId: app.anaId, mergedId: app.twinId, take: ['phone'] });
  const told = async (clientId: number) =>
    (await app.call('audit', 'list', { clientId, offset: 0, limit: 200 })).entries.map(
      ({ action, field, after }) => `${action} ${field} ${after}`,
    );
  const kept = await told(app.anaId);
  expect(kept).toContain('merged merge.client MUÑOZ ANA · 77');
  expect(kept).toContain('merged merge.contracts 1');
  expect(kept).toContain('merged phone 2604 433123');
  // The other's own history.
  expect(kept.some((line) => line.startsWith('created name MUÑOZ ANA'))).toBe(true);
  expect(await told(app.twinId)).toContain('merged merge.into Ana Muñoz · 1');
  await app.call('duplicates', 'undo', { id });
  const apart = await told(app.anaId);
  expect(apart.some((line) => line.startsWith('created name MUÑOZ ANA'))).toBe(false);
  expect(apart.some((line) => line.startsWith('unmerged merge.client'))).toBe(true);
  expect((await told(app.twinId)).some((line) => line === 'unmerged state active')).toBe(true);
});

test('what was edited since stays, and is named; so does what was paid together', async () => {
  const app = await createTwins();
  const { id } = await merge(app, { keptId: app.anaId, mergedId: app.twinId, take: ['phone', 'email'] });
  const { version, ...client } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'update', {
    id: app.anaId,
    version,
    fields: clientFieldsWith({
      name: client.name,
      customId: client.customId,
      email: client.email,
      phone: '2604 999999',
    }),
  });
  // One payment for the debts of both.
  await pay(app, (await accountOf(app)).balanceCents);
  const plan = await app.call('duplicates', 'undoPlan', { id });
  expect(plan.stays).toEqual([
    { what: 'phone', code: 'edited', name: '' },
    { what: 'contracts', code: 'mixed', name: 'Fibra 100 Mb · 10.0.0.9' },
    { what: 'invoices', code: 'mixed', name: '2' },
    { what: 'payments', code: 'mixed', name: '1' },
  ]);
  expect(await app.call('duplicates', 'undo', { id })).toEqual(plan);
  expect(await app.call('clients', 'get', { id: app.anaId })).toMatchObject({ phone: '2604 999999', email: '' });
  expect(await app.call('clients', 'get', { id: app.twinId })).toMatchObject({
    email: 'ana@correo.example',
    state: 'active',
  });
  expect(await contractsOf(app, app.anaId)).toHaveLength(2);
  expect(await contractsOf(app, app.twinId)).toEqual([]);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('what happened since to what moved alone goes back with it', async () => {
  const app = await createTwins();
  const { id } = await merge(app, { keptId: app.anaId, mergedId: app.twinId });
  const debts = (await accountOf(app)).unpaid;
  const moved = debts.find(({ restCents }) => restCents < 2_999_000);
  if (!moved) throw new Error('the twin paid a part');
  await pay(app, moved.restCents, { spread: [{ debitId: moved.id, amountCents: moved.restCents, surcharge: false }] });
  expect(await app.call('duplicates', 'undo', { id })).toMatchObject({
    moves: { payments: 2, contracts: 1 },
    stays: [],
  });
  expect(await accountOf(app, app.twinId)).toMatchObject({ balanceCents: 0 });
  expect(accountFaults(app.folder)).toEqual([]);
});

test('a merged client is edited by nobody, is found by its number, and lists do not bring it back', async () => {
  const app = await createTwins();
  await merge(app, { keptId: app.anaId, mergedId: app.twinId });
  const code = (promise: Promise<unknown>) => refusalOf(promise).then((refusal) => refusal.code);
  const { twinId } = app;
  const version = await versionOf(app, twinId);
  const fields = clientFieldsWith({ name: 'Otra' });
  expect(await code(app.call('clients', 'update', { id: twinId, version, fields, renameReason: 'x' }))).toBe(
    'CLIENT_MERGED',
  );
  expect(await code(app.call('clients', 'reactivate', { id: twinId, version }))).toBe('CLIENT_MERGED');
  const position = { latitude: -34.6, longitude: -68.3 };
  expect(await code(app.call('clients', 'setPosition', { id: twinId, version, position }))).toBe('CLIENT_MERGED');
  expect(await code(pay(app, 1000, { clientId: twinId }))).toBe('CLIENT_MERGED');
  expect(await code(merge(app, { keptId: app.betoId, mergedId: twinId }))).toBe('CLIENT_MERGED');
  expect(await code(merge(app, { keptId: twinId, mergedId: app.betoId }))).toBe('CLIENT_MERGED');
  expect(await code(merge(app, { keptId: app.betoId, mergedId: app.betoId }))).toBe('MERGE_SAME');
  const found = await app.call('clients', 'list', { filter: { text: '77' }, sort: {}, offset: 0, limit: 10 });
  expect(found.rows.map(({ id }) => id)).toContain(app.anaId);
  expect(await app.call('duplicates', 'standing', { clientId: twinId })).toMatchObject({
    into: { id: app.anaId },
    merged: [],
  });
  expect(await app.call('duplicates', 'standing', { clientId: app.anaId })).toMatchObject({ merged: [{ id: twinId }] });
});

test('a chain is taken back from its end', async () => {
  const app = await createTwins();
  const first = await merge(app, { keptId: app.anaId, mergedId: app.twinId });
  const second = await merge(app, { keptId: app.betoId, mergedId: app.anaId });
  expect(await contractsOf(app, app.betoId)).toHaveLength(2);
  expect(await refusalOf(app.call('duplicates', 'undo', { id: first.id }))).toMatchObject({ code: 'CLIENT_MERGED' });
  await app.call('duplicates', 'undo', { id: second.id });
  await app.call('duplicates', 'undo', { id: first.id });
  expect(await contractsOf(app, app.twinId)).toHaveLength(1);
  expect(accountFaults(app.folder)).toEqual([]);
  const { merges, total } = await app.call('duplicates', 'list', { offset: 0, limit: 10 });
  expect({ total, undone: merges.map(({ undoneAtMs }) => undoneAtMs !== null) }).toEqual({
    total: 2,
    undone: [true, true],
  });
});

test('a mass update of a client that was merged since is kept and named, and is taken back once it is two again', async () => {
  const app = await createTwins();
  const north = await addEntry(app, 'Norte');
  const update = idOf(await applyMass(app, { zoneId: north }, [app.twinId]));
  const { id } = await merge(app, { keptId: app.anaId, mergedId: app.twinId });
  expect(await app.call('massUpdates', 'undo', { id: update })).toMatchObject({
    restored: 0,
    kept: 1,
    keptRows: [{ id: app.twinId, fields: [{ field: 'zoneId', code: 'merged' }] }],
  });
  const preview = await previewMass(app, { zoneId: null }, [app.twinId]);
  expect(await rowsOf(app, preview.draftId)).toMatchObject([
    { outcome: 'skip', reasons: [{ code: 'CLIENT_DEACTIVATED' }] },
  ]);
  await app.call('duplicates', 'undo', { id });
  expect(await app.call('massUpdates', 'undo', { id: update })).toMatchObject({ restored: 1, kept: 0 });
  expect(await app.call('clients', 'get', { id: app.twinId })).toMatchObject({ zoneId: null });
});

test('where both have a promise and an exception, each keeps its own', async () => {
  const app = await createTwins();
  const { anaId, twinId } = app;
  await app.call('account', 'promise', { clientId: anaId, untilOn: '2026-12-12', note: 'Cobra el 12' });
  for (const [clientId, untilOn] of [
    [anaId, '2026-12-20'],
    [twinId, '2026-12-22'],
  ] as const)
    await app.call('automaticStates', 'except', { clientId, untilOn, reason: 'Comodato' });
  const before = contents(app);
  const { id, moves } = await merge(app, { keptId: anaId, mergedId: twinId });
  expect(moves).toMatchObject({ promises: 0, exceptions: 0, contracts: 1 });
  expect((await accountOf(app)).promise).toMatchObject({ untilOn: '2026-12-12' });
  await app.call('duplicates', 'undo', { id });
  expect(contents(app)).toEqual(before);
});

test('of two merges into one client the first is taken back without what the second brought', async () => {
  const app = await createTwins();
  const { anaId, betoId, twinId } = app;
  const first = await merge(app, { keptId: anaId, mergedId: twinId });
  await saveBilling(app, betoId, await billingWith(app));
  await addContract(app, betoId, { ip: '10.0.0.12' });
  await issue(app, '2026-11-30');
  await merge(app, { keptId: anaId, mergedId: betoId });
  const debts = (await accountOf(app)).unpaid;
  const [twins] = debts.filter(({ restCents }) => restCents < 2_999_000);
  const betos = debts.at(-1);
  if (!twins || !betos || twins.id === betos.id) throw new Error('a debt of each was expected');
  const spread = [twins, betos].map(({ id, restCents }) => ({ debitId: id, amountCents: restCents, surcharge: false }));
  await pay(app, twins.restCents + betos.restCents, { spread });
  const { stays } = await app.call('duplicates', 'undo', { id: first.id });
  expect(stays.map(({ what, code }) => `${what} ${code}`)).toContain('contracts mixed');
  expect((await contractsOf(app, anaId)).map(({ ip }) => ip)).toContain('10.0.0.12');
  expect(await contractsOf(app, twinId)).toEqual([]);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('who was deactivated before the merge is so again after it, and its contracts are off with it', async () => {
  const app = await createTwins();
  const { anaId, twinId } = app;
  await app.call('clients', 'deactivate', { id: twinId, version: await versionOf(app, twinId) });
  const { id } = await merge(app, { keptId: anaId, mergedId: twinId });
  const moved = (await contractsOf(app, anaId)).find(({ ip }) => ip === '10.0.0.9');
  const { id: contractId = 0, version = 0 } = moved ?? {};
  await app.call('contracts', 'setState', { id: contractId, version, to: 'enabled', reason: 'Volvió' });
  await app.call('duplicates', 'undo', { id });
  expect(await app.call('clients', 'get', { id: twinId })).toMatchObject({ state: 'deactivated' });
  expect(await contractsOf(app, twinId)).toMatchObject([{ id: contractId, state: 'disabled', disabledBy: 'client' }]);
});

test('gateways move with their references', async () => {
  const app = await createTwins();
  const gatewayId = await addVerified(app, gatewayFieldsWith({}));
  await applyMass(app, { addGatewayIds: [gatewayId] }, [app.twinId]);
  const { id, moves } = await merge(app, { keptId: app.anaId, mergedId: app.twinId });
  expect(moves.gateways).toBe(1);
  expect(JSON.stringify(await app.call('gateways', 'ofClient', { clientId: app.anaId }))).toContain('77');
  expect((await app.call('duplicates', 'undo', { id })).moves.gateways).toBe(1);
});

test('nothing else may change whose an invoice or a payment is', async () => {
  const app = await createTwins();
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  for (const table of ['invoices', 'payments', 'debits'])
    expect(() => direct.exec(`UPDATE ${table} SET client_id = ${app.betoId}`), table).toThrow('never changes');
  direct.close();
});
