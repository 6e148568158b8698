import { z } from 'zod';
import { command, query } from './endpoint';
import { exportFormats } from './exports';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { rowId, version } from './values/ids';
import { cents } from './values/money';
import { text } from './values/text';

export const reportKinds = ['invoice', 'creditNote'] as const;
export type ReportKind = (typeof reportKinds)[number];

const count = z.number().int();

/** `due`: to be reported now, the rejected among them. `waiting`: reported once they are paid. */
export const reportScopes = ['due', 'waiting'] as const;

const toReport = z.object({
  kind: z.enum(reportKinds),
  id: rowId,
  version,
  internalNumber: count,
  entity: z.string(),
  typeCode: z.string(),
  pointOfSale: count,
  client: z.string(),
  issuedOn: calendarDate,
  /** The day that it would bear before its authority if it were reported now. */
  reportOn: calendarDate,
  totalCents: cents,
  rejected: z.boolean(),
  rejectionReason: z.string(),
  /** The number that its series comes to next; null where the authority's first one begins it. */
  nextNumber: count.nullable(),
});
export type ToReport = z.infer<typeof toReport>;

const answerResults = ['approved', 'rejected'] as const;

/** What the authority answered on one document. */
const answer = z.strictObject({
  result: z.enum(answerResults),
  number: z.number().int().min(1).max(99_999_999).nullable(),
  authorizationCode: text(100),
  authorizationExpiresOn: calendarDate.nullable(),
  /** The day that the document bears before its authority; null: the one that follows from its series. */
  fiscalOn: calendarDate.nullable().default(null),
  reason: text(500),
});
export type Answer = z.infer<typeof answer>;

/** Why a file's row is not taken. */
export const answerProblems = [
  'unknown',
  'result',
  'number',
  'sequence',
  'date',
  'code',
  'expiry',
  'reason',
  'final',
  'twice',
] as const;
export type AnswerProblem = (typeof answerProblems)[number];

const answerRow = z.object({
  /** Its place in the file. */
  row: count,
  /** The document as the file names it: `120`, `NC-12`. */
  document: z.string(),
  client: z.string(),
  result: z.string(),
  number: z.string(),
  authorizationCode: z.string(),
  problem: z.enum(answerProblems).nullable(),
  /** What the number should have been; null where that is not what is wrong. */
  expected: count.nullable(),
});
export type AnswerRow = z.infer<typeof answerRow>;

const answersPreview = z.object({
  approved: count,
  rejected: count,
  /** Those that say what is known already. */
  known: count,
  problems: count,
  /** The first of those with a problem, then of the others. */
  rows: z.array(answerRow),
});
export type AnswersPreview = z.infer<typeof answersPreview>;

const fileToken = z.string().max(64);

export const reportingContract = {
  list: query(
    'viewer',
    z.strictObject({
      scope: z.enum(reportScopes),
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ rows: z.array(toReport), due: count, waiting: count }),
  ),
  /** Writes what is due as a list with empty columns for the answers: filled in, it is what `apply` reads. */
  export: command(
    'viewer',
    z.strictObject({ format: z.enum(exportFormats), taskId }),
    z.object({ fileToken: z.string(), fileName: z.string(), rows: count }),
  ),
  /** The answer on one document, typed by hand. */
  answer: command(
    'operator',
    z.strictObject({ kind: z.enum(reportKinds), id: rowId, version, answer }),
    z.object({ version }),
  ),
  /** What a file of answers would do; nothing is written. */
  preview: command('operator', z.strictObject({ fileToken, taskId }), answersPreview),
  /** Takes the file's answers that have no problem. ANSWERS_CHANGED where they are others than those of its preview. */
  apply: command(
    'operator',
    z.strictObject({
      fileToken,
      taskId,
      expected: z.strictObject({ approved: count.min(0), rejected: count.min(0) }),
    }),
    z.object({ approved: count, rejected: count }),
  ),
};
