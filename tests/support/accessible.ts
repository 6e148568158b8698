import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { expectAtRest } from './at-rest';

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

/** The page in a colour scheme, as the system asks for it, without what moves for show. */
export async function showIn(page: Page, colorScheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
}

/** What may differ between two schemes of one page: its colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on the page once it is at rest. In the dark scheme only colours are looked at: everything else is as in the
 * light one.
 */
export async function findings(page: Page): Promise<string[]> {
  await expectAtRest(page);
  // The legacy way needs no second page, which the desktop window does not give.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const scheme = await page.locator('html').getAttribute('data-mantine-color-scheme');
  const { violations } = await (scheme === 'dark' ? axe.withRules(OF_COLOURS) : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Nothing that axe finds as the page stands, nor in the other scheme; it ends in the light one. */
export async function expectAccessible(page: Page, what = 'the screen'): Promise<void> {
  for (const colorScheme of schemes.toReversed()) {
    await showIn(page, colorScheme);
    expect(await findings(page), `${what}, ${colorScheme}`).toEqual([]);
  }
}
