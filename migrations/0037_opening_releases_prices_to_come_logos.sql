-- Three things to remember. How a contract stood when its client's debt from before was paid and the system enabled it, so that
-- the review leaves it so again once that debt is owed again: a payment that was voided was none. Whoever changes the
-- contract's state by hand ends it. What a plan is to cost from a day that has not come yet, one price a plan. And the picture
-- that a razón social prints: it never changes, so that what was issued with it is printed with it for ever.
-- New tables and a column; no table is rebuilt: what was enabled before this version stays on, and no issuer has a picture.
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
--> statement-breakpoint
CREATE TABLE logos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  media TEXT NOT NULL CHECK (media IN ('image/png', 'image/jpeg')),
  bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 262144)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER logos_no_update BEFORE UPDATE ON logos BEGIN
  SELECT RAISE (ABORT, 'a picture that was printed never changes');
END;
--> statement-breakpoint
CREATE TRIGGER logos_no_delete BEFORE DELETE ON logos BEGIN
  SELECT RAISE (ABORT, 'a picture that was printed is never deleted');
END;
--> statement-breakpoint
ALTER TABLE legal_entities ADD COLUMN logo_id INTEGER REFERENCES logos (id);
