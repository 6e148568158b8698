import { expect, test } from 'vitest';
import type { AuditEntry } from '../../src-main/contract/audit';
import {
  addContract,
  contractFieldsWith,
  type ContractOffice,
  createContractOffice,
  onlyContract,
} from '../support/contracts';
import { refusalOf } from '../support/test-app';

async function audit(app: ContractOffice, asked: Record<string, unknown> = {}): Promise<AuditEntry[]> {
  const { entries, total } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 200, ...asked });
  expect(total).toBe(entries.length);
  return entries;
}

const fieldsOf = (entries: readonly AuditEntry[]) => entries.map(({ field }) => field);

async function putBack(app: ContractOffice, field: string): Promise<number> {
  const [entry] = await audit(app, { field });
  const { version } = await onlyContract(app, app.anaId);
  return (await app.call('audit', 'putBack', { entryId: entry?.id ?? 0, version })).version;
}

test('a change of a contract names it; the audit is narrowed to one contract, an operator and days', async () => {
  const app = await createContractOffice();
  const casa = await addContract(app, app.anaId, { ip: '10.0.0.1' });
  const campo = await addContract(app, app.anaId, { userName: 'ana-campo' });
  const entries = await audit(app);
  expect(new Set(entries.map(({ contractId, contract }) => `${contractId} ${contract}`))).toEqual(
    new Set(['null ', `${casa} Fibra 100 Mb · 10.0.0.1`, `${campo} Fibra 100 Mb · ana-campo`]),
  );
  expect(new Set((await audit(app, { contractId: casa })).map(({ contractId }) => contractId))).toEqual(
    new Set([casa]),
  );
  expect(await app.call('audit', 'operators', { clientId: app.anaId })).toEqual({ operators: ['Ana Ruiz'] });
  expect(await audit(app, { operator: 'Ana Ruiz' })).toEqual(entries);
  expect(await audit(app, { operator: '' })).toEqual([]);
  // All of it was done on the office's 24 November, whatever day it was elsewhere.
  expect(await audit(app, { fromOn: '2026-11-24', toOn: '2026-11-24' })).toEqual(entries);
  expect(await audit(app, { fromOn: '2026-11-25' })).toEqual([]);
  expect(await audit(app, { toOn: '2026-11-23' })).toEqual([]);
});

test('a page of the audit ends on a whole act, and the next one begins after it', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1' });
  const fields = contractFieldsWith({ ip: '10.0.0.2', userName: 'ana', notes: 'techo', address: 'Otra 1' });
  await app.call('contracts', 'update', { id, version: 1, fields });
  const page = async (offset: number, limit: number) =>
    (await app.call('audit', 'list', { clientId: app.anaId, offset, limit })).entries;
  const whole = await audit(app);
  const ofAct = whole.filter(({ batchId }) => batchId === whole[0]?.batchId);
  expect(ofAct).toHaveLength(4);
  const first = await page(0, 2);
  expect(first).toEqual(ofAct);
  expect([...first, ...(await page(first.length, 200))]).toEqual(whole);
  // What ends with its act is not made longer.
  expect(await page(0, 4)).toEqual(ofAct);
});

test('a state that is put back obeys what its button does', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  await app.call('contracts', 'setState', { id, version: 1, to: 'disabled', reason: 'no paga' });
  await putBack(app, 'contract.state');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'enabled', disabledBy: null, version: 3 });
  expect(fieldsOf(await audit(app, { origin: 'restore' }))).toEqual(
    expect.arrayContaining(['contract.state', 'contract.disabledBy']),
  );
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  expect(await refusalOf(putBack(app, 'contract.state'))).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
});

test('a pause that somebody ended by mistake is a pause again, until its day', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  await app.call('contracts', 'pause', { id, version: 1, untilOn: '2026-12-24', reason: 'viaja' });
  await app.call('contracts', 'setState', { id, version: 2, to: 'enabled', reason: 'por error' });
  await putBack(app, 'contract.state');
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    state: 'disabled',
    disabledBy: 'operator',
    pausedUntilOn: '2026-12-24',
  });
});

test('a plan and a price of its own are put back from today on, and what was until then is kept', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { startedOn: '2026-01-10' });
  const change = { id, onDate: '2026-11-20', reason: 'pidió menos' } as const;
  const terms = { planId: app.hogarId, ownPriceCents: 150_000 };
  await app.call('contracts', 'changePlan', { ...change, version: 1, terms });
  await putBack(app, 'contract.planId');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ planId: app.fibraId, ownPriceCents: 150_000 });
  await putBack(app, 'contract.ownPriceCents');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ planId: app.fibraId, ownPriceCents: null });
});

test('a position goes back whole, whichever of its halves is chosen', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { latitude: -34.6, longitude: -68.3 });
  const { version, ...contract } = await onlyContract(app, app.anaId);
  const { nodeId, equipmentId, ip, mac, userName, startedOn, address, notes } = contract;
  const form = { nodeId, equipmentId, ip, mac, userName, startedOn, address, notes };
  const fields = { ...form, latitude: -34.7, longitude: -68.4 };
  await app.call('contracts', 'update', { id, version, fields });
  await putBack(app, 'contract.longitude');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ latitude: -34.6, longitude: -68.3 });
});

test('what no button gives back is refused: a pause, a plan to come', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  await app.call('contracts', 'pause', { id, version: 1, untilOn: '2026-12-24', reason: 'viaja' });
  expect(await refusalOf(putBack(app, 'contract.pausedUntilOn'))).toMatchObject({ code: 'VALIDATION' });
});

test('what a contract had comes back although nobody chooses it any more: a node that is retired since', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { nodeId: app.nodeId });
  await app.call('contracts', 'update', { id, version: 1, fields: contractFieldsWith({}) });
  await app.call('catalogs', 'retire', { id: app.nodeId, version: 1, retired: true });
  const chosen = app.call('contracts', 'update', {
    id,
    version: 2,
    fields: contractFieldsWith({ nodeId: app.nodeId }),
  });
  expect(await refusalOf(chosen)).toMatchObject({ code: 'ENTRY_RETIRED', field: 'nodeId' });
  await putBack(app, 'contract.nodeId');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ nodeId: app.nodeId });
});

test('a baja is taken back although its node is retired since', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { nodeId: app.nodeId });
  await app.call('contracts', 'end', { id, version: 1, endedOn: '2026-11-20', reason: 'Se muda' });
  await app.call('catalogs', 'retire', { id: app.nodeId, version: 1, retired: true });
  await putBack(app, 'contract.endedOn');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ endedOn: null, nodeId: app.nodeId });
});

test('every act says why: the core takes none without a reason, and the audit has it', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { startedOn: '2026-01-10' });
  const terms = { planId: app.hogarId, ownPriceCents: null };
  const acts = {
    changePlan: { terms, onDate: '2026-11-20' },
    pause: { untilOn: '2026-12-24' },
    setState: { to: 'alerted' },
    end: { endedOn: '2026-11-20' },
  } as const;
  for (const [verb, input] of Object.entries(acts)) {
    const { version } = await onlyContract(app, app.anaId);
    const asked = (reason: string) =>
      app.app.dispatch(app.session, 'contracts', verb, { ...input, id, version, reason });
    for (const none of ['', '   '])
      expect(await refusalOf(asked(none))).toMatchObject({ code: 'VALIDATION', field: 'reason' });
    await asked(`por ${verb}`);
    const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 1 });
    expect(JSON.stringify(entries)).toContain(`por ${verb}`);
  }
});
