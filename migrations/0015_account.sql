-- The current account: what each client owes (`debits`), what it paid (`payments`), what it has to its credit, which paid
-- which (`allocations`), and when it promised to pay. History is never deleted and what it says never changes: a payment
-- is voided, an allocation reversed, a debit cancelled, each by a mark that is set once. `client_accounts` is what every
-- client comes to, kept in the same transactions, so that no list adds anything up.
-- New tables. Every client gets its account, and every invoice that was issued before becomes its debit, unpaid; no
-- existing row is touched and no table is rebuilt.
CREATE TABLE payments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  receipt_number INTEGER NOT NULL UNIQUE CHECK (receipt_number BETWEEN 1 AND 99999999),
  client_id INTEGER NOT NULL REFERENCES clients (id),
  paid_on TEXT NOT NULL CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at_ms INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  method_id INTEGER NOT NULL REFERENCES payment_methods (id),
  collector_id INTEGER REFERENCES catalog_entries (id),
  operator_id INTEGER,
  operator_name TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL CHECK (origin IN ('counter', 'gateway')),
  -- The line of a gateway's file that it came with.
  gateway_line_id INTEGER,
  voided_at_ms INTEGER,
  voided_on TEXT CHECK (voided_on >= paid_on),
  void_reason TEXT NOT NULL DEFAULT '',
  voided_by TEXT NOT NULL DEFAULT '',
  CHECK ((voided_at_ms IS NULL) = (voided_on IS NULL)),
  CHECK ((voided_at_ms IS NULL) = (void_reason = ''))
) STRICT;
--> statement-breakpoint
CREATE INDEX payments_client ON payments (client_id, paid_on, id);
--> statement-breakpoint
CREATE INDEX payments_at ON payments (at_ms);
--> statement-breakpoint
CREATE INDEX payments_voided ON payments (voided_at_ms) WHERE voided_at_ms IS NOT NULL;
--> statement-breakpoint
-- `collector_id` and `method_id` are looked for when a catalogue's entry is taken away.
CREATE INDEX payments_collector ON payments (collector_id) WHERE collector_id IS NOT NULL;
--> statement-breakpoint
-- `invoice_count` is how many invoices an opening debt stands for. A surcharge names its invoice and which later due date
-- it is for (2 or 3), and the payment that came late.
CREATE TABLE debits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES clients (id),
  contract_id INTEGER REFERENCES contracts (id),
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'surcharge', 'opening')),
  invoice_id INTEGER REFERENCES invoices (id),
  surcharge_step INTEGER CHECK (surcharge_step IN (2, 3)),
  payment_id INTEGER REFERENCES payments (id),
  invoice_count INTEGER NOT NULL DEFAULT 0 CHECK (invoice_count >= 0),
  posted_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  paid_cents INTEGER NOT NULL DEFAULT 0 CHECK (paid_cents BETWEEN 0 AND amount_cents),
  cancelled_at_ms INTEGER,
  cancelled_on TEXT CHECK (cancelled_on >= posted_on),
  CHECK ((cancelled_at_ms IS NULL) = (cancelled_on IS NULL)),
  CHECK (cancelled_at_ms IS NULL OR paid_cents = 0),
  CHECK ((kind = 'opening') = (invoice_id IS NULL)),
  CHECK ((kind = 'opening') = (contract_id IS NULL)),
  CHECK ((kind = 'surcharge') = (payment_id IS NOT NULL)),
  CHECK ((kind = 'surcharge') = (surcharge_step IS NOT NULL)),
  CHECK (kind = 'opening' OR invoice_count = 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX debits_client ON debits (client_id, posted_on);
--> statement-breakpoint
CREATE INDEX debits_open ON debits (client_id, due_on) WHERE paid_cents < amount_cents AND cancelled_at_ms IS NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX debits_invoice ON debits (invoice_id) WHERE kind = 'invoice';
--> statement-breakpoint
CREATE UNIQUE INDEX debits_surcharge ON debits (invoice_id, surcharge_step)
  WHERE kind = 'surcharge' AND cancelled_at_ms IS NULL;
--> statement-breakpoint
CREATE INDEX debits_payment ON debits (payment_id) WHERE payment_id IS NOT NULL;
--> statement-breakpoint
-- What a client may still use: of a payment what paid nothing (`excess`), of a credit note, or from before.
CREATE TABLE credits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES clients (id),
  kind TEXT NOT NULL CHECK (kind IN ('excess', 'creditNote', 'opening')),
  payment_id INTEGER REFERENCES payments (id),
  -- The credit note that it is; those have no table yet.
  credit_note_id INTEGER,
  posted_on TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  used_cents INTEGER NOT NULL DEFAULT 0 CHECK (used_cents BETWEEN 0 AND amount_cents),
  cancelled_at_ms INTEGER,
  cancelled_on TEXT CHECK (cancelled_on >= posted_on),
  CHECK ((cancelled_at_ms IS NULL) = (cancelled_on IS NULL)),
  CHECK (cancelled_at_ms IS NULL OR used_cents = 0),
  CHECK ((kind = 'excess') = (payment_id IS NOT NULL)),
  CHECK (kind = 'creditNote' OR credit_note_id IS NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX credits_client ON credits (client_id, posted_on);
--> statement-breakpoint
CREATE INDEX credits_available ON credits (client_id) WHERE used_cents < amount_cents AND cancelled_at_ms IS NULL;
--> statement-breakpoint
CREATE INDEX credits_payment ON credits (payment_id) WHERE payment_id IS NOT NULL;
--> statement-breakpoint
CREATE TABLE allocations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  debit_id INTEGER NOT NULL REFERENCES debits (id),
  payment_id INTEGER REFERENCES payments (id),
  credit_id INTEGER REFERENCES credits (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  at_ms INTEGER NOT NULL,
  reversed_at_ms INTEGER,
  CHECK ((payment_id IS NULL) <> (credit_id IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX allocations_debit ON allocations (debit_id);
--> statement-breakpoint
CREATE INDEX allocations_payment ON allocations (payment_id) WHERE payment_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX allocations_credit ON allocations (credit_id) WHERE credit_id IS NOT NULL;
--> statement-breakpoint
-- What a client said that it will pay until a day, and who heard it. One stands at a time.
CREATE TABLE payment_promises (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  until_on TEXT NOT NULL CHECK (until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  note TEXT NOT NULL CHECK (note <> ''),
  at_ms INTEGER NOT NULL,
  operator_id INTEGER,
  operator_name TEXT NOT NULL,
  withdrawn_at_ms INTEGER
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX payment_promises_standing ON payment_promises (client_id) WHERE withdrawn_at_ms IS NULL;
--> statement-breakpoint
-- `balance_cents` is what is unpaid less what is available; `state` is the client's, so that a list in the order of the
-- balances reads an index alone. Every client has one, from its first moment.
CREATE TABLE client_accounts (
  client_id INTEGER PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('active', 'deactivated')),
  version INTEGER NOT NULL DEFAULT 0,
  balance_cents INTEGER NOT NULL DEFAULT 0,
  unpaid_invoices INTEGER NOT NULL DEFAULT 0 CHECK (unpaid_invoices >= 0),
  unpaid_cents INTEGER NOT NULL DEFAULT 0 CHECK (unpaid_cents >= 0),
  credit_cents INTEGER NOT NULL DEFAULT 0 CHECK (credit_cents >= 0),
  oldest_due_on TEXT,
  CHECK (balance_cents = unpaid_cents - credit_cents),
  CHECK ((oldest_due_on IS NULL) = (unpaid_cents = 0))
) STRICT;
--> statement-breakpoint
CREATE INDEX client_accounts_balance ON client_accounts (state, balance_cents, client_id);
--> statement-breakpoint
CREATE INDEX client_accounts_unpaid ON client_accounts (state, unpaid_invoices, client_id);
--> statement-breakpoint
CREATE INDEX client_accounts_oldest ON client_accounts (oldest_due_on, client_id) WHERE oldest_due_on IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER client_accounts_begin AFTER INSERT ON clients BEGIN
  INSERT INTO client_accounts (client_id, state) VALUES (new.id, new.state);
END;
--> statement-breakpoint
CREATE TRIGGER client_accounts_state AFTER UPDATE OF state ON clients WHEN new.state <> old.state BEGIN
  UPDATE client_accounts SET state = new.state WHERE client_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN
  SELECT RAISE (ABORT, 'a payment is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER payments_no_change BEFORE UPDATE OF
  receipt_number, client_id, paid_on, at_ms, amount_cents, method_id, operator_id, operator_name, note, origin,
  gateway_line_id
ON payments BEGIN
  SELECT RAISE (ABORT, 'what a payment says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER payments_voided_once BEFORE UPDATE OF voided_at_ms, voided_on, void_reason, voided_by ON payments
WHEN old.voided_at_ms IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'a voided payment never changes');
END;
--> statement-breakpoint
CREATE TRIGGER debits_no_delete BEFORE DELETE ON debits BEGIN
  SELECT RAISE (ABORT, 'a debit is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER debits_no_change BEFORE UPDATE OF
  client_id, contract_id, kind, invoice_id, surcharge_step, payment_id, invoice_count, posted_on, due_on, at_ms, amount_cents
ON debits BEGIN
  SELECT RAISE (ABORT, 'what a debit says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER debits_cancelled_once BEFORE UPDATE ON debits WHEN old.cancelled_at_ms IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'a cancelled debit never changes');
END;
--> statement-breakpoint
CREATE TRIGGER credits_no_delete BEFORE DELETE ON credits BEGIN
  SELECT RAISE (ABORT, 'a credit is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER credits_no_change BEFORE UPDATE OF
  client_id, kind, payment_id, credit_note_id, posted_on, at_ms, amount_cents
ON credits BEGIN
  SELECT RAISE (ABORT, 'what a credit says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER credits_cancelled_once BEFORE UPDATE ON credits WHEN old.cancelled_at_ms IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'a cancelled credit never changes');
END;
--> statement-breakpoint
CREATE TRIGGER allocations_no_delete BEFORE DELETE ON allocations BEGIN
  SELECT RAISE (ABORT, 'an allocation is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER allocations_no_change BEFORE UPDATE OF debit_id, payment_id, credit_id, amount_cents, at_ms ON allocations BEGIN
  SELECT RAISE (ABORT, 'what an allocation says never changes');
END;
--> statement-breakpoint
CREATE TRIGGER allocations_reversed_once BEFORE UPDATE OF reversed_at_ms ON allocations
WHEN old.reversed_at_ms IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'an allocation is reversed once');
END;
--> statement-breakpoint
INSERT INTO debits (client_id, contract_id, kind, invoice_id, posted_on, due_on, at_ms, amount_cents)
SELECT i.client_id, i.contract_id, 'invoice', i.id, i.issued_on, i.due_on, r.at_ms, i.total_cents
FROM invoices i JOIN invoice_runs r ON r.id = i.run_id
WHERE i.voided_at_ms IS NULL ORDER BY i.id;
--> statement-breakpoint
INSERT INTO client_accounts (client_id, state, balance_cents, unpaid_invoices, unpaid_cents, oldest_due_on)
SELECT c.id, c.state, coalesce(sum(d.amount_cents), 0), count(d.id), coalesce(sum(d.amount_cents), 0), min(d.due_on)
FROM clients c LEFT JOIN debits d ON d.client_id = c.id GROUP BY c.id ORDER BY c.id;
