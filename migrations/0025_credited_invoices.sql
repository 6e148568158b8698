-- An invoice that was credited whole stands for nothing any more: its period may be billed anew, as that of a voided one.
-- "One invoice for a contract's period, never two" is a rule of those that live, neither void nor credited whole. The index
-- that holds it is whole now, and serves whoever looks for a contract's invoices too.
-- Existing invoices stay as they are; those whose credit notes come to their total are marked so. No table is rebuilt.
ALTER TABLE invoices ADD COLUMN credited_at_ms INTEGER;
--> statement-breakpoint
UPDATE invoices SET credited_at_ms = credited.at_ms
FROM (SELECT invoice_id, sum(total_cents) AS cents, max(at_ms) AS at_ms FROM credit_notes GROUP BY invoice_id) AS credited
WHERE invoices.id = credited.invoice_id AND invoices.total_cents = credited.cents;
--> statement-breakpoint
CREATE TRIGGER invoices_credited BEFORE UPDATE OF credited_at_ms ON invoices
WHEN old.credited_at_ms IS NOT NULL
  OR old.total_cents <> (SELECT coalesce(sum(total_cents), 0) FROM credit_notes WHERE invoice_id = old.id) BEGIN
  SELECT RAISE (ABORT, 'an invoice is credited whole once, by its credit notes');
END;
--> statement-breakpoint
DROP INDEX invoices_period;
--> statement-breakpoint
CREATE UNIQUE INDEX invoices_period ON invoices (
  contract_id, period_start_on, (CASE WHEN voided_at_ms IS NULL AND credited_at_ms IS NULL THEN 0 ELSE id END)
);
