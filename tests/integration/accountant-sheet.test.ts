import { expect, test } from 'vitest';
import {
  billedOf,
  byDays,
  changePlan,
  contractOf,
  endContract,
  invoicesOf,
  linesOf,
  noon,
  part,
} from '../support/accountant';
import { sureOfDay } from '../support/days';
import { accountFaults, accountOf, createAccountOffice, pay } from '../support/account';
import { entityFieldsWith, named, parametersOf, profileFieldsWith, taxFieldsWith } from '../support/billing';
import {
  type BillingInput,
  type BillingOffice,
  billingWith,
  createBillingOffice,
  saveBilling,
} from '../support/client-billing';
import { addContract, contractFieldsWith, contractsOf } from '../support/contracts';
import { issueRun, listedInvoices, previewRun } from '../support/invoice-run';
import { queueOf, reportAll } from '../support/reporting';
import { clientFieldsWith } from '../support/test-app';

/**
 * An accountant's sheet: issuers and clients of every condition for four months, each figure worked out here by the rules on
 * paper, with whole numbers and days counted one by one. Nothing of the arithmetic is the application's.
 */

const FIBRA = 2_999_000;
const DAY_MS = 86_400_000;

const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
const after = (day: string, days: number) => dayOf(dayNumber(day) + days);

/** The cycle that a day lies in: from its day of the month to the eve of the next one's. */
function cycleAround(day: string, cycleDay: number): { first: string; last: string } {
  let first = day;
  while (Number(first.slice(8)) !== cycleDay) first = after(first, -1);
  let next = after(first, 1);
  while (Number(next.slice(8)) !== cycleDay) next = after(next, 1);
  return { first, last: after(next, -1) };
}

/** A right CUIT of ten digits: by 5432765432, eleven less the rest by eleven. */
function cuit(ten: string): string {
  const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((all, weight, at) => all + Number(ten[at]) * weight, 0);
  const digit = 11 - (sum % 11);
  return `${ten}${digit === 11 ? 0 : digit === 10 ? 9 : digit}`;
}

/** Taxes as a sheet has them: included in the price, or on top of the net or of the whole price. */
interface SheetTax {
  readonly rateBp: number;
  readonly kind: 'included' | 'onNet' | 'onTotal';
}

const WHOLE = 10_000;

/** Net, taxes and total of a price: what shows no taxes charges none within it. */
function taxed(price: number, taxes: readonly SheetTax[], isShown: boolean): [net: number, tax: number, total: number] {
  const included = isShown ? taxes.filter(({ kind }) => kind === 'included') : [];
  const net = part(
    price,
    WHOLE,
    included.reduce((sum, { rateBp }) => sum + rateBp, WHOLE),
  );
  let onTop = 0;
  for (const { kind, rateBp } of taxes)
    if (kind !== 'included') onTop += part(kind === 'onNet' ? net : price, rateBp, WHOLE);
  return [net, price - net + onTop, price + onTop];
}

const CONDITIONS = [
  'Responsable Inscripto',
  'Monotributo',
  'Exento',
  'No alcanzado',
  'Consumidor final',
  'Fantasía',
] as const;
const LETTERS: Readonly<Record<string, Partial<Record<string, string>>>> = {
  inscripto: {
    'Responsable Inscripto': 'A',
    Monotributo: 'A',
    Exento: 'B',
    'No alcanzado': 'B',
    'Consumidor final': 'B',
  },
  monotributo: Object.fromEntries(CONDITIONS.slice(0, 5).map((condition) => [condition, 'C'])),
  exento: Object.fromEntries(CONDITIONS.slice(0, 5).map((condition) => [condition, 'C'])),
  fantasia: { Fantasía: 'X' },
};
const NEEDS_TAX_ID: readonly string[] = ['Responsable Inscripto', 'Monotributo', 'Exento'];

/** The office with issuers of all four conditions, and taxes of every kind. */
async function fourIssuers(app: BillingOffice) {
  const { invoiceTypes, taxConditions, taxes } = await parametersOf(app);
  const issuer = async (name: string, condition: string, taxId: string, pointOfSale: number) => {
    const series = [{ invoiceTypeId: named(invoiceTypes, 'C').id, pointOfSale, nextNumber: 1, inUse: true }];
    const conditionId = named(taxConditions, condition).id;
    const fields = await entityFieldsWith(app, { name, fantasyName: '', taxId, conditionId, series });
    return (await app.call('billingParameters', 'saveLegalEntity', { at: null, fields })).id;
  };
  const tax = async (fields: Parameters<typeof taxFieldsWith>[0]) =>
    (await app.call('billingParameters', 'saveTax', { at: null, fields: taxFieldsWith(fields) })).id;
  return {
    issuers: {
      inscripto: app.entityId,
      monotributo: await issuer('Mono', 'Monotributo', cuit('2026756539'), 4),
      exento: await issuer('Exento', 'Exento', cuit('3050001091'), 5),
      fantasia: app.fantasyId,
    },
    taxIds: {
      iva: named(taxes, 'IVA 21 %').id,
      half: named(taxes, 'IVA 10,5 %').id,
      perception: await tax({ name: 'Percepción', rateBp: 333 }),
      levy: await tax({ name: 'Tasa', rateBp: 125, base: 'total' }),
    },
    conditionIdOf: (condition: string) => named(taxConditions, condition).id,
  };
}

async function addClient(app: BillingOffice, number: number, condition: string): Promise<number> {
  const taxId = NEEDS_TAX_ID.includes(condition) ? cuit(String(2_030_000_000 + number)) : '';
  const fields = clientFieldsWith({ name: `Cliente ${number}`, customId: `P${number}`, taxId });
  return (await app.call('clients', 'create', fields)).id;
}

test('every issuer with every client: letter, net, taxes and total, in the currency’s cents', async () => {
  const app = await createBillingOffice();
  const { issuers, taxIds, conditionIdOf } = await fourIssuers(app);
  const sets: readonly { ids: number[]; taxes: SheetTax[] }[] = [
    { ids: [taxIds.iva], taxes: [{ rateBp: 2100, kind: 'included' }] },
    {
      ids: [taxIds.iva, taxIds.perception],
      taxes: [
        { rateBp: 2100, kind: 'included' },
        { rateBp: 333, kind: 'onNet' },
      ],
    },
    {
      ids: [taxIds.iva, taxIds.half, taxIds.perception, taxIds.levy],
      taxes: [
        { rateBp: 2100, kind: 'included' },
        { rateBp: 1050, kind: 'included' },
        { rateBp: 333, kind: 'onNet' },
        { rateBp: 125, kind: 'onTotal' },
      ],
    },
  ];
  const paper: { clientId: number; letter: string; sums: [number, number, number]; days: number }[] = [];
  let number = 0;
  for (const [issuer, legalEntityId] of Object.entries(issuers))
    for (const condition of CONDITIONS) {
      const letter = LETTERS[issuer]?.[condition];
      number += 1;
      if (letter === undefined) continue;
      const set = sets[number % sets.length] ?? { ids: [], taxes: [] };
      const clientId = await addClient(app, number, condition);
      const fields = { legalEntityId, taxConditionId: conditionIdOf(condition), taxIds: set.ids };
      await saveBilling(app, clientId, await billingWith(app, fields));
      // The first of November, the middle of it, and its last but six days.
      const startedOn = ['2026-11-01', '2026-11-16', '2026-11-24'][number % 3] ?? '';
      const price = 1_000_001 + number * 33_337;
      const terms = { planId: app.fibraId, ownPriceCents: price };
      await app.call('contracts', 'create', { clientId, terms, fields: contractFieldsWith({ startedOn }) });
      const days = 31 - Number(startedOn.slice(8));
      const sums = taxed(part(price, days, 30), set.taxes, letter === 'A' || letter === 'B');
      paper.push({ clientId, letter, sums, days });
    }
  expect(paper).toHaveLength(16);
  await issueRun(app, '2026-11-24');
  for (const { clientId, letter, sums, days } of paper) {
    const [invoice, ...more] = await invoicesOf(app, clientId);
    if (!invoice || more.length > 0) throw new Error(`one invoice of ${clientId} was expected`);
    const { netCents, taxCents, totalCents, taxes, lines, document, dueOn } = invoice;
    expect([clientId, document.code, netCents, taxCents, totalCents]).toEqual([clientId, letter, ...sums]);
    expect(taxes.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(taxCents);
    expect(lines).toMatchObject([{ days, cycleDays: 30 }]);
    expect(dueOn).toBe('2026-12-04');
    expect((await accountOf(app, clientId)).balanceCents).toBe(totalCents);
  }
  const list = await app.call('invoices', 'list', { filter: {}, offset: 0, limit: 200 });
  expect(list.totalCents).toBe(paper.reduce((sum, { sums }) => sum + sums[2], 0));
  // What is fantasy is never reported; what is of law is numbered without a gap, from 1 in each series.
  expect((await queueOf(app)).rows.every(({ typeCode }) => typeCode !== 'X')).toBe(true);
  await reportAll(app);
  const series = Map.groupBy(await listedInvoices(app), ({ typeCode, pointOfSale }) => `${typeCode} ${pointOfSale}`);
  for (const [name, rows] of series) {
    const numbers = rows.map((row) => row.number ?? 0).toSorted((one, other) => one - other);
    const first = name.startsWith('X') ? 501 : 1;
    expect([name, numbers]).toEqual([name, rows.map((_, at) => first + at)]);
  }
  expect(accountFaults(app.folder)).toEqual([]);
});

interface SheetContract {
  readonly id: number;
  readonly clientId: number;
  readonly mode: 'advance' | 'arrears';
  readonly cycleDay: number;
  readonly isShown: boolean;
  readonly taxes: readonly SheetTax[];
  readonly price: number;
  readonly discountBp: number;
  readonly chargeCents: number;
  /** The first day that is billed, and that of each period after it. */
  next: string;
  change: { readonly onDay: string; readonly price: number } | null;
  endedOn: string | null;
  isCharged: boolean;
}

/** What a contract is billed until a day, period by period, each price day by day. */
function* periodsOnPaper(contract: SheetContract, today: string) {
  const { cycleDay, mode, taxes, isShown, discountBp, chargeCents } = contract;
  for (;;) {
    const startOn = contract.next;
    if (contract.endedOn !== null && startOn > contract.endedOn) return;
    const { first, last } = cycleAround(startOn, cycleDay);
    const endOn = contract.endedOn !== null && contract.endedOn < last ? contract.endedOn : last;
    if ((mode === 'advance' ? startOn : after(endOn, 1)) > today) return;
    let sum = 0;
    for (let day = startOn; day <= endOn; day = after(day, 1))
      sum += contract.change !== null && day >= contract.change.onDay ? contract.change.price : contract.price;
    const plan = part(sum, 1, dayNumber(last) - dayNumber(first) + 1);
    const isCharged = chargeCents > 0 && !contract.isCharged && endOn >= '2026-12-05';
    if (isCharged) contract.isCharged = true;
    const before = plan + (isCharged ? chargeCents : 0);
    const price = before - Math.min(part(plan, discountBp, WHOLE), before);
    contract.next = after(endOn, 1);
    yield [contract.id, startOn, endOn, ...taxed(price, taxes, isShown)].join(' ');
  }
}

test('four months of clients of every kind, period by period, to the cent, and what each of them owes', async () => {
  const app = await createBillingOffice();
  const { issuers, taxIds, conditionIdOf } = await fourIssuers(app);
  const kinds = [
    ['inscripto', 'Responsable Inscripto', true],
    ['inscripto', 'Consumidor final', true],
    ['monotributo', 'Consumidor final', false],
    ['fantasia', 'Fantasía', false],
  ] as const;
  const profiles = new Map<string, number>();
  for (const mode of ['advance', 'arrears'] as const)
    for (const cycleDay of [1, 10, 28]) {
      const fields = profileFieldsWith({ name: `${mode} ${cycleDay}`, cycleDay, mode });
      profiles.set(fields.name, (await app.call('billingParameters', 'saveProfile', { at: null, fields })).id);
    }
  // As dice, but the same in every run.
  let seed = 4242;
  const dice = (sides: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % sides;
  };
  const contracts: SheetContract[] = [];
  const owed = new Map<number, number>();
  for (let number = 0; number < 16; number += 1) {
    const [issuer, condition, isShown] = kinds[number % kinds.length] ?? kinds[0];
    const mode = dice(2) === 0 ? 'advance' : 'arrears';
    const cycleDay = [1, 10, 28][dice(3)] ?? 1;
    const hasPerception = dice(3) === 0;
    const clientId = await addClient(app, 500 + number, condition);
    owed.set(clientId, 0);
    const fields: Partial<BillingInput> = {
      legalEntityId: issuers[issuer],
      taxConditionId: conditionIdOf(condition),
      cycleDay,
      profileId: profiles.get(`${mode} ${cycleDay}`) ?? null,
      billedFromOn: '2026-10-15',
      taxIds: hasPerception ? [taxIds.iva, taxIds.perception] : [taxIds.iva],
    };
    await saveBilling(app, clientId, await billingWith(app, fields));
    const startedOn = ['2026-10-31', '2026-11-30', '2026-01-31', '2026-10-28'][dice(4)] ?? '';
    const price = 777_777 + dice(3_000_000);
    const terms = { planId: app.fibraId, ownPriceCents: price };
    const { id } = await app.call('contracts', 'create', {
      clientId,
      terms,
      fields: contractFieldsWith({ startedOn }),
    });
    const item = {
      kind: 'discount',
      repeats: true,
      description: 'Promo',
      amountCents: null,
      rateBp: 1,
      toOn: null,
    } as const;
    const discountBp = dice(3) === 0 ? 1 + dice(5000) : 0;
    const chargeCents = dice(2) === 0 ? 1 + dice(400_000) : 0;
    const add = (more: object) =>
      app.call('billingItems', 'save', {
        at: null,
        contractId: id,
        fields: { ...item, fromOn: '2026-10-01', ...more },
      });
    if (discountBp > 0) await add({ rateBp: discountBp });
    if (chargeCents > 0)
      await add({ kind: 'charge', repeats: false, rateBp: null, amountCents: chargeCents, fromOn: '2026-12-05' });
    const taxes: SheetTax[] = [{ rateBp: 2100, kind: 'included' }];
    if (hasPerception) taxes.push({ rateBp: 333, kind: 'onNet' });
    const next = startedOn < '2026-10-15' ? '2026-10-15' : startedOn;
    const paper = { id, clientId, mode, cycleDay, isShown, taxes, price, discountBp, chargeCents, next } as const;
    contracts.push({ ...paper, change: null, endedOn: null, isCharged: false });
  }
  const seen = new Set<number>();
  let compared = 0;
  for (const today of ['2026-11-24', '2026-12-10', '2027-01-28', '2027-03-01']) {
    app.clock.ms = noon(today);
    await sureOfDay(app);
    await app.app.applyDue();
    for (const contract of contracts) {
      // Changes are agreed for days that are not billed yet: what is billed already is the other file's.
      if (today === '2026-12-10' && dice(3) === 0 && contract.next <= today) {
        const { id, version } = await contractOf(app, contract.clientId);
        const onDay = ['2026-12-12', '2026-12-31', '2027-01-01'][dice(3)] ?? '';
        contract.change = { onDay, price: 600_000 + dice(3_000_000) };
        const terms = { planId: app.hogarId, ownPriceCents: contract.change.price };
        await app.call('contracts', 'changePlan', { id, version, terms, onDate: onDay, reason: 'x' });
      }
      if (today === '2027-01-28' && dice(4) === 0) {
        await endContract(app, contract.clientId, '2027-01-20');
        contract.endedOn = '2027-01-20';
      }
    }
    const paper = contracts.map((contract) => [contract.clientId, [...periodsOnPaper(contract, today)]] as const);
    await issueRun(app, today);
    for (const [clientId, rows] of paper) {
      const issued = (await invoicesOf(app, clientId)).filter(({ id }) => !seen.has(id));
      const figures = issued.map(({ contractId, startOn, endOn, netCents, taxCents, totalCents }) =>
        [contractId, startOn, endOn, netCents, taxCents, totalCents].join(' '),
      );
      expect(figures).toEqual(rows);
      compared += rows.length;
      for (const { id, totalCents } of issued) {
        seen.add(id);
        owed.set(clientId, (owed.get(clientId) ?? 0) + totalCents);
      }
      const { balanceCents } = await accountOf(app, clientId);
      expect([clientId, balanceCents]).toEqual([clientId, owed.get(clientId)]);
      // Some pay all, some too much, some a third, some nothing; without surcharges, none is late by them.
      const paid = [0, balanceCents, balanceCents + dice(500_000), Math.floor(balanceCents / 3)][dice(4)] ?? 0;
      if (paid <= 0) continue;
      await pay(app, paid, { clientId, paidOn: today });
      owed.set(clientId, balanceCents - paid);
    }
  }
  expect(compared).toBeGreaterThan(50);
  expect(accountFaults(app.folder)).toEqual([]);
});

test('cycles that begin on the 28th and on the 1st, a start on the last of a month, February, and a leap year’s', async () => {
  const app = await createBillingOffice();
  app.clock.ms = noon('2027-01-31');
  await saveBilling(app, app.anaId, await billingWith(app, { cycleDay: 28, billedFromOn: '2027-01-31' }));
  await addContract(app, app.anaId);
  await saveBilling(app, app.betoId, await billingWith(app, { billedFromOn: '2027-01-31' }));
  await addContract(app, app.betoId);
  await issueRun(app, '2027-01-31');
  app.clock.ms = noon('2027-03-28');
  await issueRun(app, '2027-03-28');
  const figures = async (clientId: number) =>
    (await invoicesOf(app, clientId)).map(({ startOn, endOn, totalCents }) => [startOn, endOn, totalCents]);
  expect(await figures(app.anaId)).toEqual([
    // 28 January to 27 February are 31 days; from the 31st on 28 of them: 2,999,000 × 28 / 31 = 2,708,774.2.
    ['2027-01-31', '2027-02-27', 2_708_774],
    ['2027-02-28', '2027-03-27', FIBRA],
    ['2027-03-28', '2027-04-27', FIBRA],
  ]);
  expect(await figures(app.betoId)).toEqual([
    // One day of 31: 96,741.9.
    ['2027-01-31', '2027-01-31', 96_742],
    ['2027-02-01', '2027-02-28', FIBRA],
    ['2027-03-01', '2027-03-31', FIBRA],
  ]);
  // The day of the cycle is changed twice: a bridge each time, and no day is left out.
  await saveBilling(app, app.betoId, await billingWith(app, { cycleDay: 15, billedFromOn: '2027-01-31' }));
  app.clock.ms = noon('2027-04-20');
  await issueRun(app, '2027-04-20');
  await saveBilling(app, app.betoId, await billingWith(app, { cycleDay: 10, billedFromOn: '2027-01-31' }));
  app.clock.ms = noon('2028-03-10');
  await issueRun(app, '2028-03-10');
  const beto = await figures(app.betoId);
  expect(beto.slice(3, 6)).toEqual([
    // From 15 March to 14 April are 31 days; 14 of them.
    ['2027-04-01', '2027-04-14', part(FIBRA, 14, 31)],
    ['2027-04-15', '2027-05-14', FIBRA],
    ['2027-05-15', '2027-06-09', part(FIBRA, 26, 31)],
  ]);
  expect(beto).toContainEqual(['2028-02-10', '2028-03-09', FIBRA]);
  for (const [at, [startOn]] of beto.entries()) if (at > 0) expect(startOn).toBe(after(String(beto[at - 1]?.[1]), 1));
});

test('the office’s wall decides the day: half past eleven at night is still November', async () => {
  const app = await createAccountOffice(1);
  app.clock.ms = Date.parse('2026-12-01T02:30:00Z');
  await issueRun(app, '2026-12-01');
  expect((await invoicesOf(app, app.anaId)).map(({ startOn, issuedOn, dueOn }) => [startOn, issuedOn, dueOn])).toEqual([
    ['2026-11-01', '2026-11-30', '2026-12-10'],
    ['2026-12-01', '2026-11-30', '2026-12-11'],
  ]);
});

test('items and discounts: a charge that repeats, a part of the plan, an amount with more than there is room for', async () => {
  const app = await createAccountOffice(1);
  const { id: contractId } = await contractOf(app, app.anaId);
  const add = (more: object) =>
    app.call('billingItems', 'save', {
      at: null,
      contractId,
      fields: {
        kind: 'discount',
        repeats: true,
        description: 'x',
        amountCents: null,
        rateBp: null,
        fromOn: '2026-11-01',
        toOn: null,
        ...more,
      },
    });
  await add({ kind: 'charge', description: 'Router', amountCents: 333_333, toOn: '2027-01-31' });
  await add({ description: 'Promo', rateBp: 3333 });
  await add({ description: 'Bonificación', amountCents: 2_500_000, toOn: '2026-12-31' });
  // 33.33 % of 29,990.00 are 9,995.67 (999,566.7): of 33,323.33 there are 23,327.66 left for the 25,000.00.
  const room = FIBRA + 333_333 - 999_567;
  expect(room).toBe(2_332_766);
  expect(await issueRun(app, '2026-11-24')).toMatchObject({ invoices: 0 });
  app.clock.ms = noon('2026-12-01');
  // Of November 1,672.34 are left over, which December has no room for either.
  expect(await issueRun(app, '2026-12-01')).toMatchObject({ invoices: 0 });
  app.clock.ms = noon('2027-01-01');
  await issueRun(app, '2027-01-01');
  const [january] = await invoicesOf(app, app.anaId);
  expect(january && linesOf(january)).toEqual([
    ['Fibra 100 Mb', FIBRA],
    ['Router', 333_333],
    ['Promo', -999_567],
  ]);
  const net = part(room, 10_000, 12_100);
  expect(january).toMatchObject({ startOn: '2027-01-01', totalCents: room, netCents: net, taxCents: room - net });
});

test('a baja’s last days, a change of plan agreed ahead, and a contract that is billed a month ahead', async () => {
  const app = await createAccountOffice(1);
  await issueRun(app, '2026-12-24');
  expect(await billedOf(app, app.anaId)).toEqual([
    ['2026-11-01', FIBRA],
    ['2026-12-01', FIBRA],
  ]);
  await changePlan(app, app.anaId, app.hogarId, '2027-01-11');
  app.clock.ms = noon('2027-01-15');
  await app.app.applyDue();
  await endContract(app, app.anaId, '2027-01-15');
  await issueRun(app, '2027-01-15');
  // 10 days at 29,990 and 5 at 18,900 of January's 31.
  expect((await billedOf(app, app.anaId)).at(-1)).toEqual([
    '2027-01-01',
    byDays(
      [
        [FIBRA, 10],
        [1_890_000, 5],
      ],
      31,
    ),
  ]);
  app.clock.ms = noon('2027-01-25');
  expect(await previewRun(app, '2027-02-05')).toMatchObject({ invoices: 0, leftOut: 0 });
  expect((await contractsOf(app, app.anaId)).map(({ endedOn }) => endedOn)).toEqual(['2027-01-15']);
});
