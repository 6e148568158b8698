import type { Page } from '@playwright/test';
import { expect, test } from './stage';

const chart = /^Consumo de Cliente 1, 12\/10\/2026 – 11\/11\/2026: 124 GB de bajada y 12,4 GB de subida\.$/u;

test('the chart says in words what it shows, and has the same numbers as a table', async ({ stage }) => {
  const page = await stage.open('consumption');
  await expect(page.getByRole('img', { name: chart })).toBeVisible();
  await expect(page.getByText('GB por día')).toBeVisible();
  await page.getByText('Ver como tabla').click();
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(33);
  await expect(table.getByRole('row', { name: /^11\/11\/2026/u })).toContainText('4 GB');
  await expect(table.getByRole('row', { name: /^Total/u })).toContainText('124 GB');
});

test('the period and the contract are chosen, and earlier ones walked to', async ({ stage }) => {
  const page = await stage.open('consumption');
  await expect(page.getByRole('button', { name: 'Período siguiente' })).toBeDisabled();
  await page.getByRole('button', { name: 'Período anterior' }).click();
  await expect(page.getByRole('button', { name: 'Período siguiente' })).toBeEnabled();
  await page.getByRole('radiogroup', { name: 'Período' }).getByText('Día').click();
  await expect(page.getByText('GB por hora')).toBeVisible();
  // Another period begins at its last.
  await expect(page.getByRole('button', { name: 'Período siguiente' })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Contrato' }).click();
  await page.getByRole('option', { name: 'Hogar 25 Mb (de baja)' }).click();
  await expect(page.getByText('48 GB', { exact: true }).first()).toBeVisible();
  const asked = await stage.asked('consumption.ofClient');
  expect(asked).toEqual([
    { clientId: 1, period: 'month', back: 0 },
    { clientId: 1, period: 'month', back: 1 },
    { clientId: 1, period: 'day', back: 0 },
    { clientId: 1, period: 'day', back: 0, contractId: 12 },
  ]);
});

test('what lies before the first sample is unknown, and no zero; the last day says which one it is', async ({
  stage,
}) => {
  const page = await stage.open('consumption');
  await expect(page.getByText('Último día 10/11/2026')).toBeVisible();
  await page.getByText('Ver como tabla').click();
  await expect(page.getByRole('cell', { name: 'sin datos' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Contrato' }).click();
  await page.getByRole('option', { name: 'Hogar 25 Mb (de baja)' }).click();
  await expect(page.getByRole('cell', { name: 'sin datos' })).toHaveCount(28);
  await expect(page.getByRole('row', { name: /^09\/11\/2026/u })).toContainText('2 GB');
});

test('a value is read by pointing at it', async ({ stage }) => {
  const page = await stage.open('consumption');
  const canvas = page.getByRole('img', { name: chart });
  const before = await canvas.screenshot();
  await canvas.hover();
  await expect(async () => expect((await canvas.screenshot()).equals(before)).toBe(false)).toPass();
});

test('the numbers and the picture are handed over, under a name that is one', async ({ stage }) => {
  const page = await stage.open('consumption');
  await page.getByRole('button', { name: 'Exportar números' }).click();
  await expect(page.getByText('Se guardó Consumo de Cliente 1 (12-10-2026 a 11-11-2026).csv.')).toBeVisible();
  await page.getByRole('button', { name: 'Guardar imagen' }).click();
  await expect(page.getByText('Se guardó Consumo de Cliente 1 (12-10-2026 a 11-11-2026).png.')).toBeVisible();
  const [picture] = await stage.asked('consumption.savePicture');
  // What every PNG begins with, as base64.
  expect(picture).toMatchObject({ base64: expect.stringMatching(/^iVBORw0KGgo/u) });
});

test('who has no contract, and an office without samples, are told what to do', async ({ stage }) => {
  const page = await stage.open('consumption');
  await page.getByRole('button', { name: 'Cliente 2' }).click();
  await expect(page.getByText('Este cliente no tiene contratos')).toBeVisible();
  await page.getByRole('button', { name: 'Cliente 3' }).click();
  await expect(page.getByText('Todavía no hay consumo')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ir a Configuración → Consumo' })).toBeVisible();
});

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
