import { z } from 'zod';
import { command, done, query } from './endpoint';
import { taskId } from './tasks';
import { instantMs, rowId, version } from './values/ids';

/**
 * What a column of a file of samples is. `clock` is a time of day that belongs to the date of another column. Several may be
 * the address: of each line the first that is not blank counts. All else is one column's.
 */
export const consumptionTargets = ['address', 'at', 'until', 'clock', 'down', 'up', 'ignore'] as const;
export type ConsumptionTarget = (typeof consumptionTargets)[number];

/** What the bytes of a sample are: those of its own interval, or what a counter shows that only grows until it resets. */
export const consumptionMeasures = ['interval', 'counter'] as const;
export type ConsumptionMeasure = (typeof consumptionMeasures)[number];

/** Bytes in each; as network equipment counts, by thousands. */
export const consumptionUnits = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 } as const;
export type ConsumptionUnit = keyof typeof consumptionUnits;
const unit = z.enum(['B', 'kB', 'MB', 'GB']);

/** The widest file of samples that is taken, in columns. */
export const MOST_SAMPLE_COLUMNS = 200;

/** Why a line is not counted. */
export const consumptionProblemCodes = [
  'addressMissing',
  'timeInvalid',
  'timeFuture',
  'bytesInvalid',
  'bytesNegative',
  /** Other bytes than an earlier line or file has for the same address and time, which stand. */
  'bytesContradicted',
  /** A moment of a contract's that another of its addresses tells already: the same traffic, of which the first stands. */
  'toldTwice',
] as const;
export type ConsumptionProblemCode = (typeof consumptionProblemCodes)[number];

/** How many lines of a file were not counted for one reason, and the first of them. */
export const consumptionProblem = z.object({
  code: z.enum(consumptionProblemCodes),
  lines: z.number().int(),
  examples: z.array(z.object({ line: z.number().int(), text: z.string() })),
});
export type ConsumptionProblem = z.infer<typeof consumptionProblem>;

const count = z.number().int().nonnegative();
/** Bytes down and up. */
const traffic = { down: z.number().nonnegative(), up: z.number().nonnegative() };

/** What a dry run came to. */
export const consumptionSummary = z.object({
  measure: z.enum(consumptionMeasures),
  /** Whether the file, or what the office has of its addresses, tells that; else the clerk is to look. */
  measureSure: z.boolean(),
  lines: count,
  /** Samples that will be counted: those of contracts, and those of addresses that no contract has. */
  known: z.object({ samples: count, addresses: count, contracts: count }),
  unknown: z.object({ samples: count, addresses: count, examples: z.array(z.string()) }),
  /** Said before with the same bytes: by another line of the file, or by a file from before. */
  repeated: count,
  /** From a time whose samples are kept as sums alone: whether they were counted cannot be told. */
  tooOld: count,
  /** First readings of a counter, from which the next one counts. */
  starting: count,
  /** How often a counter went back, and was counted anew from zero. */
  resets: count,
  fromMs: instantMs.nullable(),
  untilMs: instantMs.nullable(),
  /** How many days samples are kept for, where some of these are older: by tomorrow there is no way back. */
  olderThanDays: z.number().int().positive().nullable(),
  problems: z.array(consumptionProblem),
  /** The import of this very file, when there was one. */
  sameFile: z.object({ fileName: z.string(), atMs: instantMs }).nullable(),
});
export type ConsumptionSummary = z.infer<typeof consumptionSummary>;

export const consumptionImport = z.object({
  id: rowId,
  fileName: z.string(),
  atMs: instantMs,
  operator: z.string(),
  measure: z.enum(consumptionMeasures),
  lines: count,
  samples: count,
  known: count,
  repeated: count,
  tooOld: count,
  fromMs: instantMs.nullable(),
  untilMs: instantMs.nullable(),
  problems: z.array(consumptionProblem),
  /** `swept`: some of its samples are kept as sums alone, so that it cannot be taken back. */
  state: z.enum(['applied', 'swept', 'undone']),
});
export type ConsumptionImport = z.infer<typeof consumptionImport>;

export const consumptionPeriods = ['day', 'week', 'month', 'year'] as const;
export type ConsumptionPeriod = (typeof consumptionPeriods)[number];

/** The furthest that one may look back, in periods. */
const MOST_BACK = 1000;

/** The office's wall clock, taken as if it were UTC. */
const wallMs = z.number().int();

/** What was counted of a time. `known`: whether there is a sample of it; where there is none, nothing is no zero. */
const counted = { ...traffic, known: z.boolean() };

export const clientConsumption = z.object({
  /** Those of the client that used something, or may: the live ones first. */
  contracts: z.array(z.object({ id: rowId, plan: z.string(), ip: z.string(), live: z.boolean() })),
  bucket: z.enum(['hour', 'day', 'month']),
  /** How many hours a bucket of hours is, but where the clock changes: as many as lie between samples, if more than one. */
  hours: z.number().int().min(1).max(24),
  /** One a bucket, the oldest first. */
  points: z.array(z.object({ wallMs, ...counted })),
  totals: z.object(counted),
  /** The last 24 hours that the office has samples of. */
  lastDay: z.object(counted),
  /** The instant of the office's last sample, or the end of the hours that it tells of; null where it has none. */
  dataUntilMs: instantMs.nullable(),
  /** Whether anything was used before this period. */
  earlier: z.boolean(),
});
export type ClientConsumption = z.infer<typeof clientConsumption>;

const ofClient = {
  clientId: rowId,
  contractId: rowId.optional(),
  period: z.enum(consumptionPeriods),
  /** How many periods before the last one. */
  back: z.number().int().min(0).max(MOST_BACK),
};

const draftId = z.uuid();
const keeping = {
  version,
  /** How long samples are kept as they came, in days; then their hours and days are. */
  sampleDays: z.number().int().min(1).max(3660),
  /** How long the hours are kept, in months; the days are kept for ever. */
  hourMonths: z.number().int().min(2).max(1200),
};

export const consumptionContract = {
  /** Per contract or summed, from the sums by hour and by day alone. */
  ofClient: query('viewer', z.strictObject(ofClient), clientConsumption),
  /** The last 24 hours that the office has samples of; null where it has none. */
  lastDay: query(
    'viewer',
    z.strictObject({ clientId: rowId }),
    z.object({ used: z.object({ ...counted, dataUntilMs: instantMs }).nullable() }),
  ),
  /** The same numbers as a .csv; its words are the window's, in the clerk's language. */
  saveNumbers: command(
    'viewer',
    z.strictObject({ ...ofClient, headers: z.array(z.string().max(80)).length(3), fileName: z.string().max(120) }),
    z.object({ fileToken: z.string(), fileName: z.string() }),
  ),
  /** A picture that the window drew, to be handed to the clerk: a PNG as base64. */
  savePicture: command(
    'viewer',
    z.strictObject({ fileName: z.string().max(120), base64: z.string().max(8_000_000) }),
    z.object({ fileToken: z.string(), fileName: z.string() }),
  ),
  /** Reads the head of a file in the office's inbox; answers its columns and a guess of what they are. */
  open: command(
    'operator',
    z.strictObject({ fileToken: z.string().max(200) }),
    z.object({
      draftId,
      fileName: z.string(),
      columns: z.array(
        z.object({ header: z.string(), samples: z.array(z.string()), target: z.enum(consumptionTargets) }),
      ),
      unit,
      /** It does not look like a file of samples; the clerk may know better. */
      doubtful: z.boolean(),
    }),
  ),
  /** The dry run: every line read, nothing counted yet. */
  preview: command(
    'operator',
    z.strictObject({
      draftId,
      targets: z.array(z.enum(consumptionTargets)).max(MOST_SAMPLE_COLUMNS),
      unit,
      measure: z.enum(['detect', ...consumptionMeasures]),
      taskId: taskId.optional(),
    }),
    consumptionSummary,
  ),
  /** Counts what the dry run read, in one transaction. */
  apply: command(
    'operator',
    z.strictObject({ draftId, taskId: taskId.optional() }),
    z.object({ importId: rowId, samples: count, known: count, unknown: count, repeated: count }),
  ),
  discard: command('operator', z.strictObject({ draftId }), done),
  /** What was imported, the newest first. */
  imports: query('viewer', z.strictObject({}), z.object({ imports: z.array(consumptionImport) })),
  /** Takes back all that a file added. */
  undo: command(
    'operator',
    z.strictObject({ importId: rowId, taskId: taskId.optional() }),
    z.object({ samples: count }),
  ),
  /** Addresses with samples that no contract had, those that used most first. */
  unknown: query(
    'viewer',
    z.strictObject({ offset: z.number().int().min(0).max(1_000_000), limit: z.number().int().min(1).max(200) }),
    z.object({
      addresses: z.array(
        z.object({
          sourceId: rowId,
          address: z.string(),
          samples: count,
          ...traffic,
          fromDay: wallMs,
          untilDay: wallMs,
          /** What its counter grew by while it went from one client to another: nobody can say whose it is. */
          between: z.boolean(),
          /** Whose contracts have it at once, of one user name: nobody can say whose it is. Empty where that is not why. */
          sharedBy: z.array(z.object({ clientId: rowId, name: z.string() })),
        }),
      ),
      total: count,
    }),
  ),
  /**
   * Gives what unknown addresses used to the contracts that have them now. `left`: of how many there are days that a contract
   * may have told by another of its addresses, of which sums alone are left; `shared`: how many stay since several live
   * contracts have them.
   */
  assign: command(
    'operator',
    z.strictObject({}),
    z.object({ addresses: count, samples: count, left: count, shared: count }),
  ),
  settings: query('viewer', z.strictObject({}), z.object(keeping)),
  saveSettings: command('administrator', z.strictObject(keeping), done),
};
