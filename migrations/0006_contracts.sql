-- Contracts, with the plans, nodes and equipment models that they point at. The three are catalogues like the others
-- (retire, merge, import), so `catalog_entries` is rebuilt for its wider CHECK: every row, its number and the counter that
-- numbers come from stay. `clients` gains columns that triggers keep, so that the grid reads no contract; existing rows get
-- the empty values, and their search index is built anew, since it now also holds what a contract is found by.
CREATE TABLE catalog_entries_wider (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (
    kind IN ('zone', 'neighborhood', 'city', 'province', 'seller', 'collector', 'plan', 'node', 'equipment')
  ),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  merged_into_id INTEGER REFERENCES catalog_entries (id),
  UNIQUE (kind, name_key)
) STRICT;
--> statement-breakpoint
INSERT INTO catalog_entries_wider (id, kind, name, name_key, retired, version, merged_into_id)
SELECT id, kind, name, name_key, retired, version, merged_into_id FROM catalog_entries;
--> statement-breakpoint
-- A number that was given is never given again, also where its entry is gone.
DELETE FROM sqlite_sequence WHERE name = 'catalog_entries_wider';
--> statement-breakpoint
INSERT INTO sqlite_sequence (name, seq) SELECT 'catalog_entries_wider', seq FROM sqlite_sequence WHERE name = 'catalog_entries';
--> statement-breakpoint
DROP TABLE catalog_entries;
--> statement-breakpoint
ALTER TABLE catalog_entries_wider RENAME TO catalog_entries;
--> statement-breakpoint
CREATE INDEX catalog_entries_merged ON catalog_entries (merged_into_id) WHERE merged_into_id IS NOT NULL;
--> statement-breakpoint
-- What a plan is beyond its name. Speeds in kb/s, since half a megabit is sold too; the price is final, taxes included.
CREATE TABLE plans (
  entry_id INTEGER PRIMARY KEY REFERENCES catalog_entries (id) ON DELETE CASCADE,
  down_kbps INTEGER NOT NULL CHECK (down_kbps >= 0),
  up_kbps INTEGER NOT NULL CHECK (up_kbps >= 0),
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE nodes (
  entry_id INTEGER PRIMARY KEY REFERENCES catalog_entries (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('tower', 'accessPoint', 'repeater', 'olt', 'cabinet', 'other')),
  address TEXT NOT NULL DEFAULT '',
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  notes TEXT NOT NULL DEFAULT '',
  CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT;
--> statement-breakpoint
-- `ip_key` and `ip_end_key` are the first and the last address in a form that sorts by value. A contract is live while
-- `ended_on` is null. `own_price_cents` is null where the contract pays what its plan costs.
CREATE TABLE contracts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  client_id INTEGER NOT NULL REFERENCES clients (id),
  plan_id INTEGER NOT NULL REFERENCES catalog_entries (id),
  own_price_cents INTEGER CHECK (own_price_cents >= 0),
  node_id INTEGER REFERENCES catalog_entries (id),
  equipment_id INTEGER REFERENCES catalog_entries (id),
  ip TEXT NOT NULL DEFAULT '',
  ip_key TEXT NOT NULL DEFAULT '',
  ip_end_key TEXT NOT NULL DEFAULT '',
  mac TEXT NOT NULL DEFAULT '' CHECK (
    mac = '' OR (length(mac) = 12 AND mac NOT GLOB '*[^0-9a-f]*' AND mac NOT IN ('000000000000', 'ffffffffffff'))
  ),
  user_name TEXT NOT NULL DEFAULT '',
  user_name_key TEXT NOT NULL DEFAULT '',
  started_on TEXT NOT NULL CHECK (started_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  address TEXT NOT NULL DEFAULT '',
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  notes TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'enabled' CHECK (state IN ('enabled', 'alerted', 'disabled')),
  disabled_by TEXT CHECK (disabled_by IN ('operator', 'system', 'client')),
  state_reason TEXT NOT NULL DEFAULT '',
  paused_until_on TEXT CHECK (paused_until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  next_plan_id INTEGER REFERENCES catalog_entries (id),
  next_own_price_cents INTEGER CHECK (next_own_price_cents >= 0),
  next_plan_on TEXT CHECK (next_plan_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ended_on TEXT CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ended_on >= started_on),
  end_reason TEXT NOT NULL DEFAULT '',
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  CHECK ((ip = '') = (ip_key = '')),
  CHECK ((ip_key = '') = (ip_end_key = '')),
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK ((state = 'disabled') = (disabled_by IS NOT NULL)),
  CHECK (paused_until_on IS NULL OR disabled_by = 'operator'),
  CHECK ((next_plan_id IS NULL) = (next_plan_on IS NULL)),
  CHECK (next_own_price_cents IS NULL OR next_plan_id IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX contracts_client ON contracts (client_id, id);
--> statement-breakpoint
-- The conditions are repeated word for word where a contract is looked for, or SQLite reads every row.
CREATE UNIQUE INDEX contracts_ip ON contracts (ip_key) WHERE ip_key <> '' AND ended_on IS NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX contracts_mac ON contracts (mac) WHERE mac <> '' AND ended_on IS NULL;
--> statement-breakpoint
CREATE INDEX contracts_user_name ON contracts (user_name_key) WHERE user_name_key <> '' AND ended_on IS NULL;
--> statement-breakpoint
CREATE INDEX contracts_plan ON contracts (plan_id, client_id);
--> statement-breakpoint
CREATE INDEX contracts_node ON contracts (node_id, client_id);
--> statement-breakpoint
CREATE INDEX contracts_equipment ON contracts (equipment_id, client_id);
--> statement-breakpoint
CREATE INDEX contracts_paused ON contracts (paused_until_on) WHERE paused_until_on IS NOT NULL;
--> statement-breakpoint
CREATE INDEX contracts_next_plan ON contracts (next_plan_on) WHERE next_plan_on IS NOT NULL;
--> statement-breakpoint
-- The plans that a contract had before, and what it paid: a change in the middle of a period is charged by days.
CREATE TABLE contract_former_plans (
  contract_id INTEGER NOT NULL REFERENCES contracts (id) ON DELETE CASCADE,
  until_on TEXT NOT NULL CHECK (until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  plan_id INTEGER NOT NULL REFERENCES catalog_entries (id),
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  PRIMARY KEY (contract_id, until_on)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- What the grid says of a client's live contracts: how many, the worst state, and the first one's plan, node and IP.
ALTER TABLE clients ADD COLUMN contract_count INTEGER NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE clients ADD COLUMN contract_state TEXT;
--> statement-breakpoint
ALTER TABLE clients ADD COLUMN contract_disabled_by TEXT;
--> statement-breakpoint
ALTER TABLE clients ADD COLUMN contract_plan_id INTEGER;
--> statement-breakpoint
ALTER TABLE clients ADD COLUMN contract_node_id INTEGER;
--> statement-breakpoint
ALTER TABLE clients ADD COLUMN contract_ip TEXT;
--> statement-breakpoint
-- The IPs, MACs and user names of the live contracts, for the quick search.
ALTER TABLE clients ADD COLUMN contract_text TEXT NOT NULL DEFAULT '';
--> statement-breakpoint
CREATE VIEW contract_facts AS
SELECT
  clients.id AS client_id,
  (SELECT count(*) FROM contracts WHERE client_id = clients.id AND ended_on IS NULL) AS contract_count,
  first.plan_id,
  first.node_id,
  first.ip,
  worst.state,
  worst.disabled_by,
  (
    SELECT coalesce(group_concat(ip || char(10) || mac || char(10) || user_name_key, char(10)), '')
    FROM (SELECT ip, mac, user_name_key FROM contracts WHERE client_id = clients.id AND ended_on IS NULL ORDER BY id)
  ) AS contract_text
FROM clients
LEFT JOIN contracts first ON first.id = (
  SELECT min(id) FROM contracts WHERE client_id = clients.id AND ended_on IS NULL
)
LEFT JOIN contracts worst ON worst.id = (
  SELECT id FROM contracts WHERE client_id = clients.id AND ended_on IS NULL
  ORDER BY state = 'disabled' DESC, disabled_by = 'system' DESC, state = 'alerted' DESC, id LIMIT 1
);
--> statement-breakpoint
CREATE TRIGGER contracts_told_insert AFTER INSERT ON contracts BEGIN
  UPDATE clients SET
    (contract_count, contract_plan_id, contract_node_id, contract_ip, contract_state, contract_disabled_by, contract_text) = (
      SELECT contract_count, plan_id, node_id, ip, state, disabled_by, contract_text
      FROM contract_facts WHERE client_id = new.client_id
    )
  WHERE id = new.client_id;
END;
--> statement-breakpoint
CREATE TRIGGER contracts_told_update AFTER UPDATE OF state, disabled_by, plan_id, node_id, ip, mac, user_name_key, ended_on ON contracts BEGIN
  UPDATE clients SET
    (contract_count, contract_plan_id, contract_node_id, contract_ip, contract_state, contract_disabled_by, contract_text) = (
      SELECT contract_count, plan_id, node_id, ip, state, disabled_by, contract_text
      FROM contract_facts WHERE client_id = new.client_id
    )
  WHERE id = new.client_id;
END;
--> statement-breakpoint
CREATE TRIGGER contracts_told_delete AFTER DELETE ON contracts BEGIN
  UPDATE clients SET
    (contract_count, contract_plan_id, contract_node_id, contract_ip, contract_state, contract_disabled_by, contract_text) = (
      SELECT contract_count, plan_id, node_id, ip, state, disabled_by, contract_text
      FROM contract_facts WHERE client_id = old.client_id
    )
  WHERE id = old.client_id;
END;
--> statement-breakpoint
DROP TRIGGER clients_search_insert;
--> statement-breakpoint
DROP TRIGGER clients_search_update;
--> statement-breakpoint
DROP TRIGGER clients_search_delete;
--> statement-breakpoint
DROP TABLE clients_search;
--> statement-breakpoint
CREATE VIRTUAL TABLE clients_search USING fts5 (
  search_text, contract_text, content = 'clients', content_rowid = 'id', tokenize = 'trigram'
);
--> statement-breakpoint
INSERT INTO clients_search (clients_search) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER clients_search_insert AFTER INSERT ON clients BEGIN
  INSERT INTO clients_search (rowid, search_text, contract_text) VALUES (new.id, new.search_text, new.contract_text);
END;
--> statement-breakpoint
CREATE TRIGGER clients_search_update AFTER UPDATE OF search_text, contract_text ON clients
WHEN old.search_text IS NOT new.search_text OR old.contract_text IS NOT new.contract_text BEGIN
  INSERT INTO clients_search (clients_search, rowid, search_text, contract_text)
  VALUES ('delete', old.id, old.search_text, old.contract_text);
  INSERT INTO clients_search (rowid, search_text, contract_text) VALUES (new.id, new.search_text, new.contract_text);
END;
--> statement-breakpoint
CREATE TRIGGER clients_search_delete AFTER DELETE ON clients BEGIN
  INSERT INTO clients_search (clients_search, rowid, search_text, contract_text)
  VALUES ('delete', old.id, old.search_text, old.contract_text);
END;
--> statement-breakpoint
-- A contract's changes stand in its client's audit; null in those of the client itself.
ALTER TABLE audit_entries ADD COLUMN contract_id INTEGER;
--> statement-breakpoint
ALTER TABLE imports ADD COLUMN kind TEXT NOT NULL DEFAULT 'clients' CHECK (kind IN ('clients', 'contracts'));
--> statement-breakpoint
-- What an import of contracts did to each, as `import_rows` does for clients.
CREATE TABLE import_contract_rows (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  contract_id INTEGER NOT NULL,
  version_after INTEGER NOT NULL,
  before_json TEXT,
  PRIMARY KEY (import_id, contract_id)
) STRICT, WITHOUT ROWID;
