import { z } from 'zod';
import { command, done, query } from './endpoint';
import { failure } from './failures';
import { instantMs, rowId, version } from './values/ids';
import { requiredText, text } from './values/text';

export const personTypes = ['other', 'natural', 'legal'] as const;
const clientStates = ['active', 'deactivated'] as const;

/** What a clerk fills in on the tab Básico (specification §2). Blank text is '', an unset catalogue is null. */
export const clientFields = z.strictObject({
  personType: z.enum(personTypes),
  name: requiredText(200),
  firstName: text(80),
  middleName: text(80),
  lastName: text(80),
  secondLastName: text(80),
  customId: text(40),
  nationalId: text(40),
  taxId: text(40),
  phone: text(60),
  mobile: text(60),
  email: text(254),
  notes: text(20_000),
  address: text(200),
  cityId: rowId.nullable(),
  provinceId: rowId.nullable(),
  neighborhoodId: rowId.nullable(),
  zoneId: rowId.nullable(),
  sellerId: rowId.nullable(),
  collectorId: rowId.nullable(),
});
export type ClientFields = z.infer<typeof clientFields>;
export type ClientField = keyof ClientFields;

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

export const client = clientFields
  .extend({
    name: z.string(),
    id: rowId,
    version,
    state: z.enum(clientStates),
    createdAtMs: instantMs,
    updatedAtMs: instantMs,
    deactivatedAtMs: instantMs.nullable(),
    formerNames: z.array(z.object({ name: z.string(), untilMs: instantMs, reason: z.string() })),
  })
  .strip();
export type Client = z.infer<typeof client>;

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
  address: z.string(),
  city: z.string(),
  province: z.string(),
  neighborhood: z.string(),
  zone: z.string(),
  seller: z.string(),
  collector: z.string(),
  createdAtMs: instantMs,
  updatedAtMs: instantMs,
});
export type ClientRow = z.infer<typeof clientRow>;

export const clientFilter = z.strictObject({
  text: z.string().max(200).default(''),
  state: z.enum(['active', 'deactivated', 'all']).default('active'),
  zoneId: rowId.optional(),
  neighborhoodId: rowId.optional(),
  cityId: rowId.optional(),
  provinceId: rowId.optional(),
  sellerId: rowId.optional(),
  collectorId: rowId.optional(),
  withoutEmail: z.boolean().optional(),
});
export type ClientFilter = z.infer<typeof clientFilter>;

const clientSortColumns = ['customId', 'name', 'nationalId', 'createdAt', 'updatedAt'] as const;
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

/** A form as it stands, perhaps without its name yet. */
const clientDraft = clientFields.extend({ name: text(200) });

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
  count: query(
    'viewer',
    z.strictObject({ filter: clientFilter }),
    z.object({ matching: z.number(), total: z.number() }),
  ),
  get: query('viewer', z.strictObject({ id: rowId }), client),
  duplicates: query(
    'viewer',
    z.strictObject({
      exceptId: rowId.optional(),
      name: text(200),
      address: text(200),
      nationalId: text(40),
      phone: text(60),
      mobile: text(60),
      email: text(254),
    }),
    z.object({ duplicates: z.array(duplicate) }),
  ),
  /** All that would keep this draft from being saved, each at its field; and what only looks unusual. */
  check: query(
    'operator',
    z.strictObject({ id: rowId.optional(), draft: clientDraft }),
    z.object({ problems: z.array(failure), doubts: z.array(z.enum(doubtableFields)) }),
  ),
  create: command('operator', clientFields, z.object({ id: rowId })),
  /** A save names the version it was read at; a stale one is CONFLICT. A new name needs a reason (§6, Renombrar). */
  update: command(
    'operator',
    z.strictObject({ id: rowId, version, fields: clientFields, renameReason: text(200).optional() }),
    z.object({ version }),
  ),
  deactivate: command('operator', z.strictObject({ id: rowId, version }), done),
  reactivate: command('operator', z.strictObject({ id: rowId, version }), done),
};
