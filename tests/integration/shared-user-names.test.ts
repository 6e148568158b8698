import { expect, test } from 'vitest';
import { addContract, type ContractOffice, contractsOf, createContractOffice } from '../support/contracts';
import { importList, rowsOf } from '../support/lists';

const HEAD = 'ID cliente;Plan;IP;MAC;Usuario';
/** Her other contract has the name too: what is measured by it is neither's. */
const OTHER_OF_ANA = 'userNameShared Ana Muñoz';

/** Ana's two services, both under one user name of her router. */
async function createShared(plans: readonly [string, string] = ['Fibra 100 Mb', 'Hogar 25 Mb']) {
  const app = await createContractOffice();
  const [first, second] = plans;
  await importList(app, [HEAD, `1;${first};10.0.0.1;e48d8c0403c1;ana`, `1;${second};10.0.0.2;e48d8c0403c2;ana`]);
  return app;
}

async function servicesOf(app: ContractOffice) {
  const contracts = await contractsOf(app, app.anaId);
  return contracts.map(({ plan, ip, mac, notes }) => [plan, ip, mac.slice(-2), notes].join(' ')).toSorted();
}

test.each([
  ['its IP', '1;Hogar 25 Mb;10.0.0.2;e48d8c0403c9;ana', ['Fibra 100 Mb 10.0.0.1 c1 ', 'Hogar 25 Mb 10.0.0.2 c9 ']],
  ['its IP, not its plan', '1;Fibra 100 Mb;10.0.0.2;;ana', ['Fibra 100 Mb 10.0.0.1 c1 ', 'Fibra 100 Mb 10.0.0.2  ']],
  ['its MAC', '1;Fibra 100 Mb;10.0.0.7;e48d8c0403c2;ANA', ['Fibra 100 Mb 10.0.0.1 c1 ', 'Fibra 100 Mb 10.0.0.7 c2 ']],
  ['its plan', '1;Hogar 25 Mb;10.0.0.7;-;ana', ['Fibra 100 Mb 10.0.0.1 c1 ', 'Hogar 25 Mb 10.0.0.7 c2 ']],
])('of two contracts under one user name %s tells which one a row is about', async (_what, row, services) => {
  const app = await createShared();
  expect(await rowsOf(app, HEAD, row)).toEqual([['changes', OTHER_OF_ANA]]);
  await importList(app, [HEAD, row]);
  expect(await servicesOf(app)).toEqual(services);
});

test('a row is asked about that does not tell two contracts under one user name apart', async () => {
  const app = await createShared(['Fibra 100 Mb', 'Fibra 100 Mb']);
  const before = await servicesOf(app);
  const rows = ['1;Fibra 100 Mb;10.0.0.7;;ana', '1;Hogar 25 Mb;;;ana', '1;;;;ana', '1;Fibra 100 Mb;10.0.0.2;-;ana'];
  const asked = ['problem', 'contractUnclear ana'];
  expect(await rowsOf(app, HEAD, ...rows)).toEqual([asked, asked, asked, ['same', OTHER_OF_ANA]]);
  await importList(app, [HEAD, ...rows]);
  expect(await servicesOf(app)).toEqual(before);
});

test('a user name that another of the client’s contracts had, and ended, says which one it is', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1', userName: 'ana' });
  await app.call('contracts', 'end', { id, version: 1, endedOn: '2026-11-24', reason: 'se mudó' });
  await addContract(app, app.anaId, { ip: '10.0.0.2', userName: 'ana' });
  expect(await rowsOf(app, HEAD, '1;Hogar 25 Mb;10.0.0.7;;ana')).toEqual([['changes']]);
});
