import { beforeEach, expect, test } from 'vitest';
import { createMeasuredOffice, importOf, importSamples, previewSamples } from '../support/consumption';

const FROM = 'IP;Desde;Bajada bytes;Subida bytes\n';
const UNTIL = 'IP;Hasta;Bajada bytes;Subida bytes\n';
/** Longer ago than the 40 days for which samples are kept as they came. */
const OLD = '2026-10-01';
const IP = '2001:db8:1::1';
const USER = 'beto.ruiz';
const line = (address: string, hour: number, down: number, day = OLD) => `${address};${day} ${hour}:00;${down};0\n`;
const counter = { measure: 'counter' } as const;

let app: Awaited<ReturnType<typeof createMeasuredOffice>>;
const used = async () => {
  const { totals } = await app.call('consumption', 'ofClient', { clientId: app.betoId, period: 'year', back: 0 });
  return totals.known ? totals.down : null;
};

// Beto's contract: 10 bytes by its user name's counter until 11, and 200 by its IP from 12 to 14.
beforeEach(async () => {
  app = await createMeasuredOffice();
  await importSamples(app, FROM + line(USER, 10, 0) + line(USER, 11, 10), counter);
  await importSamples(app, FROM + line(IP, 12, 100) + line(IP, 13, 100));
});

test.each([
  ['none of them', '', 0],
  ['some of them, too old', line(USER, 12, 110) + line(USER, 13, 210), 2],
])(
  'after days that another kind of address told, and sums are left of, a counter begins anew: read in %s',
  async (_, tooOldLines, tooOld) => {
    await app.app.sweepConsumption();
    const file = FROM + tooOldLines + line(USER, 14, 310) + line(USER, 15, 340);
    const { summary, ...done } = await importSamples(app, file, counter);
    expect(summary).toMatchObject({ known: { samples: 1 }, tooOld, starting: 1, repeated: 0, problems: [] });
    expect(done).toMatchObject({ samples: 1, known: 1, repeated: 0 });
    expect(await used()).toBe(240);
  },
);

test('its first reading from then is no sample either where nothing else of the file is new', async () => {
  await app.app.sweepConsumption();
  await importSamples(app, FROM + line(USER, 14, 310), counter);
  expect(await used()).toBe(210);
  await importSamples(app, UNTIL + line(IP, 14, 70), { measure: 'interval' });
  const { summary, ...done } = await importSamples(app, FROM + line(USER, 14, 310) + line(USER, 15, 340), counter);
  expect(summary).toMatchObject({ known: { samples: 1 }, starting: 0, repeated: 1, problems: [] });
  expect(done).toMatchObject({ samples: 1, repeated: 1 });
  expect(await used()).toBe(310);
});

test('a reading between makes the one that began it a sample; taken back, it is none again', async () => {
  await app.app.sweepConsumption();
  await importSamples(app, FROM + line(USER, 16, 400, '2026-11-20'), counter);
  const { summary, ...done } = await importSamples(app, FROM + line(USER, 15, 340, '2026-11-20'), counter);
  expect(summary).toMatchObject({ known: { samples: 1 }, starting: 0, repeated: 0 });
  expect(done).toMatchObject({ samples: 1, known: 1, repeated: 0 });
  expect(await used()).toBe(270);
  await app.call('consumption', 'undo', { importId: done.importId });
  expect(await used()).toBe(210);
});

test('once the reading that it began anew with is taken back, it begins with the one after', async () => {
  await app.app.sweepConsumption();
  const later = '2026-11-20';
  const first = await importSamples(app, FROM + line(USER, 10, 310, later), counter);
  const second = await importSamples(app, FROM + line(USER, 11, 340, later) + line(USER, 12, 360, later), counter);
  expect(await used()).toBe(260);
  await app.call('consumption', 'undo', { importId: first.importId });
  expect(await used()).toBe(230);
  expect(await importOf(app, second)).toMatchObject({ problems: [] });
});

test('what was counted before the detail was gone stays, however a late reading splits it', async () => {
  await importSamples(app, FROM + line(USER, 10, 310, '2026-11-20'), counter);
  expect(await used()).toBe(510);
  await app.app.sweepConsumption();
  const { summary, ...late } = await importSamples(app, FROM + line(USER, 10, 100, '2026-11-19'), counter);
  expect(summary).toMatchObject({ known: { samples: 1 }, starting: 0 });
  expect(late).toMatchObject({ samples: 1, repeated: 0 });
  expect(await used()).toBe(510);
  await app.call('consumption', 'undo', { importId: late.importId });
  expect(await used()).toBe(510);
});

test('the sums that are left of its own do not end a series', async () => {
  await app.app.sweepConsumption();
  const byMac = 'E4:8D:8C:04:03:C5';
  await importSamples(app, FROM + line(byMac, 10, 0) + line(byMac, 11, 10), counter);
  await app.app.sweepConsumption();
  const file = FROM + line(byMac, 14, 310);
  expect((await previewSamples(app, file, counter)).summary).toMatchObject({ known: { samples: 1 }, starting: 0 });
});
