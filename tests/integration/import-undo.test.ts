import { expect, test } from 'vitest';
import { mergeEntries } from '../support/catalogs';
import { mailOf, notify, useMailServer } from '../support/mail';
import { setPortal } from '../support/portal';
import { clientFieldsWith, createTestOffice } from '../support/test-app';

type Office = Awaited<ReturnType<typeof createTestOffice>>;

async function importList(app: Office, ...lines: string[]): Promise<number> {
  const fileToken = app.files.receive('lista.csv', Buffer.from(lines.join('\r\n')));
  const { draftId, columns } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
  return (await app.call('imports', 'apply', { draftId })).importId;
}

const undo = (app: Office, importId: number) => app.call('imports', 'undo', { importId });
const clientOf = (app: Office, id = 1) => app.call('clients', 'get', { id });

test('two imports of the same client are taken back in turn, newest first, and nothing is left of either', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ customId: '1', name: 'Ana', address: 'Calle 1' }));
  const first = await importList(app, 'ID;Nombre;Dirección', '1;Ana;Calle 2', '2;Beto;Calle 9');
  const second = await importList(app, 'ID;Nombre;Dirección', '1;Ana;Calle 3', '2;Beto;Calle 8');
  expect(await undo(app, second)).toMatchObject({ restored: 2, kept: [] });
  expect(await undo(app, first)).toMatchObject({ restored: 1, removed: 1, kept: [] });
  expect(await clientOf(app)).toMatchObject({ address: 'Calle 1' });
  expect(await app.call('clients', 'count', { filter: {} })).toEqual({ matching: 1 });
});

test('an entry that a newer import would put back stays, and that import is still taken back', async () => {
  const app = await createTestOffice();
  const older = await importList(app, 'ID;Nombre;Zona', '1;Ana;Sur');
  const newer = await importList(app, 'ID;Nombre;Zona;Dirección', '1;Ana;Norte;Calle 1', '2;Beto;Norte;Calle 2');
  expect(await undo(app, older)).toMatchObject({ kept: [{ name: 'Ana' }] });
  expect(await undo(app, newer)).toMatchObject({ removed: 1, restored: 1, kept: [] });
  const { entries } = await app.call('catalogs', 'list', {});
  const zone = entries.find(({ name }) => name === 'Sur');
  expect(await clientOf(app)).toMatchObject({ zoneId: zone?.id, address: '' });
});

test('what an undo had to keep can be taken back once nothing stands in its way', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ customId: '1', name: 'Ana', email: 'ana@correo.example' }));
  const changed = await importList(app, 'ID;Nombre;E-mail', '1;Ana;nueva@correo.example');
  const taker = await importList(app, 'ID;Nombre;E-mail', '3;Caro;ana@correo.example');
  expect(await undo(app, changed)).toMatchObject({ restored: 0, kept: [{ name: 'Ana' }] });
  await undo(app, taker);
  expect(await undo(app, changed)).toMatchObject({ restored: 1, kept: [] });
  expect(await clientOf(app)).toMatchObject({ email: 'ana@correo.example' });
});

test('a zone that was merged meanwhile comes back as the one that stands for it, by an undo and by the audit', async () => {
  const app = await createTestOffice();
  const zone = async (name: string) => (await app.call('catalogs', 'create', { kind: 'zone', name })).id;
  const [south, north] = [await zone('Sur'), await zone('Norte')];
  await app.call('clients', 'create', clientFieldsWith({ customId: '1', name: 'Ana', zoneId: south }));
  const saved = clientFieldsWith({ name: 'Beto', zoneId: south });
  const { id } = await app.call('clients', 'create', saved);
  await app.call('clients', 'update', { id, version: 1, fields: { ...saved, zoneId: null } });
  const imported = await importList(app, 'ID;Nombre;Zona', '1;Ana;Oeste');
  await mergeEntries(app, south, north);
  await undo(app, imported);
  expect(await clientOf(app)).toMatchObject({ zoneId: north });
  await app.call('audit', 'undoChange', { clientId: id, version: 2 });
  expect(await clientOf(app, id)).toMatchObject({ zoneId: north });
});

test('only what a clerk saved is undone as a save: an import and a merge are not', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ customId: '1', name: 'Ana', address: 'Calle 1' }));
  await importList(app, 'ID;Nombre;Dirección', '1;Ana;Calle 2');
  const { version } = await clientOf(app);
  await expect(app.call('audit', 'undoChange', { clientId: 1, version })).rejects.toMatchObject({
    failure: { code: 'CONFLICT' },
  });
});

test('a value that was put back is taken back in its turn', async () => {
  const app = await createTestOffice();
  const fields = clientFieldsWith({ address: 'Calle 1' });
  const { id } = await app.call('clients', 'create', fields);
  await app.call('clients', 'update', { id, version: 1, fields: { ...fields, address: 'Calle 2' } });
  const page = { clientId: id, field: 'address', offset: 0, limit: 10 };
  const [last] = (await app.call('audit', 'list', page)).entries;
  const { version } = await app.call('audit', 'putBack', { entryId: last?.id ?? 0, version: 2 });
  expect(await clientOf(app, id)).toMatchObject({ address: 'Calle 1' });
  await app.call('audit', 'undoChange', { clientId: id, version });
  expect(await clientOf(app, id)).toMatchObject({ address: 'Calle 2' });
});

test('a client that an import created and that has paid since stays, with its account', async () => {
  const app = await createTestOffice();
  const imported = await importList(app, 'ID;Nombre', '1;Ana', '2;Beto');
  const version = (await app.call('account', 'get', { clientId: 1 })).version;
  const paid = { clientId: 1, version, amountCents: 5000, paidOn: '2026-11-24', methodId: 1 };
  await app.call('payments', 'save', { ...paid, collectorId: null, note: '', spread: null });
  expect(await undo(app, imported)).toMatchObject({ removed: 1, kept: [{ name: 'Ana' }] });
  expect(await app.call('account', 'get', { clientId: 1 })).toMatchObject({ creditCents: 5000 });
});

test('a client that an import created stays once it has a password of the portal, or mail on its way or sent', async () => {
  const app = await createTestOffice();
  await setPortal(app);
  await useMailServer(app, 25, { paused: true });
  const line = (id: number) => `${id};Cliente ${id};c${id}@correo.example`;
  const imported = await importList(app, 'ID;Nombre;E-mail', line(1), line(2), line(3), line(4));
  await app.call('portal', 'regenerate', { clientId: 1, byMail: false });
  await notify(app, [2, 3]);
  const cancelled = (await mailOf(app)).find(({ client }) => client === 'Cliente 2');
  await app.call('outbox', 'cancel', { id: cancelled?.id ?? 0, version: cancelled?.version ?? 0 });
  expect(await undo(app, imported)).toMatchObject({ removed: 2, kept: [{ name: 'Cliente 1' }, { name: 'Cliente 3' }] });
});
