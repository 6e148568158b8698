import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { ClientFields } from '../../src-main/contract/clients';
import { clientFieldsWith, createTestOffice, refusalOf } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createTestOffice>>;

async function importList(app: Office, ...lines: string[]): Promise<number> {
  const fileToken = app.files.receive('lista.csv', Buffer.from(lines.join('\r\n')));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  return (await app.call('imports', 'apply', { draftId })).importId;
}

const clientOf = (app: Office, id = 1) => app.call('clients', 'get', { id });

async function fieldsOf(app: Office, id = 1): Promise<ClientFields> {
  const {
    id: _id,
    version,
    state,
    createdAtMs,
    updatedAtMs,
    deactivatedAtMs,
    formerNames,
    position,
    billing,
    ...fields
  } = await clientOf(app, id);
  return fields;
}

async function save(app: Office, change: Partial<ClientFields>, id = 1): Promise<number> {
  const { version } = await clientOf(app, id);
  const fields = { ...(await fieldsOf(app, id)), ...change };
  return (await app.call('clients', 'update', { id, version, fields, renameReason: 'Se corrige' })).version;
}

async function lastEntryOf(app: Office, field: string, clientId = 1): Promise<number> {
  const { entries } = await app.call('audit', 'list', { clientId, field, offset: 0, limit: 1 });
  return entries[0]?.id ?? 0;
}

/** As an older form, or another program's list, may have left it in the register. */
function setDirectly(app: Office, columns: string): void {
  const direct = new Sqlite(`${app.folder}/abonado.db`);
  direct.exec(`UPDATE clients SET ${columns} WHERE id = 1`);
  direct.close();
}

test('a tax id that came with a list and is none is back after the save that corrected it is undone', async () => {
  const app = await createTestOffice();
  await importList(app, 'ID;Nombre;CUIT', '1;Ana;20-12345678-0');
  const version = await save(app, { taxId: '20-26756539-3' });
  await app.call('audit', 'undoChange', { clientId: 1, version });
  expect(await clientOf(app)).toMatchObject({ taxId: '20-12345678-0' });
});

test.each<[string, string, Partial<ClientFields>]>([
  [
    'an e-mail that is none',
    "email = 'ana arroba correo', email_key = 'ana arroba correo'",
    { email: 'ana@c.example' },
  ],
  ['a persona física with one name', "person_type = 'natural', first_name = 'Ana'", { personType: 'legal' }],
  ['a longer address than the form takes', `address = '${'x'.repeat(300)}'`, { address: 'Mitre 5' }],
])('%s, as it stood before the save, is back after the undo', async (_what, was, change) => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({}));
  setDirectly(app, was);
  const before = await fieldsOf(app);
  const version = await save(app, change);
  await app.call('audit', 'undoChange', { clientId: 1, version });
  expect(await fieldsOf(app)).toEqual(before);
});

test('what another client has by now is not taken from them by an undo, which names them', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ email: 'ana@correo.example', customId: '7' }));
  const version = await save(app, { email: '', customId: '' });
  await app.call('clients', 'create', clientFieldsWith({ name: 'Beto', email: 'ana@correo.example' }));
  const undo = app.call('audit', 'undoChange', { clientId: 1, version });
  expect(await refusalOf(undo)).toMatchObject({ code: 'EMAIL_TAKEN', params: { name: 'Beto' } });
  expect(await clientOf(app)).toMatchObject({ email: '', customId: '', version });
});

test('one value is put back though the form would not take it; one that contradicts the others is not', async () => {
  const app = await createTestOffice();
  await importList(app, 'ID;Nombre;CUIT', '1;Ana;20-12345678-0');
  await save(app, { taxId: '' });
  const { version } = await clientOf(app);
  await app.call('audit', 'putBack', { entryId: await lastEntryOf(app, 'taxId'), version });
  expect(await clientOf(app)).toMatchObject({ taxId: '20-12345678-0' });
  const names = { firstName: 'Ana', middleName: 'Luz', lastName: 'Paz', secondLastName: 'Ríos' };
  await save(app, { personType: 'natural', ...names });
  const next = await save(app, { personType: 'other', firstName: '', middleName: '' });
  const back = app.call('audit', 'putBack', { entryId: await lastEntryOf(app, 'personType'), version: next });
  expect(await refusalOf(back)).toMatchObject({ code: 'PHYSICAL_NAMES' });
});

test('a column that a list carried is put back, audited, and taken back in its turn', async () => {
  const app = await createTestOffice();
  await importList(app, 'ID;Nombre;Tipo de factura;Pasarelas', '1;Ana;B;Débito');
  await importList(app, 'ID;Nombre;Tipo de factura;Pasarelas', '1;Ana;A;Débito');
  const carried = () => {
    const direct = new Sqlite(`${app.folder}/abonado.db`, { readonly: true });
    const row = direct.prepare('SELECT invoice_type, gateways FROM client_carried_columns').get();
    direct.close();
    return row;
  };
  const { version } = await clientOf(app);
  const back = await app.call('audit', 'putBack', { entryId: await lastEntryOf(app, 'invoiceType'), version });
  expect(back).toEqual({ version: version + 1 });
  expect(carried()).toEqual({ invoice_type: 'B', gateways: 'Débito' });
  const page = { clientId: 1, origin: 'restore', offset: 0, limit: 10 } as const;
  expect((await app.call('audit', 'list', page)).entries).toMatchObject([
    { field: 'invoiceType', before: 'A', after: 'B' },
  ]);
  const again = await app.call('audit', 'putBack', {
    entryId: await lastEntryOf(app, 'gateways'),
    version: back.version,
  });
  expect(carried()).toEqual({ invoice_type: 'B', gateways: '' });
  await app.call('audit', 'undoChange', { clientId: 1, version: again.version });
  expect(carried()).toEqual({ invoice_type: 'B', gateways: 'Débito' });
});

test('a value that is there already changes nothing when it is put back', async () => {
  const app = await createTestOffice();
  await importList(app, 'ID;Nombre;Tipo de factura', '1;Ana;B');
  await importList(app, 'ID;Nombre;Tipo de factura', '1;Ana;A');
  await importList(app, 'ID;Nombre;Tipo de factura', '1;Ana;B');
  const { entries } = await app.call('audit', 'list', { clientId: 1, field: 'invoiceType', offset: 0, limit: 10 });
  const entryId = entries.find(({ after }) => after === 'A')?.id ?? 0;
  const { version } = await clientOf(app);
  expect(await app.call('audit', 'putBack', { entryId, version })).toEqual({ version });
});

test('a client that the audit brought back, or took away, is as before once that is undone', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({}));
  await app.call('clients', 'deactivate', { id: 1, version: 1 });
  const back = await app.call('audit', 'putBack', { entryId: await lastEntryOf(app, 'state'), version: 2 });
  expect(await clientOf(app)).toMatchObject({ state: 'active' });
  await app.call('audit', 'undoChange', { clientId: 1, version: back.version });
  expect(await clientOf(app)).toMatchObject({ state: 'deactivated', version: 4 });
});

test('what was never a value of the client is not put back', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({}));
  const entryId = await lastEntryOf(app, 'name');
  const back = app.call('audit', 'putBack', { entryId, version: 1 });
  expect(await refusalOf(back)).toMatchObject({ code: 'VALIDATION', field: 'name' });
});
