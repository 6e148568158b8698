-- A client's main address to which something was not delivered, as somebody wrote it down or as a list of a mail provider's says.
-- The mark is of that address alone: with another one it goes, by the trigger, however the address was changed.
-- New table; no existing row is touched and no table is rebuilt.
CREATE TABLE undelivered_addresses (
  client_id INTEGER PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
  address TEXT NOT NULL CHECK (address <> ''),
  reason TEXT NOT NULL DEFAULT '',
  -- The list that it came in by; '' where it was written down by hand.
  list_id TEXT NOT NULL DEFAULT '',
  at_ms INTEGER NOT NULL,
  operator_name TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX undelivered_addresses_list ON undelivered_addresses (list_id) WHERE list_id <> '';
--> statement-breakpoint
CREATE TRIGGER undelivered_address_changed AFTER UPDATE OF email ON clients WHEN new.email <> old.email
BEGIN
  DELETE FROM undelivered_addresses WHERE client_id = new.id;
END;
