import { expect, test } from 'vitest';
import {
  addContract,
  type ContractOffice,
  contractsOf,
  createContractOffice,
  onlyContract,
} from '../support/contracts';
import { importList, tryList } from '../support/lists';
import { refusalOf } from '../support/test-app';

async function deactivateAna(app: ContractOffice) {
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'deactivate', { id: app.anaId, version });
}

const standings = async (app: ContractOffice) =>
  (await contractsOf(app, app.anaId)).map(({ state, disabledBy, endedOn }) => [state, disabledBy, endedOn]);

async function putBack(app: ContractOffice, field: string): Promise<void> {
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, field, offset: 0, limit: 1 });
  const { version } = await onlyContract(app, app.anaId);
  await app.call('audit', 'putBack', { entryId: entries[0]?.id ?? 0, version });
}

test('the undo of a list does not turn a deactivated client’s contract on; it is enabled once the client is back', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  const list = ['ID cliente;Plan;IP;Estado', '1;Hogar 25 Mb;10.0.0.1;Deshabilitado'];
  const { importId } = await importList(app, list);
  await deactivateAna(app);
  expect(await app.call('imports', 'undo', { importId })).toMatchObject({ restored: 1, kept: [] });
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    plan: 'Fibra 100 Mb',
    state: 'disabled',
    disabledBy: 'client',
  });
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  const { id } = await onlyContract(app, app.anaId);
  await app.call('clients', 'reactivate', { id: app.anaId, version, enableContractIds: [id] });
  expect(await standings(app)).toEqual([['enabled', null, null]]);
});

test('a list that was tried before the deactivation turns nothing on after it: its rows are left and named', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId, { ip: '10.0.0.1' });
  await app.call('contracts', 'setState', { id, version: 1, to: 'disabled', reason: 'no paga' });
  const list = ['ID cliente;Plan;IP;Estado', '1;Fibra 100 Mb;10.0.0.1;Habilitado', '1;Hogar 25 Mb;10.0.0.7;Habilitado'];
  const { draftId } = await tryList(app, list);
  await deactivateAna(app);
  expect(await app.call('imports', 'apply', { draftId })).toMatchObject({ created: 0, changed: 0, left: 2 });
  expect(await standings(app)).toEqual([['disabled', 'operator', null]]);
});

test('a baja of a deactivated client is not put back while the contract would be on', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  await app.call('contracts', 'end', { id, version: 1, endedOn: '2026-11-20', reason: 'se fue' });
  await deactivateAna(app);
  expect(await refusalOf(putBack(app, 'contract.endedOn'))).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
  expect(await standings(app)).toEqual([['enabled', null, '2026-11-20']]);
});

test('what an operator disabled for good comes back from a baja, off as it was', async () => {
  const app = await createContractOffice();
  const id = await addContract(app, app.anaId);
  await app.call('contracts', 'setState', { id, version: 1, to: 'disabled', reason: 'no paga' });
  await app.call('contracts', 'end', { id, version: 2, endedOn: '2026-11-20', reason: 'se fue' });
  await deactivateAna(app);
  await putBack(app, 'contract.endedOn');
  expect(await standings(app)).toEqual([['disabled', 'operator', null]]);
});

test('a new contract of a deactivated client comes in off, as its operator left it or by the deactivation', async () => {
  const app = await createContractOffice();
  await deactivateAna(app);
  const list = ['ID cliente;Plan;IP;Estado', '1;Fibra 100 Mb;10.0.0.1;Deshabilitado', '1;Hogar 25 Mb;10.0.0.7;'];
  await importList(app, list);
  expect(await standings(app)).toEqual([
    ['disabled', 'operator', null],
    ['disabled', 'client', null],
  ]);
});

test('«Deshabilitado por el sistema» that is put back is the system’s again, which a payment ends', async () => {
  const app = await createContractOffice();
  await importList(app, ['ID cliente;Plan;IP;Estado', '1;Fibra 100 Mb;10.0.0.1;Deshabilitado por el sistema']);
  const { id } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'setState', { id, version: 1, to: 'enabled', reason: 'dice que pagó' });
  await putBack(app, 'contract.state');
  expect(await standings(app)).toEqual([['disabled', 'system', null]]);
});
