import { z } from 'zod';
import { expect, test } from './stage';

/** How wide a picture is, and whether each of the design's two colours is above the chart. */
async function lookAtPicture(base64: string): Promise<{ width: number; keys: boolean[] }> {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const style = getComputedStyle(document.documentElement);
  const pixelsOf = () => [...context.getImageData(0, 0, image.width, image.height / 4).data];
  const keys = ['--accent', '--green'].map((name) => {
    context.fillStyle = style.getPropertyValue(name);
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0);
    const pixels = pixelsOf();
    return pixels.some(
      (_, at) => at % 4 === 0 && pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue,
    );
  });
  return { width: image.width, keys };
}

test('the numbers and the picture are handed over, under a name that is one', async ({ stage }) => {
  const page = await stage.open('consumption');
  await page.getByRole('button', { name: 'Exportar números' }).click();
  await expect(page.getByText('Se guardó Consumo de Cliente 1 (12-10-2026 a 11-11-2026).csv.')).toBeVisible();
  await page.getByRole('button', { name: 'Guardar imagen' }).click();
  await expect(page.getByText('Se guardó Consumo de Cliente 1 (12-10-2026 a 11-11-2026).png.')).toBeVisible();
  const [picture] = await stage.asked('consumption.savePicture');
  await page.getByRole('radiogroup', { name: 'Período' }).getByText('Día').click();
  await expect(page.getByText('GB por hora')).toBeVisible();
  await page.getByRole('button', { name: 'Exportar números' }).click();
  await expect(page.getByText('Se guardó Consumo de Cliente 1 (10 nov 01.00 a 11 nov 00.00).csv.')).toBeVisible();
  // What every PNG begins with, as base64.
  expect(picture).toMatchObject({ base64: expect.stringMatching(/^iVBORw0KGgo/u) });
});

test('the numbers that are handed over are those of the contract on screen', async ({ stage }) => {
  const page = await stage.open('consumption');
  await page.getByRole('combobox', { name: 'Contrato' }).click();
  await page.getByRole('option', { name: 'Hogar 25 Mb (de baja)' }).click();
  await expect.poll(async () => (await stage.asked('consumption.ofClient')).at(-1)).toMatchObject({ contractId: 12 });
  await page.getByRole('button', { name: 'Exportar números' }).click();
  await expect(page.getByText(/^Se guardó .*\.csv\.$/u)).toBeVisible();
  await expect
    .poll(() => stage.asked('consumption.saveNumbers'))
    .toMatchObject([{ clientId: 1, contractId: 12, period: 'month' }]);
});

test('the picture that is saved is wide, and shows by its colours what each line is', async ({ stage }) => {
  const page = await stage.open('consumption');
  await expect(page.getByRole('img', { name: /^Consumo de Cliente 1/u })).toBeVisible();
  const before = await page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height]);
  await page.getByRole('button', { name: 'Guardar imagen' }).click();
  await expect(page.getByText(/^Se guardó .*\.png\.$/u)).toBeVisible();
  const [asked] = await stage.asked('consumption.savePicture');
  const seen = await page.evaluate(lookAtPicture, z.object({ base64: z.string() }).parse(asked).base64);
  expect(seen.width).toBeGreaterThanOrEqual(1200);
  expect(seen.keys).toEqual([true, true]);
  // What is on the page is as it was.
  const after = await page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height]);
  expect(after).toEqual(before);
});
