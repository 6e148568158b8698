import { expect, test } from 'vitest';
import { addClient, addEntry, applyMass, idOf, previewMass } from '../support/mass-updates';
import { merge } from '../support/merges';
import { createTestOffice } from '../support/test-app';

interface Named {
  readonly id: number;
}

/** More clients than an answer names. */
async function createCrowd() {
  const app = await createTestOffice();
  const [southId, northId] = [await addEntry(app, 'Sur'), await addEntry(app, 'Norte')];
  const ids: number[] = [];
  for (let at = 0; at < 230; at += 1) ids.push(await addClient(app, { name: `Cliente ${1000 + at}`, zoneId: southId }));
  return { ...app, southId, northId, ids };
}

test('whoever keeps something can be read to the last, before it is taken back and after', async () => {
  const app = await createCrowd();
  const { ids } = app;
  const id = idOf(await applyMass(app, { zoneId: app.northId, addNote: 'Avisar' }, ids));
  await applyMass(app, { zoneId: null }, ids);
  const keptAfter = (after: number) => app.call('massUpdates', 'kept', { id, after });
  async function keptOf({
    keptRows,
    keptNext,
  }: {
    readonly keptRows: readonly Named[];
    readonly keptNext: number | null;
  }) {
    const rest = await keptAfter(keptNext ?? 0);
    return { next: rest.next, ids: [...keptRows, ...rest.rows].map((row) => row.id) };
  }
  expect(await keptOf(await app.call('massUpdates', 'undoPlan', { id }))).toEqual({ next: null, ids });
  expect(await keptAfter(0)).toMatchObject({ next: ids[199], rows: { length: 200 } });
  expect(await keptOf(await app.call('massUpdates', 'undo', { id }))).toEqual({ next: null, ids });
});

test('of two who became one nobody between them is passed over', async () => {
  const app = await createCrowd();
  const { ids } = app;
  const id = idOf(await applyMass(app, { zoneId: app.northId }, ids));
  await applyMass(app, { zoneId: null }, ids);
  const [first = 0, last = 0] = [ids[0], ids.at(-1)];
  await merge(app, { keptId: last, mergedId: first });
  const plan = await app.call('massUpdates', 'undoPlan', { id });
  const rest = await app.call('massUpdates', 'kept', { id, after: plan.keptNext ?? 0 });
  expect(new Set([...plan.keptRows, ...rest.rows].map((row) => row.id)).size).toBe(plan.kept);
  expect(rest.next).toBeNull();
});

test('whom an update left as they were can be read to the last', async () => {
  const app = await createCrowd();
  const { ids } = app;
  const carla = await addClient(app, { name: 'Carla' });
  const { draftId } = await previewMass(app, { zoneId: null, addNote: 'Avisar' }, [carla, ...ids]);
  await applyMass(app, { zoneId: app.northId }, ids);
  const done = await app.call('massUpdates', 'apply', { draftId });
  expect(done).toMatchObject({ changed: 1, left: 230, leftRows: { length: 200 } });
  const leftAfter = (after: number) => app.call('massUpdates', 'left', { draftId, id: done.id, after });
  const first = await leftAfter(-1);
  const rest = await leftAfter(first.next ?? -1);
  expect([...first.rows, ...rest.rows].map((row) => row.id)).toEqual(ids);
  expect(rest.rows.at(-1)).toMatchObject({ name: 'Cliente 1229', reasons: [{ code: 'CONFLICT' }] });
  expect(await leftAfter(rest.next ?? -1)).toEqual({ rows: [], next: null });
});

test('of what was ticked it is told how many the filter does not show', async () => {
  const app = await createTestOffice();
  const southId = await addEntry(app, 'Sur');
  const ana = await addClient(app, { name: 'Ana', zoneId: southId });
  const carla = await addClient(app, { name: 'Carla' });
  const inSouth = { kind: 'entries' as const, field: 'zoneId' as const, ids: [southId] };
  const outsideOf = async (...ids: number[]) =>
    (await app.call('massUpdates', 'countOutside', { filter: { conditions: [inSouth] }, ids })).outside;
  expect(await outsideOf(ana)).toBe(0);
  expect(await outsideOf(ana, carla)).toBe(1);
  expect(await outsideOf(carla)).toBe(1);
});
