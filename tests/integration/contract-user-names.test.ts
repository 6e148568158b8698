import { expect, test } from 'vitest';
import { addContract, contractFieldsWith, contractsOf, createContractOffice } from '../support/contracts';
import { importList, rowsOf, tryList } from '../support/lists';

const reason = 'lo pidió por teléfono';
const HEAD = 'ID cliente;Plan;Usuario';

test('a user name that another contract has, of the office or of the list, is told with whose it is; its row comes in so', async () => {
  const app = await createContractOffice();
  await addContract(app, app.betoId, { userName: 'Beto.Casa' });
  const rows = ['1;Fibra 100 Mb;beto.casa', '1;Fibra 100 Mb;ana', '2;Fibra 100 Mb;ÁNA', '2;Fibra 100 Mb;otro'];
  expect(await rowsOf(app, HEAD, ...rows)).toEqual([
    ['new', 'userNameShared Beto Ruiz'],
    ['new'],
    ['new', 'userNameShared Ana Muñoz'],
    ['new'],
  ]);
  await importList(app, [HEAD, ...rows]);
  expect((await contractsOf(app, app.betoId)).map(({ userName }) => userName)).toEqual(['Beto.Casa', 'ÁNA', 'otro']);
});

test('it is no longer told once the row that had it first is corrected', async () => {
  const app = await createContractOffice();
  const { draftId, problems } = await tryList(app, [HEAD, '1;Fibra 100 Mb;ana', '2;Fibra 100 Mb;ana']);
  expect(problems).toEqual([{ code: 'userNameShared', rows: 1 }]);
  const cells = [{ target: 'userName' as const, text: 'ana2' }];
  expect((await app.call('imports', 'correct', { draftId, row: 2, cells })).problems).toEqual([]);
});

test('a user name that the list takes from its contract is nobody else’s', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { userName: 'uno', mac: 'e48d8c0403c5' });
  await addContract(app, app.betoId, { userName: 'dos', mac: 'e48d8c0403c6' });
  const list = ['ID cliente;Plan;MAC;Usuario', '1;Fibra 100 Mb;e48d8c0403c5;dos', '2;Fibra 100 Mb;e48d8c0403c6;uno'];
  expect(await rowsOf(app, ...list)).toEqual([['changes'], ['changes']]);
  expect(await rowsOf(app, ...list.slice(0, 2))).toEqual([['changes', 'userNameShared Beto Ruiz']]);
});

test('a user name that another live contract has is told with whose it is, however it is written, and is no refusal', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { userName: 'Ana.Casa' });
  const sameAs = async (userName: string, own: { id?: number } = {}) =>
    (await app.call('contracts', 'check', { ...own, draft: contractFieldsWith({ userName }) })).sameUserName;
  expect(await sameAs('ána.casa')).toEqual({ clientId: app.anaId, name: 'Ana Muñoz' });
  expect(await sameAs('ana.casa', { id })).toBeNull();
  expect(await sameAs('')).toBeNull();
  const other = await addContract(app, app.betoId, { userName: 'ana.casa' });
  expect(await sameAs('ana.casa', { id })).toEqual({ clientId: app.betoId, name: 'Beto Ruiz' });
  await app.call('contracts', 'end', { id, version: 1, endedOn: '2026-11-24', reason });
  expect(await sameAs('ana.casa', { id: other })).toBeNull();
  expect(await sameAs('ana.casa', { id })).toBeNull();
});
