import { expect, test } from 'vitest';
import { addContract, type ContractOffice, importContracts, onlyContract } from '../support/contracts';
import { createTwo, DAY_MS, dayAfter, edit, formerOf, MACS, ownersOf } from '../support/moved-addresses';

/** From the 23rd to the 28th; every test begins on the 24th. */
const DAYS = [-1, 0, 1, 2, 3, 4].map(dayAfter);
const HEAD = 'ID cliente;Plan;Usuario;IP;MAC';
const row = (client: 1 | 2, userName: string, ip: string, mac: string = MACS[client === 1 ? 'ana' : 'beto']) =>
  `${client};Fibra 100 Mb;${userName};${ip};${mac}`;
const undo = (app: ContractOffice, importId: number) => app.call('imports', 'undo', { importId });

async function baja(app: ContractOffice, clientId: number): Promise<void> {
  const { id, version } = await onlyContract(app, clientId);
  const endedOn = new Date(app.clock.ms).toISOString().slice(0, 10);
  await app.call('contracts', 'end', { id, version, endedOn, reason: 'Se mudó.' });
}

const ofAnaThenBeto = (betosDays: number) => {
  const owners = DAYS.map((_day, at) => (at > 0 && at <= betosDays ? 2 : 1));
  return { alone: owners, together: owners };
};

const WAYS = [
  ['an IP', '10.0.0.1', row(1, 'casa', '10.0.0.9'), { ip: '10.0.0.1' }, { ip: '10.0.0.7' }],
  ['a network', '10.0.0.1', row(1, 'casa', '10.0.1.9'), { ip: '10.0.0.0/29' }, { ip: '10.0.0.16/29' }],
  ['a MAC', 'E4:8D:8C:04:03:C5', row(1, 'casa', '10.0.0.1', ''), { mac: MACS.ana }, { mac: '' }],
] as const;

test.each(WAYS)('%s that another had while a list stood was that one’s on those days', async (...way) => {
  const [, address, given, takes, gives] = way;
  const app = await createTwo();
  const { importId } = await importContracts(app, HEAD, given);
  await edit(app, app.betoId, takes);
  app.clock.ms += 2 * DAY_MS;
  await edit(app, app.betoId, gives);
  app.clock.ms += DAY_MS;
  expect(await undo(app, importId)).toMatchObject({ restored: 1, keptRows: 0 });
  expect(ownersOf(app, address, DAYS)).toEqual(ofAnaThenBeto(2));
});

test.each(WAYS)(
  '%s that another had until its baja while a list stood was that one’s on those days',
  async (...way) => {
    const [, address, given, takes] = way;
    const app = await createTwo();
    const { importId } = await importContracts(app, HEAD, given);
    await edit(app, app.betoId, takes);
    app.clock.ms += DAY_MS;
    await baja(app, app.betoId);
    app.clock.ms += DAY_MS;
    expect(await undo(app, importId)).toMatchObject({ restored: 1, keptRows: 0 });
    expect(ownersOf(app, address, DAYS)).toEqual(ofAnaThenBeto(2));
  },
);

test('a user name that another had while a list stood was that one’s on those days', async () => {
  const app = await createTwo();
  const { importId } = await importContracts(app, HEAD, row(1, 'otra', '10.0.0.1'));
  await edit(app, app.betoId, { userName: 'casa' });
  app.clock.ms += 2 * DAY_MS;
  await edit(app, app.betoId, { userName: 'local' });
  app.clock.ms += DAY_MS;
  await undo(app, importId);
  expect(ownersOf(app, 'casa', DAYS)).toEqual(ofAnaThenBeto(2));
});

test('what a list gave a new contract that ended before its undo was that one’s on its days', async () => {
  const app = await createTwo();
  const { importId } = await importContracts(app, HEAD, row(1, 'casa', '10.0.0.9'));
  await baja(app, app.betoId);
  const id = await addContract(app, app.betoId, { ip: '10.0.0.1', startedOn: dayAfter(0) });
  app.clock.ms += DAY_MS;
  await app.call('contracts', 'end', { id, version: 1, endedOn: dayAfter(1), reason: 'Se mudó.' });
  app.clock.ms += DAY_MS;
  expect(await undo(app, importId)).toMatchObject({ restored: 1, keptRows: 0 });
  const owners = [1, id, id, 1, 1, 1];
  expect(ownersOf(app, '10.0.0.1', DAYS)).toEqual({ alone: owners, together: owners });
});

test.each([
  ['on its day', 0],
  ['the day after', 1],
])(
  'a list that put an edit of its day back leaves that edit’s former address once it is undone: %s',
  async (_w, days) => {
    const app = await createTwo();
    await edit(app, app.anaId, { ip: '10.0.0.9' });
    const before = formerOf(app);
    const { importId } = await importContracts(app, HEAD, row(1, 'casa', '10.0.0.1'));
    expect(formerOf(app)).toEqual([]);
    app.clock.ms += days * DAY_MS;
    expect(await undo(app, importId)).toMatchObject({ restored: 1 });
    expect(formerOf(app)).toEqual(before);
    const owners = [1, undefined, undefined, undefined, undefined, undefined];
    expect(ownersOf(app, '10.0.0.1', DAYS).alone).toEqual(owners);
  },
);

test.each([
  ['on its day', 0],
  ['the day after', 1],
])('the undo of a list that gave a contract another first day, too, leaves no trace: %s', async (_when, days) => {
  const app = await createTwo({ startedOn: dayAfter(0) });
  const { importId } = await importContracts(app, `${HEAD};Fecha de alta`, `${row(1, 'casa', '10.0.0.9')};10/01/2026`);
  app.clock.ms += days * DAY_MS;
  expect(await undo(app, importId)).toMatchObject({ restored: 1 });
  expect(formerOf(app)).toEqual([]);
});
