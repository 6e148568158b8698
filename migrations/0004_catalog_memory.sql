-- A spelling that was merged came back with the next list, the undo of an import left the catalogue entries that it had
-- made, and a value went back from the audit by its entry's name, which may be another's by now.
-- Entries that were merged before are told from the audit; older audit rows keep no ids and go by their names.
-- No table is rebuilt.
ALTER TABLE catalog_entries ADD COLUMN merged_into_id INTEGER REFERENCES catalog_entries (id);
--> statement-breakpoint
CREATE INDEX catalog_entries_merged ON catalog_entries (merged_into_id) WHERE merged_into_id IS NOT NULL;
--> statement-breakpoint
UPDATE catalog_entries SET merged_into_id = (
  SELECT survivor.id FROM audit_entries act
  JOIN catalog_entries survivor ON survivor.kind = catalog_entries.kind AND survivor.name = act.after
  WHERE act.entity = 'catalog' AND act.entity_id = catalog_entries.id AND act.action = 'merged'
    AND survivor.id <> catalog_entries.id AND survivor.retired = 0
  ORDER BY act.id DESC LIMIT 1)
WHERE retired = 1;
--> statement-breakpoint
ALTER TABLE audit_entries ADD COLUMN before_id INTEGER;
--> statement-breakpoint
ALTER TABLE audit_entries ADD COLUMN after_id INTEGER;
--> statement-breakpoint
-- The catalogue entries that an import made, or took into use again, so that its undo can take them away.
CREATE TABLE import_entries (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  entry_id INTEGER NOT NULL,
  version_after INTEGER NOT NULL,
  made INTEGER NOT NULL CHECK (made IN (0, 1)),
  PRIMARY KEY (import_id, entry_id)
) STRICT, WITHOUT ROWID;
