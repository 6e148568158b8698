import { addDays, type CalendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import { queueCutNotice, readMessageSettings } from '../client-mail';
import type { CommandContext } from '../handler';
import { decideStretch } from './rules';
import type { Reviewed } from './situations';

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
  const coming = decideStretch(situation, { fromOn, throughOn }, (day) => addDays(day, 1));
  const cut = coming.find(({ to }) => to === 'disabled');
  if (!cut?.invoice || cut.onDate <= nextOn) return;
  queueCutNotice(context, { contractId, debitId: cut.invoice.debitId, cutsOn: cut.onDate });
}
