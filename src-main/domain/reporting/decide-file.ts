import type { AnswerProblem } from '../../contract/reporting';
import type { Country } from '../../contract/office';
import type { CalendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import type { FileAnswer } from './answers-file';
import { decideAnswer, type Decision, type SeriesState } from './rules';
import { findByInternalNumber, type ReportedDocument, seriesStateOf } from './store';

export interface DecidedAnswer {
  readonly read: FileAnswer;
  readonly document: ReportedDocument | undefined;
  readonly decision: Decision;
  /** The number that would have followed; null where that is not what is wrong. */
  readonly expected: number | null;
}

const seriesKey = ({ kind, legalEntityId, invoiceTypeId, pointOfSale }: ReportedDocument) =>
  `${kind} ${legalEntityId} ${invoiceTypeId} ${pointOfSale}`;

const problem = (read: FileAnswer, name: AnswerProblem): DecidedAnswer => ({
  read,
  document: undefined,
  decision: { kind: 'problem', problem: name },
  expected: null,
});

/**
 * Decides a file's answers in the order of the authority's numbers, in whatever order the file has them: each follows the one
 * before it in its series. A document that the file names twice is answered by the first.
 */
export function decideFile(
  db: ReadDb,
  answers: readonly FileAnswer[],
  how: { readonly country: Country; readonly today: CalendarDate },
): DecidedAnswer[] {
  const states = new Map<string, SeriesState>();
  const named = new Set<string>();
  const inOrder = answers.toSorted((one, other) => (one.answer?.number ?? 0) - (other.answer?.number ?? 0));
  return inOrder.map((read) => {
    const document = read.named ? findByInternalNumber(db, read.named.kind, read.named.internalNumber) : undefined;
    if (!document) return problem(read, 'unknown');
    if (!read.answer) return problem(read, 'result');
    const name = `${document.kind} ${document.id}`;
    if (named.has(name)) return problem(read, 'twice');
    named.add(name);
    const series = seriesKey(document);
    const state = states.get(series) ?? seriesStateOf(db, document);
    const decision = decideAnswer(document, read.answer, { ...state, ...how });
    const { number } = read.answer;
    const isTaken = decision.kind === 'approved' && number !== null;
    states.set(series, isTaken ? { nextNumber: number + 1, lastOn: decision.fiscalOn } : state);
    const isOutOfOrder = decision.kind === 'problem' && decision.problem === 'sequence';
    return { read, document, decision, expected: isOutOfOrder ? state.nextNumber : null };
  });
}
