-- More kinds of messages, and what some of them carry: a secret, sealed, or a file that was made for them. `mail_secrets` holds
-- a password or a link only while its message waits: a trigger forgets it with whatever ends the message. `mail_files` are
-- files of the office's folder. `client_portal_passwords` is the hash alone of each client's password of the portal, and
-- `portal_settings` the portal; `message_settings` is what messages are made by of their own accord; `cut_notices` which
-- contracts were told of which day's cut.
-- SQLite changes no CHECK in place: for the wider lists of kinds `mail_messages.kind` is a new column with the same values,
-- and `mail_attachments` and `mail_templates` are rebuilt. Every row is kept as it is, under its number.
DROP INDEX IF EXISTS mail_messages_kind;
--> statement-breakpoint
ALTER TABLE mail_messages RENAME COLUMN kind TO kind_before;
--> statement-breakpoint
ALTER TABLE mail_messages ADD COLUMN kind TEXT NOT NULL DEFAULT 'notice' CHECK (kind IN
  ('invoice', 'payment', 'notice', 'debt', 'cut', 'receipt', 'statement', 'device', 'password', 'export'));
--> statement-breakpoint
UPDATE mail_messages SET kind = kind_before;
--> statement-breakpoint
ALTER TABLE mail_messages DROP COLUMN kind_before;
--> statement-breakpoint
CREATE INDEX mail_messages_kind ON mail_messages (kind, id);
--> statement-breakpoint
CREATE TABLE mail_attachments_new (
  message_id INTEGER NOT NULL REFERENCES mail_messages (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  -- An invoice is drawn when it is sent, from what it said at its issue; a file was made when it was asked for.
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'file')),
  ref_id INTEGER NOT NULL,
  PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO mail_attachments_new (message_id, position, kind, ref_id)
  SELECT message_id, position, kind, ref_id FROM mail_attachments;
--> statement-breakpoint
DROP TABLE mail_attachments;
--> statement-breakpoint
ALTER TABLE mail_attachments_new RENAME TO mail_attachments;
--> statement-breakpoint
CREATE TABLE mail_templates_new (
  kind TEXT PRIMARY KEY CHECK (kind IN
    ('invoice', 'payment', 'notice', 'debt', 'cut', 'receipt', 'statement', 'device', 'password', 'export')),
  version INTEGER NOT NULL CHECK (version > 0),
  subject TEXT NOT NULL CHECK (subject <> ''),
  body_text TEXT NOT NULL CHECK (body_text <> ''),
  body_html TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO mail_templates_new (kind, version, subject, body_text, body_html)
  SELECT kind, version, subject, body_text, body_html FROM mail_templates;
--> statement-breakpoint
DROP TABLE mail_templates;
--> statement-breakpoint
ALTER TABLE mail_templates_new RENAME TO mail_templates;
--> statement-breakpoint
CREATE TABLE mail_secrets (
  message_id INTEGER PRIMARY KEY REFERENCES mail_messages (id),
  sealed TEXT NOT NULL CHECK (sealed GLOB 's1.*')
) STRICT;
--> statement-breakpoint
CREATE TRIGGER mail_secrets_forgotten AFTER UPDATE OF state ON mail_messages
  WHEN new.state IN ('sent', 'failed', 'unsendable', 'cancelled')
BEGIN
  DELETE FROM mail_secrets WHERE message_id = new.id;
END;
--> statement-breakpoint
-- The address that a secret waits for may be a stranger's, and its words name it: with another one it is forgotten.
CREATE TRIGGER mail_secrets_address AFTER UPDATE OF email ON clients WHEN new.email <> old.email
BEGIN
  DELETE FROM mail_secrets WHERE message_id IN (
    SELECT id FROM mail_messages WHERE client_id = new.id AND +state IN ('waiting', 'retrying'));
END;
--> statement-breakpoint
CREATE TABLE mail_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  created_at_ms INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE message_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  -- Whether clients are told before the review cuts them, and how many days before.
  cut_notice INTEGER NOT NULL DEFAULT 0 CHECK (cut_notice IN (0, 1)),
  cut_notice_days INTEGER NOT NULL DEFAULT 1 CHECK (cut_notice_days BETWEEN 1 AND 15),
  -- A file above this is told of and not attached.
  attachment_limit_mb INTEGER NOT NULL DEFAULT 15 CHECK (attachment_limit_mb BETWEEN 1 AND 100)
) STRICT;
--> statement-breakpoint
INSERT INTO message_settings (id) VALUES (1);
--> statement-breakpoint
CREATE TABLE cut_notices (
  contract_id INTEGER NOT NULL REFERENCES contracts (id) ON DELETE CASCADE,
  cuts_on TEXT NOT NULL CHECK (cuts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  PRIMARY KEY (contract_id, cuts_on)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE portal_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  -- A new password is so many groups of four letters and digits.
  password_groups INTEGER NOT NULL DEFAULT 3 CHECK (password_groups BETWEEN 3 AND 6),
  CHECK ((name = '') = (address = ''))
) STRICT;
--> statement-breakpoint
INSERT INTO portal_settings (id) VALUES (1);
--> statement-breakpoint
CREATE TABLE client_portal_passwords (
  client_id INTEGER PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
  password_hash TEXT NOT NULL CHECK (password_hash GLOB 'scrypt$*'),
  created_at_ms INTEGER NOT NULL,
  operator_name TEXT NOT NULL
) STRICT;
