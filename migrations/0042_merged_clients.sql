-- Two clients that are one: what was looked at and is no duplicate, who was merged into whom, and what moved with it, so
-- that a merge can be taken back. A merged client stays, deactivated, and names the one that it is a part of.
-- What an invoice, a payment, a debit, a credit or a credit note says still never changes. Whose it is may, only from one
-- client to another that `client_moving` names within the same transaction: the triggers that kept `client_id` with the
-- rest are made anew for it alone. An opening debt or credit is one a client when it is posted; a merge may bring another
-- along, so that the unique indexes become triggers on what is posted. Existing rows stay as they are; no table is rebuilt.
ALTER TABLE clients ADD COLUMN merged_into_id INTEGER REFERENCES clients (id);
--> statement-breakpoint
CREATE INDEX clients_merged ON clients (merged_into_id) WHERE merged_into_id IS NOT NULL;
--> statement-breakpoint
-- A client that is a part of another is nobody's to deal with by itself.
CREATE TRIGGER clients_merged_off BEFORE UPDATE OF state, merged_into_id ON clients
WHEN new.merged_into_id IS NOT NULL AND new.state <> 'deactivated' BEGIN
  SELECT RAISE (ABORT, 'a merged client is deactivated');
END;
--> statement-breakpoint
-- The lower number first.
CREATE TABLE client_pairs_apart (
  low_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  high_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  operator_name TEXT NOT NULL,
  PRIMARY KEY (low_id, high_id),
  CHECK (low_id < high_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX client_pairs_apart_high ON client_pairs_apart (high_id);
--> statement-breakpoint
-- `record_json`: both clients as they were, and the one that was kept as it became. `marks_json`: the last number of each
-- kind of row at that moment; what has a higher one came later.
CREATE TABLE client_merges (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id TEXT NOT NULL UNIQUE,
  kept_id INTEGER NOT NULL REFERENCES clients (id),
  merged_id INTEGER NOT NULL REFERENCES clients (id),
  at_ms INTEGER NOT NULL,
  operator_name TEXT NOT NULL,
  record_json TEXT NOT NULL CHECK (json_valid (record_json)),
  marks_json TEXT NOT NULL CHECK (json_valid (marks_json)),
  undone_at_ms INTEGER,
  undone_by TEXT NOT NULL DEFAULT '',
  CHECK (kept_id <> merged_id),
  CHECK ((undone_at_ms IS NULL) = (undone_by = ''))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX client_merges_standing ON client_merges (merged_id) WHERE undone_at_ms IS NULL;
--> statement-breakpoint
CREATE INDEX client_merges_kept ON client_merges (kept_id);
--> statement-breakpoint
CREATE TABLE client_merge_moves (
  merge_id INTEGER NOT NULL REFERENCES client_merges (id),
  kind TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  PRIMARY KEY (merge_id, kind, row_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Filled and emptied within one transaction.
CREATE TABLE client_moving (
  from_id INTEGER NOT NULL,
  to_id INTEGER NOT NULL,
  PRIMARY KEY (from_id, to_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER contracts_told_moved AFTER UPDATE OF client_id ON contracts WHEN new.client_id <> old.client_id BEGIN
  UPDATE clients SET
    (contract_count, contract_plan_id, contract_node_id, contract_ip, contract_state, contract_disabled_by, contract_text) = (
      SELECT contract_count, plan_id, node_id, ip, state, disabled_by, contract_text
      FROM contract_facts WHERE client_id = clients.id
    )
  WHERE id IN (old.client_id, new.client_id);
END;
--> statement-breakpoint
DROP TRIGGER invoices_no_change;
--> statement-breakpoint
CREATE TRIGGER invoices_no_change BEFORE UPDATE OF
  run_id, internal_number, contract_id, legal_entity_id, invoice_type_id, period_start_on, period_end_on,
  issued_on, due_on, net_cents, tax_cents, total_cents, issuer_snapshot_id, client_snapshot_id, document_snapshot_id
ON invoices BEGIN
  SELECT RAISE (ABORT, 'what an invoice says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER invoices_client BEFORE UPDATE OF client_id ON invoices
WHEN NOT EXISTS (SELECT 1 FROM client_moving WHERE from_id = old.client_id AND to_id = new.client_id) BEGIN
  SELECT RAISE (ABORT, 'what an invoice says never changes');
END;
--> statement-breakpoint
DROP TRIGGER payments_no_change;
--> statement-breakpoint
CREATE TRIGGER payments_no_change BEFORE UPDATE OF
  receipt_number, paid_on, at_ms, amount_cents, method_id, operator_id, operator_name, note, origin, gateway_line_id
ON payments BEGIN
  SELECT RAISE (ABORT, 'what a payment says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER payments_client BEFORE UPDATE OF client_id ON payments
WHEN NOT EXISTS (SELECT 1 FROM client_moving WHERE from_id = old.client_id AND to_id = new.client_id) BEGIN
  SELECT RAISE (ABORT, 'what a payment says never changes');
END;
--> statement-breakpoint
DROP TRIGGER debits_no_change;
--> statement-breakpoint
CREATE TRIGGER debits_no_change BEFORE UPDATE OF
  contract_id, kind, invoice_id, surcharge_step, payment_id, invoice_count, posted_on, due_on, at_ms, amount_cents
ON debits BEGIN
  SELECT RAISE (ABORT, 'what a debit says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER debits_client BEFORE UPDATE OF client_id ON debits
WHEN NOT EXISTS (SELECT 1 FROM client_moving WHERE from_id = old.client_id AND to_id = new.client_id) BEGIN
  SELECT RAISE (ABORT, 'what a debit says never changes');
END;
--> statement-breakpoint
DROP TRIGGER debits_cancelled_once;
--> statement-breakpoint
CREATE TRIGGER debits_cancelled_once BEFORE UPDATE OF id, paid_cents, cancelled_at_ms, cancelled_on ON debits
WHEN old.cancelled_at_ms IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'a cancelled debit never changes');
END;
--> statement-breakpoint
DROP TRIGGER credits_no_change;
--> statement-breakpoint
CREATE TRIGGER credits_no_change BEFORE UPDATE OF kind, payment_id, credit_note_id, posted_on, at_ms, amount_cents
ON credits BEGIN
  SELECT RAISE (ABORT, 'what a credit says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER credits_client BEFORE UPDATE OF client_id ON credits
WHEN NOT EXISTS (SELECT 1 FROM client_moving WHERE from_id = old.client_id AND to_id = new.client_id) BEGIN
  SELECT RAISE (ABORT, 'what a credit says never changes');
END;
--> statement-breakpoint
DROP TRIGGER credits_cancelled_once;
--> statement-breakpoint
CREATE TRIGGER credits_cancelled_once BEFORE UPDATE OF id, used_cents, cancelled_at_ms, cancelled_on ON credits
WHEN old.cancelled_at_ms IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'a cancelled credit never changes');
END;
--> statement-breakpoint
DROP TRIGGER credit_notes_no_change;
--> statement-breakpoint
CREATE TRIGGER credit_notes_no_change BEFORE UPDATE OF
  internal_number, invoice_id, legal_entity_id, invoice_type_id, point_of_sale, issued_on, at_ms, operator_name,
  reason, net_cents, tax_cents, total_cents
ON credit_notes BEGIN
  SELECT RAISE (ABORT, 'what a credit note says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_client BEFORE UPDATE OF client_id ON credit_notes
WHEN NOT EXISTS (SELECT 1 FROM client_moving WHERE from_id = old.client_id AND to_id = new.client_id) BEGIN
  SELECT RAISE (ABORT, 'what a credit note says never changes');
END;
--> statement-breakpoint
DROP INDEX debits_opening;
--> statement-breakpoint
CREATE INDEX debits_opening ON debits (client_id) WHERE kind = 'opening' AND cancelled_at_ms IS NULL;
--> statement-breakpoint
CREATE TRIGGER debits_opening_once BEFORE INSERT ON debits
WHEN new.kind = 'opening' AND new.cancelled_at_ms IS NULL AND EXISTS (
  SELECT 1 FROM debits d WHERE d.client_id = new.client_id AND d.kind = 'opening' AND d.cancelled_at_ms IS NULL
) BEGIN
  SELECT RAISE (ABORT, 'an opening debt is posted once');
END;
--> statement-breakpoint
DROP INDEX credits_opening;
--> statement-breakpoint
CREATE INDEX credits_opening ON credits (client_id) WHERE kind = 'opening' AND cancelled_at_ms IS NULL;
--> statement-breakpoint
CREATE TRIGGER credits_opening_once BEFORE INSERT ON credits
WHEN new.kind = 'opening' AND new.cancelled_at_ms IS NULL AND EXISTS (
  SELECT 1 FROM credits c WHERE c.client_id = new.client_id AND c.kind = 'opening' AND c.cancelled_at_ms IS NULL
) BEGIN
  SELECT RAISE (ABORT, 'an opening credit is posted once');
END;
