import { z } from 'zod';
import type { CatalogKind } from './catalogs';
import { contractStandings } from './contracts';
import { calendarDate } from './values/calendar-date';
import { rowId } from './values/ids';
import { cents } from './values/money';
import { text } from './values/text';

/** The tabs of Búsqueda avanzada that filter, in the specification's order (§3). */
export const conditionTabs = ['client', 'contract', 'billing', 'gateways'] as const;
export type ConditionTab = (typeof conditionTabs)[number];

export const personTypes = ['other', 'natural', 'legal'] as const;

/** Lists beside the catalogues whose entries a filter may name. */
type ParameterList = 'legalEntity' | 'taxCondition' | 'invoiceType' | 'tax' | 'profile' | 'paymentMethod' | 'gateway';
export type EntryList = CatalogKind | ParameterList;

interface NumberField {
  readonly tab: ConditionTab;
  /** What can be asked for. */
  readonly least: number;
  readonly most: number;
}

const inTab = <Tab extends ConditionTab>(tab: Tab) => ({ tab });

/**
 * Every filter of domain.md §4, by its kind. From these tables follow the schema, the address, the panel and the chips;
 * `condition-store.ts` has the SQL of each, and the locales its words. A filter stands here once, and nowhere else.
 */
export const textFields = {
  name: inTab('client'),
  customId: inTab('client'),
  nationalId: inTab('client'),
  email: inTab('client'),
  phone: inTab('client'),
  address: inTab('client'),
  notes: inTab('client'),
  ip: inTab('contract'),
  mac: inTab('contract'),
  userName: inTab('contract'),
  contractNotes: inTab('contract'),
  taxId: inTab('billing'),
  gatewayReference: inTab('gateways'),
} as const;

/** `blank`: whether one may be without any, so that this can be asked for as well. */
export const entriesFields = {
  zoneId: { tab: 'client', list: 'zone', blank: true },
  neighborhoodId: { tab: 'client', list: 'neighborhood', blank: true },
  cityId: { tab: 'client', list: 'city', blank: true },
  provinceId: { tab: 'client', list: 'province', blank: true },
  sellerId: { tab: 'client', list: 'seller', blank: true },
  collectorId: { tab: 'client', list: 'collector', blank: true },
  planId: { tab: 'contract', list: 'plan', blank: false },
  nodeId: { tab: 'contract', list: 'node', blank: true },
  equipmentId: { tab: 'contract', list: 'equipment', blank: true },
  legalEntityId: { tab: 'billing', list: 'legalEntity', blank: true },
  taxConditionId: { tab: 'billing', list: 'taxCondition', blank: true },
  invoiceTypeId: { tab: 'billing', list: 'invoiceType', blank: true },
  chargedTaxId: { tab: 'billing', list: 'tax', blank: true },
  profileId: { tab: 'billing', list: 'profile', blank: true },
  gatewayId: { tab: 'gateways', list: 'gateway', blank: true },
  paymentMethodId: { tab: 'gateways', list: 'paymentMethod', blank: true },
} as const satisfies Record<string, { tab: ConditionTab; list: EntryList; blank: boolean }>;

export const choiceFields = {
  personType: { tab: 'client', values: personTypes },
  contractStanding: { tab: 'contract', values: contractStandings },
} as const;

/** Yes or no; who has nothing to say it by (no contract, no billing) counts as no. */
export const flagFields = {
  placed: inTab('client'),
  connected: inTab('contract'),
  billingEnabled: inTab('billing'),
  inDebt: inTab('billing'),
  ownBillingDay: inTab('billing'),
  autoState: inTab('billing'),
  reportAfterPayment: inTab('billing'),
  emailInvoice: inTab('billing'),
  emailPayment: inTab('billing'),
  taxIdInvalid: inTab('billing'),
  gatewayVerified: inTab('gateways'),
} as const;

const MOST_INVOICES = 100_000;

export const numberFields = {
  internalNumber: { tab: 'client', least: 1, most: Number.MAX_SAFE_INTEGER },
  /** Of the last day that was measured, in gigabytes. */
  consumption: { tab: 'contract', least: 0, most: 1_000_000 },
  billingDay: { tab: 'billing', least: 1, most: 28 },
  unpaidInvoices: { tab: 'billing', least: 0, most: MOST_INVOICES },
} as const satisfies Record<string, NumberField>;

export const moneyFields = { balance: inTab('billing'), credit: inTab('billing') } as const;

export const dateFields = {
  createdOn: inTab('client'),
  updatedOn: inTab('client'),
  contractStartedOn: inTab('contract'),
  oldestDueOn: inTab('billing'),
} as const;

export type TextField = keyof typeof textFields;
export type EntriesField = keyof typeof entriesFields;
export type ChoiceField = keyof typeof choiceFields;
export type FlagField = keyof typeof flagFields;
export type NumberFieldName = keyof typeof numberFields;
export type MoneyField = keyof typeof moneyFields;
export type DateField = keyof typeof dateFields;

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => z.enum(keysOf(table));

function keysOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  const names: Name[] = [];
  for (const name in table) names.push(name);
  return names;
}

export const textMatches = ['contains', 'equals', 'empty'] as const;

/** Turns the whole condition round: everybody that it would leave out, and nobody that it would find. */
const not = z.boolean().default(false);

const LONGEST_TEXT = 200;
const MOST_ENTRIES = 200;

const textCondition = z
  .strictObject({
    kind: z.literal('text'),
    field: namesOf(textFields),
    not,
    match: z.enum(textMatches),
    /** '' where nothing is to be compared: `empty`. */
    text: text(LONGEST_TEXT),
  })
  .refine(({ match, text: typed }) => (match === 'empty') === (typed === ''), { message: 'required', path: ['text'] });

const entriesCondition = z
  .strictObject({
    kind: z.literal('entries'),
    field: namesOf(entriesFields),
    not,
    /** One of these; null stands for none at all. */
    ids: z.array(rowId.nullable()).min(1).max(MOST_ENTRIES),
  })
  .refine(({ field, ids }) => entriesFields[field].blank || !ids.includes(null), {
    message: 'required',
    path: ['ids'],
  });

const choice = z.enum([...personTypes, ...contractStandings]);
export type Choice = z.infer<typeof choice>;

/** What one of many is chosen from. */
export function choicesOf(field: ChoiceField): readonly Choice[] {
  return choiceFields[field].values;
}

const choiceCondition = z
  .strictObject({
    kind: z.literal('choice'),
    field: namesOf(choiceFields),
    not,
    values: z.array(choice).min(1).max(MOST_ENTRIES),
  })
  .refine(({ field, values }) => values.every((value) => choicesOf(field).includes(value)), { path: ['values'] });

const flagCondition = z.strictObject({ kind: z.literal('flag'), field: namesOf(flagFields), yes: z.boolean() });

/** From and to, both counted; null leaves that end open. */
const ends = <Value extends z.ZodType>(value: Value) => ({ not, from: value.nullable(), to: value.nullable() });
const isAsked = ({ from, to }: { readonly from: unknown; readonly to: unknown }) => from !== null || to !== null;
const unasked = { message: 'required', path: ['from'] };
const amount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const numberCondition = z
  .strictObject({ kind: z.literal('number'), field: namesOf(numberFields), ...ends(amount) })
  .refine(isAsked, unasked);
const moneyCondition = z
  .strictObject({ kind: z.literal('money'), field: namesOf(moneyFields), ...ends(cents) })
  .refine(isAsked, unasked);
const dateCondition = z
  .strictObject({ kind: z.literal('date'), field: namesOf(dateFields), ...ends(calendarDate) })
  .refine(isAsked, unasked);

export const clientCondition = z.discriminatedUnion('kind', [
  textCondition,
  entriesCondition,
  choiceCondition,
  flagCondition,
  numberCondition,
  moneyCondition,
  dateCondition,
]);
export type ClientCondition = z.infer<typeof clientCondition>;
export type ConditionKind = ClientCondition['kind'];
export type ConditionField = ClientCondition['field'];
export type ConditionOf<Kind extends ConditionKind> = Extract<ClientCondition, { kind: Kind }>;

/** A field of Búsqueda avanzada, with where it stands and what it is asked by. */
export type ConditionFacts =
  | { readonly kind: 'text'; readonly field: TextField; readonly tab: ConditionTab }
  | { readonly kind: 'entries'; readonly field: EntriesField; readonly tab: ConditionTab }
  | { readonly kind: 'choice'; readonly field: ChoiceField; readonly tab: ConditionTab }
  | { readonly kind: 'flag'; readonly field: FlagField; readonly tab: ConditionTab }
  | { readonly kind: 'number'; readonly field: NumberFieldName; readonly tab: ConditionTab }
  | { readonly kind: 'money'; readonly field: MoneyField; readonly tab: ConditionTab }
  | { readonly kind: 'date'; readonly field: DateField; readonly tab: ConditionTab };

const facts: readonly ConditionFacts[] = [
  ...keysOf(textFields).map((field) => ({ kind: 'text' as const, field, tab: textFields[field].tab })),
  ...keysOf(entriesFields).map((field) => ({ kind: 'entries' as const, field, tab: entriesFields[field].tab })),
  ...keysOf(choiceFields).map((field) => ({ kind: 'choice' as const, field, tab: choiceFields[field].tab })),
  ...keysOf(flagFields).map((field) => ({ kind: 'flag' as const, field, tab: flagFields[field].tab })),
  ...keysOf(numberFields).map((field) => ({ kind: 'number' as const, field, tab: numberFields[field].tab })),
  ...keysOf(moneyFields).map((field) => ({ kind: 'money' as const, field, tab: moneyFields[field].tab })),
  ...keysOf(dateFields).map((field) => ({ kind: 'date' as const, field, tab: dateFields[field].tab })),
];

/** The order of the panel and of the chips: what an office asks first stands first in its tab. */
const ORDER: readonly ConditionField[] = [
  'name',
  'customId',
  'internalNumber',
  'nationalId',
  'personType',
  'email',
  'phone',
  'zoneId',
  'neighborhoodId',
  'cityId',
  'provinceId',
  'address',
  'placed',
  'sellerId',
  'collectorId',
  'notes',
  'createdOn',
  'updatedOn',
  'contractStanding',
  'planId',
  'nodeId',
  'equipmentId',
  'ip',
  'mac',
  'userName',
  'contractNotes',
  'contractStartedOn',
  'connected',
  'consumption',
  'billingEnabled',
  'inDebt',
  'unpaidInvoices',
  'balance',
  'credit',
  'oldestDueOn',
  'billingDay',
  'ownBillingDay',
  'legalEntityId',
  'taxConditionId',
  'invoiceTypeId',
  'taxId',
  'taxIdInvalid',
  'chargedTaxId',
  'profileId',
  'autoState',
  'reportAfterPayment',
  'emailInvoice',
  'emailPayment',
  'gatewayId',
  'gatewayVerified',
  'gatewayReference',
  'paymentMethodId',
];

const placeOf = ({ field }: { readonly field: ConditionField }) => ORDER.indexOf(field);

/** Every filter there is, in the order of the panel. */
export const conditionFields: readonly ConditionFacts[] = facts.toSorted((one, other) => placeOf(one) - placeOf(other));

/** At most one condition a field; more than there are fields is no filter. */
export const clientConditions = z
  .array(clientCondition)
  .max(conditionFields.length)
  .refine((all) => new Set(all.map(({ field }) => field)).size === all.length, { message: 'repeated' });

/** The conditions with another one of a field, in the order of the panel; null takes it off. */
export function withCondition(
  conditions: readonly ClientCondition[],
  field: ConditionField,
  condition: ClientCondition | null,
): ClientCondition[] {
  const others = conditions.filter((each) => each.field !== field);
  return (condition ? [...others, condition] : others).toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** The condition of a field, or undefined where it is not asked. */
export function conditionOn(
  conditions: readonly ClientCondition[],
  field: ConditionField,
): ClientCondition | undefined {
  return conditions.find((each) => each.field === field);
}
