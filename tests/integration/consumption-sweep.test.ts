import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples, monthOf, previewSamples } from '../support/consumption';
import { readColumn } from '../support/office-files';
import { refusalOf } from '../support/test-app';

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
/** A day's line for Ana, at noon of her office; her office's day is 24 November 2026. */
const line = (day: string, down: number) => `10.0.0.1;${day}T15:00:00Z;${down};0\n`;

test('what was counted before its detail went is never counted again, also by another file', async () => {
  const app = await createMeasuredOffice();
  await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 10, hourMonths: 24 });
  const { importId } = await importSamples(app, HEAD + line('2026-11-01', 1) + line('2026-11-23', 2));
  await app.app.sweepConsumption();
  const again = await importSamples(app, HEAD + line('2026-10-31', 64) + line('2026-11-01', 1) + line('2026-11-23', 2));
  expect(again).toMatchObject({ samples: 0, repeated: 1 });
  expect(again.summary).toMatchObject({ tooOld: 2, repeated: 1 });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(3);
  expect(await refusalOf(app.call('consumption', 'undo', { importId }))).toMatchObject({ code: 'SAMPLES_SWEPT' });
  const { imports } = await app.call('consumption', 'imports', {});
  expect(imports.map(({ state, tooOld }) => [state, tooOld])).toEqual([
    ['applied', 2],
    ['swept', 0],
  ]);
});

test('a file of which some is older than what is kept says so before it is counted: by the next sweep it has no way back', async () => {
  const app = await createMeasuredOffice();
  await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 10, hourMonths: 24 });
  const old = HEAD + line('2026-11-01', 1) + line('2026-11-23', 2);
  expect((await previewSamples(app, HEAD + line('2026-11-23', 2))).summary.olderThanDays).toBeNull();
  expect((await previewSamples(app, old)).summary.olderThanDays).toBe(10);
  const { importId } = await importSamples(app, old);
  await app.app.sweepConsumption();
  expect(await refusalOf(app.call('consumption', 'undo', { importId }))).toMatchObject({ code: 'SAMPLES_SWEPT' });
  // The same lines again with one more of another: the old ones are repeated, and yet in what the file tells of.
  const more = `${old}2001:db8:1::1;2026-11-23T15:00:00Z;3;0\n`;
  expect((await previewSamples(app, more)).summary.olderThanDays).toBe(10);
  const again = await importSamples(app, more);
  await app.app.sweepConsumption();
  expect(await refusalOf(app.call('consumption', 'undo', { importId: again.importId }))).toMatchObject({
    code: 'SAMPLES_SWEPT',
  });
});

test('a late file of an address whose detail never went is counted, and only then swept', async () => {
  const app = await createMeasuredOffice();
  await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 10, hourMonths: 24 });
  await importSamples(app, HEAD + line('2026-11-23', 2));
  await app.app.sweepConsumption();
  expect(await importSamples(app, HEAD + line('2026-11-01', 1))).toMatchObject({ samples: 1 });
  await app.app.sweepConsumption();
  expect((await monthOf(app, app.anaId)).totals.down).toBe(3);
});

test('hours go after their months, and days stay', async () => {
  const app = await createMeasuredOffice();
  await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 10, hourMonths: 2 });
  await importSamples(app, HEAD + line('2026-08-20', 1) + line('2026-11-23', 2));
  await app.app.sweepConsumption();
  const count = (table: string) => readColumn(app, `SELECT count(*) FROM consumption_${table}`);
  expect([count('samples'), count('hours'), count('days')]).toEqual([[1], [1], [2]]);
  const year = await app.call('consumption', 'ofClient', { clientId: app.anaId, period: 'year', back: 0 });
  expect(year.points.map(({ down }) => down)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2]);
});

test.each([
  [2, '2026-09-24'],
  [13, '2025-10-24'],
])(
  'of today’s date %i months before, every hour of the office’s day is kept, and none before it',
  async (hourMonths, day) => {
    const app = await createMeasuredOffice();
    await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 10, hourMonths });
    // Midnight in Mendoza.
    const firstS = Date.parse(`${day}T03:00:00Z`) / 1000;
    const lines = [firstS - 1, firstS, firstS + 3600].map((atS) => `10.0.0.1;${atS};1;0\n`);
    await importSamples(app, HEAD + lines.join(''));
    await app.app.sweepConsumption();
    expect(readColumn(app, 'SELECT hour FROM consumption_hours ORDER BY hour')).toEqual([
      firstS / 3600,
      firstS / 3600 + 1,
    ]);
  },
);
