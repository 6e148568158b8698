-- The register of clients: the office, who signs in, the catalogues, the clients, what changed and what was imported.
-- First migration: there are no rows before it, and no table is rebuilt.
CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (name <> ''),
  country TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  demo INTEGER NOT NULL DEFAULT 0,
  recovery_hash TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE operators (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('administrator', 'operator', 'viewer')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  password_hash TEXT NOT NULL,
  failed_sign_ins INTEGER NOT NULL DEFAULT 0,
  locked_until_ms INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
--> statement-breakpoint
CREATE TABLE catalog_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('zone', 'neighborhood', 'city', 'province', 'seller', 'collector')),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (kind, name_key)
) STRICT;
--> statement-breakpoint
CREATE TABLE clients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'deactivated')),
  person_type TEXT NOT NULL CHECK (person_type IN ('other', 'natural', 'legal')),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  first_name TEXT NOT NULL DEFAULT '',
  middle_name TEXT NOT NULL DEFAULT '',
  last_name TEXT NOT NULL DEFAULT '',
  second_last_name TEXT NOT NULL DEFAULT '',
  custom_id TEXT NOT NULL DEFAULT '',
  custom_id_key TEXT NOT NULL DEFAULT '',
  national_id TEXT NOT NULL DEFAULT '',
  national_id_key TEXT NOT NULL DEFAULT '',
  tax_id TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  phone_key TEXT NOT NULL DEFAULT '',
  mobile TEXT NOT NULL DEFAULT '',
  mobile_key TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  email_key TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  address_key TEXT NOT NULL DEFAULT '',
  city_id INTEGER REFERENCES catalog_entries (id),
  province_id INTEGER REFERENCES catalog_entries (id),
  neighborhood_id INTEGER REFERENCES catalog_entries (id),
  zone_id INTEGER REFERENCES catalog_entries (id),
  seller_id INTEGER REFERENCES catalog_entries (id),
  collector_id INTEGER REFERENCES catalog_entries (id),
  search_text TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  deactivated_at_ms INTEGER
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX clients_custom_id ON clients (custom_id) WHERE custom_id <> '';
--> statement-breakpoint
CREATE UNIQUE INDEX clients_email ON clients (email_key) WHERE email_key <> '' AND state = 'active';
--> statement-breakpoint
CREATE INDEX clients_by_name ON clients (state, name_key, id);
--> statement-breakpoint
CREATE INDEX clients_by_custom_id ON clients (state, custom_id_key, id);
--> statement-breakpoint
CREATE INDEX clients_by_created ON clients (state, created_at_ms, id);
--> statement-breakpoint
CREATE INDEX clients_by_updated ON clients (state, updated_at_ms, id);
--> statement-breakpoint
CREATE INDEX clients_by_national_id ON clients (state, national_id_key, id);
--> statement-breakpoint
CREATE INDEX clients_national_id ON clients (national_id_key) WHERE national_id_key <> '';
--> statement-breakpoint
CREATE INDEX clients_phone ON clients (phone_key) WHERE phone_key <> '';
--> statement-breakpoint
CREATE INDEX clients_mobile ON clients (mobile_key) WHERE mobile_key <> '';
--> statement-breakpoint
CREATE INDEX clients_any_email ON clients (email_key) WHERE email_key <> '';
--> statement-breakpoint
CREATE INDEX clients_name_address ON clients (name_key, address_key);
--> statement-breakpoint
CREATE INDEX clients_zone ON clients (zone_id);
--> statement-breakpoint
CREATE INDEX clients_neighborhood ON clients (neighborhood_id);
--> statement-breakpoint
CREATE INDEX clients_city ON clients (city_id);
--> statement-breakpoint
CREATE VIRTUAL TABLE clients_search USING fts5 (search_text, content = 'clients', content_rowid = 'id', tokenize = 'trigram');
--> statement-breakpoint
CREATE TRIGGER clients_search_insert AFTER INSERT ON clients BEGIN
  INSERT INTO clients_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER clients_search_update AFTER UPDATE OF search_text ON clients WHEN old.search_text IS NOT new.search_text BEGIN
  INSERT INTO clients_search (clients_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO clients_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER clients_search_delete AFTER DELETE ON clients BEGIN
  INSERT INTO clients_search (clients_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
--> statement-breakpoint
CREATE TABLE client_former_names (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  until_ms INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX client_former_names_client ON client_former_names (client_id);
--> statement-breakpoint
-- Columns of an imported list that have no home yet: kept, and exported unchanged.
CREATE TABLE client_carried_columns (
  client_id INTEGER PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
  billing_enabled TEXT NOT NULL DEFAULT '',
  invoice_type TEXT NOT NULL DEFAULT '',
  tax_condition TEXT NOT NULL DEFAULT '',
  unpaid_count INTEGER NOT NULL DEFAULT 0,
  unpaid_balance_cents INTEGER NOT NULL DEFAULT 0,
  gateways TEXT NOT NULL DEFAULT ''
) STRICT;
--> statement-breakpoint
CREATE TABLE audit_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  operator_id INTEGER,
  operator_name TEXT NOT NULL,
  origin TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  action TEXT NOT NULL,
  field TEXT NOT NULL DEFAULT '',
  before TEXT NOT NULL DEFAULT '',
  after TEXT NOT NULL DEFAULT ''
) STRICT;
--> statement-breakpoint
CREATE INDEX audit_entries_entity ON audit_entries (entity, entity_id, id);
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN
  SELECT RAISE (ABORT, 'the audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN
  SELECT RAISE (ABORT, 'the audit is append-only');
END;
--> statement-breakpoint
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  operator_name TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  undone_at_ms INTEGER
) STRICT;
--> statement-breakpoint
-- What an import did to each client, so that it can be taken back: `before_json` is null for a created one.
CREATE TABLE import_rows (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  client_id INTEGER NOT NULL,
  version_after INTEGER NOT NULL,
  before_json TEXT,
  PRIMARY KEY (import_id, client_id)
) STRICT, WITHOUT ROWID;
