import type { ContractState, DisabledBy } from '../../contract/contracts';

/** An invoice that is not paid whole, of those that cut (domain.md §3.8: only recurring ones do). */
export interface OpenInvoice {
  readonly debitId: number;
  readonly dueOn: string;
  /** The days on which a contract is warned for it, and cut. */
  readonly noticeOn: string;
  readonly cutOn: string;
}

/** What is owed from before this application. */
interface OpeningDebt {
  readonly debitId: number;
  readonly dueOn: string;
}

/** What a debt from before keeps a contract as. */
export type Held = Exclude<ContractState, 'enabled'>;

/** All that a review decides by, of one contract. */
export interface Situation {
  readonly state: ContractState;
  readonly disabledBy: DisabledBy | null;
  /** Those in the office's scope, the oldest due first. */
  readonly invoices: readonly OpenInvoice[];
  /** Whether something from before this application is owed. */
  readonly owesFromBefore: boolean;
  /** That debt itself, where it was posted; and how the contract stood when the system enabled it for its being paid. */
  readonly opening: OpeningDebt | null;
  readonly stood: Held | null;
  /** Until which day, that day with it, the client promised to pay; and is excepted. */
  readonly promisedUntilOn: string | null;
  readonly exceptedUntilOn: string | null;
}

export interface Transition {
  readonly to: ContractState;
  /** The oldest invoice that it is for; null where nothing is overdue, or where it is for a debt from before. */
  readonly invoice: OpenInvoice | null;
  readonly opening: OpeningDebt | null;
}

const forInvoice = (to: Held, invoice: OpenInvoice): Transition => ({ to, invoice, opening: null });
const ENABLING: Transition = { to: 'enabled', invoice: null, opening: null };

const standsOn = (untilOn: string | null, day: string) => untilOn !== null && untilOn >= day;

/**
 * What the system does to a contract on a day (domain.md §3.8); null where it leaves it as it is.
 * - What an operator or a client's deactivation disabled is theirs.
 * - Overdue is what was due before that day. With nothing of it left, what was warned or what the system cut is enabled
 *   again; but a debt from before keeps both as they are, though it warns and cuts nobody by itself. What it kept, and was
 *   enabled since it was paid, is as it was once it is owed again.
 * - The cut comes before the notice; a promise of payment defers the cut alone, an exception both, and neither turns on
 *   what is cut already.
 */
export function decideTransition(now: Situation, day: string): Transition | null {
  if (now.state === 'disabled' && now.disabledBy !== 'system') return null;
  const overdue = now.invoices.filter(({ dueOn }) => dueOn < day);
  if (overdue.length === 0 && !now.owesFromBefore) return now.state === 'enabled' ? null : ENABLING;
  if (now.state === 'disabled' || standsOn(now.exceptedUntilOn, day)) return null;
  const again = now.opening && now.stood;
  const cutting = overdue.find(({ cutOn }) => cutOn <= day);
  if (!standsOn(now.promisedUntilOn, day)) {
    if (cutting) return forInvoice('disabled', cutting);
    if (again === 'disabled') return { to: again, invoice: null, opening: now.opening };
  }
  if (now.state !== 'enabled') return null;
  const warning = overdue.find(({ noticeOn }) => noticeOn <= day);
  if (warning) return forInvoice('alerted', warning);
  return again ? { to: 'alerted', invoice: null, opening: now.opening } : null;
}

/** As what a posted debt from before keeps a contract of which no invoice is overdue any more; null where it keeps none. */
export function decideKeptByOpening({ state, disabledBy, opening, invoices }: Situation, day: string): Held | null {
  if (state === 'enabled' || (state === 'disabled' && disabledBy !== 'system')) return null;
  return opening !== null && invoices.every(({ dueOn }) => dueOn >= day) ? state : null;
}

export interface DatedTransition extends Transition {
  readonly onDate: string;
}

/** How a contract stands after a change by the system. */
function after(now: Situation, { to }: Transition): Situation {
  return { ...now, state: to, disabledBy: to === 'disabled' ? 'system' : null };
}

/**
 * What the system does on each day of a stretch, in their order, as it would have done it day by day: nothing was posted
 * meanwhile. Days on which nothing can change are not looked at. `next`: the day after another.
 */
export function decideStretch(
  begin: Situation,
  { fromOn, throughOn }: { readonly fromOn: string; readonly throughOn: string },
  next: (day: string) => string,
): DatedTransition[] {
  const days = [
    fromOn,
    ...begin.invoices.flatMap(({ dueOn, noticeOn, cutOn }) => [
      ...(dueOn >= throughOn ? [] : [next(dueOn)]),
      noticeOn,
      cutOn,
    ]),
    // What stands beyond the stretch, perhaps for ever, has no day after it that matters.
    ...[begin.promisedUntilOn, begin.exceptedUntilOn].flatMap((day) =>
      day === null || day >= throughOn ? [] : [next(day)],
    ),
  ];
  const inStretch = [...new Set(days)].filter((day) => day >= fromOn && day <= throughOn).toSorted();
  const done: DatedTransition[] = [];
  let now = begin;
  for (const onDate of inStretch) {
    const transition = decideTransition(now, onDate);
    if (!transition) continue;
    done.push({ ...transition, onDate });
    now = after(now, transition);
  }
  return done;
}

/**
 * What keeps the system from warning or cutting a contract on a day, and what it would do without that; null where nothing
 * does. `auto`: whether its client's *Estado automático* is on.
 */
export function decideKept(
  now: Situation,
  auto: boolean,
  day: string,
): { readonly reason: 'promise' | 'exception' | 'autoOff'; readonly would: Transition } | null {
  const would = decideTransition({ ...now, promisedUntilOn: null, exceptedUntilOn: null }, day);
  if (!would || would.to === 'enabled') return null;
  if (!auto) return { reason: 'autoOff', would };
  if (standsOn(now.exceptedUntilOn, day)) return { reason: 'exception', would };
  return would.to === 'disabled' && standsOn(now.promisedUntilOn, day) ? { reason: 'promise', would } : null;
}

interface OwedAmount {
  readonly restCents: number;
}

/** What is left of debts, the oldest due first, once what is to the client's credit is taken off them: that is not owed. */
export function uncovered<Debt extends OwedAmount>(debts: readonly Debt[], creditCents: number): Debt[] {
  let credit = creditCents;
  return debts.flatMap((debt) => {
    const covered = Math.min(credit, debt.restCents);
    credit -= covered;
    return covered < debt.restCents ? [{ ...debt, restCents: debt.restCents - covered }] : [];
  });
}

/** What a review does on a day, by how far the last one came. `isFar`: so far ahead of it that somebody is asked first. */
export function decideReview(
  throughOn: string | null,
  today: string,
  isFar: (lastOn: string, today: string) => boolean,
): 'begin' | 'none' | 'held' | 'go' {
  if (throughOn === null) return 'begin';
  if (today <= throughOn) return 'none';
  return isFar(throughOn, today) ? 'held' : 'go';
}
