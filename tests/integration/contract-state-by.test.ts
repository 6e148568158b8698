import { expect, test } from 'vitest';
import { addContract, createContractOffice, onlyContract } from '../support/contracts';
import { importList } from '../support/lists';

test('a contract that does not stand enabled says who left it so, and when', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  const { id } = await onlyContract(app, app.anaId);
  expect(await onlyContract(app, app.anaId)).toMatchObject({ stateBy: null });
  app.clock.ms += 60_000;
  await app.call('contracts', 'setState', { id, version: 1, to: 'disabled', reason: 'debe' });
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    stateBy: { operator: 'Ana Ruiz', origin: 'form', atMs: app.clock.ms },
  });
});

test('a contract that a list brought disabled says that it came with the list, until somebody says how it stands', async () => {
  const app = await createContractOffice();
  const there = await addContract(app, app.betoId, { mac: 'e48d8c0403c5' });
  await importList(app, [
    'ID cliente;Plan;MAC;Estado',
    '1;Fibra 100 Mb;;Deshabilitado por el sistema',
    '2;Fibra 100 Mb;e48d8c0403c5;Deshabilitado por el sistema',
  ]);
  const byList = { operator: 'Ana Ruiz', origin: 'import', atMs: app.clock.ms };
  const { id, version, ...brought } = await onlyContract(app, app.anaId);
  expect(brought).toMatchObject({ disabledBy: 'system', stateBy: byList });
  expect(await onlyContract(app, app.betoId)).toMatchObject({ id: there, disabledBy: 'system', stateBy: byList });
  app.clock.ms += 60_000;
  await app.call('contracts', 'setState', { id, version, to: 'disabled', reason: 'fraude' });
  expect(await onlyContract(app, app.anaId)).toMatchObject({
    stateBy: { operator: 'Ana Ruiz', origin: 'form', atMs: app.clock.ms },
  });
});

test('who gives a contract another plan later is not who paused it', async () => {
  const app = await createContractOffice();
  await addContract(app, app.anaId, {});
  const { id } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'pause', { id, version: 1, untilOn: '2026-12-20', reason: 'viaje' });
  const { stateBy, version, planId } = await onlyContract(app, app.anaId);
  expect(stateBy).toMatchObject({ atMs: app.clock.ms });
  app.clock.ms += 60_000;
  const terms = { planId, ownPriceCents: 100 };
  await app.call('contracts', 'changePlan', { id, version, terms, onDate: '2026-12-25', reason: 'oferta' });
  expect(await onlyContract(app, app.anaId)).toMatchObject({ stateReason: 'viaje', stateBy });
});
