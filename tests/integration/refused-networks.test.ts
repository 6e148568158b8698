import { expect, test } from 'vitest';
import { addContract, createContractOffice } from '../support/contracts';
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
