import { expect, type Locator, type Page } from '@playwright/test';

/** What a form says of a save that stands behind another command. */
export const WAITS = 'Espera su turno: la oficina está escribiendo otra cosa. Se guarda solo.';

/** A field by its label: a catalogue's list of choices has the name of its field. */
export const field = (within: Page | Locator, name: string): Locator =>
  within.getByLabel(name, { exact: true }).and(within.locator('input, textarea'));

/** The client's form, by the words that a clerk reads. */
export function openForm(page: Page) {
  const fieldOf = (name: string): Locator => field(page, name);
  return {
    async create(): Promise<void> {
      await goTo(page, '/clientes/nuevo');
      await expect(page.getByRole('heading', { name: 'Crear nuevo cliente' })).toBeVisible();
    },
    async edit(id: number): Promise<void> {
      await goTo(page, `/clientes/${id}/editar`);
      await expect(page.getByRole('heading', { name: 'Datos de ubicación' })).toBeVisible();
    },
    field: fieldOf,
    async fill(fields: Readonly<Record<string, string>>): Promise<void> {
      for (const [name, value] of Object.entries(fields)) await fieldOf(name).fill(value);
    },
    /** Types a client whole, saves it and waits for the list; answers nothing, since its number is the next one. */
    async add(fields: Readonly<Record<string, string>>): Promise<void> {
      await this.create();
      await this.fill(fields);
      await this.save();
      await expect(page.getByRole('heading', { name: 'Clientes', exact: true })).toBeVisible();
    },
    save: (): Promise<void> => page.keyboard.press('Control+s'),
    /** What the form says that is not saved yet. */
    unsaved: (): Locator => page.getByText(/cambios? sin guardar$/u),
    dialog: (name: string): Locator => page.getByRole('dialog', { name }),
    /** The message that stands at a field; the field names it for a screen reader. */
    async errorOf(name: string): Promise<string> {
      const input = fieldOf(name);
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      const ids = ((await input.getAttribute('aria-describedby')) ?? '').split(' ');
      const texts = await Promise.all(
        ids.filter((id) => id.endsWith('-error')).map((id) => page.locator(`[id="${id}"]`).innerText()),
      );
      return texts.join(' ');
    },
  };
}

/** Goes to a place of the window as a link would; a form with unsaved changes is asked. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
}
