import { expect, test } from 'vitest';
import { addContract, type ContractOffice, contractsOf, createContractOffice } from '../support/contracts';
import { importList, tryList } from '../support/lists';

const HEAD = 'ID cliente;Plan;IP;MAC';
const MACS = { ana: 'e48d8c0403c5', beto: 'e48d8c0403c6' } as const;

/** Ana has 10.0.0.1, and Beto 10.0.0.2. */
async function createTwo() {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1', mac: MACS.ana });
  await addContract(app, app.betoId, { ip: '10.0.0.2', mac: MACS.beto });
  return app;
}

const ana = (ip: string, mac: string = MACS.ana) => `1;Fibra 100 Mb;${ip};${mac}`;
const beto = (ip: string, mac: string = MACS.beto) => `2;Fibra 100 Mb;${ip};${mac}`;

async function ipsOf(app: ContractOffice) {
  const ips = async (clientId: number) => (await contractsOf(app, clientId)).map(({ ip }) => ip);
  return [await ips(app.anaId), await ips(app.betoId)];
}

test.each([
  ['an exchange of two IPs', [ana('10.0.0.2'), beto('10.0.0.1')], [['10.0.0.2'], ['10.0.0.1']]],
  ['an IP that is let go of further down', [ana('10.0.0.2'), beto('10.0.0.9')], [['10.0.0.2'], ['10.0.0.9']]],
  ['an IP that is left blank further down', [ana('10.0.0.2'), beto('')], [['10.0.0.2'], ['']]],
  ['networks that take in what another had', [ana('10.0.0.2/31'), beto('10.0.0.1')], [['10.0.0.2/31'], ['10.0.0.1']]],
])('a list is what the office will be like: %s', async (_what, rows, after) => {
  const app = await createTwo();
  const { draftId, counts, problems } = await tryList(app, [HEAD, ...rows]);
  expect([counts.changes, problems]).toEqual([2, []]);
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ changed: 2, left: 0 });
  expect(await ipsOf(app)).toEqual(after);
  expect((await tryList(app, [HEAD, ...rows])).counts).toMatchObject({ same: 2, changes: 0 });
  const { imports } = await app.call('imports', 'list', {});
  const importId = imports[0]?.id ?? 0;
  const before = await app.call('imports', 'undoPlan', { importId });
  expect(before).toMatchObject({ restored: 2, kept: 0 });
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ restored: 2, keptRows: 0 });
  expect(await ipsOf(app)).toEqual([['10.0.0.1'], ['10.0.0.2']]);
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 50 });
  expect(JSON.stringify(entries)).toContain('"before":"10.0.0.1"');
  expect(app.unexpected).toEqual([]);
});

test('two MACs are exchanged, and two IPs of one client’s contracts, told apart by their names', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { mac: MACS.ana, userName: 'ana' });
  await addContract(app, app.betoId, { mac: MACS.beto, userName: 'beto' });
  const head = 'ID cliente;Plan;Usuario;MAC';
  const rows = [`1;Fibra 100 Mb;ana;${MACS.beto}`, `2;Fibra 100 Mb;beto;${MACS.ana}`];
  expect(await importList(app, [head, ...rows])).toMatchObject({ changed: 2, left: 0, noted: 0 });
  await addContract(app, app.anaId, { ip: '10.0.0.1', userName: 'casa' });
  await addContract(app, app.anaId, { ip: '10.0.0.2', userName: 'local' });
  const both = ['1;Fibra 100 Mb;casa;10.0.0.2', '1;Fibra 100 Mb;local;10.0.0.1'];
  expect(await importList(app, ['ID cliente;Plan;Usuario;IP', ...both])).toMatchObject({ changed: 2, left: 0 });
  const named = (await contractsOf(app, app.anaId)).map(({ userName, ip, mac }) => [userName, ip, mac]);
  expect(named).toEqual([
    ['ana', '', MACS.beto],
    ['casa', '10.0.0.2', ''],
    ['local', '10.0.0.1', ''],
  ]);
});

test('who keeps an IP, since what the list gives it is another’s, keeps it from the row that asks for it', async () => {
  const app = await createTwo();
  const carlaId = await addContract(app, app.anaId, { ip: '10.0.0.3' });
  expect(carlaId).toBeGreaterThan(0);
  const { counts, problems } = await tryList(app, [HEAD, ana('10.0.0.2'), beto('10.0.0.3')]);
  expect([counts.changes, problems]).toEqual([2, [{ code: 'ipTaken', rows: 2 }]]);
});

test('a row that the clerk leaves out lets go of nothing: the one that counted on it keeps its own, and that is told before', async () => {
  const app = await createTwo();
  const { draftId } = await tryList(app, [HEAD, ana('10.0.0.2'), beto('10.0.0.1')]);
  const told = await app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [3] }, skipped: true });
  expect(told.problems).toEqual([{ code: 'ipTaken', rows: 1 }]);
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ changed: 1, left: 0, noted: 1 });
  expect(await ipsOf(app)).toEqual([['10.0.0.1'], ['10.0.0.2']]);
});

const IP_HEAD = 'ID cliente;Plan;IP';

test('networks of one list that reach into each other: the first has its own, the other comes in without and is told', async () => {
  for (const [first, second] of [
    ['10.0.0.8/29', '10.0.0.9'],
    ['10.0.0.9', '10.0.0.8/29'],
  ]) {
    const app = await createContractOffice();
    const lines = [IP_HEAD, `1;Fibra 100 Mb;${first}`, `2;Fibra 100 Mb;${second}`];
    const { counts, problems } = await tryList(app, lines);
    expect([counts.new, problems]).toEqual([2, [{ code: 'ipTaken', rows: 1 }]]);
    expect(await importList(app, lines)).toMatchObject({ created: 2, left: 0 });
    expect(await ipsOf(app)).toEqual([[first], ['']]);
    // Once more there is nothing new, and the same is told.
    expect((await tryList(app, lines)).counts).toMatchObject({ new: 0 });
  }
});

test.each([
  ['1;Fibra 100 Mb;10.0.0.9', '2;Fibra 100 Mb;10.0.0.8/29'],
  ['2;Fibra 100 Mb;10.0.0.8/29', '1;Fibra 100 Mb;10.0.0.9'],
])('whoever keeps an address keeps it from a network around it, in whichever order: %s, %s', async (one, other) => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.9' });
  expect((await tryList(app, [IP_HEAD, one, other])).problems).toEqual([{ code: 'ipTaken', rows: 1 }]);
  expect(await importList(app, [IP_HEAD, one, other])).toMatchObject({ created: 1, left: 0 });
  expect(await ipsOf(app)).toEqual([['10.0.0.9'], ['']]);
});

test('a row that is left out leaves the addresses of its network to those that asked for them', async () => {
  const app = await createContractOffice();
  const { draftId } = await tryList(app, [IP_HEAD, '1;Fibra 100 Mb;10.0.0.8/29', '2;Fibra 100 Mb;10.0.0.9']);
  await app.call('imports', 'skip', { draftId, which: { kind: 'rows', rows: [2] }, skipped: true });
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ created: 1, left: 0 });
  expect(await ipsOf(app)).toEqual([[], ['10.0.0.9']]);
});

test('a contract that keeps part of its network lets go of the rest with its list, for the next one', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.8/29', userName: 'ana' });
  await addContract(app, app.betoId, { ip: '10.0.0.2', userName: 'beto' });
  const lines = ['ID cliente;Plan;Usuario;IP', '1;Fibra 100 Mb;ana;10.0.0.8/30', '2;Fibra 100 Mb;beto;10.0.0.14'];
  expect((await tryList(app, lines)).problems).toEqual([{ code: 'ipTaken', rows: 1 }]);
  await importList(app, lines);
  expect(await ipsOf(app)).toEqual([['10.0.0.8/30'], ['10.0.0.2']]);
  expect(await importList(app, lines)).toMatchObject({ changed: 1, left: 0, noted: 0 });
  expect(await ipsOf(app)).toEqual([['10.0.0.8/30'], ['10.0.0.14']]);
});
