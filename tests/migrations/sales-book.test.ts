import { expect, test } from 'vitest';
import { migrate } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

test.each(['invoices', 'credit_notes'])('0061: %s of a month are found by the day that they bear', (table) => {
  const sqlite = officeOfOneContract(60);
  const plan = () =>
    sqlite
      .prepare(
        `EXPLAIN QUERY PLAN SELECT total_cents FROM ${table}
        WHERE coalesce(fiscal_on, issued_on) BETWEEN '2026-11-01' AND '2026-11-30'`,
      )
      .get();
  expect(plan()).toMatchObject({ detail: `SCAN ${table}` });
  migrate(sqlite, until(61));
  expect(plan()).toMatchObject({ detail: expect.stringContaining(`USING INDEX ${table}_book_day`) });
});
