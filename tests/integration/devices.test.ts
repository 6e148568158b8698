import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDeviceOffice, devicesOf, LINK, phone } from '../support/devices';
import { toldOf } from '../support/gateways';
import { createTestApp, refusalOf, signedInOperator, type TestApp } from '../support/test-app';

const DAY_MS = 24 * 3_600_000;

test('a device is added with its link, which is told to who asks for it, and its showing is audited without it', async () => {
  const app = await createDeviceOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  expect(await devicesOf(app, app.anaId)).toMatchObject([
    { id, name: 'Celular de Ana', source: 'typed', state: 'live' },
  ]);
  expect(JSON.stringify(await devicesOf(app, app.anaId))).not.toContain('alerta');
  expect(await app.call('devices', 'show', { id })).toEqual({ link: LINK });
  expect((await toldOf(app, app.anaId)).slice(0, 3)).toEqual([
    'deviceShown device.name:  → Celular de Ana',
    'deviceAdded device.source:  → typed',
    'deviceAdded device.name:  → Celular de Ana',
  ]);
});

test('a link is made of the service’s address and a long random word, once the office gave the address', async () => {
  const app = await createDeviceOffice();
  const draft = { clientId: app.anaId, name: 'Tablet', link: '', expiresOn: null };
  expect(await refusalOf(app.call('devices', 'create', draft))).toMatchObject({ code: 'DEVICE_BASE' });
  const wrong = app.call('devices', 'saveSettings', { version: 1, baseAddress: 'alerta.example', expiryDays: 30 });
  expect(await refusalOf(wrong)).toMatchObject({ code: 'DEVICE_BASE_WRONG', field: 'baseAddress' });
  await app.call('devices', 'saveSettings', { version: 1, baseAddress: 'https://alerta.example/e/', expiryDays: 30 });
  expect(await app.call('devices', 'settings', {})).toMatchObject({ today: '2026-11-24', firstExpiryOn: '2026-12-24' });
  const ids = [await app.call('devices', 'create', draft), await app.call('devices', 'create', draft)];
  const links = await Promise.all(ids.map(({ id }) => app.call('devices', 'show', { id })));
  expect(new Set(links.map(({ link }) => link)).size).toBe(2);
  for (const { link } of links) expect(link).toMatch(/^https:\/\/alerta\.example\/e\/[\w-]{43}$/u);
  expect(await refusalOf(app.call('devices', 'create', { ...draft, link: 'hola' }))).toMatchObject({
    code: 'DEVICE_LINK',
  });
});

test('a link is told through its last day, and again once it has another', async () => {
  const app = await createDeviceOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone, expiresOn: '2026-11-24' });
  await app.call('devices', 'show', { id });
  app.clock.ms += DAY_MS;
  // A window locks by itself meanwhile, and is signed in again.
  await app.call('session', 'signIn', { email: 'ana@oficina.example', password: 'clave-de-ana' });
  expect(await devicesOf(app, app.anaId)).toMatchObject([{ state: 'expired' }]);
  expect(await refusalOf(app.call('devices', 'show', { id }))).toMatchObject({ code: 'DEVICE_EXPIRED' });
  const change = { id, version: 1, name: 'Celular', lastUsedOn: '2026-11-24' };
  const past = app.call('devices', 'update', { ...change, expiresOn: '2026-11-23' });
  expect(await refusalOf(past)).toMatchObject({ code: 'DEVICE_EXPIRY_PAST', field: 'expiresOn' });
  const toCome = app.call('devices', 'update', { ...change, lastUsedOn: '2026-11-26', expiresOn: null });
  expect(await refusalOf(toCome)).toMatchObject({ code: 'DATE_TO_COME', field: 'lastUsedOn' });
  await app.call('devices', 'update', { ...change, expiresOn: '2026-12-24' });
  expect(await app.call('devices', 'show', { id })).toEqual({ link: LINK });
  expect((await toldOf(app, app.anaId)).slice(1, 4)).toEqual([
    'deviceChanged device.lastUsedOn:  → 2026-11-24',
    'deviceChanged device.expiresOn: 2026-11-24 → 2026-12-24',
    'deviceChanged device.name: Celular de Ana → Celular',
  ]);
});

test('a device is given no last day that is over', async () => {
  const app = await createDeviceOffice();
  const past = app.call('devices', 'create', { clientId: app.anaId, ...phone, expiresOn: '2026-11-23' });
  expect(await refusalOf(past)).toMatchObject({ code: 'DEVICE_EXPIRY_PAST', field: 'expiresOn' });
  await app.call('devices', 'create', { clientId: app.anaId, ...phone, expiresOn: '2026-11-24' });
});

test('that a link was replaced is told, and neither of the two links', async () => {
  const app = await createDeviceOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  const before = await toldOf(app, app.anaId);
  await app.call('devices', 'replaceLink', { id, version: 1, link: `${LINK}-nuevo` });
  const told = await toldOf(app, app.anaId);
  expect(told.slice(0, told.length - before.length)).toEqual([expect.stringMatching(/^deviceLinkReplaced/u)]);
  expect(told.join(' ')).not.toContain(LINK);
});

test('a revoked device stays in the history with its dates, and its link is nowhere any more', async () => {
  const app = await createDeviceOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  await app.call('devices', 'revoke', { id, version: 1 });
  expect(await devicesOf(app, app.anaId)).toMatchObject([
    { state: 'revoked', revokedAtMs: app.clock.ms, revokedBy: 'Ana Ruiz' },
  ]);
  expect(await refusalOf(app.call('devices', 'show', { id }))).toMatchObject({ code: 'DEVICE_REVOKED' });
  const replace = app.call('devices', 'replaceLink', { id, version: 2, link: LINK });
  expect(await refusalOf(replace)).toMatchObject({ code: 'DEVICE_REVOKED' });
});

test('a viewer sees that there is a device, and never its link', async () => {
  const app = await createDeviceOffice();
  const { id: deviceId } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  const { id, window, name, email } = await signedInOperator(app);
  const [version = 0] = (await app.call('operators', 'list', {})).operators
    .filter((one) => one.id === id)
    .map((one) => one.version);
  await app.call('operators', 'update', { id, version, name, email, role: 'viewer', active: true });
  expect((await app.callAs(window, 'devices', 'list', { clientId: app.anaId })).devices).toHaveLength(1);
  for (const call of [
    app.callAs(window, 'devices', 'show', { id: deviceId }),
    app.callAs(window, 'devices', 'readList', { text: '' }),
    app.callAs(window, 'devices', 'create', { clientId: app.anaId, ...phone }),
  ])
    expect(await refusalOf(call)).toMatchObject({ code: 'FORBIDDEN' });
});

test('a database on another computer refuses the links of the old one in words, and takes new ones', async () => {
  const app = await createDeviceOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  const name = (await app.call('backups', 'take', {})).name;
  const folder = mkdtempSync(join(tmpdir(), 'abonado-other-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  cpSync(join(app.folder, 'backups', name), join(folder, 'abonado.db'));
  const other = createTestApp(folder);
  await other.call('session', 'signIn', { email: 'ana@oficina.example', password: 'clave-de-ana' });
  expect(await refusalOf(other.call('devices', 'show', { id }))).toMatchObject({ code: 'SECRET_UNREADABLE' });
  expect(await other.call('secrets', 'keeping', {})).toEqual({ keeping: 'file' });
  await other.call('devices', 'replaceLink', { id, version: 1, link: `${LINK}2` });
  expect(await other.call('devices', 'show', { id })).toEqual({ link: `${LINK}2` });
  expect(other.unexpected).toEqual([]);
});

test('a deactivated client’s link is told to nobody and made anew for nobody, and can still be revoked', async () => {
  const app = await createDeviceOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  await app.call('clients', 'deactivate', { id: app.anaId, version: 1 });
  for (const refused of [
    app.call('devices', 'show', { id }),
    app.call('devices', 'replaceLink', { id, version: 1, link: `${LINK}2` }),
    app.call('devices', 'create', { clientId: app.anaId, ...phone }),
  ])
    expect(await refusalOf(refused)).toMatchObject({ code: 'CLIENT_DEACTIVATED' });
  await app.call('devices', 'revoke', { id, version: 1 });
  expect(await devicesOf(app, app.anaId)).toMatchObject([{ state: 'revoked' }]);
});

/** Puts back what a device's field was before its newest change; over the device's version, or over another. */
async function putDeviceBack(app: TestApp & { anaId: number }, field: string, over?: number) {
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, field, offset: 0, limit: 50 });
  const [entry] = entries.filter(({ action }) => action === 'deviceChanged');
  return app.call('audit', 'putBack', { entryId: entry?.id ?? 0, version: over ?? entry?.over ?? 0 });
}

test('one former value of a device is put back from the audit, over the version of its own', async () => {
  const app = await createDeviceOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone, expiresOn: '2026-12-24' });
  await app.call('devices', 'create', { clientId: app.anaId, ...phone, link: `${LINK}2`, name: 'Tablet' });
  const after = { name: 'Celular', expiresOn: null, lastUsedOn: '2026-11-20' };
  await app.call('devices', 'update', { id, version: 1, ...after });
  expect(await refusalOf(putDeviceBack(app, 'device.name', 1))).toMatchObject({ code: 'CONFLICT' });
  await putDeviceBack(app, 'device.expiresOn');
  await putDeviceBack(app, 'device.lastUsedOn');
  expect(await devicesOf(app, app.anaId)).toMatchObject([
    { name: 'Tablet', version: 1 },
    { id, name: 'Celular', expiresOn: '2026-12-24', lastUsedOn: null, version: 4 },
  ]);
  await putDeviceBack(app, 'device.name');
  expect(await devicesOf(app, app.anaId)).toMatchObject([{ name: 'Tablet' }, { id, name: phone.name, version: 5 }]);
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 1 });
  expect(entries).toMatchObject([{ origin: 'restore', field: 'device.name', after: phone.name, over: 5 }]);
});

test('a device’s value is put back under the rules of its form: no day that is over, none of a revoked one', async () => {
  const app = await createDeviceOffice();
  const { id } = await app.call('devices', 'create', { clientId: app.anaId, ...phone, expiresOn: '2026-11-24' });
  await app.call('devices', 'update', { id, version: 1, name: 'Celular', expiresOn: '2026-12-24', lastUsedOn: null });
  app.clock.ms += DAY_MS;
  await app.call('session', 'signIn', { email: 'ana@oficina.example', password: 'clave-de-ana' });
  const past = putDeviceBack(app, 'device.expiresOn');
  expect(await refusalOf(past)).toMatchObject({ code: 'DEVICE_EXPIRY_PAST', field: 'expiresOn' });
  await app.call('devices', 'revoke', { id, version: 2 });
  expect(await refusalOf(putDeviceBack(app, 'device.name', 3))).toMatchObject({ code: 'DEVICE_REVOKED' });
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 50 });
  expect(entries.map(({ over }) => over)).toEqual(entries.map(() => null));
  expect(await devicesOf(app, app.anaId)).toMatchObject([{ name: 'Celular', expiresOn: '2026-12-24' }]);
});

test('who may only read puts no device’s value back', async () => {
  const app = await createDeviceOffice();
  const { id: deviceId } = await app.call('devices', 'create', { clientId: app.anaId, ...phone });
  await app.call('devices', 'update', { id: deviceId, version: 1, name: 'Otro', expiresOn: null, lastUsedOn: null });
  const { entries } = await app.call('audit', 'list', { clientId: app.anaId, offset: 0, limit: 1 });
  const { id, window, name, email } = await signedInOperator(app);
  const { version } = (await app.call('operators', 'list', {})).operators.find((one) => one.id === id) ?? {
    version: 0,
  };
  await app.call('operators', 'update', { id, version, name, email, role: 'viewer', active: true });
  const back = app.callAs(window, 'audit', 'putBack', { entryId: entries[0]?.id ?? 0, version: 2 });
  expect(await refusalOf(back)).toMatchObject({ code: 'FORBIDDEN' });
});
