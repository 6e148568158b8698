-- Automatic states: how far the daily review has come, what it goes by, and until when a client is left out of it.
-- New tables; no existing row is touched and no table is rebuilt. An office begins on the day of its first review, which
-- changes nothing: who would be warned or cut is listed a day before.
-- `through_on` is the last day that was reviewed whole; `running_on` the one that a review under way comes up to, and
-- `cursor_id` the last contract that it looked at, so that one that is killed goes on where it was.
CREATE TABLE automatic_states (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  debt_scope TEXT NOT NULL DEFAULT 'contract' CHECK (debt_scope IN ('contract', 'client')),
  through_on TEXT CHECK (through_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  running_on TEXT CHECK (running_on > through_on),
  cursor_id INTEGER NOT NULL DEFAULT 0 CHECK (cursor_id >= 0)
) STRICT;
--> statement-breakpoint
INSERT INTO automatic_states (id) VALUES (1);
--> statement-breakpoint
-- Exceptuar hasta: one stands at a time.
CREATE TABLE state_exceptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  until_on TEXT NOT NULL CHECK (until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at_ms INTEGER NOT NULL,
  operator_id INTEGER,
  operator_name TEXT NOT NULL,
  withdrawn_at_ms INTEGER
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX state_exceptions_standing ON state_exceptions (client_id) WHERE withdrawn_at_ms IS NULL;
