import { expect, test } from 'vitest';
import { findHandler } from '../../src-main/app/find-handler';
import { contract } from '../../src-main/contract';
import { clientFieldsWith, createTestOffice, neverLocks } from '../support/test-app';

const MINUTE_MS = 60_000;
type App = Awaited<ReturnType<typeof createTestOffice>>;

const kindsOf = async ({ call }: App) => (await call('backups', 'list', {})).backups.map(({ kind }) => kind).toSorted();

async function addClient({ call }: App, name: string): Promise<void> {
  await call('clients', 'create', clientFieldsWith({ name }));
}

/** Everybody's observations, by a mass update. */
async function updateAll({ call }: App, addNote: string): Promise<void> {
  const selection = { kind: 'filter' as const, filter: { state: 'all' as const }, exceptIds: [] };
  const { draftId } = await call('massUpdates', 'preview', { selection, fields: { addNote } });
  await call('massUpdates', 'apply', { draftId });
}

test('an import, a run of invoices, a mass update, a gateway’s file and readings each wait for a copy', () => {
  const names = Object.entries(contract).flatMap(([feature, verbs]) =>
    Object.keys(verbs)
      .filter((verb) => findHandler(feature, verb)?.copied === 'before')
      .map((verb) => `${feature}.${verb}`),
  );
  expect(names.toSorted()).toEqual([
    'consumption.apply',
    'gatewayFiles.apply',
    'imports.apply',
    'invoices.issue',
    'massUpdates.apply',
  ]);
});

test('a copy is taken while the change is looked at, stands for ten minutes, and no longer', async () => {
  const app = await createTestOffice();
  await neverLocks(app);
  await addClient(app, 'José Muñoz');
  await app.app.backUpDay();
  app.clock.ms += 11 * MINUTE_MS;
  await addClient(app, 'Ana Paz');
  await updateAll(app, 'Avisar antes');
  expect(await kindsOf(app)).toEqual(['beforeChange', 'daily']);
  app.clock.ms += 9 * MINUTE_MS;
  await updateAll(app, 'Tocar timbre');
  expect(await kindsOf(app)).toEqual(['beforeChange', 'daily']);
  app.clock.ms += 2 * MINUTE_MS;
  await updateAll(app, 'Perro suelto');
  expect(await kindsOf(app)).toEqual(['beforeChange', 'beforeChange', 'daily']);
});

test('the copy before a change is of what was there before it', async () => {
  const app = await createTestOffice();
  await neverLocks(app);
  await addClient(app, 'José Muñoz');
  await app.app.backUpDay();
  app.clock.ms += 11 * MINUTE_MS;
  await addClient(app, 'Ana Paz');
  await updateAll(app, 'Avisar antes');
  const { backups } = await app.call('backups', 'list', {});
  expect(backups.find(({ kind }) => kind === 'beforeChange')).toMatchObject({ clients: 2 });
});

test('a copy is taken at the end of what was saved since the last one, and none where nothing was', async () => {
  const app = await createTestOffice();
  await neverLocks(app);
  await addClient(app, 'José Muñoz');
  await app.app.backUpDay();
  await app.app.backUpAtEnd();
  expect(await kindsOf(app)).toEqual(['daily']);
  app.clock.ms += MINUTE_MS;
  await addClient(app, 'Ana Paz');
  await app.app.backUpAtEnd();
  expect(await kindsOf(app)).toEqual(['atEnd', 'daily']);
  const { backups } = await app.call('backups', 'list', {});
  expect(backups.find(({ kind }) => kind === 'atEnd')).toMatchObject({ clients: 2 });
});
