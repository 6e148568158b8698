import type { AuditOrigin } from '../../contract/audit';
import { type Contract, contractTerms } from '../../contract/contracts';
import { calendarDate } from '../../contract/values/calendar-date';
import { parseCents } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { type ClientEntry, listOfAct } from '../audit';
import { REASON, STOOD } from './reasons';
import type { NextPlan } from './rules';
import { stood, type Stood } from './stood-store';
import { termsOfToday } from './terms';

/** The pause that an act took of a contract, as the audit has it; nothing where it took none. */
export function pauseTakenBy(db: ReadDb, act: ClientEntry): Partial<Pick<Contract, 'pausedUntilOn'>> {
  const pause = listOfAct(db, act).find(({ field }) => field === 'contract.pausedUntilOn');
  return pause && pause.before !== '' ? { pausedUntilOn: calendarDate.parse(pause.before) } : {};
}

/** Why a contract stood as it did before an act that changed that, as the audit has it; '' where nobody had said. */
export function reasonTakenBy(db: ReadDb, act: ClientEntry): string {
  return listOfAct(db, act).find(({ field }) => field === REASON)?.before ?? '';
}

/** The acts that end what is for a while: those that take another back, and its day that came. They say nothing by hand. */
const ENDING: ReadonlySet<AuditOrigin> = new Set(['restore', 'undo', 'massUndo', 'schedule']);

/** A pause, or its client's deactivation, turns a contract off for a while: what the review remembers of it stays. */
const isForAWhile = (field: string, value: string) =>
  field === 'contract.pausedUntilOn' ? value !== '' : field === 'contract.disabledBy' && value === 'client';

/**
 * How a contract stood by its client's debt from before, before an act on how it stands; undefined where the act left that
 * alone. One that did not, and has nothing of it in the audit, found nothing to forget: what the review remembers by now it
 * learned of what never was.
 */
export function stoodTakenBy(db: ReadDb, act: ClientEntry, origin: AuditOrigin): Stood | null | undefined {
  const changes = listOfAct(db, act);
  const taken = changes.find(({ field }) => field === STOOD);
  if (taken) return stood.safeParse(taken.before).data ?? null;
  const isLeft = changes.some(
    ({ field, before, after }) => isForAWhile(field, after) || (ENDING.has(origin) && isForAWhile(field, before)),
  );
  return isLeft ? undefined : null;
}

/**
 * The agreed plan that an act took of a contract, with its price and its day; nothing where it took none, or where the plan
 * is gone since, which keeps nothing else from coming back. One that was merged since stands as the one that it went into.
 */
export function planTakenBy(db: ReadDb, act: ClientEntry): Partial<NextPlan> {
  const taken = new Map(listOfAct(db, act).map((entry) => [entry.field, entry]));
  const day = calendarDate.safeParse(taken.get('contract.nextPlanOn')?.before);
  const cents = taken.get('contract.nextOwnPriceCents')?.before ?? '';
  const planId = taken.get('contract.nextPlanId')?.beforeId;
  const read = contractTerms.safeParse({ planId, ownPriceCents: cents === '' ? null : parseCents(cents) });
  const terms = day.success && read.success ? termsOfToday(db, read.data) : undefined;
  if (!terms || !day.success) return {};
  return { nextPlanId: terms.planId, nextOwnPriceCents: terms.ownPriceCents, nextPlanOn: day.data };
}

/** Whether what is agreed now is what an act brought: another agreement, though of the same contract, is not its own. */
export function isBroughtBy(db: ReadDb, act: ClientEntry, { nextOwnPriceCents, nextPlanOn }: NextPlan): boolean {
  const brought = new Map(listOfAct(db, act).map((entry) => [entry.field, entry]));
  const day = brought.get('contract.nextPlanOn');
  const cents = brought.get('contract.nextOwnPriceCents')?.after ?? '';
  return (
    day?.before === '' && day.after === nextPlanOn && (cents === '' ? null : parseCents(cents)) === nextOwnPriceCents
  );
}
