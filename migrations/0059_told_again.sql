-- What a contract used at a moment, told by its IP and by its user name or its MAC, is the same traffic: the sample that came
-- second is kept as it came and is in no sum, so that it stands once the first one's file is taken back. `import_id`: the
-- import that kept it out, and `line` where it lists it; null where none does. A new table, and a column of the imports:
-- no row changes. What was counted twice before stays so until one of the two files is taken back.
CREATE TABLE consumption_told_again (
  source_id INTEGER NOT NULL,
  at_s INTEGER NOT NULL,
  import_id INTEGER,
  line INTEGER,
  PRIMARY KEY (source_id, at_s)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Whether a file said since when, or until when, its bytes are. Null for files from before: what their seconds tell is guessed.
ALTER TABLE consumption_imports ADD COLUMN time_is TEXT CHECK (time_is IN ('at', 'until'));
