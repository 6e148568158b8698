import { field } from '../../support/client-form';
import { expect, test } from './stage';

test('a contract is added at the head of the tab, beside what they cost together, however many there are', async ({
  stage,
}) => {
  const page = await stage.open('contracts');
  const add = page.getByRole('button', { name: 'Agregar contrato' });
  const sum = page.getByText(/^3 contratos · /u);
  const [addPlace, sumPlace, cardPlace] = await Promise.all(
    [add, sum, page.getByRole('region', { name: 'Contrato Fibra 100 Mb' })].map((one) => one.boundingBox()),
  );
  expect(addPlace?.y).toBeLessThan(cardPlace?.y ?? 0);
  expect(sumPlace?.y).toBeLessThan(cardPlace?.y ?? 0);
});

test('what adds a contract and the first card stand in the same place, however much is said beside', async ({
  stage,
}) => {
  const placesIn = async (scene: string) => {
    const page = await stage.open(scene);
    const [add, card] = [
      page.getByRole('button', { name: 'Agregar contrato' }),
      page.locator('.contract-card').first(),
    ];
    return { add: await add.boundingBox(), card: (await card.boundingBox())?.y };
  };
  // Of one contract there is little to say, of those that are not billed more.
  expect(await placesIn('contracts-low')).toEqual(await placesIn('contracts'));
});

test('a contract that is added comes into sight, and one that grows by what is done stays in it whole', async ({
  stage,
}) => {
  const page = await stage.open('contracts-low');
  const card = (plan: string) => page.getByRole('region', { name: `Contrato ${plan}` });
  await page.getByRole('button', { name: 'Agregar contrato' }).click();
  const dialog = page.getByRole('dialog', { name: 'Agregar contrato a José Muñoz' });
  await field(dialog, 'Plan').fill('100');
  await page.getByRole('option', { name: /Fibra 100 Mb/u }).click();
  await page.keyboard.press('Control+s');
  await expect(card('Nueva 50 Mb')).toBeInViewport({ ratio: 1 });
  await page.getByTestId('panel').evaluate((element) => element.scrollTo({ top: 0 }));
  const first = card('Fibra 100 Mb');
  // Its foot at the panel's: what comes into it goes beyond.
  await first.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await first.getByRole('button', { name: 'Más acciones de Fibra 100 Mb' }).click();
  await page.getByRole('menuitem', { name: 'Pausar' }).click();
  const pause = page.getByRole('dialog', { name: 'Pausar Fibra 100 Mb' });
  await field(pause, 'En pausa hasta el').fill('15/12/2026');
  await field(pause, 'Motivo').fill('Viaje');
  await page.keyboard.press('Enter');
  await expect(pause).toBeHidden();
  await expect(first.getByText(/^En pausa hasta/u)).toBeVisible();
  await expect(first).toBeInViewport({ ratio: 1 });
});
