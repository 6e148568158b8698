import { expect, test } from 'vitest';
import { accountFaults } from '../support/account';
import { createTestApp } from '../support/test-app';

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
});
