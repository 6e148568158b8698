import { z } from 'zod';
import { invoiceName } from './account';
import { clientSelection } from './clients';
import { contractStates, disabledBys } from './contracts';
import { command, done, query } from './endpoint';
import { exportFormats } from './exports';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { rowId, version } from './values/ids';
import { cents } from './values/money';
import { requiredText } from './values/text';

const count = z.number().int();

/** Whose debt cuts a contract: its own, or all of its client's (domain.md §7.1). */
export const debtScopes = ['contract', 'client'] as const;
export type DebtScope = (typeof debtScopes)[number];

/** The lists of the next review: who is warned, cut or enabled by it, and who would be warned or cut but for something. */
export const reviewLists = ['alerted', 'disabled', 'enabled', 'kept'] as const;
export type ReviewList = (typeof reviewLists)[number];

/** What keeps the system from a change: a promise of payment, an exception, or *Estado automático*, which is off. */
const keptReasons = ['promise', 'exception', 'autoOff'] as const;

/**
 * A change of a contract's state, and the oldest invoice that it is for. A debt from before that is owed again has a due date
 * and no invoice; where nothing is overdue any more there is neither.
 */
const stateChange = z.object({
  contractId: rowId,
  clientId: rowId,
  customId: z.string(),
  client: z.string(),
  phone: z.string(),
  plan: z.string(),
  from: z.enum(contractStates),
  disabledBy: z.enum(disabledBys).nullable(),
  to: z.enum(contractStates),
  invoice: invoiceName.nullable(),
  dueOn: calendarDate.nullable(),
  /** From its first due date to the day of the review. */
  daysLate: count,
  restCents: cents,
  /** What keeps it from being done, and until when that does; null where that has no end. */
  kept: z.enum(keptReasons).nullable(),
  keptUntilOn: calendarDate.nullable(),
  /** The exception that stands, and why; null where there is none. */
  exception: z.object({ id: rowId, untilOn: calendarDate, reason: z.string() }).nullable(),
});
export type StateChange = z.infer<typeof stateChange>;

const counts = z.object({ alerted: count, disabled: count, enabled: count, kept: count });

const review = z.object({
  version,
  scope: z.enum(debtScopes),
  today: calendarDate,
  /** The last day that was reviewed; null before the first. */
  throughOn: calendarDate.nullable(),
  /** The day of the review that the lists are of. */
  nextOn: calendarDate,
  /** So many days have passed that nothing is done without somebody's word; 0 where all is as it should be. */
  heldDays: count,
  counts,
  rows: z.array(stateChange),
  total: count,
});
export type Review = z.infer<typeof review>;

/** The automatic states of contracts (domain.md §3.8). What they change is this register: no router is touched. */
export const automaticStatesContract = {
  /** What the next review would do, a list at a time. */
  review: query(
    'viewer',
    z.strictObject({
      list: z.enum(reviewLists),
      offset: count.min(0).max(10_000_000),
      limit: count.min(1).max(1000),
    }),
    review,
  ),
  export: command(
    'viewer',
    z.strictObject({ list: z.enum(reviewLists), format: z.enum(exportFormats), taskId }),
    z.object({ fileToken: z.string(), fileName: z.string(), rows: count }),
  ),
  /** Every state that would change were *Estado automático* switched on for these clients; the first of them by name. */
  preview: query(
    'viewer',
    z.strictObject({ selection: clientSelection }),
    z.object({ nextOn: calendarDate, counts: counts.omit({ kept: true }), rows: z.array(stateChange) }),
  ),
  saveSettings: command('administrator', z.strictObject({ version, scope: z.enum(debtScopes) }), done),
  /** Does what waited for somebody's word after the program, or the clock, was away for long. */
  goOn: command('administrator', z.strictObject({ version, taskId }), z.object({ changed: count })),
  /** Exceptuar hasta: until that day the client is neither warned nor cut. It takes the place of the one before. */
  except: command(
    'operator',
    z.strictObject({ clientId: rowId, untilOn: calendarDate, reason: requiredText(200) }),
    z.object({ id: rowId }),
  ),
  withdrawException: command('operator', z.strictObject({ id: rowId }), done),
};

/** What turns a contract on or off where nobody is asked why: an act on its client or on many, a list, a way back. */
export const stateCauses = [
  'clientDeactivated',
  'clientReactivated',
  'pauseEnded',
  'imported',
  'importUndone',
  'putBack',
  'massUpdated',
  'massUndone',
] as const;
export type StateCause = (typeof stateCauses)[number];

/**
 * Why the system left a contract as it stands, as it is stored: an invoice's number, its due date and the day of the
 * review; that day alone, on which nothing was overdue, or what is from before was owed again; or what it came of. A window
 * puts it in words.
 */
const OVERDUE = /^auto:overdue:(\d+):(\d{4}-\d{2}-\d{2}):(\d{4}-\d{2}-\d{2})$/u;
const DAY_ALONE = /^auto:(paid|opening):(\d{4}-\d{2}-\d{2})$/u;

const BY_ITSELF = 'auto:';

export type StateReason =
  | { readonly kind: 'overdue'; readonly number: number; readonly dueOn: string; readonly onDate: string }
  | { readonly kind: 'paid' | 'opening'; readonly onDate: string }
  | { readonly kind: StateCause };

export function writeStateReason(reason: StateReason): string {
  if (!('onDate' in reason)) return `${BY_ITSELF}${reason.kind}`;
  if (reason.kind !== 'overdue') return `auto:${reason.kind}:${reason.onDate}`;
  return `auto:overdue:${reason.number}:${reason.dueOn}:${reason.onDate}`;
}

/** Null for what somebody wrote. */
export function readStateReason(text: string): StateReason | null {
  const [, number, dueOn, onDate] = OVERDUE.exec(text) ?? [];
  if (number !== undefined && dueOn !== undefined && onDate !== undefined)
    return { kind: 'overdue', number: Number(number), dueOn, onDate };
  const [, kind, day] = DAY_ALONE.exec(text) ?? [];
  if (day !== undefined) return { kind: kind === 'paid' ? 'paid' : 'opening', onDate: day };
  const cause = stateCauses.find((one) => text === `${BY_ITSELF}${one}`);
  return cause === undefined ? null : { kind: cause };
}
