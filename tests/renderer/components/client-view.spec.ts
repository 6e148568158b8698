import { expect, test } from './stage';

test('Ver says first who the client is and where, then what is sold; what is owed stands beside it', async ({
  stage,
}) => {
  const page = await stage.open('view-gateways');
  const heading = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
  await expect(heading('Contratos')).toBeVisible();
  const topOf = async (name: string) => (await heading(name).boundingBox())?.y ?? Number.NaN;
  const tops = await Promise.all(
    ['Datos personales', 'Ubicación', 'Contratos', 'Facturación', 'Datos adicionales'].map(topOf),
  );
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
  expect(await topOf('Cuenta corriente')).toBe(await topOf('Datos personales'));
});

test('C goes to what can be done with the contracts in Ver too', async ({ stage }) => {
  const page = await stage.open('view-gateways');
  await expect(page.getByRole('toolbar').first()).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('toolbar').first().getByRole('button').first()).toBeFocused();
});

test('Ver says of who has no e-mail that nothing is sent', async ({ stage }) => {
  const page = await stage.open('view-gateways');
  await expect(page.getByText('Sin e-mail: no recibe ningún correo.')).toBeVisible();
});
