import { expect, test } from './stage';

test('an answer typed by hand proposes the number that follows; a refusal is told at its field, and what was typed stays', async ({
  stage,
}) => {
  const page = await stage.open('reporting');
  await page.getByRole('button', { name: 'Informar: 120' }).click();
  const dialog = page.getByRole('dialog', { name: 'Respuesta para 120 · Ana Muñoz' });
  const number = dialog.getByLabel('Número fiscal');
  await expect(number).toHaveValue('12');
  await dialog.getByLabel('Código de autorización (CAE)').fill('74512345678901');
  await dialog.getByLabel('Vencimiento del código').fill('4/12/26');
  await dialog.getByRole('button', { name: 'Guardar la respuesta' }).click();
  await expect(dialog.getByText('El número que sigue en esta numeración es 13.')).toBeVisible();
  await number.fill('13');
  await dialog.getByRole('button', { name: 'Guardar la respuesta' }).click();
  await expect(page.getByText('120 quedó informada.')).toBeVisible();
  await expect
    .poll(async () => (await stage.asked('reporting.answer')).at(-1))
    .toEqual({
      kind: 'invoice',
      id: 7,
      version: 3,
      answer: {
        result: 'approved',
        number: 13,
        authorizationCode: '74512345678901',
        authorizationExpiresOn: '2026-12-04',
        fiscalOn: '2026-11-24',
        reason: '',
      },
    });
});

test('a rejected credit note says why; its next rejection asks for a reason', async ({ stage }) => {
  const page = await stage.open('reporting');
  await expect(page.getByRole('row', { name: /NC-4/u })).toContainText('Rechazada: Falta el CUIT');
  await page.getByRole('button', { name: 'Informar: NC-4' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Es el primero de su numeración')).toBeVisible();
  await dialog.getByText('Rechazado', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Guardar la respuesta' }).click();
  await expect(dialog.getByText('Escriba el motivo.')).toBeVisible();
  expect(await stage.asked('reporting.answer')).toEqual([]);
});

test('an item says when it is billed and what it is worth; a new one is checked before it is saved', async ({
  stage,
}) => {
  const page = await stage.open('items');
  const row = page.getByRole('row', { name: /Promoción/u });
  await expect(row).toContainText('Cada período del 01/11/2026 al 31/01/2027');
  await expect(row).toContainText('Facturado 1 vez');
  await expect(row).toContainText('− 12,5 %');
  await page.getByRole('button', { name: 'Agregar ítem' }).click();
  const dialog = page.getByRole('dialog', { name: 'Agregar ítem' });
  await dialog.getByLabel('Descripción').fill('Antena');
  await dialog.getByText('Descuento en %', { exact: true }).click();
  await dialog.getByLabel('Porcentaje').fill('120');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(dialog.getByText('Escriba un porcentaje entre 0,01 y 100.')).toBeVisible();
  await dialog.getByText('Cargo', { exact: true }).click();
  await dialog.getByLabel('Importe').fill('1.250,50');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('«Antena» quedó guardado.')).toBeVisible();
  await expect
    .poll(() => stage.asked('billingItems.save'))
    .toEqual([
      {
        at: null,
        contractId: 11,
        fields: {
          kind: 'charge',
          repeats: false,
          description: 'Antena',
          amountCents: 125_050,
          rateBp: null,
          fromOn: '2026-11-24',
          toOn: null,
        },
      },
    ]);
});

test('an invoice that another window changed while it is being voided is not voided unseen; a second yes is for what there is now', async ({
  stage,
}) => {
  const page = await stage.open('invoice-meanwhile');
  await page.getByRole('button', { name: 'Anular' }).click();
  const reason = page.getByLabel('Motivo');
  await reason.fill('Se emitió de más');
  await page.getByText('Otra ventana acredita').dispatchEvent('click');
  await expect(page.getByText('Falta el CUIT')).toBeAttached();
  await reason.press('Enter');
  await expect(page.getByRole('alert').last()).toContainText('Otra ventana cambió este comprobante.');
  await expect(reason).toHaveValue('Se emitió de más');
  await reason.press('Enter');
  await expect(page.getByText(/quedó anulada/u)).toBeVisible();
  await expect.poll(() => stage.asked('invoices.void')).toMatchObject([{ version: 3 }, { version: 4 }]);
});

test('a credit is for what its dialog showed to be left, and one that another window made meanwhile is told', async ({
  stage,
}) => {
  const page = await stage.open('invoice-meanwhile');
  await page.getByRole('button', { name: 'Nota de crédito' }).click();
  const dialog = page.getByRole('dialog', { name: /^Nota de crédito de la factura/u });
  await dialog.getByLabel('Importe, con impuestos').fill('5.000,00');
  await dialog.getByLabel('Motivo').fill('Días sin servicio');
  await page.getByText('Otra ventana acredita').dispatchEvent('click');
  await expect(page.getByText('Falta el CUIT')).toBeAttached();
  await dialog.getByLabel('Motivo').press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Vuelva a abrirlo para ver los datos de ahora');
  await expect(dialog.getByText(/29\.990,00 por acreditar/u)).toBeVisible();
  await expect.poll(() => stage.asked('creditNotes.issue')).toMatchObject([{ leftCents: 2_999_000 }]);
});

test('a file of answers that is refused is told', async ({ stage }) => {
  const page = await stage.open('reporting-refused');
  await page.getByRole('button', { name: 'Traer respuestas' }).click();
  await expect(page.getByRole('alert')).toContainText('El archivo pesa más de 1 GB');
});
