import { z } from 'zod';
import { auditEntry } from './audit';
import type { CatalogKind } from './catalogs';
import { command, done, query } from './endpoint';
import { failure } from './failures';
import { price } from './plans';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';
import { latitude, longitude } from './values/position';
import { requiredText, text } from './values/text';

export const contractStates = ['enabled', 'alerted', 'disabled'] as const;
export type ContractState = (typeof contractStates)[number];

/** Who disabled a contract: an operator, the system for a debt, or the deactivation of its client. */
export const disabledBys = ['operator', 'system', 'client'] as const;
export type DisabledBy = (typeof disabledBys)[number];

/** What a contract's state is asked for by: who disabled it makes a difference; `none` has no live contract at all. */
export const contractStandings = [
  'enabled',
  'alerted',
  'disabled',
  'disabledBySystem',
  'disabledByOperator',
  'disabledByClient',
  'paused',
  'none',
] as const;
export type ContractStanding = (typeof contractStandings)[number];

/** The longest text of each field, in characters: for the form, for a list that is imported, and for what is stored. */
export const longestContractText = { ip: 60, mac: 40, userName: 120, address: 200, notes: 20_000 } as const;

/** The fields that point at an entry of a catalogue, with its kind. */
export const contractCatalogs = { nodeId: 'node', equipmentId: 'equipment' } as const satisfies Record<
  string,
  CatalogKind
>;

export const contractCatalogFields = [
  'nodeId',
  'equipmentId',
] as const satisfies readonly (keyof typeof contractCatalogs)[];

const long = longestContractText;

/**
 * What a clerk fills in of a contract, in the order of the form. IP and MAC may be typed in any style; what is stored is
 * their one way of being written. Address and position are blank where they are the client's own.
 */
export const contractFields = z.strictObject({
  nodeId: rowId.nullable(),
  equipmentId: rowId.nullable(),
  ip: text(long.ip),
  mac: text(long.mac),
  userName: text(long.userName),
  startedOn: calendarDate,
  address: text(long.address),
  latitude: latitude.nullable(),
  longitude: longitude.nullable(),
  notes: text(long.notes),
});
export type ContractFields = z.infer<typeof contractFields>;
export type ContractField = keyof ContractFields;
export const contractFieldNames: readonly ContractField[] = contractFields.keyof().options;

/** What is paid for: a plan, at its price or at one of the contract's own. */
export const contractTerms = z.strictObject({ planId: rowId, ownPriceCents: price.nullable() });
export type ContractTerms = z.infer<typeof contractTerms>;

/** The fields that one value can be put back into from the audit; of `endedOn` only the blank, which undoes a baja. */
export const restorableContractFields: readonly string[] = [
  ...contractFieldNames,
  'planId',
  'ownPriceCents',
  'state',
  'endedOn',
];

export const contract = contractFields
  .extend(contractTerms.shape)
  .extend({
    id: rowId,
    version,
    clientId: rowId,
    state: z.enum(contractStates),
    disabledBy: z.enum(disabledBys).nullable(),
    stateReason: z.string(),
    /** The day on which a pause ends; null where it is none. */
    pausedUntilOn: calendarDate.nullable(),
    /** The plan from a day to come; null where none was agreed. */
    nextPlanId: rowId.nullable(),
    nextOwnPriceCents: price.nullable(),
    nextPlanOn: calendarDate.nullable(),
    /** Null while the contract is live. */
    endedOn: calendarDate.nullable(),
    endReason: z.string(),
    createdAtMs: instantMs,
    updatedAtMs: instantMs,
  })
  .strip();
export type Contract = z.infer<typeof contract>;

/** Why a live contract is not billed as it stands. */
export const unbilledReasons = [
  'billingOff',
  'clientDeactivated',
  'disabledWithClient',
  'disabledBySystem',
  'disabledByOperator',
] as const;
export type UnbilledReason = (typeof unbilledReasons)[number];

/** A contract as the box shows it: catalogues as their names, and what it costs now. */
const contractShown = contract.extend({
  plan: z.string(),
  downKbps: z.number().int(),
  upKbps: z.number().int(),
  priceCents: price,
  node: z.string(),
  equipment: z.string(),
  nextPlan: z.string(),
  /**
   * Who left it as it stands, and when: the last change of its state; '' for the program itself, null for none. Of an
   * import it is who brought the list, which says how it stood, and not who turned it off.
   */
  stateBy: auditEntry.pick({ operator: true, origin: true, atMs: true }).nullable(),
  /** Null where it has ended, and where nothing of how it stands keeps it from being billed: its client may still lack a tax. */
  unbilled: z.enum(unbilledReasons).nullable(),
});
export type ContractShown = z.infer<typeof contractShown>;

/** A live contract as a client's row in the grid tells it. */
export const rowContract = z.object({
  state: z.enum(contractStates),
  disabledBy: z.enum(disabledBys).nullable(),
  paused: z.boolean(),
  plan: z.string(),
  node: z.string(),
  ip: z.string(),
  mac: z.string(),
  userName: z.string(),
});
export type RowContract = z.infer<typeof rowContract>;

/** Why: told to whoever reads the audit. */
const reason = requiredText(200);
const one = { id: rowId, version };

export const contractsContract = {
  /** A client's contracts, the live ones first, each the oldest first. */
  list: query(
    'viewer',
    z.strictObject({ clientId: rowId }),
    z.object({
      contracts: z.array(contractShown),
      /** The office's day: what is dated by hand is mostly dated so. */
      today: calendarDate,
    }),
  ),
  /** How many of a client's contracts its deactivation would disable (domain.md §7.2). */
  previewDeactivation: query('viewer', z.strictObject({ clientId: rowId }), z.object({ disables: z.number().int() })),
  /** All that would keep this draft from being saved, each at its field; a conflict names the other client. */
  check: query(
    'operator',
    z.strictObject({ id: rowId.optional(), draft: contractFields }),
    z.object({
      problems: z.array(failure),
      /** Whose other live contract has the draft's user name, which no measured usage could be told apart by; null for none. */
      sameUserName: z.object({ clientId: rowId, name: z.string() }).nullable(),
    }),
  ),
  create: command(
    'operator',
    z.strictObject({ clientId: rowId, terms: contractTerms, fields: contractFields }),
    z.object({ id: rowId }),
  ),
  update: command('operator', z.strictObject({ ...one, fields: contractFields }), z.object({ version })),
  /** An operator's change; the system's own come with what is owed. */
  setState: command('operator', z.strictObject({ ...one, to: z.enum(contractStates), reason }), z.object({ version })),
  /** Disabled until a day, on which it is enabled again by itself. */
  pause: command('operator', z.strictObject({ ...one, untilOn: calendarDate, reason }), z.object({ version })),
  /** On a day that has come the plan changes at once; on one to come, on that day. */
  changePlan: command(
    'operator',
    z.strictObject({ ...one, terms: contractTerms, onDate: calendarDate, reason }),
    z.object({ version }),
  ),
  /** Forgets a change of plan that is still to come. */
  cancelPlanChange: command('operator', z.strictObject(one), z.object({ version })),
  /** Baja: ends it, frees its IP and MAC and stops its billing. */
  end: command('operator', z.strictObject({ ...one, endedOn: calendarDate, reason }), done),
};
