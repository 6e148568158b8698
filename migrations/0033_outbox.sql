-- The outbox: every message to a client is a row, written in the transaction of what it tells, with its recipients (each
-- with an outcome of its own) and what is attached, by reference. `message_id` is given at the first attempt and never
-- changes, so that a retry is the same message. `mail_line` is how the way to the office's server is, `mail_days` what went
-- through it on each day of the office, `mail_settings` the server; its password is sealed.
-- New tables; no existing row is touched and no table is rebuilt. Nothing was mailed before.
CREATE TABLE mail_messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'payment', 'notice')),
  -- The client as it was called then: an import that is undone may take the client itself away.
  client_id INTEGER REFERENCES clients (id) ON DELETE SET NULL,
  client_name TEXT NOT NULL,
  -- The invoice or the payment that it tells of.
  source_id INTEGER,
  message_key TEXT NOT NULL UNIQUE CHECK (message_key NOT GLOB '*[^0-9a-z.-]*'),
  message_id TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL
    CHECK (state IN ('waiting', 'sending', 'sent', 'retrying', 'failed', 'unsendable', 'cancelled')),
  reason TEXT NOT NULL DEFAULT '',
  -- The server's own words.
  answer TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  first_attempt_at_ms INTEGER,
  next_attempt_at_ms INTEGER NOT NULL DEFAULT 0,
  created_at_ms INTEGER NOT NULL,
  settled_at_ms INTEGER,
  operator_name TEXT NOT NULL,
  search_text TEXT NOT NULL,
  CHECK ((settled_at_ms IS NULL) = (state IN ('waiting', 'sending', 'retrying'))),
  CHECK (state NOT IN ('failed', 'unsendable') OR reason <> '')
) STRICT;
--> statement-breakpoint
-- Whether something of the same client is to go out first.
CREATE INDEX mail_messages_open ON mail_messages (client_id, id) WHERE state IN ('waiting', 'sending', 'retrying');
--> statement-breakpoint
CREATE INDEX mail_messages_due ON mail_messages (next_attempt_at_ms, id) WHERE state IN ('waiting', 'retrying');
--> statement-breakpoint
CREATE INDEX mail_messages_client ON mail_messages (client_id, id);
--> statement-breakpoint
CREATE INDEX mail_messages_state ON mail_messages (state, id);
--> statement-breakpoint
CREATE TABLE mail_recipients (
  message_id INTEGER NOT NULL REFERENCES mail_messages (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  address TEXT NOT NULL CHECK (address <> '' AND instr(address, char(10)) = 0 AND instr(address, char(13)) = 0),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'rejected')),
  answer TEXT NOT NULL DEFAULT '',
  settled_at_ms INTEGER,
  PRIMARY KEY (message_id, position),
  CHECK ((state = 'waiting') = (settled_at_ms IS NULL))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE mail_attachments (
  message_id INTEGER NOT NULL REFERENCES mail_messages (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  -- What is drawn when it is sent, from what it said at its issue.
  kind TEXT NOT NULL CHECK (kind IN ('invoice')),
  ref_id INTEGER NOT NULL,
  PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE mail_days (
  on_date TEXT PRIMARY KEY CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  sent INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  -- Addresses, which is what a provider counts.
  accepted INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE mail_line (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  state TEXT NOT NULL CHECK (state IN ('ready', 'unreachable', 'login', 'certificate', 'security', 'sender', 'secret')),
  answer TEXT NOT NULL DEFAULT '',
  since_ms INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  resume_at_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
--> statement-breakpoint
INSERT INTO mail_line (id, state, since_ms) VALUES (1, 'ready', 0);
--> statement-breakpoint
CREATE TABLE mail_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  host TEXT NOT NULL DEFAULT '',
  port INTEGER NOT NULL DEFAULT 587 CHECK (port BETWEEN 1 AND 65535),
  security TEXT NOT NULL DEFAULT 'starttls' CHECK (security IN ('tls', 'starttls', 'none')),
  user_name TEXT NOT NULL DEFAULT '',
  sealed_password TEXT NOT NULL DEFAULT '',
  from_name TEXT NOT NULL DEFAULT '',
  from_address TEXT NOT NULL DEFAULT '',
  reply_to TEXT NOT NULL DEFAULT '',
  -- Addresses a day, and messages a minute; 0 for as many as there are.
  daily_limit INTEGER NOT NULL DEFAULT 0 CHECK (daily_limit >= 0),
  minute_limit INTEGER NOT NULL DEFAULT 60 CHECK (minute_limit >= 0),
  connections INTEGER NOT NULL DEFAULT 3 CHECK (connections BETWEEN 1 AND 10),
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  -- The one certificate that is trusted though nobody vouches for it: its fingerprint, and itself.
  trusted_fingerprint TEXT NOT NULL DEFAULT '',
  trusted_certificate TEXT NOT NULL DEFAULT '',
  CHECK ((trusted_fingerprint = '') = (trusted_certificate = ''))
) STRICT;
--> statement-breakpoint
INSERT INTO mail_settings (id) VALUES (1);
