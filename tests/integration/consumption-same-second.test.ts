import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples, monthOf } from '../support/consumption';

type Office = Awaited<ReturnType<typeof createMeasuredOffice>>;

const HEAD = 'IP;Hasta;Bajada bytes;Subida bytes\n';
const line = (hour: number, down: number) => `10.0.0.1;2026-11-20 ${hour}:00;${down};0\n`;
/** 40 bytes in the hour until 11, 60 in the one until 12, by a counter; and 41 in the hour until 11, by intervals. */
const counterFile = HEAD + line(10, 0) + line(11, 40) + line(12, 100);
const intervalFile = HEAD + line(11, 41);

const importCounter = (app: Office) => importSamples(app, counterFile, { measure: 'counter' });
const importInterval = (app: Office) => importSamples(app, intervalFile, { measure: 'interval' });
const undo = ({ call }: Office, { importId }: { importId: number }) => call('consumption', 'undo', { importId });
async function downOf(app: Office) {
  const { totals } = await monthOf(app, app.anaId);
  return totals.known ? totals.down : null;
}
async function countsOf({ call }: Office, importId: number) {
  const found = (await call('consumption', 'imports', {})).imports.find(({ id }) => id === importId);
  return [found?.samples, found?.known, found?.repeated, found?.problems.length];
}

test('where an interval stood in the place of a counter’s sample, the counter counts once the interval is taken back', async () => {
  const app = await createMeasuredOffice();
  const interval = await importInterval(app);
  const counter = await importCounter(app);
  expect(await downOf(app)).toBe(101);
  expect(counter.summary).toMatchObject({ known: { samples: 1 }, repeated: 1, starting: 1 });
  expect(await countsOf(app, counter.importId)).toEqual([1, 1, 1, 0]);
  expect(await undo(app, interval)).toEqual({ samples: 0 });
  expect(await downOf(app)).toBe(100);
  expect(await countsOf(app, counter.importId)).toEqual([2, 2, 0, 0]);
  expect(await undo(app, counter)).toEqual({ samples: 2 });
  expect(await downOf(app)).toBe(null);
});

test('and the interval, once the counter is that it contradicted', async () => {
  const app = await createMeasuredOffice();
  const counter = await importCounter(app);
  const interval = await importInterval(app);
  expect(await downOf(app)).toBe(100);
  expect(await countsOf(app, interval.importId)).toEqual([0, 0, 0, 1]);
  expect(await undo(app, counter)).toEqual({ samples: 1 });
  expect(await downOf(app)).toBe(41);
  expect(await countsOf(app, interval.importId)).toEqual([1, 1, 0, 0]);
  expect(await undo(app, interval)).toEqual({ samples: 1 });
  expect(await downOf(app)).toBe(null);
});

test('the one that came second is taken back by itself', async () => {
  const app = await createMeasuredOffice();
  const interval = await importInterval(app);
  const counter = await importCounter(app);
  expect(await undo(app, counter)).toEqual({ samples: 1 });
  expect(await downOf(app)).toBe(41);
  await undo(app, interval);
  const first = await importCounter(app);
  await undo(app, await importInterval(app));
  expect(await downOf(app)).toBe(100);
  expect(await undo(app, first)).toEqual({ samples: 2 });
  expect(await downOf(app)).toBe(null);
});
