-- Settings were saved without saying which ones had been read: a window that was opened before another one saved wrote the
-- old values over the new ones, unseen. Each now has a version as every other record has. What was saved stays as it is,
-- at its first version; no table is rebuilt.
ALTER TABLE office ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
--> statement-breakpoint
ALTER TABLE map_settings ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
--> statement-breakpoint
ALTER TABLE device_settings ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
--> statement-breakpoint
ALTER TABLE consumption_settings ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
