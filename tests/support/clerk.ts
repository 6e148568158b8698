import { expect, type Locator } from '@playwright/test';
import type { OpenOffice } from './office-window';

/** What a clerk does in the window, by the words that a clerk reads. */
export function createClerk(office: OpenOffice) {
  const { page } = office;
  return {
    async createOffice(): Promise<void> {
      await page.getByLabel('Nombre de la oficina').fill('Norte Digital');
      await page.getByLabel('Nombre', { exact: true }).fill('Ana Ruiz');
      await page.getByLabel('E-mail').fill('ana@oficina.example');
      await page.getByLabel('Contraseña', { exact: true }).fill('clave-de-ana');
      await page.getByLabel('Repetir contraseña').fill('clave-de-ana');
      await page.getByRole('button', { name: 'Crear la oficina' }).click();
      await page.getByLabel('Ya lo guardé').check();
      await page.getByRole('button', { name: 'Entrar a la oficina' }).click();
      await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible();
    },
    /** Signs in at an office that is ready; ends where a new office begins. */
    async signIn(): Promise<void> {
      await page.getByLabel('E-mail').fill('ana@oficina.example');
      await page.getByLabel('Contraseña').fill('clave-de-ana');
      await page.getByRole('button', { name: 'Entrar', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible();
    },
    /** Goes to the import and chooses a file there. */
    async startImport(path: string): Promise<void> {
      await page.getByRole('link', { name: 'Clientes' }).click();
      await page.getByRole('button', { name: 'Importar', exact: true }).first().click();
      await chooseFile(office, path, page.getByRole('button', { name: 'Elegir archivo' }));
    },
    /** Chooses a file, looks at its columns and tries it; ends at the dry run. */
    async tryImport(path: string): Promise<void> {
      await this.startImport(path);
      await page.getByRole('button', { name: 'Revisar antes de importar', exact: true }).click({ timeout: 60_000 });
      await expect(page.getByRole('group', { name: 'Qué va a pasar' })).toBeVisible({ timeout: 60_000 });
    },
    /** The dry run's number for one outcome. */
    count: (outcome: string): Locator =>
      page.getByRole('button', { name: new RegExp(`^${outcome}`, 'u') }).locator('b'),
    async apply(what: 'cliente' | 'contrato' = 'cliente'): Promise<void> {
      await page.getByRole('button', { name: new RegExp(`^Importar [\\d.]+ ${what}`, 'u') }).click();
      await expect(page.getByText('Importación lista')).toBeVisible({ timeout: 60_000 });
    },
    async toList(): Promise<void> {
      await page.getByRole('link', { name: 'Clientes' }).click();
      await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible();
    },
    /** Types into the quick search and waits until the count says something else than before. */
    async search(text: string): Promise<void> {
      await page.getByRole('textbox', { name: 'Búsqueda rápida' }).or(page.getByRole('searchbox')).first().fill(text);
    },
    row: (name: string | RegExp): Locator => page.getByRole('row', { name }).first(),
    countOf: (): Locator => page.getByText(/^[\d.]+ de [\d.]+ clientes$/u),
  };
}

/** Answers the host's file dialog: the browser's own, or the desktop's, which main shows. */
export async function chooseFile(office: OpenOffice, path: string, button: Locator): Promise<void> {
  if (office.application) {
    await office.application.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
    return button.click();
  }
  const chooser = office.page.waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(path);
}

/** Clicks what saves a file, and has it at `path`. */
export async function saveFile(office: OpenOffice, path: string, button: Locator): Promise<void> {
  if (office.application) {
    await office.application.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    }, path);
    await button.click();
    await expect(office.page.getByText(/clientes? en /u)).toBeVisible();
    return;
  }
  const download = office.page.waitForEvent('download');
  await button.click();
  await (await download).saveAs(path);
}

/** Clicks what saves a PDF, and has it at `path`. */
export async function saveDocument(office: OpenOffice, path: string, button: Locator): Promise<void> {
  if (office.application) {
    await office.application.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    }, path);
    await button.click();
    await expect(office.page.getByText(/tiene \d+ comprobantes?\./u)).toBeVisible();
    return;
  }
  const download = office.page.waitForEvent('download');
  await button.click();
  await (await download).saveAs(path);
}
