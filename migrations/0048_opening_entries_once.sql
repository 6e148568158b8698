-- Whether what a client's list brought was posted is said by its entry, not by whose the opening debt is by now: a merge
-- brings another client's along, and what the kept client brought itself is then posted still. The guard moves from the
-- debts and credits to the entries, which are found by their client from here on. No row changes and no table is rebuilt.
CREATE INDEX opening_entries_client ON opening_entries (client_id);
--> statement-breakpoint
-- The entries that were not taken back.
CREATE VIEW standing_openings AS
SELECT e.client_id FROM opening_entries e
LEFT JOIN debits d ON d.id = e.debit_id
LEFT JOIN credits k ON k.id = e.credit_id
WHERE coalesce(d.cancelled_at_ms, k.cancelled_at_ms) IS NULL;
--> statement-breakpoint
DROP TRIGGER debits_opening_once;
--> statement-breakpoint
DROP TRIGGER credits_opening_once;
--> statement-breakpoint
CREATE TRIGGER opening_entries_once BEFORE INSERT ON opening_entries
WHEN EXISTS (SELECT 1 FROM standing_openings o WHERE o.client_id = new.client_id) BEGIN
  SELECT RAISE (ABORT, 'what a client brought is posted once');
END;
