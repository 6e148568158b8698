import { join, resolve } from 'node:path';
import { expectAtRest } from '../support/at-rest';
import { chooseFile, createClerk } from '../support/clerk';
import { goTo } from '../support/client-form';
import { expect, test } from '../support/office-window';

const data = resolve(__dirname, '../data');
const images = resolve(__dirname, '../../docs/images');

/** One of the office's own clients, with contracts, samples of a month and a balance. */
const CLIENT = { id: '1010', name: /Úrsula Ñancucheo/u };

/** The six tabs of the box (specification §1), each with what says that it has come. */
const TABS = [
  ['contrato', 'Detalles de Contrato y Nodos', 'Agregar contrato'],
  ['consumo', 'Gráfico de consumo', 'Bajada'],
  ['mapa', 'Mapa del domicilio', 'GeoNames'],
  ['pasarelas', 'Pasarelas de pago asociadas', 'Referencia'],
  ['dispositivos', 'Dispositivos', 'Celular'],
  ['auditorias', 'Auditorías', 'Cliente creado'],
] as const;

test("the README's pictures of the six tabs: an office of imported files, with nothing asked of the network", async ({
  page,
  office,
}) => {
  test.setTimeout(600_000);
  const clerk = createClerk(office);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).hostname));
  await clerk.createOffice();

  await clerk.tryImport(join(data, 'clientes.xlsx'));
  await clerk.apply();
  await clerk.tryImport(join(data, 'contratos.csv'));
  await clerk.apply('contrato');

  await goTo(page, '/configuracion/consumo');
  await chooseFile(office, join(data, 'consumo.csv.gz'), button('Importar consumo'));
  await button('Revisar antes de contar').click({ timeout: 60_000 });
  await button(/^Contar [\d.]+ muestras$/u).click({ timeout: 60_000 });
  await expect(page.getByText(/^Se contaron/u)).toBeVisible({ timeout: 60_000 });

  await goTo(page, '/configuracion/pasarelas');
  await button('Crear pasarela').click();
  const gateway = page.getByRole('dialog', { name: 'Crear pasarela' });
  await gateway.getByLabel('Nombre').fill('Pago Fácil');
  await gateway.getByLabel('Tipo').click();
  await page.getByRole('option', { name: 'Pago Fácil' }).click();
  await gateway.getByLabel('Prefijo').fill('0417');
  await gateway.getByLabel('Link de pago permanente').fill('https://pagos.example.com/c/{referencia}');
  await gateway.getByRole('button', { name: 'Guardar' }).click();
  const verifying = page.getByRole('dialog', { name: 'Verificar «Pago Fácil»' });
  await verifying.getByLabel('Referencia de muestra').fill('041712345678');
  await verifying.getByRole('button', { name: 'Dar por verificada' }).click();

  await goTo(page, '/configuracion/alerta');
  await page.getByLabel('Dirección del servicio').fill('https://alerta.example/entrar');
  await button('Guardar').click();
  await expect(page.getByText('Cómo se guardan los links')).toBeVisible();

  await clerk.toList();
  await clerk.search(CLIENT.id);
  await clerk.row(CLIENT.name).click();
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await expect(box).toContainText(`ID ${CLIENT.id}`);
  await box.getByRole('tab', { name: 'Pasarelas de pago asociadas' }).click();
  await box.getByRole('button', { name: 'Crear Pasarela' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Asociar' }).click();
  await expect(box.getByRole('heading', { name: 'Pago Fácil' })).toBeVisible();
  await box.getByRole('tab', { name: 'Dispositivos' }).click();
  await box.getByRole('button', { name: 'Agregar dispositivo' }).click();
  await page.getByRole('dialog').getByLabel('Nombre').fill('Celular de Úrsula');
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
  await expect(box.getByText('Celular de Úrsula').first()).toBeVisible();
  await expect(page.locator('.notice')).toHaveCount(0);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [name, tab, sign] of TABS) {
      await box.getByRole('tab', { name: tab }).click();
      await expect(box.getByText(sign).first()).toBeVisible();
      await expectAtRest(page);
      await box.screenshot({ path: join(images, `${name}-${colorScheme}.png`) });
    }
  }
  expect(new Set(asked)).toEqual(new Set(['127.0.0.1']));
});
