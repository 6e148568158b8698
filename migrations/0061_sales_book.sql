-- The sales book reads a month's documents by the day that each bears: before its authority, once it was reported, and its
-- day of issue otherwise. A month's surcharges are found without looking at all debts. Three indexes; no row changes and no
-- table is rebuilt.
CREATE INDEX invoices_book_day ON invoices (coalesce(fiscal_on, issued_on), id);
--> statement-breakpoint
CREATE INDEX credit_notes_book_day ON credit_notes (coalesce(fiscal_on, issued_on), id);
--> statement-breakpoint
CREATE INDEX debits_surcharges ON debits (posted_on) WHERE kind = 'surcharge';
