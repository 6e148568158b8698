import type { Page } from '@playwright/test';

/**
 * Does something on a page whose machine is slower by a factor, and gives the machine back. The browser slows the whole process
 * of the page, by turning its processor round and round for nothing, for as long as the session that asked for it lasts: no
 * navigation and no reuse of the page ends it, so whoever came next to the page would be slow too.
 */
export async function onSlowMachine(page: Page, factor: number, act: () => Promise<void>): Promise<void> {
  const machine = await page.context().newCDPSession(page);
  try {
    await machine.send('Emulation.setCPUThrottlingRate', { rate: factor });
    await act();
  } finally {
    await machine.detach();
  }
}
