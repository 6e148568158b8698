import { expect, type Page } from '@playwright/test';

/** How long nothing may have changed on a page that is at rest: longer than any pause that a field waits for, in milliseconds. */
const REST_MS = 450;

/** How long a page may take to come to rest, in milliseconds; one that never does is drawing itself again and again. */
const PATIENCE_MS = 15_000;

/** The last thing that changed on a page that does not come to rest, or nothing once it has. */
function unrest(page: Page): Promise<string> {
  return page.evaluate(
    ({ restMs, patienceMs }) =>
      new Promise<string>((done) => {
        let last: MutationRecord | undefined;
        const end = (told: string) => {
          clearTimeout(rest);
          clearTimeout(patience);
          observer.disconnect();
          done(told);
        };
        const rested = () => end('');
        const observer = new MutationObserver((changes) => {
          last = changes.at(-1);
          clearTimeout(rest);
          rest = setTimeout(rested, restMs);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        let rest = setTimeout(rested, restMs);
        const patience = setTimeout(() => {
          const what = last?.target instanceof Element ? last.target.outerHTML.slice(0, 200) : last?.target.textContent;
          end(`${last?.type} ${last?.attributeName ?? ''} of ${what}`);
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
