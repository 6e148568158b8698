-- What further imports say of a moment that one counted already, now with their own bytes: also what contradicts it stands
-- once that one is taken back, and no more only what repeats it (0019, 0054). `line` is where a contradiction is listed in
-- its file; null for a repetition. Both tables are made anew; what was repeated before has the bytes that stand. Of what was
-- contradicted before nothing is known: it returns as it did, by importing its file again.
CREATE TABLE consumption_further_readings (
  source_id INTEGER NOT NULL,
  at_s INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  down INTEGER NOT NULL CHECK (down >= 0),
  up INTEGER NOT NULL CHECK (up >= 0),
  line INTEGER,
  PRIMARY KEY (source_id, at_s, import_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO consumption_further_readings (source_id, at_s, import_id, down, up)
SELECT source_id, at_s, said.import_id, known.down, known.up
FROM consumption_repeated_readings said JOIN consumption_readings known USING (source_id, at_s);
--> statement-breakpoint
DROP TABLE consumption_repeated_readings;
--> statement-breakpoint
CREATE TABLE consumption_further_samples (
  source_id INTEGER NOT NULL,
  at_s INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  down INTEGER NOT NULL CHECK (down >= 0),
  up INTEGER NOT NULL CHECK (up >= 0),
  line INTEGER,
  PRIMARY KEY (source_id, at_s, import_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO consumption_further_samples (source_id, at_s, import_id, down, up)
SELECT source_id, at_s, said.import_id, known.down, known.up
FROM consumption_repeated_samples said JOIN consumption_samples known USING (source_id, at_s);
--> statement-breakpoint
DROP TABLE consumption_repeated_samples;
