import { test as base, expect, type Page } from '@playwright/test';
import { expectAtRest } from '../../support/at-rest';
import type { Call } from '../stage/fake-core';
import { serveStage } from './stage-server';

export { expect };

interface Stage {
  /** Puts a scene on the page, and answers the page. */
  readonly open: (scene: string) => Promise<Page>;
  /** What the screen asked an endpoint for, each time. */
  readonly asked: (endpoint: string) => Promise<unknown[]>;
}

export const test = base.extend<{ stage: Stage }, { origin: string }>({
  origin: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      const { origin, close } = await serveStage();
      await use(origin);
      close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ page, origin }, use) => {
    // The page was another test's before: where that one left the pointer, this one would find something pointed at.
    await page.mouse.move(-1, -1);
    await use({
      async open(scene) {
        await page.goto(`${origin}/?scene=${scene}`);
        return page;
      },
      async asked(endpoint) {
        const calls = await page.evaluate<Call[]>('window.calls');
        return calls.filter((call) => call.endpoint === endpoint).map(({ input }) => input);
      },
    });
    await expectAtRest(page);
  },
});
