import { randomUUID } from 'node:crypto';
import { auditContract } from '../contract/audit';
import { billingItemsContract } from '../contract/billing-items';
import { billingParametersContract } from '../contract/billing-parameters';
import { type Contract, contractsContract } from '../contract/contracts';
import { creditNotesContract } from '../contract/credit-notes';
import { openingBalancesContract } from '../contract/opening-balances';
import { plansContract, price } from '../contract/plans';
import { addDays, type CalendarDate, inMonth } from '../contract/values/calendar-date';
import { sumOf } from '../contract/values/money';
import type { ReadDb } from '../data/database';
import { listTransactions } from '../domain/account';
import { listAudit } from '../domain/audit';
import { requireParameters } from '../domain/billing-parameters';
import { requireClient } from '../domain/clients';
import { findCatalogEntry } from '../domain/catalogs';
import { listContractsOf, requireContract } from '../domain/contracts';
import { saveCarried } from '../domain/imports';
import { requireInvoice } from '../domain/invoices';
import { boundsOfDay, officeDay } from '../domain/office';
import { applyDuePrices, findPlanDetails } from '../domain/plans';
import { type Act, actAt, type At } from './clerk';
import { DEMO_LOGO } from './demo-logo';
import type { SeedClient } from './seed-client';
import { noonOf } from './seed-noon';
import { reportIssued } from './seed-reported';

/** Every second client that is billed, of those to whom nothing else happens. */
const STEP = 6;

/** Some contracts in force, one a client, from a client on. */
function contractsFrom(db: ReadDb, firstClientId: number, count: number): Contract[] {
  const found: Contract[] = [];
  for (let clientId = firstClientId; found.length < count; clientId += STEP) {
    // Behind the last client there is nothing to find.
    requireClient(db, clientId);
    const live = listContractsOf(db, clientId).find(({ endedOn, state }) => endedOn === null && state === 'enabled');
    if (live) found.push(live);
  }
  return found;
}

/** Holidays of every year on the same day. */
const HOLIDAYS = {
  '01-01': 'Año Nuevo',
  '03-24': 'Día de la Memoria',
  '04-02': 'Día de los Veteranos de Malvinas',
  '05-01': 'Día del Trabajador',
  '05-25': 'Revolución de Mayo',
  '07-09': 'Día de la Independencia',
  '12-08': 'Inmaculada Concepción',
  '12-25': 'Navidad',
} as const;

/** What the office sets up before it bills: its logo, and the holidays of the year to come. */
export function setUpBilling(at: At, atMs: number): void {
  const { db } = at(atMs);
  const act = actAt(at, atMs);
  const [entity] = requireParameters(db).legalEntities;
  if (!entity) return;
  const { id, version } = entity;
  const picture = { media: 'image/png', bytes: Buffer.from(DEMO_LOGO, 'base64') };
  act(billingParametersContract.saveLogo, { id, version, base64: DEMO_LOGO }, picture);
  const today = officeDay(db, atMs);
  for (const [day, name] of Object.entries(HOLIDAYS)) {
    const thisYear = `${today.slice(0, 4)}-${day}`;
    const nextYear = `${Number(today.slice(0, 4)) + 1}-${day}`;
    act(billingParametersContract.saveHoliday, { onDate: thisYear < today ? nextYear : thisYear, name });
  }
}

/** Of so many clients one, whose debt somebody said goes into its account. */
const POSTED = { of: 8, is: 6 } as const;

/** What clients owed before, a part of it posted; of the rest somebody still has to say so. */
export function carryOpenings(at: At, atMs: number, all: readonly (readonly [number, SeedClient['carried']])[]): void {
  const { db } = at(atMs);
  const [posted, left] = [true, false].map((isPosted) =>
    all.filter(([clientId]) => (clientId % POSTED.of === POSTED.is) === isPosted),
  );
  for (const [clientId, carried] of posted ?? []) saveCarried(db, clientId, carried, carried);
  const debts = (posted ?? []).map(([, { unpaidBalanceCents }]) => unpaidBalanceCents).filter((debt) => debt > 0);
  const expected = { debtors: debts.length, debtCents: sumOf(debts), creditors: 0, creditCents: 0 };
  actAt(at, atMs)(openingBalancesContract.post, { taskId: randomUUID(), expected });
  for (const [clientId, carried] of left ?? []) saveCarried(db, clientId, carried, carried);
}

/** What contracts are charged, or let off, beside their plans; in turn. */
const ITEMS = [
  { kind: 'charge', repeats: true, description: 'Alquiler de router', amountCents: 350_000, rateBp: null },
  { kind: 'charge', repeats: false, description: 'Instalación de fibra', amountCents: 4_500_000, rateBp: null },
  { kind: 'discount', repeats: true, description: 'Bonificación por permanencia', amountCents: null, rateBp: 1000 },
  { kind: 'charge', repeats: true, description: 'IP fija', amountCents: 420_000, rateBp: null },
  { kind: 'discount', repeats: false, description: 'Dos días sin servicio', amountCents: 200_000, rateBp: null },
] as const;
const ITEM_CLIENT = 303;

function addItems(act: Act, db: ReadDb, fromOn: CalendarDate): void {
  const contracts = contractsFrom(db, ITEM_CLIENT, ITEMS.length * 2);
  for (const [number, { id: contractId }] of contracts.entries()) {
    const item = ITEMS[number % ITEMS.length];
    if (!item) continue;
    const toOn = item.kind === 'discount' && item.repeats ? addDays(inMonth(fromOn, 1, 6), -1) : null;
    act(billingItemsContract.save, { at: null, contractId, fields: { ...item, fromOn, toOn } });
  }
}

const PLAN_CLIENT = 405;
const PLAN_CHANGES = 3;

/** Plans changed on days that were billed already: the next invoice settles them. */
function changePlans(act: Act, db: ReadDb, onDate: CalendarDate): void {
  for (const { id, version, planId } of contractsFrom(db, PLAN_CLIENT, PLAN_CHANGES)) {
    const terms = { planId: planId > 1 ? planId - 1 : planId + 1, ownPriceCents: null };
    act(contractsContract.changePlan, { id, version, terms, onDate, reason: 'Pidió más velocidad.' });
  }
}

/** Tells what a plan is to cost from a day to come. */
export function raisePrice(act: Act, db: ReadDb, name: string, raise: { cents: number; fromOn: CalendarDate }): void {
  const entry = findCatalogEntry(db, 'plan', name);
  const details = entry && findPlanDetails(db, entry.id);
  if (!entry || !details) throw new Error(`no plan ${name}`);
  const fields = { ...details, name, priceCents: price.parse(details.priceCents + raise.cents) };
  act(plansContract.update, { id: entry.id, version: entry.version, fields, priceFromOn: raise.fromOn });
}

const CREDITED_CLIENT = 501;
/** What is credited of an invoice; null is all of it. */
const CREDITS = [
  { cents: 180_000, reason: 'Dos días sin servicio por la tormenta.' },
  { cents: 250_000, reason: 'Se le había prometido una bonificación.' },
  { cents: null, reason: 'Se facturó un servicio que no llegó a instalarse.' },
] as const;

/** A contract's invoice of a month. */
function invoiceOf(db: ReadDb, { id, clientId }: Contract, monthOn: string) {
  return listTransactions(db, clientId, 0, 1000)
    .flatMap(({ kind, invoice }) => (kind === 'invoice' && invoice?.startOn === monthOn ? [invoice.id] : []))
    .map((invoiceId) => requireInvoice(db, invoiceId))
    .find(({ contractId }) => contractId === id);
}

function credit(
  act: Act,
  db: ReadDb,
  contract: Contract,
  wish: { monthOn: string; cents: number | null; reason: string },
) {
  const invoice = invoiceOf(db, contract, wish.monthOn);
  if (!invoice) throw new Error(`nothing billed to ${contract.clientId}`);
  const { id: invoiceId, totalCents: leftCents } = invoice;
  const totalCents = wish.cents ?? leftCents;
  act(creditNotesContract.issue, { invoiceId, leftCents, totalCents, reason: wish.reason });
}

const RETURNED_CLIENT = 603;

/** Somebody left, had the days credited, and stayed after all: the next invoice charges them again. */
function leaveAndReturn(at: At, dayMs: (day: number) => number, monthOn: CalendarDate): void {
  const { db } = at(0);
  const [contract] = contractsFrom(db, RETURNED_CLIENT, 1);
  if (!contract) return;
  const { id, version, clientId } = contract;
  const reason = 'Se muda a fin de mes.';
  actAt(at, dayMs(12))(contractsContract.end, { id, version, endedOn: addDays(monthOn, 9), reason });
  credit(actAt(at, dayMs(13)), db, contract, { monthOn, cents: 600_000, reason: 'Baja del día 10.' });
  const [entry] = listAudit(db, { clientId, field: 'contract.endedOn' }, 0, 1);
  if (!entry) throw new Error('an end that nobody wrote down');
  const { version: over } = requireContract(db, id);
  actAt(at, dayMs(15))(auditContract.putBack, { entryId: entry.id, version: over });
}

/** Days of a month as instants, at noon; none of them to come. */
function daysOf({ db }: ReturnType<At>, monthOn: CalendarDate, nowMs: number) {
  return (day: number) => Math.min(noonOf(db, addDays(monthOn, day - 1)), nowMs);
}

/** What came between the first month's invoices and the second's. */
export function adjustFirstMonth(at: At, nowMs: number, monthOn: CalendarDate): void {
  const { db } = at(nowMs);
  const dayMs = daysOf(at(nowMs), monthOn, nowMs);
  const nextOn = inMonth(monthOn, 1, 1);
  changePlans(actAt(at, dayMs(16)), db, addDays(monthOn, 15));
  addItems(actAt(at, dayMs(18)), db, nextOn);
  raisePrice(actAt(at, dayMs(20)), db, 'Cámaras 2 Mb', { cents: 40_000, fromOn: nextOn });
  applyDuePrices(at(boundsOfDay(db, nextOn).startMs), nextOn);
}

/** What came between the second month's invoices, which the authority has by then, and the third's. */
export function adjustSecondMonth(at: At, nowMs: number, monthOn: CalendarDate): void {
  const { db } = at(nowMs);
  const dayMs = daysOf(at(nowMs), monthOn, nowMs);
  const contracts = contractsFrom(db, CREDITED_CLIENT, CREDITS.length);
  for (const [number, contract] of contracts.entries()) {
    const wish = CREDITS[number];
    if (wish) credit(actAt(at, dayMs(11)), db, contract, { ...wish, monthOn });
  }
  leaveAndReturn(at, dayMs, monthOn);
  // The credit notes, each in the number of its own series.
  reportIssued(at(dayMs(17)));
}
