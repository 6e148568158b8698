import { readStateReason, type StateReason, writeStateReason } from '../../contract/automatic-states';
import { addDays, type CalendarDate, calendarDate, daysThrough } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import { requireParameters } from '../billing-parameters';
import { nameCatalogs } from '../catalogs';
import { dropCutNotices } from '../client-mail';
import { changeContract, decideStanding, requireContract } from '../contracts';
import type { CommandContext } from '../handler';
import { isFarAhead, officeDay } from '../office';
import { noticeOf, tellCut } from './cut-notices';
import { readProgress, type Progress, saveCursor, saveThrough } from './progress-store';
import { type DatedTransition, decideKeptByOpening, decideReview, decideStretch, decideTransition } from './rules';
import { invoiceNumberOf, keepStood, listWarnedOrCut, nextCandidates } from './situation-store';
import { listReviewed, type Reviewed } from './situations';

/** Whether a review waits for an administrator. */
const isFar = (lastOn: string, today: string) => isFarAhead(lastOn, today, 'cuts');
/** From one day to another, neither counted twice. */
const daysBetween = (fromOn: string, toOn: string) => daysThrough(fromOn, toOn) - 1;
const next = (day: string) => addDays(day, 1);

export interface ReviewDays {
  readonly today: CalendarDate;
  /** The day of the review that comes next: today while that is still to be done, or the day after the last. */
  readonly nextOn: CalendarDate;
  /** The first day that it decides. */
  readonly fromOn: CalendarDate;
  readonly heldDays: number;
}

/** Which days a review is of. A clock that was set back waits for the days that were reviewed already. */
export function reviewDays({ throughOn }: Pick<Progress, 'throughOn'>, today: CalendarDate): ReviewDays {
  const does = decideReview(throughOn, today, isFar);
  if (throughOn === null) return { today, nextOn: next(today), fromOn: next(today), heldDays: 0 };
  const fromOn = next(throughOn);
  if (does === 'none') return { today, nextOn: fromOn, fromOn, heldDays: 0 };
  return { today, nextOn: today, fromOn, heldDays: does === 'held' ? daysBetween(throughOn, today) : 0 };
}

/** What a review changes of a contract, day by day, in their order. */
export function transitionsOf(
  { situation, auto }: Pick<Reviewed, 'situation' | 'auto'>,
  { fromOn, nextOn }: Pick<ReviewDays, 'fromOn' | 'nextOn'>,
): DatedTransition[] {
  return auto ? decideStretch(situation, { fromOn, throughOn: nextOn }, next) : [];
}

/** The program itself does it, whoever's command it comes with. */
const bySystem = (context: CommandContext): CommandContext => ({ ...context, actor: null });

const ACTIONS = { alerted: 'systemAlerted', disabled: 'systemDisabled', enabled: 'systemEnabled' } as const;

function reasonOf(db: ReadDb, { invoice, opening, onDate }: DatedTransition): StateReason {
  if (invoice) return { kind: 'overdue', number: invoiceNumberOf(db, invoice.debitId), dueOn: invoice.dueOn, onDate };
  return { kind: opening ? 'opening' : 'paid', onDate };
}

/** Whether a contract stood as it did since before this application, or for a debt from then: not for an invoice, nor by hand. */
function isOfBefore(stateReason: string): boolean {
  return stateReason === '' || readStateReason(stateReason)?.kind === 'opening';
}

/** Changes a contract as the system, audited with why; what its standing does not allow is left. Answers whether it did. */
function apply(context: CommandContext, contractId: number, transition: DatedTransition, nameOf: NameOf): boolean {
  const { to } = transition;
  const reason = writeStateReason(reasonOf(context.db, transition));
  const before = requireContract(context.db, contractId);
  const standing = decideStanding(before, to, 'system', reason);
  if (!standing) return false;
  changeContract(bySystem(context), before, standing, { origin: 'system', action: ACTIONS[to], reason, nameOf });
  const { state, stateReason } = before;
  if (to === 'enabled' && state !== 'enabled' && isOfBefore(stateReason)) keepStood(context.db, contractId, state);
  return true;
}

type NameOf = (id: number) => string;

export interface Step {
  readonly changed: number;
  /** Whether there is more to look at: a review is done a little at a time, so that a save comes in between. */
  readonly more: boolean;
}

const NOTHING: Step = { changed: 0, more: false };

/**
 * One step of the review of the days that have come, in the caller's transaction: the next contracts, each through all the
 * days that were missed, in their order. The first review of an office changes nothing; a clock that was set back, or that
 * is far ahead, changes nothing either. `confirmed`: somebody said to go on all the same.
 */
export function reviewStep(context: CommandContext, today: CalendarDate, confirmed = false): Step {
  const { db } = context;
  const progress = readProgress(db);
  const does = decideReview(progress.throughOn, today, isFar);
  if (does === 'begin') saveThrough(db, today);
  if (progress.throughOn === null) return NOTHING;
  const isGoing = progress.runningOn !== null || does === 'go' || (does === 'held' && confirmed);
  if (!isGoing) return NOTHING;
  const runningOn = progress.runningOn ?? today;
  const page = nextCandidates(db, progress.cursorId, runningOn);
  const days = { fromOn: next(progress.throughOn), nextOn: runningOn };
  const notice = noticeOf(db);
  let changed = 0;
  for (const { reviewed, nameOf } of reviewedOf(db, page.contractIds, progress)) {
    const transitions = transitionsOf(reviewed, days);
    const done = transitions.filter((transition) => apply(context, reviewed.contractId, transition, nameOf));
    if (done.length > 0) changed += 1;
    if (notice) tellCut(bySystem(context), reviewed, { ...days, noticeDays: notice.days });
  }
  if (page.throughId === null) saveThrough(db, runningOn);
  else saveCursor(db, runningOn, page.throughId);
  // One that was cut off ends its own day first; then comes today's.
  return { changed, more: page.throughId !== null || runningOn < today };
}

function* reviewedOf(db: ReadDb, contractIds: readonly number[], { scope }: Progress) {
  if (contractIds.length === 0) return;
  const nameOf = nameCatalogs(db);
  for (const reviewed of listReviewed(db, contractIds, { scope, known: requireParameters(db) }))
    yield { reviewed, nameOf };
}

/** The whole review at once, in one transaction; answers how many contracts changed. */
export function reviewWhole(context: CommandContext, today: CalendarDate): number {
  let changed = 0;
  for (;;) {
    const step = reviewStep(context, today, true);
    changed += step.changed;
    context.task.progress(changed, 0);
    if (!step.more) return changed;
  }
}

/**
 * After something was paid, or is not owed any more, in the same transaction: what was warned, or what the system cut, is
 * enabled where nothing is overdue. What is owed anew waits for the next review.
 */
export function reviewAfterPayment(
  context: CommandContext,
  clientIds: readonly number[],
  today = officeDay(context.db, context.nowMs),
): void {
  const { db } = context;
  dropCutNotices(context, clientIds, today);
  const contractIds = listWarnedOrCut(db, clientIds);
  if (contractIds.length === 0) return;
  const progress = readProgress(db);
  const onDate = dayOfPayment(progress, calendarDate.parse(today));
  for (const { reviewed, nameOf } of reviewedOf(db, contractIds, progress)) {
    const transition = decideTransition(reviewed.situation, onDate);
    if (transition?.to === 'enabled') apply(context, reviewed.contractId, { ...transition, onDate }, nameOf);
    const stood = decideKeptByOpening(reviewed.situation, onDate);
    if (stood) keepStood(db, reviewed.contractId, stood);
  }
}

/** Today, but never before a day that was reviewed: what was overdue then is overdue on a clock that was set back. */
function dayOfPayment({ throughOn }: Progress, today: CalendarDate): CalendarDate {
  return throughOn !== null && throughOn > today ? throughOn : today;
}
