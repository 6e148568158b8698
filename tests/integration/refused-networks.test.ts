import { expect, test } from 'vitest';
import { addContract, createContractOffice, importContracts, onlyContract } from '../support/contracts';
import { refusalOf } from '../support/test-app';

test('a contract is refused an address that no client can have, and each refusal says which', async () => {
  const app = await createContractOffice();
  const refused = async (fields: Parameters<typeof addContract>[2]) => refusalOf(addContract(app, app.anaId, fields));
  expect(await refused({ ip: '127.0.0.1' })).toMatchObject({ code: 'IP_RESERVED', field: 'ip' });
  expect(await refused({ ip: '10.0.0.13/29' })).toMatchObject({
    code: 'IP_INSIDE_NETWORK',
    params: { network: '10.0.0.8/29' },
    field: 'ip',
  });
  expect(await refused({ mac: 'zz' })).toMatchObject({ code: 'MAC_INVALID', field: 'mac' });
  expect(await refused({ mac: 'ff:ff:ff:ff:ff:ff' })).toMatchObject({ code: 'MAC_RESERVED', field: 'mac' });
  expect(await app.call('contracts', 'list', { clientId: app.anaId })).toMatchObject({ contracts: [] });
});

test('a client that is not deactivated is not reactivated', async () => {
  const app = await createContractOffice();
  const again = app.call('clients', 'reactivate', { id: app.anaId, version: 1 });
  expect(await refusalOf(again)).toMatchObject({ code: 'NOT_DEACTIVATED' });
});

test('a list’s IP with commas and MAC with underscores are read; an IP that may be two things is said, and not made one', async () => {
  const app = await createContractOffice();
  const rows = ['1;Fibra 100 Mb;10,0,0,7;e4_8d_8c_04_03_c5', '2;Fibra 100 Mb;10.0.0.20 1;'];
  await importContracts(app, 'ID cliente;Plan;IP;MAC', ...rows);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ ip: '10.0.0.7', mac: 'e48d8c0403c5' });
  expect(await onlyContract(app, app.betoId)).toMatchObject({ ip: '', notes: 'IP del archivo: 10.0.0.20 1' });
});
