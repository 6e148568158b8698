import { expect, test } from 'vitest';
import {
  askFile,
  billedOf,
  billInArrears,
  byDays,
  changePlan,
  contractOf,
  invoicesOf,
  linesOf,
  noon,
  reprice,
} from '../support/accountant';
import { mergeEntries } from '../support/catalogs';
import { billingWith, createBillingOffice, saveBilling } from '../support/client-billing';
import { addContract } from '../support/contracts';
import { issueRun } from '../support/invoice-run';
import { sureOfDay } from '../support/days';
import { importList } from '../support/lists';
import { refusalOf } from '../support/test-app';

/** Fibra costs 29,990.00 and Hogar 18,900.00 a month; what they cost is changed below. */
const FIBRA = 2_999_000;
const DEARER = 3_599_000;
const HOGAR = 1_890_000;

test('a plan’s new price is charged from its day on: in arrears the month before at the old one, the month of the change by days', async () => {
  const app = await createBillingOffice();
  await billInArrears(app, app.anaId);
  await addContract(app, app.anaId);
  app.clock.ms = noon('2026-12-16');
  await reprice(app, app.fibraId, DEARER);
  app.clock.ms = noon('2027-01-02');
  await issueRun(app, '2027-01-02');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    // 15 of December's 31 days at 29,990.00 and 16 at 35,990.00: (44,985,000 + 57,584,000) / 31 = 3,308,677.4.
    ['2026-12-01', 3_308_677],
  ]);
  const [, december] = await invoicesOf(app, app.anaId);
  expect(december?.lines).toMatchObject([
    { fromOn: '2026-12-01', toOn: '2026-12-15', days: 15, priceCents: FIBRA },
    { fromOn: '2026-12-16', toOn: '2026-12-31', days: 16, priceCents: DEARER },
  ]);
});

test('an office that was off charges each missed month at what its plan cost then, a price of one’s own as agreed', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  await addContract(app, app.anaId);
  await saveBilling(app, app.betoId, await billingWith(app));
  const betoContract = await addContract(app, app.betoId);
  const terms = { planId: app.fibraId, ownPriceCents: 2_000_000 };
  const own = { id: betoContract, version: 1, terms, onDate: '2026-11-01', reason: 'promo' };
  await app.call('contracts', 'changePlan', own);
  app.clock.ms = noon('2026-12-16');
  await reprice(app, app.fibraId, DEARER);
  await reprice(app, app.fibraId, 3_699_000);
  app.clock.ms = noon('2027-01-02');
  await issueRun(app, '2027-01-02');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    // Two changes of one day are one: what held before both, and what holds after them.
    [
      '2026-12-01',
      byDays(
        [
          [FIBRA, 15],
          [3_699_000, 16],
        ],
        31,
      ),
    ],
    ['2027-01-01', 3_699_000],
  ]);
  expect((await billedOf(app, app.betoId)).map(([, cents]) => cents)).toEqual([2_000_000, 2_000_000, 2_000_000]);
});

test('a change of plan and a change of price within one month are each charged from their day', async () => {
  const app = await createBillingOffice();
  await billInArrears(app, app.anaId);
  await addContract(app, app.anaId);
  app.clock.ms = noon('2026-11-10');
  await reprice(app, app.fibraId, DEARER);
  app.clock.ms = noon('2026-11-24');
  // Told late, for a day before the price changed, and for one after it.
  await changePlan(app, app.anaId, app.hogarId, '2026-11-20');
  app.clock.ms = noon('2026-11-26');
  await reprice(app, app.hogarId, 2_100_000);
  app.clock.ms = noon('2026-12-01');
  await issueRun(app, '2026-12-01');
  // 9 days at 29,990, 10 at 35,990, 6 at 18,900, 5 at 21,000.
  expect(await billedOf(app, app.anaId)).toEqual([
    [
      '2026-11-01',
      byDays(
        [
          [FIBRA, 9],
          [DEARER, 10],
          [HOGAR, 6],
          [2_100_000, 5],
        ],
        30,
      ),
    ],
  ]);
});

test('whoever was moved by a merge is charged what their own plan cost, not what the other one did', async () => {
  const app = await createBillingOffice();
  await billInArrears(app, app.anaId);
  await addContract(app, app.anaId);
  app.clock.ms = noon('2026-11-10');
  await reprice(app, app.hogarId, 2_500_000);
  app.clock.ms = noon('2026-11-16');
  await reprice(app, app.fibraId, DEARER);
  app.clock.ms = noon('2026-11-20');
  await mergeEntries(app, app.fibraId, app.hogarId);
  expect(await contractOf(app, app.anaId)).toMatchObject({ plan: 'Hogar 25 Mb', priceCents: DEARER });
  app.clock.ms = noon('2026-12-01');
  await issueRun(app, '2026-12-01');
  const [november] = await invoicesOf(app, app.anaId);
  // 15 days at 29,990 and 15 at 35,990 are (44,985,000 + 53,985,000) / 30 = 3,299,000, in two lines and under one name.
  expect(november && linesOf(november)).toEqual([
    ['Hogar 25 Mb', 1_499_500],
    ['Hogar 25 Mb', 1_799_500],
  ]);
});

test('two plans that cost the same are merged, and the days before are still those of their own plan', async () => {
  const app = await createBillingOffice();
  await billInArrears(app, app.anaId);
  await addContract(app, app.anaId);
  app.clock.ms = noon('2026-11-11');
  await reprice(app, app.hogarId, FIBRA);
  await mergeEntries(app, app.fibraId, app.hogarId);
  app.clock.ms = noon('2026-12-01');
  await issueRun(app, '2026-12-01');
  expect(await billedOf(app, app.anaId)).toEqual([['2026-11-01', FIBRA]]);
});

test('a list that changes a plan, and its undo after a merge, charge the days as they were', async () => {
  const app = await createBillingOffice();
  await billInArrears(app, app.anaId);
  await addContract(app, app.anaId, { ip: '10.0.0.1' });
  app.clock.ms = noon('2026-11-11');
  const { importId } = await importList(app, ['ID cliente;Plan;IP', '1;Hogar 25 Mb;10.0.0.1']);
  app.clock.ms = noon('2026-11-16');
  await reprice(app, app.hogarId, 2_500_000);
  const mega = await app.call('plans', 'create', { name: 'Mega', downKbps: 1, upKbps: 1, priceCents: 9_999_900 });
  await mergeEntries(app, app.hogarId, mega.id);
  await app.call('imports', 'undo', { importId });
  app.clock.ms = noon('2026-12-01');
  await issueRun(app, '2026-12-01');
  expect(await billedOf(app, app.anaId)).toEqual([['2026-11-01', FIBRA]]);
});

test('a void bills its period anew at what its days cost then, whatever the plan costs by now', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  await addContract(app, app.anaId);
  await issueRun(app, '2026-11-24');
  app.clock.ms = noon('2027-02-10');
  await reprice(app, app.fibraId, DEARER);
  const [november] = await invoicesOf(app, app.anaId);
  await app.call('invoices', 'void', { id: november?.id ?? 0, version: 1, reason: 'otro CUIT' });
  await issueRun(app, '2027-02-10');
  expect((await billedOf(app, app.anaId)).toSorted(([one], [other]) => (one < other ? -1 : 1))).toEqual([
    ['2026-11-01', FIBRA],
    ['2026-12-01', FIBRA],
    ['2027-01-01', FIBRA],
    // 9 of February's 28 days at the old price, 19 at the new one.
    [
      '2027-02-01',
      byDays(
        [
          [FIBRA, 9],
          [DEARER, 19],
        ],
        28,
      ),
    ],
  ]);
});

test('a price from a day that has gone by charges what was not billed yet by its days', async () => {
  const app = await createBillingOffice();
  await billInArrears(app, app.anaId);
  await addContract(app, app.anaId);
  app.clock.ms = noon('2026-12-20');
  await reprice(app, app.fibraId, DEARER, '2026-12-16');
  expect(await refusalOf(reprice(app, app.fibraId, FIBRA, '2026-12-10'))).toMatchObject({
    code: 'DATE_BEFORE_CHANGE',
    field: 'priceFromOn',
    params: { date: '2026-12-16' },
  });
  expect(await refusalOf(reprice(app, app.fibraId, FIBRA, '2025-12-01'))).toMatchObject({ code: 'DATE_TOO_OLD' });
  expect(await refusalOf(reprice(app, app.fibraId, FIBRA, '2027-12-31'))).toMatchObject({ code: 'DATE_TOO_FAR' });
  app.clock.ms = noon('2027-01-02');
  await issueRun(app, '2027-01-02');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    [
      '2026-12-01',
      byDays(
        [
          [FIBRA, 15],
          [DEARER, 16],
        ],
        31,
      ),
    ],
  ]);
});

test('a price from a day that has gone by is charged to whoever left the plan since, told before the leaving or after', async () => {
  const offices = [await createBillingOffice(), await createBillingOffice()] as const;
  for (const app of offices) {
    await billInArrears(app, app.anaId);
    await addContract(app, app.anaId);
    app.clock.ms = noon('2026-12-20');
  }
  const [before, after] = offices;
  await reprice(before, before.fibraId, DEARER, '2026-12-05');
  await changePlan(before, before.anaId, before.hogarId, '2026-12-11');
  await changePlan(after, after.anaId, after.hogarId, '2026-12-11');
  await reprice(after, after.fibraId, DEARER, '2026-12-05');
  const december = byDays(
    [
      [FIBRA, 4],
      [DEARER, 6],
      [HOGAR, 21],
    ],
    31,
  );
  for (const app of offices) {
    app.clock.ms = noon('2027-01-02');
    await issueRun(app, '2027-01-02');
    expect((await billedOf(app, app.anaId)).at(-1)).toEqual(['2026-12-01', december]);
  }
});

test('a price to come is charged from its day on, also by a run ahead of it, and holds when the day has come', async () => {
  const app = await createBillingOffice();
  await saveBilling(app, app.anaId, await billingWith(app));
  await addContract(app, app.anaId);
  await reprice(app, app.fibraId, DEARER, '2026-12-16');
  const planOf = async () => (await app.call('plans', 'list', {})).plans.find(({ id }) => id === app.fibraId);
  expect(await planOf()).toMatchObject({ priceCents: FIBRA, next: { priceCents: DEARER, fromOn: '2026-12-16' } });
  expect(await contractOf(app, app.anaId)).toMatchObject({ priceCents: FIBRA });
  await issueRun(app, '2026-12-01');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    [
      '2026-12-01',
      byDays(
        [
          [FIBRA, 15],
          [DEARER, 16],
        ],
        31,
      ),
    ],
  ]);
  // The office is off when the day comes.
  app.clock.ms = noon('2027-01-04');
  await sureOfDay(app);
  const heard: string[] = [];
  app.app.publisher.subscribe('office', ({ kind }) => heard.push(kind));
  await app.app.applyDue();
  expect(heard, 'a window that shows plans asks again').toContain('catalogs.changed');
  expect(await planOf()).toMatchObject({ priceCents: DEARER, next: null });
  await issueRun(app, '2027-01-04');
  expect((await billedOf(app, app.anaId)).at(-1)).toEqual(['2027-01-01', DEARER]);
  const told = askFile<{ after: string; origin: string }>(
    app.folder,
    "SELECT after, origin FROM audit_entries WHERE entity = 'catalog' AND field = 'priceFromOn'",
  );
  expect(told).toEqual([{ after: '2026-12-16', origin: 'schedule' }]);
});

test('the days before a price’s day cost the former price, also where they are billed once it has come', async () => {
  const app = await createBillingOffice();
  await billInArrears(app, app.anaId);
  await addContract(app, app.anaId);
  await reprice(app, app.fibraId, DEARER, '2026-12-16');
  app.clock.ms = noon('2027-01-04');
  await sureOfDay(app);
  await app.app.applyDue();
  await issueRun(app, '2027-01-04');
  const december = byDays(
    [
      [FIBRA, 15],
      [DEARER, 16],
    ],
    31,
  );
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    ['2026-12-01', december],
  ]);
});

test('another price takes the place of the one to come, and the price of now takes it away', async () => {
  const app = await createBillingOffice();
  const nextOf = async () => (await app.call('plans', 'list', {})).plans.find(({ id }) => id === app.fibraId)?.next;
  await reprice(app, app.fibraId, DEARER, '2026-12-16');
  await reprice(app, app.fibraId, 3_700_000, '2027-01-01');
  expect(await nextOf()).toEqual({ priceCents: 3_700_000, fromOn: '2027-01-01' });
  await reprice(app, app.fibraId, FIBRA, '2027-01-01');
  expect(await nextOf()).toBeNull();
});
