import { expect, test } from 'vitest';
import {
  clientCatalogFields,
  clientCatalogs,
  clientFieldNames,
  type ClientFields,
} from '../../src-main/contract/clients';
import { mergeEntries } from '../support/catalogs';
import { clientFieldsWith, createTestOffice, refusalOf } from '../support/test-app';

const byName = { column: 'name', descending: false } as const;

async function find(app: Awaited<ReturnType<typeof createTestOffice>>, text: string) {
  const page = { filter: { text }, sort: byName, offset: 0, limit: 100 };
  return (await app.call('clients', 'list', page)).rows.map((row) => row.name);
}

test('a client is found by any words, in any order, without accents, dots or dashes', async () => {
  const app = await createTestOffice();
  const fields = { nationalId: '28.114.902', phone: '2604 33-1208', address: 'San Martín 1240', customId: '1042' };
  await app.call('clients', 'create', clientFieldsWith(fields));
  await app.call('clients', 'create', clientFieldsWith({ name: "Ana O'Connor_50%" }));
  for (const text of [
    'munoz jose',
    '28114902',
    '28.114.902',
    '2604 33',
    '26043312',
    'san martin 1240',
    '1042',
    'MUÑOZ',
  ]) {
    expect(await find(app, text), text).toEqual(['José Muñoz']);
  }
  expect(await find(app, "o'connor")).toEqual(["Ana O'Connor_50%"]);
  expect(await find(app, '%')).toEqual(["Ana O'Connor_50%"]);
  expect(await find(app, '"munoz" OR "ana"')).toEqual([]);
});

test('a persona física needs four of its five names', async () => {
  const app = await createTestOffice();
  const three = clientFieldsWith({ personType: 'natural', firstName: 'José', lastName: 'Muñoz' });
  expect(await refusalOf(app.call('clients', 'create', three))).toMatchObject({
    code: 'PHYSICAL_NAMES',
    params: { missing: 1 },
  });
  const four = { ...three, secondLastName: 'Ríos' };
  expect(await app.call('clients', 'create', four)).toEqual({ id: 1 });
});

const FOUR = { firstName: 'José', middleName: 'María', lastName: 'Muñoz', secondLastName: 'Ríos' };

test('a persona física whose blank name is the fifth is saved under the other four, as its check says', async () => {
  const app = await createTestOffice();
  const blank = clientFieldsWith({ personType: 'natural', name: ' ', ...FOUR });
  expect((await app.call('clients', 'check', { draft: blank })).problems).toEqual([]);
  const { id } = await app.call('clients', 'create', blank);
  expect(await app.call('clients', 'get', { id })).toMatchObject({ name: 'José María Muñoz Ríos' });
  // Blanked again it is the same name; another surname makes it another, which needs its reason.
  expect(await app.call('clients', 'update', { id, version: 1, fields: blank })).toEqual({ version: 1 });
  const other = { id, version: 1, fields: { ...blank, lastName: 'Paz' } };
  expect(await refusalOf(app.call('clients', 'update', other))).toMatchObject({ code: 'RENAME_REASON' });
  expect(await app.call('clients', 'update', { ...other, renameReason: 'se casó' })).toEqual({ version: 2 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ name: 'José María Paz Ríos' });
});

test.each<[string, Partial<ClientFields>, string]>([
  ['one of another type has no name', { personType: 'other', ...FOUR }, 'required'],
  ['three of them are none', { personType: 'natural', ...FOUR, middleName: '' }, 'required'],
  [
    'what they make is too long',
    { personType: 'natural', ...FOUR, firstName: 'J'.repeat(80), middleName: 'M'.repeat(80), lastName: 'P'.repeat(80) },
    'too_big',
  ],
])('a blank name is refused at its field where %s', async (_what, fields, reason) => {
  const app = await createTestOffice();
  const draft = clientFieldsWith({ name: '', ...fields });
  const refused = { code: 'VALIDATION', params: { reason }, field: 'name' };
  expect(await refusalOf(app.call('clients', 'create', draft))).toMatchObject(refused);
  expect((await app.call('clients', 'check', { draft })).problems).toContainEqual(refused);
});

test('a main e-mail and an ID cliente belong to one client', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ email: 'Jose@correo.example', customId: '7' }));
  const sameEmail = clientFieldsWith({ name: 'Otra', email: 'jose@correo.example' });
  expect(await refusalOf(app.call('clients', 'create', sameEmail))).toMatchObject({
    code: 'EMAIL_TAKEN',
    field: 'email',
  });
  const sameId = clientFieldsWith({ name: 'Otra', customId: '7' });
  expect(await refusalOf(app.call('clients', 'create', sameId))).toMatchObject({
    code: 'CUSTOM_ID_TAKEN',
    field: 'customId',
  });
});

test('two windows on one client: the second is told, and nothing of the first is lost', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('clients', 'create', clientFieldsWith({}));
  await app.call('clients', 'update', { id, version: 1, fields: clientFieldsWith({ phone: '1' }) });
  const second = app.call('clients', 'update', { id, version: 1, fields: clientFieldsWith({ phone: '2' }) });
  expect(await refusalOf(second)).toMatchObject({ code: 'CONFLICT' });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ phone: '1', version: 2 });
});

test('a save without a difference keeps the version and writes no audit', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('clients', 'create', clientFieldsWith({}));
  expect(await app.call('clients', 'update', { id, version: 1, fields: clientFieldsWith({}) })).toEqual({ version: 1 });
  const { entries } = await app.call('audit', 'list', { clientId: id, offset: 0, limit: 10 });
  expect(entries.map((entry) => entry.action)).toEqual(['created', 'created']);
});

test('every changed field is audited, and one can be put back', async () => {
  const app = await createTestOffice();
  const zone = await app.call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  const { id } = await app.call('clients', 'create', clientFieldsWith({ mobile: '2604 33-1280', zoneId: zone.id }));
  await app.call('clients', 'update', {
    id,
    version: 1,
    fields: clientFieldsWith({ mobile: '2604 33-1208', zoneId: null }),
  });
  const { entries } = await app.call('audit', 'list', { clientId: id, offset: 0, limit: 2 });
  expect(entries.map(({ operator, field, before, after }) => ({ operator, field, before, after }))).toEqual([
    { operator: 'Ana Ruiz', field: 'zoneId', before: 'Sur', after: '' },
    { operator: 'Ana Ruiz', field: 'mobile', before: '2604 33-1280', after: '2604 33-1208' },
  ]);
  const [zoneEntry] = entries;
  await app.call('audit', 'putBack', { entryId: zoneEntry?.id ?? 0, version: 2 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({
    zoneId: zone.id,
    mobile: '2604 33-1208',
    version: 3,
  });
});

test('those that a search finds by their name come before those it finds elsewhere, page by page', async () => {
  const app = await createTestOffice();
  const names = { 'Agropecuaria Ancón': 'Calle Muñoz 12', 'Zulema Muñoz': '', 'Bruno Almuñoz': '', 'Ana Muñoz': '' };
  for (const [name, address] of Object.entries(names)) {
    await app.call('clients', 'create', clientFieldsWith({ name, address }));
  }
  const page = async (offset: number) => {
    const list = { filter: { text: 'munoz' }, sort: byName, offset, limit: 3 };
    return (await app.call('clients', 'list', list)).rows.map(({ name }) => name);
  };
  const found = [...(await page(0)), ...(await page(3))];
  expect(found).toEqual(['Ana Muñoz', 'Zulema Muñoz', 'Agropecuaria Ancón', 'Bruno Almuñoz']);
});

test('a save is undone whole while nobody saved since, and the undoing is audited', async () => {
  const app = await createTestOffice();
  const zone = await app.call('catalogs', 'create', { kind: 'zone', name: 'Sur' });
  const was = clientFieldsWith({ mobile: '2604 33-1280', zoneId: zone.id });
  const { id } = await app.call('clients', 'create', was);
  const fields = clientFieldsWith({ name: 'Carla Ríos', mobile: '2604 33-1208', zoneId: null });
  const saved = await app.call('clients', 'update', { id, version: 1, fields, renameReason: 'Cambio de titular' });
  const { version } = await app.call('audit', 'undoChange', { clientId: id, version: saved.version });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ ...was, version });
  const { entries } = await app.call('audit', 'list', { clientId: id, origin: 'restore', offset: 0, limit: 10 });
  expect(Object.fromEntries(entries.map(({ field, after }) => [field, after]))).toEqual({
    mobile: '2604 33-1280',
    name: 'José Muñoz',
    zoneId: 'Sur',
  });
});

test('what one save changed is one act in the audit, and a new name says why', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  const fields = clientFieldsWith({ name: 'Carla Ríos', phone: '1' });
  const { version } = await app.call('clients', 'update', {
    id,
    version: 1,
    fields,
    renameReason: 'Cambio de titular',
  });
  app.clock.ms += 1000;
  const again = { ...fields, name: 'José Muñoz' };
  await app.call('clients', 'update', { id, version, fields: again, renameReason: 'Volvió' });
  const { entries } = await app.call('audit', 'list', { clientId: id, offset: 0, limit: 10 });
  const acts = [...new Set(entries.map(({ batchId }) => batchId))];
  expect(acts).toHaveLength(3);
  expect(entries.map(({ batchId, field, reason }) => [acts.indexOf(batchId), field, reason])).toEqual([
    [0, 'name', 'Volvió'],
    [1, 'phone', ''],
    [1, 'name', 'Cambio de titular'],
    [2, 'name', ''],
    [2, 'personType', ''],
  ]);
});

test('a save that somebody saved over is not undone, nor is the creation of a client', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('clients', 'create', clientFieldsWith({}));
  const conflict = expect.objectContaining({ code: 'CONFLICT' });
  expect(await refusalOf(app.call('audit', 'undoChange', { clientId: id, version: 1 }))).toEqual(conflict);
  const { version } = await app.call('clients', 'update', { id, version: 1, fields: clientFieldsWith({ phone: '1' }) });
  await app.call('clients', 'update', { id, version, fields: clientFieldsWith({ phone: '2' }) });
  expect(await refusalOf(app.call('audit', 'undoChange', { clientId: id, version }))).toEqual(conflict);
  expect(await app.call('clients', 'get', { id })).toMatchObject({ phone: '2' });
});

test('the place of a client in the list is where the list has it, or none where the filter leaves it out', async () => {
  const app = await createTestOffice();
  for (const name of ['Carla', 'Ana', 'Beto', 'Ana']) await app.call('clients', 'create', clientFieldsWith({ name }));
  const place = async (id: number, descending: boolean, state: 'active' | 'deactivated' = 'active') =>
    (await app.call('clients', 'place', { id, filter: { state }, sort: { column: 'name', descending } })).index;
  expect([await place(2, false), await place(4, false), await place(3, false), await place(1, false)]).toEqual([
    0, 1, 2, 3,
  ]);
  expect([await place(1, true), await place(3, true), await place(4, true), await place(2, true)]).toEqual([
    0, 1, 2, 3,
  ]);
  expect(await place(1, false, 'deactivated')).toBeNull();
});

test('a rename needs its reason, and the former name stays searchable', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('clients', 'create', clientFieldsWith({}));
  const fields = clientFieldsWith({ name: 'Carla Ríos' });
  expect(await refusalOf(app.call('clients', 'update', { id, version: 1, fields }))).toMatchObject({
    code: 'RENAME_REASON',
  });
  await app.call('clients', 'update', { id, version: 1, fields, renameReason: 'Cambio de titular' });
  expect(await find(app, 'munoz')).toEqual(['Carla Ríos']);
});

test('a deactivated client leaves the list, keeps its data and comes back', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('clients', 'create', clientFieldsWith({ phone: '44' }));
  await app.call('clients', 'deactivate', { id, version: 1 });
  expect(await find(app, '')).toEqual([]);
  expect(await refusalOf(app.call('clients', 'deactivate', { id, version: 2 }))).toMatchObject({
    code: 'ALREADY_DEACTIVATED',
  });
  await app.call('clients', 'reactivate', { id, version: 2 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ state: 'active', phone: '44', version: 3 });
});

test('likely duplicates are named with their reasons, deactivated ones too', async () => {
  const app = await createTestOffice();
  const { id } = await app.call(
    'clients',
    'create',
    clientFieldsWith({ nationalId: '28.114.902', mobile: '2604-331208' }),
  );
  await app.call('clients', 'deactivate', { id, version: 1 });
  const draft = { name: 'X', address: '', nationalId: '28114902', phone: '2604 33 1208', mobile: '', email: '' };
  const { duplicates } = await app.call('clients', 'duplicates', draft);
  expect(duplicates).toEqual([
    { id, name: 'José Muñoz', customId: '', address: '', state: 'deactivated', reasons: ['nationalId', 'phone'] },
  ]);
});

test('two spellings of a neighbourhood become one, and each moved client says so in its audit', async () => {
  const app = await createTestOffice();
  const from = await app.call('catalogs', 'create', { kind: 'neighborhood', name: 'Pblo. Usina' });
  const into = await app.call('catalogs', 'create', { kind: 'neighborhood', name: 'Pueblo Usina' });
  expect(
    await refusalOf(app.call('catalogs', 'create', { kind: 'neighborhood', name: 'PUEBLO  usína' })),
  ).toMatchObject({
    code: 'CATALOG_TAKEN',
  });
  const { id } = await app.call('clients', 'create', clientFieldsWith({ neighborhoodId: from.id }));
  expect(await mergeEntries(app, from.id, into.id)).toEqual({ moved: 1 });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ neighborhoodId: into.id, version: 2 });
  const { entries } = await app.call('audit', 'list', { clientId: id, origin: 'catalog', offset: 0, limit: 10 });
  expect(entries).toMatchObject([{ field: 'neighborhoodId', before: 'Pblo. Usina', after: 'Pueblo Usina' }]);
});

test('a wrong tax id is refused when it is typed, and does not stand in the way when it came with an import', async () => {
  const app = await createTestOffice();
  const wrong = clientFieldsWith({ taxId: '20-26756539-2' });
  expect(await refusalOf(app.call('clients', 'create', wrong))).toMatchObject({
    code: 'TAX_ID_INVALID',
    field: 'taxId',
  });
  const fileToken = app.files.receive('lista.csv', Buffer.from('ID;Nombre;CUIT\n1;José Muñoz;20-26756539-2\n'));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map((column) => column.target) });
  await app.call('imports', 'apply', { draftId });
  const corrected = { ...wrong, customId: '1', phone: '2604' };
  expect(await app.call('clients', 'update', { id: 1, version: 1, fields: corrected })).toEqual({ version: 2 });
});

test('everything that keeps a draft from being saved is named at once, each with its field', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ email: 'jose@correo.example', customId: '7' }));
  const draft = clientFieldsWith({ name: '', email: 'JOSE@correo.example', customId: '7', taxId: '20-26756539-2' });
  const { problems } = await app.call('clients', 'check', { draft });
  expect(problems.map(({ code, field }) => `${field}: ${code}`)).toEqual([
    'name: VALIDATION',
    'taxId: TAX_ID_INVALID',
    'customId: CUSTOM_ID_TAKEN',
    'email: EMAIL_TAKEN',
  ]);
  expect(await app.call('clients', 'check', { id: 1, draft: { ...draft, name: 'José', taxId: '' } })).toMatchObject({
    problems: [],
  });
  const own = await app.call('clients', 'get', { id: 1 });
  expect(own).toMatchObject({ version: 1 });
});

test('a mobile in another notation is known again, and what looks unusual is said without standing in the way', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ mobile: '0260 498-7435' }));
  const draft = { name: 'X', address: '', nationalId: '', phone: '+54 9 260 498-7435', mobile: '', email: '' };
  const { duplicates } = await app.call('clients', 'duplicates', draft);
  expect(duplicates.map(({ id, reasons }) => ({ id, reasons }))).toEqual([{ id: 1, reasons: ['phone'] }]);
  const odd = clientFieldsWith({ nationalId: 'AAB12', phone: '12', mobile: '2604 33-1208' });
  expect(await app.call('clients', 'check', { draft: odd })).toEqual({ problems: [], doubts: ['nationalId', 'phone'] });
  expect(await app.call('clients', 'create', odd)).toEqual({ id: 2 });
});

/** A value of each field that is not the blank one; what is not named here is any text. */
const OTHER_VALUES: Partial<ClientFields> = {
  personType: 'legal',
  email: 'otra@correo.example',
  taxId: '20-26756539-3',
};

test.each(clientFieldNames)(
  'a change of %s alone is kept, is one change in the audit, and can be put back',
  async (field) => {
    const app = await createTestOffice();
    const blank = clientFieldsWith({});
    const { id } = await app.call('clients', 'create', blank);
    const catalogField = clientCatalogFields.find((name) => name === field);
    const value = catalogField
      ? (await app.call('catalogs', 'create', { kind: clientCatalogs[catalogField], name: 'Uno nuevo' })).id
      : (OTHER_VALUES[field] ?? 'otro');
    const before = await app.call('audit', 'list', { clientId: id, offset: 0, limit: 10 });
    const { version } = await app.call('clients', 'update', {
      id,
      version: 1,
      fields: { ...blank, [field]: value },
      renameReason: 'se corrige',
    });
    expect(await app.call('clients', 'get', { id })).toMatchObject({ [field]: value, version: 2 });
    const { entries, total } = await app.call('audit', 'list', { clientId: id, offset: 0, limit: 10 });
    expect(total).toBe(before.total + 1);
    expect(entries[0]).toMatchObject({ field });
    await app.call('audit', 'putBack', { entryId: entries[0]?.id ?? 0, version });
    expect(await app.call('clients', 'get', { id })).toMatchObject({ [field]: blank[field] });
  },
);

test('a list is in the order that was asked for, both ways, numbers inside an id by their value', async () => {
  const app = await createTestOffice();
  const people = [
    { name: 'Ñu Zárate', customId: 'A-10', nationalId: '9.000.000' },
    { name: 'Óscar Abad', customId: 'A-9', nationalId: '30.000.000' },
    { name: 'nadia Ruiz', customId: 'A-1', nationalId: '28.000.000' },
  ];
  for (const person of people) {
    app.clock.ms += 1000;
    await app.call('clients', 'create', clientFieldsWith(person));
  }
  const idsBy = async (column: 'name' | 'customId' | 'createdAt', descending: boolean) => {
    const list = { filter: {}, sort: { column, descending }, offset: 0, limit: 10 };
    return (await app.call('clients', 'list', list)).rows.map(({ id }) => id);
  };
  expect(await idsBy('name', false)).toEqual([3, 1, 2]);
  expect(await idsBy('name', true)).toEqual([2, 1, 3]);
  expect(await idsBy('customId', false)).toEqual([3, 2, 1]);
  expect(await idsBy('customId', true)).toEqual([1, 2, 3]);
  expect(await idsBy('createdAt', false)).toEqual([1, 2, 3]);
  expect(await idsBy('createdAt', true)).toEqual([3, 2, 1]);
});

test('a client does not come back with an e-mail that is another’s by now', async () => {
  const app = await createTestOffice();
  const { id } = await app.call('clients', 'create', clientFieldsWith({ email: 'jose@correo.example' }));
  await app.call('clients', 'deactivate', { id, version: 1 });
  await app.call('clients', 'create', clientFieldsWith({ name: 'Ana', email: 'Jose@correo.example' }));
  const { version } = await app.call('clients', 'get', { id });
  const taken = await refusalOf(app.call('clients', 'reactivate', { id, version }));
  expect(taken).toMatchObject({ code: 'EMAIL_TAKEN', params: { name: 'Ana' }, field: 'email' });
  expect(await app.call('clients', 'get', { id })).toMatchObject({ state: 'deactivated' });
});

test('an ID cliente in full-width digits, or among unseen marks, is the same as its plain form, and is kept as typed', async () => {
  const app = await createTestOffice();
  const wide = 'Ａ－００７';
  await app.call('clients', 'create', clientFieldsWith({ customId: wide }));
  expect(await app.call('clients', 'get', { id: 1 })).toMatchObject({ customId: wide });
  for (const customId of ['A-007', 'A\u200B-007', wide]) {
    const taken = app.call('clients', 'create', clientFieldsWith({ name: 'Otra', customId }));
    expect(await refusalOf(taken), customId).toMatchObject({ code: 'CUSTOM_ID_TAKEN' });
  }
  // Neither the zeros in front nor the letter's case are the spelling's.
  for (const customId of ['A-7', 'a-007']) await app.call('clients', 'create', clientFieldsWith({ customId }));
  expect(await find(app, 'a-007')).toHaveLength(2);
});

test('a client whose name is not to be seen is not saved, nor an entry, nor an operator, nor an office', async () => {
  const app = await createTestOffice();
  const name = '\u200B\u3164\u2800';
  const who = { email: 'luz@oficina.example', role: 'viewer', password: 'clave-de-luz' } as const;
  const calls = [
    app.call('clients', 'create', clientFieldsWith({ name })),
    app.call('catalogs', 'create', { kind: 'zone', name }),
    app.call('operators', 'create', { ...who, name }),
    app.call('office', 'update', { version: 1, name, idleMinutes: 15 }),
  ];
  for (const call of calls) expect(await refusalOf(call)).toMatchObject({ code: 'VALIDATION', field: 'name' });
});
