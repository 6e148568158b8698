import { z } from 'zod';
import { command, done, nothing, query } from './endpoint';
import { calendarDate } from './values/calendar-date';
import { rowId, version } from './values/ids';
import { basisPoints } from './values/money';
import { requiredText, text } from './values/text';

/** What each of them has beside its fields. */
const entry = { id: rowId, version, retired: z.boolean() };
/** An edit names the version that it was read at; null makes a new one. */
const at = z.strictObject({ id: rowId, version }).nullable();

/** A day of the month on which a cycle may begin: 28 at most, because of February (domain.md §3.1). */
export const cycleDay = z.int().min(1).max(28);

const days = z.int().min(0).max(365);

/** Condición de IVA: what an issuer is, or a client, before the tax authority. */
export const taxConditionFields = z.strictObject({
  name: requiredText(80),
  forIssuer: z.boolean(),
  forClient: z.boolean(),
  /** Without legal validity: a fantasy issuer and its clients alone have it. */
  isFantasy: z.boolean(),
  /** Whether who has it is billed by a tax id. */
  needsTaxId: z.boolean(),
  toConfirm: z.boolean(),
});
export type TaxConditionFields = z.infer<typeof taxConditionFields>;

/** How an invoice shows the taxes that its price includes: a line each, their sum at its foot, or not at all. */
export const taxesShown = ['itemised', 'contained', 'none'] as const;

export const invoiceTypeFields = z.strictObject({
  /** What stands in the box at the invoice's head: `A`. */
  code: requiredText(4),
  name: requiredText(80),
  /** Whether it is reported to the tax authority, which then numbers it; others get their number at issue. */
  isFiscal: z.boolean(),
  taxesShown: z.enum(taxesShown),
  legend: text(1000),
  toConfirm: z.boolean(),
});
export type InvoiceTypeFields = z.infer<typeof invoiceTypeFields>;

/** Which type follows from an issuer's condition and a client's. */
const typeRuleFields = z.strictObject({
  invoiceTypeId: rowId,
  /** What the law asks for on this pair's invoices, beside the type's own legend. */
  legend: text(1000),
  toConfirm: z.boolean(),
});
const typePair = { issuerConditionId: rowId, clientConditionId: rowId };
/** A pair and its type as a form has them, where it may have none. */
export const typePairFields = z.object({ ...typePair, invoiceTypeId: rowId.nullable() });

export const taxModes = ['included', 'added'] as const;
/** What a rate is a part of: the price without taxes, or the price with those that it includes. */
export const taxBases = ['net', 'total'] as const;

export const taxFields = z.strictObject({
  name: requiredText(80),
  rateBp: basisPoints,
  mode: z.enum(taxModes),
  base: z.enum(taxBases),
  /** The first and the last day of issue on which it is charged; null where there is none. */
  fromOn: calendarDate.nullable(),
  toOn: calendarDate.nullable(),
  toConfirm: z.boolean(),
});
export type TaxFields = z.infer<typeof taxFields>;

export const paymentMethodFields = z.strictObject({ name: requiredText(80) });

/** In advance: a period is billed as it begins; in arrears, once it has ended. */
export const billingModes = ['advance', 'arrears'] as const;

/** Perfil de facturación (domain.md §3.1, §3.2, §3.4, §3.5). */
export const billingProfileFields = z.strictObject({
  name: requiredText(80),
  /** The office's: what a client begins with. */
  isDefault: z.boolean(),
  cycleDay,
  mode: z.enum(billingModes),
  /** Days from the period's beginning, or the day after its end, to its issue; negative for before. */
  issueOffsetDays: z.int().min(-27).max(27),
  /** Days from issue. Later ones are null where there is none, each with its surcharge on the invoice's total. */
  dueDays: days,
  secondDueDays: days.nullable(),
  secondSurchargeBp: basisPoints,
  thirdDueDays: days.nullable(),
  thirdSurchargeBp: basisPoints,
  /** Days from the first due date to the notice and to the cut. */
  noticeDays: days,
  cutDays: days,
  /** A due date that falls on a Saturday, a Sunday or a holiday is the next working day. */
  workingDaysOnly: z.boolean(),
  /** By days on the first period, on the last and on a change of plan; otherwise each is charged whole. */
  prorate: z.boolean(),
  billSystemDisabled: z.boolean(),
  billOperatorDisabled: z.boolean(),
});
export type BillingProfileFields = z.infer<typeof billingProfileFields>;

/** The highest number of a series: eight digits. */
export const LAST_NUMBER = 99_999_999;

const seriesFields = z.strictObject({
  invoiceTypeId: rowId,
  pointOfSale: z.int().min(1).max(99_999),
  /** The next to be given; one beyond the last when the series is exhausted. */
  nextNumber: z
    .int()
    .min(1)
    .max(LAST_NUMBER + 1),
  /** The one of its type that invoices are numbered in. */
  inUse: z.boolean(),
});
export type SeriesFields = z.infer<typeof seriesFields>;

/** Razón social: who issues. Of fantasy where its condition is (specification §4). */
export const legalEntityFields = z.strictObject({
  name: requiredText(160),
  /** The name that the public knows it by. */
  fantasyName: text(160),
  conditionId: rowId,
  taxId: text(40),
  /** Ingresos brutos, or what stands for it elsewhere. */
  grossIncomeNumber: text(40),
  address: text(200),
  activityStartedOn: calendarDate.nullable(),
  legend: text(1000),
  series: z.array(seriesFields).max(50),
});
export type LegalEntityFields = z.infer<typeof legalEntityFields>;

const taxCondition = z.object({ ...entry, ...taxConditionFields.shape, name: z.string() });
const invoiceType = z.object({ ...entry, ...invoiceTypeFields.shape, code: z.string(), name: z.string() });
const typeRule = z.object({ ...typePair, version, ...typeRuleFields.shape, legend: z.string() });
const tax = z.object({ ...entry, ...taxFields.shape, name: z.string() });
const paymentMethod = z.object({ ...entry, name: z.string() });
const billingProfile = z.object({ ...entry, ...billingProfileFields.shape, name: z.string() });
const legalEntity = z.object({
  ...entry,
  ...legalEntityFields.shape,
  name: z.string(),
  /** The picture that its documents bear; null for none. */
  logoId: rowId.nullable(),
});

export const logoMedia = ['image/png', 'image/jpeg'] as const;
/** A picture for a corner of a page: of a quarter of a megabyte at most. */
export const LARGEST_LOGO_BYTES = 262_144;
const BYTES_IN_GROUP = 3;
const LONGEST_LOGO = Math.ceil(LARGEST_LOGO_BYTES / BYTES_IN_GROUP) * 4;
const holiday = z.object({ onDate: calendarDate, name: z.string() });
export type TaxCondition = z.infer<typeof taxCondition>;
export type InvoiceType = z.infer<typeof invoiceType>;
export type TypeRule = z.infer<typeof typeRule>;
export type Tax = z.infer<typeof tax>;
export type PaymentMethod = z.infer<typeof paymentMethod>;
export type BillingProfile = z.infer<typeof billingProfile>;
export type LegalEntity = z.infer<typeof legalEntity>;

export const billingParameters = z.object({
  legalEntities: z.array(legalEntity),
  taxConditions: z.array(taxCondition),
  invoiceTypes: z.array(invoiceType),
  typeRules: z.array(typeRule),
  taxes: z.array(tax),
  paymentMethods: z.array(paymentMethod),
  profiles: z.array(billingProfile),
  holidays: z.array(holiday),
});
export type BillingParameters = z.infer<typeof billingParameters>;

/** With the office's day, from which a form counts. */
const parametersToday = billingParameters.extend({ today: calendarDate });
export type ParametersToday = z.infer<typeof parametersToday>;

/** Those that are retired, not deleted. */
export const parameterKinds = [
  'legalEntity',
  'taxCondition',
  'invoiceType',
  'tax',
  'paymentMethod',
  'billingProfile',
] as const;
export type ParameterKind = (typeof parameterKinds)[number];

const saved = z.object({ id: rowId });
const save = <Fields extends z.ZodType>(fields: Fields) => z.strictObject({ at, fields });

/** Facturación > Parámetros: the office's country's, retired ones too. Rules of law are rows here, not code. */
export const billingParametersContract = {
  list: query('viewer', nothing, parametersToday),
  saveLegalEntity: command('administrator', save(legalEntityFields), saved),
  /** The picture that a razón social prints from its next issue on; null takes it away. What was issued keeps its own. */
  saveLogo: command(
    'administrator',
    z.strictObject({ id: rowId, version, base64: z.string().max(LONGEST_LOGO).nullable() }),
    z.object({ version, logoId: rowId.nullable() }),
  ),
  logo: query('viewer', z.strictObject({ id: rowId }), z.object({ media: z.enum(logoMedia), base64: z.string() })),
  saveTaxCondition: command('administrator', save(taxConditionFields), saved),
  saveInvoiceType: command('administrator', save(invoiceTypeFields), saved),
  /** `rule` null: the pair is not billed. `version` 0 where there was none. */
  setTypeRule: command(
    'administrator',
    z.strictObject({ ...typePair, version, rule: typeRuleFields.nullable() }),
    done,
  ),
  saveTax: command('administrator', save(taxFields), saved),
  savePaymentMethod: command('administrator', save(paymentMethodFields), saved),
  /** One that becomes the office's takes that from the other. */
  saveProfile: command('administrator', save(billingProfileFields), saved),
  retire: command(
    'administrator',
    z.strictObject({ kind: z.enum(parameterKinds), id: rowId, version, retired: z.boolean() }),
    done,
  ),
  saveHoliday: command('administrator', z.strictObject({ onDate: calendarDate, name: requiredText(80) }), done),
  removeHoliday: command('administrator', z.strictObject({ onDate: calendarDate }), done),
};
