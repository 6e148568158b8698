import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createContractOffice } from '../support/contracts';
import { createGatewayOffice, toldOf } from '../support/gateways';
import { createTestOffice, refusalOf, signedInOperator, type TestApp } from '../support/test-app';

const LINK = 'https://alerta.example/entrar/palabra';
const phone = { name: 'Celular', link: LINK, expiresOn: null };

function auditOf({ folder }: Pick<TestApp, 'folder'>, entity: string) {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const rows = direct.prepare('SELECT action, field, before, after FROM audit_entries WHERE entity = ? ORDER BY id');
  const told = rows.raw().all(entity);
  direct.close();
  return told;
}

test('an operator and an office that are saved as they were keep their version, and no audit tells of it', async () => {
  const app = await createTestOffice();
  const { window: _window, id, ...luz } = await signedInOperator(app);
  const before = [auditOf(app, 'operator'), auditOf(app, 'office')];
  await app.call('operators', 'update', { ...luz, id, version: 1, active: true });
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 15 });
  expect([auditOf(app, 'operator'), auditOf(app, 'office')]).toEqual(before);
  await app.call('operators', 'update', { ...luz, id, version: 1, active: true, name: 'Luz Paz' });
  await app.call('office', 'update', { version: 1, name: 'Sur Digital', idleMinutes: 15 });
  expect(auditOf(app, 'operator').at(-1)).toEqual(['updated', 'name', 'Luz', 'Luz Paz']);
  expect(auditOf(app, 'office').at(-1)).toEqual(['updated', 'name', 'Norte Digital', 'Sur Digital']);
});

test('settings that another window saved since are not overwritten, and are read again at their version', async () => {
  const app = await createTestOffice();
  const first = { version: 1, baseAddress: 'https://alerta.example', expiryDays: 30 };
  await app.call('devices', 'saveSettings', first);
  const stale = app.call('devices', 'saveSettings', { ...first, baseAddress: '' });
  expect(await refusalOf(stale)).toEqual({ code: 'CONFLICT', params: { version: 2 } });
  expect(await app.call('devices', 'settings', {})).toMatchObject({ ...first, version: 2 });
});

test('nearer than the map goes no picture is asked for', async () => {
  const app = await createTestOffice();
  const settings = { tileAddress: '', attribution: '', maxZoom: 10, cacheMb: 50 };
  await app.call('map', 'updateSettings', { version: 1, ...settings });
  expect(await app.call('map', 'fetchTile', { z: 10, x: 5, y: 9 })).toMatchObject({ outcome: 'off' });
  expect(await refusalOf(app.call('map', 'fetchTile', { z: 11, x: 5, y: 9 }))).toMatchObject({ code: 'NOT_FOUND' });
});

test('a deactivated client is given no device', async () => {
  const app = await createContractOffice();
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  const create = app.call('devices', 'create', { clientId: app.anaId, ...phone });
  expect(await refusalOf(create)).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
  expect(await app.call('devices', 'list', { clientId: app.anaId })).toEqual({ devices: [] });
});

test('a link that is revoked while it is unsealed is told to nobody', async () => {
  const app = await createContractOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  const shown = refusalOf(app.call('devices', 'show', { id }));
  await app.call('devices', 'revoke', { id, version: 1 });
  expect(await shown).toMatchObject({ code: 'CONFLICT' });
  expect((await toldOf(app, app.anaId)).filter((told) => told.startsWith('deviceShown'))).toEqual([]);
});

test('the link of a client who is deactivated while it is unsealed is told to nobody', async () => {
  const app = await createContractOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  const shown = refusalOf(app.call('devices', 'show', { id }));
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  expect(await shown).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
  expect((await toldOf(app, app.anaId)).filter((told) => told.startsWith('deviceShown'))).toEqual([]);
});

test('a gateway that a client has no more is not changed, nor taken away again', async () => {
  const app = await createGatewayOffice();
  const { anaId: clientId, gatewayId } = app;
  const { reference } = await app.call('gateways', 'propose', { gatewayId, clientId });
  const { id, version: first } = await app.call('gateways', 'attach', { clientId, gatewayId, reference });
  const { version } = await app.call('gateways', 'detach', { id, version: first });
  const change = app.call('gateways', 'changeReference', { id, version, reference });
  expect(await refusalOf(change)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await refusalOf(app.call('gateways', 'detach', { id, version }))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await app.call('gateways', 'ofClient', { clientId })).toEqual({ attached: [], carried: [] });
});

test('what is no node is not saved as one, nor what is no plan', async () => {
  const app = await createContractOffice();
  const place = { kind: 'tower', address: '', latitude: null, longitude: null, notes: '' } as const;
  const asNode = app.call('nodes', 'update', { id: app.fibraId, version: 1, fields: { name: 'Fibra', ...place } });
  expect(await refusalOf(asNode)).toMatchObject({ code: 'NOT_FOUND' });
  const plan = { name: 'Nodo Cerro', downKbps: 1, upKbps: 1, priceCents: 100 };
  const asPlan = app.call('plans', 'update', { id: app.nodeId, version: 1, fields: plan });
  expect(await refusalOf(asPlan)).toMatchObject({ code: 'NOT_FOUND' });
});
