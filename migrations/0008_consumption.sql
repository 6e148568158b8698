-- What each connection used. A sample is kept as it came for some weeks (`consumption_samples`), for longer by the hour,
-- and for ever by the day: what the screens read are the sums. Keys are integers and no table has a rowid, since an
-- office has ten million samples a month. No table from before is rebuilt; offices have no consumption yet.
CREATE TABLE consumption_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sample_days INTEGER NOT NULL CHECK (sample_days BETWEEN 1 AND 3660),
  hour_months INTEGER NOT NULL CHECK (hour_months BETWEEN 2 AND 1200)
) STRICT;
--> statement-breakpoint
INSERT INTO consumption_settings (id, sample_days, hour_months) VALUES (1, 40, 24);
--> statement-breakpoint
-- `swept`: some of its samples are kept as sums alone, so that it cannot be taken back any more.
CREATE TABLE consumption_imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  operator_name TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('interval', 'counter')),
  lines INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  known INTEGER NOT NULL,
  repeated INTEGER NOT NULL,
  too_old INTEGER NOT NULL,
  first_s INTEGER,
  last_s INTEGER,
  swept INTEGER NOT NULL DEFAULT 0 CHECK (swept IN (0, 1)),
  undone_at_ms INTEGER
) STRICT;
--> statement-breakpoint
CREATE INDEX consumption_imports_fingerprint ON consumption_imports (fingerprint);
--> statement-breakpoint
-- Lines that were not counted: how many with each reason, and the first of them as they stood in the file.
CREATE TABLE consumption_problems (
  import_id INTEGER NOT NULL REFERENCES consumption_imports (id),
  code TEXT NOT NULL,
  lines INTEGER NOT NULL,
  examples_json TEXT NOT NULL,
  PRIMARY KEY (import_id, code)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- What samples are measured at: an IP, a user name or a MAC. Samples at or before `swept_until_s` were counted and are
-- kept as sums alone: another one from then cannot be told from them, and is not counted.
CREATE TABLE consumption_sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('ip', 'mac', 'user')),
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  swept_until_s INTEGER,
  UNIQUE (kind, key)
) STRICT;
--> statement-breakpoint
-- Whose an import's samples of a source are. `owner` is the contract's number; of an address that no contract has, minus
-- the source's. `counter_down` and `counter_up` are the last reading, from which the next file's first one counts on.
CREATE TABLE consumption_shares (
  source_id INTEGER NOT NULL REFERENCES consumption_sources (id),
  import_id INTEGER NOT NULL REFERENCES consumption_imports (id),
  owner INTEGER NOT NULL,
  last_s INTEGER NOT NULL,
  counter_down INTEGER,
  counter_up INTEGER,
  PRIMARY KEY (source_id, import_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX consumption_shares_import ON consumption_shares (import_id);
--> statement-breakpoint
CREATE INDEX consumption_shares_owner ON consumption_shares (owner);
--> statement-breakpoint
-- `at_s`: the second, since 1970, that the bytes are counted at.
CREATE TABLE consumption_samples (
  source_id INTEGER NOT NULL,
  at_s INTEGER NOT NULL,
  down INTEGER NOT NULL CHECK (down >= 0),
  up INTEGER NOT NULL CHECK (up >= 0),
  import_id INTEGER NOT NULL,
  PRIMARY KEY (source_id, at_s)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- `hour`: hours since 1970, UTC: no clock change repeats or leaves one out.
CREATE TABLE consumption_hours (
  owner INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  down INTEGER NOT NULL,
  up INTEGER NOT NULL,
  PRIMARY KEY (owner, hour)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- `day`: days since 1970 on the office's own calendar.
CREATE TABLE consumption_days (
  owner INTEGER NOT NULL,
  day INTEGER NOT NULL,
  down INTEGER NOT NULL,
  up INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  PRIMARY KEY (owner, day)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- A contract goes when the import that made it is taken back: what it used is then an unknown address's again.
CREATE TRIGGER contracts_consumption_delete AFTER DELETE ON contracts
WHEN EXISTS (SELECT 1 FROM consumption_shares WHERE owner = old.id) BEGIN
  INSERT INTO consumption_hours (owner, hour, down, up)
  SELECT (SELECT -min(source_id) FROM consumption_shares WHERE owner = old.id), hour, down, up
  FROM consumption_hours WHERE owner = old.id
  ON CONFLICT (owner, hour) DO UPDATE SET down = down + excluded.down, up = up + excluded.up;
  DELETE FROM consumption_hours WHERE owner = old.id;
  INSERT INTO consumption_days (owner, day, down, up, samples)
  SELECT (SELECT -min(source_id) FROM consumption_shares WHERE owner = old.id), day, down, up, samples
  FROM consumption_days WHERE owner = old.id
  ON CONFLICT (owner, day) DO UPDATE SET
    down = down + excluded.down, up = up + excluded.up, samples = samples + excluded.samples;
  DELETE FROM consumption_days WHERE owner = old.id;
  UPDATE consumption_shares SET owner = (SELECT -min(source_id) FROM consumption_shares WHERE owner = old.id)
  WHERE owner = old.id;
END;
