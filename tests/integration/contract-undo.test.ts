import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import {
  addContract,
  type ContractOffice,
  createContractOffice,
  importContracts,
  onlyContract,
} from '../support/contracts';

/** What contracts had before a change of plan, and until when: what is charged by days. */
function formerPlansOf({ folder }: Pick<ContractOffice, 'folder'>): unknown[] {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const rows = direct.prepare('SELECT until_on, price_cents FROM contract_former_plans').all();
  direct.close();
  return rows;
}

test('a change of plan that the undo of a list takes back never was: nothing is charged by days for it', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { mac: 'e48d8c0403c5' });
  const { importId } = await importContracts(app, 'ID cliente;Plan;MAC', '1;Hogar 25 Mb;e48d8c0403c5');
  expect(formerPlansOf(app)).toEqual([{ until_on: '2026-11-24', price_cents: 2_999_000 }]);
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ restored: 1 });
  expect(formerPlansOf(app)).toEqual([]);
});

test('the undo of a list keeps, and names, a contract whose old address is another’s by now', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1', mac: 'e48d8c0403c5' });
  const { importId } = await importContracts(app, 'ID cliente;Plan;MAC;IP', '1;Fibra 100 Mb;e48d8c0403c5;10.0.0.9');
  // A network around it: no index of the database refuses that.
  await addContract(app, app.betoId, { ip: '10.0.0.0/30' });
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ restored: 0, kept: [{ name: 'Ana Muñoz' }] });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ ip: '10.0.0.9' });
});

const HEAD = 'ID cliente;Plan;Usuario;IP;MAC';
const network = (ip: string, mac: string) => ({ ip, mac });

test.each([
  ['an IP', network('10.0.0.1', ''), network('10.0.0.2', ''), network('10.0.0.3', '')],
  ['a network', network('10.0.0.0/30', ''), network('10.0.0.4/30', ''), network('10.0.0.8/30', '')],
  ['a MAC', network('', 'e48d8c0403c1'), network('', 'e48d8c0403c2'), network('', 'e48d8c0403c3')],
])('a list that hands %s on to a new contract is taken back whole, at the first undo', async (_what, ...networks) => {
  const [one, two, three] = networks;
  const app = await createContractOffice();
  await addContract(app, app.anaId, { userName: 'casa', ...one });
  await addContract(app, app.betoId, { userName: 'local', ...two });
  const { importId, ...done } = await importContracts(
    app,
    HEAD,
    `2;Fibra 100 Mb;local;${three.ip};${three.mac}`,
    `1;Fibra 100 Mb;casa;${two.ip};${two.mac}`,
    `2;Fibra 100 Mb;nueva;${one.ip};${one.mac}`,
  );
  expect(done).toMatchObject({ created: 1, changed: 2 });
  expect(await app.call('imports', 'undoPlan', { importId })).toMatchObject({ removed: 1, restored: 2, kept: 0 });
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ removed: 1, restored: 2, keptRows: 0 });
  expect(await onlyContract(app, app.anaId)).toMatchObject(one);
  expect(await onlyContract(app, app.betoId)).toMatchObject(two);
});

test('a new contract that somebody edited since keeps what it has, and so does whoever waits for that', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { userName: 'casa', ip: '10.0.0.1' });
  await addContract(app, app.anaId, { userName: 'local', ip: '10.0.0.2' });
  const rows = ['1;Fibra 100 Mb;local;10.0.0.3;', '1;Fibra 100 Mb;casa;10.0.0.2;', '2;Fibra 100 Mb;nueva;10.0.0.1;'];
  const { importId } = await importContracts(app, HEAD, ...rows);
  const { id, version } = await onlyContract(app, app.betoId);
  await app.call('contracts', 'setState', { id, version, to: 'alerted', reason: 'debe' });
  expect(await app.call('imports', 'undoPlan', { importId })).toMatchObject({ removed: 0, restored: 0, kept: 3 });
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ removed: 0, restored: 0, keptRows: 3 });
});
