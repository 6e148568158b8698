-- Opening balances: what the clients of an imported list owed before this application, posted to their accounts once. A
-- posting is what one confirmation did; its entries say which debt, or credit, each client got by it.
-- New tables, and two indexes that keep a client from having two opening entries; nothing of the kind was posted before,
-- no existing row is touched and no table is rebuilt.
CREATE TABLE opening_postings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  at_ms INTEGER NOT NULL,
  operator_id INTEGER,
  operator_name TEXT NOT NULL,
  debtors INTEGER NOT NULL CHECK (debtors >= 0),
  invoices INTEGER NOT NULL CHECK (invoices >= 0),
  debt_cents INTEGER NOT NULL CHECK (debt_cents >= 0),
  creditors INTEGER NOT NULL CHECK (creditors >= 0),
  credit_cents INTEGER NOT NULL CHECK (credit_cents >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE opening_entries (
  posting_id INTEGER NOT NULL REFERENCES opening_postings (id),
  client_id INTEGER NOT NULL REFERENCES clients (id),
  debit_id INTEGER REFERENCES debits (id),
  credit_id INTEGER REFERENCES credits (id),
  PRIMARY KEY (posting_id, client_id),
  CHECK ((debit_id IS NULL) <> (credit_id IS NULL))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX debits_opening ON debits (client_id) WHERE kind = 'opening' AND cancelled_at_ms IS NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX credits_opening ON credits (client_id) WHERE kind = 'opening' AND cancelled_at_ms IS NULL;
--> statement-breakpoint
-- Which list a client came in with is looked for by the client; the rows are found by their import.
CREATE INDEX import_rows_client ON import_rows (client_id, import_id);
