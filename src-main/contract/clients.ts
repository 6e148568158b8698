import { z } from 'zod';
import type { CatalogKind } from './catalogs';
import { clientConditions, personTypes } from './client-conditions';
import { billingFields } from './client-billing';
import { contractStates, disabledBys, rowContract } from './contracts';
import { command, done, query } from './endpoint';
import { failure } from './failures';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';
import { cents } from './values/money';
import { position } from './values/position';
import { requiredText, text } from './values/text';

export { personTypes };
export const clientStates = ['active', 'deactivated'] as const;

/** The longest text of each field, in characters: for the form, for a list that is imported, and for what is stored. */
export const longestClientText = {
  name: 200,
  customId: 40,
  firstName: 80,
  middleName: 80,
  lastName: 80,
  secondLastName: 80,
  nationalId: 40,
  phone: 60,
  mobile: 60,
  email: 254,
  taxId: 40,
  notes: 20_000,
  address: 200,
} as const;
export type ClientTextField = keyof typeof longestClientText;

/** The fields that point at an entry of a catalogue, with its kind. */
export const clientCatalogs = {
  neighborhoodId: 'neighborhood',
  cityId: 'city',
  provinceId: 'province',
  zoneId: 'zone',
  sellerId: 'seller',
  collectorId: 'collector',
} as const satisfies Record<string, CatalogKind>;
export type ClientCatalogField = keyof typeof clientCatalogs;

const long = longestClientText;

/**
 * What a clerk fills in on the tab Básico (specification §2), in the order of the form. Blank text is '', an unset
 * catalogue is null. A field stands here once: its place, what is compared, audited and put back follow from it.
 */
export const clientFields = z.strictObject({
  personType: z.enum(personTypes),
  name: requiredText(long.name),
  customId: text(long.customId),
  firstName: text(long.firstName),
  middleName: text(long.middleName),
  lastName: text(long.lastName),
  secondLastName: text(long.secondLastName),
  nationalId: text(long.nationalId),
  phone: text(long.phone),
  mobile: text(long.mobile),
  email: text(long.email),
  taxId: text(long.taxId),
  notes: text(long.notes),
  address: text(long.address),
  neighborhoodId: rowId.nullable(),
  cityId: rowId.nullable(),
  provinceId: rowId.nullable(),
  zoneId: rowId.nullable(),
  sellerId: rowId.nullable(),
  collectorId: rowId.nullable(),
} satisfies Record<'personType' | ClientTextField | ClientCatalogField, z.ZodType>);
export type ClientFields = z.infer<typeof clientFields>;
export type ClientField = keyof ClientFields;

const stored = z.string();
const storedEntry = rowId.nullable();

/** A client's fields as the register has them: what came with a list, or stood there before, may be more than the form takes. */
export const storedClientFields = z.object({
  personType: clientFields.shape.personType,
  name: stored.min(1),
  customId: stored,
  firstName: stored,
  middleName: stored,
  lastName: stored,
  secondLastName: stored,
  nationalId: stored,
  phone: stored,
  mobile: stored,
  email: stored,
  taxId: stored,
  notes: stored,
  address: stored,
  neighborhoodId: storedEntry,
  cityId: storedEntry,
  provinceId: storedEntry,
  zoneId: storedEntry,
  sellerId: storedEntry,
  collectorId: storedEntry,
} satisfies Record<ClientField, z.ZodType>);

/** Every field, in the order of the form. */
export const clientFieldNames: readonly ClientField[] = clientFields.keyof().options;
export const clientCatalogFields = clientFieldNames.filter((field): field is ClientCatalogField =>
  Object.hasOwn(clientCatalogs, field),
);

/** A form, or a row of a list, before anything is filled in. */
export const blankClientFields: ClientFields = {
  personType: 'other',
  name: '',
  firstName: '',
  middleName: '',
  lastName: '',
  secondLastName: '',
  customId: '',
  nationalId: '',
  taxId: '',
  phone: '',
  mobile: '',
  email: '',
  notes: '',
  address: '',
  cityId: null,
  provinceId: null,
  neighborhoodId: null,
  zoneId: null,
  sellerId: null,
  collectorId: null,
};

export const client = storedClientFields
  .extend({
    id: rowId,
    version,
    state: z.enum(clientStates),
    createdAtMs: instantMs,
    updatedAtMs: instantMs,
    deactivatedAtMs: instantMs.nullable(),
    /** Where the home is; null where nobody has said. A list that is imported leaves it alone. */
    position: position.nullable(),
    formerNames: z.array(z.object({ name: z.string(), untilMs: instantMs, reason: z.string() })),
  })
  .strip();
export type Client = z.infer<typeof client>;

/** A client as its form edits it: with how it is billed. */
export const clientWithBilling = client.extend({ billing: billingFields });
export type ClientWithBilling = z.infer<typeof clientWithBilling>;

/** One row of the grid; catalogues as their names. */
export const clientRow = z.object({
  id: rowId,
  version,
  state: z.enum(clientStates),
  customId: z.string(),
  name: z.string(),
  nationalId: z.string(),
  taxId: z.string(),
  phone: z.string(),
  mobile: z.string(),
  email: z.string(),
  /** Why something was not delivered to the e-mail, as it is marked; null where it is not. */
  undelivered: z.string().nullable(),
  address: z.string(),
  city: z.string(),
  province: z.string(),
  neighborhood: z.string(),
  zone: z.string(),
  seller: z.string(),
  collector: z.string(),
  /** How many live contracts, and the worst of their states; below, the plan, the node and the IP of the first in it. */
  contractCount: z.number().int(),
  contractState: z.enum(contractStates).nullable(),
  contractDisabledBy: z.enum(disabledBys).nullable(),
  /** Until when, where the contracts that are off are all paused; the first of those days. */
  contractPausedUntilOn: calendarDate.nullable(),
  /** IP, MAC and user name of each live contract, a line each: what a search may have found. */
  contractText: z.string(),
  ...rowContract.pick({ plan: true, node: true, ip: true }).shape,
  /** Each live contract of a client that has several, that whose state is told first; none where there is but one. */
  contracts: z.array(rowContract),
  /** What the client owes less what is to its credit, and for how many invoices. */
  balanceCents: cents,
  unpaidInvoices: z.number().int(),
  createdAtMs: instantMs,
  updatedAtMs: instantMs,
});
export type ClientRow = z.infer<typeof clientRow>;

/** What a list is asked for: words of the quick search, the state, and the conditions of Búsqueda avanzada, all at once. */
export const clientFilter = z.strictObject({
  text: text(200).default(''),
  state: z.enum(['active', 'deactivated', 'all']).default('active'),
  conditions: clientConditions.default([]),
});
export type ClientFilter = z.infer<typeof clientFilter>;

const clientSortColumns = [
  'customId',
  'name',
  'nationalId',
  'createdAt',
  'updatedAt',
  'balance',
  'unpaidInvoices',
] as const;
export const clientSort = z.strictObject({
  column: z.enum(clientSortColumns).default('name'),
  descending: z.boolean().default(false),
});
export type ClientSort = z.infer<typeof clientSort>;

/** What a command acts on: ticked rows, or the whole result of a filter less some. */
export const clientSelection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), ids: z.array(rowId).max(200_000) }),
  z.strictObject({ kind: z.literal('filter'), filter: clientFilter, exceptIds: z.array(rowId).max(200_000) }),
]);
export type ClientSelection = z.infer<typeof clientSelection>;

/** A form as it stands, perhaps without its name: see `withName`. */
const clientDraft = clientFields.extend({ name: text(long.name) });

/** Fields whose value may be unusual for the country without being wrong. */
export const doubtableFields = ['nationalId', 'phone', 'mobile'] as const;
export type DoubtableField = (typeof doubtableFields)[number];

export const duplicateReasons = ['nationalId', 'phone', 'email', 'nameAndAddress'] as const;
const duplicate = z.object({
  id: rowId,
  name: z.string(),
  customId: z.string(),
  address: z.string(),
  state: z.enum(clientStates),
  reasons: z.array(z.enum(duplicateReasons)),
});

/** Another search, and how many clients it finds. */
const searchSuggestion = z.object({ text: z.string(), matching: z.number().int() });
export type SearchSuggestion = z.infer<typeof searchSuggestion>;

export const clientsContract = {
  list: query(
    'viewer',
    z.strictObject({
      filter: clientFilter,
      sort: clientSort,
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ rows: z.array(clientRow) }),
  ),
  count: query('viewer', z.strictObject({ filter: clientFilter }), z.object({ matching: z.number().int() })),
  /** What the clients of a list owe together; what others have to their credit is not taken from it. */
  owed: query('viewer', z.strictObject({ filter: clientFilter }), z.object({ owedCents: cents })),
  /** Which row of the list a client is; null where the filter leaves it out, and where a search ranks the rows. */
  place: query(
    'viewer',
    z.strictObject({ id: rowId, filter: clientFilter, sort: clientSort }),
    z.object({ index: z.number().int().nullable() }),
  ),
  /** What a search that finds nobody may have meant, the likeliest first; each of them finds somebody. */
  suggest: query(
    'viewer',
    z.strictObject({ filter: clientFilter }),
    z.object({ suggestions: z.array(searchSuggestion) }),
  ),
  get: query('viewer', z.strictObject({ id: rowId }), clientWithBilling),
  /** These clients as the grid has them, in this order; one that is not there is left out. */
  rows: query('viewer', z.strictObject({ ids: z.array(rowId).min(1).max(50) }), z.object({ rows: z.array(clientRow) })),
  duplicates: query(
    'viewer',
    z.strictObject({
      exceptId: rowId.optional(),
      name: text(long.name),
      address: text(long.address),
      nationalId: text(long.nationalId),
      phone: text(long.phone),
      mobile: text(long.mobile),
      email: text(long.email),
    }),
    z.object({ duplicates: z.array(duplicate) }),
  ),
  /** All that would keep this draft from being saved, each at its field; and what only looks unusual. */
  check: query(
    'operator',
    z.strictObject({ id: rowId.optional(), draft: clientDraft, billing: billingFields.optional() }),
    z.object({ problems: z.array(failure), doubts: z.array(z.enum(doubtableFields)) }),
  ),
  /** Without `billing` it stays as it is, or begins off. */
  create: command('operator', clientDraft.extend({ billing: billingFields.optional() }), z.object({ id: rowId })),
  /** A save names the version it was read at; a stale one is CONFLICT. A new name needs a reason (§6, Renombrar). */
  update: command(
    'operator',
    z.strictObject({
      id: rowId,
      version,
      fields: clientDraft,
      billing: billingFields.optional(),
      renameReason: text(200).optional(),
    }),
    z.object({ version }),
  ),
  /** Where the home is, or that nobody knows. */
  setPosition: command(
    'operator',
    z.strictObject({ id: rowId, version, position: position.nullable() }),
    z.object({ version }),
  ),
  /** Its contracts are disabled with it. */
  deactivate: command('operator', z.strictObject({ id: rowId, version }), done),
  /** Of the contracts that its deactivation disabled, those that are named are enabled. */
  reactivate: command(
    'operator',
    z.strictObject({ id: rowId, version, enableContractIds: z.array(rowId).max(1000).default([]) }),
    done,
  ),
};
