import type { ReviewList, StateChange } from '../../contract/automatic-states';
import { calendarDate, type CalendarDate, daysThrough } from '../../contract/values/calendar-date';
import { sumOf } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { nameInvoices } from '../account';
import { requireParameters } from '../billing-parameters';
import {
  decideKept,
  listReviewed,
  type Progress,
  type ReviewDays,
  type Reviewed,
  type Transition,
  transitionsOf,
} from '../state-review';
import { listNamed, listRests } from './store';

/** What the next review does to a contract, or would do but for something. */
export interface Planned {
  readonly reviewed: Reviewed;
  readonly transition: Transition;
  readonly kept: StateChange['kept'];
}

/** Contracts that are looked at at once. */
const AT_ONCE = 1000;

interface Planning {
  readonly scope: Progress['scope'];
  readonly days: ReviewDays;
  /** Were *Estado automático* on for all of them. */
  readonly asIfOn?: boolean;
}

/** What the next review would change of these contracts, each as it stands after all of its days, and what is kept from it. */
export function* planReview(
  db: ReadDb,
  contractIds: readonly number[],
  { scope, days, asIfOn = false }: Planning,
): Generator<Planned> {
  const known = requireParameters(db);
  for (let at = 0; at < contractIds.length; at += AT_ONCE) {
    for (const one of listReviewed(db, contractIds.slice(at, at + AT_ONCE), { scope, known })) {
      const reviewed = asIfOn ? { ...one, auto: true } : one;
      const transition = transitionsOf(reviewed, days).at(-1);
      const kept = decideKept(reviewed.situation, reviewed.auto, days.nextOn);
      if (kept) yield { reviewed, transition: kept.would, kept: kept.reason };
      if (transition && transition.to !== reviewed.state) yield { reviewed, transition, kept: null };
    }
  }
}

export const listOf = ({ kept, transition }: Planned): ReviewList => (kept === null ? transition.to : 'kept');

export function countsOf(planned: readonly Planned[]) {
  const counts = { alerted: 0, disabled: 0, enabled: 0, kept: 0 };
  for (const one of planned) counts[listOf(one)] += 1;
  return counts;
}

/** What a change is for. */
const debtOf = ({ invoice, opening }: Transition) => invoice ?? opening;

/** In words, by name of the clients. */
export function shownOf(db: ReadDb, planned: readonly Planned[], nextOn: CalendarDate): StateChange[] {
  const byContract = new Map(planned.map((one) => [one.reviewed.contractId, one]));
  const debitIds = planned.flatMap(({ transition }) => debtOf(transition)?.debitId ?? []);
  const [names, rests] = [nameInvoices(db, debitIds), listRests(db, debitIds)];
  return listNamed(db, [...byContract.keys()]).flatMap(({ contractId, ...named }) => {
    const one = byContract.get(contractId);
    if (!one) return [];
    const { reviewed, transition, kept } = one;
    const debt = debtOf(transition);
    return {
      ...named,
      contractId,
      clientId: reviewed.clientId,
      from: reviewed.state,
      disabledBy: reviewed.disabledBy,
      to: transition.to,
      invoice: (debt && names.get(debt.debitId)) ?? null,
      dueOn: debt && calendarDate.parse(debt.dueOn),
      daysLate: debt ? daysThrough(debt.dueOn, nextOn) - 1 : 0,
      restCents: sumOf([(debt && rests.get(debt.debitId)) ?? 0]),
      kept,
      keptUntilOn: untilOf(reviewed, kept),
    };
  });
}

function untilOf({ promisedUntilOn, exceptedUntilOn }: Reviewed, kept: StateChange['kept']): CalendarDate | null {
  if (kept === 'promise') return promisedUntilOn;
  return kept === 'exception' ? exceptedUntilOn : null;
}
