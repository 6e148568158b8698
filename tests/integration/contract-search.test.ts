import { expect, test } from 'vitest';
import { addContract, contractFieldsWith, createContractOffice } from '../support/contracts';
import { clientFieldsWith } from '../support/test-app';

async function namesOf(app: Awaited<ReturnType<typeof createContractOffice>>, filter: Record<string, unknown>) {
  const sort = { column: 'name', descending: false } as const;
  const { rows } = await app.call('clients', 'list', { filter, sort, offset: 0, limit: 100 });
  return rows.map(({ name }) => name);
}

test('a client is found by the IP, the MAC and the user name of a live contract, in any style', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.49.233.20', mac: 'E4:8D:8C:04:03:C5', userName: 'Ana.Casa' });
  await addContract(app, app.betoId, { ip: '2001:db8:aa::/48', mac: '00:27:22:11:33:44' });
  const byStyle = {
    '10.49.233.20': 'Ana Muñoz',
    '010.049.233.020': 'Ana Muñoz',
    '10.49.233.20/32': 'Ana Muñoz',
    '10.49.233': 'Ana Muñoz',
    '10,49,233,20': 'Ana Muñoz',
    '10,49,233': 'Ana Muñoz',
    e4_8d_8c_04_03_c5: 'Ana Muñoz',
    e4_8d_8c: 'Ana Muñoz',
    'E4:8D:8C:04:03:C5': 'Ana Muñoz',
    'e4-8d-8c-04-03-c5': 'Ana Muñoz',
    'e48d.8c04.03c5': 'Ana Muñoz',
    E48D8C0403C5: 'Ana Muñoz',
    'e4 8d 8c 04 03 c5': 'Ana Muñoz',
    '8c:04:03': 'Ana Muñoz',
    'ana.casa': 'Ana Muñoz',
    'munoz 10.49.233.20': 'Ana Muñoz',
    '2001:db8:aa::/48': 'Beto Ruiz',
    '2001:0DB8:00AA::/48': 'Beto Ruiz',
    '2001:db8:aa': 'Beto Ruiz',
    '00-27-22-11-33-44': 'Beto Ruiz',
    '002722113344': 'Beto Ruiz',
  };
  for (const [text, name] of Object.entries(byStyle)) expect(await namesOf(app, { text }), text).toEqual([name]);
  expect(await namesOf(app, { text: '10.49.234' })).toEqual([]);
  // A client's own save keeps what its contracts are found by.
  const fields = clientFieldsWith({ name: 'Ana Muñoz', customId: '1', phone: '44' });
  await app.call('clients', 'update', { id: app.anaId, version: 1, fields });
  expect(await namesOf(app, { text: '10.49.233.20' })).toEqual(['Ana Muñoz']);
  await app.call('contracts', 'end', { id, version: 1, endedOn: '2026-11-24', reason: 'se mudó' });
  expect(await namesOf(app, { text: '10.49.233.20' })).toEqual([]);
});

test('an address inside of a contract’s network finds whose it is, and a v6 by its beginning however it is written', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.8/29' });
  await addContract(app, app.betoId, { ip: '2001:db8:aa::/48' });
  expect(await namesOf(app, { text: '10.0.0.10' })).toEqual(['Ana Muñoz']);
  for (const text of ['10,0,0,10', '10 0 0 10', '10. 0. 0. 10', '[10.0.0.10]'])
    expect(await namesOf(app, { text })).toEqual(['Ana Muñoz']);
  expect(await namesOf(app, { text: 'ana 10.0.0.15' })).toEqual(['Ana Muñoz']);
  expect(await namesOf(app, { text: '10.0.0.16' })).toEqual([]);
  expect(await namesOf(app, { text: '2001:db8:aa::5' })).toEqual(['Beto Ruiz']);
  expect(await namesOf(app, { text: '2001:0db8:00aa' })).toEqual(['Beto Ruiz']);
  expect(await namesOf(app, { text: '2001:db8:ab::5' })).toEqual([]);
});

test('a document with dots is still a document, and an address with a number still an address', async () => {
  const app = await createContractOffice();
  await app.call('clients', 'create', clientFieldsWith({ name: 'Carla', nationalId: '28.114.90', address: 'Ruta 40' }));
  expect(await namesOf(app, { text: '28.114.90' })).toEqual(['Carla']);
  expect(await namesOf(app, { text: '2811490' })).toEqual(['Carla']);
  expect(await namesOf(app, { text: 'ruta-40' })).toEqual([]);
  expect(await namesOf(app, { text: 'ruta 40' })).toEqual(['Carla']);
});

test('the list has each client’s contracts in short, and is narrowed to a node’s or a plan’s', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1', nodeId: app.nodeId });
  const other = await app.call('contracts', 'create', {
    clientId: app.anaId,
    terms: { planId: app.hogarId, ownPriceCents: null },
    fields: contractFieldsWith({}),
  });
  await app.call('contracts', 'setState', { id: other.id, version: 1, to: 'alerted', reason: 'debe' });
  const list = { filter: {}, sort: {}, offset: 0, limit: 10 };
  expect((await app.call('clients', 'list', list)).rows).toMatchObject([
    {
      name: 'Ana Muñoz',
      contractCount: 2,
      contractState: 'alerted',
      plan: 'Hogar 25 Mb',
      node: '',
      ip: '',
    },
    { name: 'Beto Ruiz', contractCount: 0, contractState: null, plan: '', node: '', ip: '', contracts: [] },
  ]);
  const of = (field: 'nodeId' | 'planId', id: number) => ({ conditions: [{ kind: 'entries', field, ids: [id] }] });
  expect(await namesOf(app, of('nodeId', app.nodeId))).toEqual(['Ana Muñoz']);
  expect(await namesOf(app, of('planId', app.hogarId))).toEqual(['Ana Muñoz']);
  expect(await namesOf(app, { ...of('nodeId', app.nodeId), text: 'beto' })).toEqual([]);
  await app.call('contracts', 'end', { id: other.id, version: 2, endedOn: '2026-11-24', reason: 'se mudó' });
  expect(await namesOf(app, of('planId', app.hogarId))).toEqual([]);
});

test('a client whose contracts are all off for a pause is paused until the first day; one that was cut is not', async () => {
  const app = await createContractOffice();
  const first = await addContract(app, app.anaId, { mac: 'E4:8D:8C:04:03:C5', userName: 'Ana.Casa' });
  const second = await addContract(app, app.anaId, {});
  const ana = async () => (await app.call('clients', 'rows', { ids: [app.anaId] })).rows[0];
  expect(await ana()).toMatchObject({ contractPausedUntilOn: null });
  expect((await ana())?.contractText.split('\n')).toEqual(['', 'e48d8c0403c5', 'ana.casa', '', '', '']);
  await app.call('contracts', 'pause', { id: first, version: 1, untilOn: '2026-12-20', reason: 'viaje' });
  await app.call('contracts', 'pause', { id: second, version: 1, untilOn: '2026-12-10', reason: 'viaje' });
  expect(await ana()).toMatchObject({ contractState: 'disabled', contractPausedUntilOn: '2026-12-10' });
  await app.call('contracts', 'setState', { id: second, version: 2, to: 'enabled', reason: 'volvió' });
  expect(await ana()).toMatchObject({ contractPausedUntilOn: '2026-12-20' });
  await app.call('contracts', 'setState', { id: second, version: 3, to: 'disabled', reason: 'pidió' });
  expect(await ana()).toMatchObject({ contractState: 'disabled', contractPausedUntilOn: null });
});

test('of several contracts the row says that whose state is told, and has all of them, the worst first', async () => {
  const app = await createContractOffice();
  const first = await addContract(app, app.anaId, { ip: '10.0.0.1', nodeId: app.nodeId });
  const ana = async () => (await app.call('clients', 'rows', { ids: [app.anaId] })).rows[0];
  expect(await ana()).toMatchObject({ plan: 'Fibra 100 Mb', node: 'Nodo Cerro', ip: '10.0.0.1', contracts: [] });
  const second = await addContract(app, app.anaId, { ip: '10.0.0.2', mac: 'E4:8D:8C:04:03:C5', userName: 'Ana.Casa' });
  const third = await addContract(app, app.anaId, { ip: '10.0.0.3' });
  const ips = async () => (await ana())?.contracts.map(({ ip }) => ip);
  expect(await ips()).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3']);
  await app.call('contracts', 'setState', { id: second, version: 1, to: 'alerted', reason: 'debe' });
  expect(await ana()).toMatchObject({ contractState: 'alerted', node: '', ip: '10.0.0.2' });
  expect((await ana())?.contracts[0]).toEqual({
    state: 'alerted',
    disabledBy: null,
    paused: false,
    plan: 'Fibra 100 Mb',
    node: '',
    ip: '10.0.0.2',
    mac: 'e48d8c0403c5',
    userName: 'ana.casa',
  });
  // Of those that are off, one that is paused is told last: the state says that not all are.
  await app.call('contracts', 'pause', { id: first, version: 1, untilOn: '2026-12-20', reason: 'viaje' });
  await app.call('contracts', 'setState', { id: third, version: 1, to: 'disabled', reason: 'pidió' });
  expect(await ips()).toEqual(['10.0.0.3', '10.0.0.1', '10.0.0.2']);
  expect(await ana()).toMatchObject({ contractState: 'disabled', contractPausedUntilOn: null, ip: '10.0.0.3' });
  await app.call('contracts', 'end', { id: third, version: 2, endedOn: '2026-11-24', reason: 'se mudó' });
  expect(await ips()).toEqual(['10.0.0.1', '10.0.0.2']);
});
