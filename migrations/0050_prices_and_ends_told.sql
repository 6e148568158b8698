-- When prices, and the ends of contracts, were told.
-- A price holds from one day and is told on another: told late it reaches back, announced it reaches ahead. What was known when
-- an invoice was issued is decided by when it was told, so that is kept beside the day, of former prices and of those to come.
-- `plan_former_prices` is made anew: two prices told for one day are two rows, which an invoice between them tells apart.
-- Existing rows: a former price was told on the day that the next one began, as it was taken until now; one to come, when the
-- audit says that it was.
CREATE TABLE plan_former_prices_told (
  plan_id INTEGER NOT NULL REFERENCES plans (entry_id) ON DELETE CASCADE,
  until_on TEXT NOT NULL CHECK (until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  told_at_ms INTEGER NOT NULL,
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  PRIMARY KEY (plan_id, until_on, told_at_ms)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO plan_former_prices_told (plan_id, until_on, told_at_ms, price_cents)
SELECT plan_id, until_on, unixepoch(until_on) * 1000, price_cents FROM plan_former_prices;
--> statement-breakpoint
DROP TABLE plan_former_prices;
--> statement-breakpoint
ALTER TABLE plan_former_prices_told RENAME TO plan_former_prices;
--> statement-breakpoint
ALTER TABLE plan_next_prices ADD COLUMN told_at_ms INTEGER NOT NULL DEFAULT 0;
--> statement-breakpoint
UPDATE plan_next_prices SET told_at_ms = coalesce((
  SELECT max(at_ms) FROM audit_entries
  WHERE entity = 'catalog' AND entity_id = plan_id AND field = 'nextPrice' AND after <> ''), unixepoch(from_on) * 1000);
--> statement-breakpoint
-- Of what a merge kept of a plan's prices: when the last price of the two plans was told. Null of a change of plan.
ALTER TABLE contract_former_plans ADD COLUMN told_at_ms INTEGER;
--> statement-breakpoint
UPDATE contract_former_plans SET told_at_ms = unixepoch(until_on) * 1000 WHERE by_merge = 1;
--> statement-breakpoint
-- A credit note of before a contract's end was for another thing, and is not taken off what is to be taken back for it:
-- `last_note_id` is the last one of the office when its end was first told. Contracts that have ended already have none: all
-- their notes count, as until now.
CREATE TABLE contract_ends (
  contract_id INTEGER PRIMARY KEY REFERENCES contracts (id) ON DELETE CASCADE,
  last_note_id INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TRIGGER contracts_end_told AFTER UPDATE OF ended_on ON contracts
WHEN old.ended_on IS NULL AND new.ended_on IS NOT NULL BEGIN
  INSERT INTO contract_ends (contract_id, last_note_id)
  SELECT new.id, coalesce(max(id), 0) FROM credit_notes WHERE true
  ON CONFLICT (contract_id) DO NOTHING;
END;
