import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

/** Three invoices of 1.21: one without a note, one credited in part, one whole, by two notes. */
function officeBefore() {
  const sqlite = officeOfOneContract(24);
  sqlite.exec(`
    INSERT INTO legal_entities (id, name, name_key, condition_id) VALUES (1, 'Norte', 'norte', 1);
    INSERT INTO invoice_runs (at_ms, operator_name, issued_on, until_on, invoices, total_cents)
      VALUES (77, 'Ana', '2026-10-01', '2026-10-01', 3, 363);
    INSERT INTO invoice_snapshots (kind, subject_id, json) VALUES ('issuer', 1, '{}');`);
  for (const month of [1, 2, 3])
    sqlite.exec(`INSERT INTO invoices (run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id,
        point_of_sale, number, period_start_on, period_end_on, scheduled_on, issued_on, due_on, issuer_snapshot_id,
        client_snapshot_id, document_snapshot_id, net_cents, tax_cents, total_cents, fiscal_state, reported_at_ms,
        report_after_payment)
      VALUES (1, ${month}, 1, 1, 1, 1, 3, ${month}, '2026-0${month}-01', '2026-0${month}-28', '2026-0${month}-01',
        '2026-0${month}-01', '2026-0${month}-11', 1, 1, 1, 100, 21, 121, 'reported', 5, 0)`);
  for (const [number, invoice, total] of [
    [1, 2, 21],
    [2, 3, 100],
    [3, 3, 21],
  ])
    sqlite.exec(`INSERT INTO credit_notes (internal_number, invoice_id, client_id, legal_entity_id, invoice_type_id,
        point_of_sale, issued_on, at_ms, operator_name, reason, net_cents, tax_cents, total_cents, fiscal_state)
      VALUES (${number}, ${invoice}, 1, 1, 1, 3, '2026-10-01', ${number}000, 'Ana', 'x', ${total}, 0, ${total}, 'pending')`);
  return sqlite;
}

test('0025: invoices whose notes come to their total are credited, of the last note’s instant; the rest is as it was', () => {
  const sqlite = officeBefore();
  const tables = ['credit_notes', 'debits', 'clients'];
  const rows = () => tables.map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all());
  const [before, invoices] = [rows(), sqlite.prepare('SELECT * FROM invoices ORDER BY id').all()];
  migrate(sqlite, until(25));
  expect(rows()).toEqual(before);
  const after = sqlite.prepare<[], object>('SELECT * FROM invoices ORDER BY id').all();
  expect(after).toEqual(invoices.map((row, at) => ({ ...Object(row), credited_at_ms: at === 2 ? 3000 : null })));
});

test('0025: a live invoice has its period alone, and one that was credited whole leaves it', () => {
  const sqlite = officeBefore();
  migrate(sqlite, until(25));
  const again = (month: number) =>
    sqlite.exec(`INSERT INTO invoices SELECT NULL, 1, run_id, internal_number + 10, client_id, contract_id,
      legal_entity_id, invoice_type_id, point_of_sale, NULL, period_start_on, period_end_on, scheduled_on, issued_on, due_on,
      second_due_on, second_surcharge_cents, third_due_on, third_surcharge_cents, issuer_snapshot_id, client_snapshot_id,
      document_snapshot_id, net_cents, tax_cents, total_cents, 'pending', report_after_payment, '', NULL, NULL, NULL, '', '',
      NULL, NULL FROM invoices WHERE internal_number = ${month}`);
  expect(() => again(1)).toThrow(/UNIQUE/u);
  expect(() => again(2)).toThrow(/UNIQUE/u);
  again(3);
  const plan = sqlite
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT total_cents FROM invoices
      WHERE contract_id = 1 AND voided_at_ms IS NULL ORDER BY period_start_on DESC LIMIT 1`)
    .all();
  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH invoices USING INDEX invoices_period (contract_id=?)']);
});
