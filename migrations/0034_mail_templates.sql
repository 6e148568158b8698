-- What the office changed of the words of its messages; a kind that is not here has those that come with the program.
-- New table; no existing row is touched and no table is rebuilt.
CREATE TABLE mail_templates (
  kind TEXT PRIMARY KEY CHECK (kind IN ('invoice', 'payment', 'notice')),
  version INTEGER NOT NULL CHECK (version > 0),
  subject TEXT NOT NULL CHECK (subject <> ''),
  body_text TEXT NOT NULL CHECK (body_text <> ''),
  body_html TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
