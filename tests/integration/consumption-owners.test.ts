import { expect, test } from 'vitest';
import { importSamples, monthOf } from '../support/consumption';
import {
  addContract,
  contractFieldsWith,
  type ContractOffice,
  contractsOf,
  createContractOffice,
  importContracts,
} from '../support/contracts';

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
const line = (day: string, down: number, address = '10.0.0.1') => `${address};${day}T15:00:00Z;${down};0\n`;

async function end(app: ContractOffice, clientId: number, id: number, endedOn: string): Promise<void> {
  const version = (await contractsOf(app, clientId)).find((one) => one.id === id)?.version ?? 0;
  await app.call('contracts', 'end', { id, version, endedOn, reason: 'Se mudó.' });
}

/** 10.0.0.1 was Ana's until 15 November, and is Beto's from the 20th on. */
async function createHandedOn() {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', startedOn: '2026-01-10' });
  await end(app, app.anaId, id, '2026-11-15');
  await addContract(app, app.betoId, { ip: '10.0.0.1', startedOn: '2026-11-20' });
  return app;
}

const downOf = async (app: ContractOffice, clientId: number) => (await monthOf(app, clientId)).totals.down;

test.each([
  ['Ana, who had the address then', '2026-11-01', [777, 0]],
  ['Ana, on her last day', '2026-11-15', [777, 0]],
  ['nobody, between the two', '2026-11-17', [0, 0]],
  ['Beto, on his first day', '2026-11-20', [0, 777]],
  ['Beto, who has it now', '2026-11-23', [0, 777]],
])('a sample is of %s', async (_whose, day, [ana, beto]) => {
  const app = await createHandedOn();
  const done = await importSamples(app, HEAD + line(day, 777));
  const known = day === '2026-11-17' ? 0 : 1;
  expect(done).toMatchObject({ known, unknown: 1 - known, summary: { known: { samples: known } } });
  // Another address's sample, so that the month ends today.
  await importSamples(app, HEAD + line('2026-11-24', 1, '10.9.9.9'));
  expect([await downOf(app, app.anaId), await downOf(app, app.betoId)]).toEqual([ana, beto]);
});

const counter = (...readings: readonly (readonly [at: string, down: number])[]) =>
  HEAD.replace('Desde', 'Hora') + readings.map(([at, down]) => `10.0.0.1;${at}:00Z;${down};0\n`).join('');

test('of a file that goes over a change of hands each sample is whose the address was then; between the two nobody’s', async () => {
  const app = await createHandedOn();
  const days = [
    ['2026-11-14', 1],
    ['2026-11-15', 2],
    ['2026-11-17', 4],
    ['2026-11-20', 8],
    ['2026-11-21', 16],
  ] as const;
  const done = await importSamples(app, HEAD + days.map(([day, down]) => line(day, down)).join(''));
  expect(done).toMatchObject({ known: 4, unknown: 1 });
  expect(done.summary).toMatchObject({
    known: { samples: 4, contracts: 2 },
    unknown: { samples: 1, examples: ['10.0.0.1'] },
  });
  expect([await downOf(app, app.anaId), await downOf(app, app.betoId)]).toEqual([3, 24]);
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect(addresses).toMatchObject([{ address: '10.0.0.1', samples: 1, down: 4, between: false }]);
  await app.call('consumption', 'undo', { importId: done.importId });
  expect([await downOf(app, app.anaId), await downOf(app, app.betoId)]).toEqual([0, 0]);
  expect((await app.call('consumption', 'unknown', { offset: 0, limit: 10 })).total).toBe(0);
});

const BEFORE = [
  ['2026-11-14T12:00', 100],
  ['2026-11-15T12:00', 150],
] as const;
const AFTER = [
  ['2026-11-21T12:00', 400],
  ['2026-11-22T12:00', 410],
] as const;

test.each([
  ['one file', [[...BEFORE, ...AFTER]]],
  ['two files', [BEFORE, AFTER]],
  ['the newer file first', [AFTER, BEFORE]],
])('what a counter grew by over a change of hands is nobody’s, and is listed: %s', async (_how, files) => {
  const app = await createHandedOn();
  for (const readings of files) await importSamples(app, counter(...readings), { measure: 'counter' });
  const found = async () => {
    const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
    const listed = addresses.map(({ address, down, between }) => [address, down, between]);
    return [await downOf(app, app.anaId), await downOf(app, app.betoId), listed];
  };
  expect(await found()).toEqual([50, 10, [['10.0.0.1', 250, true]]]);
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 0, samples: 0, left: 0, shared: 0 });
  const { imports } = await app.call('consumption', 'imports', {});
  for (const { id } of imports) await app.call('consumption', 'undo', { importId: id });
  expect(await found()).toEqual([0, 0, []]);
  expect(app.unexpected).toEqual([]);
});

test('a counter read at the very change of hands tells whose each part is', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', startedOn: '2026-01-10' });
  await end(app, app.anaId, id, '2026-11-15');
  await addContract(app, app.betoId, { ip: '10.0.0.1', startedOn: '2026-11-16' });
  // Midnight in Mendoza is three o'clock in UTC.
  const readings = [...BEFORE, ['2026-11-16T03:00', 170] as const, ...AFTER];
  expect(await importSamples(app, counter(...readings), { measure: 'counter' })).toMatchObject({
    known: 4,
    unknown: 0,
  });
  expect([await downOf(app, app.anaId), await downOf(app, app.betoId)]).toEqual([70, 240]);
});

test('assigning gives each day of what nobody had to whom it was, and the file is taken back from both', async () => {
  const app = await createContractOffice();
  const file = HEAD + line('2026-11-14', 1) + line('2026-11-17', 2) + line('2026-11-21', 4);
  const { importId } = await importSamples(app, file);
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', startedOn: '2026-01-10' });
  await end(app, app.anaId, id, '2026-11-15');
  await addContract(app, app.betoId, { ip: '10.0.0.1', startedOn: '2026-11-20' });
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 2, left: 0, shared: 0 });
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect([await downOf(app, app.anaId), await downOf(app, app.betoId)]).toEqual([1, 4]);
  expect(addresses).toMatchObject([{ samples: 1, down: 2 }]);
  await app.call('consumption', 'undo', { importId });
  expect([await downOf(app, app.anaId), await downOf(app, app.betoId)]).toEqual([0, 0]);
  expect((await app.call('consumption', 'unknown', { offset: 0, limit: 10 })).total).toBe(0);
});

test('assigning does not split what a counter grew by between two clients: it stays listed', async () => {
  const app = await createContractOffice();
  await importSamples(app, counter(...BEFORE, ...AFTER), { measure: 'counter' });
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', startedOn: '2026-01-10' });
  await end(app, app.anaId, id, '2026-11-15');
  await addContract(app, app.betoId, { ip: '10.0.0.1', startedOn: '2026-11-20' });
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 0, samples: 0, left: 0, shared: 0 });
  expect([await downOf(app, app.anaId), await downOf(app, app.betoId)]).toEqual([0, 0]);
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect(addresses).toMatchObject([{ address: '10.0.0.1', samples: 3, down: 310 }]);
});

test('a contract that a list made without a first day has its address since whoever had it before gave it back', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', startedOn: '2026-01-10' });
  await end(app, app.anaId, id, '2026-11-15');
  await importContracts(app, 'ID cliente;Plan;IP', '2;Fibra 100 Mb;10.0.0.1');
  await importContracts(app, 'ID cliente;Plan;IP', '1;Fibra 100 Mb;10.0.0.2');
  const file = HEAD + line('2026-11-10', 1) + line('2026-11-20', 2) + line('2026-11-01', 4, '10.0.0.2');
  expect(await importSamples(app, file)).toMatchObject({ known: 3, unknown: 0 });
  expect([await downOf(app, app.anaId), await downOf(app, app.betoId)]).toEqual([5, 2]);
});

test('a contract whose first day a list says begins then, and so does one that a clerk gave a day', async () => {
  const app = await createContractOffice();
  await importContracts(app, 'ID cliente;Plan;IP;Fecha de alta', '1;Fibra 100 Mb;10.0.0.1;24/11/2026');
  await importContracts(app, 'ID cliente;Plan;IP', '2;Fibra 100 Mb;10.0.0.2');
  const [beto] = await contractsOf(app, app.betoId);
  if (!beto) throw new Error('a contract was expected');
  const fields = { ...contractFieldsWith(beto), startedOn: '2026-11-23' };
  await app.call('contracts', 'update', { id: beto.id, version: beto.version, fields });
  const file = HEAD + line('2026-11-10', 1) + line('2026-11-10', 2, '10.0.0.2');
  expect(await importSamples(app, file)).toMatchObject({ known: 0, unknown: 2 });
});

test('a file that begins before the only contract that had its address is that one’s; one of before waits for the clerk', async () => {
  const app = await createContractOffice();
  await addContract(app, app.betoId, { userName: 'beto', startedOn: '2026-11-20' });
  expect(await importSamples(app, HEAD + line('2026-11-19', 1, 'beto') + line('2026-11-21', 2, 'beto'))).toMatchObject({
    known: 2,
  });
  expect(await importSamples(app, HEAD + line('2026-11-10', 4, 'beto'))).toMatchObject({ known: 0, unknown: 1 });
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 1, left: 0, shared: 0 });
  expect(await downOf(app, app.betoId)).toBe(7);
});

test('a client whose address went from one contract to the next keeps a file over both', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { mac: 'e48d8c0403c5', startedOn: '2026-01-10' });
  await end(app, app.anaId, id, '2026-11-15');
  await addContract(app, app.anaId, { mac: 'e48d8c0403c5', startedOn: '2026-11-16' });
  const file = HEAD + line('2026-11-14', 1, 'E4:8D:8C:04:03:C5') + line('2026-11-21', 2, 'E4:8D:8C:04:03:C5');
  expect(await importSamples(app, file)).toMatchObject({ known: 2 });
});

test('a network is its own contract’s, and not that of one inside it', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.8/29' });
  const done = await importSamples(app, HEAD + line('2026-11-20', 1, '10.0.0.0/8') + line('2026-11-20', 2, '10.0.0.9'));
  expect(done).toMatchObject({ known: 1, unknown: 1 });
  expect(await downOf(app, app.anaId)).toBe(2);
});

test('unknown addresses are paged, and each is on one page alone', async () => {
  const app = await createContractOffice();
  const nobodys = Array.from({ length: 5 }, (_, at) => `10.9.9.${at}`);
  await importSamples(app, HEAD + nobodys.map((address) => line('2026-11-20', 70, address)).join(''));
  const pages = [0, 2, 4, 6].map((offset) => app.call('consumption', 'unknown', { offset, limit: 2 }));
  const read = await Promise.all(pages);
  expect(read.map(({ total, addresses }) => [total, addresses.length])).toEqual([
    [5, 2],
    [5, 2],
    [5, 1],
    [5, 0],
  ]);
  const shown = read.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  expect(shown.toSorted()).toEqual(nobodys);
});
