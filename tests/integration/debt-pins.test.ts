import { expect, test } from 'vitest';
import { debtStates } from '../../src-main/contract/map';
import { type AccountOffice, createAccountOffice, issue, pay } from '../support/account';

const home = { latitude: -34.6177, longitude: -68.3301 };

async function debtOf(app: AccountOffice): Promise<string | undefined> {
  const { debts } = await app.call('map', 'pins', { filter: {} });
  return debtStates[Buffer.from(debts, 'base64')[0] ?? -1];
}

test('a pin says what its client owes: nothing, what is not due, or what is past its day', async () => {
  const app = await createAccountOffice();
  const { version } = await app.call('clients', 'get', { id: app.anaId });
  await app.call('clients', 'setPosition', { id: app.anaId, version, position: home });
  expect(await debtOf(app)).toBe('clear');
  await issue(app, '2026-11-30');
  expect(await debtOf(app)).toBe('owing');
  const { oldestDueOn, balanceCents } = await app.call('account', 'get', { clientId: app.anaId });
  app.clock.ms = Date.parse(`${oldestDueOn}T15:00:00Z`);
  expect(await debtOf(app)).toBe('owing');
  app.clock.ms = Date.parse(`${oldestDueOn}T15:00:00Z`) + 86_400_000;
  expect(await debtOf(app)).toBe('overdue');
  await pay(app, balanceCents, { paidOn: oldestDueOn ?? '' });
  expect(await debtOf(app)).toBe('clear');
});
