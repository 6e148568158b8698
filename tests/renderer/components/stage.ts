import { join, resolve } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { expectAtRest } from '../../support/at-rest';
import type { Call } from '../stage/fake-core';

export { expect };

const built = resolve(__dirname, '../../../out/stage');
/** Nothing listens there: every request is answered from the build. A page of this machine may do what the office's may. */
const ORIGIN = 'http://localhost';

interface Stage {
  /** Puts a scene on the page, and answers the page. */
  readonly open: (scene: string) => Promise<Page>;
  /** What the screen asked an endpoint for, each time. */
  readonly asked: (endpoint: string) => Promise<unknown[]>;
}

export const test = base.extend<{ stage: Stage }>({
  stage: async ({ page }, use) => {
    // The page was another test's before: where that one left the pointer, this one would find something pointed at.
    await page.mouse.move(-1, -1);
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: join(built, pathname === '/' ? 'index.html' : pathname) });
    });
    await use({
      async open(scene) {
        await page.goto(`${ORIGIN}/?scene=${scene}`);
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
