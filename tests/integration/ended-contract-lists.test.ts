import { expect, test } from 'vitest';
import {
  type ContractOffice,
  contractsOf,
  createContractOffice,
  importContracts,
  onlyContract,
} from '../support/contracts';
import { rowsOf } from '../support/lists';

const ENDED_ON = '2026-11-24';

async function endOnly(app: ContractOffice) {
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'end', { id, version, endedOn: ENDED_ON, reason: 'se mudó' });
}

const ENDED = ['problem', `contractEnded ${ENDED_ON}`];

test.each([
  ['with a first day', 'ID cliente;Plan;Fecha de alta', '1;Fibra 100 Mb;2025-02-25'],
  ['without one', 'ID cliente;Plan', '1;Fibra 100 Mb'],
])(
  'a contract that ended stays ended when its list comes again, %s and nothing of a network',
  async (_how, ...list) => {
    const app = await createContractOffice();
    await importContracts(app, ...list);
    await endOnly(app);
    expect(await rowsOf(app, ...list)).toEqual([ENDED]);
    expect(await importContracts(app, ...list)).toMatchObject({ created: 0 });
    expect(await onlyContract(app, app.anaId)).toMatchObject({ endedOn: ENDED_ON });
  },
);

test('a list that lacks the IP that an ended contract had, or has one that it had not, is of it all the same', async () => {
  const app = await createContractOffice();
  const columns = 'ID cliente;Plan;Fecha de alta;IP;Usuario';
  await importContracts(app, columns, '1;Fibra 100 Mb;2025-02-25;10.0.0.1;');
  await endOnly(app);
  expect(await rowsOf(app, columns, '1;Fibra 100 Mb;2025-02-25;;')).toEqual([ENDED]);
  expect(await rowsOf(app, columns, '1;Fibra 100 Mb;2025-02-25;10.0.0.1;ana')).toEqual([ENDED]);
});

test('who gave a baja and comes back has a new contract: another first day, plan or address is another contract', async () => {
  const app = await createContractOffice();
  const columns = 'ID cliente;Plan;Fecha de alta;IP';
  await importContracts(app, columns, '1;Fibra 100 Mb;2025-02-25;10.0.0.1');
  await endOnly(app);
  const list = [
    columns,
    '1;Fibra 100 Mb;2026-11-23;',
    '1;Hogar 25 Mb;2025-02-25;',
    '1;Fibra 100 Mb;2025-02-25;10.0.0.2',
    '1;Fibra 100 Mb;2025-02-25;10.0.0.1',
  ];
  expect(await rowsOf(app, ...list)).toEqual([['new'], ['new'], ['new'], ENDED]);
  await importContracts(app, ...list);
  expect((await contractsOf(app, app.anaId)).map(({ startedOn, endedOn }) => [startedOn, endedOn])).toEqual([
    ['2026-11-23', null],
    ['2025-02-25', null],
    ['2025-02-25', null],
    ['2025-02-25', ENDED_ON],
  ]);
});

test('a list that gives no first day is of the live contract, and not of the one that ended before', async () => {
  const app = await createContractOffice();
  const columns = 'ID cliente;Plan;Fecha de alta';
  await importContracts(app, columns, '1;Fibra 100 Mb;2025-02-25');
  await endOnly(app);
  await importContracts(app, columns, '1;Fibra 100 Mb;2026-11-23');
  expect(await rowsOf(app, 'ID cliente;Plan', '1;Fibra 100 Mb')).toEqual([['same']]);
});
