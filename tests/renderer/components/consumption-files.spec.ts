import type { Page } from '@playwright/test';
import { expect, test } from './stage';

/** Asks for the next page until there is none. */
async function toTheLast(page: Page) {
  const next = page.getByRole('button', { name: 'Página siguiente' });
  for (let at = 2; at <= 13; at += 1) {
    await next.click();
    await expect(page.getByText(`Página ${at} de`)).toBeVisible();
  }
}

test('every unknown address is within reach, page by page', async ({ stage }) => {
  const page = await stage.open('consumption-unknown');
  const row = (address: string) => page.getByRole('rowheader', { name: address, exact: true });
  await expect(row('10.9.0.1')).toBeVisible();
  await expect(page.getByText('250 direcciones', { exact: false })).toBeVisible();
  await toTheLast(page);
  await expect(row('10.9.0.250')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Página siguiente' })).toBeDisabled();
  await page.getByRole('button', { name: 'Página anterior' }).click();
  await expect(row('10.9.0.221')).toBeVisible();
});

test('a list that gets shorter shows its last page, and not that nothing is left', async ({ stage }) => {
  const page = await stage.open('consumption-unknown');
  await toTheLast(page);
  await page.getByRole('button', { name: 'Otra ventana' }).click();
  await expect(page.getByText('Página 2 de 2')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: '10.9.0.30', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Página siguiente' })).toBeDisabled();
});

test('of the acts of Consumo one alone stands out: to bring a file in', async ({ stage }) => {
  const page = await stage.open('consumption-unknown');
  await expect(page.getByRole('button', { name: 'Asignar ahora' })).toBeVisible();
  const grounds = await page
    .getByRole('button', { name: /^(?:Importar consumo|Asignar ahora)$/u })
    .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).backgroundColor));
  expect(new Set(grounds).size).toBe(2);
});

test('of addresses that stay listed, since a contract may have their days by another one, it is said why', async ({
  stage,
}) => {
  const page = await stage.open('consumption-unknown');
  await page.getByRole('button', { name: 'Asignar ahora' }).click();
  await expect(page.getByText('De 2 direcciones quedan acá días que el contrato ya tiene por otra')).toBeVisible();
  await expect(page.getByText('Ningún contrato tiene todavía esas direcciones', { exact: false })).toBeHidden();
});

test('an address that several contracts have at once says so, with whose they are and what to do', async ({
  stage,
}) => {
  const page = await stage.open('consumption-unknown');
  const told = 'La tienen a la vez varios contratos vigentes, de Ana Muñoz y Beto Ruiz';
  await expect(page.getByRole('rowheader', { name: /^10\.9\.0\.2\b/u })).toContainText(told);
  await expect(page.getByText(told, { exact: false })).toHaveCount(1);
  await page.getByRole('button', { name: 'Asignar ahora' }).click();
  await expect(page.getByText('1 dirección queda acá porque la tienen varios contratos a la vez')).toBeVisible();
});

test('to undo a file is asked first, with how many samples go, and what was counted of it is no longer said', async ({
  stage,
}) => {
  const page = await stage.open('consumption-files');
  await page.getByRole('button', { name: 'Importar consumo' }).click();
  await page.getByRole('button', { name: 'Revisar antes de contar' }).click();
  await page.getByRole('button', { name: 'Contar 67.200 muestras' }).click();
  const counted = page.getByText('Se contaron 67.200 muestras de noviembre.csv.');
  await expect(counted).toBeVisible();
  const row = page.getByRole('row', { name: /^noviembre\.csv/u });
  await row.getByRole('button', { name: 'Deshacer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deshacer «noviembre.csv»' });
  await expect(dialog).toContainText('Se quitan del consumo 67.200 muestras');
  await expect(dialog).toContainText('no se rehace');
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  await expect(dialog).toBeHidden();
  expect(await stage.asked('consumption.undo')).toEqual([]);
  await row.getByRole('button', { name: 'Deshacer' }).click();
  await dialog.getByRole('button', { name: 'Deshacer la importación' }).click();
  await expect(page.getByText('Se quitaron 67.200 muestras.')).toBeVisible();
  await expect.poll(() => stage.asked('consumption.undo')).toMatchObject([{ importId: 8 }]);
  await expect(row).toContainText('Deshecha');
  await expect(counted).toHaveCount(0);
  await expect(
    page.getByRole('row', { name: /^octubre\.csv/u }).getByRole('button', { name: 'Deshacer' }),
  ).toBeVisible();
});

test('several columns may be the address, and nothing else be in two; a file that looks like another kind is doubted', async ({
  stage,
}) => {
  const page = await stage.open('consumption-columns');
  await page.getByRole('button', { name: 'Importar consumo' }).click();
  await expect(page.getByText('Este archivo no parece de consumo', { exact: false })).toBeVisible();
  const meaning = (column: string) => page.getByRole('combobox', { name: `En Abonado: ${column}` });
  const choose = async (column: string, words: string) => {
    await meaning(column).click();
    await page.getByRole('option', { name: words, exact: true }).click();
  };
  await expect(page.getByText('la primera que no esté vacía', { exact: false })).toBeVisible();
  await choose('equipo', 'IP, usuario o MAC');
  for (const column of ['usuario', 'ip', 'equipo']) await expect(meaning(column)).toHaveValue('IP, usuario o MAC');
  await choose('equipo', 'Bajada');
  await expect(meaning('bajada')).toHaveValue('No usar');
  await choose('usuario', 'No usar');
  await expect(page.getByText('la primera que no esté vacía', { exact: false })).toBeHidden();
  await page.getByRole('button', { name: 'Revisar antes de contar' }).click();
  await expect(page.getByRole('button', { name: 'Contar 67.200 muestras' })).toBeVisible();
  const targets = ['ignore', 'address', 'at', 'ignore', 'down'];
  await expect.poll(() => stage.asked('consumption.preview')).toMatchObject([{ targets }]);
});
