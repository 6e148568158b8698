import { array, assert, asyncProperty, constantFrom, integer, record, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { createMeasuredOffice, importOf, importSamples, monthOf } from '../support/consumption';

type Office = Awaited<ReturnType<typeof createMeasuredOffice>>;

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
/** What Ana's connection used, or what its counter showed, on 20 November at an hour of her office's day. */
const line = (hour: number, down: number, up = 0) =>
  `10.0.0.1;2026-11-20 ${String(hour).padStart(2, '0')}:00;${down};${up}\n`;
const COUNTER = { measure: 'counter' } as const;

const usedIn = async (app: Office) => (await monthOf(app, app.anaId)).totals;
const undo = (app: Office, { importId }: { importId: number }) => app.call('consumption', 'undo', { importId });

test('a sample that contradicted another file’s is counted once that file is taken back, and listed no more', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, HEAD + line(12, 100, 10) + line(13, 5));
  const second = await importSamples(app, HEAD + line(12, 90, 11) + line(13, 5) + line(14, 7));
  expect(await usedIn(app)).toMatchObject({ down: 112, up: 10 });
  expect(await undo(app, first)).toEqual({ samples: 0 });
  expect(await usedIn(app)).toMatchObject({ down: 102, up: 11 });
  expect(await importOf(app, second)).toEqual({ samples: 3, known: 3, repeated: 0, problems: [] });
  expect(await undo(app, second)).toEqual({ samples: 3 });
  expect(await usedIn(app)).toMatchObject({ known: false });
});

test('of what a file contradicts, what another file says stays listed', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, HEAD + line(12, 100));
  await importSamples(app, HEAD + line(13, 5));
  const third = await importSamples(app, HEAD + line(12, 90) + line(13, 6));
  await undo(app, first);
  expect(await usedIn(app)).toMatchObject({ down: 95 });
  const listed = { line: 3, text: '10.0.0.1;2026-11-20 13:00:00;6;0' };
  const problems = [{ code: 'bytesContradicted', lines: 1, examples: [listed] }];
  expect(await importOf(app, third)).toEqual({ samples: 1, known: 1, repeated: 0, problems });
});

test('a sample that contradicted another one by its upload alone is listed no more either', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, HEAD + line(12, 100, 10));
  const second = await importSamples(app, HEAD + line(12, 100, 11));
  expect(await importOf(app, second)).toMatchObject({
    samples: 0,
    problems: [{ code: 'bytesContradicted', lines: 1 }],
  });
  await undo(app, first);
  expect(await usedIn(app)).toMatchObject({ down: 100, up: 11 });
  expect(await importOf(app, second)).toEqual({ samples: 1, known: 1, repeated: 0, problems: [] });
});

test('a sample that was listed and stands now is none of those that its file repeats of another', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, HEAD + line(12, 100));
  await importSamples(app, HEAD + line(13, 5));
  const third = await importSamples(app, HEAD + line(12, 90) + line(13, 5));
  expect(await importOf(app, third)).toMatchObject({ samples: 0, repeated: 1, problems: [{ lines: 1 }] });
  await undo(app, first);
  expect(await importOf(app, third)).toEqual({ samples: 1, known: 1, repeated: 1, problems: [] });
});

test('of several files that say something else of one moment the first stands of those that are left', async () => {
  const app = await createMeasuredOffice();
  const files = [100, 90, 100, 80];
  const imports: { readonly importId: number }[] = [];
  for (const down of files) imports.push(await importSamples(app, HEAD + line(12, down) + line(15, imports.length)));
  const left = [90, 100, 80];
  for (const [at, down] of left.entries()) {
    await undo(app, imports[at] ?? { importId: 0 });
    expect((await usedIn(app)).down).toBe(down + at + 1);
  }
});

test('what contradicted a file and was taken back itself does not return', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, HEAD + line(12, 100));
  const second = await importSamples(app, HEAD + line(12, 90) + line(13, 1));
  await undo(app, second);
  await undo(app, first);
  expect(await usedIn(app)).toMatchObject({ known: false });
});

test('a counter’s reading that contradicted a known one is of the series once that one is taken back', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line(10, 100) + line(14, 600), COUNTER);
  const second = await importSamples(app, HEAD + line(12, 300), COUNTER);
  const third = await importSamples(app, HEAD + line(12, 500) + line(15, 700), COUNTER);
  const hours = async () => {
    const { points } = await app.call('consumption', 'ofClient', { clientId: app.anaId, period: 'day', back: 0 });
    return points.filter(({ down }) => down > 0).map(({ down }) => down);
  };
  expect(await hours()).toEqual([200, 300, 100]);
  await undo(app, second);
  expect(await hours()).toEqual([400, 100, 100]);
  expect(await importOf(app, third)).toMatchObject({ problems: [] });
});

/** What the office shows of Ana's day, hour by hour. */
async function dayOf(app: Office) {
  const { points, totals } = await app.call('consumption', 'ofClient', { clientId: app.anaId, period: 'day', back: 0 });
  return { points, totals, month: await usedIn(app) };
}

const anyFile = record({
  lines: uniqueArray(record({ hour: integer({ min: 8, max: 14 }), down: constantFrom(100, 200, 300) }), {
    minLength: 1,
    maxLength: 6,
    selector: ({ hour }) => hour,
  }),
  stays: constantFrom(true, false),
  /** Whether it is taken back before those that came after it. */
  goesFirst: constantFrom(true, false),
});

test('what is undone leaves what would be there had it never come, of intervals and of counters', async () => {
  const files = array(anyFile, { minLength: 2, maxLength: 5 });
  await assert(
    asyncProperty(constantFrom('interval', 'counter'), files, async (measure, all) => {
      const [undone, without] = [await createMeasuredOffice(), await createMeasuredOffice()];
      const imports: { readonly importId: number }[] = [];
      for (const [at, { lines, stays, goesFirst }] of all.entries()) {
        const ofItsOwn = `10.9.9.${at};2026-11-20 10:00;1;1\n`;
        const text = HEAD + ofItsOwn + lines.map(({ hour, down }) => line(hour, down)).join('');
        const done = await importSamples(undone, text, { measure });
        if (stays) await importSamples(without, text, { measure });
        else if (goesFirst) imports.unshift(done);
        else imports.push(done);
      }
      for (const one of imports) await undo(undone, one);
      expect(await dayOf(undone)).toEqual(await dayOf(without));
    }),
    { numRuns: 12 },
  );
});
