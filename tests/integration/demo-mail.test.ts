import { expect, test } from 'vitest';
import { createTestApp } from '../support/test-app';

test('the mail of a demonstration went out, but for a few; nothing of it goes anywhere now', async () => {
  const app = createTestApp();
  await app.call('startup', 'openDemo', {});
  const countOf = async (states: readonly ('sent' | 'failed' | 'unsendable')[]) =>
    (await app.call('outbox', 'list', { filter: { states: [...states] }, offset: 0, limit: 1 })).total;
  const [sent, failed, unsendable] = [
    await countOf(['sent']),
    await countOf(['failed']),
    await countOf(['unsendable']),
  ];
  expect(sent).toBeGreaterThan(2000);
  expect(failed).toBeGreaterThan(0);
  expect(failed).toBeLessThan(20);
  expect(unsendable).toBeGreaterThan(0);
  expect(unsendable / (sent + failed + unsendable)).toBeLessThan(0.12);
  const status = await app.call('outbox', 'status', {});
  expect(status).toMatchObject({ configured: true, paused: true, open: 0, held: 0, failed, unsendable });
  const { days } = await app.call('outbox', 'days', {});
  expect(days.reduce((sum, day) => sum + day.sent, 0)).toBe(sent);
});
