import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createMeasuredOffice, importSamples, monthOf, previewSamples } from '../support/consumption';
import { addContract, contractFieldsWith, createContractOffice, onlyContract } from '../support/contracts';
import { importList } from '../support/lists';

type Office = Awaited<ReturnType<typeof createMeasuredOffice>>;

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
const IP = '2001:db8:1::1';
const USER = 'beto.ruiz';
/** What Beto's contract used at an hour of 20 November by one of its addresses: its network of v6, or its user name. */
const line = (address: string, hour: number, down: number) => `${address};2026-11-20 ${hour}:00;${down};0\n`;

const usedBy = async (app: Office, clientId = app.betoId) => {
  const { totals } = await monthOf(app, clientId);
  return totals.known ? totals.down : null;
};
async function importOf({ call }: Office, importId: number) {
  const found = (await call('consumption', 'imports', {})).imports.find(({ id }) => id === importId);
  return { samples: found?.samples, known: found?.known, repeated: found?.repeated, problems: found?.problems };
}
const undo = ({ call }: Office, { importId }: { importId: number }) => call('consumption', 'undo', { importId });
const told = (...examples: readonly (readonly [line: number, text: string])[]) => ({
  code: 'toldTwice',
  lines: examples.length,
  examples: examples.map(([at, text]) => ({ line: at, text })),
});

test('in one file, what two addresses of a contract tell of a moment is counted once, and the lines are listed', async () => {
  const app = await createMeasuredOffice();
  const file = HEAD + line(IP, 12, 100) + line(USER, 12, 100) + line(USER, 13, 50) + line('10.0.0.1', 12, 30);
  const twice = told([3, 'beto.ruiz;2026-11-20 12:00:00;100;0']);
  const done = await importSamples(app, file);
  expect(done.summary).toMatchObject({ known: { samples: 3 }, repeated: 0, problems: [twice] });
  expect(done).toMatchObject({ samples: 3, known: 3, unknown: 0, repeated: 0 });
  expect(await importOf(app, done.importId)).toEqual({ samples: 3, known: 3, repeated: 0, problems: [twice] });
  expect(await usedBy(app)).toBe(150);
  expect(await usedBy(app, app.anaId)).toBe(30);
  expect(await undo(app, done)).toEqual({ samples: 3 });
  expect(await importOf(app, done.importId)).toEqual({ samples: 3, known: 3, repeated: 0, problems: [twice] });
  expect(await usedBy(app)).toBe(null);
});

test('in two files too: undone, the second takes nothing of the first along; once the first goes, the second stands', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, HEAD + line(IP, 12, 100) + line(IP, 13, 60));
  const file = HEAD + line(USER, 12, 100) + line(USER, 13, 61) + line(USER, 14, 50);
  const twice = told([2, 'beto.ruiz;2026-11-20 12:00:00;100;0'], [3, 'beto.ruiz;2026-11-20 13:00:00;61;0']);
  const second = await importSamples(app, file);
  expect(second.summary).toMatchObject({ known: { samples: 1 }, repeated: 0, problems: [twice] });
  expect(await importOf(app, second.importId)).toEqual({ samples: 1, known: 1, repeated: 0, problems: [twice] });
  expect(await usedBy(app)).toBe(210);
  expect(await undo(app, second)).toEqual({ samples: 1 });
  expect(await usedBy(app)).toBe(160);
  const third = await importSamples(app, file);
  expect(await undo(app, first)).toEqual({ samples: 2 });
  expect(await usedBy(app)).toBe(211);
  expect(await importOf(app, third.importId)).toEqual({ samples: 3, known: 3, repeated: 0, problems: [] });
  expect(await undo(app, third)).toEqual({ samples: 3 });
  expect(await usedBy(app)).toBe(null);
});

test('hosts of a contract’s network are counters of their own and add up; its user name tells of all of them again', async () => {
  const app = await createMeasuredOffice();
  const hosts = line(IP, 12, 100) + line('2001:db8:1::2', 12, 200);
  const done = await importSamples(app, HEAD + hosts + line(USER, 12, 300));
  expect(done).toMatchObject({ samples: 2, known: 2 });
  expect(await usedBy(app)).toBe(300);
  const more = await importSamples(app, HEAD + line(USER, 12, 301) + line('2001:db8:1::3', 12, 40));
  expect(more.summary).toMatchObject({ known: { samples: 1 } });
  expect(await usedBy(app)).toBe(340);
});

test('the user name first: each host is kept out, and which line came first of a file is the address’s that does', async () => {
  const app = await createMeasuredOffice();
  const done = await importSamples(
    app,
    HEAD + line(USER, 12, 300) + line(IP, 12, 100) + line('2001:db8:1::2', 12, 200),
  );
  expect(done.summary).toMatchObject({ known: { samples: 1 }, problems: [{ code: 'toldTwice', lines: 2 }] });
  expect(done).toMatchObject({ samples: 1 });
  expect(await usedBy(app)).toBe(300);
});

test('two contracts of a client are two, whatever they are measured by', async () => {
  const app = await createMeasuredOffice();
  await addContract(app, app.betoId, { ip: '10.0.0.9', userName: 'beto.local' });
  const done = await importSamples(app, HEAD + line('10.0.0.9', 12, 100) + line(USER, 12, 200));
  expect(done.summary).toMatchObject({ known: { samples: 2, contracts: 2 }, problems: [] });
  expect(await usedBy(app)).toBe(300);
});

const counter = { measure: 'counter' } as const;

test('counters of two addresses that were read at the same moments are the same traffic', async () => {
  const app = await createMeasuredOffice();
  const series = (address: string, from: number) =>
    line(address, 10, from) + line(address, 11, from + 100) + line(address, 12, from + 300);
  const first = await importSamples(app, HEAD + series(IP, 0) + series(USER, 5000), counter);
  expect(first.summary).toMatchObject({
    known: { samples: 2 },
    starting: 2,
    repeated: 0,
    problems: [told([6, 'beto.ruiz;2026-11-20 11:00:00;5100;0'], [7, 'beto.ruiz;2026-11-20 12:00:00;5300;0'])],
  });
  expect(first).toMatchObject({ samples: 2, repeated: 0 });
  expect(await usedBy(app)).toBe(300);
  const more = HEAD + line(IP, 13, 350) + line(USER, 13, 5350) + line(USER, 14, 5400);
  const second = await importSamples(app, more, counter);
  expect(second.summary).toMatchObject({ known: { samples: 2 }, problems: [{ code: 'toldTwice', lines: 1 }] });
  expect(second).toMatchObject({ samples: 2 });
  expect(await usedBy(app)).toBe(400);
  await undo(app, second);
  expect(await usedBy(app)).toBe(300);
});

test('a known reading of which the file makes a sample keeps out what another address tells of it, in the dry run too', async () => {
  const app = await createMeasuredOffice();
  const mac = 'E4:8D:8C:04:03:C5';
  await importSamples(app, HEAD + line('10.0.0.1', 10, 1000) + line('10.0.0.1', 11, 1100), counter);
  const before = [8, 9].map((hour) => line('10.0.0.1', hour, hour * 100)).join('');
  const byMac = [8, 9, 10, 11].map((hour) => line(mac, hour, 5000 + hour * 100)).join('');
  const { summary, ...done } = await importSamples(app, HEAD + before + byMac, counter);
  const { problems } = await importOf(app, done.importId);
  expect(summary).toMatchObject({ known: { samples: 2 }, starting: 1, repeated: 0, problems });
  expect(problems).toMatchObject([{ code: 'toldTwice', lines: 3, examples: [{ line: 5 }, { line: 6 }, { line: 7 }] }]);
  expect(done).toMatchObject({ samples: 2, repeated: 0 });
  expect(await usedBy(app, app.anaId)).toBe(300);
});

test('a counter and a file of intervals that says until when tell the same stretch', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, HEAD + line(IP, 11, 0) + line(IP, 12, 100), counter);
  const ends = HEAD.replace('Desde', 'Hasta') + line(USER, 12, 110) + line(USER, 13, 20);
  const second = await importSamples(app, ends, { measure: 'interval' });
  expect(second.summary).toMatchObject({ known: { samples: 1 }, problems: [{ code: 'toldTwice', lines: 1 }] });
  expect(await usedBy(app)).toBe(120);
  await undo(app, first);
  expect(await usedBy(app)).toBe(130);
  expect(await importOf(app, second.importId)).toMatchObject({ samples: 2, problems: [] });
});

test('the first undone, a counter that was kept out stands, and its lines are no problem any more', async () => {
  const app = await createMeasuredOffice();
  const series = (address: string) => line(address, 10, 0) + line(address, 11, 100) + line(address, 12, 300);
  const first = await importSamples(app, HEAD + series(IP), counter);
  const second = await importSamples(app, HEAD + series(USER), counter);
  expect(await importOf(app, second.importId)).toMatchObject({ samples: 0, problems: [{ lines: 2 }] });
  await undo(app, first);
  expect(await usedBy(app)).toBe(300);
  expect(await importOf(app, second.importId)).toEqual({ samples: 2, known: 2, repeated: 0, problems: [] });
});

test('of three that tell it, one stands as long as there is one', async () => {
  const app = await createMeasuredOffice();
  await addContract(app, app.betoId, { ip: '10.0.0.9', userName: 'beto.local', mac: '02:00:00:00:00:01' });
  const files = ['10.0.0.9', 'beto.local', '02:00:00:00:00:01'].map(
    (address, at) => HEAD + line(address, 12, 100 + at * 10),
  );
  const done = [];
  for (const file of files) done.push(await importSamples(app, file));
  const [byIp, byUser, byMac] = done;
  expect(done.map(({ samples }) => samples)).toEqual([1, 0, 0]);
  if (!byIp || !byUser || !byMac) throw new Error('three were imported');
  await undo(app, byIp);
  expect(await usedBy(app)).toBe(110);
  expect(await importOf(app, byMac.importId)).toMatchObject({ samples: 0, problems: [{ lines: 1 }] });
  await undo(app, byMac);
  expect(await usedBy(app)).toBe(110);
  await undo(app, byUser);
  expect(await usedBy(app)).toBe(null);
});

test('what is given to a contract that has it told by another address is not counted again', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line('10.0.0.1', 12, 100));
  const late = await importSamples(app, HEAD + line('ana.casa', 12, 100) + line('ana.casa', 13, 50));
  expect(late).toMatchObject({ samples: 2, unknown: 2 });
  const { id, version, ...ana } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'update', { id, version, fields: contractFieldsWith({ ...ana, userName: 'ana.casa' }) });
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 1, left: 0, shared: 0 });
  expect(await usedBy(app, app.anaId)).toBe(150);
  expect(await importOf(app, late.importId)).toMatchObject({ samples: 1, repeated: 1 });
});

test('a dry run says what the run does, also of a file that was counted in part', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line('2001:db8:1::2', 12, 20));
  const file = HEAD + line(USER, 12, 100) + line(IP, 12, 80) + line(USER, 13, 40) + line(IP, 13, 40);
  const { summary, ...done } = await importSamples(app, file);
  expect(summary).toMatchObject({ known: { samples: 2 }, problems: [{ code: 'toldTwice', lines: 2 }] });
  expect(done).toMatchObject({ samples: 2, repeated: 0 });
  expect(await usedBy(app)).toBe(140);
  const again = await previewSamples(app, file + line(USER, 14, 10));
  expect(again.summary).toMatchObject({ known: { samples: 1 }, repeated: 4, problems: [] });
});

test('nothing is kept of what was told again once its samples are sums alone', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line(IP, 12, 100) + line(USER, 12, 100));
  const keptOut = () => {
    const register = new Sqlite(join(app.folder, 'abonado.db'), { readonly: true });
    const { samples } = z
      .object({ samples: z.number() })
      .parse(register.prepare('SELECT count(*) AS samples FROM consumption_told_again').get());
    register.close();
    return samples;
  };
  expect(keptOut()).toBe(1);
  await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 1, hourMonths: 24 });
  await app.app.sweepConsumption();
  expect(keptOut()).toBe(0);
  expect(await usedBy(app)).toBe(100);
});

test('a contract’s import taken back, each of its addresses tells of itself again', async () => {
  const app = await createContractOffice();
  const list = await importList(app, ['ID cliente;Plan;IP;Usuario', '2;Fibra 100 Mb;2001:db8:1::/48;beto.ruiz']);
  const { importId } = await importSamples(app, HEAD + line(IP, 12, 100) + line(USER, 12, 90));
  await app.call('imports', 'undo', { importId: list.importId });
  const { addresses } = await app.call('consumption', 'unknown', { offset: 0, limit: 10 });
  expect(addresses.map(({ address, samples, down }) => [address, samples, down])).toEqual([
    [IP, 1, 100],
    [USER, 1, 90],
  ]);
  const [done] = (await app.call('consumption', 'imports', {})).imports;
  expect(done).toMatchObject({ id: importId, samples: 2, problems: [] });
});

test('a known reading of which the file makes a sample is kept out by what another address tells of it in the file', async () => {
  const app = await createMeasuredOffice();
  const series = (address: string, hours: readonly number[]) =>
    hours.map((hour) => line(address, hour, hour * 100)).join('');
  await importSamples(app, HEAD + series('10.0.0.1', [10]), counter);
  const file = HEAD + series('E4:8D:8C:04:03:C5', [7, 8, 9, 10]) + series('10.0.0.1', [8, 9]);
  const { summary, ...done } = await importSamples(app, file, counter);
  expect(summary).toMatchObject({ known: { samples: 3 }, problems: [{ code: 'toldTwice', lines: 1 }] });
  expect(done).toMatchObject({ samples: 3, repeated: summary.repeated });
  expect(await usedBy(app, app.anaId)).toBe(300);
});

test('a known reading of which the file makes a sample is kept out by what the office has of another address, too', async () => {
  const app = await createMeasuredOffice();
  const series = (address: string, hours: readonly number[]) =>
    hours.map((hour) => line(address, hour, hour * 100)).join('');
  await importSamples(app, HEAD + series('E4:8D:8C:04:03:C5', [7, 8, 9, 10]), counter);
  await importSamples(app, HEAD + series('10.0.0.1', [10]), counter);
  const { summary, ...done } = await importSamples(app, HEAD + series('10.0.0.1', [8, 9]), counter);
  expect(summary).toMatchObject({ known: { samples: done.samples }, repeated: done.repeated });
  expect(done.samples).toBe(0);
  expect(await usedBy(app, app.anaId)).toBe(300);
});

const OTHER_HOST = '2001:db8:1::2';
test.each([
  ['the third of another address of its kind', line(OTHER_HOST, 12, 200), false],
  ['the third of the same address', line(IP, 12, 200), false],
  ['where the first one’s file is read again, it stands', line(OTHER_HOST, 12, 200), true],
])('the first of three undone, the second stands and keeps the third out: %s', async (_, third, again) => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, HEAD + line(IP, 12, 100) + line(OTHER_HOST, 13, 10));
  const second = await importSamples(app, HEAD + line(USER, 12, 300) + line(USER, 13, 30));
  const last = await importSamples(app, HEAD + third);
  await undo(app, first);
  expect(await usedBy(app)).toBe(330);
  expect(await importOf(app, second.importId)).toEqual({ samples: 2, known: 2, repeated: 0, problems: [] });
  expect(await importOf(app, last.importId)).toMatchObject({ samples: 0, known: 0 });
  if (again) await importSamples(app, HEAD + line(IP, 12, 100) + line(OTHER_HOST, 13, 10));
  await undo(app, second);
  expect(await usedBy(app)).toBe(again ? 310 : 200);
});

test('and so it is of counters', async () => {
  const app = await createMeasuredOffice();
  const series = (address: string, grown: number) => HEAD + line(address, 10, 0) + line(address, 11, grown);
  const first = await importSamples(app, series(IP, 100), counter);
  await importSamples(app, series(USER, 300), counter);
  const last = await importSamples(app, series(OTHER_HOST, 200), counter);
  expect(await usedBy(app)).toBe(300);
  await undo(app, last);
  expect(await usedBy(app)).toBe(100);
  await importSamples(app, series(OTHER_HOST, 201), counter);
  await undo(app, first);
  expect(await usedBy(app)).toBe(300);
});

test('of two addresses of a file that are kept out, the one of the first line stands once there is room', async () => {
  const app = await createMeasuredOffice();
  const [ip, mac, user] = ['10.0.0.9', '02:00:00:00:00:01', 'beto.local'];
  await addContract(app, app.betoId, { ip, userName: user, mac });
  await importSamples(app, HEAD + line(mac, 9, 1));
  const first = await importSamples(app, HEAD + line(user, 12, 100));
  await importSamples(app, HEAD + line(ip, 12, 200) + line(mac, 12, 300));
  await undo(app, first);
  expect(await usedBy(app)).toBe(201);
});
