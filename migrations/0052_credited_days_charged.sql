-- A baja that is taken back after its days were credited: they are charged again, by an item of the contract. Each such item
-- says which invoice's credited days it is for, so that they are charged once, and count no longer as credited should the
-- contract end again. Nothing is said of what was taken back until now.
CREATE TABLE credited_day_charges (
  item_id INTEGER PRIMARY KEY REFERENCES billing_items (id) ON DELETE CASCADE,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id)
) STRICT;
--> statement-breakpoint
CREATE INDEX credited_day_charges_invoice ON credited_day_charges (invoice_id);
