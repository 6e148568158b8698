import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

const SURCHARGE = `INSERT INTO debits
  (client_id, contract_id, kind, invoice_id, surcharge_step, payment_id, posted_on, due_on, at_ms, amount_cents)
  VALUES (1, 1, 'surcharge', 1, 2, 1, '2026-11-20', '2026-11-20', 1, 50)`;

/** An office from before it, where the second due date of an invoice has asked. */
function officeBefore() {
  const sqlite = officeOfOneContract(50);
  sqlite.exec(`
    INSERT INTO legal_entities (id, name, name_key, condition_id) VALUES (1, 'Norte', 'norte', 1);
    INSERT INTO invoice_runs (at_ms, operator_name, issued_on, until_on, invoices, total_cents)
      VALUES (77, 'Ana', '2026-11-01', '2026-11-01', 1, 121);
    INSERT INTO invoice_snapshots (kind, subject_id, json) VALUES ('issuer', 1, '{}');
    INSERT INTO invoices (id, run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id,
      point_of_sale, period_start_on, period_end_on, scheduled_on, issued_on, due_on, issuer_snapshot_id,
      client_snapshot_id, document_snapshot_id, net_cents, tax_cents, total_cents, fiscal_state, report_after_payment)
      VALUES (1, 1, 1, 1, 1, 1, 1, 3, '2026-11-01', '2026-11-30', '2026-11-01', '2026-11-01', '2026-11-11', 1, 1, 1,
        100, 21, 121, 'pending', 0);
    INSERT INTO payments (id, receipt_number, client_id, paid_on, at_ms, amount_cents, method_id, operator_name, origin)
      SELECT 1, 1, 1, '2026-11-20', 1, 10, min(id), 'Ana', 'counter' FROM payment_methods;
    ${SURCHARGE}`);
  return sqlite;
}

test('0051: what was asked stays, and a due date can ask for a difference', () => {
  const sqlite = officeBefore();
  const asked = () => sqlite.prepare('SELECT * FROM debits').all();
  const before = asked();
  expect(() => sqlite.exec(SURCHARGE)).toThrow(/UNIQUE/u);
  migrate(sqlite, until(51));
  expect(asked()).toEqual(before);
  sqlite.exec(SURCHARGE);
  expect(asked()).toHaveLength(before.length + 1);
});
