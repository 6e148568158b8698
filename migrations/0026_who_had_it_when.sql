-- Three things that the office could not say until now.
--
-- Whose an import's samples of an address are may change in the midst of it: an IP goes from one client to another. A share
-- now says from which second to which it holds, both in it. Shares from before hold for all of their import, as they did.
-- `consumption_shares` is rebuilt for its key; its rows stay as they are.
CREATE TABLE consumption_shares_from (
  source_id INTEGER NOT NULL REFERENCES consumption_sources (id),
  import_id INTEGER NOT NULL REFERENCES consumption_imports (id),
  from_s INTEGER NOT NULL,
  until_s INTEGER NOT NULL CHECK (until_s >= from_s),
  owner INTEGER NOT NULL,
  last_s INTEGER NOT NULL,
  PRIMARY KEY (source_id, import_id, from_s)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO consumption_shares_from (source_id, import_id, from_s, until_s, owner, last_s)
SELECT source_id, import_id, -9007199254740991, 9007199254740991, owner, last_s FROM consumption_shares;
--> statement-breakpoint
DROP TABLE consumption_shares;
--> statement-breakpoint
ALTER TABLE consumption_shares_from RENAME TO consumption_shares;
--> statement-breakpoint
CREATE INDEX consumption_shares_import ON consumption_shares (import_id);
--> statement-breakpoint
CREATE INDEX consumption_shares_owner ON consumption_shares (owner);
--> statement-breakpoint
-- A list without a first day makes contracts that begin on the day of the import: that is when the office wrote them down,
-- and says nothing of since when they have their address. `started_on` is the day that was put: once the contract has
-- another one, somebody knew. Of contracts from before, those are taken for such that begin on the day that a list made
-- them, give or take the hours between an office's clock and UTC.
CREATE TABLE contract_assumed_starts (
  contract_id INTEGER PRIMARY KEY REFERENCES contracts (id) ON DELETE CASCADE,
  started_on TEXT NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO contract_assumed_starts (contract_id, started_on)
SELECT id, started_on FROM contracts
WHERE id IN (SELECT contract_id FROM import_contract_rows WHERE before_json IS NULL)
  AND started_on BETWEEN date(created_at_ms / 1000 - 43200, 'unixepoch') AND date(created_at_ms / 1000 + 50400, 'unixepoch');
--> statement-breakpoint
-- The last day on which the office did what is done of its own accord, so that a clock that is a month ahead is noticed before
-- pauses end and samples go. Null until it was done once.
CREATE TABLE office_day (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seen_on TEXT
) STRICT;
--> statement-breakpoint
INSERT INTO office_day (id, seen_on) VALUES (1, NULL);
