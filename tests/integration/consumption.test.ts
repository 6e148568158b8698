import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createMeasuredOffice,
  gz,
  importSamples,
  monthOf,
  officeSamples,
  officeSamplesText,
  openSamples,
  previewSamples,
} from '../support/consumption';
import { addContract, contractFieldsWith, onlyContract } from '../support/contracts';
import { createTestOffice, refusalOf, START_MS } from '../support/test-app';

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
/** A day's line for Ana, at noon of her office; her office's day is 24 November 2026. */
const line = (day: string, down: number, up = 0) => `10.0.0.1;${day}T15:00:00Z;${down};${up}\n`;

test('the office file is read with its columns guessed, and counted once', async () => {
  const app = await createMeasuredOffice();
  const first = await importSamples(app, officeSamples);
  expect(first.summary).toMatchObject({ measure: 'interval', lines: 67_200, repeated: 0, problems: [] });
  expect(first.summary.unknown).toMatchObject({ samples: 67_200, addresses: 400 });
  const again = await previewSamples(app, officeSamples);
  expect(again.summary).toMatchObject({ repeated: 67_200, unknown: { samples: 0 }, known: { samples: 0 } });
  expect(again.summary.sameFile).toEqual({ fileName: 'consumo.csv', atMs: START_MS });
  expect(await app.call('consumption', 'apply', { draftId: again.draftId })).toMatchObject({ samples: 0 });
  expect(app.unexpected).toEqual([]);
});

test('bytes go to the contract with the IP, user name, MAC, or the network around the address', async () => {
  const app = await createMeasuredOffice();
  const done = await importSamples(
    app,
    `Usuario,Fecha,Descarga,Subida\n10.0.0.1,20/11/2026 10:00,100,10\n"<pppoe-Beto.Ruiz>",20/11/2026 10:00,200,20\n` +
      `2001:db8:1::77,20/11/2026 11:00,300,30\ne48d.8c04.03c5,20/11/2026 11:00,1000,100\n`,
  );
  expect(done).toMatchObject({ samples: 4, known: 4, unknown: 0 });
  expect((await monthOf(app, app.anaId)).totals).toEqual({ down: 1100, up: 110, known: true });
  expect((await monthOf(app, app.betoId)).totals).toEqual({ down: 500, up: 50, known: true });
});

test('a file that overlaps another adds what is new of it, and a line that stands twice counts once', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line('2026-11-20', 1) + line('2026-11-21', 2) + line('2026-11-21', 2));
  const second = await importSamples(app, HEAD + line('2026-11-21', 2) + line('2026-11-22', 4));
  expect(second).toMatchObject({ samples: 1, repeated: 1 });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(7);
});

test('a sample that was counted stays its own when its IP goes to another contract', async () => {
  const app = await createMeasuredOffice();
  const file = HEAD + line('2026-11-20', 5);
  await importSamples(app, file);
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'end', { id, version, endedOn: '2026-11-24', reason: 'Se mudó.' });
  await addContract(app, app.betoId, { ip: '10.0.0.1' });
  expect(await importSamples(app, file + line('2026-11-21', 8))).toMatchObject({ samples: 1, repeated: 1 });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(5);
  expect((await monthOf(app, app.betoId)).totals.down).toBe(8);
});

test('a counter is told from intervals by how it grows; one that is read at midnight tells of the day before', async () => {
  const app = await createMeasuredOffice();
  const grows = Array.from(
    { length: 30 },
    (_, at) => `10.0.0.1;${START_MS / 1000 - 3600 * (30 - at)};${at * 1000};${at}\n`,
  );
  expect((await previewSamples(app, HEAD + grows.join(''))).summary.measure).toBe('counter');
  // Midnight in Mendoza.
  const midnight = `10.0.0.1;2026-11-23T02:00:00Z;0;0\n10.0.0.1;2026-11-23T03:00:00Z;7;0\n`;
  await importSamples(app, HEAD + midnight, { measure: 'counter' });
  const { points } = await monthOf(app, app.anaId);
  expect(points.at(-1)).toEqual({ wallMs: Date.UTC(2026, 10, 22), down: 7, up: 0, known: true });
});

test('what cannot be counted is listed with its lines, and the rest is counted', async () => {
  const app = await createMeasuredOffice();
  const bad = [
    // A second more than a clock may be ahead.
    '10.0.0.1;2026-11-24T12:10:01Z;5;5',
    '10.0.0.1;2026-11-20T12:00:00Z;-5;5',
    '10.0.0.1;32/11/2026;5;5',
    ';2026-11-20T13:00:00Z;5;5',
    '10.0.0.1;2026-11-20T14:00:00Z;mucho;5',
    '10.0.0.1;2026-11-20T15:00:00Z;9;1',
    '10.0.0.1;2026-11-24T12:10:00Z;9;1',
  ].join('\r\n');
  const done = await importSamples(app, HEAD + bad);
  expect(done).toMatchObject({ samples: 2, repeated: 0 });
  const [record] = (await app.call('consumption', 'imports', {})).imports;
  expect(new Map(record?.problems.map(({ code, examples }) => [code, examples[0]?.line]))).toEqual(
    new Map([
      ['timeFuture', 2],
      ['bytesNegative', 3],
      ['timeInvalid', 4],
      ['addressMissing', 5],
      ['bytesInvalid', 6],
    ]),
  );
  expect(record?.problems[0]?.examples[0]?.text).not.toBe('');
});

test('unknown addresses are kept with what they used, and given to the contract that gets them', async () => {
  const app = await createMeasuredOffice();
  const { importId } = await importSamples(
    app,
    `${HEAD}10.9.9.9;2026-11-20T12:00:00Z;70;7\n10.9.9.9;2026-11-21T12:00:00Z;30;3\nnadie;2026-11-21T12:00:00Z;1;1\n`,
  );
  const asked = { offset: 0, limit: 10 };
  const before = await app.call('consumption', 'unknown', asked);
  expect(before.total).toBe(2);
  expect(before.addresses[0]).toMatchObject({ address: '10.9.9.9', samples: 2, down: 100, up: 10 });
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 0, samples: 0, left: 0, shared: 0 });
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'update', { id, version, fields: contractFieldsWith({ ip: '10.9.9.9' }) });
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 2, left: 0, shared: 0 });
  expect((await app.call('consumption', 'unknown', asked)).total).toBe(1);
  expect((await monthOf(app, app.anaId)).totals).toEqual({ down: 100, up: 10, known: true });
  await app.call('consumption', 'undo', { importId });
  expect((await monthOf(app, app.anaId)).totals).toEqual({ down: 0, up: 0, known: false });
  expect((await app.call('consumption', 'unknown', asked)).total).toBe(0);
});

test('a user name that two contracts have is nobody’s', async () => {
  const app = await createMeasuredOffice();
  await addContract(app, app.anaId, { userName: 'BETO.RUIZ' });
  const done = await importSamples(app, 'usuario;hora;rx;tx\nbeto.ruiz;20/11/2026 10:00;1;1\n');
  expect(done).toMatchObject({ known: 0, unknown: 1 });
});

test('a whole file is taken back, what another one added stays, and it can be imported again', async () => {
  const app = await createMeasuredOffice();
  const file = HEAD + line('2026-11-20', 1) + line('2026-11-21', 2);
  await importSamples(app, HEAD + line('2026-11-21', 2));
  const { importId } = await importSamples(app, file);
  expect(await app.call('consumption', 'undo', { importId })).toEqual({ samples: 1 });
  expect((await monthOf(app, app.anaId)).totals.down).toBe(2);
  expect(await refusalOf(app.call('consumption', 'undo', { importId }))).toMatchObject({ code: 'IMPORT_GONE' });
  expect((await previewSamples(app, file)).summary.sameFile).toBeNull();
  await importSamples(app, file);
  expect((await monthOf(app, app.anaId)).totals.down).toBe(3);
});

test.each([
  ['SAMPLES_EMPTY', ''],
  ['SAMPLES_EMPTY', '\n\n'],
  ['SAMPLES_KIND', 'PK\u0003\u0004 un libro'],
  ['SAMPLES_KIND', 'una carta\nque no es una tabla\n'],
  ['SAMPLES_KIND', `a;b\n\u0000;1\n`],
  ['SAMPLES_DAMAGED', gz(HEAD + line('2026-11-20', 5)).subarray(0, 40)],
])('%s: a file of the wrong kind, cut or empty is refused at once', async (code, bytes) => {
  const app = await createMeasuredOffice();
  expect(await refusalOf(openSamples(app, bytes))).toMatchObject({ code });
  expect(app.unexpected).toEqual([]);
});

test('a .gz that is cut after its first lines, or that unpacks without end, leaves nothing behind', async () => {
  const app = await createMeasuredOffice();
  const cut = await openSamples(app, officeSamples.subarray(0, 500_000));
  const endless = await openSamples(app, gz(HEAD + line('2026-11-20', 5).repeat(1_500_000)));
  for (const [{ draftId, columns, unit }, code] of [
    [cut, 'SAMPLES_DAMAGED'],
    [endless, 'SAMPLES_ENDLESS'],
  ] as const) {
    const targets = columns.map(({ target }) => target);
    const input = { draftId, targets, unit, measure: 'detect' } as const;
    expect(await refusalOf(app.call('consumption', 'preview', input))).toMatchObject({ code });
    expect(await refusalOf(app.call('consumption', 'apply', { draftId }))).toMatchObject({ code: 'IMPORT_GONE' });
  }
  expect((await app.call('consumption', 'imports', {})).imports).toEqual([]);
});

test('a mapping without address, time or bytes is refused, and bytes may be named in megabytes', async () => {
  const app = await createMeasuredOffice();
  const file = 'IP\tFecha\tHora\tTotal MB\n10.0.0.1\t20/11/2026\t10:00\t1,5\n';
  const { draftId, columns, unit } = await openSamples(app, file);
  expect(columns.map(({ target }) => target)).toEqual(['address', 'at', 'clock', 'down']);
  expect(unit).toBe('MB');
  const input = { draftId, unit, measure: 'detect' } as const;
  for (const targets of [
    ['ignore', 'at', 'clock', 'down'],
    ['address', 'ignore', 'clock', 'down'],
    ['address', 'at'],
  ] as const) {
    const refusal = await refusalOf(app.call('consumption', 'preview', { ...input, targets: [...targets] }));
    expect(refusal).toMatchObject({ code: 'VALIDATION', field: 'targets' });
  }
  await importSamples(app, file);
  expect((await monthOf(app, app.anaId)).totals).toEqual({ down: 1_500_000, up: 0, known: true });
});

test('a day is 24 hours and a week 168, ending where the office’s samples end; per contract and summed', async () => {
  const app = await createMeasuredOffice();
  const second = await addContract(app, app.anaId, { ip: '10.0.0.2' });
  const end = Date.UTC(2026, 10, 22, 18);
  const at = (hoursAgo: number, ip: string, down: number) =>
    `${ip};${new Date(end - hoursAgo * 3_600_000).toISOString()};${down};1\n`;
  await importSamples(
    app,
    HEAD + at(0, '10.0.0.1', 1) + at(23, '10.0.0.2', 2) + at(24, '10.0.0.1', 4) + at(167, '10.0.0.1', 8),
  );
  const ask = (period: 'day' | 'week', back = 0, contractId?: number) =>
    app.call('consumption', 'ofClient', { clientId: app.anaId, period, back, ...(contractId ? { contractId } : {}) });
  const day = await ask('day');
  expect(day).toMatchObject({
    bucket: 'hour',
    totals: { down: 3, up: 2 },
    lastDay: { down: 3 },
    dataUntilMs: end,
    earlier: true,
  });
  expect(day.points).toHaveLength(24);
  // The office's wall is three hours behind.
  expect(day.points.at(-1)).toEqual({ wallMs: end - 3 * 3_600_000, down: 1, up: 1, known: true });
  expect((await ask('day', 1)).totals.down).toBe(4);
  expect(await ask('day', 0, second)).toMatchObject({ totals: { down: 2 } });
  expect(await ask('week')).toMatchObject({ totals: { down: 15 } });
  expect(await app.call('consumption', 'lastDay', { clientId: app.anaId })).toEqual({
    used: { down: 3, up: 2, known: true, dataUntilMs: end },
  });
  expect((await ask('day', 0, app.betoContractId)).totals.down).toBe(0);
});

test('what lies before the first sample of a contract is unknown: its hour, its day, its month', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, `${HEAD}10.0.0.1;2026-11-20T15:30:00Z;5;1\n10.9.9.9;2026-01-02T15:00:00Z;5;1\n`);
  const knownFrom = async (period: 'day' | 'month' | 'year', contractId?: number) => {
    const asked = { clientId: app.anaId, period, back: 0, ...(contractId ? { contractId } : {}) };
    const { points } = await app.call('consumption', 'ofClient', asked);
    return [points.findIndex(({ known }) => known), points.length];
  };
  expect(await knownFrom('day')).toEqual([23, 24]);
  expect(await knownFrom('month')).toEqual([30, 31]);
  expect(await knownFrom('year')).toEqual([11, 12]);
  // Nothing lies before what begins in the period itself.
  for (const period of ['day', 'month', 'year'] as const)
    expect(await app.call('consumption', 'ofClient', { clientId: app.anaId, period, back: 0 })).toMatchObject({
      earlier: false,
    });
  const beto = await app.call('consumption', 'ofClient', { clientId: app.betoId, period: 'day', back: 0 });
  expect(beto.points.filter(({ known }) => known)).toEqual([]);
  // Nobody may read of it that nothing was used.
  const unknown = { down: 0, up: 0, known: false };
  expect(beto).toMatchObject({ totals: unknown, lastDay: unknown });
  const { used } = await app.call('consumption', 'lastDay', { clientId: app.betoId });
  expect(used).toMatchObject(unknown);
  expect((await monthOf(app, app.anaId)).totals).toEqual({ down: 5, up: 1, known: true });
});

test('an office without samples has nothing to show, and says so', async () => {
  const app = await createMeasuredOffice();
  expect(await monthOf(app, app.anaId)).toMatchObject({ points: [], dataUntilMs: null });
  expect(await app.call('consumption', 'lastDay', { clientId: app.anaId })).toEqual({ used: null });
});

test('numbers and picture are handed out as files; what is no PNG is refused', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line('2026-11-20', 5, 3));
  const numbers = await app.call('consumption', 'saveNumbers', {
    clientId: app.anaId,
    period: 'month',
    back: 0,
    headers: ['Día', 'Bajada', 'Subida'],
    fileName: 'Ana 15:00',
  });
  // Some systems refuse a colon in a name.
  expect(numbers.fileName).toBe('Ana 15_00.csv');
  expect(app.files.resolveOutgoing(numbers.fileToken)?.fileName).toBe(numbers.fileName);
  const path = app.files.resolveOutgoing(numbers.fileToken)?.path ?? '';
  expect(readFileSync(path, 'utf8')).toContain('2026-11-20');
  const png = Buffer.from('\u0089PNG\r\n', 'latin1').toString('base64');
  expect((await app.call('consumption', 'savePicture', { fileName: 'Ana 15:00', base64: png })).fileName).toBe(
    'Ana 15_00.png',
  );
  const refused = app.call('consumption', 'savePicture', { fileName: 'Ana', base64: 'aG9sYQ==' });
  expect(await refusalOf(refused)).toMatchObject({ code: 'VALIDATION', field: 'base64' });
});

test('a draft that is discarded is gone, and one that was left half way goes by itself', async () => {
  const app = await createMeasuredOffice();
  const { draftId } = await previewSamples(app, HEAD + line('2026-11-20', 5));
  await app.call('consumption', 'discard', { draftId });
  expect(await refusalOf(app.call('consumption', 'apply', { draftId }))).toMatchObject({ code: 'IMPORT_GONE' });
  const left = await previewSamples(app, HEAD + line('2026-11-20', 5));
  const folder = join(app.folder, 'samples');
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1, 1);
  await openSamples(app, HEAD + line('2026-11-20', 6));
  expect(await refusalOf(app.call('consumption', 'apply', { draftId: left.draftId }))).toMatchObject({
    code: 'IMPORT_GONE',
  });
});

test('the office’s three files together: every sample has its contract, and a client’s sum is the file’s', async () => {
  const app = await createTestOffice();
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 0 });
  for (const name of ['clientes.xlsx', 'contratos.csv']) {
    const fileToken = app.files.receive(name, readFileSync(join(import.meta.dirname, '../data', name)));
    const { draftId, columns } = await app.call('imports', 'open', { fileToken });
    await app.call('imports', 'preview', { draftId, targets: columns.map(({ target }) => target) });
    await app.call('imports', 'apply', { draftId });
  }
  const done = await importSamples(app, officeSamples);
  const ips = new Map<string, number>();
  for (const row of officeSamplesText().trim().split('\n').slice(1)) {
    const [ip = '', , down] = row.split(';');
    ips.set(ip, (ips.get(ip) ?? 0) + Number(down));
  }
  const { rows } = await app.call('clients', 'list', { filter: { text: '1002' }, sort: {}, offset: 0, limit: 10 });
  const client = rows.find(({ customId }) => customId === '1002');
  const { contracts, totals } = await monthOf(app, client?.id ?? 0);
  const expected = contracts.reduce((sum, { ip }) => sum + (ips.get(ip) ?? 0), 0);
  expect(contracts.length).toBeGreaterThan(1);
  expect(totals.down).toBe(expected);
  expect(done.known + done.unknown).toBe(67_200);
  expect(done.known).toBeGreaterThan(65_000);
  expect(app.unexpected).toEqual([]);
});
