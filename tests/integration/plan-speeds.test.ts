import { expect, test } from 'vitest';
import { createContractOffice, importContracts } from '../support/contracts';
import { refusalOf } from '../support/test-app';

const fields = { name: 'Nada', downKbps: 10_000, upKbps: 5_000, priceCents: 100_000 };

test('a plan is sold at some speed, both ways', async () => {
  const app = await createContractOffice();
  for (const field of ['downKbps', 'upKbps'] as const) {
    const none = { ...fields, [field]: 0 };
    expect(await refusalOf(app.call('plans', 'create', none))).toMatchObject({ code: 'VALIDATION', field });
    const update = app.call('plans', 'update', { id: app.fibraId, version: 1, fields: none });
    expect(await refusalOf(update)).toMatchObject({ code: 'VALIDATION', field });
  }
});

test('a plan that a list brought without its speeds is edited without them, and never loses them again', async () => {
  const app = await createContractOffice();
  await importContracts(app, 'ID cliente;Plan;Precio', '1;Rural;1000');
  const rural = async () => {
    const found = (await app.call('plans', 'list', {})).plans.find(({ name }) => name === 'Rural');
    if (!found) throw new Error('the list brought it');
    return found;
  };
  const { id, version } = await rural();
  await app.call('plans', 'update', { id, version, fields: { ...fields, name: 'Rural', downKbps: 0, upKbps: 0 } });
  expect(await rural()).toMatchObject({ downKbps: 0, upKbps: 0, priceCents: 100_000 });
  await app.call('plans', 'update', { id, version: (await rural()).version, fields: { ...fields, name: 'Rural' } });
  const back = { id, version: (await rural()).version, fields: { ...fields, name: 'Rural', upKbps: 0 } };
  expect(await refusalOf(app.call('plans', 'update', back))).toMatchObject({ code: 'VALIDATION', field: 'upKbps' });
});
