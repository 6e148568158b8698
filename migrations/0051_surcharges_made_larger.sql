-- A due date asks once for what was not paid in time. Where a payment that was in time is voided after it asked, that part is
-- larger, and the next late payment makes the difference: a second surcharge of the same date. The index is the same but for
-- being unique.
DROP INDEX debits_surcharge;
--> statement-breakpoint
CREATE INDEX debits_surcharge ON debits (invoice_id, surcharge_step)
  WHERE kind = 'surcharge' AND cancelled_at_ms IS NULL;
