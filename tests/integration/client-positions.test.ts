import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { pinStates } from '../../src-main/contract/map';
import { addContract, type ContractOffice, createContractOffice, importContracts } from '../support/contracts';
import { clientFieldsWith, refusalOf, signedInOperator, type TestApp } from '../support/test-app';

const home = { latitude: -34.6177, longitude: -68.3301 };
const reason = 'lo pidió por teléfono';

async function audited(app: Pick<TestApp, 'call'>, clientId: number) {
  const { entries } = await app.call('audit', 'list', { clientId, offset: 0, limit: 20 });
  return entries.filter(({ field }) => field === 'position');
}

test('where a client lives is saved and audited; the same place again changes nothing, an old reading is refused', async () => {
  const app = await createContractOffice();
  const set = (version: number, position: typeof home | null) =>
    app.call('clients', 'setPosition', { id: app.anaId, version, position });
  expect(await set(1, home)).toEqual({ version: 2 });
  expect(await app.call('clients', 'get', { id: app.anaId })).toMatchObject({ version: 2, position: home });
  expect(await set(2, home)).toEqual({ version: 2 });
  expect(await refusalOf(set(1, null))).toMatchObject({ code: 'CONFLICT' });
  const [entry] = await audited(app, app.anaId);
  expect(entry).toMatchObject({ before: '', after: '-34.617700, -68.330100', action: 'updated', origin: 'form' });
  expect(await set(2, null)).toEqual({ version: 3 });
  expect(await app.call('clients', 'get', { id: app.anaId })).toMatchObject({ position: null });
});

test('a position is put back whole, from the audit or by Deshacer', async () => {
  const app = await createContractOffice();
  const id = app.anaId;
  const elsewhere = { latitude: -35, longitude: -69 };
  await app.call('clients', 'setPosition', { id, version: 1, position: home });
  await app.call('clients', 'setPosition', { id, version: 2, position: elsewhere });
  const [last, first] = await audited(app, id);
  await app.call('audit', 'undoChange', { clientId: id, version: 3 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ version: 4, position: home });
  await app.call('audit', 'putBack', { entryId: first?.id ?? 0, version: 4 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ version: 5, position: null });
  await app.call('audit', 'putBack', { entryId: last?.id ?? 0, version: 5 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ version: 6, position: home });
});

test('a save of the form, an import and its undo leave the position alone', async () => {
  const app = await createContractOffice();
  const id = app.anaId;
  await app.call('clients', 'setPosition', { id, version: 1, position: home });
  const fields = clientFieldsWith({ name: 'Ana Muñoz', customId: '1', phone: '111' });
  await app.call('clients', 'update', { id, version: 2, fields });
  const fileToken = app.files.receive('lista.csv', Buffer.from('ID cliente;Nombre;Teléfono\r\n1;Ana Muñoz;222'));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  const { importId } = await app.call('imports', 'apply', { draftId });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ phone: '222', position: home });
  await app.call('imports', 'undo', { importId });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ phone: '111', position: home });
});

test('a viewer moves nobody', async () => {
  const app = await createContractOffice();
  const { window, id: operatorId } = await signedInOperator(app);
  const luz = (await app.call('operators', 'list', {})).operators.find(({ id }) => id === operatorId);
  await app.callAs(window, 'clients', 'setPosition', { id: app.anaId, version: 1, position: home });
  await app.call('operators', 'update', {
    id: operatorId,
    version: luz?.version ?? 0,
    name: 'Luz',
    email: 'luz@oficina.example',
    role: 'viewer',
    active: true,
  });
  const move = app.callAs(window, 'clients', 'setPosition', { id: app.anaId, version: 2, position: null });
  expect(await refusalOf(move)).toMatchObject({ code: 'FORBIDDEN' });
});

function numbersOf(base64: string): number[] {
  const bytes = Buffer.from(base64, 'base64');
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32LE(at * 4));
}

async function pinsOf(app: Pick<TestApp, 'call'>, filter = {}, page: { after?: number; limit?: number } = {}) {
  const answer = await app.call('map', 'pins', { filter, ...page });
  const { ids, latitudes, longitudes, states, unplaced, next } = answer;
  const at = [...Buffer.from(states, 'base64')];
  const [north, east] = [numbersOf(latitudes), numbersOf(longitudes)];
  const pins = numbersOf(ids).map((id, index) => [id, north[index], east[index], pinStates[at[index] ?? -1]]);
  return { pins, unplaced, next };
}

async function setState(app: ContractOffice, id: number, to: 'alerted' | 'disabled') {
  await app.call('contracts', 'setState', { id, version: 1, to, reason });
}

test('the pins are the clients of a filter, at home or at their first located contract, coloured by its worst state', async () => {
  const app = await createContractOffice();
  const [ana, beto] = [app.anaId, app.betoId];
  await app.call('clients', 'setPosition', { id: ana, version: 1, position: home });
  expect(await pinsOf(app)).toEqual({
    pins: [[ana, -34_617_700, -68_330_100, 'noContract']],
    unplaced: 1,
    next: null,
  });
  await addContract(app, beto);
  const located = await addContract(app, beto, { latitude: -35, longitude: -69 });
  await addContract(app, beto, { latitude: -36, longitude: -70 });
  expect(await pinsOf(app, { text: 'beto' })).toEqual({
    pins: [[beto, -35_000_000, -69_000_000, 'enabled']],
    unplaced: 0,
    next: null,
  });
  // A home of one's own goes before a contract's place, whichever of the two came first.
  await app.call('clients', 'setPosition', { id: beto, version: 1, position: { latitude: -37, longitude: -71 } });
  expect((await pinsOf(app, { text: 'beto' })).pins).toEqual([[beto, -37_000_000, -71_000_000, 'enabled']]);
  await app.call('clients', 'setPosition', { id: beto, version: 2, position: null });
  await setState(app, located, 'alerted');
  expect((await pinsOf(app, { text: 'beto' })).pins).toMatchObject([[beto, -35_000_000, -69_000_000, 'alerted']]);
  await app.call('contracts', 'end', { id: located, version: 2, endedOn: '2026-11-20', reason });
  expect((await pinsOf(app, { text: 'beto' })).pins).toMatchObject([[beto, -36_000_000, -70_000_000, 'enabled']]);
  await app.call('clients', 'deactivate', { id: ana, version: 2 });
  expect((await pinsOf(app, { state: 'all' })).pins[0]).toEqual([ana, -34_617_700, -68_330_100, 'deactivated']);
});

test('who disabled a contract colours the pin: the system another colour than an operator', async () => {
  const app = await createContractOffice();
  const list = ['ID cliente;Plan;Estado;Latitud;Longitud'];
  list.push('1;Fibra 100 Mb;Deshabilitado por el sistema;-34,6;-68,3', '2;Fibra 100 Mb;Deshabilitado;-34,7;-68,4');
  await importContracts(app, ...list);
  expect((await pinsOf(app)).pins.map(([id, , , state]) => [id, state])).toEqual([
    [app.anaId, 'disabledBySystem'],
    [app.betoId, 'disabled'],
  ]);
});

test('who is paused is no one who was cut: the pin says so until one of the contracts is off for another reason', async () => {
  const app = await createContractOffice();
  const paused = await addContract(app, app.anaId, { latitude: -35, longitude: -69 });
  await app.call('contracts', 'pause', { id: paused, version: 1, untilOn: '2026-12-20', reason: 'viaje' });
  const stateOf = async () => (await pinsOf(app)).pins.map(([, , , state]) => state);
  expect(await stateOf()).toEqual(['paused']);
  await setState(app, await addContract(app, app.anaId), 'disabled');
  expect(await stateOf()).toEqual(['disabled']);
});

test('pins come in pages by number, each of which says how many stand nowhere; those are a list of their own', async () => {
  const app = await createContractOffice();
  for (const name of ['Caro', 'Dora']) await app.call('clients', 'create', clientFieldsWith({ name }));
  await app.call('clients', 'setPosition', { id: app.anaId, version: 1, position: home });
  const first = await pinsOf(app, {}, { limit: 2 });
  expect(first).toMatchObject({ unplaced: 1, next: app.betoId });
  expect(await pinsOf(app, {}, { limit: 2, after: first.next ?? 0 })).toMatchObject({ pins: [], unplaced: 2 });
  const filter = { conditions: [{ kind: 'flag' as const, field: 'placed' as const, yes: false }] };
  expect(await app.call('clients', 'count', { filter })).toEqual({ matching: 3 });
  await addContract(app, app.betoId, { latitude: -35, longitude: -69 });
  const { rows } = await app.call('clients', 'list', { filter, sort: {}, offset: 0, limit: 10 });
  expect(rows.map(({ name }) => name)).toEqual(['Caro', 'Dora']);
});

test('rows of clients come in the order in which they are asked for, without those that are not there', async () => {
  const app = await createContractOffice();
  const { rows } = await app.call('clients', 'rows', { ids: [app.betoId, 999, app.anaId] });
  expect(rows.map(({ name }) => name)).toEqual(['Beto Ruiz', 'Ana Muñoz']);
});

test('an address for streets is whole, secure and has the place of each picture; a change of it is audited', async () => {
  const app = await createContractOffice();
  const settings = { attribution: '© Mapas', maxZoom: 18, cacheMb: 50 };
  const save = (tileAddress: string, version = 1) =>
    app.call('map', 'updateSettings', { version, tileAddress, ...settings });
  expect(await app.call('map', 'settings', {})).toMatchObject({ tileAddress: '' });
  for (const [address, code] of [
    ['https://mapas.example/{z}/{x}.png', 'TILE_ADDRESS_PARTS'],
    ['http://mapas.example/{z}/{x}/{y}.png', 'TILE_ADDRESS'],
    ['https://ana:clave@mapas.example/{z}/{x}/{y}.png', 'TILE_ADDRESS'],
    ['https://{x}.mapas.example/{z}/{x}/{y}.png', 'TILE_ADDRESS'],
    ['file:///{z}/{x}/{y}.png', 'TILE_ADDRESS'],
    ['mapas/{z}/{x}/{y}', 'TILE_ADDRESS'],
  ] as const)
    expect(await refusalOf(save(address)), address).toMatchObject({ code, field: 'tileAddress' });
  // Whose the pictures are is shown beside them, or they are not shown.
  const nobodys = { ...settings, version: 1, tileAddress: 'https://mapas.example/{z}/{x}/{y}.png', attribution: ' ' };
  expect(await refusalOf(app.call('map', 'updateSettings', nobodys))).toMatchObject({
    code: 'TILE_ATTRIBUTION',
    field: 'attribution',
  });
  await save('https://{s}.mapas.example/{z}/{x}/{y}.png');
  await save('http://127.0.0.1:8080/{z}/{x}/{y}.png', 2);
  expect(await app.call('map', 'settings', {})).toEqual({
    ...settings,
    tileAddress: 'http://127.0.0.1:8080/{z}/{x}/{y}.png',
    version: 3,
  });
  const direct = new Sqlite(`${app.folder}/abonado.db`, { readonly: true });
  const changes = direct
    .prepare("SELECT field, before, after FROM audit_entries WHERE action = 'mapChanged' ORDER BY id")
    .raw()
    .all();
  direct.close();
  expect(changes).toEqual([
    ['tileAddress', '', 'https://{s}.mapas.example/{z}/{x}/{y}.png'],
    ['attribution', '', '© Mapas'],
    ['maxZoom', '19', '18'],
    ['cacheMb', '200', '50'],
    ['tileAddress', 'https://{s}.mapas.example/{z}/{x}/{y}.png', 'http://127.0.0.1:8080/{z}/{x}/{y}.png'],
  ]);
  const { window } = await signedInOperator(app);
  const tidied = { ...settings, version: 3, tileAddress: '' };
  expect(await refusalOf(app.callAs(window, 'map', 'updateSettings', tidied))).toMatchObject({ code: 'FORBIDDEN' });
});
