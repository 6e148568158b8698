import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples } from '../support/consumption';
import { addContract, contractFieldsWith, contractsOf, onlyContract } from '../support/contracts';
import type { TestApp } from '../support/test-app';

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
const UNTIL = 'IP;Hasta;Bajada bytes;Subida bytes\n';
const at = (ip: string, day: number, down = 1) => `${ip};2026-11-${day}T15:00:00Z;${down};0\n`;
const noonMs = (day: number) => Date.UTC(2026, 10, day, 15);
type MeasuredOffice = Awaited<ReturnType<typeof createMeasuredOffice>>;
const STRANGER = '10.9.9.9';

async function lastDay(app: Pick<TestApp, 'call'>, clientId: number) {
  const { used } = await app.call('consumption', 'lastDay', { clientId });
  const { dataUntilMs, lastDay: total } = await app.call('consumption', 'ofClient', {
    clientId,
    period: 'month',
    back: 0,
  });
  expect(used?.dataUntilMs ?? null).toBe(dataUntilMs);
  return { untilMs: dataUntilMs, down: total.down };
}

test.each([
  ['of a file of its own', [HEAD + at('10.0.0.1', 20, 7), HEAD + at(STRANGER, 23)]],
  ['among others', [HEAD + at('10.0.0.1', 20, 7) + at(STRANGER, 23)]],
])('a sample of an address that nobody has moves no client’s last 24 hours: %s', async (_, files) => {
  const app = await createMeasuredOffice();
  for (const file of files) await importSamples(app, file);
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: noonMs(20), down: 7 });
});

test('it does from when a contract is given that address, and no more once its file is taken back', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + at('10.0.0.1', 20, 7));
  const { importId } = await importSamples(app, HEAD + at(STRANGER, 23, 5));
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'update', { id, version, fields: contractFieldsWith({ ip: STRANGER }) });
  expect(await app.call('consumption', 'assign', {})).toMatchObject({ addresses: 1 });
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: noonMs(23), down: 5 });
  await app.call('consumption', 'undo', { importId });
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: noonMs(20), down: 7 });
});

test('an office that has samples of strangers alone has none of its clients', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + at(STRANGER, 23));
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: null, down: 0 });
});

test.each([
  ['intervals that end', 'interval'],
  ['a counter', 'counter'],
] as const)('the last second is the one that is counted, of %s on the hour among a stranger’s', async (_, measure) => {
  const app = await createMeasuredOffice();
  const ana = at('10.0.0.1', 19) + at('10.0.0.1', 20, 8);
  await importSamples(app, UNTIL + ana + at(STRANGER, 21) + at(STRANGER, 23, 9), { measure });
  expect((await lastDay(app, app.anaId)).untilMs).toBe(noonMs(20) - 1000);
});

/** An address that Beto had until the 16th and Ana until the 20th. */
async function handOver(app: MeasuredOffice) {
  const turns = [
    [app.betoId, '2026-11-01', '2026-11-16'],
    [app.anaId, '2026-11-17', '2026-11-20'],
  ] as const;
  for (const [clientId, startedOn, endedOn] of turns) {
    const id = await addContract(app, clientId, { ip: STRANGER, startedOn });
    const version = (await contractsOf(app, clientId)).find((one) => one.id === id)?.version ?? 0;
    await app.call('contracts', 'end', { id, version, endedOn, reason: 'Se mudó.' });
  }
}

const GIVEN_UP = HEAD + at(STRANGER, 15) + at(STRANGER, 18, 7) + at(STRANGER, 23);

test('of an address that was given up in the days of a file the last sample of whoever had it counts', async () => {
  const app = await createMeasuredOffice();
  await handOver(app);
  expect(await importSamples(app, GIVEN_UP)).toMatchObject({ known: 2, unknown: 1 });
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: noonMs(18), down: 7 });
});

test('of days of an address that are assigned the last sample in them counts', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, GIVEN_UP);
  await handOver(app);
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 2, left: 0, shared: 0 });
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: noonMs(18), down: 7 });
});

test('who used something on the last measured day is asked of the day that contracts were measured on', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + at('10.0.0.1', 20, 7) + at(STRANGER, 23));
  const filter = { conditions: [{ kind: 'flag' as const, field: 'connected' as const, yes: true }] };
  const { rows } = await app.call('clients', 'list', { filter, sort: {}, offset: 0, limit: 10 });
  expect(rows.map(({ id }) => id)).toEqual([app.anaId]);
});

const counter = { measure: 'counter' } as const;
test('the reading that a counter begins with is no sample, until one from before makes it one', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + at('10.0.0.1', 23), counter);
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: null, down: 0 });
  await importSamples(app, HEAD + at('10.0.0.1', 23), counter);
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: null, down: 0 });
  const before = await importSamples(app, HEAD + at('10.0.0.1', 22, 0), counter);
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: noonMs(23) - 1000, down: 1 });
  await app.call('consumption', 'undo', { importId: before.importId });
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: null, down: 0 });
});

test('another contract’s first reading moves nobody’s last 24 hours', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + at('10.0.0.1', 20, 7));
  await importSamples(app, HEAD + at('beto.ruiz', 23), counter);
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: noonMs(20), down: 7 });
});

test('nor does whoever had an address for days of which a file tells nothing', async () => {
  const app = await createMeasuredOffice();
  await handOver(app);
  await importSamples(app, HEAD + at('10.0.0.1', 16, 7));
  await importSamples(app, HEAD + at(STRANGER, 15) + at(STRANGER, 23));
  expect(await lastDay(app, app.anaId)).toEqual({ untilMs: noonMs(16), down: 7 });
});
