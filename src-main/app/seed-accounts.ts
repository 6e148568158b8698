import { billingFields } from '../contract/client-billing';
import { paymentsContract } from '../contract/payments';
import { addDays, calendarDate, inMonth } from '../contract/values/calendar-date';
import { insertPromise, requireTotals, savePayment, voidPayment } from '../domain/account';
import { putLegalEntity, requireParameters } from '../domain/billing-parameters';
import { putBilling } from '../domain/client-billing';
import { requireClient } from '../domain/clients';
import type { CommandContext } from '../domain/handler';
import { beginRun, issueRun } from '../domain/invoices';
import { boundsOfDay, officeDay } from '../domain/office';
import { actAt, type At } from './clerk';
import { adjustFirstMonth, adjustSecondMonth, raisePrice, setUpBilling } from './demo-billing';
import { tellOfCuts } from './demo-cuts';
import { type Chance, createChance, pick } from './seed-client';
import { noonOf } from './seed-noon';
import { reportIssued } from './seed-reported';

/** For how many months the made-up office has billed, this one with them. */
const MONTHS = 3;
/** How many of a hundred clients pay what they owe in each of those months: the older ones are mostly paid by now. */
const PAYING = [35, 93, 55] as const;
/** And of those who owe after all that: they come in these last days, most of them today. */
const LATE = { paying: 15, days: 7 } as const;

/** The one who issues the invoices: of the law, with its numbers at the point of sale 3. */
export function addIssuer(db: CommandContext['db']): number {
  const { taxConditions, invoiceTypes } = requireParameters(db);
  const typeOf = (code: string) => invoiceTypes.find((type) => type.code === code)?.id ?? 0;
  const series = ['A', 'B'].map((code) => ({
    invoiceTypeId: typeOf(code),
    pointOfSale: 3,
    nextNumber: 1,
    inUse: true,
  }));
  return putLegalEntity(db, null, {
    name: 'Norte Digital S. R. L.',
    fantasyName: 'Norte Digital',
    conditionId: taxConditions.find(({ name }) => name === 'Responsable Inscripto')?.id ?? 0,
    taxId: '30-50001091-2',
    grossIncomeNumber: '0912345',
    address: 'San Martín 100, San Rafael',
    activityStartedOn: inMonth('2015-03-01', 1),
    legend: '',
    series,
  });
}

/** One client in so many is billed: enough for every screen, made in a second. The first one is not: its switch is to be tried. */
const BILLED_EVERY = 3;

/** Switches billing on for some clients: whoever has a tax number is billed by it, the others as consumers. */
function billClients({ db }: CommandContext, clients: number, billedFromOn: string): void {
  const legalEntityId = addIssuer(db);
  const { taxConditions, taxes, paymentMethods } = requireParameters(db);
  const conditionOf = (wanted: string) => taxConditions.find(({ name }) => name === wanted)?.id ?? null;
  const [registered, consumer] = [conditionOf('Responsable Inscripto'), conditionOf('Consumidor final')];
  const common = {
    billingEnabled: true,
    legalEntityId,
    cycleDay: 1,
    billedFromOn,
    taxIds: taxes.slice(0, 1).map(({ id }) => id),
    paymentMethodId: paymentMethods[0]?.id ?? null,
    profileId: null,
    reportAfterPayment: false,
    autoState: false,
    emailInvoice: true,
    emailPayment: true,
    notificationEmails: [],
  };
  const [asRegistered, asConsumer] = [registered, consumer].map((taxConditionId) =>
    billingFields.parse({ ...common, taxConditionId }),
  );
  if (!asRegistered || !asConsumer) return;
  for (let id = BILLED_EVERY; id <= clients; id += BILLED_EVERY) {
    const fields = requireClient(db, id).taxId === '' ? asConsumer : asRegistered;
    // Half of them follow what they owe, so that who would be cut is listed, and who is not, too.
    putBilling(db, id, { ...fields, autoState: id % 2 === 0 });
  }
}

const latest = (one: string, other: string) => (one > other ? one : other);

/** Mostly to the cent; now and then a part of it, or a round sum that leaves something over. */
function amountOf(owed: number, chance: Chance): number {
  const drawn = chance();
  if (drawn < 0.9) return owed;
  return drawn < 0.95 ? 1_000_000 : owed + 250_000;
}

/** Some of those who owe come to the counter, each on a day of their own, none of them in days to come. */
function payDebts(at: At, nowMs: number, { clients, paying, chance, drawDay }: Paying): void {
  const { db } = at(0);
  const today = officeDay(db, nowMs);
  const methods = requireParameters(db).paymentMethods.slice(0, 3);
  for (let clientId = BILLED_EVERY; clientId <= clients; clientId += BILLED_EVERY) {
    const comes = chance() * 100 < paying;
    const wanted = drawDay();
    const { balanceCents, version } = requireTotals(db, clientId);
    if (!comes || balanceCents <= 0) continue;
    const paidOn = wanted < today ? wanted : today;
    const amountCents = amountOf(balanceCents, chance);
    const methodId = pick(chance, methods).id;
    const how = { collectorId: null, note: '', spread: null };
    const input = paymentsContract.save.input.parse({ clientId, version, amountCents, paidOn, methodId, ...how });
    const context = at(Math.min(noonOf(db, paidOn), nowMs));
    const { id } = savePayment(context, input);
    if (id % 47 === 0) voidPayment(context, { id, version: 1, reason: 'Se cargó a otro cliente.' });
  }
}

interface Paying {
  readonly clients: number;
  /** How many of a hundred who owe. */
  readonly paying: number;
  readonly chance: Chance;
  readonly drawDay: () => string;
}

const PROMISES = { from: 150, every: BILLED_EVERY * 8, most: 5 } as const;

/** Some of those who owe said when they pay. */
function addPromises(context: CommandContext, clients: number, today: string): void {
  const { db, nowMs, actor } = context;
  const who = { operatorId: actor?.operatorId ?? null, operatorName: actor?.name ?? '' };
  const note = 'Cobra la semana que viene.';
  let made = 0;
  for (let clientId = PROMISES.from; clientId <= clients && made < PROMISES.most; clientId += PROMISES.every) {
    if (requireTotals(db, clientId).balanceCents <= 0) continue;
    insertPromise(db, { clientId, untilOn: addDays(today, 6), note, atMs: nowMs, ...who });
    made += 1;
  }
}

/** What happened after each month's invoices but the last's. */
const ADJUSTMENTS = [adjustFirstMonth, adjustSecondMonth] as const;

/** Three months of invoices and payments, with the mail that they gave cause for, so that no screen of a demonstration is empty. */
export function addAccounts(at: At, nowMs: number, clients: number): void {
  const now = at(nowMs);
  const today = officeDay(now.db, nowMs);
  const firstOn = inMonth(today, 1, 1 - MONTHS);
  billClients(now, clients, firstOn);
  setUpBilling(at, boundsOfDay(now.db, firstOn).startMs);
  const chance = createChance(2028);
  for (const [month, paying] of PAYING.entries()) {
    const issuedOn = inMonth(today, 1, month + 1 - MONTHS);
    const context = at(Math.min(noonOf(now.db, issuedOn), nowMs));
    issueRun(context, beginRun(context.db, context.nowMs, issuedOn), null);
    // The last month's are still to be reported.
    if (issuedOn < inMonth(today, 1)) reportIssued(context);
    const drawDay = () => addDays(issuedOn, 1 + Math.floor(chance() * 9));
    payDebts(at, nowMs, { clients, paying, chance, drawDay });
    // After the payments, all of which come before the first of them: nobody pays less for a credit note that is to come.
    ADJUSTMENTS[month]?.(at, nowMs, issuedOn);
  }
  const drawDay = () => latest(addDays(today, -Math.floor(chance() ** 2 * LATE.days)), inMonth(today, 1));
  payDebts(at, nowMs, { clients, paying: LATE.paying, chance, drawDay });
  addPromises(now, clients, today);
  raisePrice(actAt(at, nowMs), now.db, 'Hogar 25 Mb', { cents: 110_000, fromOn: inMonth(today, 1, 1) });
  tellOfCuts(at, nowMs, calendarDate.parse(today));
}
