import type { GatewayFields } from '../../src-main/contract/gateways';
import { clientFieldsWith, createTestOffice, type TestApp } from './test-app';

export function gatewayFieldsWith(fields: Partial<GatewayFields>): GatewayFields {
  return {
    name: 'Pago Fácil',
    kind: 'pagoFacil',
    prefix: '0417',
    digits: 8,
    checkDigit: 'luhn',
    linkTemplate: 'https://pagos.example.com/c/{referencia}',
    ...fields,
  };
}

/** An office with two clients and a verified gateway. */
export async function createGatewayOffice() {
  const app = await createTestOffice();
  const gatewayId = await addVerified(app, gatewayFieldsWith({}));
  return {
    ...app,
    gatewayId,
    anaId: (await app.call('clients', 'create', clientFieldsWith({ name: 'Ana Muñoz', customId: '1042' }))).id,
    betoId: (await app.call('clients', 'create', clientFieldsWith({ name: 'Beto Ruiz', customId: '1043' }))).id,
  };
}
export type GatewayOffice = Awaited<ReturnType<typeof createGatewayOffice>>;

/** Makes a gateway and verifies it by its own example. */
export async function addVerified(app: Pick<TestApp, 'call'>, fields: GatewayFields): Promise<number> {
  const { id } = await app.call('gateways', 'create', fields);
  const { prefix, digits, checkDigit } = fields;
  const { example } = await app.call('gateways', 'tryFormat', { format: { prefix, digits, checkDigit }, sample: '' });
  await app.call('gateways', 'verify', { id, version: 1, sample: example });
  return id;
}

export async function gatewayOf(app: Pick<TestApp, 'call'>, id: number) {
  const found = (await app.call('gateways', 'list', {})).gateways.find((gateway) => gateway.id === id);
  if (!found) throw new Error('the gateway was expected');
  return found;
}

/** What a client's audit tells, the newest first. */
export async function toldOf(app: Pick<TestApp, 'call'>, clientId: number) {
  const { entries } = await app.call('audit', 'list', { clientId, offset: 0, limit: 50 });
  return entries.map(({ action, field, before, after }) => `${action} ${field}: ${before} → ${after}`);
}
