-- REPLACE INTO rewrote a row of the audit: SQLite's own delete in it fires no trigger unless recursive_triggers is on. An
-- id that is there is refused before it is written. A row that names none has -1 here, and a real -1 would keep every
-- later row out, so that ids below 1 are refused once they are written. Existing rows stay; no table is rebuilt.
CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries
WHEN new.id > 0 AND EXISTS (SELECT 1 FROM audit_entries WHERE id = new.id) BEGIN
  SELECT RAISE (ABORT, 'the audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_own_ids AFTER INSERT ON audit_entries WHEN new.id < 1 BEGIN
  SELECT RAISE (ABORT, 'the audit numbers its rows itself');
END;
