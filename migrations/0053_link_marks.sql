-- One link signs in one client: each has a mark, made of the link with the office's own key, by which the same link is found
-- again without being told. The links from before have none until the next one is given; a revoked one has none again.
ALTER TABLE client_devices ADD COLUMN link_mark TEXT NOT NULL DEFAULT '';
--> statement-breakpoint
CREATE INDEX client_devices_link_mark ON client_devices (link_mark) WHERE link_mark <> '';
