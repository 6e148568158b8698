-- Payment files of gateways: each file, each of its lines with what became of it, and how such files are read. A line that was
-- posted, waits or was left out has a key of its own, so that no file, and no other file with the same line, posts it again.
-- New tables, and an index over payments that came with a line; no row changes and no table is rebuilt.
CREATE TABLE gateway_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  -- The draft that it was: one is imported once, however often it is sent.
  draft_id TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  operator_name TEXT NOT NULL,
  gateways TEXT NOT NULL,
  lines INTEGER NOT NULL CHECK (lines >= 0),
  total_cents INTEGER NOT NULL,
  undone_at_ms INTEGER
) STRICT;
--> statement-breakpoint
-- `key` is what makes the line the same in another file: the gateway and its operation, or, without one, what it says.
CREATE TABLE gateway_lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  file_id INTEGER NOT NULL REFERENCES gateway_files (id),
  row INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('posted', 'voided', 'waiting', 'left', 'repeated', 'problem', 'undone')),
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  key TEXT,
  gateway_id INTEGER REFERENCES gateways (id),
  method_id INTEGER REFERENCES payment_methods (id),
  collector_id INTEGER REFERENCES catalog_entries (id) ON DELETE SET NULL,
  paid_on TEXT CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  gateway TEXT NOT NULL,
  reference TEXT NOT NULL,
  custom_id TEXT NOT NULL,
  national_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  original TEXT NOT NULL,
  -- Negative where it takes a payment back.
  amount_cents INTEGER,
  fee_cents INTEGER,
  client_id INTEGER REFERENCES clients (id),
  -- The payment that it became, or that it voided.
  payment_id INTEGER REFERENCES payments (id),
  resolved_at_ms INTEGER,
  resolved_by TEXT NOT NULL DEFAULT '',
  UNIQUE (file_id, row),
  CHECK ((state IN ('posted', 'voided')) <= (payment_id IS NOT NULL)),
  CHECK ((state IN ('posted', 'voided', 'waiting', 'left')) <= (key IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX gateway_lines_key ON gateway_lines (key) WHERE key IS NOT NULL;
--> statement-breakpoint
CREATE INDEX gateway_lines_waiting ON gateway_lines (id) WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX gateway_lines_payment ON gateway_lines (payment_id) WHERE payment_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX gateway_lines_client ON gateway_lines (client_id) WHERE client_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX gateway_lines_gateway ON gateway_lines (gateway_id);
--> statement-breakpoint
CREATE TRIGGER gateway_lines_no_delete BEFORE DELETE ON gateway_lines BEGIN
  SELECT RAISE (ABORT, 'a line of a gateway is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER gateway_lines_no_change BEFORE UPDATE OF
  file_id, row, paid_on, gateway, reference, custom_id, national_id, operation, original, amount_cents, fee_cents
ON gateway_lines BEGIN
  SELECT RAISE (ABORT, 'what a line of a gateway says never changes');
END;
--> statement-breakpoint
-- By what its files are known: their headers, folded; of files without any, how many columns they have.
CREATE TABLE gateway_layouts (
  headers_key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  used_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- What a file's name for a gateway stands for, and how its payments are registered.
CREATE TABLE gateway_sources (
  name_key TEXT PRIMARY KEY,
  gateway_id INTEGER NOT NULL REFERENCES gateways (id) ON DELETE CASCADE,
  method_id INTEGER NOT NULL REFERENCES payment_methods (id),
  collector_id INTEGER REFERENCES catalog_entries (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;
