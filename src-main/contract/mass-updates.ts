import { z } from 'zod';
import { cycleDay } from './billing-parameters';
import { billingFields } from './client-billing';
import { clientFilter, clientSelection, clientStates } from './clients';
import { contractStates, disabledBys } from './contracts';
import { command, nothing, query } from './endpoint';
import { type Failure, failure } from './failures';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId } from './values/ids';
import { requiredText } from './values/text';

const entry = rowId.nullable();
const added = z.array(rowId).min(1).max(20);
const billing = billingFields.shape;

/** The longest text that is added to many clients' observations at once. */
export const LONGEST_NOTE = 1000;
/** And of why contracts are changed. */
export const LONGEST_REASON = 200;

/**
 * What a mass update sets (specification §3, domain.md §4): a field that is not named stays as it is. Never name, document,
 * tax id or e-mail. The type of invoice is no field of a client: it follows from issuer and condition, and naming it leaves
 * out whoever it would not come out for.
 */
export const massFields = z.strictObject({
  zoneId: entry.optional(),
  neighborhoodId: entry.optional(),
  cityId: entry.optional(),
  provinceId: entry.optional(),
  sellerId: entry.optional(),
  collectorId: entry.optional(),
  /** Appended as a line of its own. */
  addNote: requiredText(LONGEST_NOTE).optional(),
  billingEnabled: billing.billingEnabled.optional(),
  legalEntityId: rowId.optional(),
  taxConditionId: rowId.optional(),
  invoiceTypeId: rowId.optional(),
  cycleDay: cycleDay.optional(),
  billedFromOn: billing.billedFromOn.unwrap().optional(),
  addTaxIds: added.optional(),
  removeTaxIds: added.optional(),
  paymentMethodId: rowId.optional(),
  /** Null: the office's. */
  profileId: entry.optional(),
  reportAfterPayment: billing.reportAfterPayment.optional(),
  autoState: billing.autoState.optional(),
  emailInvoice: billing.emailInvoice.optional(),
  emailPayment: billing.emailPayment.optional(),
  addGatewayIds: added.optional(),
  removeGatewayIds: added.optional(),
  /** All live contracts of the clients, or those alone that have this plan, or this node. */
  contractsOfPlanId: rowId.optional(),
  contractsOfNodeId: rowId.optional(),
  /** Enabled, warned or disabled by the operator. */
  contractState: z.enum(contractStates).optional(),
  /** At the plan's own price, from a day on that has come or is to come: today, where none is named. */
  contractPlanId: rowId.optional(),
  contractPlanOn: calendarDate.optional(),
  contractNodeId: entry.optional(),
  /** Why, for whoever reads the audit of a contract. */
  contractReason: requiredText(LONGEST_REASON).optional(),
});
export type MassFields = z.infer<typeof massFields>;
export type MassField = keyof MassFields;
/** Every field, in the order of the form. */
export const massFieldNames: readonly MassField[] = massFields.keyof().options;

/** What says on which contracts it acts, when, or why, and changes nothing by itself. */
export const massQualifiers = [
  'contractsOfPlanId',
  'contractsOfNodeId',
  'contractPlanOn',
  'contractReason',
] as const satisfies readonly MassField[];

/** `repair`: the real address behind a main one with a digit in front joins the ones that are notified. */
export const massKinds = ['update', 'launch', 'repair', 'undo'] as const;
export type MassKind = (typeof massKinds)[number];

export const massOutcomes = ['change', 'same', 'skip'] as const;
export type MassOutcome = (typeof massOutcomes)[number];

/** One client's field in words, as its audit tells it; `after` null where it stays. */
const massCell = z.object({ field: z.string(), before: z.string(), after: z.string().nullable() });
export type MassCell = z.infer<typeof massCell>;

const who = { id: rowId, customId: z.string(), name: z.string() };

const massRow = z.object({
  ...who,
  state: z.enum(clientStates),
  outcome: z.enum(massOutcomes),
  cells: z.array(massCell),
  /** Why the client is left out, all of it. */
  reasons: z.array(failure),
});
export type MassRow = z.infer<typeof massRow>;

/** By what two reasons are one, and by what a window gives their words. */
export function reasonKey({ code, field = '', params }: Failure): string {
  return JSON.stringify([code, field, params]);
}

/** A reason and how many clients it leaves out; one client may have several. */
const reasonCount = z.object({ reason: failure, clients: z.number().int() });

const massPreview = z.object({
  draftId: z.uuid(),
  total: z.number().int(),
  counts: z.record(z.enum(massOutcomes), z.number().int()),
  reasons: z.array(reasonCount),
  /** The fields that are told of, as the audit names them, in order. */
  columns: z.array(z.string()),
});
export type MassPreview = z.infer<typeof massPreview>;

/** Why a client's field is not taken back. */
const massKeptCodes = ['edited', 'gone', 'taken', 'deactivated', 'contradicts', 'missing', 'merged'] as const;
export type MassKeptCode = (typeof massKeptCodes)[number];

const massKept = z.object({
  ...who,
  fields: z.array(z.object({ field: z.string(), code: z.enum(massKeptCodes) })),
});
export type MassKept = z.infer<typeof massKept>;

/** Whom an update left as it was, and why. */
const massLeft = z.object({ ...who, reasons: z.array(failure) });
export type MassLeft = z.infer<typeof massLeft>;

/** `various`: the clients differ in it, or it was not read of all of them. */
const massToldHows = ['set', 'added', 'removed', 'various'] as const;
/** What a field was set to, in the audit's words; of observations and gateways, what was added or removed. */
const massTold = z.object({ field: z.string(), how: z.enum(massToldHows), value: z.string() });
export type MassTold = z.infer<typeof massTold>;

/** One client that an update changed, as its audit tells it. `openId`: who it is by now, where it became another. */
const massChanged = z.object({
  ...who,
  openId: rowId,
  changes: z.array(
    z.object({
      field: z.string(),
      before: z.string(),
      after: z.string(),
      /** The contract in short; '' where it is the client's own. */
      contract: z.string(),
    }),
  ),
});
export type MassChanged = z.infer<typeof massChanged>;

const massUpdate = z.object({
  id: rowId,
  kind: z.enum(massKinds),
  atMs: instantMs,
  operator: z.string(),
  /** As the audit names them. */
  fields: z.array(z.string()),
  /** Each of the fields with its value. */
  told: z.array(massTold),
  changed: z.number().int(),
  /** What this one took back. */
  undoesId: rowId.nullable(),
  /** By which one it was taken back, and how many clients stayed as they were then. */
  undoneById: rowId.nullable(),
  kept: z.number().int(),
});
export type MassUpdate = z.infer<typeof massUpdate>;

/** How the imported clients of one tax condition, in the list's own words, are billed from now on. */
const launchGroup = z.strictObject({ condition: z.string().max(200), fields: massFields });

/** Where the next of those who keep something begin; null: nobody is left to name. */
const keptNext = z.number().int().nullable();
const firstKept = { keptRows: z.array(massKept), keptNext };
const work = { taskId: taskId.optional(), replaces: z.uuid().optional() };
const page = { offset: z.number().int().min(0).max(10_000_000), limit: z.number().int().min(1).max(200) };
const words = z.string().max(300);
const file = z.object({ fileToken: z.string(), fileName: z.string(), rows: z.number().int() });

export const massUpdatesContract = {
  /** What would change, client by client, kept as a draft; nothing is. `replaces`: the draft that it takes the place of. */
  preview: command(
    'operator',
    z.strictObject({ selection: clientSelection, fields: massFields, ...work }),
    massPreview,
  ),
  previewLaunch: command(
    'operator',
    z.strictObject({ groups: z.array(launchGroup).min(1).max(100), ...work }),
    massPreview,
  ),
  /** How many of those that were ticked by hand a filter leaves out: they are meant nevertheless. */
  countOutside: query(
    'operator',
    z.strictObject({ filter: clientFilter, ids: z.array(rowId).max(200_000) }),
    z.object({ outside: z.number().int() }),
  ),
  previewRepair: command('operator', z.strictObject(work), massPreview),
  rows: query(
    'operator',
    z.strictObject({ draftId: z.uuid(), outcome: z.enum(massOutcomes).optional(), ...page }),
    z.object({ rows: z.array(massRow), total: z.number().int() }),
  ),
  /** The whole preview as a .csv, in the window's words. */
  savePreview: command(
    'operator',
    z.strictObject({
      draftId: z.uuid(),
      fileName: z.string().min(1).max(80),
      taskId: taskId.optional(),
      /** ID, name, result; then before and after of each column. */
      headers: z.array(words).max(100),
      outcomes: z.record(z.enum(massOutcomes), words),
      yes: words,
      no: words,
      officeProfile: words,
      states: z.record(z.enum(contractStates), words),
      disabledBys: z.record(z.enum(disabledBys), words),
      /** By `reasonKey`. */
      reasons: z.record(z.string().max(2000), words),
    }),
    file,
  ),
  /** All or nothing. Whoever would be decided otherwise by now is left as it is, and named. */
  apply: command(
    'operator',
    z.strictObject({ draftId: z.uuid(), taskId: taskId.optional() }),
    z.object({
      /** Null where nothing was left to change. */
      id: rowId.nullable(),
      changed: z.number().int(),
      left: z.number().int(),
      /** The first of them. */
      leftRows: z.array(massLeft),
    }),
  ),
  /**
   * Those whom an update left as they were, after a place in its draft (-1: the first of them), with what they come to by
   * now. `id`: the update, null where it changed nobody.
   */
  left: query(
    'operator',
    z.strictObject({ draftId: z.uuid(), id: rowId.nullable(), after: z.number().int().min(-1) }),
    z.object({ rows: z.array(massLeft), next: z.number().int().nullable() }),
  ),
  list: query('viewer', z.strictObject(page), z.object({ updates: z.array(massUpdate), total: z.number().int() })),
  /** Those whom an update changed, after a client's number (0: the first of them), with what was changed of each. */
  clients: query(
    'viewer',
    z.strictObject({ id: rowId, after: z.number().int().min(0) }),
    z.object({ rows: z.array(massChanged), next: z.number().int().nullable() }),
  ),
  /** Which of these updates leave nothing to be taken back: undone wholly, or all of it was changed since. */
  listSpent: query('operator', z.strictObject({ ids: z.array(rowId).max(200) }), z.object({ ids: z.array(rowId) })),
  /** What taking it back would do now, by the rule that it goes by. */
  undoPlan: query(
    'operator',
    z.strictObject({ id: rowId, taskId: taskId.optional() }),
    z.object({ restored: z.number().int(), kept: z.number().int(), ...firstKept }),
  ),
  /**
   * Those who would keep something, after where an answer ended (0: the first of them): a plan, and an undo, name the
   * first ones only. Once it was taken back these are who did. Of two who became one some may be named twice.
   */
  kept: query(
    'operator',
    z.strictObject({ id: rowId, after: z.number().int().min(0) }),
    z.object({ rows: z.array(massKept), next: keptNext }),
  ),
  /** Itself a batch that can be taken back; what was edited since stays, and is named. */
  undo: command(
    'operator',
    z.strictObject({ id: rowId, taskId: taskId.optional() }),
    z.object({
      id: rowId.nullable(),
      restored: z.number().int(),
      kept: z.number().int(),
      ...firstKept,
    }),
  ),
  /** Puesta en marcha: who came with a list as billed and is not yet, by the list's tax condition. */
  launch: query(
    'viewer',
    nothing,
    z.object({
      groups: z.array(
        z.object({ condition: z.string(), invoiceTypes: z.array(z.string()), clients: z.number().int() }),
      ),
      /** Of those that the lists say are billed, how many are by now. */
      billed: z.number().int(),
      spoiltEmails: z.number().int(),
    }),
  ),
};
