import { expect, test } from 'vitest';
import { importSamples, monthOf } from '../support/consumption';
import { addContract, type ContractOffice, contractsOf, createContractOffice } from '../support/contracts';

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

test('a file that goes over a change of hands is nobody’s for that address, and listed; assigning gives it to neither', async () => {
  const app = await createHandedOn();
  const done = await importSamples(app, HEAD + line('2026-11-14', 1) + line('2026-11-21', 2));
  expect(done).toMatchObject({ known: 0, unknown: 2 });
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 0, samples: 0 });
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect(addresses).toMatchObject([{ address: '10.0.0.1', samples: 2 }]);
});

test('a file that begins before the only contract that had its address is that one’s; one of before waits for the clerk', async () => {
  const app = await createContractOffice();
  await addContract(app, app.betoId, { userName: 'beto', startedOn: '2026-11-20' });
  expect(await importSamples(app, HEAD + line('2026-11-19', 1, 'beto') + line('2026-11-21', 2, 'beto'))).toMatchObject({
    known: 2,
  });
  expect(await importSamples(app, HEAD + line('2026-11-10', 4, 'beto'))).toMatchObject({ known: 0, unknown: 1 });
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 1 });
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
