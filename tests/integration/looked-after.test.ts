import { mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate as immediately } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startCore } from '../../src-main/app/core';
import { createBackups } from '../../src-main/data/backups';
import { at, createAccountOffice, issue } from '../support/account';
import { createMeasuredOffice, importSamples } from '../support/consumption';
import { addContract, type ContractOffice, contractsOf, createContractOffice } from '../support/contracts';
import { readColumn } from '../support/office-files';
import { neverLocks, START_MS, type TestApp } from '../support/test-app';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SOON_MS = 5000;

/** The core, as both hosts start it, on an office at an instant; its clock and what it waits for go on as the test says. */
async function startedAt({ app, folder }: Pick<TestApp, 'app' | 'folder'>, nowMs: number) {
  await app.close();
  vi.useFakeTimers({ now: nowMs, toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const migrationsFolder = resolve(import.meta.dirname, '../../migrations');
  const core = await startCore({ folder, migrationsFolder, demo: false });
  onTestFinished(() => core.app.close());
  return core.app;
}

/** Ana's contract is paused until 27 November, Beto's until the 28th, in an office that was at work on the 24th. */
async function officeWithPauses() {
  const office = await createContractOffice();
  await neverLocks(office);
  for (const [clientId, untilOn] of [
    [office.anaId, '2026-11-27'],
    [office.betoId, '2026-11-28'],
  ] as const) {
    await addContract(office, clientId);
    const [contract] = await contractsOf(office, clientId);
    const { id = 0, version = 0 } = contract ?? {};
    await office.call('contracts', 'pause', { id, version, untilOn, reason: 'De viaje.' });
  }
  await office.app.applyDue();
  return office;
}

const pausedOf = (office: ContractOffice) =>
  readColumn(office, 'SELECT client_id FROM contracts WHERE paused_until_on IS NOT NULL ORDER BY client_id');

test('whoever saved what is to be sent is answered before it is looked for', async () => {
  const app = await startedAt(await createContractOffice(), START_MS);
  const send = vi.spyOn(app, 'sendMail').mockResolvedValue();
  app.publisher.publish('office', { kind: 'outbox.changed' });
  expect(send).not.toHaveBeenCalled();
  await immediately();
  expect(send).toHaveBeenCalledOnce();
});

test('what a day brought for a contract happens soon after the start, and within an hour of a day that comes', async () => {
  const office = await officeWithPauses();
  const { anaId, betoId } = office;
  // 27 November, 23:30 in Mendoza.
  await startedAt(office, Date.UTC(2026, 10, 28, 2, 30));
  await vi.advanceTimersByTimeAsync(SOON_MS - 1);
  expect(pausedOf(office)).toEqual([anaId, betoId]);
  await vi.advanceTimersByTimeAsync(1);
  await expect.poll(() => pausedOf(office)).toEqual([betoId]);
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  await expect.poll(() => pausedOf(office)).toEqual([]);
});

test('a day that is doubted brings nothing, and is looked at as soon as somebody says that it is right', async () => {
  const office = await officeWithPauses();
  const { anaId, betoId, session } = office;
  const core = await startedAt(office, at('2026-12-24'));
  await vi.advanceTimersByTimeAsync(SOON_MS + HOUR_MS);
  expect(pausedOf(office)).toEqual([anaId, betoId]);
  await core.dispatch(session, 'office', 'confirmDay', { today: '2026-12-24' });
  await expect.poll(() => pausedOf(office)).toEqual([]);
});

test('what is owed is reviewed soon after the start, and within an hour of a day that comes', async () => {
  const office = await createAccountOffice();
  await office.app.reviewStates();
  await issue(office, '2026-11-24');
  // Due on 4 December, warned on the 5th, cut on the 9th.
  for (const day of ['2026-12-03', '2026-12-08']) {
    office.clock.ms = at(day);
    await office.app.applyDue();
    await office.app.reviewStates();
  }
  const states = () => readColumn(office, 'SELECT state FROM contracts');
  expect(states()).toEqual(['alerted']);
  await startedAt(office, at('2026-12-09'));
  await vi.advanceTimersByTimeAsync(SOON_MS);
  await expect.poll(states).toEqual(['disabled']);
});

test('samples of consumption go soon after the start where they are old enough, and within an hour of becoming so', async () => {
  const office = await createMeasuredOffice();
  await office.call('consumption', 'saveSettings', { version: 1, sampleDays: 3, hourMonths: 24 });
  const threeDaysAgo = START_MS - 3 * DAY_MS;
  const lineAt = (ms: number) => `10.0.0.1;${new Date(ms).toISOString()};5;1\n`;
  const times = [threeDaysAgo - HOUR_MS, threeDaysAgo + HOUR_MS / 2, START_MS - DAY_MS];
  await importSamples(office, `IP;Desde;Bajada bytes;Subida bytes\n${times.map(lineAt).join('')}`);
  await startedAt(office, START_MS);
  const kept = () => readColumn(office, 'SELECT at_s FROM consumption_samples ORDER BY at_s');
  const seconds = times.map((ms) => ms / 1000);
  expect(kept()).toEqual(seconds);
  await vi.advanceTimersByTimeAsync(SOON_MS);
  await expect.poll(kept).toEqual(seconds.slice(1));
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  await expect.poll(kept).toEqual(seconds.slice(2));
});

test('files that no message needs go soon after the start where they are a day old, and within an hour of becoming so', async () => {
  const office = await createContractOffice();
  const all = join(office.folder, 'files', 'mail');
  for (const [token, ageMs] of [
    ['a'.repeat(24), DAY_MS + HOUR_MS],
    ['b'.repeat(24), DAY_MS - HOUR_MS / 2],
    ['c'.repeat(24), 0],
  ] as const) {
    mkdirSync(join(all, token), { recursive: true });
    const writtenS = (START_MS - ageMs) / 1000;
    utimesSync(join(all, token), writtenS, writtenS);
  }
  await startedAt(office, START_MS);
  const kept = () => readdirSync(all).map((token) => token.slice(0, 1));
  expect(kept()).toEqual(['a', 'b', 'c']);
  await vi.advanceTimersByTimeAsync(SOON_MS);
  await expect.poll(kept).toEqual(['b', 'c']);
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  await expect.poll(kept).toEqual(['c']);
});

test('a day’s backup is taken half a minute after the start, and within an hour of a day that comes', async () => {
  const office = await createContractOffice();
  // 23:30 in Mendoza.
  await startedAt(office, Date.UTC(2026, 10, 25, 2, 30));
  const taken = () => createBackups(office.folder).list().length;
  await vi.advanceTimersByTimeAsync(30_000 - 1);
  expect(taken()).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  await expect.poll(taken).toBe(1);
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  await expect.poll(taken).toBe(2);
});
