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
