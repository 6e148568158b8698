import { resolve } from 'node:path';
import { findings } from '../support/accessible';
import { chooseFile, createClerk } from '../support/clerk';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

const dataFolder = resolve(__dirname, '../data');
/** What is tried again may take a while on a busy machine. */
const SLOW = { timeout: 60_000 };

test("the office's own consumption is imported, read on a client's chart, and counted once", async ({
  page,
  office,
}) => {
  test.setTimeout(600_000);
  const clerk = createClerk(office);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const fact = (name: string) => page.locator('.consumption-facts > div').filter({ hasText: name }).locator('strong');
  const openChart = async () => {
    await clerk.toList();
    await clerk.search('1002');
    await clerk.row(/Sofía Álvarez Cardozo/u).click();
    await expect(page.getByRole('complementary')).toContainText('ID 1002');
    await page.getByRole('tab', { name: 'Gráfico de consumo' }).click();
  };
  const openSamples = async () => {
    await chooseFile(office, resolve(dataFolder, 'consumo.csv.gz'), button('Importar consumo'));
    await button('Revisar antes de contar').click(SLOW);
    await expect(page.getByRole('heading', { name: 'Qué va a pasar' })).toBeVisible(SLOW);
  };

  await test.step('clients and their contracts come first', async () => {
    await clerk.signIn();
    await clerk.tryImport(resolve(dataFolder, 'clientes.xlsx'));
    await clerk.apply();
    await clerk.tryImport(resolve(dataFolder, 'contratos.csv'));
    await clerk.apply('contrato');
  });

  await test.step('without samples the chart says where they come from', async () => {
    await openChart();
    await button('Ir a Configuración → Consumo').click(SLOW);
    await expect(page.getByText('Todavía no se importó ningún archivo de consumo.')).toBeVisible();
  });

  await test.step('the dry run says what would be counted', async () => {
    await openSamples();
    await expect(fact('Muestras de contratos')).toHaveText(/^6\d\.\d{3}$/u);
    await expect(fact('Las cifras son')).toHaveText('De cada intervalo');
    await button(/^Contar 67\.200 muestras$/u).click();
    await expect(page.getByText(/^Se contaron 67\.200 muestras de consumo\.csv\.gz\./u)).toBeVisible(SLOW);
  });

  await test.step('the same file adds nothing', async () => {
    await openSamples();
    await expect(page.getByText(/^Este mismo archivo ya se importó/u)).toBeVisible();
    await expect(fact('Ya contadas o repetidas')).toHaveText('67.200');
    await expect(button(/^Contar/u)).toBeDisabled();
    await button('Cancelar').click();
  });

  await test.step("a client's chart has the figures of the file", async () => {
    await openChart();
    // The file's own sums over the client's four addresses, and over one of them.
    const chart = page.getByRole('img', { name: /^Consumo de/u });
    await expect(chart).toHaveAccessibleName(/, 29\/09\/2026 – 28\/10\/2026: 177 GB de bajada y 13,2 GB de subida\.$/u);
    await page.getByRole('combobox', { name: 'Contrato' }).click();
    await page.getByRole('option', { name: /10\.27\.238\.58/u }).click();
    await expect(chart).toHaveAccessibleName(/: 42 GB de bajada y [\d,]+ GB de subida\.$/u);
    expect(await findings(page), 'gráfico').toEqual([]);
  });

  await test.step('Ver has the last 24 hours', async () => {
    await page.getByRole('button', { name: 'Ver', exact: true }).first().click();
    await expect(page.getByRole('region', { name: 'Consumo de las últimas 24 h' })).toContainText(
      /Bajada\s*[\d.,]+ GB/u,
    );
  });

  await test.step('the whole file is taken back', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Configuración', exact: true }).click();
    await page.getByRole('link', { name: 'Consumo' }).click();
    expect(await findings(page), 'consumo').toEqual([]);
    await button('Deshacer').click();
    await expect(page.getByRole('dialog', { name: 'Deshacer «consumo.csv.gz»' })).toContainText('67.200 muestras');
    expect(await findings(page), 'deshacer').toEqual([]);
    await button('Deshacer la importación').click();
    await expect(page.getByText('Se quitaron 67.200 muestras.')).toBeVisible(SLOW);
    await expect(page.getByRole('table', { name: 'Archivos importados' })).toContainText('Deshecha');
  });
});
