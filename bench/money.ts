import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../src-main/adapters/system-clock';
import { accountContract } from '../src-main/contract/account';
import { invoicesContract } from '../src-main/contract/invoices';
import { SEED_TIME_ZONE } from '../src-main/app/seed';
import { inMonth } from '../src-main/contract/values/calendar-date';
import { officeTime } from '../src-main/contract/values/office-time';
import { dayOf } from '../src-main/contract/values/wall-clock';
import { SCREENS_CACHE_MB } from '../src-main/data/database';
import { openFloor } from './floors';
import { accountFloor, debtListFloor, owingClients, paymentFloor, runFloor } from './money-floors';
import { delaysDuring, measure, measureInTurn, type Measured, medianOf, summarize } from './measure';
import { type Call, openOffice } from './parts';

/** How long the idle clock is listened to for its floor, in milliseconds. */
const IDLE_MS = 2000;
const PAGE = 100;
/** As many lines as an account shows at first. */
const LINES = 50;
const TRANSACTIONS = 500;

/** The office's: for some hours of its night the world's is tomorrow, and no payment is of a day to come. */
const today = () => dayOf(officeTime(SEED_TIME_ZONE).toWall(systemClock.nowMs()));
const runFolder = (folder: string) => `${folder}-run`;

/** Two copies of the office before its next month: one for the application, one for the floor. */
export function prepareRun(folder: string): void {
  rmSync(runFolder(folder), { recursive: true, force: true });
  for (const side of ['app', 'floor']) {
    mkdirSync(join(runFolder(folder), side), { recursive: true });
    const copy = join(runFolder(folder), side, 'abonado.db');
    copyFileSync(join(folder, 'abonado.db'), copy, constants.COPYFILE_FICLONE);
  }
}

/** Issues everybody's next month; beside it the same rows inserted plainly, and how late the core's thread is meanwhile. */
export async function measureRun(folder: string): Promise<Measured[]> {
  const work = runFolder(folder);
  const { core, call } = await openOffice(join(work, 'app'));
  // The day's proved copy is made once a day, mostly before anybody comes: it is no part of a run.
  await core.app.backUpDay();
  const untilOn = inMonth(today(), 1, 1);
  const preview = await call('invoices', 'preview', { taskId: randomUUID(), untilOn });
  const { invoices, totalCents, digest } = invoicesContract.preview.output.parse(preview);
  const idle = medianOf(await delaysDuring(() => wait(IDLE_MS)));
  let late: number[] = [];
  const result = await measure('invoice_run', {
    rounds: 1,
    n: invoices,
    // Its pages are given back before the application's memory is looked at.
    floor: runFloor(join(work, 'floor', 'abonado.db')),
    app: async () => {
      const input = { taskId: randomUUID(), untilOn, expected: { invoices, totalCents, digest } };
      late = await delaysDuring(() => call('invoices', 'issue', input));
    },
  });
  await core.app.close();
  rmSync(work, { recursive: true, force: true });
  return [
    result,
    summarize('invoice_run_core_delay', late, idle),
    summarize('invoice_run_core_delay_worst', [Math.max(...late)], idle, late.length),
  ];
}

/** What a clerk does all day with money, on an office of years. */
export async function measureAccounts(folder: string, clients: number): Promise<Measured[]> {
  const { core, call } = await openOffice(folder);
  await core.app.backUpDay();
  const sqlite = openFloor(join(folder, 'abonado.db'), SCREENS_CACHE_MB);
  const list = debtListFloor(sqlite);
  const owed = (offset: number) =>
    call('clients', 'list', { filter: {}, sort: { column: 'balance', descending: true }, offset, limit: PAGE });
  const deep = Math.floor(clients * 0.9) - PAGE;
  const clientId = await longAccount(call);
  const account = accountFloor(sqlite);
  const results = [
    await measure('debt_column', { rounds: 200, warm: 20, floor: () => list(PAGE, 0), app: () => owed(0) }),
    await measure('debt_column_deep', { rounds: 60, warm: 5, floor: () => list(PAGE, deep), app: () => owed(deep) }),
    await measure('account_open', {
      rounds: 200,
      warm: 20,
      floor: () => account(clientId, LINES),
      app: () =>
        Promise.all([
          call('account', 'get', { clientId }),
          call('account', 'transactions', { clientId, offset: 0, limit: LINES }),
        ]),
    }),
    await measurePayment(call, sqlite),
  ];
  sqlite.close();
  await core.app.close();
  return results;
}

const how = { methodId: 1, collectorId: null, note: '', spread: null };

async function versionOf(call: Call, clientId: number): Promise<number> {
  return accountContract.get.output.parse(await call('account', 'get', { clientId })).version;
}

/** A client whose account has five hundred lines: one that pays a little every day. */
async function longAccount(call: Call): Promise<number> {
  const clientId = 1;
  const page = { clientId, offset: 0, limit: 1 };
  const { total } = accountContract.transactions.output.parse(await call('account', 'transactions', page));
  for (let left = TRANSACTIONS - total; left > 0; left -= 1) {
    const version = await versionOf(call, clientId);
    await call('payments', 'save', { ...how, clientId, version, amountCents: 100, paidOn: today() });
  }
  return clientId;
}

const ROUNDS = 200;
const BEFORE = 250;
const PAID_CENTS = 1000;

async function measurePayment(call: Call, sqlite: Parameters<typeof paymentFloor>[0]): Promise<Measured> {
  const owing = owingClients(sqlite, 2 * (ROUNDS + BEFORE));
  const rounds = Math.min(ROUNDS, Math.floor(owing.length / 4));
  const warm = Math.min(BEFORE, Math.floor(owing.length / 4));
  const pay = paymentFloor(sqlite);
  const opened: { clientId: number; version: number }[] = [];
  for (const clientId of owing.slice(0, rounds + warm))
    opened.push({ clientId, version: await versionOf(call, clientId) });
  let next = 0;
  return measureInTurn('payment_save', {
    rounds,
    warm,
    floor: (round) => pay(owing.at(-1 - round) ?? 1, PAID_CENTS, today(), systemClock.nowMs()),
    app: () => {
      const client = opened[next];
      next += 1;
      if (!client) throw new Error('no client left to pay');
      return call('payments', 'save', { ...how, ...client, amountCents: PAID_CENTS, paidOn: today() });
    },
  });
}
