-- How a contract stood when its client's debt from before was paid and the system enabled it, so that the review leaves it
-- so again once that debt is owed again: a payment that was voided was none. Whoever changes the contract's state by hand
-- ends it. New table; no existing row is touched and no table is rebuilt: what was enabled before this version stays on.
CREATE TABLE opening_releases (
  contract_id INTEGER PRIMARY KEY REFERENCES contracts (id) ON DELETE CASCADE,
  stood TEXT NOT NULL CHECK (stood IN ('alerted', 'disabled'))
) STRICT;
