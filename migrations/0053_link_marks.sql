-- One link signs in one client: each has a mark, made of the link with the office's own key, by which the same link is found
-- again without being told. The links from before have none, and get theirs before the next one is given.
ALTER TABLE client_devices ADD COLUMN link_mark TEXT NOT NULL DEFAULT '';
--> statement-breakpoint
CREATE INDEX client_devices_link_mark ON client_devices (link_mark) WHERE revoked_at_ms IS NULL;
