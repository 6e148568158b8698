import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { createPasswords } from '../../src-main/adapters/passwords';
import { SEED_OPERATOR, seedOffice } from '../../src-main/app/seed';
import { contractFields } from '../../src-main/contract/contracts';
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
    expect(await one.app.call('contracts', 'check', { id, draft: fields })).toEqual({ problems: [] });
  }
});
