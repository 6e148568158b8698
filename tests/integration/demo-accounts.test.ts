import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { accountFaults } from '../support/account';
import { createTestApp } from '../support/test-app';

/** What was paid before a credit note of the same month, with what was owed on that day. */
const PAID_BEFORE_CREDITED = `
  SELECT p.amount_cents AS amountCents,
    (SELECT sum(amount_cents) FROM debits WHERE client_id = p.client_id AND posted_on <= p.paid_on)
      - (SELECT coalesce(sum(amount_cents), 0) FROM payments
        WHERE client_id = p.client_id AND (paid_on < p.paid_on OR paid_on = p.paid_on AND id < p.id))
      - (SELECT coalesce(sum(amount_cents), 0) FROM credits
        WHERE client_id = p.client_id AND kind <> 'excess' AND posted_on <= p.paid_on) AS owedCents
  FROM payments p
  WHERE p.voided_at_ms IS NULL AND EXISTS (SELECT 1 FROM credits c WHERE c.client_id = p.client_id
    AND c.kind = 'creditNote' AND c.posted_on > p.paid_on AND substr(c.posted_on, 1, 7) = substr(p.paid_on, 1, 7))`;

test('a demonstration has three months of invoices and payments, which agree, and somebody who owes', async () => {
  const app = createTestApp();
  await app.call('startup', 'openDemo', {});
  expect(await app.call('startup', 'get', {})).toMatchObject({ demo: true });
  const { runs } = await app.call('invoices', 'runs', {});
  expect(runs.map(({ issuedOn }) => issuedOn)).toEqual(['2026-11-01', '2026-10-01', '2026-09-01']);
  expect(runs.every(({ invoices }) => invoices > 500)).toBe(true);
  const { total } = await app.call('payments', 'list', { filter: {}, offset: 0, limit: 1 });
  expect(total).toBeGreaterThan(500);
  const { today } = await app.call('office', 'day', {});
  const paidToday = await app.call('payments', 'list', { filter: { onDate: today }, offset: 0, limit: 1 });
  expect(paidToday.total).toBeGreaterThan(5);
  // What is still to be reported is this month's, and no former one's.
  const toReport = await app.call('reporting', 'list', { scope: 'due', offset: 0, limit: 200 });
  expect(new Set(toReport.rows.map(({ issuedOn }) => issuedOn))).toEqual(new Set(['2026-11-01']));
  const sort = { column: 'balance', descending: true } as const;
  const { rows } = await app.call('clients', 'list', { filter: {}, sort, offset: 0, limit: 50 });
  const balances = rows.map(({ balanceCents }) => balanceCents);
  expect(balances[0]).toBeGreaterThan(0);
  expect(balances).toEqual(balances.toSorted((one, other) => other - one));
  expect(accountFaults(`${app.folder}/demostracion`)).toEqual([]);
  const sqlite = new Sqlite(`${app.folder}/demostracion/abonado.db`, { readonly: true });
  const paid = sqlite.prepare<[], { owedCents: number; amountCents: number }>(PAID_BEFORE_CREDITED).all();
  sqlite.close();
  expect(paid.length).toBeGreaterThan(2);
  // To the cent, or a round sum; never what a credit note of a later day was to leave.
  const made = ({ owedCents, amountCents }: (typeof paid)[number]) =>
    [owedCents, owedCents + 250_000, 1_000_000].includes(amountCents);
  expect(paid.filter((payment) => !made(payment))).toEqual([]);
});
