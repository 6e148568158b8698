import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addClient, addEntry, applyMass, businessHash, previewMass, rowsOf } from '../support/mass-updates';
import { addContract, createContractOffice } from '../support/contracts';
import { createTestOffice, neverLocks, refusalOf } from '../support/test-app';

/** An office with a preview of a zone for 300 clients, and where that lies. */
async function previewedOffice() {
  const app = await createTestOffice();
  const northId = await addEntry(app, 'Norte');
  const ids: number[] = [];
  for (let at = 0; at < 300; at += 1) ids.push(await addClient(app, { name: `Cliente ${1000 + at}` }));
  const { draftId } = await previewMass(app, { zoneId: northId }, ids);
  return { ...app, northId, ids, draftId, path: join(app.folder, 'mass-updates', `${draftId}.draft`) };
}

test.each([
  ['cut in the middle', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 9000)), 'DRAFT_DAMAGED'],
  ['no database', (path: string) => writeFileSync(path, 'no es una base'), 'DRAFT_DAMAGED'],
  ['empty', (path: string) => writeFileSync(path, ''), 'DRAFT_DAMAGED'],
  ['gone', (path: string) => rmSync(path), 'MASS_UPDATE_GONE'],
])('a preview whose file is %s says so, and nothing of the office’s own', async (_how, spoil, code) => {
  const app = await previewedOffice();
  const before = businessHash(app);
  spoil(app.path);
  expect((await refusalOf(app.call('massUpdates', 'apply', { draftId: app.draftId }))).code).toBe(code);
  const rows = await refusalOf(rowsOf(app, app.draftId));
  expect(['DRAFT_DAMAGED', 'MASS_UPDATE_GONE']).toContain(rows.code);
  expect(businessHash(app)).toBe(before);
  expect(await applyMass(app, { zoneId: app.northId }, app.ids)).toMatchObject({ changed: 300 });
  expect(app.unexpected).toEqual([]);
});

test('a preview of another day is looked at again: its «today» is past', async () => {
  const app = await createContractOffice();
  await neverLocks(app);
  await addContract(app, app.anaId);
  const { draftId } = await previewMass(app, { contractPlanId: app.hogarId }, [app.anaId]);
  const before = businessHash(app);
  app.clock.ms += 86_400_000;
  const late = app.call('massUpdates', 'apply', { draftId });
  expect(await refusalOf(late)).toMatchObject({ code: 'MASS_UPDATE_GONE' });
  expect(businessHash(app)).toBe(before);
  expect(await applyMass(app, { contractPlanId: app.hogarId }, [app.anaId])).toMatchObject({ changed: 1 });
});
