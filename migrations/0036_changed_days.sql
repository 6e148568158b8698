-- Which days had been billed already when what a contract is for on them changed: a change of plan told late, one that was
-- agreed, billed ahead and then cancelled or put off. Every invoice of such days is settled, those of later months too.
-- `last_note_id`: the last credit note of the office at the first of these changes; what a person credited after it is theirs.
-- A contract's row of a day is extended by what changes later from that day on.
-- New table and columns; no table is rebuilt.
CREATE TABLE contract_changed_days (
  contract_id INTEGER NOT NULL REFERENCES contracts (id) ON DELETE CASCADE,
  from_on TEXT NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  through_on TEXT NOT NULL CHECK (through_on >= from_on),
  last_note_id INTEGER NOT NULL,
  PRIMARY KEY (contract_id, from_on)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Former plans are from before: their days reach as far as invoices charged the former plan at its price after its last day,
-- and at least to the day of the change. When a person's credit note was written is not compared: it stays theirs.
INSERT INTO contract_changed_days (contract_id, from_on, through_on, last_note_id)
SELECT f.contract_id, f.until_on, max(f.until_on, coalesce((
    SELECT max(l.to_on) FROM invoices i
    JOIN invoice_lines l ON l.invoice_id = i.id
    WHERE i.contract_id = f.contract_id AND i.voided_at_ms IS NULL AND i.period_end_on >= f.until_on
      AND l.plan_id = f.plan_id AND l.price_cents = f.price_cents AND l.to_on >= f.until_on
      AND l.from_on < coalesce((SELECT min(n.until_on) FROM contract_former_plans n
        WHERE n.contract_id = f.contract_id AND n.until_on > f.until_on), '9999')), f.until_on)), 0
FROM contract_former_plans f
JOIN contract_courses c ON c.contract_id = f.contract_id AND c.billed_until_on >= f.until_on
WHERE NOT (f.follows_plan = 1 AND EXISTS (
  SELECT 1 FROM catalog_entries e JOIN plan_former_prices p ON p.until_on = f.until_on
    AND p.plan_id IN (e.id, e.merged_into_id)
  WHERE e.id = f.plan_id AND e.merged_into_id IS NOT NULL));
--> statement-breakpoint
-- 1: no change of plan, but the prices of a plan that was merged, kept until the last day on which one of the two changed.
ALTER TABLE contract_former_plans ADD COLUMN by_merge INTEGER NOT NULL DEFAULT 0 CHECK (by_merge IN (0, 1));
--> statement-breakpoint
UPDATE contract_former_plans SET by_merge = 1
WHERE follows_plan = 1 AND EXISTS (
  SELECT 1 FROM catalog_entries e JOIN plan_former_prices p ON p.until_on = contract_former_plans.until_on
    AND p.plan_id IN (e.id, e.merged_into_id)
  WHERE e.id = contract_former_plans.plan_id AND e.merged_into_id IS NOT NULL);
--> statement-breakpoint
-- Whether an invoice charged by days, or what held on the first of them whole. Null of those from before: as its profile says.
ALTER TABLE invoices ADD COLUMN prorated INTEGER CHECK (prorated IN (0, 1));
