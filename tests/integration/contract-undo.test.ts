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
