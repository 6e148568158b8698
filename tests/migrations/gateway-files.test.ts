import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** An office of before with a client, a gateway and a payment at the counter, brought to 28. */
function migrated() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-gateway-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  const { sqlite } = database;
  const to = (version: number) =>
    migrate(
      sqlite,
      shipped.filter(({ number }) => number <= version),
    );
  to(27);
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1)`);
  sqlite.exec(`INSERT INTO gateways (id, name, name_key, kind) VALUES (1, 'Rapipago', 'rapipago', 'rapipago')`);
  sqlite.exec(`INSERT INTO payments (id, receipt_number, client_id, paid_on, at_ms, amount_cents, method_id, operator_name, origin)
    VALUES (1, 1, 1, '2026-11-24', 1, 100, 1, 'Ana', 'counter')`);
  const before = sqlite.prepare('SELECT * FROM payments').all();
  to(28);
  expect(sqlite.prepare('SELECT * FROM payments').all()).toEqual(before);
  sqlite.exec(`INSERT INTO gateway_files (id, draft_id, file_name, at_ms, operator_name, gateways, lines, total_cents)
    VALUES (1, 'd', 'pagos.csv', 1, 'Ana', 'Rapipago', 1, 100)`);
  return sqlite;
}

const LINE = `INSERT INTO gateway_lines (file_id, row, state, outcome, reason, key, gateway, reference, custom_id, national_id,
  operation, original, amount_cents, payment_id) VALUES`;

test('a payment from before stays as it was; a line’s key is one line’s alone, and what a line says never changes', () => {
  const sqlite = migrated();
  sqlite.exec(`${LINE} (1, 2, 'posted', 'sure', 'customId', 'k', 'Rapipago', '1', '', '', 'A', '', 100, 1)`);
  expect(() =>
    sqlite.exec(`${LINE} (1, 3, 'waiting', 'unknown', 'nobody', 'k', '', '', '', '', '', '', 1, NULL)`),
  ).toThrow(/UNIQUE/u);
  expect(() => sqlite.exec('UPDATE gateway_lines SET amount_cents = 5')).toThrow(/never changes/u);
  expect(() => sqlite.exec('DELETE FROM gateway_lines')).toThrow(/never deleted/u);
  // What was taken back gives up its key.
  sqlite.exec("UPDATE gateway_lines SET state = 'undone', key = NULL");
  sqlite.exec(`${LINE} (1, 3, 'waiting', 'unknown', 'nobody', 'k', '', '', '', '', '', '', 1, NULL)`);
});

test.each([
  "(1, 2, 'posted', 'sure', 'customId', 'k', '', '', '', '', '', '', 1, NULL)",
  "(1, 2, 'waiting', 'unknown', 'nobody', NULL, '', '', '', '', '', '', 1, NULL)",
  "(1, 2, 'lost', 'unknown', 'nobody', 'k', '', '', '', '', '', '', 1, NULL)",
])('the last line refuses %s', (values) => {
  const sqlite = migrated();
  expect(() => sqlite.exec(`${LINE} ${values}`)).toThrow(/CHECK/u);
});
