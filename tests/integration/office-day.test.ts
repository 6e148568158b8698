import { expect, test } from 'vitest';
import { monthOf, importSamples } from '../support/consumption';
import { addContract, type ContractOffice, createContractOffice, onlyContract } from '../support/contracts';
import { refusalOf } from '../support/test-app';

const DAY_MS = 24 * 3_600_000;

/** Ana's contract, paused until 27 November, in an office that was at work today; a window that waits for days stays open. */
async function createPaused() {
  const app = await createContractOffice();
  await app.call('office', 'update', { version: 1, name: 'Norte Digital', idleMinutes: 0 });
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  const { id, version } = await onlyContract(app, app.anaId);
  await app.call('contracts', 'pause', { id, version, untilOn: '2026-11-27', reason: 'De viaje.' });
  await app.app.applyDue();
  return app;
}

async function isPaused(app: ContractOffice): Promise<boolean> {
  return (await onlyContract(app, app.anaId)).pausedUntilOn !== null;
}

test('a clock that is a month ahead ends no pause and removes no sample, until somebody says that it is right', async () => {
  const app = await createPaused();
  await importSamples(app, 'IP;Desde;Bajada bytes;Subida bytes\n10.0.0.1;2026-11-20 10:00;5;1\n');
  await app.call('consumption', 'saveSettings', { version: 1, sampleDays: 10, hourMonths: 24 });
  app.clock.ms += 31 * DAY_MS;
  await app.app.applyDue();
  await app.app.sweepConsumption();
  expect(await app.call('office', 'day', {})).toEqual({ today: '2026-12-25', seenOn: '2026-11-24', doubted: true });
  expect(await isPaused(app)).toBe(true);
  expect((await app.call('consumption', 'imports', {})).imports).toMatchObject([{ state: 'applied' }]);
  expect(await refusalOf(app.call('office', 'confirmDay', { today: '2026-12-24' }))).toMatchObject({
    code: 'CONFLICT',
  });
  await app.call('office', 'confirmDay', { today: '2026-12-25' });
  await app.app.applyDue();
  await app.app.sweepConsumption();
  expect(await app.call('office', 'day', {})).toMatchObject({ seenOn: '2026-12-25', doubted: false });
  expect(await isPaused(app)).toBe(false);
  expect((await app.call('consumption', 'imports', {})).imports).toMatchObject([{ state: 'swept' }]);
  expect((await monthOf(app, app.anaId)).totals.down).toBe(5);
});

test('a clock that is put right again does what its day brings, and nothing of the wrong one is left', async () => {
  const app = await createPaused();
  app.clock.ms += 31 * DAY_MS;
  await app.app.applyDue();
  app.clock.ms -= 30 * DAY_MS;
  await app.app.applyDue();
  expect(await app.call('office', 'day', {})).toEqual({ today: '2026-11-25', seenOn: '2026-11-25', doubted: false });
  expect(await isPaused(app)).toBe(true);
});

test.each([
  [10, false],
  [11, true],
])('an office that was closed for %i days is asked about its day: %s', async (days, doubted) => {
  const app = await createPaused();
  app.clock.ms += days * DAY_MS;
  await app.app.applyDue();
  expect(await app.call('office', 'day', {})).toMatchObject({ doubted });
  expect(await isPaused(app)).toBe(doubted);
});

test('an office that was never seen on a day begins with today', async () => {
  const app = await createContractOffice();
  expect(await app.call('office', 'day', {})).toEqual({ today: '2026-11-24', seenOn: null, doubted: false });
});
