import type { LegalEntity } from '../contract/billing-parameters';
import type { Actor } from '../contract/session';
import { addDays, calendarDate, daysThrough, inMonth } from '../contract/values/calendar-date';
import { partOf, WHOLE_RATE } from '../contract/values/money';
import type { Database, WriteDb } from '../data/database';
import { billEverybody, closeMadeUp, insertMadeUpMonth, listPrices, type MadeUpBilling } from '../domain/account';
import { requireParameters } from '../domain/billing-parameters';
import { officeDay } from '../domain/office';
import { addIssuer } from './seed-accounts';
import { noonOf } from './seed-noon';

/** For how many months everybody is billed already, and for how many of those there are invoices and payments. */
export interface SeededHistory {
  readonly billedMonths: number;
  readonly months: number;
}

function billingOf(db: WriteDb, entityId: number): MadeUpBilling {
  const { legalEntities, taxConditions, invoiceTypes, typeRules, taxes, paymentMethods } = requireParameters(db);
  const entity = legalEntities.find(({ id }) => id === entityId);
  const [tax] = taxes;
  const [method] = paymentMethods;
  if (!entity || !tax || !method) throw new Error('nothing to bill by');
  const party = (condition: string, code: string): MadeUpBilling['consumer'] => {
    const found = taxConditions.find(({ name }) => name === condition);
    const type = invoiceTypes.find((one) => one.code === code);
    if (!found || !type) throw new Error(`no ${condition}`);
    const { name, isFiscal, taxesShown, legend } = type;
    const rule = typeRules.find(
      (one) => one.issuerConditionId === entity.conditionId && one.clientConditionId === found.id,
    );
    const legends = [legend, rule?.legend ?? ''].filter((text) => text !== '');
    const document = { code, name, isFiscal, taxesShown, legends };
    const documentJson = JSON.stringify(document);
    return { conditionId: found.id, condition, invoiceTypeId: type.id, documentJson };
  };
  return {
    legalEntityId: entity.id,
    pointOfSale: entity.series[0]?.pointOfSale ?? 1,
    paymentMethodId: method.id,
    tax,
    registered: party('Responsable Inscripto', 'A'),
    consumer: party('Consumidor final', 'B'),
    issuerJson: issuerJson(entity, 'Responsable Inscripto'),
  };
}

function issuerJson(entity: LegalEntity, condition: string): string {
  const { name, fantasyName, taxId, grossIncomeNumber, address, activityStartedOn, legend, logoId } = entity;
  return JSON.stringify({
    name,
    fantasyName,
    condition,
    taxId,
    grossIncomeNumber,
    address,
    activityStartedOn,
    legend,
    logoId,
  });
}

/**
 * Bills everybody since so many months, with an invoice and mostly a payment for each contract and month, set by set: the
 * same on every run, and a month a transaction, so that an office of years is made in minutes.
 */
export function addHistory(database: Database, actor: Actor, nowMs: number, history: SeededHistory): void {
  const { billedMonths, months } = history;
  const today = calendarDate.parse(officeDay(database.read, nowMs));
  const monthsAgo = (ago: number) => inMonth(today, 1, -ago);
  const billing = database.write((db) => {
    const made = billingOf(db, addIssuer(db));
    billEverybody(db, made, monthsAgo(billedMonths - 1));
    return made;
  });
  if (months === 0) return;
  const whole = WHOLE_RATE + billing.tax.rateBp;
  const nets = listPrices(database.read).map((price) => [price, partOf(price, WHOLE_RATE, whole)] as const);
  for (let ago = months - 1; ago >= 0; ago -= 1) {
    const startOn = monthsAgo(ago);
    const endOn = addDays(monthsAgo(ago - 1), -1);
    const atMs = noonOf(database.read, startOn);
    const how = { startOn, endOn, days: daysThrough(startOn, endOn), dueOn: addDays(startOn, 10), today };
    const operator = { id: actor.operatorId, name: actor.name };
    database.write((db) => insertMadeUpMonth(db, billing, { ...how, atMs, ago, nets, operator }));
  }
  database.write((db) => closeMadeUp(db, addDays(monthsAgo(-1), -1)));
}
