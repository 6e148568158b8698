-- What billing has to remember so that every day is charged as it was: what each plan cost before its price changed, which
-- invoice settled what of an earlier one, and the day under which the authority has a document.
-- New tables and columns; no table is rebuilt. No former price of a plan is known from before: what was charged stays as it is.
CREATE TABLE plan_former_prices (
  plan_id INTEGER NOT NULL REFERENCES plans (entry_id) ON DELETE CASCADE,
  until_on TEXT NOT NULL CHECK (until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  PRIMARY KEY (plan_id, until_on)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- 1: the contract paid what its plan cost, day by day. 0, also of what was kept before: `price_cents` was its price.
ALTER TABLE contract_former_plans ADD COLUMN follows_plan INTEGER NOT NULL DEFAULT 0 CHECK (follows_plan IN (0, 1));
--> statement-breakpoint
-- What a period charged, or let off, of one that the invoice `settled_id` had billed before the plan changed within it.
-- `invoice_id` null: what was let off took the whole period, which has no invoice.
CREATE TABLE invoice_settlements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contract_id INTEGER NOT NULL REFERENCES contracts (id),
  settled_id INTEGER NOT NULL REFERENCES invoices (id),
  period_start_on TEXT NOT NULL,
  invoice_id INTEGER REFERENCES invoices (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX invoice_settlements_contract ON invoice_settlements (contract_id, settled_id);
--> statement-breakpoint
-- The day that a document has before its authority; until then, none. What was reported before bears that of its issue.
ALTER TABLE invoices ADD COLUMN fiscal_on TEXT;
--> statement-breakpoint
ALTER TABLE credit_notes ADD COLUMN fiscal_on TEXT;
--> statement-breakpoint
UPDATE invoices SET fiscal_on = issued_on WHERE fiscal_state = 'reported';
--> statement-breakpoint
UPDATE credit_notes SET fiscal_on = issued_on WHERE fiscal_state = 'reported';
--> statement-breakpoint
CREATE TRIGGER invoices_fiscal_day BEFORE UPDATE OF fiscal_on ON invoices WHEN old.fiscal_state = 'reported' BEGIN
  SELECT RAISE (ABORT, 'what was reported never changes');
END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_fiscal_day BEFORE UPDATE OF fiscal_on ON credit_notes WHEN old.fiscal_state = 'reported' BEGIN
  SELECT RAISE (ABORT, 'what was reported never changes');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_settlements_no_update BEFORE UPDATE ON invoice_settlements BEGIN
  SELECT RAISE (ABORT, 'what an invoice says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_settlements_no_delete BEFORE DELETE ON invoice_settlements BEGIN
  SELECT RAISE (ABORT, 'an invoice is never deleted');
END;
--> statement-breakpoint
-- Who is exempt is told by a tax of nothing: an invoice that shows taxes and has none chosen is not issued any more.
INSERT INTO taxes (country, name, name_key, rate_bp, mode, base, to_confirm) VALUES
  ('AR', 'IVA exento 0 %', 'iva exento 0 %', 0, 'included', 'net', 1)
ON CONFLICT (country, name_key) DO NOTHING;
