import { addDays, type CalendarDate, calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import { requireParameters } from '../billing-parameters';
import { listCutDays, queueCutNotice, readMessageSettings } from '../client-mail';
import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { readProgress } from './progress-store';
import { decideStretch } from './rules';
import { listReviewed, type Reviewed } from './situations';

const next = (day: string) => addDays(calendarDate.parse(day), 1);

/** How many days before a cut its client is told, where the office wants that; null where it does not. */
export function noticeOf(db: ReadDb): { readonly days: number } | null {
  const { cutNotice, cutNoticeDays } = readMessageSettings(db);
  return cutNotice ? { days: cutNoticeDays } : null;
}

interface Stretch {
  readonly fromOn: CalendarDate;
  /** The day that the review is of. */
  readonly nextOn: CalendarDate;
  readonly noticeDays: number;
}

/** Tells of the cut that comes within so many days after a review's, as things stand: a promise or an exception defers it. */
export function tellCut(context: CommandContext, { situation, contractId }: Reviewed, stretch: Stretch): void {
  const { fromOn, nextOn, noticeDays } = stretch;
  const throughOn = addDays(nextOn, noticeDays);
  const coming = decideStretch(situation, { fromOn, throughOn }, next);
  const cut = coming.find(({ to }) => to === 'disabled');
  if (!cut?.invoice || cut.onDate <= nextOn) return;
  queueCutNotice(context, { contractId, debitId: cut.invoice.debitId, cutsOn: cut.onDate });
}

/**
 * Of contracts whose notices are about to go out, those that no review would cut by the day that was told: since it was
 * written came a promise, an exception, an end, or *Estado automático* went off. What is cut already is left as it is.
 */
export function listNotCut(db: ReadDb, contractIds: readonly number[], nowMs: number): number[] {
  if (contractIds.length === 0) return [];
  const { scope, throughOn } = readProgress(db);
  const today = calendarDate.parse(officeDay(db, nowMs));
  const told = listCutDays(db, contractIds);
  const cut = listReviewed(db, contractIds, { scope, known: requireParameters(db) }).filter(
    ({ contractId, auto, situation }) => {
      if (situation.state === 'disabled') return situation.disabledBy === 'system';
      const days = [today, told.get(contractId) ?? today].toSorted();
      const stretch = { fromOn: throughOn === null ? today : addDays(throughOn, 1), throughOn: days[1] ?? today };
      return auto && decideStretch(situation, stretch, next).some(({ to }) => to === 'disabled');
    },
  );
  const still = new Set(cut.map(({ contractId }) => contractId));
  return contractIds.filter((contractId) => !still.has(contractId));
}
