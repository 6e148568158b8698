-- Samples of intervals that further imports say too, beside the one that counted them: when that one is taken back they are
-- theirs, as a counter's readings are (0019). Nothing is known of what was repeated before: such samples go as they went.
CREATE TABLE consumption_repeated_samples (
  source_id INTEGER NOT NULL,
  at_s INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  PRIMARY KEY (source_id, at_s, import_id)
) STRICT, WITHOUT ROWID;
