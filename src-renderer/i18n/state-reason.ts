import type { TFunction } from 'i18next';
import { readStateReason } from '../../src-main/contract/automatic-states';
import { formatDate } from './format';

/** Why a contract stands as it does: what somebody wrote, what the system did it for, or what it came of. */
export function stateReasonWords(t: TFunction, reason: string): string {
  const bySystem = readStateReason(reason);
  if (!bySystem) return reason;
  if (!('onDate' in bySystem)) return t(`states.cause.${bySystem.kind}`);
  const onDate = formatDate(bySystem.onDate);
  if (bySystem.kind !== 'overdue') return t(`states.reason.${bySystem.kind}`, { onDate });
  return t('states.reason.overdue', { number: bySystem.number, dueOn: formatDate(bySystem.dueOn), onDate });
}

/** A reason as somebody wrote it, ended: what follows it, as who did it, is not to be read as part of it. */
export function asSentence(reason: string): string {
  const words = reason.trimEnd();
  return words === '' || /[.!?…]["'»”)]*$/u.test(words) ? words : `${words}.`;
}
