import { expect, test } from 'vitest';
import { createMeasuredOffice, importSamples } from '../support/consumption';
import { addContract, contractFieldsWith, onlyContract } from '../support/contracts';
import { createTwo, DAY_MS, edit } from '../support/moved-addresses';

type Office = Awaited<ReturnType<typeof createMeasuredOffice>>;

const HEAD = 'IP;Desde;Bajada bytes;Subida bytes\n';
/** Longer ago than the 40 days for which samples are kept as they came. */
const OLD = '2026-10-01';
const line = (address: string, hour: number, down: number, day = OLD) => `${address};${day} ${hour}:00;${down};0\n`;

const sweep = ({ app }: Office) => app.sweepConsumption();
async function usedBy({ call }: Office, clientId: number) {
  const { totals } = await call('consumption', 'ofClient', { clientId, period: 'year', back: 0 });
  return totals.known ? totals.down : null;
}

test('an address of the file that is not counted any more keeps no line of another one out, in the dry run either', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line('10.0.0.9', 12, 100));
  await sweep(app);
  await addContract(app, app.betoId, { ip: '10.0.0.9', userName: 'beto.local' });
  const { summary, ...done } = await importSamples(app, HEAD + line('10.0.0.9', 12, 100) + line('beto.local', 12, 90));
  expect(summary).toMatchObject({ known: { samples: 1 }, tooOld: 1, problems: [] });
  expect(done).toMatchObject({ samples: 1, known: 1, repeated: 0 });
  expect(await usedBy(app, app.betoId)).toBe(90);
});

const IP = '2001:db8:1::1';
const USER = 'beto.ruiz';
const counter = { measure: 'counter' } as const;

/** Beto's contract was measured by its IP at 12 and at 13, of which the sums alone are left. */
async function createSwept() {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line(IP, 12, 100) + line(IP, 13, 100));
  await sweep(app);
  return app;
}
const tooOldOf = async ({ call }: Office, importId: number) =>
  (await call('consumption', 'imports', {})).imports.find(({ id }) => id === importId)?.tooOld;

test('of what a contract has by an address as sums alone, another kind of address is too old as well', async () => {
  const app = await createSwept();
  const byUser = line(USER, 12, 100) + line(USER, 13, 100);
  const { summary, ...done } = await importSamples(app, HEAD + byUser + line(USER, 14, 30));
  expect(summary).toMatchObject({ known: { samples: 1 }, tooOld: 2, repeated: 0, problems: [] });
  expect(done).toMatchObject({ samples: 1, known: 1, repeated: 0 });
  expect(await tooOldOf(app, done.importId)).toBe(2);
  const both = await importSamples(app, HEAD + line(IP, 12, 100) + line(IP, 13, 100) + byUser);
  expect(both.summary).toMatchObject({ known: { samples: 0 }, tooOld: 4, repeated: 0, problems: [] });
  expect(both).toMatchObject({ samples: 0, repeated: 0 });
  expect(await usedBy(app, app.betoId)).toBe(230);
});

test('and so is a counter: its series begins with the first reading from after that', async () => {
  const app = await createSwept();
  const series = [12, 13, 14, 15, 16].map((hour) => line(USER, hour, hour * 10)).join('');
  const { summary, ...done } = await importSamples(app, HEAD + series, counter);
  // The reading at 13 tells of the hour before it.
  expect(summary).toMatchObject({ known: { samples: 2 }, tooOld: 2, starting: 1, repeated: 0, problems: [] });
  expect(done).toMatchObject({ samples: 2, known: 2, repeated: 0 });
  expect(await tooOldOf(app, done.importId)).toBe(2);
  expect(await usedBy(app, app.betoId)).toBe(220);
});

test('a host of the same network, another contract, and what the address told last of it are no reason', async () => {
  const app = await createSwept();
  await addContract(app, app.betoId, { ip: '10.0.0.9', userName: 'beto.local' });
  const others = line('2001:db8:1::2', 12, 10) + line('beto.local', 12, 20);
  const { summary, ...done } = await importSamples(app, HEAD + others + line(USER, 13, 5, '2026-10-05'));
  expect(summary).toMatchObject({ known: { samples: 3 }, tooOld: 0, problems: [] });
  expect(done).toMatchObject({ samples: 3, known: 3 });
  expect(await usedBy(app, app.betoId)).toBe(235);
});

test('it stays so once a newer file of that address is taken back', async () => {
  const app = await createSwept();
  const newer = await importSamples(app, HEAD + line(IP, 12, 7, '2026-11-20'));
  await sweep(app);
  await app.call('consumption', 'undo', { importId: newer.importId });
  const { summary } = await importSamples(app, HEAD + line(USER, 12, 100));
  expect(summary).toMatchObject({ known: { samples: 0 }, tooOld: 1 });
  expect(await usedBy(app, app.betoId)).toBe(200);
});

async function giveUserName(app: Office, userName: string) {
  const { id, version, ...ana } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'update', { id, version, fields: contractFieldsWith({ ...ana, userName }) });
}
const unknownOf = async ({ call }: Office) =>
  (await call('consumption', 'unknown', { offset: 0, limit: 10 })).addresses.map(({ address, down }) => [
    address,
    down,
  ]);

test('days that a contract has by another address stay with an unknown one, where sums alone are left of either', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line('10.0.0.1', 12, 100));
  await importSamples(app, HEAD + line('ana.casa', 12, 100) + line('ana.casa', 12, 7, '2026-10-03'));
  await sweep(app);
  await giveUserName(app, 'ana.casa');
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 1, left: 1, shared: 0 });
  expect(await usedBy(app, app.anaId)).toBe(107);
  expect(await unknownOf(app)).toEqual([['ana.casa', 100]]);
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 0, samples: 0, left: 1, shared: 0 });
  expect(await usedBy(app, app.anaId)).toBe(107);
});

test('and so does all that a counter used, of which the days cannot be parted', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line('10.0.0.1', 12, 100));
  const series = [12, 13].map((hour) => line('ana.casa', hour, hour * 10)).join('');
  await importSamples(app, HEAD + series + line('ana.casa', 12, 200, '2026-10-03'), counter);
  await sweep(app);
  await giveUserName(app, 'ana.casa');
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 0, samples: 0, left: 1, shared: 0 });
  expect(await usedBy(app, app.anaId)).toBe(100);
});

test('days of which a contract has nothing go to it, whatever is left of them', async () => {
  const app = await createMeasuredOffice();
  await importSamples(app, HEAD + line('ana.casa', 12, 100) + line('ana.casa', 12, 7, '2026-11-20'));
  await sweep(app);
  await importSamples(app, HEAD + line('10.0.0.1', 12, 7, '2026-11-20'));
  await giveUserName(app, 'ana.casa');
  expect(await app.call('consumption', 'assign', {})).toEqual({ addresses: 1, samples: 1, left: 0, shared: 0 });
  expect(await usedBy(app, app.anaId)).toBe(107);
});

test('of an address that came back to a contract what it had there the first time is told as well', async () => {
  const app = await createTwo({ userName: 'casa' });
  const at = (address: string, day: string, down: number) => `${address};${day}T10:00:00Z;${down};0\n`;
  await edit(app, app.anaId, { ip: '10.0.0.9' });
  await edit(app, app.betoId, { ip: '10.0.0.1' });
  app.clock.ms += 2 * DAY_MS;
  await edit(app, app.betoId, { ip: '' });
  await edit(app, app.anaId, { ip: '10.0.0.1' });
  app.clock.ms += 3 * DAY_MS;
  const days = at('10.0.0.1', '2026-11-20', 100) + at('10.0.0.1', '2026-11-27', 7);
  await importSamples(app, HEAD + days);
  app.clock.ms += 60 * DAY_MS;
  await app.app.sweepConsumption();
  // A file that waits to be read is not kept for so long.
  app.clock.ms -= 60 * DAY_MS;
  const { summary, ...done } = await importSamples(app, HEAD + at('casa', '2026-11-20', 100));
  expect(summary).toMatchObject({ tooOld: 1 });
  expect(done).toMatchObject({ samples: 0 });
});
