-- What a counter showed is kept reading by reading: those of a connection are one series whatever files they came in, so
-- that one between two known ones splits what grew, and one that is taken back leaves it whole. Until now an import kept
-- its last reading alone: that one stays as where the next one counts from. Between the others nothing can be split any
-- more: what was counted from counters stands as it is, as samples do that are kept as sums alone. No table is rebuilt.
CREATE TABLE consumption_readings (
  source_id INTEGER NOT NULL,
  at_s INTEGER NOT NULL,
  down INTEGER NOT NULL CHECK (down >= 0),
  up INTEGER NOT NULL CHECK (up >= 0),
  -- Whose file says it, and in whose share what grew until then is counted: another's where it split what that one counted.
  import_id INTEGER NOT NULL,
  counted_in INTEGER NOT NULL,
  PRIMARY KEY (source_id, at_s)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- The other imports whose files say the same: the newest stands in its place once that one is taken back.
CREATE TABLE consumption_repeated_readings (
  source_id INTEGER NOT NULL,
  at_s INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  PRIMARY KEY (source_id, at_s, import_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT OR IGNORE INTO consumption_readings (source_id, at_s, down, up, import_id, counted_in)
SELECT source_id, last_s, counter_down, counter_up, import_id, import_id
FROM consumption_shares WHERE counter_down IS NOT NULL ORDER BY source_id, import_id;
--> statement-breakpoint
UPDATE consumption_sources SET swept_until_s = max(coalesce(swept_until_s, 0), (
  SELECT max(at_s) - 1 FROM consumption_readings WHERE source_id = consumption_sources.id
)) WHERE id IN (SELECT source_id FROM consumption_readings);
--> statement-breakpoint
DELETE FROM consumption_readings WHERE at_s < (
  SELECT max(newest.at_s) FROM consumption_readings newest WHERE newest.source_id = consumption_readings.source_id
);
--> statement-breakpoint
UPDATE consumption_imports SET swept = 1 WHERE measure = 'counter' AND undone_at_ms IS NULL AND samples > 0;
--> statement-breakpoint
-- The program itself gives what a contract used back to its addresses before the contract goes, each its own: a trigger
-- knows no calendar, and put what several addresses used together under one of them. It only still refuses to lose it.
DROP TRIGGER contracts_consumption_delete;
--> statement-breakpoint
CREATE TRIGGER contracts_consumption_kept BEFORE DELETE ON contracts
WHEN EXISTS (SELECT 1 FROM consumption_days WHERE owner = old.id) BEGIN
  SELECT RAISE(ABORT, 'the consumption of a contract would be lost with it');
END;
--> statement-breakpoint
ALTER TABLE consumption_shares DROP COLUMN counter_down;
--> statement-breakpoint
ALTER TABLE consumption_shares DROP COLUMN counter_up;
--> statement-breakpoint
-- Which draft an import came from: a draft is counted once.
ALTER TABLE consumption_imports ADD COLUMN draft_id TEXT;
--> statement-breakpoint
CREATE UNIQUE INDEX consumption_imports_draft ON consumption_imports (draft_id) WHERE draft_id IS NOT NULL;
