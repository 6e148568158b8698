import type { Page } from '@playwright/test';
import { expect, test } from './stage';

const paymentOf = (page: Page) => page.getByRole('dialog', { name: /Registrar pago/u });

async function openPayment(page: Page) {
  await expect(page.getByRole('dialog', { name: /Cuenta corriente/u }).getByText('El cliente debe')).toBeVisible();
  await page.keyboard.press('p');
  const payment = paymentOf(page);
  await expect(payment.getByLabel('Importe')).toBeFocused();
  return payment;
}

test('the account says what is owed and since when, and P takes a payment', async ({ stage }) => {
  const page = await stage.open('account');
  const dialog = page.getByRole('dialog', { name: /Cuenta corriente/u });
  await expect(dialog.getByText('$ 15.000,00')).toBeVisible();
  await expect(dialog.getByText('vencida el 10/10/2026, hace 45 días')).toBeVisible();
  await openPayment(page);
});

test('what an invoice charged too much since its plan changed is on the account, with the way to give it back', async ({
  stage,
}) => {
  const page = await stage.open('account');
  const table = page.getByRole('table', { name: '1 factura cobró de más: $ 7.393,33 a devolver' });
  for (const name of ['17', 'Plan más barato', 'Nota de crédito', '$ 7.393,33'])
    await expect(table.getByRole('cell', { name, exact: true })).toBeVisible();
  await expect.poll(() => stage.asked('invoices.overcharged')).toEqual([{ clientId: 1 }]);
});

test('the spread is shown before it is saved, and Enter saves once, however often it is pressed', async ({ stage }) => {
  const page = await stage.open('account');
  const payment = await openPayment(page);
  // All that is owed is there to be taken as it is.
  await expect(payment.getByLabel('Importe')).toHaveValue('15.000,00');
  await payment.getByLabel('Importe').fill('12000');
  await expect(payment.getByLabel(/^Paga de Factura B 0003-00000101/u)).toHaveValue('10.000,00');
  await expect(payment.getByLabel(/^Paga de Factura B 0003-00000102/u)).toHaveValue('2.000,00');
  await expect(payment.getByText('Balance después: $ 3.000,00')).toBeVisible();
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await payment.getByLabel('Importe').press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Recibo 0001-00000041' })).toBeVisible();
  await expect
    .poll(() => stage.asked('payments.save'))
    .toEqual([
      {
        clientId: 1,
        version: 4,
        amountCents: 1_200_000,
        paidOn: '2026-11-24',
        methodId: 1,
        collectorId: null,
        note: '',
        spread: null,
      },
    ]);
});

test('a spread that is changed is the clerk’s, what is over is credit, and what cannot be is said', async ({
  stage,
}) => {
  const page = await stage.open('account');
  const payment = await openPayment(page);
  await payment.getByLabel(/^Paga de Factura B 0003-00000101/u).fill('4000');
  await expect(payment.getByText('Queda $ 6.000,00 de crédito')).toBeVisible();
  await payment.getByLabel(/^Paga de Factura B 0003-00000102/u).fill('9000');
  await expect(payment.getByText('Ese importe es más de lo que queda de esa deuda. Bájelo.')).toBeVisible();
  await expect(payment.getByRole('button', { name: 'Registrar pago' })).toBeDisabled();
  await payment.getByRole('button', { name: 'Volver a repartir desde la más vieja' }).click();
  await expect(payment.getByLabel(/^Paga de Factura B 0003-00000101/u)).toHaveValue('10.000,00');
  await payment.getByLabel('Importe').fill('doce');
  await expect(payment.getByText('Escriba un importe, como 12.300,50.')).toBeVisible();
  await expect(payment.getByRole('button', { name: 'Registrar pago' })).toBeDisabled();
});

test('a payment that another window took meanwhile is not taken again: it says to look anew', async ({ stage }) => {
  const page = await stage.open('account-stale');
  const payment = await openPayment(page);
  await payment.getByLabel('Importe').press('Enter');
  await expect(payment.getByText(/La cuenta cambió mientras tanto/u)).toBeVisible();
  await expect(payment.getByLabel('Importe')).toHaveValue('15.000,00');
  await payment.getByLabel('Importe').press('Enter');
  await expect(page.getByRole('dialog', { name: 'Recibo 0001-00000041' })).toBeVisible();
});

test('a payment of long ago is asked at its note, once, why it comes only now', async ({ stage }) => {
  const page = await stage.open('account');
  const payment = await openPayment(page);
  await payment.getByLabel('Fecha de pago').fill('01/06/2026');
  await payment.getByLabel('Importe').press('Enter');
  await expect(payment.getByText(/de hace más de una semana necesita una observación/u)).toHaveCount(1);
  await payment.getByLabel('Observación').fill('Estaba en otra carpeta');
  await expect(payment.getByText(/necesita una observación/u)).toHaveCount(0);
  await payment.getByLabel('Observación').press('Enter');
  await expect(page.getByRole('dialog', { name: 'Recibo 0001-00000041' })).toBeVisible();
});

test('the receipt is printed as soon as it is saved, on what was used last, alone on its sheet', async ({ stage }) => {
  const page = await stage.open('account');
  await page.evaluate(() => {
    window.print = () => {
      const sheet = document.querySelector('.print-sheet');
      document.title = `${sheet?.className ?? ''}: ${sheet?.textContent ?? 'sin hoja'}`;
    };
  });
  const payment = await openPayment(page);
  await payment.getByLabel('Importe').press('Enter');
  await expect(page).toHaveTitle(/^print-sheet a4: Norte Digital.*Recibo 0001-00000041.*José Muñoz/u);
  const receipt = page.getByRole('dialog', { name: 'Recibo 0001-00000041' });
  await receipt.getByRole('button', { name: 'Imprimir en 80 mm' }).click();
  await expect(page).toHaveTitle(/^print-sheet roll: .*Balance de la cuenta al 24\/11\/2026: \$.12\.000,00/u);
  await expect(page.locator('.print-sheet')).toHaveCount(0);
});

for (const [form, button, label, typed] of [
  ['Registrar pago', 'Registrar pago', 'Importe', '12000'],
  ['Compromiso de pago', 'Compromiso de pago', 'Qué dijo', 'El viernes'],
] as const) {
  test(`${form}: what was typed is asked about before it is left`, async ({ stage }) => {
    const page = await stage.open('account');
    const account = page.getByRole('dialog', { name: /Cuenta corriente/u });
    await account.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(`^${form}`, 'u') });
    await dialog.getByLabel(label).fill(typed);
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: 'Hay cambios sin guardar' });
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(dialog.getByLabel(label)).toHaveValue(typed);
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Salir sin guardar' }).click();
    await expect(dialog).toBeHidden();
  });
}
