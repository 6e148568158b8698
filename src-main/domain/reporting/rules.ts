import type { Answer, AnswerProblem } from '../../contract/reporting';
import type { Country } from '../../contract/office';
import { addDays, type CalendarDate } from '../../contract/values/calendar-date';

/** A document as the authority's answer finds it. */
export interface Reportable {
  readonly issuedOn: CalendarDate;
  readonly fiscalState: 'none' | 'pending' | 'reported' | 'rejected';
  readonly isVoid: boolean;
  readonly number: number | null;
  readonly authorizationCode: string;
}

/** What an answer comes to: it is taken, it says what is known already, or why it is not taken. */
export type Decision =
  | { readonly kind: 'approved'; readonly fiscalOn: CalendarDate }
  | { readonly kind: 'rejected' | 'known' }
  | { readonly kind: 'problem'; readonly problem: AnswerProblem };

const problem = (name: AnswerProblem): Decision => ({ kind: 'problem', problem: name });

/** An Argentine CAE has fourteen digits and always ends; what other countries give is theirs. */
function isCode(country: Country, code: string): boolean {
  return country === 'AR' ? /^\d{14}$/u.test(code) : code !== '';
}

/** Where a series stands: its next number, null where it begins with the authority's first one; and its last document's day. */
export interface SeriesState {
  readonly nextNumber: number | null;
  readonly lastOn: CalendarDate | null;
}

/**
 * How old a date an authority takes, in days: Argentina's ten for services (an accountant should confirm it; for goods they
 * are five). Of the others nothing is known, and their documents keep their day of issue.
 */
const TAKES_DAYS: Partial<Record<Country, number>> = { AR: 10 };

/** The oldest day that a document may bear when it is reported on a day; null where nothing limits it. */
export function oldestDayOf(country: Country, today: CalendarDate): CalendarDate | null {
  const days = TAKES_DAYS[country];
  return days === undefined ? null : addDays(today, -days);
}

interface ReportDays {
  readonly today: CalendarDate;
  readonly oldestOn: CalendarDate | null;
}

/**
 * The day that a document bears before its authority, which asks that dates go on as numbers do within a series, and takes
 * none that is too old: the day of its issue, or where that is before `oldestOn` (paid long after), or a later one was
 * reported meanwhile (paid earlier, rejected once), the day on which it is reported. `saidOn`, where the answer names one, is that if it fits in: not before its issue, nor the last one, nor to come; null
 * where it does not.
 */
export function fiscalDayOf(
  issuedOn: CalendarDate,
  saidOn: CalendarDate | null,
  { lastOn, today, oldestOn }: ReportDays & { readonly lastOn: CalendarDate | null },
): CalendarDate | null {
  const earliest = lastOn !== null && lastOn > issuedOn ? lastOn : issuedOn;
  const latest = earliest > today ? earliest : today;
  const isOld = oldestOn !== null && issuedOn < oldestOn;
  if (saidOn === null) return earliest === issuedOn && !isOld ? issuedOn : latest;
  return saidOn < earliest || saidOn > latest ? null : saidOn;
}

/**
 * The due date that a document bears before its authority and on paper: its own, but none before the document's own day,
 * which the authority refuses (an accountant should confirm it). What the account asks for keeps its date.
 */
export function fiscalDueOf<Day extends string>(dueOn: Day, fiscalOn: Day): Day {
  return dueOn < fiscalOn ? fiscalOn : dueOn;
}

/**
 * Whether the authority's answer on a document is taken (domain.md §3.9): of what was reported, or is void, nothing changes;
 * a rejected one may be answered anew. Numbers follow one another in their series, so that none is left out and none
 * given twice, and so do the days that the documents bear.
 */
export function decideAnswer(
  document: Reportable,
  answer: Answer,
  { nextNumber, lastOn, today, country }: SeriesState & { readonly today: CalendarDate; readonly country: Country },
): Decision {
  const { number, authorizationCode, authorizationExpiresOn, reason } = answer;
  if (document.fiscalState === 'reported' && !document.isVoid) {
    const same = answer.result === 'approved' && number === document.number;
    return same && authorizationCode === document.authorizationCode ? { kind: 'known' } : problem('final');
  }
  if (document.isVoid || document.fiscalState === 'none') return problem('final');
  if (answer.result === 'rejected') return reason === '' ? problem('reason') : { kind: 'rejected' };
  if (number === null) return problem('number');
  if (nextNumber !== null && number !== nextNumber) return problem('sequence');
  if (!isCode(country, authorizationCode)) return problem('code');
  if (country === 'AR' && authorizationExpiresOn === null) return problem('expiry');
  const days = { lastOn, today, oldestOn: oldestDayOf(country, today) };
  const fiscalOn = fiscalDayOf(document.issuedOn, answer.fiscalOn, days);
  return fiscalOn === null ? problem('date') : { kind: 'approved', fiscalOn };
}
