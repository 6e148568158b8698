-- The invoice run: what was issued in each, its lines and taxes, and what it was issued by (issuer, client, type) as that
-- was then. An invoice is never deleted, and what it says never changes: triggers refuse both.
-- New tables; no existing row is touched and no table is rebuilt. Nothing was billed before.
CREATE TABLE invoice_runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  operator_id INTEGER,
  operator_name TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  invoices INTEGER NOT NULL,
  total_cents INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
-- What an issuer, a client or a type of invoice was at an issue: one row for as long as it stays the same.
CREATE TABLE invoice_snapshots (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('issuer', 'client', 'document')),
  subject_id INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX invoice_snapshots_subject ON invoice_snapshots (kind, subject_id, id);
--> statement-breakpoint
-- `number` is the authority's, which comes when it is reported; of what is not reported (`fiscal_state` none), the office's
-- own series', given at issue. `internal_number` is the office's for every one, in the order of issue.
CREATE TABLE invoices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  run_id INTEGER NOT NULL REFERENCES invoice_runs (id),
  internal_number INTEGER NOT NULL UNIQUE,
  client_id INTEGER NOT NULL REFERENCES clients (id),
  contract_id INTEGER NOT NULL REFERENCES contracts (id),
  legal_entity_id INTEGER NOT NULL REFERENCES legal_entities (id),
  invoice_type_id INTEGER NOT NULL REFERENCES invoice_types (id),
  point_of_sale INTEGER NOT NULL CHECK (point_of_sale BETWEEN 1 AND 99999),
  number INTEGER CHECK (number BETWEEN 1 AND 99999999),
  period_start_on TEXT NOT NULL,
  period_end_on TEXT NOT NULL CHECK (period_end_on >= period_start_on),
  scheduled_on TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (due_on >= issued_on),
  second_due_on TEXT CHECK (second_due_on >= due_on),
  second_surcharge_cents INTEGER NOT NULL DEFAULT 0 CHECK (second_surcharge_cents >= 0),
  third_due_on TEXT CHECK (third_due_on >= second_due_on),
  third_surcharge_cents INTEGER NOT NULL DEFAULT 0 CHECK (third_surcharge_cents >= 0),
  issuer_snapshot_id INTEGER NOT NULL REFERENCES invoice_snapshots (id),
  client_snapshot_id INTEGER NOT NULL REFERENCES invoice_snapshots (id),
  document_snapshot_id INTEGER NOT NULL REFERENCES invoice_snapshots (id),
  net_cents INTEGER NOT NULL CHECK (net_cents >= 0),
  tax_cents INTEGER NOT NULL CHECK (tax_cents >= 0),
  total_cents INTEGER NOT NULL CHECK (total_cents > 0),
  fiscal_state TEXT NOT NULL CHECK (fiscal_state IN ('none', 'pending', 'reported', 'rejected')),
  report_after_payment INTEGER NOT NULL CHECK (report_after_payment IN (0, 1)),
  authorization_code TEXT NOT NULL DEFAULT '',
  authorization_expires_on TEXT,
  reported_at_ms INTEGER,
  voided_at_ms INTEGER,
  void_reason TEXT NOT NULL DEFAULT '',
  CHECK (net_cents + tax_cents = total_cents),
  CHECK (fiscal_state IN ('pending', 'rejected') OR number IS NOT NULL),
  CHECK ((fiscal_state = 'reported') = (reported_at_ms IS NOT NULL))
) STRICT;
--> statement-breakpoint
-- One invoice for a contract's period, never two.
CREATE UNIQUE INDEX invoices_period ON invoices (contract_id, period_start_on) WHERE voided_at_ms IS NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX invoices_number ON invoices (legal_entity_id, invoice_type_id, point_of_sale, number) WHERE number IS NOT NULL;
--> statement-breakpoint
CREATE INDEX invoices_client ON invoices (client_id, internal_number);
--> statement-breakpoint
CREATE INDEX invoices_pending ON invoices (internal_number) WHERE fiscal_state = 'pending';
--> statement-breakpoint
CREATE TRIGGER invoices_no_delete BEFORE DELETE ON invoices BEGIN
  SELECT RAISE (ABORT, 'an invoice is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER invoices_no_change BEFORE UPDATE OF
  run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id, period_start_on, period_end_on,
  issued_on, due_on, net_cents, tax_cents, total_cents, issuer_snapshot_id, client_snapshot_id, document_snapshot_id
ON invoices BEGIN
  SELECT RAISE (ABORT, 'what an invoice says never changes');
END;
--> statement-breakpoint
CREATE TABLE invoice_lines (
  invoice_id INTEGER NOT NULL REFERENCES invoices (id),
  position INTEGER NOT NULL,
  plan_id INTEGER REFERENCES catalog_entries (id),
  description TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  days INTEGER NOT NULL,
  cycle_days INTEGER NOT NULL,
  price_cents INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL,
  PRIMARY KEY (invoice_id, position)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE invoice_taxes (
  invoice_id INTEGER NOT NULL REFERENCES invoices (id),
  position INTEGER NOT NULL,
  tax_id INTEGER NOT NULL REFERENCES taxes (id),
  name TEXT NOT NULL,
  rate_bp INTEGER NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('included', 'added')),
  base_cents INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL,
  PRIMARY KEY (invoice_id, position)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_no_update BEFORE UPDATE ON invoice_lines BEGIN
  SELECT RAISE (ABORT, 'what an invoice says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_no_delete BEFORE DELETE ON invoice_lines BEGIN
  SELECT RAISE (ABORT, 'an invoice is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_taxes_no_update BEFORE UPDATE ON invoice_taxes BEGIN
  SELECT RAISE (ABORT, 'what an invoice says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_taxes_no_delete BEFORE DELETE ON invoice_taxes BEGIN
  SELECT RAISE (ABORT, 'an invoice is never deleted');
END;
--> statement-breakpoint
-- A period that a run left unbilled for good, as that of a contract which an operator had disabled: no later run bills it.
CREATE TABLE invoice_skips (
  contract_id INTEGER NOT NULL REFERENCES contracts (id) ON DELETE CASCADE,
  period_start_on TEXT NOT NULL,
  period_end_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES invoice_runs (id),
  PRIMARY KEY (contract_id, period_start_on)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- How far each contract has come: its last day that was billed, or left out.
CREATE TABLE contract_courses (
  contract_id INTEGER PRIMARY KEY REFERENCES contracts (id) ON DELETE CASCADE,
  billed_until_on TEXT NOT NULL
) STRICT;
