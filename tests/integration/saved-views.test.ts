import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Session } from '../../src-main/app/dispatch';
import { createTestOffice, refusalOf, signedInOperator, type TestApp } from '../support/test-app';

const content = {
  filter: { conditions: [{ kind: 'text' as const, field: 'email' as const, match: 'empty' as const, text: '' }] },
  sort: { column: 'balance' as const, descending: true },
  columns: { order: ['name', 'balance'], hidden: ['zone'] },
};
const viewsOf = async (app: Pick<TestApp, 'callAs'>, who: Session) =>
  (await app.callAs(who, 'savedViews', 'list', {})).views;

test('a view keeps filter, order and columns under a name, for oneself or for the office', async () => {
  const app = await createTestOffice();
  const { call, session } = app;
  const luz = await signedInOperator(app);
  const { id } = await call('savedViews', 'create', { name: 'Sin correo', forOffice: false, pinned: true, content });
  await call('savedViews', 'create', { name: 'Con deuda', forOffice: true, pinned: false, content });
  const [office, own] = await viewsOf(app, session);
  expect(own).toMatchObject({ id, name: 'Sin correo', forOffice: false, pinned: true, incomplete: false, version: 1 });
  expect(own?.filter.conditions).toEqual([{ ...content.filter.conditions[0], not: false }]);
  expect(own).toMatchObject({ sort: content.sort, columns: content.columns });
  expect(office).toMatchObject({ name: 'Con deuda', forOffice: true });
  expect((await viewsOf(app, luz.window)).map(({ name }) => name)).toEqual(['Con deuda']);
});

test('a name is used once for each owner, however it is written', async () => {
  const app = await createTestOffice();
  const { call, callAs } = app;
  const luz = await signedInOperator(app);
  const save = { forOffice: false, pinned: false, content };
  const { id } = await call('savedViews', 'create', { ...save, name: 'Zona Norte' });
  expect(await refusalOf(call('savedViews', 'create', { ...save, name: ' zona  NORTE' }))).toMatchObject({
    code: 'VIEW_TAKEN',
    field: 'name',
  });
  await call('savedViews', 'create', { ...save, name: 'Zona Norte', forOffice: true });
  await callAs(luz.window, 'savedViews', 'create', { ...save, name: 'Zona Norte' });
  const { id: other } = await call('savedViews', 'create', { ...save, name: 'Sur' });
  expect(await refusalOf(call('savedViews', 'update', { id: other, version: 1, name: 'zona norte' }))).toMatchObject({
    code: 'VIEW_TAKEN',
  });
  // Its own name is free to itself.
  expect(await call('savedViews', 'update', { id, version: 1, name: 'ZONA NORTE' })).toEqual({ version: 2 });
});

test('a view is renamed, pinned, saved over and removed, each at its version', async () => {
  const { call, session, callAs } = await createTestOffice();
  const { id } = await call('savedViews', 'create', { name: 'Sur', forOffice: false, pinned: false, content });
  await call('savedViews', 'update', { id, version: 1, name: 'Sur sin correo', pinned: true });
  expect(await refusalOf(call('savedViews', 'update', { id, version: 1, pinned: false }))).toMatchObject({
    code: 'CONFLICT',
  });
  const everybody = { filter: { state: 'all' as const }, sort: {}, columns: { order: [], hidden: [] } };
  await call('savedViews', 'update', { id, version: 2, content: everybody });
  const [view] = await viewsOf({ callAs }, session);
  expect(view).toMatchObject({
    name: 'Sur sin correo',
    pinned: true,
    version: 3,
    filter: { state: 'all', conditions: [] },
  });
  expect(await refusalOf(call('savedViews', 'remove', { id, version: 2 }))).toMatchObject({ code: 'CONFLICT' });
  await call('savedViews', 'remove', { id, version: 3 });
  expect(await viewsOf({ callAs }, session)).toEqual([]);
});

test("another's view is not there, and the office's is an operator's to change", async () => {
  const app = await createTestOffice();
  const { call, callAs } = app;
  const luz = await signedInOperator(app);
  const { id: own } = await call('savedViews', 'create', { name: 'Mía', forOffice: false, pinned: false, content });
  const { id: shared } = await call('savedViews', 'create', {
    name: 'De todos',
    forOffice: true,
    pinned: false,
    content,
  });
  expect(await refusalOf(callAs(luz.window, 'savedViews', 'remove', { id: own, version: 1 }))).toMatchObject({
    code: 'NOT_FOUND',
  });
  await callAs(luz.window, 'savedViews', 'update', { id: shared, version: 1, pinned: true });
  await call('operators', 'create', {
    name: 'Iris',
    email: 'iris@oficina.example',
    role: 'viewer',
    password: 'clave-de-iris',
  });
  const iris: Session = { actor: null };
  await callAs(iris, 'session', 'signIn', { email: 'iris@oficina.example', password: 'clave-de-iris' });
  expect(await refusalOf(callAs(iris, 'savedViews', 'remove', { id: shared, version: 2 }))).toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(
    await refusalOf(callAs(iris, 'savedViews', 'create', { name: 'X', forOffice: true, pinned: false, content })),
  ).toMatchObject({ code: 'FORBIDDEN' });
  await callAs(iris, 'savedViews', 'create', { name: 'La mía', forOffice: false, pinned: true, content });
  expect((await viewsOf(app, iris)).map(({ name }) => name)).toEqual(['De todos', 'La mía']);
});

test('a view whose entry was retired or merged opens, and one of a newer program as far as it is known', async () => {
  const app = await createTestOffice();
  const { call, session } = app;
  const { id: zoneId } = await call('catalogs', 'create', { kind: 'zone', name: 'Norte' });
  const inZone = { filter: { conditions: [{ kind: 'entries' as const, field: 'zoneId' as const, ids: [zoneId] }] } };
  const { id } = await call('savedViews', 'create', {
    name: 'Norte',
    forOffice: false,
    pinned: true,
    content: { ...content, ...inZone },
  });
  await call('catalogs', 'retire', { id: zoneId, version: 1, retired: true });
  const [view] = await viewsOf(app, session);
  if (!view) throw new Error('the view was expected');
  expect(view.incomplete).toBe(false);
  expect(await call('clients', 'count', { filter: view.filter })).toEqual({ matching: 0 });
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  const newer = [...view.filter.conditions, { kind: 'mood', field: 'smile', yes: true }, 'nothing'];
  direct
    .prepare('UPDATE saved_views SET json = ? WHERE id = ?')
    .run(JSON.stringify({ filter: { text: 'ana', conditions: newer }, sort: 7 }), id);
  direct.close();
  const [known] = await viewsOf(app, session);
  expect(known).toMatchObject({
    incomplete: true,
    filter: { text: 'ana', state: 'active', conditions: view.filter.conditions },
  });
  expect(known?.sort).toEqual({ column: 'name', descending: false });
});
