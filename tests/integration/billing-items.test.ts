import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { z } from 'zod';
import type { itemFields } from '../../src-main/contract/billing-items';
import { blankBillingFields } from '../../src-main/contract/client-billing';
import { createBilledOffice, issueRun, listedInvoices, previewRun } from '../support/invoice-run';
import { refusalOf, type TestApp } from '../support/test-app';

type ItemInput = z.input<typeof itemFields>;
type Office = Awaited<ReturnType<typeof createBilledOffice>>;

const fieldsWith = (fields: Partial<ItemInput>): ItemInput => ({
  kind: 'charge',
  repeats: false,
  description: 'Instalación',
  amountCents: 1_500_000,
  rateBp: null,
  fromOn: '2026-11-01',
  toOn: null,
  ...fields,
});

const add = async (app: Office, fields: Partial<ItemInput>) =>
  (
    await app.call('billingItems', 'save', {
      at: null,
      contractId: app.contractId,
      fields: fieldsWith(fields),
    })
  ).id;

const itemsOf = async (app: Pick<TestApp, 'call'>, clientId: number) =>
  (await app.call('billingItems', 'list', { clientId })).items;

const linesOf = async (app: Office, id: number) =>
  (await app.call('invoices', 'get', { id })).lines.map(({ description, amountCents }) => [description, amountCents]);

const december = (app: Office) => {
  app.clock.ms = Date.parse('2026-12-02T12:00:00Z');
};

test('a run bills items as lines of their own, with the taxes of the contract, and what is once only once', async () => {
  const app = await createBilledOffice();
  await add(app, {});
  await add(app, { kind: 'discount', repeats: true, description: 'Promoción', amountCents: null, rateBp: 1000 });
  const seen = await previewRun(app, '2026-11-24');
  // 29,990.00 + 15,000.00 − 2,999.00 = 41,991.00.
  expect(seen).toMatchObject({
    totalCents: 4_199_100,
    items: { charges: 1, chargedCents: 1_500_000, discounts: 1, discountedCents: -299_900 },
  });
  december(app);
  // Both months in one run: the preview knows what November takes before it comes to December.
  const both = await previewRun(app, '2026-12-02');
  expect(both).toMatchObject({ invoices: 2, totalCents: 4_199_100 + 2_699_100 });
  await issueRun(app, '2026-12-02');
  const [second, first] = await listedInvoices(app);
  expect(await linesOf(app, first?.id ?? 0)).toEqual([
    ['Fibra 100 Mb', 2_999_000],
    ['Instalación', 1_500_000],
    ['Promoción', -299_900],
  ]);
  expect(await linesOf(app, second?.id ?? 0)).toEqual([
    ['Fibra 100 Mb', 2_999_000],
    ['Promoción', -299_900],
  ]);
  expect(first?.plan).toBe('Fibra 100 Mb');
  // Net 4,199,100 / 1.21 = 3,470,330.6.
  expect(await app.call('invoices', 'get', { id: first?.id ?? 0 })).toMatchObject({
    netCents: 3_470_331,
    taxCents: 728_769,
  });
  expect((await itemsOf(app, app.anaId)).map(({ description, uses, over }) => [description, uses, over])).toEqual([
    ['Promoción', 2, false],
    ['Instalación', 1, true],
  ]);
});

test('a discount that takes a whole period leaves no invoice, and its rest is for the next', async () => {
  const app = await createBilledOffice();
  await add(app, { kind: 'discount', description: 'Compensación', amountCents: 4_000_000 });
  december(app);
  const seen = await previewRun(app, '2026-12-02');
  // November takes 29,990.00; of December's 29,990.00 the other 10,010.00 go.
  expect(seen).toMatchObject({
    invoices: 1,
    totalCents: 1_998_000,
    exclusions: [{ reason: 'discounted', periods: 1 }],
  });
  await issueRun(app, '2026-12-02');
  expect((await listedInvoices(app)).map(({ startOn, totalCents }) => [startOn, totalCents])).toEqual([
    ['2026-12-01', 1_998_000],
  ]);
  expect(await itemsOf(app, app.anaId)).toMatchObject([{ uses: 2, usedCents: 4_000_000, over: true }]);
  expect(await previewRun(app, '2026-12-02')).toMatchObject({ invoices: 0, exclusions: [] });
});

test('a voided invoice gives its items back, and the run that bills its period bills them again', async () => {
  const app = await createBilledOffice();
  await add(app, {});
  await issueRun(app, '2026-11-24');
  const [row] = await listedInvoices(app);
  await app.call('invoices', 'void', { id: row?.id ?? 0, version: 1, reason: 'Mal el plan' });
  expect(await itemsOf(app, app.anaId)).toMatchObject([{ uses: 0, over: false }]);
  expect(await previewRun(app, '2026-11-24')).toMatchObject({ invoices: 1, totalCents: 4_499_000 });
  await issueRun(app, '2026-11-24');
  expect(await itemsOf(app, app.anaId)).toMatchObject([{ uses: 1, over: true }]);
});

test('the next invoices show what the items come to', async () => {
  const app = await createBilledOffice();
  await add(app, { fromOn: '2026-12-05' });
  const { billing } = await app.call('clients', 'get', { id: app.anaId });
  const { next } = await app.call('invoices', 'next', { clientId: app.anaId, billing: billing ?? blankBillingFields });
  expect(next.map(({ totalCents }) => totalCents)).toEqual([2_999_000, 4_499_000, 2_999_000]);
});

test('an item that was taken away is billed no more; what it billed stays', async () => {
  const app = await createBilledOffice();
  const id = await add(app, { repeats: true, amountCents: 100_000 });
  await issueRun(app, '2026-11-24');
  await app.call('billingItems', 'retire', { id, version: 1 });
  december(app);
  expect(await previewRun(app, '2026-12-02')).toMatchObject({ totalCents: 2_999_000 });
  expect(await itemsOf(app, app.anaId)).toMatchObject([{ uses: 1, usedCents: 100_000, over: true }]);
  const again = app.call('billingItems', 'retire', { id, version: 2 });
  expect(await refusalOf(again)).toMatchObject({ code: 'NOT_FOUND' });
});

test('the database itself bills once what is once, and no more of a discount than it is', async () => {
  const app = await createBilledOffice();
  const charge = await add(app, {});
  const gift = await add(app, { kind: 'discount', description: 'Regalo', amountCents: 1000 });
  const sqlite = new Sqlite(`${app.folder}/abonado.db`);
  onTestFinished(() => void sqlite.close());
  const use = (item: number, startOn: string, amount: number) => () =>
    sqlite.exec(`INSERT INTO billing_item_uses VALUES (${item}, '${startOn}', NULL, ${amount})`);
  use(charge, '2026-11-01', 1_500_000)();
  expect(use(charge, '2026-12-01', 1_500_000)).toThrow(/billed once/u);
  use(gift, '2026-11-01', 600)();
  expect(use(gift, '2026-12-01', 500)).toThrow(/billed once/u);
  use(gift, '2026-12-01', 400)();
});

test.each([
  [{ amountCents: null }, 'amountCents'],
  [{ amountCents: 100, rateBp: 100 }, 'amountCents'],
  [{ amountCents: null, rateBp: 1000 }, 'rateBp'],
  [{ toOn: '2026-12-01' }, 'toOn'],
  [{ repeats: true, toOn: '2026-10-01' }, 'toOn'],
])('an item that is none is refused at its field (%#)', async (fields, field) => {
  const app = await createBilledOffice();
  const call = app.call('billingItems', 'save', { at: null, contractId: app.contractId, fields: fieldsWith(fields) });
  expect(await refusalOf(call)).toMatchObject({ code: 'VALIDATION', field });
});
