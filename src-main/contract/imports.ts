import { z } from 'zod';
import { catalogKinds } from './catalogs';
import { command, done, query } from './endpoint';
import { speedWords } from './speed-clash';
import { taskId } from './tasks';
import { instantMs, rowId } from './values/ids';

/** The longest list that is taken, in rows below its headers, and the widest, in columns. */
export const MOST_IMPORT_ROWS = 200_000;
export const MOST_IMPORT_COLUMNS = 1000;

/** What a list is of. */
export const importKinds = ['clients', 'contracts'] as const;
export type ImportKind = (typeof importKinds)[number];

const clientTargets = [
  'customId',
  'name',
  'lastName',
  'notes',
  'email',
  'phone',
  'mobile',
  'address',
  'neighborhood',
  'zone',
  'nationalId',
  'city',
  'province',
  'billingEnabled',
  'invoiceType',
  'taxCondition',
  'taxId',
  'unpaidCount',
  'unpaidBalance',
  'gateways',
  'createdOn',
  'updatedOn',
  'ignore',
] as const;

/** Those of a contract alone; its client is known by its ID, and notes and address are called the same. */
const contractTargets = [
  'plan',
  'price',
  'downSpeed',
  'upSpeed',
  'node',
  'equipment',
  'ip',
  'mac',
  'userName',
  'contractState',
  'startedOn',
  'latitude',
  'longitude',
] as const;

/** What a column of the file may become: a field of the register, or a column kept for later. */
export const importTargets = [...clientTargets, ...contractTargets] as const;

/** What the columns of a list of each kind may become. */
export const targetsOf: Readonly<Record<ImportKind, readonly ImportTarget[]>> = {
  clients: clientTargets,
  contracts: ['customId', ...contractTargets, 'address', 'notes', 'ignore'],
};

/**
 * What a list must say, lest it says nothing of whom it is: the ID cliente, or, of clients, their name and something else
 * by which to tell two of one name apart. Null where it does; otherwise the column that it lacks.
 */
export function lackingTarget(kind: ImportKind, targets: readonly ImportTarget[]): ImportTarget | null {
  if (targets.includes('customId')) return null;
  const isNamed = kind === 'clients' && targets.includes('name');
  return isNamed && targets.some((target) => target !== 'name' && target !== 'ignore') ? null : 'customId';
}
export type ImportTarget = (typeof importTargets)[number];

/** Columns that have no home in the client yet: kept as the file says them, audited, and exported unchanged. */
export const carriedFields = [
  'billingEnabled',
  'invoiceType',
  'taxCondition',
  'gateways',
] as const satisfies readonly ImportTarget[];

export const importOutcomes = ['new', 'changes', 'same', 'problem', 'skipped'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** Why a row stays out until it is corrected. */
const importStopCodes = [
  'nameMissing',
  'tooLong',
  'countInvalid',
  'amountInvalid',
  'amountTooHigh',
  'dateInvalid',
  'tooManyCells',
  'cellError',
  'sameRow',
  'sameClient',
  'clientMissing',
  'clientUnknown',
  'clientMerged',
  'planMissing',
  'planUnknown',
  'stateInvalid',
  'controlLetter',
  'sameContract',
  'contractEnded',
  'contractUnclear',
  'dateTooFar',
  'dateAfterChange',
] as const;

/** Why a row does not come in, or comes in otherwise than it stands in the file. */
export const importProblemCodes = [
  ...importStopCodes,
  'emailInvalid',
  'emailTaken',
  'emailWorkaround',
  'documentTaken',
  'taxIdInvalid',
  'entryRetired',
  'clientDeactivated',
  'ipInvalid',
  'ipTaken',
  'macInvalid',
  'macTaken',
  'userNameShared',
  'positionInvalid',
  'positionTurned',
  'positionOutside',
  'spareCells',
  'letterLost',
  'notesFull',
  'planSpeed',
  'planSpeedless',
  'newPlanSpeed',
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

const importStops: ReadonlySet<ImportNoteCode> = new Set(importStopCodes);

/** Whether a row with this reason stays out until it is corrected; with the others it comes in, and the clerk is told. */
export function keepsRowOut(code: ImportNoteCode): code is (typeof importStopCodes)[number] {
  return importStops.has(code);
}

/** Why a row of an import that was made stayed out, or came in otherwise: its problems, and what happened to it since. */
export const importNoteCodes = [...importProblemCodes, 'skipped', 'changedSince'] as const;
export type ImportNoteCode = (typeof importNoteCodes)[number];

/**
 * Why a row stays as it is when its import is taken back: another import has changed its client since, made its contracts, or
 * gives somebody else what it had before (`dueToAnother`), and has to be taken back first; or something that no import did stands in the way. `free`: nothing does.
 */
export const keptCodes = [
  'free',
  'importedSince',
  'contractsImported',
  'changedSince',
  'contracts',
  'gateways',
  'devices',
  'account',
  'portal',
  'mail',
  'taken',
  'dueToAnother',
  'billed',
] as const;
export type KeptCode = (typeof keptCodes)[number];

/** A row that an undo leaves, or left: `other` is the list that has to be taken back first, where one has. */
export const keptRow = z.object({
  id: rowId,
  customId: z.string(),
  name: z.string(),
  code: z.enum(keptCodes),
  other: z.string(),
});
export type KeptRow = z.infer<typeof keptRow>;

/** One reason: the column that it is about, and whom or which row it clashes with. */
export const importProblem = z.object({
  code: z.enum(importProblemCodes),
  field: z.enum(importTargets),
  other: z.string(),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const importChange = z.object({ field: z.enum(importTargets), before: z.string(), after: z.string() });
export type ImportChange = z.infer<typeof importChange>;

export const importRow = z.object({
  row: z.number().int(),
  outcome: z.enum(importOutcomes),
  customId: z.string(),
  name: z.string(),
  /** What tells it from the client's other rows, of a list of contracts: plan, IP or user name, node. */
  about: z.array(z.string()),
  problems: z.array(importProblem),
  changes: z.array(importChange),
  corrected: z.boolean(),
});
export type ImportRow = z.infer<typeof importRow>;

/** A row as it was decided, without what tells it from others, which its cells say. */
export type DecidedRow = Omit<ImportRow, 'about'>;

/** What a dry run came to: rows by outcome and by reason, and the catalogue entries that it will create. */
export const importSummary = z.object({
  counts: z.record(z.enum(importOutcomes), z.number().int()),
  problems: z.array(z.object({ code: z.enum(importProblemCodes), rows: z.number().int() })),
  newEntries: z.array(z.object({ kind: z.enum(catalogKinds), count: z.number().int(), names: z.array(z.string()) })),
});
export type ImportSummary = z.infer<typeof importSummary>;

/** One row of a made import and one reason: it stayed out, or it came in and the clerk should know this. */
export const importNote = importProblem.extend({
  code: z.enum(importNoteCodes),
  row: z.number().int(),
  customId: z.string(),
  name: z.string(),
  stayedOut: z.boolean(),
});
export type ImportNote = z.infer<typeof importNote>;

/** How many rows stayed out, and how many came in with something to know. */
const noted = { stayedOut: z.number().int(), noted: z.number().int() };

const draftId = z.uuid();
const rowNumber = z.number().int().min(1).max(2_000_000);
/** A page of so many rows at most. */
const pageOf = (most: number) => ({
  offset: z.number().int().min(0).max(most),
  limit: z.number().int().min(1).max(200),
});

const draft = z.object({
  draftId,
  kind: z.enum(importKinds),
  fileName: z.string(),
  rows: z.number().int(),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()), target: z.enum(importTargets) })),
});

export const importsContract = {
  /** Reads a file that the host placed in the office's inbox; answers what was found and a guess of the mapping. */
  open: command('operator', z.strictObject({ fileToken: z.string().max(200), taskId: taskId.optional() }), draft),
  /** Lists that were read and neither imported nor discarded yet, the newest first. */
  drafts: query(
    'operator',
    z.strictObject({}),
    z.object({
      drafts: z.array(z.object({ draftId, fileName: z.string(), atMs: instantMs, rows: z.number().int() })),
    }),
  ),
  /**
   * One of them as it was left: its columns, and what its dry run came to; null where it had none, and where something of
   * the register was changed since, so that it has to be made again.
   */
  draft: query(
    'operator',
    z.strictObject({ draftId }),
    draft.extend({ summary: importSummary.nullable(), changedSince: z.boolean() }),
  ),
  /** Reads the columns anew as those of another kind of list; what was decided is forgotten. */
  readAs: command('operator', z.strictObject({ draftId, kind: z.enum(importKinds) }), draft),
  discard: command('operator', z.strictObject({ draftId }), done),
  /** The dry run: every row decided, nothing of the register changed. */
  preview: command(
    'operator',
    z.strictObject({
      draftId,
      targets: z.array(z.enum(importTargets)).max(MOST_IMPORT_COLUMNS),
      taskId: taskId.optional(),
    }),
    importSummary,
  ),
  rows: query(
    'operator',
    z.strictObject({
      draftId,
      outcome: z.enum(importOutcomes).optional(),
      problem: z.enum(importProblemCodes).optional(),
      ...pageOf(MOST_IMPORT_ROWS),
    }),
    z.object({ rows: z.array(importRow), total: z.number().int() }),
  ),
  /** A row's cells, as the clerk may correct them. */
  row: query(
    'operator',
    z.strictObject({ draftId, row: rowNumber }),
    z.object({ cells: z.array(z.object({ target: z.enum(importTargets), text: z.string() })) }),
  ),
  /** Puts other text into cells of one row and decides it again; the file stays as it is. */
  correct: command(
    'operator',
    z.strictObject({
      draftId,
      row: rowNumber,
      cells: z
        .array(z.strictObject({ target: z.enum(importTargets), text: z.string().max(20_000) }))
        .min(1)
        .max(importTargets.length),
    }),
    importSummary.extend({ row: importRow }),
  ),
  /** Leaves rows out, or takes them in again: some by their number, or all with one reason. */
  skip: command(
    'operator',
    z.strictObject({
      draftId,
      which: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('rows'), rows: z.array(rowNumber).max(1000) }),
        z.strictObject({ kind: z.literal('problem'), problem: z.enum(importProblemCodes) }),
      ]),
      skipped: z.boolean(),
    }),
    importSummary,
  ),
  /** Takes out every main e-mail that has a digit in front of somebody else's; the real one goes into the notes. */
  repair: command('operator', z.strictObject({ draftId }), importSummary),
  /**
   * Writes the decided rows in one transaction. What would be decided otherwise by now is left out and named, but for what
   * the register has already, as when the same list came in from another draft.
   */
  apply: command(
    'operator',
    z.strictObject({ draftId, taskId: taskId.optional() }),
    z.object({
      importId: rowId,
      created: z.number().int(),
      changed: z.number().int(),
      /** The register had all of it: by the dry run, or since. With these, and those that stayed out, they are all the rows. */
      same: z.number().int(),
      left: z.number().int(),
      leftRows: z.array(z.object({ row: z.number().int(), name: z.string() })),
      ...noted,
    }),
  ),
  list: query(
    'viewer',
    z.strictObject({}),
    z.object({
      imports: z.array(
        z.object({
          id: rowId,
          kind: z.enum(importKinds),
          fileName: z.string(),
          atMs: instantMs,
          operator: z.string(),
          created: z.number(),
          changed: z.number(),
          undone: z.boolean(),
          /** Of what it created and changed, the rows that were not taken back. */
          standing: z.number().int(),
          ...noted,
        }),
      ),
    }),
  ),
  /** The rows of a made import that stayed out, then those that came in with something to know. */
  notes: query(
    'viewer',
    z.strictObject({ importId: rowId, ...pageOf(MOST_IMPORT_ROWS * 2) }),
    z.object({ notes: z.array(importNote), total: z.number().int() }),
  ),
  /** All of them as a .csv; its words are the window's, in the clerk's language, with `{field}`, `{other}` and the like in them. */
  saveNotes: command(
    'operator',
    z.strictObject({
      importId: rowId,
      headers: z.array(z.string().max(80)).length(5),
      stayedOut: z.string().max(80),
      cameIn: z.string().max(80),
      reasons: z.record(z.enum(importNoteCodes), z.string().max(300)),
      speeds: speedWords,
      fields: z.record(z.enum(importTargets), z.string().max(80)),
    }),
    z.object({ fileToken: z.string(), fileName: z.string(), rows: z.number().int() }),
  ),
  /**
   * What taking an import back would do, before it is done: rows removed, of how many of them consumption was measured, which
   * is an unknown address's again; rows restored, and kept with the reasons.
   */
  undoPlan: query(
    'operator',
    z.strictObject({ importId: rowId, taskId: taskId.optional() }),
    z.object({
      removed: z.number().int(),
      measured: z.number().int(),
      restored: z.number().int(),
      kept: z.number().int(),
      reasons: z.array(z.object({ code: z.enum(keptCodes), rows: z.number().int() })),
      /** The imports that have to be taken back before this one, the newest first, and of how many rows each. */
      first: z.array(
        z.object({ importId: rowId, kind: z.enum(importKinds), fileName: z.string(), rows: z.number().int() }),
      ),
    }),
  ),
  /** Takes an import back, all that it may or nothing. Names the first of those that are kept; `kept` lists the rest. */
  undo: command(
    'operator',
    z.strictObject({ importId: rowId, taskId: taskId.optional() }),
    z.object({
      removed: z.number().int(),
      restored: z.number().int(),
      kept: z.array(z.object({ id: rowId, name: z.string() })),
      keptRows: z.number().int(),
    }),
  ),
  /** The rows of an import that were not taken back, each with what stands in its way today. */
  kept: query(
    'viewer',
    z.strictObject({ importId: rowId, ...pageOf(MOST_IMPORT_ROWS) }),
    z.object({ rows: z.array(keptRow), total: z.number().int() }),
  ),
  /** All of them as a .csv, in the window's words; `{other}` stands for the list that has to be taken back first. */
  saveKept: command(
    'operator',
    z.strictObject({
      importId: rowId,
      suffix: z.string().max(80),
      headers: z.array(z.string().max(80)).length(3),
      reasons: z.record(z.enum(keptCodes), z.string().max(300)),
    }),
    z.object({ fileToken: z.string(), fileName: z.string(), rows: z.number().int() }),
  ),
};
