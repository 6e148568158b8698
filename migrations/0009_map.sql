-- Where a client's home is: until now only a contract could have a position of its own. Clients that were there have
-- none; no table is rebuilt, and a list that is imported has no column for it.
ALTER TABLE clients ADD COLUMN latitude REAL CHECK (latitude BETWEEN -90 AND 90);
--> statement-breakpoint
ALTER TABLE clients ADD COLUMN longitude REAL
  CHECK (longitude BETWEEN -180 AND 180)
  CHECK ((latitude IS NULL) = (longitude IS NULL));
--> statement-breakpoint
-- The live contracts that stand somewhere, so that a map of every client need not look at each one's contracts.
CREATE INDEX contracts_placed ON contracts (client_id, id, latitude, longitude)
  WHERE latitude IS NOT NULL AND ended_on IS NULL;
--> statement-breakpoint
-- Where the office has its street map from: nowhere until somebody says so. One row, or none.
CREATE TABLE map_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  tile_address TEXT NOT NULL,
  attribution TEXT NOT NULL,
  max_zoom INTEGER NOT NULL CHECK (max_zoom BETWEEN 1 AND 22),
  cache_mb INTEGER NOT NULL CHECK (cache_mb BETWEEN 10 AND 10000)
) STRICT;
