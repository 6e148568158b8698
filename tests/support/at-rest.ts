import { expect, type Page } from '@playwright/test';

/** How long nothing may have changed on a page that is at rest: longer than any pause that a field waits for, in milliseconds. */
const REST_MS = 350;

/** How long a page may take to come to rest, in milliseconds; one that never does is drawing itself again and again. */
const PATIENCE_MS = 15_000;

/** The last thing that changed on a page that does not come to rest, or nothing once it has. */
function unrest(page: Page): Promise<string> {
  return page.evaluate(
    ({ restMs, patienceMs }) =>
      new Promise<string>((done) => {
        let last = '';
        const rested = () => done('');
        let rest = setTimeout(rested, restMs);
        const observer = new MutationObserver((changes) => {
          for (const { type, attributeName, target } of changes)
            last = `${type} ${attributeName ?? ''} of ${target instanceof Element ? target.outerHTML.slice(0, 200) : (target.textContent ?? '')}`;
          clearTimeout(rest);
          rest = setTimeout(rested, restMs);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(() => {
          clearTimeout(rest);
          observer.disconnect();
          done(last);
        }, patienceMs);
      }),
    { restMs: REST_MS, patienceMs: PATIENCE_MS },
  );
}

/** What the page had asked for is drawn, and nothing on it moves: a colour that is still changing has not its contrast yet. */
export async function expectAtRest(page: Page): Promise<void> {
  expect(await unrest(page), 'what the page changes again and again').toBe('');
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
}
