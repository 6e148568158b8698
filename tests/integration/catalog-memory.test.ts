import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportTarget } from '../../src-main/contract/imports';
import { mergeEntries } from '../support/catalogs';
import { addContract, contractFieldsWith, type ContractOffice, createContractOffice } from '../support/contracts';
import { clientFieldsWith, createTestOffice, refusalOf } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createTestOffice>>;

async function tryList(app: Office, lines: readonly string[]) {
  const fileToken = app.files.receive('lista.csv', Buffer.from(lines.join('\r\n')));
  const draft = await app.call('imports', 'open', { fileToken });
  const targets: ImportTarget[] = draft.columns.map((column) => column.target);
  return { ...draft, ...(await app.call('imports', 'preview', { draftId: draft.draftId, targets })) };
}

async function importList(app: Office, lines: readonly string[]) {
  const { draftId } = await tryList(app, lines);
  return app.call('imports', 'apply', { draftId });
}

const entriesOf = async (app: Office) => (await app.call('catalogs', 'list', { withUse: true })).entries;
const named = async (app: Office, name: string) => {
  const entry = (await entriesOf(app)).find((each) => each.name === name);
  if (!entry) throw new Error(`no entry ${name}`);
  return entry;
};

/** Two spellings of one zone, with a client on each. */
async function twoSpellings(app: Office) {
  await importList(app, ['ID;Nombre;Zona', '1;Ana;General Paz', '2;Beto;Gral. Paz']);
  const [into, from] = [await named(app, 'General Paz'), await named(app, 'Gral. Paz')];
  return { into, from };
}

const auditOf = (app: Office, clientId: number) =>
  app.call('audit', 'list', { clientId, offset: 0, limit: 100 }).then(({ entries }) => entries);

test('a spelling that was merged stands for the other from then on: in the next list, and in the field', async () => {
  const app = await createTestOffice();
  const { into, from } = await twoSpellings(app);
  await mergeEntries(app, from.id, into.id);
  expect(await named(app, 'Gral. Paz')).toMatchObject({ retired: true, mergedIntoId: into.id, uses: 0 });
  const next = await tryList(app, ['ID;Nombre;Zona', '2;Beto;GRAL. PAZ', '3;Caro;gral. paz']);
  expect(next).toMatchObject({ counts: { same: 1, new: 1, changes: 0 }, newEntries: [], problems: [] });
  await app.call('imports', 'apply', { draftId: next.draftId });
  expect(await named(app, 'General Paz')).toMatchObject({ uses: 3 });
  expect(await named(app, 'Gral. Paz')).toMatchObject({ uses: 0 });
  expect(await refusalOf(app.call('catalogs', 'create', { kind: 'zone', name: 'gral. paz' }))).toMatchObject({
    code: 'CATALOG_TAKEN',
    params: { name: 'General Paz' },
  });
});

test('what was merged into an entry follows it when that one is merged too; nothing is merged into a merged one', async () => {
  const app = await createTestOffice();
  const { into, from } = await twoSpellings(app);
  const { id } = await app.call('catalogs', 'create', { kind: 'zone', name: 'Barrio General Paz' });
  await mergeEntries(app, from.id, into.id);
  expect(await refusalOf(mergeEntries(app, id, from.id))).toMatchObject({
    code: 'VALIDATION',
  });
  await mergeEntries(app, into.id, id);
  expect(await named(app, 'Gral. Paz')).toMatchObject({ mergedIntoId: id });
  await importList(app, ['ID;Nombre;Zona', '4;Dora;Gral. Paz']);
  expect(await named(app, 'Barrio General Paz')).toMatchObject({ uses: 3 });
});

test.each(['from', 'into'] as const)(
  'two entries are not merged when another window changed the one they go %s',
  async (which) => {
    const app = await createTestOffice();
    const { into, from } = await twoSpellings(app);
    const changed = { from, into }[which];
    await app.call('catalogs', 'rename', { id: changed.id, version: changed.version, name: 'Barrio Sur' });
    const seen = { fromId: from.id, fromVersion: from.version, intoId: into.id, intoVersion: into.version };
    expect(await refusalOf(app.call('catalogs', 'merge', seen))).toMatchObject({
      code: 'CONFLICT',
      params: { version: changed.version + 1 },
    });
    expect(await named(app, 'Barrio Sur')).toMatchObject({ retired: false, mergedIntoId: null, uses: 1 });
  },
);

test('a merged spelling that is offered again stands for itself', async () => {
  const app = await createTestOffice();
  const { into, from } = await twoSpellings(app);
  await mergeEntries(app, from.id, into.id);
  const { version } = await named(app, 'Gral. Paz');
  await app.call('catalogs', 'retire', { id: from.id, version, retired: false });
  expect(await named(app, 'Gral. Paz')).toMatchObject({ retired: false, mergedIntoId: null });
  await importList(app, ['ID;Nombre;Zona', '3;Caro;Gral. Paz']);
  expect(await named(app, 'Gral. Paz')).toMatchObject({ uses: 1 });
});

test('a retired entry that a list sets on somebody is told in the dry run, in use again after it, and retired by its undo', async () => {
  const app = await createTestOffice();
  await importList(app, ['ID;Nombre;Zona', '1;Ana;Sur']);
  const { id, version } = await named(app, 'Sur');
  await app.call('catalogs', 'retire', { id, version, retired: true });
  expect(await tryList(app, ['ID;Nombre;Zona', '1;Ana;Sur'])).toMatchObject({ counts: { same: 1 }, problems: [] });
  const { draftId, problems } = await tryList(app, ['ID;Nombre;Zona', '1;Ana;Sur', '2;Beto;sur']);
  expect(problems).toEqual([{ code: 'entryRetired', rows: 1 }]);
  const { rows } = await app.call('imports', 'rows', { draftId, problem: 'entryRetired', offset: 0, limit: 10 });
  expect(rows).toMatchObject([
    { row: 3, outcome: 'new', problems: [{ code: 'entryRetired', field: 'zone', other: 'Sur' }] },
  ]);
  const { importId } = await app.call('imports', 'apply', { draftId });
  expect(await named(app, 'Sur')).toMatchObject({ retired: false, uses: 2 });
  await app.call('imports', 'undo', { importId });
  expect(await named(app, 'Sur')).toMatchObject({ retired: true, uses: 1 });
});

test('the undo of an import takes the entries with it that it made and nobody else uses, and says so', async () => {
  const app = await createTestOffice();
  const { importId } = await importList(app, ['ID;Nombre;Zona;Barrio', '1;Ana;Sur;Centro', '2;Beto;Norte;']);
  const sur = await named(app, 'Sur');
  await app.call('clients', 'create', clientFieldsWith({ name: 'Otra', zoneId: sur.id }));
  const norte = await named(app, 'Norte');
  await app.call('imports', 'undo', { importId });
  const left = (await entriesOf(app)).filter(({ kind }) => kind !== 'province').map(({ name }) => name);
  expect(left).toEqual(['Sur']);
  const database = new Sqlite(join(app.folder, 'abonado.db'), { readonly: true });
  const said = database
    .prepare(
      "SELECT origin, before FROM audit_entries WHERE entity = 'catalog' AND entity_id = ? AND action = 'removed'",
    )
    .all(norte.id);
  database.close();
  expect(said).toEqual([{ origin: 'undo', before: 'Norte' }]);
});

test('what a list made and another used goes with the last of the two that is undone, in either order', async () => {
  const app = await createContractOffice();
  const first = await importList(app, ['ID cliente;Plan;Precio;Nodo', '1;Rural;9000;Torre']);
  const second = await importList(app, ['ID cliente;Plan;Nodo', '2;Rural;Torre']);
  const made = async () => (await entriesOf(app)).map(({ name }) => name).filter((name) => /Rural|Torre/u.test(name));
  await app.call('imports', 'undo', { importId: first.importId });
  expect(await made()).toEqual(['Torre', 'Rural']);
  await app.call('imports', 'undo', { importId: second.importId });
  expect(await made()).toEqual([]);
});

test('what a list made stays, though it was undone, once somebody changed it or uses it', async () => {
  const app = await createContractOffice();
  const first = await importList(app, ['ID cliente;Plan;Precio;Nodo', '1;Rural;9000;Torre']);
  const second = await importList(app, ['ID cliente;Plan;Nodo', '2;Rural;Torre']);
  await app.call('imports', 'undo', { importId: first.importId });
  const torre = await named(app, 'Torre');
  await app.call('catalogs', 'rename', { id: torre.id, version: torre.version, name: 'Torre Sur' });
  const terms = { planId: (await named(app, 'Rural')).id, ownPriceCents: null };
  await app.call('contracts', 'create', { clientId: app.anaId, terms, fields: contractFieldsWith({}) });
  await app.call('imports', 'undo', { importId: second.importId });
  expect(await named(app, 'Rural')).toMatchObject({ uses: 1 });
  expect(await named(app, 'Torre Sur')).toMatchObject({ uses: 0 });
});

/** The list takes the node, which nobody was to choose any more, back into use for Ana. */
async function takenBackIntoUse(app: ContractOffice) {
  await app.call('catalogs', 'retire', { id: app.nodeId, version: 1, retired: true });
  return importList(app, ['ID cliente;Plan;Nodo', '1;Fibra 100 Mb;Nodo Cerro']);
}

test('what a list took back into use stays so when it is undone, for whoever got it since', async () => {
  const app = await createContractOffice();
  const { importId } = await takenBackIntoUse(app);
  await addContract(app, app.betoId, { nodeId: app.nodeId });
  await app.call('imports', 'undo', { importId });
  expect(await named(app, 'Nodo Cerro')).toMatchObject({ retired: false, uses: 1 });
});

test('what a list took back into use is retired with the last list that is undone, in either order', async () => {
  const app = await createContractOffice();
  const first = await takenBackIntoUse(app);
  const second = await importList(app, ['ID cliente;Plan;Nodo', '2;Fibra 100 Mb;Nodo Cerro']);
  await app.call('imports', 'undo', { importId: first.importId });
  expect(await named(app, 'Nodo Cerro')).toMatchObject({ retired: false, uses: 1 });
  await app.call('imports', 'undo', { importId: second.importId });
  expect(await named(app, 'Nodo Cerro')).toMatchObject({ retired: true, uses: 0 });
});

test('what a list took back into use is retired by its undo, though another list’s undo put somebody back on it', async () => {
  const app = await createContractOffice();
  await addContract(app, app.betoId, { nodeId: app.nodeId, userName: 'beto' });
  const first = await takenBackIntoUse(app);
  const second = await importList(app, ['ID cliente;Plan;Usuario;Nodo', '2;Fibra 100 Mb;beto;Otro']);
  await app.call('imports', 'undo', { importId: second.importId });
  await app.call('imports', 'undo', { importId: first.importId });
  expect(await named(app, 'Nodo Cerro')).toMatchObject({ retired: true, uses: 1 });
});

test('a zone that a list took back into use stays so for the client that somebody moved there since', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  await app.call('catalogs', 'retire', { id, version: 1, retired: true });
  const { importId } = await importList(app, ['ID;Nombre;Zona', '1;Ana;Sur']);
  await app.call('clients', 'create', clientFieldsWith({ name: 'Otra', zoneId: id }));
  await app.call('imports', 'undo', { importId });
  expect(await named(app, 'Sur')).toMatchObject({ retired: false, uses: 1 });
});

test('what an undone list left in the catalogues is not touched by the undo of a list that has nothing to do with it', async () => {
  const app = await createContractOffice();
  const head = 'ID cliente;Plan;Usuario;Nodo';
  const made = await importList(app, [head, '1;Fibra 100 Mb;ana;Nodo Nuevo']);
  const takenBack = await takenBackIntoUse(app);
  const ids = [(await named(app, 'Nodo Nuevo')).id, (await named(app, 'Nodo Cerro')).id];
  const given = await Promise.all(ids.map((nodeId) => addContract(app, app.betoId, { nodeId })));
  await app.call('imports', 'undo', { importId: takenBack.importId });
  await app.call('imports', 'undo', { importId: made.importId });
  for (const id of given) await app.call('contracts', 'update', { id, version: 1, fields: contractFieldsWith({}) });
  const clients = await importList(app, ['ID;Nombre', '7;Zoe']);
  await app.call('imports', 'undo', { importId: clients.importId });
  expect(await named(app, 'Nodo Nuevo')).toMatchObject({ retired: false, uses: 0 });
  expect(await named(app, 'Nodo Cerro')).toMatchObject({ retired: false, uses: 0 });
});

test('an entry that was renamed since, or took another spelling in, stays when its import is undone', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('catalogs', 'create', { kind: 'zone', name: 'Vieja' });
  const { importId } = await importList(app, ['ID;Nombre;Zona', '1;Ana;Sur', '2;Beto;Norte']);
  const sur = await named(app, 'Sur');
  await app.call('catalogs', 'rename', { id: sur.id, version: sur.version, name: 'Sureste' });
  await mergeEntries(app, id, (await named(app, 'Norte')).id);
  await app.call('imports', 'undo', { importId });
  const left = (await entriesOf(app)).filter(({ kind }) => kind === 'zone').map(({ name }) => name);
  expect(left).toEqual(['Norte', 'Sureste', 'Vieja']);
});

test('the columns without a home are audited when a client is created, changed and put back', async () => {
  const app = await createTestOffice();
  const head = 'ID cliente;Nombre;Tipo de factura;Condición impositiva';
  await importList(app, [head, '1;Ana;B;Consumidor final']);
  const [ana] = (await app.call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 1 })).rows;
  const id = ana?.id ?? 0;
  const lines = async () =>
    (await auditOf(app, id))
      .filter(({ field }) => field === 'invoiceType')
      .map(({ origin, action, before, after }) => [origin, action, before, after]);
  expect(await lines()).toEqual([['import', 'created', '', 'B']]);
  const { importId } = await importList(app, [head, '1;Ana;C;Consumidor final']);
  await app.call('imports', 'undo', { importId });
  expect(await lines()).toEqual([
    ['undo', 'updated', 'C', 'B'],
    ['import', 'updated', 'B', 'C'],
    ['import', 'created', '', 'B'],
  ]);
});

test('a value goes back to the very entry that it was, whatever that is called by now', async () => {
  const app = await createTestOffice();
  const { id: sur } = await app.call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  const { id: norte } = await app.call('catalogs', 'create', { kind: 'zone', name: 'Norte' });
  const { id } = await app.call('clients', 'create', clientFieldsWith({ zoneId: sur }));
  await app.call('clients', 'update', { id, version: 1, fields: clientFieldsWith({ zoneId: norte }) });
  await app.call('catalogs', 'rename', { id: sur, version: 1, name: 'Sureste' });
  await app.call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  const [moved] = await auditOf(app, id);
  expect(moved).toMatchObject({ field: 'zoneId', before: 'Sur', after: 'Norte' });
  await app.call('audit', 'putBack', { entryId: moved?.id ?? 0, version: 2 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ zoneId: sur });
});

test('a row of the audit from before the ids goes back by its name', async () => {
  const app = await createTestOffice();
  const { id: sur } = await app.call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  const { id } = await app.call('clients', 'create', clientFieldsWith({}));
  const database = new Sqlite(join(app.folder, 'abonado.db'));
  const { lastInsertRowid } = database
    .prepare(`INSERT INTO audit_entries
      (batch_id, at_ms, operator_name, origin, entity, entity_id, action, field, before, after)
      VALUES ('b', 1, 'Ana', 'form', 'client', ?, 'updated', 'zoneId', 'Sur', '')`)
    .run(id);
  database.close();
  await app.call('audit', 'putBack', { entryId: Number(lastInsertRowid), version: 1 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ zoneId: sur });
});

test('a change of state goes back from the audit, under the rules of the button', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('clients', 'create', clientFieldsWith({ email: 'jose@correo.example' }));
  await app.call('clients', 'deactivate', { id, version: 1 });
  const [left] = await auditOf(app, id);
  await app.call('audit', 'putBack', { entryId: left?.id ?? 0, version: 2 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ state: 'active', version: 3 });
  const [back] = await auditOf(app, id);
  expect(back).toMatchObject({ action: 'reactivated', origin: 'restore', before: 'deactivated', after: 'active' });
  await app.call('audit', 'putBack', { entryId: back?.id ?? 0, version: 3 });
  await app.call('clients', 'create', clientFieldsWith({ name: 'Otro', email: 'jose@correo.example' }));
  expect(await refusalOf(app.call('audit', 'putBack', { entryId: left?.id ?? 0, version: 4 }))).toMatchObject({
    code: 'EMAIL_TAKEN',
  });
});
