import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

test('0052: the items from before charge no credited days, and none is of an invoice that is not there', () => {
  const sqlite = officeOfOneContract(51);
  sqlite.exec(`
    INSERT INTO billing_items (contract_id, kind, repeats, description, amount_cents, from_on)
      VALUES (1, 'charge', 0, 'Instalación', 100, '2026-01-01');`);
  const items = () => sqlite.prepare('SELECT * FROM billing_items').all();
  const before = items();
  migrate(sqlite, until(52));
  expect(items()).toEqual(before);
  expect(sqlite.prepare('SELECT * FROM credited_day_charges').all()).toEqual([]);
  // Of an invoice that is not there nothing was credited.
  const charge = sqlite.prepare('INSERT INTO credited_day_charges (item_id, invoice_id) VALUES (1, 1)');
  expect(() => charge.run()).toThrow(/FOREIGN KEY/u);
});
