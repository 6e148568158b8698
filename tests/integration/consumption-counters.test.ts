import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples, monthOf, previewSamples } from '../support/consumption';
import { addContract, onlyContract } from '../support/contracts';
import { neverLocks, refusalOf } from '../support/test-app';

const HEAD = 'IP;Fecha;Bajada bytes;Subida bytes\n';
type Reading = readonly [hour: number, down: number];
/** What Ana's counter showed on 20 November at some hours of her office's day. */
const file = (...readings: readonly Reading[]) =>
  HEAD + readings.map(([hour, down]) => `10.0.0.1;2026-11-20 ${String(hour).padStart(2, '0')}:00;${down};0\n`).join('');
const counters = { measure: 'counter' } as const;

async function createCounted(...files: readonly string[]) {
  const app = await createMeasuredOffice();
  const imports: Awaited<ReturnType<typeof importSamples>>[] = [];
  for (const text of files) imports.push(await importSamples(app, text, counters));
  const used = async (clientId = app.anaId) => (await monthOf(app, clientId)).totals.down;
  const undo = (at: number) => app.call('consumption', 'undo', { importId: imports[at]?.importId ?? 0 });
  return { ...app, imports, used, undo };
}

/** What grew by each hour that has any, on the office's day. */
async function byHour(app: Awaited<ReturnType<typeof createCounted>>) {
  const { points } = await app.call('consumption', 'ofClient', { clientId: app.anaId, period: 'day', back: 0 });
  return points.filter(({ down }) => down > 0).map(({ wallMs, down }) => [new Date(wallMs).getUTCHours(), down]);
}

const DENSE = file([8, 0], [10, 100], [11, 200], [12, 300]);
const SPARSE = file([10, 100], [14, 500]);

test('readings of one counter are one series whatever files they came in: a sparser file adds what is new', async () => {
  const app = await createCounted(DENSE, SPARSE);
  expect(await app.used()).toBe(500);
  expect(app.imports[1]).toMatchObject({ samples: 1, repeated: 1 });
  await app.undo(0);
  expect(await app.used()).toBe(400);
  await app.undo(1);
  expect((await monthOf(app, app.anaId)).dataUntilMs).toBeNull();
});

test('a reading between two known ones splits what grew between them, and undoing it leaves that whole', async () => {
  const app = await createCounted(file([8, 0], [10, 200], [12, 400]), file([9, 100], [11, 300], [13, 500]));
  expect(await app.used()).toBe(500);
  expect(await byHour(app)).toEqual([8, 9, 10, 11, 12].map((hour) => [hour, 100]));
  expect(await app.undo(1)).toEqual({ samples: 3 });
  expect(await byHour(app)).toEqual([
    [9, 200],
    [11, 200],
  ]);
});

test('the first of two files undone leaves the truth of the second', async () => {
  const app = await createCounted(file([8, 0], [10, 200], [12, 400]), file([9, 100], [11, 300], [13, 500]));
  await app.undo(0);
  expect(await byHour(app)).toEqual([
    [10, 200],
    [12, 200],
  ]);
});

test('an older file after a newer one counts on to it', async () => {
  const app = await createCounted(file([12, 400], [14, 600]), file([8, 0], [10, 200]));
  expect(app.imports[1]).toMatchObject({ samples: 2, summary: { starting: 0 } });
  expect(await app.used()).toBe(600);
  await app.undo(0);
  expect(await app.used()).toBe(200);
});

test('a single reading begins a counter, and the file before it gives it its sample', async () => {
  const app = await createCounted(file([12, 400]), file([10, 150]));
  expect(app.imports.map(({ samples }) => samples)).toEqual([0, 1]);
  expect(await app.used()).toBe(250);
});

test('the same readings again add nothing, and a reset is told by whichever file shows it', async () => {
  const app = await createCounted(file([8, 500], [10, 700]), file([12, 40]), file([8, 500], [12, 40]));
  expect(app.imports.map(({ samples, summary }) => [samples, summary.resets, summary.repeated])).toEqual([
    [1, 0, 0],
    [1, 1, 0],
    [0, 0, 2],
  ]);
  expect(await app.used()).toBe(240);
});

test('what splits what was counted leaves it with whose it was, though the file that does is another’s', async () => {
  const app = await createCounted(file([8, 0], [12, 400]));
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'end', { id, version, endedOn: '2026-11-22', reason: 'Se mudó.' });
  await addContract(app, app.betoId, { ip: '10.0.0.1', startedOn: '2026-11-23' });
  // It goes over the change of hands, so that what it counts itself is nobody's.
  await importSamples(app, `${file([10, 100])}10.0.0.1;2026-11-23 10:00;450;0\n`, counters);
  const unknown = async () => {
    const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 1 });
    return addresses.map(({ down }) => down);
  };
  expect([await app.used(), await unknown()]).toEqual([400, [50]]);
  await app.undo(0);
  expect([await app.used(), await unknown()]).toEqual([0, [350]]);
});

test('a counter counts on from its last reading after its detail went, and not from before it', async () => {
  const app = await createCounted(file([8, 0], [10, 100]));
  await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 3, hourMonths: 24 });
  await app.app.sweepConsumption();
  const again = await importSamples(app, file([9, 50], [10, 100], [11, 180]), counters);
  expect(again).toMatchObject({ samples: 1, summary: { tooOld: 2 } });
  expect(await app.used()).toBe(180);
});

test('bytes that no connection carries are refused before anything is counted, as intervals and as a counter', async () => {
  const app = await createMeasuredOffice();
  const most = Number.MAX_SAFE_INTEGER;
  const rows = (bytes: (at: number) => number) =>
    HEAD + Array.from({ length: 3000 }, (_, at) => `10.0.0.1;${1_763_600_000 + at};${bytes(at)};0\n`).join('');
  for (const [text, measure] of [
    [rows(() => most), 'interval'],
    [rows((at) => (at % 2) * most), 'counter'],
  ] as const) {
    const refusal = { code: 'SAMPLES_TOO_MUCH', params: { address: '10.0.0.1' } };
    expect(await refusalOf(previewSamples(app, text, { measure }))).toMatchObject(refusal);
  }
  expect((await app.call('consumption', 'imports', {})).imports).toEqual([]);
  expect(app.unexpected).toEqual([]);
});

test('a draft that is sent twice is counted once, and stands once in the history', async () => {
  const app = await createMeasuredOffice();
  const { draftId } = await previewSamples(app, DENSE, counters);
  const sent = await Promise.allSettled([1, 2].map(() => app.call('consumption', 'apply', { draftId })));
  expect(sent.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await refusalOf(app.call('consumption', 'apply', { draftId }))).toMatchObject({ code: 'IMPORT_GONE' });
  expect((await app.call('consumption', 'imports', {})).imports).toHaveLength(1);
});

test.each([
  [[2, 0], 200],
  [[0, 2], 200],
  [[0, 1], 300],
  [[1, 2], 100],
] as const)(
  'of three files that say the same, those that are taken back (%j) leave what the third says',
  async (order, left) => {
    const longest = [
      [8, 0],
      [10, 100],
      [12, 200],
      [14, 300],
    ] as const;
    const app = await createCounted(file(...longest.slice(0, 2)), file(...longest.slice(0, 3)), file(...longest));
    expect(await app.used()).toBe(300);
    for (const at of order) await app.undo(at);
    expect(await app.used()).toBe(left);
  },
);

test('a counter counts what it grew by, from zero where it was reset, and on from the file before', async () => {
  const app = await createMeasuredOffice();
  const reading = (hour: number, down: number, up = 0) =>
    `10.0.0.1;2026-11-20T${String(hour).padStart(2, '0')}:00:00Z;${down};${up}\n`;
  const first = await importSamples(
    app,
    HEAD + reading(12, 1000) + reading(13, 1500) + reading(14, 1700) + reading(15, 40) + reading(16, 90),
    { measure: 'counter' },
  );
  expect(first.summary).toMatchObject({ measure: 'counter', starting: 1, resets: 1 });
  expect(first.samples).toBe(4);
  expect((await monthOf(app, app.anaId)).totals.down).toBe(500 + 200 + 40 + 50);
  const next = await importSamples(app, HEAD + reading(16, 90) + reading(17, 100), { measure: 'counter' });
  expect(next).toMatchObject({ samples: 1 });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(800);
  await app.call('consumption', 'undo', { importId: next.importId });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(790);
  await importSamples(app, HEAD + reading(18, 190), { measure: 'counter' });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(890);
});

test.each([
  {
    what: 'either counter that goes back: the connection began anew, and both count from zero',
    readings: [
      [1000, 500],
      [1500, 600],
      [1700, 30],
      [40, 50],
    ],
    totals: { down: 500 + 1700 + 40, up: 100 + 30 + 50 },
    resets: 2,
  },
  {
    what: 'one of 32 bits that went round by itself: the other goes on',
    readings: [
      [2 ** 32 - 100, 500],
      [50, 600],
      [80, 2 ** 32 - 10],
      [90, 20],
    ],
    totals: { down: 150 + 30 + 10, up: 100 + (2 ** 32 - 610) + 30 },
    resets: 0,
  },
  {
    what: 'one that begins anew while the other is not measured',
    readings: [
      [1e9, 0],
      [3e9, 0],
      [1e6, 0],
      [2e6, 0],
    ],
    totals: { down: 2e9 + 1e6 + 1e6, up: 0 },
    resets: 1,
  },
  {
    what: 'both that go back from where one could have gone round',
    readings: [
      [2 ** 32 - 100, 500],
      [50, 60],
      [80, 70],
    ],
    totals: { down: 50 + 30, up: 60 + 10 },
    resets: 1,
  },
  {
    what: 'one that goes back from more than 32 bits',
    readings: [
      [2 ** 33, 500],
      [50, 600],
      [80, 700],
    ],
    totals: { down: 50 + 30, up: 600 + 100 },
    resets: 1,
  },
])('counters: $what', async ({ readings, totals, resets }) => {
  const app = await createMeasuredOffice();
  const lines = readings.map(([down, up], at) => `10.0.0.1;2026-11-20T${12 + at}:00:00Z;${down};${up}\n`);
  const { summary } = await importSamples(app, HEAD + lines.join(''), { measure: 'counter' });
  expect(summary.resets).toBe(resets);
  expect((await monthOf(app, app.anaId)).totals).toEqual({ ...totals, known: true });
});

test('a file with one reading of each address is what the office counts at that address', async () => {
  const app = await createMeasuredOffice();
  const hours = Array.from(
    { length: 20 },
    (_, hour) => `10.0.0.1;2026-11-20T${String(hour).padStart(2, '0')}:00:00Z;${hour * 1000};0\n`,
  );
  expect((await previewSamples(app, HEAD + hours[0])).summary).toMatchObject({
    measure: 'interval',
    measureSure: false,
  });
  await importSamples(app, HEAD + hours.join(''));
  const next = await importSamples(app, `${HEAD}10.0.0.1;2026-11-20T20:00:00Z;20500;0\n`);
  expect(next.summary).toMatchObject({ measure: 'counter', measureSure: true });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(20_500);
});

test('lines that were of the future are counted once their time has come, also of the very same file', async () => {
  const app = await createMeasuredOffice();
  const at = (hours: number) => new Date(app.clock.ms + hours * 3_600_000).toISOString().slice(0, 19);
  const text = `${HEAD}10.0.0.1;${at(-2)}Z;5;0\n10.0.0.1;${at(3)}Z;7;0\n10.0.0.1;${at(4)}Z;8;0\n`;
  const interval = { measure: 'interval' } as const;
  await neverLocks(app);
  expect(await importSamples(app, text, interval)).toMatchObject({ samples: 1 });
  expect((await previewSamples(app, text, interval)).summary.sameFile).not.toBeNull();
  app.clock.ms += 24 * 3_600_000;
  expect((await previewSamples(app, text, interval)).summary).toMatchObject({ sameFile: null, known: { samples: 2 } });
  expect(await importSamples(app, text, interval)).toMatchObject({ samples: 2, repeated: 1 });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(20);
});
