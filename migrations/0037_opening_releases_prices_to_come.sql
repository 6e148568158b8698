-- Two things to remember. How a contract stood when its client's debt from before was paid and the system enabled it, so that
-- the review leaves it so again once that debt is owed again: a payment that was voided was none. Whoever changes the
-- contract's state by hand ends it. And what a plan is to cost from a day that has not come yet, one price a plan.
-- New tables; no existing row is touched and no table is rebuilt: what was enabled before this version stays on.
CREATE TABLE opening_releases (
  contract_id INTEGER PRIMARY KEY REFERENCES contracts (id) ON DELETE CASCADE,
  stood TEXT NOT NULL CHECK (stood IN ('alerted', 'disabled'))
) STRICT;
--> statement-breakpoint
CREATE TABLE plan_next_prices (
  plan_id INTEGER PRIMARY KEY REFERENCES plans (entry_id) ON DELETE CASCADE,
  from_on TEXT NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0)
) STRICT;
