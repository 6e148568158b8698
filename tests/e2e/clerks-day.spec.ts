import type { Page } from '@playwright/test';
import { saveFile } from '../support/clerk';
import { goTo } from '../support/client-form';
import { type Cost, createHands, expectWithin, type Hands } from '../support/clerks-hands';
import { expect, type OpenOffice, test } from '../support/office-window';

test.use({ demo: true });
test.setTimeout(400_000);

/** A client of the demonstration who owes, has a contract, an e-mail and consumption. */
const OWES = 'Andrés Acuña';

const searchbox = (page: Page) => page.getByRole('searchbox', { name: 'Búsqueda rápida' });
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name, 'u') }).first();
const box = (page: Page) => page.getByRole('complementary');

/** The main screen, with a client that is known by name in sight: where a task by mouse begins. */
async function know(page: Page, name: string): Promise<void> {
  await goTo(page, '/clientes');
  await searchbox(page).fill(name);
  await expect(box(page).getByRole('heading', { name })).toBeVisible();
}

/** The main screen as it is when a clerk comes to it: nothing is searched for, and no field has the focus. */
async function main(page: Page): Promise<void> {
  await goTo(page, '/cobranzas');
  await goTo(page, '/clientes');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
}

interface Task {
  readonly name: string;
  readonly most: Partial<Cost>;
  /** Goes to where the task begins; none of it is counted. */
  readonly from: (page: Page) => Promise<void>;
  readonly run: (page: Page, hands: Hands, office: OpenOffice) => Promise<void>;
}

const fromClient = (page: Page) => know(page, OWES);

/** The tasks of a day and what each may cost (design, look.md), in their order: a later one takes an earlier one back. */
const TASKS: readonly Task[] = [
  {
    name: '1. find a client by part of the name and read the contract’s state',
    most: { keys: 1 },
    from: main,
    async run(page, hands) {
      await hands.press('/');
      await hands.type('acuna andr');
      await expect(box(page).getByRole('heading', { name: OWES })).toBeVisible();
      await expect(box(page).getByRole('region', { name: /^Contrato / })).toContainText('Habilitado');
    },
  },
  {
    name: '2. create a client with name, phone, address and zone',
    // From Nombre to Zona there are twelve fields.
    most: { keys: 2, tabs: 12 },
    from: main,
    async run(page, hands) {
      const wanted: Record<string, string> = { Teléfono: '2604 445566', Dirección: 'San Martín 120', Zona: 'Sur' };
      const label = () =>
        page.evaluate(() => {
          const { activeElement: field } = document;
          return field instanceof HTMLInputElement ? (field.labels?.[0]?.textContent ?? '') : '';
        });
      await hands.press('n');
      await expect.poll(label).toBe('Nombre');
      await hands.type('Zoe Alba Prueba');
      while ((await label()) !== 'Zona') {
        await hands.tab();
        await hands.type(wanted[await label()] ?? '');
      }
      await hands.press('Control+s');
      await expect(page.getByText('Zoe Alba Prueba quedó guardado.')).toBeVisible();
      await searchbox(page).fill('zoe alba');
      await expect(box(page)).toContainText('San Martín 120 · Sur');
    },
  },
  {
    name: '3. register a payment on the oldest debt and print the receipt',
    most: { keys: 4 },
    from: main,
    async run(page, hands) {
      await page.evaluate(() => {
        window.print = () => void (document.documentElement.dataset.printed = 'sí');
      });
      await hands.press('/');
      await hands.type('acuna andr');
      await expect(box(page).getByRole('heading', { name: OWES })).toBeVisible();
      await hands.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: OWES })).toBeVisible();
      await hands.press('p');
      await expect(page.getByRole('dialog', { name: /Registrar pago/u }).getByLabel('Importe')).toBeFocused();
      await hands.type('100');
      await hands.press('Enter');
      await expect(page.getByRole('dialog', { name: /^Recibo /u })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-printed', 'sí');
    },
  },
  {
    name: '4. see what a client owes and why',
    most: { clicks: 1 },
    from: fromClient,
    async run(page, hands) {
      await hands.click(row(page, OWES).getByRole('button', { name: /^Deuda/u }));
      const account = page.getByRole('dialog', { name: /Cuenta corriente/u });
      await expect(account.getByText('El cliente debe')).toBeVisible();
      await expect(account.getByText(/^Factura /u).first()).toBeVisible();
    },
  },
  {
    name: '5. change the zone of the clients of a filter, after a preview',
    most: { clicks: 9 },
    from: main,
    async run(page, hands) {
      await hands.click(page.getByRole('button', { name: 'Búsqueda avanzada' }));
      const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
      await hands.click(panel.getByRole('button', { name: /^Zona/u }));
      await hands.click(page.getByRole('checkbox', { name: 'Norte', exact: true }));
      await expect(page.locator('.chip')).toHaveCount(1);
      await hands.click(page.getByRole('button', { name: 'Actualización masiva' }));
      await hands.click(page.getByRole('button', { name: 'Zona sin cambios', exact: true }));
      await hands.click(page.getByRole('option', { name: 'Sur', exact: true }));
      await expect(page.getByRole('table', { name: 'Vista previa' }).getByRole('row').nth(1)).toContainText('Sur');
      await hands.click(page.getByRole('button', { name: /^Actualizar masivamente [\d.]+ clientes$/u }));
      await expect(page.getByText(/^Se actualizaron [\d.]+ clientes\.$/u)).toBeVisible();
    },
  },
  {
    name: '6. take that back',
    most: { clicks: 2 },
    from: async () => undefined,
    async run(page, hands) {
      await hands.click(page.getByRole('button', { name: 'Deshacer', exact: true }));
      await expect(page.getByText(/^Se deshizo en [\d.]+ clientes\.$/u)).toBeVisible();
    },
  },
  {
    name: '7. export the filtered list to a file',
    most: { clicks: 3 },
    from: fromClient,
    async run(page, hands, office) {
      await hands.click(page.getByRole('button', { name: 'Exportar' }));
      const file = page.getByRole('menuitem', { name: /^El resultado .*xlsx$/u });
      await saveFile(office, `${office.folder}/lista.xlsx`, file);
      // The click that `saveFile` made.
      hands.countClick();
    },
  },
  {
    name: '8. regenerate a portal password',
    most: { clicks: 2 },
    from: fromClient,
    async run(page, hands) {
      await hands.click(row(page, OWES).getByRole('button', { name: 'Regenerar contraseña' }));
      const dialog = page.getByRole('dialog', { name: `Contraseña de ${OWES}` });
      await hands.click(dialog.getByRole('button', { name: 'Generar y enviar' }));
      await expect(dialog.getByRole('note', { name: 'Contraseña nueva' })).toBeVisible();
    },
  },
  {
    name: '9. find out why a client got no e-mail',
    most: { clicks: 2 },
    from: main,
    async run(page, hands) {
      await hands.click(page.getByRole('button', { name: /fallidos$/u }));
      await hands.click(
        page.getByRole('table', { name: 'Mensajes' }).getByRole('row').nth(1).getByRole('button').first(),
      );
      await expect(page.getByRole('dialog', { name: /^Mensaje/u })).toBeVisible();
    },
  },
  {
    name: '10. deactivate a client, seeing the contracts and the debt that it touches',
    most: { clicks: 2 },
    from: fromClient,
    async run(page, hands) {
      await hands.click(row(page, OWES).getByRole('button', { name: 'Borrar (desactivar)' }));
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText(/contrato/u).first()).toBeVisible();
      await expect(dialog.getByText(/\$/u).first()).toBeVisible();
      await hands.click(dialog.getByRole('button', { name: 'Desactivar' }));
      await expect(dialog).toBeHidden();
    },
  },
  {
    name: '11. find who changed a phone, and put the old one back',
    most: { clicks: 3 },
    async from(page) {
      await know(page, 'Zoe Alba Prueba');
      await page.getByRole('button', { name: 'Editar', exact: true }).last().click();
      await page.getByLabel('Teléfono', { exact: true }).fill('2604 99-9999');
      await page.keyboard.press('Control+s');
      await know(page, 'Zoe Alba Prueba');
      await expect(box(page)).toContainText('0260 499-9999');
    },
    async run(page, hands) {
      await hands.click(page.getByRole('tab', { name: 'Auditorías' }));
      await expect(box(page).getByText('Andrea Peña').first()).toBeVisible();
      await hands.click(page.getByRole('button', { name: /^Teléfono: Volver a/u }).first());
      await expect(box(page)).toContainText('0260 444-5566');
    },
  },
  {
    name: '12. read yesterday’s consumption',
    most: { clicks: 2 },
    from: (page) => know(page, 'Raúl Andrés Acuña'),
    async run(page, hands) {
      await hands.click(page.getByRole('tab', { name: 'Gráfico de consumo' }));
      await hands.click(box(page).getByText('Ver como tabla'));
      await expect(box(page).getByRole('row').nth(2)).toBeVisible();
    },
  },
];

test('the twelve tasks of a day cost no more keys and clicks than they may', async ({ page, office }) => {
  const hands = createHands(page);
  for (const { name, most, from, run } of TASKS)
    await test.step(name, async () => {
      await from(page);
      hands.takeSpent();
      await run(page, hands, office);
      expectWithin(hands.takeSpent(), most);
    });
});
