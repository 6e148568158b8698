-- Payment gateways with each client's reference, and the devices of the app Alerta Internet with their links.
-- What a list carried as "Información de Pasarelas de Pago" stays where it is. No row changes, no table is rebuilt.
CREATE TABLE gateway_kinds (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO gateway_kinds (code, name, position) VALUES
  ('mercadoPago', 'Mercado Pago', 1),
  ('pagoFacil', 'Pago Fácil', 2),
  ('rapipago', 'Rapipago', 3),
  ('cobroDigital', 'CobroDigital', 4),
  ('pagoralia', 'Pagoralia', 5),
  ('efecty', 'Efecty', 6),
  ('bank', 'Banco o transferencia', 7),
  ('other', 'Otra', 8);
--> statement-breakpoint
CREATE TABLE gateways (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL REFERENCES gateway_kinds (code),
  prefix TEXT NOT NULL DEFAULT '',
  -- How many follow the prefix, the check digit among them; null where any text is a reference.
  digits INTEGER CHECK (digits BETWEEN 1 AND 40),
  check_digit TEXT NOT NULL DEFAULT 'none' CHECK (check_digit IN ('none', 'mod10', 'mod11', 'luhn')),
  link_template TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  verified_at_ms INTEGER,
  verified_by TEXT NOT NULL DEFAULT '',
  verified_sample TEXT NOT NULL DEFAULT '',
  CHECK (check_digit = 'none' OR ifnull(digits, 0) >= 2)
) STRICT;
--> statement-breakpoint
-- One that was detached stays, so that it can be attached again as it was.
CREATE TABLE client_gateways (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  gateway_id INTEGER NOT NULL REFERENCES gateways (id),
  version INTEGER NOT NULL DEFAULT 1,
  reference TEXT NOT NULL CHECK (reference <> ''),
  reference_key TEXT NOT NULL CHECK (reference_key <> ''),
  attached_at_ms INTEGER NOT NULL,
  detached_at_ms INTEGER
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX client_gateways_reference ON client_gateways (gateway_id, reference_key) WHERE detached_at_ms IS NULL;
--> statement-breakpoint
CREATE INDEX client_gateways_client ON client_gateways (client_id, id);
--> statement-breakpoint
CREATE INDEX client_gateways_gateway ON client_gateways (gateway_id, client_id);
--> statement-breakpoint
CREATE TABLE device_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  base_address TEXT NOT NULL DEFAULT '',
  expiry_days INTEGER NOT NULL DEFAULT 365 CHECK (expiry_days BETWEEN 0 AND 3650)
) STRICT;
--> statement-breakpoint
INSERT INTO device_settings (id) VALUES (1);
--> statement-breakpoint
-- A link signs its bearer in: it is here as a key that lies outside of this file sealed it, and gone once revoked.
CREATE TABLE client_devices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  source TEXT NOT NULL CHECK (source IN ('typed', 'generated', 'imported')),
  sealed_link TEXT NOT NULL CHECK (sealed_link = '' OR sealed_link GLOB 's[0-9].*'),
  expires_on TEXT CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last_used_on TEXT CHECK (last_used_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  created_at_ms INTEGER NOT NULL,
  revoked_at_ms INTEGER,
  revoked_by TEXT NOT NULL DEFAULT '',
  CHECK ((revoked_at_ms IS NULL) = (sealed_link <> ''))
) STRICT;
--> statement-breakpoint
CREATE INDEX client_devices_client ON client_devices (client_id, id);
