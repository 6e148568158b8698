import type { ToReport } from '../contract/reporting';
import { addDays } from '../contract/values/calendar-date';
import type { CommandContext } from '../domain/handler';
import { officeDay } from '../domain/office';
import { listToReport, nextNumberOf, requireDocument, takeAnswer } from '../domain/reporting';

/** An Argentine CAE has fourteen digits, and ends after ten days. */
const CODE = { digits: 14, begins: '74', days: 10 } as const;
/** More than a demonstration issues in three months. */
const ALL = 100_000;

/** The authority approves one document as the next of its series, with a made-up code. */
function approve(context: CommandContext, { kind, id, internalNumber, issuedOn }: ToReport): void {
  const document = requireDocument(context.db, kind, id);
  const answer = {
    result: 'approved' as const,
    number: nextNumberOf(context.db, document) ?? 1,
    authorizationCode: `${CODE.begins}${String(internalNumber).padStart(CODE.digits - CODE.begins.length, '0')}`,
    authorizationExpiresOn: addDays(issuedOn, CODE.days),
    fiscalOn: issuedOn,
    reason: '',
  };
  takeAnswer(context, document, answer, 'import');
}

/** Reports all that was issued until now, in its order. */
export function reportIssued(context: CommandContext): void {
  const days = { today: officeDay(context.db, context.nowMs), oldestOn: null };
  for (const row of listToReport(context.db, 'due', { offset: 0, limit: ALL, days })) approve(context, row);
}
