-- How many minutes a window may stay untouched before it locks: an open window on an empty desk shows the office to
-- whoever passes. An office that is there gets the same quarter of an hour as a new one; no table is rebuilt.
ALTER TABLE office ADD COLUMN idle_minutes INTEGER NOT NULL DEFAULT 15 CHECK (idle_minutes BETWEEN 0 AND 480);
