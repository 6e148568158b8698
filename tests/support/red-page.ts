import type { Page, TestInfo } from '@playwright/test';

/** What is told of a page: enough for a dialog and what is said around it. */
const MOST_LINES = 70;
/** Of a refusal its code and what it names, in characters. */
const LONGEST_REFUSAL = 300;

/** The refusals that a page in the browser host is answered with from now on: what they said on screen goes by itself. */
export function followRefusals(page: Page): readonly string[] {
  const refusals: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const text = String(payload);
      if (text.includes('"code":"REFUSED"')) refusals.push(text.slice(0, LONGEST_REFUSAL));
    }),
  );
  return refusals;
}

/** A machine that runs the specs with nobody beside it keeps no files: what a red page says is told in the output. */
export async function tellWhenRed(
  page: Page,
  { status, expectedStatus, title }: TestInfo,
  refusals: readonly string[] = [],
): Promise<void> {
  if (status === expectedStatus || page.isClosed()) return;
  const dialogs = page.locator('[role="dialog"], [role="alert"], [role="status"]');
  const shown = (await dialogs.count()) > 0 ? await dialogs.all() : [page.locator('body')];
  const said = await Promise.all(shown.map((one) => one.ariaSnapshot()));
  const lines = [...refusals.map((one) => `refused: ${one}`), ...said.join('\n').split('\n')];
  console.log(`\n  the page of «${title}»:\n${lines.slice(0, MOST_LINES).join('\n')}\n`);
}
