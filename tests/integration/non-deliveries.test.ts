import { expect, test } from 'vitest';
import { clientFields } from '../../src-main/contract/clients';
import { createMailOffice } from '../support/mail';
import { refusalOf } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createMailOffice>>;
const ANA = 'ana@correo.example';

const markOf = async ({ call }: Office, clientId: number) =>
  (await call('nonDeliveries', 'ofClient', { clientId })).mark;

async function changeEmail({ call }: Office, id: number, email: string) {
  const { version, ...found } = await call('clients', 'get', { id });
  return call('clients', 'update', { id, version, fields: { ...clientFields.strip().parse(found), email } });
}

/** What the grid says of each, by their addresses. */
async function signs({ call }: Office) {
  const { rows } = await call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 10 });
  return Object.fromEntries(rows.map(({ email, undelivered }) => [email, undelivered]));
}

const actsOf = async ({ call }: Office, clientId: number) => {
  const { entries } = await call('audit', 'list', { clientId, offset: 0, limit: 20 });
  return entries.map(({ action, origin, after }) => `${action} ${origin} ${after}`);
};

test('a mark by hand is in the grid and with its client, until somebody takes it away, and both are told', async () => {
  const app = await createMailOffice(ANA, 'beto@correo.example');
  const [clientId = 0] = app.ids;
  await app.call('nonDeliveries', 'record', { clientId, address: ANA, reason: 'Casilla llena' });
  expect(await signs(app)).toEqual({ [ANA]: 'Casilla llena', 'beto@correo.example': null });
  expect(await markOf(app, clientId)).toMatchObject({ address: ANA, operator: 'Ana Ruiz', fromList: false });
  await app.call('nonDeliveries', 'remove', { clientId, address: ANA });
  expect(await markOf(app, clientId)).toBeNull();
  expect(await signs(app)).toMatchObject({ [ANA]: null });
  expect((await actsOf(app, clientId)).slice(0, 2)).toEqual([
    `undeliveredRemoved form ${ANA}`,
    `undelivered form ${ANA} (Casilla llena)`,
  ]);
  const again = app.call('nonDeliveries', 'remove', { clientId, address: ANA });
  expect(await refusalOf(again)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a mark is of its address: with another one it goes, and an old one cannot be marked', async () => {
  const app = await createMailOffice(ANA);
  const [clientId = 0] = app.ids;
  const record = (address: string) => app.call('nonDeliveries', 'record', { clientId, address, reason: '' });
  await record(ANA);
  await changeEmail(app, clientId, 'nueva@correo.example');
  expect(await markOf(app, clientId)).toBeNull();
  expect(await refusalOf(record(ANA))).toMatchObject({ code: 'CONFLICT' });
  await changeEmail(app, clientId, '');
  expect(await refusalOf(record(''))).toMatchObject({ code: 'MAIL_NO_ADDRESS' });
});

test('a list marks whose addresses it has, whatever their capitals and columns, and is taken back whole', async () => {
  const app = await createMailOffice(ANA, 'beto@correo.example', 'carla@correo.example');
  const [anaId = 0, betoId = 0, carlaId = 0] = app.ids;
  await app.call('nonDeliveries', 'record', { clientId: carlaId, address: 'carla@correo.example', reason: '' });
  const text = [
    'Fecha;Destinatario;Motivo',
    '24/11;"ANA@correo.example";550 no such user',
    'beto@correo.example',
    'nadie@correo.example,5.1.1',
    'carla@correo.example',
    'Beto <no es una dirección>',
    'ana@correo.example',
  ].join('\r\n');
  const { lines } = await app.call('nonDeliveries', 'readList', { text });
  expect(lines.map(({ line, client, outcome }) => [line, client, outcome])).toEqual([
    [2, 'Cliente 1', 'new'],
    [3, 'Cliente 2', 'new'],
    [4, '', 'unknown'],
    [5, 'Cliente 3', 'same'],
  ]);
  const { listId, marked } = await app.call('nonDeliveries', 'importList', { text });
  expect(marked).toBe(2);
  expect(await markOf(app, anaId)).toMatchObject({ address: ANA, reason: '24/11 · 550 no such user', fromList: true });
  expect(await actsOf(app, betoId)).toContain('undelivered import beto@correo.example');
  const twice = app.call('nonDeliveries', 'importList', { text });
  expect(await refusalOf(twice)).toMatchObject({ code: 'NOT_FOUND', field: 'text' });
  // What was marked anew since is the clerk's own.
  await app.call('nonDeliveries', 'record', { clientId: betoId, address: 'beto@correo.example', reason: 'Rebotó' });
  expect(await app.call('nonDeliveries', 'undoList', { listId })).toEqual({ removed: 1 });
  expect(await signs(app)).toEqual({ [ANA]: null, 'beto@correo.example': 'Rebotó', 'carla@correo.example': '' });
  expect(app.unexpected).toEqual([]);
});
