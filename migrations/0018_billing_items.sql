-- What a contract is charged, or let off, beside its plan: each time or once; and in which period's invoice each was.
-- New tables; no existing row is touched and no table is rebuilt.
CREATE TABLE billing_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  contract_id INTEGER NOT NULL REFERENCES contracts (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('charge', 'discount')),
  repeats INTEGER NOT NULL CHECK (repeats IN (0, 1)),
  description TEXT NOT NULL CHECK (description <> ''),
  amount_cents INTEGER CHECK (amount_cents > 0),
  rate_bp INTEGER CHECK (rate_bp BETWEEN 1 AND 10000),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  to_on TEXT CHECK (to_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND to_on >= from_on),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  CHECK ((amount_cents IS NULL) <> (rate_bp IS NULL)),
  CHECK (rate_bp IS NULL OR kind = 'discount'),
  CHECK (repeats = 1 OR to_on IS NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX billing_items_contract ON billing_items (contract_id, id);
--> statement-breakpoint
-- `amount_cents`: what was charged, or let off. `invoice_id` null: a discount took the whole period, which has no invoice.
CREATE TABLE billing_item_uses (
  item_id INTEGER NOT NULL REFERENCES billing_items (id) ON DELETE CASCADE,
  period_start_on TEXT NOT NULL,
  invoice_id INTEGER REFERENCES invoices (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  PRIMARY KEY (item_id, period_start_on)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX billing_item_uses_invoice ON billing_item_uses (invoice_id) WHERE invoice_id IS NOT NULL;
--> statement-breakpoint
-- What is charged once is charged once, whoever runs what; a discount of an amount is never more than it.
CREATE TRIGGER billing_item_uses_once BEFORE INSERT ON billing_item_uses
WHEN EXISTS (
  SELECT 1 FROM billing_items i WHERE i.id = new.item_id AND i.repeats = 0
    AND CASE WHEN i.kind = 'charge' OR i.rate_bp IS NOT NULL
      THEN EXISTS (SELECT 1 FROM billing_item_uses u WHERE u.item_id = new.item_id)
      ELSE new.amount_cents + (SELECT coalesce(sum(u.amount_cents), 0) FROM billing_item_uses u WHERE u.item_id = new.item_id)
        > i.amount_cents END
) BEGIN
  SELECT RAISE (ABORT, 'what is billed once is billed once');
END;
