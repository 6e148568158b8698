import { findings, showIn } from '../support/accessible';
import { spendTheDay } from '../support/clerks-day';
import { ENGLISH } from '../support/clerks-words';
import { expect, test } from '../support/office-window';

test.use({ demo: true });
test.setTimeout(400_000);

test('the same day in English, dark, on a small screen and without movement: no dearer, and axe finds nothing on the way', async ({
  page,
  office,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: /^Menú de/u }).click();
  await page.getByText('English', { exact: true }).click();
  await page.keyboard.press('Escape');
  await showIn(page, 'dark');
  await spendTheDay(office, ENGLISH, async (task) => {
    expect(await findings(page), task).toEqual([]);
  });
});
