import { expect } from '@playwright/test';
import { saveFile } from './clerk';
import { goTo } from './client-form';
import { type Cost, createHands, expectWithin, type Hands } from './clerks-hands';
import type { OpenOffice } from './office-window';

/** What a clerk reads on the way, in one language. */
export interface DayWords {
  readonly quickSearch: string;
  readonly fields: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly enabled: string;
  readonly saved: (name: string) => string;
  readonly payment: RegExp;
  readonly amount: string;
  readonly receipt: RegExp;
  readonly debt: RegExp;
  readonly account: RegExp;
  readonly owes: string;
  readonly invoice: RegExp;
  readonly advanced: string;
  readonly massUpdate: string;
  readonly zoneUnchanged: string;
  readonly preview: string;
  readonly apply: RegExp;
  readonly applied: RegExp;
  readonly undo: string;
  readonly undone: RegExp;
  readonly export: string;
  readonly filtered: RegExp;
  readonly password: string;
  readonly generate: string;
  readonly newPassword: string;
  readonly mail: string;
  readonly mailSearch: string;
  readonly messages: string;
  readonly deactivate: string;
  readonly confirm: string;
  readonly contractsTouched: RegExp;
  readonly edit: string;
  readonly audit: string;
  readonly phoneBack: RegExp;
  readonly usage: string;
  readonly asTable: string;
}

/** A client of the demonstration who owes, and has one contract, an e-mail and consumption. */
const KNOWN = 'Andrés Acuña';
const MADE = 'Zoe Alba Prueba';

interface Task {
  readonly name: string;
  readonly most: Partial<Cost>;
  /** Goes to where the task begins; none of it is counted. */
  readonly from: () => Promise<void>;
  readonly run: () => Promise<void>;
}

/** The twelve tasks of a clerk's day and what each may cost (design, look.md), the deactivation last. A later one takes back what an earlier one did. */
function tasksOf(office: OpenOffice, words: DayWords, hands: Hands): readonly Task[] {
  const { page } = office;
  const box = page.getByRole('complementary');
  const search = page.getByRole('searchbox', { name: words.quickSearch });
  const panel = page.getByRole('complementary', { name: words.advanced });
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name, 'u') }).first();

  /** As a clerk comes to it: nothing is searched for, and no field has the focus. */
  async function toMain(): Promise<void> {
    await goTo(page, '/cobranzas');
    await goTo(page, '/clientes');
    await expect(page.getByRole('row').nth(3)).toBeVisible();
    // It stays open from a task before, in the place of the box.
    if (await panel.isVisible()) await page.keyboard.press('f');
    await expect(panel).toBeHidden();
  }
  /** The main screen with a client, known by name, in sight: where a task by mouse begins. */
  async function toClient(name: string): Promise<void> {
    await toMain();
    await search.fill(name);
    await expect(box.getByRole('heading', { name })).toBeVisible();
  }
  const fieldNow = () =>
    page.evaluate(() => {
      const { activeElement: field } = document;
      const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
      return isField ? (field.labels?.[0]?.textContent ?? '') : '';
    });
  let unreached = '';

  return [
    {
      name: '1. find a client by part of the name and read the contract’s state',
      most: { keys: 1 },
      from: toMain,
      async run() {
        await hands.press('/');
        await hands.type('acuna andr');
        await expect(box.getByRole('heading', { name: KNOWN })).toBeVisible();
        await expect(box.getByRole('region').first()).toContainText(words.enabled);
      },
    },
    {
      name: '2. create a client with name, phone, address and zone',
      // From the name to the zone there are twelve fields.
      most: { keys: 2, tabs: 12 },
      from: toMain,
      async run() {
        const { name, phone, address, zone } = words.fields;
        const wanted: Record<string, string> = { [phone]: '2604 445566', [address]: 'San Martín 120', [zone]: 'Sur' };
        await hands.press('n');
        await expect.poll(fieldNow).toBe(name);
        await hands.type(MADE);
        for (let at = name; at !== zone; at = await fieldNow()) {
          await hands.tab();
          await hands.type(wanted[await fieldNow()] ?? '');
        }
        await hands.press('Control+s');
        await expect(page.getByText(words.saved(MADE))).toBeVisible();
        await search.fill(MADE);
        await expect(box).toContainText('San Martín 120 · Sur');
      },
    },
    {
      name: '3. register a payment on the oldest debt and print the receipt',
      most: { keys: 4 },
      from: toMain,
      async run() {
        await page.evaluate(() => {
          window.print = () => void (document.documentElement.dataset.printed = 'yes');
        });
        await hands.press('/');
        await hands.type('acuna andr');
        await hands.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: KNOWN })).toBeVisible();
        await hands.press('p');
        await expect(page.getByRole('dialog', { name: words.payment }).getByLabel(words.amount)).toBeFocused();
        await hands.type('100');
        await hands.press('Enter');
        await expect(page.getByRole('dialog', { name: words.receipt })).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
      },
    },
    {
      name: '4. see what a client owes and why',
      most: { clicks: 1 },
      from: () => toClient(KNOWN),
      async run() {
        await hands.click(row(KNOWN).getByRole('button', { name: words.debt }));
        const account = page.getByRole('dialog', { name: words.account });
        await expect(account.getByText(words.owes)).toBeVisible();
        await expect(account.getByText(words.invoice).first()).toBeVisible();
      },
    },
    {
      name: '5. change the zone of the clients of a filter, after a preview',
      most: { clicks: 9 },
      from: toMain,
      async run() {
        await hands.click(page.getByRole('button', { name: words.advanced }));
        await hands.click(panel.getByRole('button', { name: new RegExp(`^${words.fields.zone}`, 'u') }));
        await hands.click(panel.getByRole('combobox', { name: words.fields.zone, exact: true }));
        await hands.click(page.getByRole('option', { name: 'Norte' }));
        await expect(page.locator('.chip')).toHaveCount(1);
        await hands.click(page.getByRole('button', { name: words.massUpdate }));
        await hands.click(page.getByRole('button', { name: words.zoneUnchanged, exact: true }));
        await hands.click(page.getByRole('option', { name: 'Sur', exact: true }));
        const preview = page.getByRole('table', { name: words.preview });
        await expect(preview.getByRole('row').nth(1)).toContainText('Sur');
        await hands.click(page.getByRole('button', { name: words.apply }));
        await expect(page.getByText(words.applied)).toBeVisible();
      },
    },
    {
      name: '6. take that back',
      most: { clicks: 2 },
      from: () => Promise.resolve(),
      async run() {
        await hands.click(page.getByRole('button', { name: words.undo, exact: true }));
        await expect(page.getByText(words.undone)).toBeVisible();
      },
    },
    {
      name: '7. export the filtered list to a file',
      most: { clicks: 3 },
      from: () => toClient(KNOWN),
      async run() {
        await hands.click(page.getByRole('button', { name: words.export }));
        await saveFile(office, `${office.folder}/lista.xlsx`, page.getByRole('menuitem', { name: words.filtered }));
        hands.countClick();
      },
    },
    {
      name: '8. regenerate a portal password',
      most: { clicks: 2 },
      from: () => toClient(KNOWN),
      async run() {
        await hands.click(row(KNOWN).getByRole('button', { name: words.password }));
        const dialog = page.getByRole('dialog', { name: new RegExp(KNOWN, 'u') });
        await hands.click(dialog.getByRole('button', { name: words.generate }));
        await expect(dialog.getByRole('note', { name: words.newPassword })).toBeVisible();
        await dialog.getByRole('button').last().click();
      },
    },
    {
      name: '9. find out why a client got no e-mail',
      most: { clicks: 2 },
      async from() {
        await goTo(page, '/correo');
        const told = page
          .getByRole('row')
          .filter({ has: page.locator('.mail-why') })
          .first();
        unreached = await told.getByRole('link').innerText();
        await toMain();
      },
      async run() {
        await hands.click(page.getByRole('link', { name: words.mail, exact: true }));
        await hands.click(page.getByRole('textbox', { name: words.mailSearch }));
        await hands.type(unreached);
        const messages = page.getByRole('table', { name: words.messages }).getByRole('row', { name: unreached });
        await expect(messages.locator('.mail-why').first()).toBeVisible();
      },
    },
    {
      name: '11. find who changed a phone, and put the old one back',
      most: { clicks: 3 },
      async from() {
        await toClient(MADE);
        await row(MADE).getByRole('button', { name: words.edit, exact: true }).click();
        await page.getByLabel(words.fields.phone, { exact: true }).fill('2604 99-9999');
        await page.keyboard.press('Control+s');
        await expect(box).toContainText('0260 499-9999');
      },
      async run() {
        await hands.click(page.getByRole('tab', { name: words.audit }));
        await expect(box.getByText('Andrea Peña').locator('visible=true').first()).toBeVisible();
        await hands.click(page.getByRole('button', { name: words.phoneBack }).first());
        await expect(box).toContainText('0260 444-5566');
      },
    },
    {
      name: '12. read yesterday’s consumption',
      most: { clicks: 2 },
      from: () => toClient(KNOWN),
      async run() {
        await hands.click(page.getByRole('tab', { name: words.usage }));
        await hands.click(box.getByText(words.asTable));
        // Yesterday's, above today's and the total.
        await expect(box.getByRole('row').nth(-3)).toContainText(/\d [GM]B/u);
      },
    },
    {
      name: '10. deactivate a client, seeing the contracts and the debt that it touches',
      most: { clicks: 2 },
      from: () => toClient(KNOWN),
      async run() {
        await hands.click(row(KNOWN).getByRole('button', { name: words.deactivate }));
        const dialog = page.getByRole('dialog', { name: new RegExp(KNOWN, 'u') });
        await expect(dialog.getByText(words.contractsTouched)).toBeVisible();
        await expect(dialog.getByText(/18[.,]800[.,]00/u)).toBeVisible();
        await hands.click(dialog.getByRole('button', { name: words.confirm, exact: true }));
        await expect(dialog).toBeHidden();
      },
    },
  ];
}

/** Does the twelve tasks, and fails at one that costs more than it may; `after` looks at where each ended. */
export async function spendTheDay(
  office: OpenOffice,
  words: DayWords,
  after: (task: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const hands = createHands(office.page);
  for (const { name, most, from, run } of tasksOf(office, words, hands)) {
    await from();
    hands.takeSpent();
    await run();
    expectWithin(name, hands.takeSpent(), most);
    await after(name);
  }
}
