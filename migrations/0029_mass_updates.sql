-- What a mass update changed of each client, so that it can be taken back, that day or another, as long as nobody edited
-- the same field since. Taking one back is a mass update itself. New tables: no existing row changes, none is rebuilt.
CREATE TABLE mass_updates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The same as in the audit's entries.
  batch_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('update', 'launch', 'repair', 'undo')),
  at_ms INTEGER NOT NULL,
  operator_name TEXT NOT NULL,
  -- What was changed, as the audit names it: a JSON list.
  fields TEXT NOT NULL,
  changed INTEGER NOT NULL CHECK (changed > 0),
  undoes_id INTEGER REFERENCES mass_updates (id),
  undone_by_id INTEGER REFERENCES mass_updates (id),
  CHECK ((kind = 'undo') = (undoes_id IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE TABLE mass_update_rows (
  mass_update_id INTEGER NOT NULL REFERENCES mass_updates (id),
  client_id INTEGER NOT NULL,
  change_json TEXT NOT NULL,
  PRIMARY KEY (mass_update_id, client_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- The clients of which something was kept when the update was taken back: these alone are tried again.
CREATE TABLE mass_update_kept (
  mass_update_id INTEGER NOT NULL REFERENCES mass_updates (id),
  client_id INTEGER NOT NULL,
  PRIMARY KEY (mass_update_id, client_id)
) STRICT, WITHOUT ROWID;
