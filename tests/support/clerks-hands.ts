import { expect, type Locator, type Page } from '@playwright/test';

/** What a task may cost: keys, clicks, and Tabs from field to field, none of which is another key. */
export interface Cost {
  readonly keys: number;
  readonly clicks: number;
  readonly tabs: number;
}

/** A clerk's two hands, by real keys and clicks: each is counted. Text that is typed is not. */
export function createHands(page: Page) {
  let spent = { keys: 0, clicks: 0, tabs: 0 };
  return {
    async press(key: string): Promise<void> {
      spent.keys += 1;
      await page.keyboard.press(key);
    },
    async tab(): Promise<void> {
      spent.tabs += 1;
      await page.keyboard.press('Tab');
    },
    async click(what: Locator): Promise<void> {
      spent.clicks += 1;
      await what.click();
    },
    /** A click that somebody else made for these hands. */
    countClick(): void {
      spent.clicks += 1;
    },
    type: (text: string) => page.keyboard.type(text),
    /** What was spent since the last time, which is counted from here on. */
    takeSpent(): Cost {
      const done = spent;
      spent = { keys: 0, clicks: 0, tabs: 0 };
      return done;
    },
  };
}

export type Hands = ReturnType<typeof createHands>;

/** Fails over the budget, and says what was spent. */
export function expectWithin(task: string, spent: Cost, most: Partial<Cost>): void {
  const { keys = 0, clicks = 0, tabs = 0 } = most;
  const over = spent.keys > keys || spent.clicks > clicks || spent.tabs > tabs;
  expect(over, `${task}: spent ${JSON.stringify(spent)} of ${JSON.stringify({ keys, clicks, tabs })}`).toBe(false);
}
