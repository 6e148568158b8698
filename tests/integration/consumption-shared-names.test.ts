import { expect, test } from 'vitest';
import { importSamples, monthOf } from '../support/consumption';
import {
  addContract,
  contractFieldsWith,
  type ContractOffice,
  contractsOf,
  createContractOffice,
} from '../support/contracts';

const file = (day: string) => `Usuario;Desde;Bajada bytes;Subida bytes\nana;${day}T15:00:00Z;7;0\n`;
const downOf = async (app: ContractOffice, clientId: number) => (await monthOf(app, clientId)).totals.down;
const listed = async (app: ContractOffice) =>
  (await app.call('consumption', 'unknown', { offset: 0, limit: 10 })).addresses.map(({ address, sharedBy }) => [
    address,
    ...sharedBy.map(({ name }) => name),
  ]);

test.each([
  ['in the days of the file', '2026-11-20'],
  ['now, and nobody had it then', '2025-11-20'],
])(
  'of a user name that two live contracts have %s it is said whose they are, until one alone has it',
  async (_when, day) => {
    const app = await createContractOffice();
    await addContract(app, app.anaId, { userName: 'Ana' });
    const id = await addContract(app, app.betoId, { userName: 'ána' });
    expect(await importSamples(app, file(day))).toMatchObject({ known: 0, unknown: 1 });
    expect(await listed(app)).toEqual([['ana', 'Ana Muñoz', 'Beto Ruiz']]);
    expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 0, samples: 0, left: 0, shared: 1 });
    const [own] = await contractsOf(app, app.betoId);
    const fields = contractFieldsWith({ ...own, userName: 'beto' });
    await app.call('contracts', 'update', { id, version: own?.version ?? 0, fields });
    expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 1, left: 0, shared: 0 });
    expect(await listed(app)).toEqual([]);
  },
);

test('what nobody has is not said to be shared', async () => {
  const app = await createContractOffice();
  await importSamples(app, file('2026-11-20'));
  expect(await listed(app)).toEqual([['ana']]);
  expect(await app.call('consumption', 'assign', {})).toMatchObject({ addresses: 0, shared: 0 });
  await addContract(app, app.anaId, { userName: 'ana' });
  expect(await app.call('consumption', 'assign', {})).toMatchObject({ addresses: 1, shared: 0 });
  expect(await downOf(app, app.anaId)).toBe(7);
});
