import type { Answer, AnswerProblem } from '../../contract/reporting';
import type { Country } from '../../contract/office';

/** A document as the authority's answer finds it. */
export interface Reportable {
  readonly fiscalState: 'none' | 'pending' | 'reported' | 'rejected';
  readonly isVoid: boolean;
  readonly number: number | null;
  readonly authorizationCode: string;
}

/** What an answer comes to: it is taken, it says what is known already, or why it is not taken. */
export type Decision =
  | { readonly kind: 'approved' | 'rejected' | 'known' }
  | { readonly kind: 'problem'; readonly problem: AnswerProblem };

const problem = (name: AnswerProblem): Decision => ({ kind: 'problem', problem: name });

/** An Argentine CAE has fourteen digits and always ends; what other countries give is theirs. */
function isCode(country: Country, code: string): boolean {
  return country === 'AR' ? /^\d{14}$/u.test(code) : code !== '';
}

/**
 * Whether the authority's answer on a document is taken (domain.md §3.9): of what was reported, or is void, nothing changes;
 * a rejected one may be answered anew. Numbers follow one another in their series, so that none is left out and none
 * given twice; `nextNumber` null is a series that begins with this one.
 */
export function decideAnswer(
  document: Reportable,
  answer: Answer,
  { nextNumber, country }: { readonly nextNumber: number | null; readonly country: Country },
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
  return { kind: 'approved' };
}
