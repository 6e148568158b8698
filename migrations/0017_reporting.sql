-- What becomes of an invoice after its issue: the authority's answers, voids, and credit notes with numbers of their own.
-- Existing invoices stay as they are, none rejected and none void; no table is rebuilt.
ALTER TABLE invoices ADD COLUMN rejection_reason TEXT NOT NULL DEFAULT '';
--> statement-breakpoint
DROP INDEX invoices_pending;
--> statement-breakpoint
CREATE INDEX invoices_to_report ON invoices (internal_number)
  WHERE fiscal_state IN ('pending', 'rejected') AND voided_at_ms IS NULL;
--> statement-breakpoint
CREATE INDEX invoices_voided ON invoices (internal_number) WHERE voided_at_ms IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER invoices_final BEFORE UPDATE OF
  point_of_sale, number, fiscal_state, authorization_code, authorization_expires_on, reported_at_ms, rejection_reason,
  voided_at_ms, void_reason
ON invoices WHEN old.fiscal_state = 'reported' OR old.voided_at_ms IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'what was reported, or is void, never changes');
END;
--> statement-breakpoint
-- Periods whose invoice was voided: the next run bills them anew.
CREATE TABLE freed_periods (
  contract_id INTEGER NOT NULL REFERENCES contracts (id) ON DELETE CASCADE,
  period_start_on TEXT NOT NULL,
  period_end_on TEXT NOT NULL CHECK (period_end_on >= period_start_on),
  scheduled_on TEXT NOT NULL,
  cycle_days INTEGER NOT NULL CHECK (cycle_days BETWEEN 28 AND 31),
  is_bridge INTEGER NOT NULL CHECK (is_bridge IN (0, 1)),
  PRIMARY KEY (contract_id, period_start_on)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- A credit note is of its invoice's parties and type: it has their snapshots through it.
CREATE TABLE credit_notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  internal_number INTEGER NOT NULL UNIQUE,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id),
  client_id INTEGER NOT NULL REFERENCES clients (id),
  legal_entity_id INTEGER NOT NULL REFERENCES legal_entities (id),
  invoice_type_id INTEGER NOT NULL REFERENCES invoice_types (id),
  point_of_sale INTEGER NOT NULL CHECK (point_of_sale BETWEEN 1 AND 99999),
  number INTEGER CHECK (number BETWEEN 1 AND 99999999),
  issued_on TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  operator_name TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  net_cents INTEGER NOT NULL CHECK (net_cents >= 0),
  tax_cents INTEGER NOT NULL CHECK (tax_cents >= 0),
  total_cents INTEGER NOT NULL CHECK (total_cents > 0),
  fiscal_state TEXT NOT NULL CHECK (fiscal_state IN ('none', 'pending', 'reported', 'rejected')),
  authorization_code TEXT NOT NULL DEFAULT '',
  authorization_expires_on TEXT,
  reported_at_ms INTEGER,
  rejection_reason TEXT NOT NULL DEFAULT '',
  CHECK (net_cents + tax_cents = total_cents),
  CHECK (fiscal_state IN ('pending', 'rejected') OR number IS NOT NULL),
  CHECK ((fiscal_state = 'reported') = (reported_at_ms IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX credit_notes_invoice ON credit_notes (invoice_id);
--> statement-breakpoint
CREATE INDEX credit_notes_client ON credit_notes (client_id, internal_number);
--> statement-breakpoint
CREATE UNIQUE INDEX credit_notes_number ON credit_notes (legal_entity_id, invoice_type_id, point_of_sale, number)
  WHERE number IS NOT NULL;
--> statement-breakpoint
CREATE INDEX credit_notes_to_report ON credit_notes (internal_number) WHERE fiscal_state IN ('pending', 'rejected');
--> statement-breakpoint
CREATE TABLE credit_note_taxes (
  credit_note_id INTEGER NOT NULL REFERENCES credit_notes (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  rate_bp INTEGER NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('included', 'added')),
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  PRIMARY KEY (credit_note_id, position)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- The numbers of credit notes; a series that is not here yet begins with whatever number its authority gives first.
CREATE TABLE credit_note_series (
  legal_entity_id INTEGER NOT NULL REFERENCES legal_entities (id),
  invoice_type_id INTEGER NOT NULL REFERENCES invoice_types (id),
  point_of_sale INTEGER NOT NULL CHECK (point_of_sale BETWEEN 1 AND 99999),
  next_number INTEGER NOT NULL CHECK (next_number BETWEEN 1 AND 100000000),
  PRIMARY KEY (legal_entity_id, invoice_type_id, point_of_sale)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER credit_notes_within BEFORE INSERT ON credit_notes
WHEN new.total_cents + (SELECT coalesce(sum(total_cents), 0) FROM credit_notes WHERE invoice_id = new.invoice_id)
  > (SELECT total_cents FROM invoices WHERE id = new.invoice_id) BEGIN
  SELECT RAISE (ABORT, 'no more is credited than an invoice came to');
END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_no_delete BEFORE DELETE ON credit_notes BEGIN
  SELECT RAISE (ABORT, 'a credit note is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_no_change BEFORE UPDATE OF
  internal_number, invoice_id, client_id, legal_entity_id, invoice_type_id, point_of_sale, issued_on, at_ms, operator_name,
  reason, net_cents, tax_cents, total_cents
ON credit_notes BEGIN
  SELECT RAISE (ABORT, 'what a credit note says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_final BEFORE UPDATE OF
  number, fiscal_state, authorization_code, authorization_expires_on, reported_at_ms, rejection_reason
ON credit_notes WHEN old.fiscal_state = 'reported' BEGIN
  SELECT RAISE (ABORT, 'what was reported never changes');
END;
--> statement-breakpoint
CREATE TRIGGER credit_note_taxes_no_update BEFORE UPDATE ON credit_note_taxes BEGIN
  SELECT RAISE (ABORT, 'what a credit note says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER credit_note_taxes_no_delete BEFORE DELETE ON credit_note_taxes BEGIN
  SELECT RAISE (ABORT, 'a credit note is never deleted');
END;
