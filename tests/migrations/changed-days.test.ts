import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** An office of version 35 whose plan 1 was merged into 3; `change`: what contract 1, billed until December, had before. */
function migrated(change: string) {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-changed-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  const to = (version: number) =>
    migrate(
      sqlite,
      shipped.filter(({ number }) => number <= version),
    );
  to(35);
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES
      (3, 'plan', 'Mega', 'mega'), (2, 'plan', 'Hogar', 'hogar');
    INSERT INTO catalog_entries (id, kind, name, name_key, merged_into_id) VALUES (1, 'plan', 'Fibra', 'fibra', 3);
    INSERT INTO plans VALUES (1, 1, 1, 100), (2, 1, 1, 50), (3, 1, 1, 100);
    INSERT INTO plan_former_prices VALUES (3, '2026-11-16', 90);
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
      VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
      VALUES (1, 1, 2, '2026-01-01', 1, 1);
    INSERT INTO contract_courses VALUES (1, '2026-12-31');
    ${change};
    INSERT INTO legal_entities (id, name, name_key, condition_id) VALUES (1, 'Norte', 'norte', 1);
    INSERT INTO invoice_runs VALUES (1, 1, NULL, '', '2026-11-24', '2026-11-24', 2, 242);
    INSERT INTO invoice_snapshots VALUES (1, 'issuer', 1, '{}')`);
  for (const [id, startOn, endOn] of [
    [1, '2026-10-01', '2026-10-31'],
    [2, '2026-11-01', '2026-11-30'],
    [3, '2026-12-01', '2026-12-31'],
  ] as const)
    sqlite.exec(`INSERT INTO invoices (id, run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id,
      point_of_sale, period_start_on, period_end_on, scheduled_on, issued_on, due_on, issuer_snapshot_id,
      client_snapshot_id, document_snapshot_id, net_cents, tax_cents, total_cents, fiscal_state, report_after_payment)
      VALUES (${id}, 1, ${id}, 1, 1, 1, 1, 3, '${startOn}', '${endOn}', '${startOn}', '2026-11-24', '2026-12-04', 1, 1, 1,
        100, 21, 121, 'pending', 0);
      INSERT INTO invoice_lines VALUES (${id}, 0, 1, 'Fibra', '${startOn}', '${endOn}', 30, 30, 100, 100)`);
  to(36);
  return sqlite;
}

const changed = (sqlite: ReturnType<typeof migrated>) => sqlite.prepare('SELECT * FROM contract_changed_days').all();
const former = (values: string) =>
  `INSERT INTO contract_former_plans (contract_id, until_on, plan_id, price_cents, follows_plan) VALUES ${values}`;

test('0036: a change of before reaches as far as the plan was charged that it ended, and an invoice says nothing of its days', () => {
  const sqlite = migrated(former("(1, '2026-11-11', 1, 100, 1)"));
  expect(changed(sqlite)).toEqual([
    { contract_id: 1, from_on: '2026-11-11', through_on: '2026-12-31', last_note_id: 0 },
  ]);
  expect(sqlite.prepare('SELECT DISTINCT prorated FROM invoices').pluck().all()).toEqual([null]);
  expect(sqlite.prepare('SELECT by_merge FROM contract_former_plans').pluck().all()).toEqual([0]);
});

test('0036: one that was billed as it was reaches no further than its day, and one to be billed nowhere', () => {
  const sqlite = migrated(former("(1, '2026-11-11', 2, 50, 1), (1, '2027-01-11', 1, 100, 1)"));
  expect(changed(sqlite)).toEqual([
    { contract_id: 1, from_on: '2026-11-11', through_on: '2026-11-11', last_note_id: 0 },
  ]);
});

test('0036: what a merge kept of a plan’s prices is told from a change of plan', () => {
  const sqlite = migrated(former("(1, '2026-11-16', 1, 100, 1)"));
  expect(changed(sqlite)).toEqual([]);
  expect(sqlite.prepare('SELECT by_merge FROM contract_former_plans').pluck().all()).toEqual([1]);
});
