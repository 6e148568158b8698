-- Búsqueda avanzada asks for anything of a client, and *Vistas* keep what was asked. `clients_conditions` has every column
-- of a client's own that a condition asks by, in the order of the names: a list of any conditions is walked over there,
-- without reading the clients themselves, each of which is a page's quarter. The others find a text that had no index.
-- New indexes and one new table; no row changes and no table is rebuilt.
CREATE INDEX clients_conditions ON clients (
  state, name_key, id, zone_id, neighborhood_id, city_id, province_id, seller_id, collector_id, person_type,
  email_key, phone_key, mobile_key, national_id_key, address_key, contract_count, latitude, created_at_ms, updated_at_ms
);
--> statement-breakpoint
CREATE INDEX clients_tax_id ON clients (tax_id) WHERE tax_id <> '';
--> statement-breakpoint
-- Of the live contracts alone, each giving the clients without reading a contract.
CREATE INDEX contracts_live_plan ON contracts (plan_id, client_id) WHERE ended_on IS NULL;
--> statement-breakpoint
CREATE INDEX contracts_live_node ON contracts (node_id, client_id) WHERE ended_on IS NULL;
--> statement-breakpoint
CREATE INDEX contracts_live_equipment ON contracts (equipment_id, client_id) WHERE ended_on IS NULL;
--> statement-breakpoint
CREATE INDEX contracts_live_texts ON contracts (ip, mac, user_name_key, client_id) WHERE ended_on IS NULL;
--> statement-breakpoint
CREATE INDEX contracts_started ON contracts (started_on, client_id) WHERE ended_on IS NULL;
--> statement-breakpoint
-- A list that is asked for again: its filter, columns and order as one text, which is parsed when it is opened. A view is
-- its operator's own, or the office's (`operator_id` null); two of one owner never have the same name. One that is pinned
-- stands in the rail.
CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  operator_id INTEGER REFERENCES operators (id),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  json TEXT NOT NULL CHECK (json_valid(json)),
  pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX saved_views_name ON saved_views (coalesce(operator_id, 0), name_key);
