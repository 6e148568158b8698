-- A filter by observations, by those of contracts, or by gateways read every client, contract or reference whole: 100,000
-- clients are a hundred times their observations. Each index holds what is asked and nothing of who has nothing.
-- Existing rows are only indexed anew; no table is rebuilt.
CREATE INDEX clients_notes ON clients (notes) WHERE notes <> '';
--> statement-breakpoint
CREATE INDEX contracts_notes ON contracts (notes, client_id) WHERE notes <> '' AND ended_on IS NULL;
--> statement-breakpoint
CREATE INDEX client_gateways_attached ON client_gateways (gateway_id, client_id) WHERE detached_at_ms IS NULL;
