import { expect, test } from './stage';

test('long notes leave the buttons of their contract in reach, and are read whole by the keyboard too', async ({
  stage,
}) => {
  const page = await stage.open('contracts-long-notes');
  const contract = page.getByRole('region', { name: 'Contrato Fibra 100 Mb' });
  const alert = contract.getByRole('button', { name: 'Avisar' });
  const more = contract.getByRole('button', { name: 'Ver más' });
  // As where many contracts stand below: the end of the page does not bring anything back into sight.
  await page.locator('#root').evaluate((root) => {
    const below = document.createElement('div');
    below.style.height = '20000px';
    root.append(below);
  });
  await expect(more).toBeVisible();
  await expect(alert).toBeInViewport();
  await more.focus();
  await page.keyboard.press('Enter');
  const less = contract.getByRole('button', { name: 'Ver menos' });
  await expect(less).toBeFocused();
  await expect(alert).not.toBeInViewport();
  await less.scrollIntoViewIfNeeded();
  await page.keyboard.press('Space');
  await expect(more).toBeFocused();
  await expect(more).toBeInViewport();
  await expect(alert).toBeInViewport();
});

test('notes of a few lines are whole, and are cut once the box gets too narrow for them', async ({ stage }) => {
  const page = await stage.open('contracts-long-notes');
  const contract = page.getByRole('region', { name: 'Contrato Rural 10 Mb' });
  await expect(contract).toContainText('Visita 6');
  await expect(page.getByRole('button', { name: 'Ver más' })).toHaveCount(1);
  await contract.evaluate((element) => {
    element.style.width = '70px';
  });
  await expect(contract.getByRole('button', { name: 'Ver más' })).toBeVisible();
});
