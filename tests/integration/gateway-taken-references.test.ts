import { expect, test } from 'vitest';
import { createGatewayOffice } from '../support/gateways';

test('a reference that is another client’s is not proposed in place of one with a wrong or missing check digit', async () => {
  const app = await createGatewayOffice();
  const { gatewayId } = app;
  const { reference } = await app.call('gateways', 'propose', { gatewayId, clientId: app.anaId });
  const { id } = await app.call('gateways', 'attach', { clientId: app.anaId, gatewayId, reference });
  const wrong = reference.slice(0, -1) + String((Number(reference.at(-1)) + 1) % 10);
  const problemOf = async (typed: string, own: { attachedId?: number } = {}) =>
    (await app.call('gateways', 'checkReference', { gatewayId, reference: typed, ...own })).problem;
  const whose = { name: 'Ana Muñoz', clientId: app.anaId };
  expect(await problemOf(wrong)).toMatchObject({ code: 'REFERENCE_CHECK_TAKEN', params: { ...whose, reference } });
  expect((await problemOf(wrong))?.params).not.toHaveProperty('expected');
  expect(await problemOf(reference.slice(0, -1))).toMatchObject({ code: 'REFERENCE_TAKEN', params: whose });
  expect(await problemOf(wrong, { attachedId: id })).toMatchObject({ params: { expected: reference } });
});
