import type { Page } from '@playwright/test';
import { onSlowMachine } from '../../support/slow-machine';
import { expect, test } from './stage';

/**
 * How long the page takes for the same work, in milliseconds. The work is longer than the pauses that the slowing comes in, so
 * that none slips between two of them.
 */
function workTime(page: Page): Promise<number> {
  return page.evaluate(() => {
    const start = performance.now();
    let sum = 0;
    for (let at = 0; at < 20_000_000; at += 1) sum += Math.sqrt(at);
    return sum > 0 ? performance.now() - start : 0;
  });
}

/** The quickest of several: what else the machine does meanwhile is not the page's. */
async function quickest(page: Page): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) times.push(await workTime(page));
  return Math.min(...times);
}

test('what a test made slow is as quick as before for the next, also where it failed', async ({ stage }) => {
  const page = await stage.open('plans');
  let slow = 0;
  await onSlowMachine(page, 6, async () => {
    slow = await workTime(page);
  });
  expect(slow).toBeGreaterThan(2 * (await quickest(page)));
  const failed = onSlowMachine(page, 6, async () => {
    slow = await workTime(page);
    throw new Error('red');
  });
  await expect(failed).rejects.toThrow('red');
  expect(slow).toBeGreaterThan(2 * (await quickest(page)));
});
