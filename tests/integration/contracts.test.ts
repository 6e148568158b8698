import { expect, test } from 'vitest';
import { contractFieldNames } from '../../src-main/contract/contracts';
import { mergeEntries } from '../support/catalogs';
import {
  addContract,
  type ContractOffice,
  contractFieldsWith,
  contractsOf,
  createContractOffice,
  onlyContract,
} from '../support/contracts';
import { clientFieldsWith, refusalOf } from '../support/test-app';

const reason = 'lo pidió por teléfono';

async function audited(app: ContractOffice, clientId: number, limit = 20) {
  const { entries } = await app.call('audit', 'list', { clientId, offset: 0, limit });
  return entries
    .filter(({ contractId }) => contractId !== null)
    .map(({ action, field, before, after }) => `${action} ${field}: ${before} → ${after}`);
}

test('a contract is created as it is typed in any style, priced by its plan, and told in its client’s audit', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, {
    ip: '010.49.233.020',
    mac: 'E4-8D-8C-04-03-C5',
    userName: 'ana-casa',
    nodeId: app.nodeId,
  });
  expect(await contractsOf(app, app.anaId)).toMatchObject([
    {
      id,
      version: 1,
      plan: 'Fibra 100 Mb',
      priceCents: 2_999_000,
      node: 'Nodo Cerro',
      equipment: '',
      ip: '10.49.233.20',
      mac: 'e48d8c0403c5',
      state: 'enabled',
      endedOn: null,
    },
  ]);
  expect((await audited(app, app.anaId)).toReversed()).toEqual([
    'created contract.planId:  → Fibra 100 Mb',
    'created contract.nodeId:  → Nodo Cerro',
    'created contract.ip:  → 10.49.233.20',
    'created contract.mac:  → e48d8c0403c5',
    'created contract.userName:  → ana-casa',
    'created contract.startedOn:  → 2026-01-10',
    'created contract.state:  → enabled',
  ]);
});

test('an IP and a MAC are one live contract’s: another client’s conflict is named, in whatever style it is typed', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.8/29', mac: 'e48d.8c04.03c5' });
  const draft = contractFieldsWith({ ip: '10.0.0.15', mac: 'E4:8D:8C:04:03:C5' });
  const { problems } = await app.call('contracts', 'check', { draft });
  expect(problems).toEqual([
    { code: 'IP_TAKEN', params: { name: 'Ana Muñoz', clientId: app.anaId }, field: 'ip' },
    { code: 'MAC_TAKEN', params: { name: 'Ana Muñoz', clientId: app.anaId }, field: 'mac' },
  ]);
  expect(await refusalOf(addContract(app, app.betoId, { ip: '10.0.0.8' }))).toMatchObject({ code: 'IP_TAKEN' });
  expect(await refusalOf(addContract(app, app.betoId, { ip: '10.0.0.0/24' }))).toMatchObject({ code: 'IP_TAKEN' });
  expect(await refusalOf(addContract(app, app.betoId, { mac: 'E48D8C0403C' }))).toMatchObject({
    code: 'MAC_LENGTH',
    params: { digits: 11 },
    field: 'mac',
  });
  await addContract(app, app.betoId, { ip: '10.0.0.16' });
  await addContract(app, app.betoId, { ip: '10.0.0.7' });
  const own = await onlyContract(app, app.anaId);
  const { problems: ofOwn } = await app.call('contracts', 'check', { id: own.id, draft: contractFieldsWith(own) });
  expect(ofOwn).toEqual([]);
});

test('a baja ends a contract on a day, frees its IP and MAC, and nothing but a correction changes it any more', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', mac: 'e48d8c0403c5' });
  const end = (endedOn: string) => app.call('contracts', 'end', { id, version: 1, endedOn, reason });
  expect(await refusalOf(end('2026-11-25'))).toMatchObject({ code: 'DATE_TO_COME', field: 'endedOn' });
  expect(await refusalOf(end('2026-01-09'))).toMatchObject({
    code: 'DATE_BEFORE_START',
    params: { date: '2026-01-10' },
  });
  await end('2026-11-24');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ endedOn: '2026-11-24', endReason: reason, version: 2 });
  await addContract(app, app.betoId, { ip: '10.0.0.1', mac: 'e48d8c0403c5' });
  const enable = app.call('contracts', 'setState', { id, version: 2, to: 'alerted', reason });
  expect(await refusalOf(enable)).toMatchObject({ code: 'CONTRACT_ENDED' });
  expect((await audited(app, app.anaId, 2)).toReversed()).toEqual([
    'ended contract.endedOn:  → 2026-11-24',
    `ended contract.reason:  → ${reason}`,
  ]);
  const late = contractFieldsWith({ ...(await onlyContract(app, app.anaId)), startedOn: '2026-11-25' });
  expect(await refusalOf(app.call('contracts', 'update', { id, version: 2, fields: late }))).toMatchObject({
    code: 'DATE_AFTER_END',
  });
});

test('what ended is corrected although its IP and MAC are another’s by now, and takes nothing from that one', async () => {
  const app = await createContractOffice();
  const network = { ip: '10.0.0.1', mac: 'e48d8c0403c5' };
  const id = await addContract(app, app.anaId, network);
  await app.call('contracts', 'end', { id, version: 1, endedOn: '2026-11-24', reason });
  await addContract(app, app.betoId, { ip: '10.0.0.0/30', mac: network.mac });
  const draft = contractFieldsWith({ ...network, notes: 'quedó el equipo' });
  expect(await app.call('contracts', 'check', { id, draft })).toEqual({ problems: [], sameUserName: null });
  await app.call('contracts', 'update', { id, version: 2, fields: draft });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ ip: '10.0.0.1', notes: 'quedó el equipo' });
});

test('a contract’s state changes with a reason, by hand, and each change is audited with it', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  const set = (version: number, to: 'enabled' | 'alerted' | 'disabled', why = reason) =>
    app.call('contracts', 'setState', { id, version, to, reason: why });
  expect(await refusalOf(set(1, 'disabled', '  '))).toMatchObject({ code: 'VALIDATION' });
  expect(await refusalOf(set(1, 'enabled'))).toMatchObject({ code: 'CONTRACT_STATE' });
  expect(await set(1, 'disabled')).toEqual({ version: 2 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    state: 'disabled',
    disabledBy: 'operator',
    stateReason: reason,
  });
  expect(await refusalOf(set(1, 'enabled'))).toMatchObject({ code: 'CONFLICT' });
  await set(2, 'alerted');
  expect((await audited(app, app.anaId, 6)).slice(0, 3).toReversed()).toEqual([
    'updated contract.state: disabled → alerted',
    'updated contract.disabledBy: operator → ',
    `updated contract.reason: ${reason} → ${reason}`,
  ]);
});

test('a contract that is edited keeps the version without a difference, and is refused to who read it before', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1' });
  const fields = contractFieldsWith({ ip: '10.0.0.1' });
  expect(await app.call('contracts', 'update', { id, version: 1, fields })).toEqual({ version: 1 });
  const moved = { ...fields, ip: '10.0.0.2', notes: 'en el techo' };
  expect(await app.call('contracts', 'update', { id, version: 1, fields: moved })).toEqual({ version: 2 });
  expect(await refusalOf(app.call('contracts', 'update', { id, version: 1, fields }))).toMatchObject({
    code: 'CONFLICT',
  });
  // What it let go of is free.
  await addContract(app, app.betoId, { ip: '10.0.0.1' });
});

test('a change of plan holds from its day: one that has come at once, one to come by itself, and it can be forgotten', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  const change = (version: number, onDate: string, planId: number, ownPriceCents: number | null = null) =>
    app.call('contracts', 'changePlan', { id, version, terms: { planId, ownPriceCents }, onDate, reason });
  expect(await refusalOf(change(1, '2026-11-24', app.fibraId))).toMatchObject({ code: 'PLAN_SAME' });
  expect(await refusalOf(change(1, '2026-01-09', app.hogarId))).toMatchObject({ code: 'DATE_BEFORE_START' });
  expect(await refusalOf(change(1, '2026-11-24', app.nodeId))).toMatchObject({ code: 'VALIDATION', field: 'planId' });
  await change(1, '2026-11-20', app.hogarId, 1_500_050);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ plan: 'Hogar 25 Mb', priceCents: 1_500_050 });
  await change(2, '2026-12-01', app.fibraId);
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    plan: 'Hogar 25 Mb',
    nextPlan: 'Fibra 100 Mb',
    nextPlanOn: '2026-12-01',
  });
  expect(await audited(app, app.anaId, 30)).toContain('updated contract.ownPriceCents:  → 15000.50');
  await app.call('contracts', 'cancelPlanChange', { id, version: 3 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ nextPlanId: null, nextPlanOn: null, version: 4 });
});

test('a client that is deactivated gets no contract, and none of its contracts is turned on', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  expect(await refusalOf(addContract(app, app.anaId))).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
  const { version } = await onlyContract(app, app.anaId);
  for (const to of ['enabled', 'alerted'] as const) {
    const set = app.call('contracts', 'setState', { id, version, to, reason });
    expect(await refusalOf(set)).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
  }
  const pause = app.call('contracts', 'pause', { id, version, untilOn: '2026-12-01', reason });
  expect(await refusalOf(pause)).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
});

test('a pause has a day of return to come', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  const pause = (untilOn: string) => app.call('contracts', 'pause', { id, version: 1, untilOn, reason });
  expect(await refusalOf(pause('2026-11-24'))).toMatchObject({ code: 'DATE_NOT_TO_COME', field: 'untilOn' });
  await pause('2026-11-30');
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    state: 'disabled',
    disabledBy: 'operator',
    pausedUntilOn: '2026-11-30',
  });
});

test('on their day a pause ends and a new plan begins by themselves, once, also after days without the program', async () => {
  const app = await createContractOffice();
  const paused = await addContract(app, app.anaId);
  const sold = await addContract(app, app.betoId);
  await app.call('contracts', 'pause', { id: paused, version: 1, untilOn: '2026-11-26', reason });
  const terms = { planId: app.hogarId, ownPriceCents: null };
  await app.call('contracts', 'changePlan', { id: sold, version: 1, terms, onDate: '2026-11-28', reason });
  const now = async () => [await onlyContract(app, app.anaId), await onlyContract(app, app.betoId)];
  // A window that nobody touches would lock meanwhile.
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 0 });
  app.clock.ms += 24 * 3_600_000;
  await app.app.applyDue();
  expect(await now()).toMatchObject([
    { state: 'disabled', version: 2 },
    { plan: 'Fibra 100 Mb', version: 2 },
  ]);
  app.clock.ms += 5 * 24 * 3_600_000;
  await app.app.applyDue();
  await app.app.applyDue();
  expect(await now()).toMatchObject([
    { state: 'enabled', disabledBy: null, pausedUntilOn: null, version: 3 },
    { plan: 'Hogar 25 Mb', priceCents: 1_890_000, nextPlanId: null, nextPlanOn: null, version: 3 },
  ]);
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, origin: 'schedule', offset: 0, limit: 9 });
  expect(entries[0]).toMatchObject({ action: 'pauseEnded', operator: '' });
});

/** A value of each field that is not the blank one; what is not named here is any text. */
const OTHER_VALUES: Partial<Parameters<typeof contractFieldsWith>[0]> = {
  ip: '2001:db8::1',
  mac: 'e48d8c0403c5',
  startedOn: '2026-02-02',
};

test.each(contractFieldNames.filter((field) => field !== 'latitude' && field !== 'longitude'))(
  'a change of a contract’s %s alone is kept, is one change in the audit, and can be put back',
  async (field) => {
    const app = await createContractOffice();
    const id = await addContract(app, app.anaId);
    const was = await onlyContract(app, app.anaId);
    const equipment = await app.call('catalogs', 'create', { kind: 'equipment', name: 'CPE LHG' });
    const catalogs = { nodeId: app.nodeId, equipmentId: equipment.id };
    const value = field === 'nodeId' || field === 'equipmentId' ? catalogs[field] : (OTHER_VALUES[field] ?? 'otro');
    const fields = { ...contractFieldsWith({}), [field]: value };
    await app.call('contracts', 'update', { id, version: 1, fields });
    expect(await onlyContract(app, app.anaId)).toMatchObject({ [field]: value, version: 2 });
    const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 2 });
    expect(entries[0]).toMatchObject({ field: `contract.${field}`, action: 'updated', contractId: id });
    expect(entries[1]).toMatchObject({ action: 'created' });
    await app.call('audit', 'putBack', { entryId: entries[0]?.id ?? 0, version: 2 });
    expect(await onlyContract(app, app.anaId)).toMatchObject({ [field]: was[field], version: 3 });
  },
);

test('a baja is taken back from the audit while its IP is free; what has no home of its own is not put back', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1' });
  await app.call('contracts', 'end', { id, version: 1, endedOn: '2026-11-24', reason });
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 20 });
  const entry = (field: string) => entries.find((one) => one.field === field)?.id ?? 0;
  const back = (field: string, version = 2) => app.call('audit', 'putBack', { entryId: entry(field), version });
  const taker = await addContract(app, app.betoId, { ip: '10.0.0.1' });
  expect(await refusalOf(back('contract.endedOn'))).toMatchObject({ code: 'IP_TAKEN', params: { name: 'Beto Ruiz' } });
  await app.call('contracts', 'end', { id: taker, version: 1, endedOn: '2026-11-24', reason });
  await back('contract.endedOn');
  expect(await onlyContract(app, app.anaId)).toMatchObject({ endedOn: null, endReason: '', version: 3 });
  expect(await refusalOf(back('contract.endedOn', 2))).toMatchObject({ code: 'CONFLICT' });
  expect(await refusalOf(back('contract.planId', 3))).toMatchObject({ code: 'VALIDATION' });
});

test('deactivating a client disables its contracts, and reactivating enables those that were confirmed', async () => {
  const app = await createContractOffice();
  const { betoId, anaId } = app;
  const [on, warned, off, paused, gone] = [
    await addContract(app, anaId),
    await addContract(app, anaId),
    await addContract(app, anaId),
    await addContract(app, anaId),
    await addContract(app, anaId),
  ];
  const set = (id: number, to: 'alerted' | 'disabled') =>
    app.call('contracts', 'setState', { id, version: 1, to, reason });
  await set(warned, 'alerted');
  await set(off, 'disabled');
  await app.call('contracts', 'pause', { id: paused, version: 1, untilOn: '2026-12-01', reason });
  await app.call('contracts', 'end', { id: gone, version: 1, endedOn: '2026-11-24', reason });
  const other = await addContract(app, betoId);
  await app.call('clients', 'deactivate', { id: anaId, version: 1 });
  const states = async (clientId: number) =>
    Object.fromEntries(
      (await contractsOf(app, clientId)).map((one) => [one.id, `${one.state} ${one.disabledBy} ${one.pausedUntilOn}`]),
    );
  expect(await states(anaId)).toEqual({
    [on]: 'disabled client null',
    [warned]: 'disabled client null',
    [off]: 'disabled operator null',
    [paused]: 'disabled client null',
    [gone]: 'enabled null null',
  });
  const reactivate = (enableContractIds: number[]) =>
    app.call('clients', 'reactivate', { id: anaId, version: 2, enableContractIds });
  expect(await refusalOf(reactivate([other]))).toMatchObject({ code: 'NOT_FOUND' });
  await reactivate([on, off, gone]);
  expect(await states(anaId)).toEqual({
    [on]: 'enabled null null',
    [warned]: 'disabled client null',
    [off]: 'disabled operator null',
    [paused]: 'disabled client null',
    [gone]: 'enabled null null',
  });
  expect(await states(betoId)).toEqual({ [other]: 'enabled null null' });
  expect(await audited(app, anaId, 4)).toContain('enabledWithClient contract.state: disabled → enabled');
});

test('a client that is reactivated from the audit keeps its contracts off; deactivated from there, they go off too', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId);
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  await app.call('clients', 'reactivate', { id: app.anaId, version: 2 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ disabledBy: 'client' });
  const id = (await onlyContract(app, app.anaId)).id;
  await app.call('contracts', 'setState', { id, version: 2, to: 'enabled', reason });
  const page = { clientId: app.anaId, field: 'state', offset: 0, limit: 10 };
  const { entries } = await app.call('audit', 'list', page);
  const reactivated = entries.find(({ action }) => action === 'reactivated')?.id ?? 0;
  await app.call('audit', 'putBack', { entryId: reactivated, version: 3 });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ state: 'disabled', disabledBy: 'client' });
});

test('an act on a contract does not stand in the way of undoing a client’s save', async () => {
  const app = await createContractOffice();
  const client = await app.call('clients', 'get', { id: app.anaId });
  const fields = clientFieldsWith({ name: 'Ana Muñoz', customId: '1', phone: '44' });
  const { version } = await app.call('clients', 'update', { id: client.id, version: 1, fields });
  await addContract(app, app.anaId);
  await app.call('audit', 'undoChange', { clientId: app.anaId, version });
  expect(await app.call('clients', 'get', { id: app.anaId })).toMatchObject({ phone: '' });
});

test('plans that are merged move their contracts, which go on paying what they paid', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  const own = await app.call('contracts', 'create', {
    clientId: app.betoId,
    terms: { planId: app.fibraId, ownPriceCents: 1_000_000 },
    fields: contractFieldsWith({}),
  });
  expect(await mergeEntries(app, app.fibraId, app.hogarId)).toEqual({ moved: 2 });
  expect(await contractsOf(app, app.anaId)).toMatchObject([
    { id, plan: 'Hogar 25 Mb', priceCents: 2_999_000, version: 2 },
  ]);
  expect(await contractsOf(app, app.betoId)).toMatchObject([
    { id: own.id, plan: 'Hogar 25 Mb', priceCents: 1_000_000 },
  ]);
  expect((await audited(app, app.anaId, 2)).toReversed()).toEqual([
    'updated contract.planId: Fibra 100 Mb → Hogar 25 Mb',
    'updated contract.ownPriceCents:  → 29990.00',
  ]);
});

test('a plan’s new price is that of its contracts without one of their own; a wrong one and a taken name are refused', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId);
  const [plan] = (await app.call('plans', 'list', {})).plans;
  expect(plan).toMatchObject({ name: 'Fibra 100 Mb', priceCents: 2_999_000, contracts: 1, retired: false });
  const { id = 0, version = 0 } = plan ?? {};
  const fields = { name: 'Fibra 100', downKbps: 100_000, upKbps: 50_000, priceCents: 3_500_000 };
  await app.call('plans', 'update', { id, version, fields });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ plan: 'Fibra 100', priceCents: 3_500_000 });
  expect(await refusalOf(app.call('plans', 'update', { id, version, fields }))).toMatchObject({ code: 'CONFLICT' });
  const taken = app.call('plans', 'update', { id, version: 2, fields: { ...fields, name: 'hogar 25 MB' } });
  expect(await refusalOf(taken)).toMatchObject({ code: 'CATALOG_TAKEN', params: { name: 'Hogar 25 Mb' } });
  const negative = app.call('plans', 'create', { ...fields, name: 'Otro', priceCents: -1 });
  expect(await refusalOf(negative)).toMatchObject({ code: 'VALIDATION' });
  const node = app.call('plans', 'update', { id: app.nodeId, version: 1, fields });
  expect(await refusalOf(node)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a node keeps where it is, and has both coordinates or none', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { nodeId: app.nodeId });
  const [node] = (await app.call('nodes', 'list', {})).nodes;
  expect(node).toMatchObject({ name: 'Nodo Cerro', kind: 'tower', contracts: 1 });
  const fields = {
    name: 'Cerro',
    kind: 'olt',
    address: 'Ruta 40',
    latitude: -34.6,
    longitude: -68.3,
    notes: '',
  } as const;
  await app.call('nodes', 'update', { id: app.nodeId, version: 1, fields });
  expect((await app.call('nodes', 'list', {})).nodes).toMatchObject([fields]);
  const half = app.call('nodes', 'update', { id: app.nodeId, version: 2, fields: { ...fields, longitude: null } });
  expect(await refusalOf(half)).toMatchObject({ code: 'POSITION_HALF', field: 'longitude' });
  const wrong = app.call('nodes', 'create', { ...fields, name: 'Otro', latitude: 91 });
  expect(await refusalOf(wrong)).toMatchObject({ code: 'VALIDATION' });
});

test('a deactivation that is undone leaves every contract as it was, but for one that somebody changed since', async () => {
  const app = await createContractOffice();
  const { anaId } = app;
  const [on, warned, off, paused] = [
    await addContract(app, anaId),
    await addContract(app, anaId),
    await addContract(app, anaId),
    await addContract(app, anaId),
  ];
  await app.call('contracts', 'setState', { id: warned, version: 1, to: 'alerted', reason });
  await app.call('contracts', 'setState', { id: off, version: 1, to: 'disabled', reason });
  await app.call('contracts', 'pause', { id: paused, version: 1, untilOn: '2026-12-01', reason });
  const standings = async () =>
    (await contractsOf(app, anaId)).map(({ id, state, disabledBy, pausedUntilOn }) => ({
      id,
      state,
      disabledBy,
      pausedUntilOn,
    }));
  const before = await standings();
  await app.call('clients', 'deactivate', { id: anaId, version: 1 });
  await app.call('audit', 'undoChange', { clientId: anaId, version: 2 });
  expect(await standings()).toEqual(before);
  await app.call('clients', 'deactivate', { id: anaId, version: 3 });
  const { version = 0 } = (await contractsOf(app, anaId)).find(({ id }) => id === on) ?? {};
  await app.call('contracts', 'setState', { id: on, version, to: 'disabled', reason });
  await app.call('audit', 'undoChange', { clientId: anaId, version: 4 });
  expect(await standings()).toEqual(
    before.map((one) => (one.id === on ? { ...one, state: 'disabled', disabledBy: 'operator' } : one)),
  );
});
