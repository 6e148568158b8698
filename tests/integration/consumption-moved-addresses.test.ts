import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { importSamples, monthOf } from '../support/consumption';
import {
  addContract,
  contractFieldsWith,
  type ContractOffice,
  contractsOf,
  createContractOffice,
  importContracts,
  onlyContract,
} from '../support/contracts';
import { createTwo, DAY_MS, dayAfter, edit, formerOf, MACS, ownersOf } from '../support/moved-addresses';
import { neverLocks } from '../support/test-app';

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
/** An IP and a MAC are measured an hour apart: at the same moment they would tell of the same traffic. */
const hourOf = (address: string) => (address.includes(':') ? 9 : 10);
const line = (day: string, down: number, address = '10.0.0.1') =>
  `${address};${day}T${String(hourOf(address)).padStart(2, '0')}:00:00Z;${down};0\n`;

/** What each client used of samples of the 10th and the 20th (1 and 2 bytes), and of the 24th (4), at an address. */
async function countedOf(app: ContractOffice, address: string) {
  const days = [
    ['2026-11-10', 1],
    ['2026-11-20', 2],
    ['2026-11-24', 4],
  ] as const;
  await importSamples(app, HEAD + days.map(([day, down]) => line(day, down, address)).join(''));
  return usedBy(app);
}

async function usedBy(app: ContractOffice) {
  return [(await monthOf(app, app.anaId)).totals.down, (await monthOf(app, app.betoId)).totals.down];
}

test.each([
  ['an IP', '10.0.0.1', { ip: '10.0.0.9' }, { ip: '10.0.0.1' }],
  ['a MAC', 'E4:8D:8C:04:03:C5', { mac: '' }, { mac: MACS.ana }],
  ['a user name', 'casa', { userName: 'otra' }, { userName: 'casa' }],
])('%s that the form moves from one to the other is each one’s on its days', async (_what, address, ana, beto) => {
  const app = await createTwo();
  await edit(app, app.anaId, ana);
  await edit(app, app.betoId, beto);
  expect(await countedOf(app, address)).toEqual([3, 4]);
  expect(app.unexpected).toEqual([]);
});

test('days that one had an address are its own, though a contract that is typed later says that it began before', async () => {
  const app = await createTwo();
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  await addContract(app, app.betoId, { ip: '10.0.0.1', startedOn: '2026-11-05' });
  expect(await countedOf(app, '10.0.0.1')).toEqual([3, 4]);
});

test('an address that goes from one contract to another of the same client is each one’s on its days', async () => {
  const app = await createTwo();
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  const second = await addContract(app, app.anaId, { ip: '10.0.0.1', startedOn: '2026-11-24' });
  await countedOf(app, '10.0.0.1');
  const month = { clientId: app.anaId, period: 'month', back: 0 } as const;
  expect((await app.call('consumption', 'ofClient', { ...month, contractId: second })).totals.down).toBe(4);
  expect((await app.call('consumption', 'ofClient', month)).totals.down).toBe(7);
});

test('a name that is written as a MAC is a name again once no contract has that MAC', async () => {
  const own = await createTwo({ userName: MACS.ana });
  await edit(own, own.anaId, { mac: 'e48d8c0403c9' });
  expect(await countedOf(own, 'E4:8D:8C:04:03:C5')).toEqual([7, 0]);
  const others = await createTwo({}, { userName: MACS.ana });
  await edit(others, others.anaId, { mac: 'e48d8c0403c9' });
  expect(await countedOf(others, 'E4:8D:8C:04:03:C5')).toEqual([3, 4]);
});

test('a user name that three have by now was the first one’s until another got it', async () => {
  const app = await createTwo();
  const third = await addContract(app, app.anaId, { userName: 'campo' });
  const [first] = await contractsOf(app, app.anaId);
  if (!first) throw new Error('a contract was expected');
  const fields = { ...contractFieldsWith(first), userName: 'campo' };
  await app.call('contracts', 'update', { id: first.id, version: first.version, fields });
  await edit(app, app.betoId, { userName: 'campo' });
  expect(ownersOf(app, 'campo', [-1, 0].map(dayAfter)).alone).toEqual([third, undefined]);
});

test('one that had no address until it got another’s has it since that day, whatever its own first day', async () => {
  const app = await createTwo({}, { ip: '', mac: '' });
  await edit(app, app.anaId, { ip: '10.0.0.9', mac: '' });
  await edit(app, app.betoId, { ip: '10.0.0.1', mac: MACS.ana });
  expect(await countedOf(app, '10.0.0.1')).toEqual([3, 4]);
  expect(await countedOf(app, 'E4:8D:8C:04:03:C5')).toEqual([6, 8]);
});

test('a network around what another had is not its owner’s on the days of the other', async () => {
  const app = await createTwo({ ip: '10.0.0.9' });
  await edit(app, app.anaId, { ip: '10.0.0.1' });
  await edit(app, app.betoId, { ip: '10.0.0.8/29' });
  expect(await countedOf(app, '10.0.0.9')).toEqual([3, 4]);
});

const ana = (ip: string, mac: string) => `1;Fibra 100 Mb;casa;${ip};${mac}`;
const beto = (ip: string, mac: string) => `2;Fibra 100 Mb;local;${ip};${mac}`;
const exchange = (app: ContractOffice) =>
  importContracts(app, 'ID cliente;Plan;Usuario;IP;MAC', ana('10.0.0.2', MACS.beto), beto('10.0.0.1', MACS.ana));

test('a list that exchanges two IPs and two MACs leaves each its days', async () => {
  const app = await createTwo();
  expect(await exchange(app)).toMatchObject({ changed: 2, left: 0 });
  expect(await countedOf(app, '10.0.0.1')).toEqual([3, 4]);
  expect(await countedOf(app, '10.0.0.2')).toEqual([3 + 4, 4 + 3]);
  expect(await countedOf(app, 'E4:8D:8C:04:03:C6')).toEqual([7 + 4, 7 + 3]);
});

test.each([
  ['on its day', 0],
  ['days later', 3],
])('the undo of a list gives back the addresses with all their days, and leaves no trace: %s', async (_when, days) => {
  const app = await createTwo();
  const { importId } = await exchange(app);
  expect(formerOf(app)).toHaveLength(4);
  app.clock.ms += days * DAY_MS;
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ restored: 2, keptRows: 0 });
  expect(formerOf(app)).toEqual([]);
  expect(await countedOf(app, '10.0.0.1')).toEqual([7, 0]);
});

test('two lists that are taken back in turn, days later, leave what was before both', async () => {
  const app = await createTwo();
  const { importId: first } = await exchange(app);
  app.clock.ms += 2 * DAY_MS;
  const head = 'ID cliente;Plan;Usuario;IP;MAC';
  const { importId: second } = await importContracts(app, head, ana('10.0.0.7', MACS.beto));
  app.clock.ms += 2 * DAY_MS;
  await app.call('imports', 'undo', { importId: second });
  expect(formerOf(app)).toHaveLength(4);
  await app.call('imports', 'undo', { importId: first });
  expect(formerOf(app)).toEqual([]);
});

test('the undo of a list leaves what an edit of the same day had noted', async () => {
  const app = await createTwo();
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  const before = formerOf(app);
  const { importId } = await importContracts(app, 'ID cliente;Plan;Usuario;IP', '1;Fibra 100 Mb;casa;10.0.0.1');
  expect(formerOf(app)).toEqual([]);
  await app.call('imports', 'undo', { importId });
  expect(formerOf(app)).toEqual(before);
});

test('a contract that a list is undone of takes its former addresses with it', async () => {
  const app = await createContractOffice();
  const head = 'ID cliente;Plan;IP;Fecha de alta';
  const { importId } = await importContracts(app, head, '1;Fibra 100 Mb;10.0.0.1;10/01/2026');
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.exec("INSERT INTO contract_former_addresses VALUES (1, 'ip', '2026-11-01', '', 'k', 'k')");
  direct.close();
  expect(formerOf(app)).toHaveLength(1);
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ removed: 1 });
  expect(formerOf(app)).toEqual([]);
});

test('an edit that is corrected on its day leaves nothing, and what it passed through was never had', async () => {
  const app = await createTwo();
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  await edit(app, app.anaId, { ip: '10.0.0.8' });
  expect(formerOf(app)).toEqual([[1, 'ip', '', '2026-11-23']]);
  await edit(app, app.anaId, { ip: '10.0.0.1' });
  expect(formerOf(app)).toEqual([]);
  await edit(app, app.anaId, { ip: '10.0.0.1', userName: 'Casa' });
  expect(formerOf(app)).toEqual([]);
  expect(await countedOf(app, '10.0.0.1')).toEqual([7, 0]);
});

test('a third address is had since the day after the second’s last, and one that is taken back leaves both before it', async () => {
  const app = await createTwo();
  await edit(app, app.anaId, { ip: '10.0.0.8' });
  app.clock.ms += DAY_MS;
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  app.clock.ms += DAY_MS;
  const two = [
    [1, 'ip', '', dayAfter(-1)],
    [1, 'ip', dayAfter(0), dayAfter(0)],
  ];
  expect(formerOf(app)).toEqual(two);
  await edit(app, app.anaId, { ip: '10.0.0.10' });
  expect(formerOf(app)).toEqual([...two, [1, 'ip', dayAfter(1), dayAfter(1)]]);
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  expect(formerOf(app)).toEqual(two);
});

test('an address of one kind that is taken back leaves what the same day noted of another kind', async () => {
  const app = await createTwo();
  await edit(app, app.anaId, { userName: 'otra', mac: 'e48d8c0403c9' });
  await edit(app, app.anaId, { userName: 'casa' });
  expect(formerOf(app)).toEqual([[1, 'mac', '', dayAfter(-1)]]);
  expect(ownersOf(app, 'E4:8D:8C:04:03:C5', [-1, 0].map(dayAfter)).alone).toEqual([1, undefined]);
});

test('an edit that the audit puts back on its day leaves nothing', async () => {
  const app = await createTwo();
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 5 });
  const moved = entries.find(({ field }) => field === 'contract.ip' && entries[0]?.field === field);
  if (!moved) throw new Error('an entry of the address was expected');
  const { version } = await onlyContract(app, app.anaId);
  await app.call('audit', 'putBack', { entryId: moved.id, version });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ ip: '10.0.0.1' });
  expect(formerOf(app)).toEqual([]);
});

test('a contract that is edited on its first day, before it, or after its baja needs no history', async () => {
  const app = await createContractOffice();
  await neverLocks(app);
  await addContract(app, app.anaId, { ip: '10.0.0.1', startedOn: '2026-11-24' });
  await addContract(app, app.betoId, { ip: '10.0.0.2', startedOn: '2026-12-01' });
  await edit(app, app.anaId, { ip: '10.0.0.3' });
  await edit(app, app.betoId, { ip: '10.0.0.4' });
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'end', { id, version, endedOn: '2026-11-24', reason: 'Se mudó.' });
  app.clock.ms += DAY_MS;
  await edit(app, app.anaId, { ip: '10.0.0.1' });
  expect(formerOf(app)).toEqual([]);
});

test('a first address that is typed late collects what was measured before it, where nobody had it', async () => {
  const app = await createTwo({ ip: '' }, { ip: '10.0.0.2' });
  await edit(app, app.anaId, { ip: '10.0.0.1' });
  await edit(app, app.betoId, { ip: '10.0.0.3' });
  expect(await countedOf(app, '10.0.0.1')).toEqual([7, 0]);
  expect(await countedOf(app, '10.0.0.3')).toEqual([7, 7]);
});

test('an address that goes to and fro is each one’s in turn, also once both contracts ended', async () => {
  const app = await createTwo();
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  await edit(app, app.betoId, { ip: '10.0.0.1' });
  app.clock.ms += 2 * DAY_MS;
  await edit(app, app.betoId, { ip: '10.0.0.2' });
  await edit(app, app.anaId, { ip: '10.0.0.1' });
  app.clock.ms += 2 * DAY_MS;
  const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
  const file = HEAD + days.map((day, at) => line(day, 2 ** at)).join('');
  const { importId } = await importSamples(app, file);
  expect(await usedBy(app)).toEqual([1 + 8 + 16, 2 + 4]);
  await app.call('consumption', 'undo', { importId });
  for (const clientId of [app.anaId, app.betoId]) {
    const [contract] = await contractsOf(app, clientId);
    if (!contract) throw new Error('a contract was expected');
    const { id, version } = contract;
    await app.call('contracts', 'end', { id, version, endedOn: '2026-11-27', reason: 'Se mudó.' });
  }
  await importSamples(app, file);
  expect(await usedBy(app)).toEqual([1 + 8 + 16, 2 + 4]);
});

test('what waits for a clerk is assigned by the days on which each had the address', async () => {
  const app = await createTwo();
  await importSamples(app, HEAD + line('2026-11-10', 1, '10.0.0.7') + line('2026-11-24', 2, '10.0.0.7'));
  await edit(app, app.anaId, { ip: '10.0.0.7' });
  app.clock.ms += DAY_MS;
  await edit(app, app.anaId, { ip: '10.0.0.1' });
  await edit(app, app.betoId, { ip: '10.0.0.7' });
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 2, left: 0, shared: 0 });
  await importSamples(app, HEAD + line('2026-11-25', 4, '10.0.0.7'));
  expect(await usedBy(app)).toEqual([3, 4]);
});

test('what was counted before an address moved keeps its owner', async () => {
  const app = await createTwo();
  await importSamples(app, HEAD + line('2026-11-20', 1));
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  await edit(app, app.betoId, { ip: '10.0.0.1' });
  await importSamples(app, HEAD + line('2026-11-24', 4));
  expect(await usedBy(app)).toEqual([1, 4]);
});

test('addresses that a network gave up while it kept its first were its own until then', async () => {
  const app = await createTwo({ ip: '10.0.0.8/29' });
  await edit(app, app.anaId, { ip: '10.0.0.8/30' });
  await edit(app, app.betoId, { ip: '10.0.0.14' });
  expect(await countedOf(app, '10.0.0.14')).toEqual([3, 4]);
});
