import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import Sqlite from 'better-sqlite3';
import { createPasswords } from '../../src-main/adapters/passwords';
import { contextOf } from '../../src-main/app/own-context';
import { SEED_OPERATOR, seedOffice } from '../../src-main/app/seed';
import { contractFields } from '../../src-main/contract/contracts';
import { inMonth } from '../../src-main/contract/values/calendar-date';
import { openDatabase } from '../../src-main/data/database';
import { beginRun, issueRun } from '../../src-main/domain/invoices';
import { accountFaults } from '../support/account';
import { createTestApp, refusalOf, START_MS } from '../support/test-app';

const services = { clock: { nowMs: () => START_MS }, passwords: createPasswords(2 ** 4) };
const migrationsFolder = resolve(import.meta.dirname, '../../migrations');
const CLIENTS = 150;

async function seeded() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-seed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await seedOffice({ folder, migrationsFolder, clients: CLIENTS, services });
  return folder;
}

async function everyRow(folder: string) {
  const app = createTestApp(folder);
  await app.call('session', 'signIn', { email: SEED_OPERATOR.email, password: SEED_OPERATOR.password });
  const page = { filter: {}, sort: {}, offset: 0, limit: 500 };
  const { rows } = await app.call('clients', 'list', page);
  return { app, rows };
}

test('a made-up office is the same on every run, with accents, and its operator signs in', async () => {
  const one = await everyRow(await seeded());
  const other = await everyRow(await seeded());
  expect(one.rows).toHaveLength(CLIENTS);
  expect(one.rows).toEqual(other.rows);
  expect(one.rows.some((row) => /[áéíóúñ]/u.test(row.name))).toBe(true);
  expect(one.rows.filter((row) => row.zone === '' || row.city === '' || row.neighborhood === '')).toEqual([]);
});

test('what the seed makes, the form accepts: every client can be saved again', async () => {
  const { app, rows } = await everyRow(await seeded());
  for (const { id } of rows.slice(0, 60)) {
    const found = await app.call('clients', 'get', { id });
    const {
      id: _id,
      version,
      state,
      createdAtMs,
      updatedAtMs,
      deactivatedAtMs,
      formerNames,
      billing,
      position,
      ...fields
    } = found;
    expect(position === null).toBe(id % 20 < 2);
    const saved = app.call('clients', 'update', { id, version, fields: { ...fields, notes: 'visto' } });
    expect(await saved).toEqual({ version: version + 1 });
    expect([state, createdAtMs > 0, updatedAtMs, deactivatedAtMs, formerNames]).toEqual([
      'active',
      true,
      START_MS,
      null,
      [],
    ]);
  }
});

test('a folder that holds an office is refused and left alone', async () => {
  const folder = await seeded();
  const again = seedOffice({ folder, migrationsFolder, clients: 5, services });
  expect(await refusalOf(again)).toMatchObject({ code: 'OFFICE_EXISTS' });
  expect((await everyRow(folder)).rows).toHaveLength(CLIENTS);
});

test('a made-up office has 1.3 contracts a client, each with a plan, in every state, the same on every run', async () => {
  const one = await everyRow(await seeded());
  const contracts = (office: typeof one) => office.rows.map((row) => [row.contractCount, row.contractState, row.ip]);
  expect(one.rows.reduce((sum, { contractCount }) => sum + contractCount, 0)).toBe(CLIENTS * 1.3);
  expect(contracts(one)).toEqual(contracts(await everyRow(await seeded())));
  expect(new Set(one.rows.map(({ contractState }) => contractState))).toEqual(
    new Set([null, 'enabled', 'alerted', 'disabled']),
  );
  const { plans } = await one.app.call('plans', 'list', {});
  expect(plans.every(({ contracts: sold, priceCents }) => sold > 0 && priceCents > 0)).toBe(true);
  const [row] = one.rows.filter(({ contractCount }) => contractCount > 1);
  const listed = await one.app.call('contracts', 'list', { clientId: row?.id ?? 0 });
  for (const { id, ...draft } of listed.contracts) {
    const fields = contractFields.strip().parse(draft);
    expect(await one.app.call('contracts', 'check', { id, draft: fields })).toEqual({
      problems: [],
      sameUserName: null,
    });
  }
});

test('a history has its invoices, payments and accounts as the application keeps them, and the next run goes on from it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-seed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const history = { billedMonths: 4, months: 4 };
  await seedOffice({ folder, migrationsFolder, clients: CLIENTS, services, history });
  expect(accountFaults(folder)).toEqual([]);
  const sqlite = new Sqlite(join(folder, 'abonado.db'));
  onTestFinished(() => void sqlite.close());
  const one = (statement: string) => Number(sqlite.prepare(statement).pluck().get());
  const billed = one("SELECT count(*) FROM contracts WHERE disabled_by IS NOT 'operator'");
  expect(one('SELECT count(*) FROM invoices')).toBe(billed * 4);
  expect(one('SELECT count(*) FROM payments')).toBeGreaterThan(CLIENTS * 2);
  // The series go on from what was reported, and only this month's are still to be.
  expect(one("SELECT count(*) FROM invoices WHERE fiscal_state = 'pending'")).toBe(billed);
  expect(one('SELECT sum(next_number - 1) FROM number_series')).toBe(billed * 3);
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  const nowMs = services.clock.nowMs();
  const next = inMonth(new Date(nowMs).toISOString().slice(0, 10), 1, 1);
  const snapshots = one('SELECT count(*) FROM invoice_snapshots');
  const issued = database.write((db) => issueRun(contextOf(db, null, nowMs), beginRun(db, nowMs, next), null));
  expect(issued.invoices).toBe(billed);
  // Nobody has changed: its invoices are by the same issuer, and to the same clients as before.
  expect(one('SELECT count(*) FROM invoice_snapshots')).toBe(snapshots);
  expect(accountFaults(folder)).toEqual([]);
});

test('a made-up office’s consumption goes until the hour before this one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-seed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await seedOffice({ folder, migrationsFolder, clients: 3, services, consumption: { contracts: 3, months: 1 } });
  const { app, rows } = await everyRow(folder);
  const untils = rows.map(({ id }) => app.call('consumption', 'lastDay', { clientId: id }));
  for (const { used } of await Promise.all(untils))
    expect(used).toMatchObject({ known: true, dataUntilMs: START_MS - 1000 });
});
