-- What a live contract was reached by before it changed, and on which days: whose an address was on a day could be told of
-- contracts that ended alone. Each address by itself: an IP, or a network, from `key` to `end_key`; a MAC, or a user name,
-- in `key`. A blank `key` says that the contract had none, so that what came after it is known to be of a later day.
-- `from_on` is '' where it had it since its own first day, whatever that is said to be by then; `until_on` is the last day.
-- A new table: of what changed before it nothing is known, and whoever has an address has it as before.
CREATE TABLE contract_former_addresses (
  contract_id INTEGER NOT NULL REFERENCES contracts (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('ip', 'mac', 'user')),
  until_on TEXT NOT NULL CHECK (until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  from_on TEXT NOT NULL
    CHECK (from_on = '' OR from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND from_on <= until_on),
  key TEXT NOT NULL,
  end_key TEXT NOT NULL,
  PRIMARY KEY (contract_id, kind, until_on)
) STRICT, WITHOUT ROWID;
