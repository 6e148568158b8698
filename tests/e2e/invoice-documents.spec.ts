import { readFileSync, writeFileSync } from 'node:fs';
import { fillBilling } from '../support/billing-window';
import { chooseFile, saveDocument } from '../support/clerk';
import { goTo, openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

test('invoices are printed, reported by hand and by file, voided and credited', async ({ page, office }, info) => {
  // The first client of the demonstration is the only one that is not billed; it has something to pay beside its plan.
  await openForm(page).edit(1);
  await page.getByRole('tab', { name: 'Facturación' }).click();
  await page.getByRole('switch', { name: 'Facturación', exact: true }).press('Space');
  await fillBilling(page);
  await openForm(page).save();
  await expect(page.getByText(/quedó guardado/u)).toBeVisible();
  await openForm(page).edit(1);
  await page.getByRole('tab', { name: 'Facturación' }).click();
  await page.getByRole('button', { name: 'Agregar ítem' }).click();
  const item = page.getByRole('dialog', { name: 'Agregar ítem' });
  await item.getByLabel('Descripción').fill('Instalación');
  await item.getByLabel('Importe').fill('15.000');
  await item.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByRole('row', { name: /Instalación.*Por facturar/u })).toContainText('15.000,00');

  await goTo(page, '/facturacion/emitir');
  await page.getByRole('button', { name: 'Vista previa' }).click();
  await expect(page.getByText(/Ítems: 1, por \$\s15\.000,00/u)).toBeVisible();
  await page.getByRole('button', { name: /^Emitir 1 factura por \$/u }).click();
  await expect(page.getByText('Se emitió 1 factura.')).toBeVisible();

  // The newest comes first, below the names of the columns.
  const newest = page.getByRole('row').nth(1);
  await newest.getByRole('button').click();
  const invoice = page.getByRole('dialog', { name: /^Factura B/u });
  await expect(invoice.getByRole('row', { name: /Instalación/u })).toContainText('15.000,00');
  const pdf = info.outputPath('factura.pdf');
  await invoice.getByRole('button', { name: 'Imprimir' }).click();
  await saveDocument(office, pdf, page.getByRole('menuitem', { name: 'Guardar el PDF' }));
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  // It was not reported: it is voided, and stays in the list.
  await invoice.getByRole('button', { name: 'Anular' }).click();
  const voiding = page.getByRole('dialog', { name: /^Anular la factura/u });
  await voiding.getByRole('button', { name: 'Anular la factura' }).click();
  await expect(voiding.getByText('Escriba el motivo.')).toBeVisible();
  await voiding.getByLabel('Motivo').fill('Se mudó');
  await voiding.getByRole('button', { name: 'Anular la factura' }).click();
  await expect(page.getByText('Anulada: Se mudó')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(newest).toContainText('Anulada');

  // The office's first that was not reported, by hand. Former months were.
  await page.getByRole('link', { name: /^Por informar/u }).click();
  const report = page.getByRole('button', { name: /^Informar: \d+$/u }).first();
  const number = Number((await report.getAttribute('aria-label'))?.replace('Informar: ', ''));
  await report.click();
  const answer = page.getByRole('dialog', { name: new RegExp(`^Respuesta para ${number}`, 'u') });
  await expect(answer.getByLabel('Número fiscal')).toHaveValue(/^\d+$/u);
  const fiscalNumber = Number(await answer.getByLabel('Número fiscal').inputValue());
  await answer.getByLabel('Código de autorización (CAE)').fill('7451');
  await answer.getByRole('button', { name: 'Guardar la respuesta' }).click();
  await expect(answer.getByText(/un CAE tiene 14 dígitos/u)).toBeVisible();
  await answer.getByLabel('Código de autorización (CAE)').fill('74512345678901');
  await answer.getByLabel('Vencimiento del código').fill('4/12/2099');
  await answer.getByRole('button', { name: 'Guardar la respuesta' }).click();
  await expect(page.getByText(`${number} quedó informada.`)).toBeVisible();

  // The next one by a file, which has a row that fits nothing.
  const answers = info.outputPath('respuestas.csv');
  const rows = [
    'N.º interno;Resultado;Número fiscal;CAE;Vencimiento del CAE;Motivo',
    `${number + 1};Rechazado;;;;Falta el domicilio`,
  ];
  writeFileSync(answers, [...rows, `999999;A;${fiscalNumber + 1};74512345678902;4/12/2099;`].join('\r\n'));
  await chooseFile(office, answers, page.getByRole('button', { name: 'Traer respuestas' }));
  const preview = page.getByRole('dialog', { name: /^Respuestas de/u });
  await expect(preview.getByText('No hay un comprobante con ese número interno')).toBeVisible();
  await preview.getByRole('button', { name: 'Guardar 1 respuesta' }).click();
  await expect(page.getByText('Rechazada: Falta el domicilio')).toBeVisible();

  // The reported one is credited in part.
  await page.getByRole('link', { name: 'Facturas', exact: true }).click();
  await page.getByLabel('Buscar por cliente o número').fill(String(number));
  await page.getByRole('button', { name: String(number), exact: true }).click();
  await page.getByRole('button', { name: 'Nota de crédito' }).click();
  const credit = page.getByRole('dialog', {
    name: new RegExp(`^Nota de crédito de la factura [AB] \\d{4}-${String(fiscalNumber).padStart(8, '0')}`, 'u'),
  });
  await credit.getByLabel('Importe, con impuestos').fill('121,00');
  await expect(credit.getByRole('status')).toContainText('100,00');
  await expect(credit.getByLabel('Volver a facturar el período')).toBeDisabled();
  await credit.getByLabel('Motivo').fill('Corte de dos días');
  await credit.getByRole('button', { name: 'Emitir la nota de crédito' }).click();
  await expect(page.getByRole('row', { name: /NC-\d+.*Corte de dos días/u })).toContainText('121,00');

  // The rest of it was a mistake: its period is to be billed again.
  await page.getByRole('button', { name: 'Nota de crédito' }).click();
  await credit.getByLabel('Motivo').fill('Tenía otro CUIT');
  await credit.getByLabel('Volver a facturar el período').check();
  await credit.getByRole('button', { name: 'Emitir la nota de crédito' }).click();
  await expect(page.getByRole('row', { name: /NC-\d+.*Tenía otro CUIT/u })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nota de crédito' })).toBeHidden();
});
