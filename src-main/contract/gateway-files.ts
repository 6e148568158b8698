import { z } from 'zod';
import { command, done, query } from './endpoint';
import { exportFormats } from './exports';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';
import { cents } from './values/money';
import { requiredText, text } from './values/text';

/** What a column of a gateway's file is. `original`: the operation that a reversal takes back; `fee`: what the gateway keeps. */
export const gatewayTargets = [
  'paidOn',
  'reference',
  'customId',
  'nationalId',
  'amount',
  'gateway',
  'operation',
  'original',
  'kind',
  'fee',
  'ignore',
] as const;
export type GatewayTarget = (typeof gatewayTargets)[number];

/** The widest file that is taken, in columns; and the longest, in lines. */
export const MOST_GATEWAY_COLUMNS = 100;
export const MOST_GATEWAY_LINES = 200_000;

/**
 * What a file lacks to say who paid what, and when; null where it lacks nothing. Who: any of a reference, an ID cliente and a
 * document.
 */
export function lackingGatewayTarget(targets: readonly GatewayTarget[]): GatewayTarget | null {
  for (const needed of ['paidOn', 'amount'] as const) if (!targets.includes(needed)) return needed;
  return (['reference', 'customId', 'nationalId'] as const).some((one) => targets.includes(one)) ? null : 'reference';
}

/**
 * What becomes of a line. `sure`: a payment of a known client. `reversal`: takes a payment back. `doubtful`: a person says
 * whose it is. `unknown`: nobody's yet. `repeated`: is there already. `left`: is no payment, or was left out. `problem`: cannot be
 * read.
 */
export const lineOutcomes = ['sure', 'reversal', 'doubtful', 'unknown', 'repeated', 'left', 'problem'] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

/** Why a line has its outcome. */
export const lineReasons = [
  'reference',
  'customId',
  'document',
  'chosen',
  'operation',
  'documentDiffers',
  'idPadded',
  'amountDiffers',
  'documentShared',
  'deactivated',
  'referenceFormer',
  'operationReused',
  'reversalUnknown',
  'reversalPartial',
  'changedSince',
  'nobody',
  'sameLine',
  'before',
  'waiting',
  'voidedAlready',
  'leftOut',
  'notPaid',
  'dateInvalid',
  'dateToCome',
  'amountInvalid',
  'amountTooHigh',
  'amountUnit',
  'gatewayMissing',
  'textTooLong',
] as const;
export type LineReason = (typeof lineReasons)[number];

const count = z.number().int();
const fileToken = z.string().max(200);
const draftId = z.uuid();
const rowNumber = z.number().int().min(1).max(2_000_000);

/** In which a file's amounts are: `100,50`, or `10050`. */
export const amountStyles = ['units', 'cents'] as const;

/** How a file is read. `cuts`: where the columns of one without delimiters begin, from 0; none for any other. */
export const gatewayLayout = z.strictObject({
  targets: z.array(z.enum(gatewayTargets)).max(MOST_GATEWAY_COLUMNS),
  cuts: z.array(z.number().int().min(0).max(5000)).max(MOST_GATEWAY_COLUMNS),
  amounts: z.enum(amountStyles),
  /** Whose payments they are, where no column says so; null where one does. */
  gatewayName: text(120).nullable(),
});
export type GatewayLayout = z.infer<typeof gatewayLayout>;

const openedFile = z.object({
  draftId,
  fileName: z.string(),
  rows: count,
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  /** The first lines as they stand, of a file without delimiters; empty for any other. */
  lines: z.array(z.string()),
  layout: gatewayLayout,
  /** Whether the layout is the one with which such a file was imported before. */
  remembered: z.boolean(),
});
export type OpenedGatewayFile = z.infer<typeof openedFile>;

/** A gateway as a file names it, and what its payments are of. A null id or collector is made when the file is imported. */
export const gatewaySource = z.strictObject({
  name: requiredText(120),
  gatewayId: rowId.nullable(),
  methodId: rowId,
  collectorId: rowId.nullable(),
});
export type GatewaySource = z.infer<typeof gatewaySource>;

const sums = z.object({ lines: count, cents });

const gatewaySummary = z.object({
  /** Of every outcome, those with none too: together they are the file's. */
  outcomes: z.record(z.enum(lineOutcomes), sums),
  reasons: z.array(z.object({ outcome: z.enum(lineOutcomes), reason: z.enum(lineReasons), ...sums.shape })),
  whole: sums,
  /** What the file itself says that it comes to, in a line of its own; null where it does not. */
  told: cents.nullable(),
  /** What the gateways keep of what is posted now; null where no column says so. */
  feeCents: cents.nullable(),
  fromOn: calendarDate.nullable(),
  untilOn: calendarDate.nullable(),
  sources: z.array(gatewaySource.extend({ gateway: z.string(), collector: z.string(), lines: count })),
});
export type GatewaySummary = z.infer<typeof gatewaySummary>;

const lineClient = z.object({ id: rowId, name: z.string(), customId: z.string(), balanceCents: cents });

const candidate = lineClient.extend({
  /** Of a reversal: the payment that it would void; null of any other line. */
  payment: z.object({ id: rowId, receiptNumber: count, paidOn: calendarDate }).nullable(),
});
export type LineCandidate = z.infer<typeof candidate>;

/** What a line says, whether it was imported or is looked at. */
const line = z.object({
  row: count,
  outcome: z.enum(lineOutcomes),
  reason: z.enum(lineReasons),
  paidOn: calendarDate.nullable(),
  gateway: z.string(),
  reference: z.string(),
  nationalId: z.string(),
  operation: z.string(),
  amountCents: cents.nullable(),
});

export const gatewayLine = line.extend({
  isReversal: z.boolean(),
  client: lineClient.omit({ balanceCents: true }).nullable(),
  /** Whether a person said what becomes of it. */
  chosen: z.boolean(),
});
export type GatewayLine = z.infer<typeof gatewayLine>;

/** What a person says of a line: whose it is, which payment it takes back, that it is left out, or nothing any more. */
export const lineChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('client'), clientId: rowId }),
  z.strictObject({ kind: z.literal('payment'), paymentId: rowId }),
  z.strictObject({ kind: z.literal('leave') }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type LineChoice = z.infer<typeof lineChoice>;

/** Of a line that was imported. */
export const keptStates = ['posted', 'voided', 'waiting', 'left', 'repeated', 'problem', 'undone'] as const;
export type KeptState = (typeof keptStates)[number];

/** A line that was imported, as its own table has it. */
export const storedLine = line.extend({
  id: rowId,
  version,
  fileId: rowId,
  fileName: z.string(),
  state: z.enum(keptStates),
  feeCents: cents.nullable(),
});

const keptLine = storedLine.extend({
  isReversal: z.boolean(),
  client: lineClient.omit({ balanceCents: true }).nullable(),
  payment: z.object({ id: rowId, receiptNumber: count, voided: z.boolean() }).nullable(),
});
export type KeptLine = z.infer<typeof keptLine>;

const importedFile = z.object({
  id: rowId,
  version,
  fileName: z.string(),
  atMs: instantMs,
  operator: z.string(),
  gateways: z.string(),
  lines: count,
  totalCents: cents,
  /** As they stand today. */
  posted: sums,
  voided: sums,
  waiting: sums,
  undone: z.boolean(),
});
export type ImportedGatewayFile = z.infer<typeof importedFile>;

const page = { offset: z.number().int().min(0).max(MOST_GATEWAY_LINES), limit: z.number().int().min(1).max(200) };

/** A payment of a file that an undo leaves as it is, and why. */
const keptPayment = z.object({
  receiptNumber: count,
  client: z.string(),
  amountCents: cents,
  why: z.enum(['voidedSince', 'reversed']),
});
export type KeptPayment = z.infer<typeof keptPayment>;

export const gatewayFilesContract = {
  /** Reads a file in the office's inbox; answers its columns, with the layout of the last such file, or a guess. */
  open: command('operator', z.strictObject({ fileToken, taskId: taskId.optional() }), openedFile),
  /** Files that were opened and neither imported nor let go of, the newest first. */
  drafts: query(
    'operator',
    z.strictObject({}),
    z.object({ drafts: z.array(z.object({ draftId, fileName: z.string(), atMs: instantMs, rows: count })) }),
  ),
  draft: query('operator', z.strictObject({ draftId }), openedFile),
  /** Cuts the lines of a file without delimiters elsewhere. */
  cut: command('operator', z.strictObject({ draftId, cuts: gatewayLayout.shape.cuts.min(1) }), openedFile),
  /** The dry run: every line read and decided, nothing posted. `sources`: only those that are not as they were last. */
  preview: command(
    'operator',
    z.strictObject({
      draftId,
      layout: gatewayLayout,
      sources: z.array(gatewaySource).max(100),
      taskId: taskId.optional(),
    }),
    gatewaySummary,
  ),
  lines: query(
    'operator',
    z.strictObject({ draftId, outcome: z.enum(lineOutcomes).optional(), ...page }),
    z.object({ lines: z.array(gatewayLine), total: count }),
  ),
  /** Whose a line may be, the likeliest first; of a reversal, the payments that it may take back. */
  candidates: query(
    'operator',
    z.strictObject({ draftId, row: rowNumber }),
    z.object({ candidates: z.array(candidate) }),
  ),
  choose: command('operator', z.strictObject({ draftId, row: rowNumber, choice: lineChoice }), gatewaySummary),
  /**
   * Posts what the dry run said, in one transaction: each line is decided again, and one that would be another by now waits
   * for a person. `reversal`: the window's word for it, which begins the reason of what a reversal voids.
   */
  apply: command(
    'operator',
    z.strictObject({ draftId, reversal: requiredText(60), taskId: taskId.optional() }),
    z.object({ fileId: rowId, posted: sums, voided: sums, waiting: sums, repeated: sums, changed: count }),
  ),
  discard: command('operator', z.strictObject({ draftId }), done),
  /** What was imported, the newest first. */
  files: query('viewer', z.strictObject({}), z.object({ files: z.array(importedFile) })),
  /** The lines of a file, or of all: those that wait for a person, or every one. */
  kept: query(
    'viewer',
    z.strictObject({ fileId: rowId.optional(), waiting: z.boolean(), ...page }),
    z.object({ lines: z.array(keptLine), total: count, totalCents: cents }),
  ),
  keptCandidates: query('operator', z.strictObject({ lineId: rowId }), z.object({ candidates: z.array(candidate) })),
  /** Says whose a waiting line is: it is posted at once; or which payment it takes back. */
  assign: command(
    'operator',
    z.strictObject({
      lineId: rowId,
      version,
      to: z.discriminatedUnion('kind', [lineChoice.options[0], lineChoice.options[1]]),
      reversal: requiredText(60),
    }),
    z.object({ version, receiptNumber: count }),
  ),
  leaveOut: command('operator', z.strictObject({ lineId: rowId, version }), z.object({ version })),
  /** Takes a leaving out back: the line waits again. */
  reopen: command('operator', z.strictObject({ lineId: rowId, version }), z.object({ version })),
  /** A file's lines with what became of each, in the window's words. */
  export: command(
    'viewer',
    z.strictObject({
      fileId: rowId,
      format: z.enum(exportFormats),
      suffix: z.string().max(80),
      headers: z.array(z.string().max(80)).length(13),
      states: z.record(z.enum(keptStates), z.string().max(80)),
      reasons: z.record(z.enum(lineReasons), z.string().max(300)),
      taskId: taskId.optional(),
    }),
    z.object({ fileToken: z.string(), fileName: z.string(), rows: count }),
  ),
  /** What taking a file back would do. */
  undoPlan: query(
    'operator',
    z.strictObject({ fileId: rowId }),
    z.object({ version, voids: sums, restores: sums, waiting: sums, kept: z.array(keptPayment), keptCount: count }),
  ),
  /** Voids what a file posted, for `reason`, and pays again what its reversals took back; what was voided since stays so. */
  undo: command(
    'operator',
    z.strictObject({ fileId: rowId, version, reason: requiredText(300), taskId: taskId.optional() }),
    z.object({ voided: sums, restored: sums, kept: z.array(keptPayment), keptCount: count }),
  ),
};
