import { and, asc, eq, ne, sql } from 'drizzle-orm';
import {
  type BillingParameters,
  billingParameters,
  type BillingProfileFields,
  type InvoiceTypeFields,
  type LegalEntityFields,
  type ParameterKind,
  type SeriesFields,
  type TaxConditionFields,
  type TaxFields,
  type TypeRule,
} from '../../contract/billing-parameters';
import type { Country } from '../../contract/office';
import { fold } from '../../contract/values/text';
import type { ReadDb, WriteDb } from '../../data/database';
import {
  billingProfiles,
  holidays,
  invoiceTypeRules,
  invoiceTypes,
  legalEntities,
  numberSeries,
  paymentMethods,
  taxConditions,
  taxes,
} from '../../data/schema';

/** All that the office bills by: what is its country's, and what is its own. */
export function listParameters(db: ReadDb, country: Country): BillingParameters {
  const conditions = db
    .select()
    .from(taxConditions)
    .where(eq(taxConditions.country, country))
    .orderBy(taxConditions.id)
    .all();
  const known = new Set(conditions.map(({ id }) => id));
  const series = db.select().from(numberSeries).orderBy(numberSeries.invoiceTypeId, numberSeries.pointOfSale).all();
  return billingParameters.parse({
    taxConditions: conditions,
    invoiceTypes: db
      .select()
      .from(invoiceTypes)
      .where(eq(invoiceTypes.country, country))
      .orderBy(invoiceTypes.id)
      .all(),
    typeRules: db
      .select()
      .from(invoiceTypeRules)
      .all()
      .filter(({ issuerConditionId }) => known.has(issuerConditionId)),
    taxes: db.select().from(taxes).where(eq(taxes.country, country)).orderBy(asc(taxes.id)).all(),
    paymentMethods: db.select().from(paymentMethods).orderBy(paymentMethods.id).all(),
    profiles: db.select().from(billingProfiles).orderBy(billingProfiles.id).all(),
    holidays: db.select().from(holidays).orderBy(holidays.onDate).all(),
    legalEntities: db
      .select()
      .from(legalEntities)
      .orderBy(legalEntities.id)
      .all()
      .map((entity) => ({
        ...entity,
        series: series
          .filter(({ legalEntityId }) => legalEntityId === entity.id)
          .map(({ invoiceTypeId, pointOfSale, nextNumber, inUse }) => ({
            invoiceTypeId,
            pointOfSale,
            nextNumber,
            inUse,
          })),
      })),
  });
}

/** An entry that is there already; null for a new one. */
type Before = { readonly id: number; readonly version: number } | null;

const next = (before: Before) => ({ version: (before?.version ?? 0) + 1 });

export function putTaxCondition(db: WriteDb, before: Before, fields: TaxConditionFields, country: Country): number {
  const row = { ...fields, ...next(before), nameKey: fold(fields.name), country };
  if (!before) return db.insert(taxConditions).values(row).returning({ id: taxConditions.id }).get().id;
  db.update(taxConditions).set(row).where(eq(taxConditions.id, before.id)).run();
  return before.id;
}

export function putInvoiceType(db: WriteDb, before: Before, fields: InvoiceTypeFields, country: Country): number {
  const row = { ...fields, ...next(before), country };
  if (!before) return db.insert(invoiceTypes).values(row).returning({ id: invoiceTypes.id }).get().id;
  db.update(invoiceTypes).set(row).where(eq(invoiceTypes.id, before.id)).run();
  return before.id;
}

export function putTypeRule(db: WriteDb, rule: TypeRule): void {
  const { issuerConditionId, clientConditionId, ...set } = rule;
  db.insert(invoiceTypeRules)
    .values(rule)
    .onConflictDoUpdate({ target: [invoiceTypeRules.issuerConditionId, invoiceTypeRules.clientConditionId], set })
    .run();
}

export function removeTypeRule(db: WriteDb, pair: Pick<TypeRule, 'issuerConditionId' | 'clientConditionId'>): void {
  db.delete(invoiceTypeRules)
    .where(
      and(
        eq(invoiceTypeRules.issuerConditionId, pair.issuerConditionId),
        eq(invoiceTypeRules.clientConditionId, pair.clientConditionId),
      ),
    )
    .run();
}

export function putTax(db: WriteDb, before: Before, fields: TaxFields, country: Country): number {
  const row = { ...fields, ...next(before), nameKey: fold(fields.name), country };
  if (!before) return db.insert(taxes).values(row).returning({ id: taxes.id }).get().id;
  db.update(taxes).set(row).where(eq(taxes.id, before.id)).run();
  return before.id;
}

export function putPaymentMethod(db: WriteDb, before: Before, fields: { readonly name: string }): number {
  const row = { ...fields, ...next(before), nameKey: fold(fields.name) };
  if (!before) return db.insert(paymentMethods).values(row).returning({ id: paymentMethods.id }).get().id;
  db.update(paymentMethods).set(row).where(eq(paymentMethods.id, before.id)).run();
  return before.id;
}

export function putProfile(db: WriteDb, before: Before, fields: BillingProfileFields): number {
  const row = { ...fields, ...next(before), nameKey: fold(fields.name) };
  if (fields.isDefault)
    db.update(billingProfiles)
      .set({ isDefault: false, version: sql`${billingProfiles.version} + 1` })
      .where(and(eq(billingProfiles.isDefault, true), ne(billingProfiles.id, before?.id ?? 0)))
      .run();
  if (!before) return db.insert(billingProfiles).values(row).returning({ id: billingProfiles.id }).get().id;
  db.update(billingProfiles).set(row).where(eq(billingProfiles.id, before.id)).run();
  return before.id;
}

export function putLegalEntity(db: WriteDb, before: Before, { series, ...fields }: LegalEntityFields): number {
  const row = { ...fields, ...next(before), nameKey: fold(fields.name) };
  if (before) db.update(legalEntities).set(row).where(eq(legalEntities.id, before.id)).run();
  const id = before?.id ?? db.insert(legalEntities).values(row).returning({ id: legalEntities.id }).get().id;
  putSeries(db, id, series);
  return id;
}

/** A series keeps its number where its type and point of sale stay: what was numbered in it names it. */
function putSeries(db: WriteDb, legalEntityId: number, series: readonly SeriesFields[]): void {
  db.update(numberSeries).set({ inUse: false }).where(eq(numberSeries.legalEntityId, legalEntityId)).run();
  const kept: string[] = [];
  for (const one of series) {
    kept.push(`${one.invoiceTypeId}/${one.pointOfSale}`);
    db.insert(numberSeries)
      .values({ legalEntityId, ...one })
      .onConflictDoUpdate({
        target: [numberSeries.legalEntityId, numberSeries.invoiceTypeId, numberSeries.pointOfSale],
        set: { nextNumber: one.nextNumber, inUse: one.inUse },
      })
      .run();
  }
  for (const { id, invoiceTypeId, pointOfSale } of db
    .select()
    .from(numberSeries)
    .where(eq(numberSeries.legalEntityId, legalEntityId))
    .all()) {
    if (!kept.includes(`${invoiceTypeId}/${pointOfSale}`)) db.delete(numberSeries).where(eq(numberSeries.id, id)).run();
  }
}

const tables = {
  legalEntity: legalEntities,
  taxCondition: taxConditions,
  invoiceType: invoiceTypes,
  tax: taxes,
  paymentMethod: paymentMethods,
  billingProfile: billingProfiles,
} as const satisfies Record<ParameterKind, unknown>;

export function saveRetired(db: WriteDb, kind: ParameterKind, id: number, retired: boolean): void {
  const table = tables[kind];
  db.run(sql`UPDATE ${table} SET retired = ${retired ? 1 : 0}, version = version + 1 WHERE id = ${id}`);
}

export function putHoliday(db: WriteDb, onDate: string, name: string): void {
  db.insert(holidays).values({ onDate, name }).onConflictDoUpdate({ target: holidays.onDate, set: { name } }).run();
}

export function removeHoliday(db: WriteDb, onDate: string): void {
  db.delete(holidays).where(eq(holidays.onDate, onDate)).run();
}
