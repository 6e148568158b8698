-- What an import did not take, or took otherwise than it stood in the file, was told before it and forgotten after it.
-- Imports from before have no notes. No table is rebuilt.
CREATE TABLE import_notes (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  field TEXT NOT NULL,
  custom_id TEXT NOT NULL,
  name TEXT NOT NULL,
  other TEXT NOT NULL,
  stayed_out INTEGER NOT NULL CHECK (stayed_out IN (0, 1)),
  PRIMARY KEY (import_id, row, code, field)
) STRICT, WITHOUT ROWID;
