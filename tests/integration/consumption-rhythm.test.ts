import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { ClientConsumption } from '../../src-main/contract/consumption';
import { createMeasuredOffice, importSamples } from '../support/consumption';
import { addContract } from '../support/contracts';

type Office = Awaited<ReturnType<typeof createMeasuredOffice>>;

/** Midnight of the office's 24 November; its wall is three hours behind. */
const MIDNIGHT_MS = Date.UTC(2026, 10, 24, 3);
const HOUR_MS = 3_600_000;
const WEEKS_HOURS = 24 * 9;

const head = (time: 'Desde' | 'Hasta') => `IP;${time};Bajada bytes;Subida bytes\n`;
const lineAt = (hoursBefore: number, down: number, ip = '10.0.0.1') =>
  `${ip};${new Date(MIDNIGHT_MS - hoursBefore * HOUR_MS).toISOString()};${down};0\n`;

/** Nine days that end at midnight, a line every so many hours, each told by how long before midnight it is. */
function every(hours: number, line: (hoursBefore: number) => string): string {
  return Array.from({ length: WEEKS_HOURS / hours }, (_, at) => line(WEEKS_HOURS - at * hours)).join('');
}

/** Has the office's clock be another zone's. */
function changeZone({ folder }: Office, timeZone: string): void {
  const register = new Sqlite(join(folder, 'abonado.db'));
  register.prepare('UPDATE office SET time_zone = ?').run(timeZone);
  register.close();
}

const ask = (app: Office, period: 'day' | 'week', back = 0) =>
  app.call('consumption', 'ofClient', { clientId: app.anaId, period, back });
/** Each bucket by the hour of the wall at which it begins, null where nothing is known of it. */
const shown = ({ points }: ClientConsumption) =>
  points.map(({ wallMs, down, known }) => [new Date(wallMs).getUTCHours(), known ? down : null]);
const evenHours = Array.from({ length: 12 }, (_, at) => at * 2);

test('samples of every two hours are drawn two hours at a time, with a zero where one says so and a gap where none is', async () => {
  const app = await createMeasuredOffice();
  const used = (before: number) => (before === 6 ? 0 : before + 100);
  await importSamples(app, head('Desde') + every(2, (before) => (before === 4 ? '' : lineAt(before, used(before)))));
  const day = await ask(app, 'day');
  expect(day.hours).toBe(2);
  expect(shown(day)).toEqual(evenHours.map((hour) => [hour, hour === 20 ? null : used(24 - hour)]));
  expect(day.totals.down).toBe(day.points.reduce((sum, { down }) => sum + down, 0));
  expect(day.totals.down).toBe(day.lastDay.down);
  const week = await ask(app, 'week');
  expect([week.hours, week.points.length, week.points.filter(({ known }) => !known).length]).toEqual([2, 84, 1]);
  expect(shown(await ask(app, 'day', 1))).toEqual(evenHours.map((hour) => [hour, used(48 - hour)]));
});

test.each(['interval', 'counter'] as const)(
  'those that tell of what went before lie in the same two hours: %s',
  async (measure) => {
    const app = await createMeasuredOffice();
    let counter = 0;
    const used = (before: number) => before + 100;
    const line = (before: number) => {
      counter += used(before);
      return lineAt(before - 2, measure === 'counter' ? counter : used(before));
    };
    await importSamples(app, head('Hasta') + every(2, line), { measure });
    expect(shown(await ask(app, 'day'))).toEqual(evenHours.map((hour) => [hour, used(24 - hour)]));
  },
);

test('a contract that is measured by the hour is summed with one of every three hours, three at a time', async () => {
  const app = await createMeasuredOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.2' });
  const file = every(1, (before) => lineAt(before, 1)) + every(3, (before) => lineAt(before, 1000, '10.0.0.2'));
  await importSamples(app, head('Desde') + file);
  const day = await ask(app, 'day');
  expect(shown(day)).toEqual(Array.from({ length: 8 }, (_, at) => [at * 3, 1003]));
  expect(day.totals).toEqual({ down: 8024, up: 0, known: true });
});

test('once the office measures by the hour, a day is drawn by the hour, and the day of the change without gaps', async () => {
  const app = await createMeasuredOffice();
  const CHANGED = 12;
  const byHour = Array.from({ length: CHANGED + 24 }, (_, at) => lineAt(CHANGED + 24 - at, 7)).join('');
  const before = every(2, (hoursBefore) => (hoursBefore > CHANGED + 24 ? lineAt(hoursBefore, 14) : ''));
  await importSamples(app, head('Desde') + before + byHour);
  const day = await ask(app, 'day');
  expect(shown(day)).toEqual(Array.from({ length: 24 }, (_, hour) => [hour, 7]));
  expect(shown(await ask(app, 'day', 1))).toEqual(evenHours.map((hour) => [hour, 14]));
});

test('hours without a sample among hourly ones are a gap, on the chart and in the numbers, and no zeros', async () => {
  const app = await createMeasuredOffice();
  const isOut = (before: number) => before >= 10 && before <= 12;
  await importSamples(app, head('Desde') + every(1, (before) => (isOut(before) ? '' : lineAt(before, 7))));
  const day = await ask(app, 'day');
  expect(day.hours).toBe(1);
  expect(shown(day)).toEqual(Array.from({ length: 24 }, (_, hour) => [hour, isOut(24 - hour) ? null : 7]));
  const asked = { clientId: app.anaId, period: 'day', back: 0 } as const;
  const words = { headers: ['Hora', 'Bajada', 'Subida'], fileName: 'Ana' };
  const { fileToken } = await app.call('consumption', 'saveNumbers', { ...asked, ...words });
  const rows = readFileSync(app.files.resolveOutgoing(fileToken)?.path ?? '', 'utf8')
    .trim()
    .split(/\r?\n/u);
  expect(rows.slice(11, 18).map((row) => row.replace(/^[^,;]*[,;]/u, ''))).toEqual([
    expect.stringMatching(/^7[,;]0$/u),
    expect.stringMatching(/^7[,;]0$/u),
    expect.stringMatching(/^[,;]$/u),
    expect.stringMatching(/^[,;]$/u),
    expect.stringMatching(/^[,;]$/u),
    expect.stringMatching(/^7[,;]0$/u),
    expect.stringMatching(/^7[,;]0$/u),
  ]);
});

test('an hour in which a counter stood still is known to be nothing, also once its readings are split', async () => {
  const app = await createMeasuredOffice();
  const counter = { measure: 'counter' } as const;
  const reading = (hour: number, down: number) => `10.0.0.1;2026-11-20 ${hour}:00;${down};0\n`;
  await importSamples(app, head('Hasta') + reading(10, 100) + reading(12, 100) + reading(14, 200), counter);
  const { importId } = await importSamples(app, head('Hasta') + reading(11, 100) + reading(13, 150), counter);
  const known = async () => shown(await ask(app, 'day')).filter(([, down]) => down !== null);
  expect(await known()).toEqual([
    [10, 0],
    [11, 0],
    [12, 50],
    [13, 50],
  ]);
  await app.call('consumption', 'undo', { importId });
  expect(await known()).toEqual([
    [11, 0],
    [13, 100],
  ]);
});

test.each(['Desde', 'Hasta'] as const)(
  'samples of every two hours that begin at an odd one are drawn from where they begin, by their %s',
  async (time) => {
    const app = await createMeasuredOffice();
    const used = (before: number) => before + 100;
    // Those that say until when they go say it two hours later of the same two hours.
    const line = (before: number) => lineAt(before + 1 - (time === 'Hasta' ? 2 : 0), used(before));
    await importSamples(app, head(time) + every(2, line));
    const oddHours = [23, ...evenHours.slice(0, -1).map((hour) => hour + 1)];
    const shownBack = async (back: number) => shown(await ask(app, 'day', back));
    expect(await shownBack(0)).toEqual(oddHours.map((hour, at) => [hour, used(24 - at * 2)]));
    expect(await shownBack(1)).toEqual(oddHours.map((hour, at) => [hour, used(48 - at * 2)]));
    const { dataUntilMs } = await ask(app, 'day');
    expect(new Date(dataUntilMs ?? 0).toISOString()).toBe('2026-11-24T02:00:00.000Z');
    const month = await app.call('consumption', 'ofClient', { clientId: app.anaId, period: 'month', back: 0 });
    expect(month.dataUntilMs).toBe(dataUntilMs);
  },
);

test('a file that says when samples begin and one that says when they end tell of the same hours', async () => {
  const app = await createMeasuredOffice();
  const OTHER_FILE = 36;
  const from = every(2, (before) => (before > OTHER_FILE ? lineAt(before + 1, 14) : ''));
  const until = every(2, (before) => (before <= OTHER_FILE ? lineAt(before - 1, 14) : ''));
  await importSamples(app, head('Desde') + from);
  await importSamples(app, head('Hasta') + until);
  const week = await ask(app, 'week');
  expect(week.points.map(({ wallMs }) => new Date(wallMs).getUTCHours() % 2)).toEqual(Array(84).fill(1));
  expect(week.points.filter(({ down }) => down !== 14)).toEqual([]);
});

test.each([
  ['of which one is measured by the hour', 1],
  ['that are measured every three and every six', 6],
])('of two contracts %s a bucket begins where the samples of both do', async (_, otherHours) => {
  const app = await createMeasuredOffice();
  await addContract(app, app.anaId, { ip: '10.0.0.2' });
  const file =
    every(3, (before) => lineAt(before + 2, 1000)) + every(otherHours, (before) => lineAt(before + 2, 1, '10.0.0.2'));
  await importSamples(app, head('Desde') + file);
  const day = await ask(app, 'day');
  const width = Math.max(3, otherHours);
  const sum = (width / 3) * 1000 + width / otherHours;
  expect(shown(day)).toEqual(Array.from({ length: 24 / width }, (__, at) => [(22 + at * width) % 24, sum]));
});

/** What grows evenly here is no counter. */
const INTERVALS = { measure: 'interval' } as const;

/** Of a zone whose clock goes an hour ahead at the midnight that 6 September 2026 begins with, and each sample's two hours. */
const CHANGE_MS = Date.UTC(2026, 8, 6, 4);
const chileLine = (atMs: number) =>
  `10.0.0.1;${new Date(atMs).toISOString()};${(atMs - CHANGE_MS) / HOUR_MS + 1000};0\n`;

test('samples of every two hours by an even clock that changed lie in their own hours before and after', async () => {
  const app = await createMeasuredOffice();
  changeZone(app, 'America/Santiago');
  // By the wall 18, 20, 22 before the change, of which the last one is two hours; 0 is left out, and 1 is the rest of its.
  const before = Array.from({ length: 40 }, (_, at) => CHANGE_MS - (40 - at) * 2 * HOUR_MS);
  const after = [0, ...Array.from({ length: 20 }, (_, at) => 1 + at * 2)].map((hours) => CHANGE_MS + hours * HOUR_MS);
  await importSamples(app, head('Desde') + [...before, ...after].map(chileLine).join(''), INTERVALS);
  const week = await ask(app, 'week');
  const known = week.points.filter((point) => point.known);
  expect(known.map(({ down }) => down)).toEqual(
    [...before, ...after].map((atMs) => (atMs - CHANGE_MS) / HOUR_MS + 1000),
  );
  expect(known.map(({ wallMs }) => new Date(wallMs).getUTCHours()).slice(38, 44)).toEqual([20, 22, 1, 2, 4, 6]);
});

test('samples of every two hours, whatever the clock says, keep their two hours across its change', async () => {
  const app = await createMeasuredOffice();
  changeZone(app, 'America/Santiago');
  const all = Array.from({ length: 60 }, (_, at) => CHANGE_MS + (at - 40) * 2 * HOUR_MS);
  await importSamples(app, head('Desde') + all.map(chileLine).join(''), INTERVALS);
  const known = (await ask(app, 'week')).points.filter((point) => point.known);
  expect(known.map(({ down }) => down)).toEqual(all.map((atMs) => (atMs - CHANGE_MS) / HOUR_MS + 1000));
  expect(known.map(({ wallMs }) => new Date(wallMs).getUTCHours()).slice(38, 43)).toEqual([20, 22, 1, 3, 5]);
});

test.each([
  ['Hasta', 5, '2026-11-24T04:00:00.000Z'],
  ['Desde', 59, '2026-11-24T03:00:00.000Z'],
] as const)(
  'whether a file says since when or until when is what it was read as, whatever its seconds: %s',
  async (time, seconds, until) => {
    const app = await createMeasuredOffice();
    const line = (before: number) => lineAt(before - (time === 'Hasta' ? 2 : 0) - seconds / 3600, 100);
    await importSamples(app, head(time) + every(2, line));
    expect(new Date((await ask(app, 'day')).dataUntilMs ?? 0).toISOString()).toBe(until);
  },
);

test.each([8, 12, 24])('samples of every %i hours tell until the end of the last one too', async (hours) => {
  const app = await createMeasuredOffice();
  await importSamples(app, head('Desde') + every(hours, (before) => lineAt(before, 100)));
  const { dataUntilMs, lastDay } = await ask(app, 'day');
  expect(new Date(dataUntilMs ?? 0).toISOString()).toBe('2026-11-24T03:00:00.000Z');
  expect(lastDay.down).toBe((24 / hours) * 100);
});
