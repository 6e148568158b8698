import { expect, test } from 'vitest';
import { addClient, addEntry, applyMass, idOf } from '../support/mass-updates';
import { merge } from '../support/merges';
import { createTestOffice } from '../support/test-app';

const ALL = { offset: 0, limit: 50 };

async function createStreet() {
  const app = await createTestOffice();
  const [southId, northId] = [await addEntry(app, 'Sur'), await addEntry(app, 'Norte')];
  const collectorId = await addEntry(app, 'Rosa', 'collector');
  const ana = await addClient(app, { name: 'Ana', zoneId: southId });
  const beto = await addClient(app, { name: 'Beto' });
  return { ...app, southId, northId, collectorId, ana, beto };
}
type Street = Awaited<ReturnType<typeof createStreet>>;

async function toldOf(app: Street, id: number) {
  const { updates } = await app.call('massUpdates', 'list', ALL);
  return updates.find((one) => one.id === id)?.told;
}

/** Somebody changes the zone of a client by hand. */
async function editZone(app: Street, clientId: number, zoneId: number | null) {
  await applyMass(app, { zoneId }, [clientId]);
}

test('the history says what each field was set to, what was added, and no value where clients differ', async () => {
  const app = await createStreet();
  const { northId, collectorId, ana, beto } = app;
  const id = idOf(await applyMass(app, { zoneId: northId, collectorId, addNote: 'Avisar' }, [ana, beto]));
  expect(await toldOf(app, id)).toEqual([
    { field: 'zoneId', how: 'set', value: 'Norte' },
    { field: 'collectorId', how: 'set', value: 'Rosa' },
    { field: 'notes', how: 'added', value: 'Avisar' },
  ]);
  const undone = idOf(await app.call('massUpdates', 'undo', { id }));
  expect(await toldOf(app, undone)).toEqual([
    { field: 'zoneId', how: 'various', value: '' },
    { field: 'collectorId', how: 'set', value: '' },
    { field: 'notes', how: 'set', value: '' },
  ]);
});

test('of many clients that an undo changed no value is said that was read of some of them only', async () => {
  const app = await createStreet();
  const ids: number[] = [];
  for (let at = 0; at < 45; at += 1) ids.push(await addClient(app, { name: `Cliente ${at}`, zoneId: app.southId }));
  const id = idOf(await applyMass(app, { zoneId: app.northId }, ids));
  const undone = idOf(await app.call('massUpdates', 'undo', { id }));
  expect(await toldOf(app, id)).toEqual([{ field: 'zoneId', how: 'set', value: 'Norte' }]);
  expect(await toldOf(app, undone)).toEqual([{ field: 'zoneId', how: 'various', value: '' }]);
});

test('the clients of an update are read page by page, each with what it was and what it became', async () => {
  const app = await createStreet();
  const ids: number[] = [];
  for (let at = 0; at < 60; at += 1) ids.push(await addClient(app, { name: `Cliente ${at}`, zoneId: app.southId }));
  const id = idOf(await applyMass(app, { zoneId: app.northId, addNote: 'Avisar' }, ids));
  await applyMass(app, { zoneId: null }, ids);
  const first = await app.call('massUpdates', 'clients', { id, after: 0 });
  const rest = await app.call('massUpdates', 'clients', { id, after: first.next ?? 0 });
  const rows = [...first.rows, ...rest.rows];
  expect(rows.map((row) => row.id)).toEqual(ids);
  expect(rest.next).toBeNull();
  expect(rows.at(-1)).toMatchObject({
    name: 'Cliente 59',
    changes: [
      { field: 'zoneId', before: 'Sur', after: 'Norte', contract: '' },
      { field: 'notes', before: '', after: 'Avisar', contract: '' },
    ],
  });
  await expect(app.call('massUpdates', 'clients', { id: 999, after: 0 })).rejects.toThrow('NOT_FOUND');
});

test('of one who became another by now the other is opened', async () => {
  const app = await createStreet();
  const { northId, ana, beto } = app;
  const id = idOf(await applyMass(app, { zoneId: northId }, [ana]));
  await merge(app, { keptId: beto, mergedId: ana });
  const { rows } = await app.call('massUpdates', 'clients', { id, after: 0 });
  expect(rows).toMatchObject([{ id: ana, name: 'Ana', openId: beto }]);
});

test('an update of which nothing goes back any more is known before one asks to take it back', async () => {
  const app = await createStreet();
  const { northId, southId, ana, beto } = app;
  const edited = idOf(await applyMass(app, { zoneId: northId }, [ana]));
  const partly = idOf(await applyMass(app, { collectorId: app.collectorId }, [ana, beto]));
  const spentOf = async (...ids: number[]) => (await app.call('massUpdates', 'listSpent', { ids })).ids;
  expect(await spentOf(edited, partly)).toEqual([]);
  await editZone(app, ana, southId);
  await applyMass(app, { collectorId: null }, [ana]);
  expect(await spentOf(edited, partly)).toEqual([edited]);
  await app.call('massUpdates', 'undo', { id: partly });
  expect(await spentOf(edited, partly, 999)).toEqual([edited, partly]);
});
