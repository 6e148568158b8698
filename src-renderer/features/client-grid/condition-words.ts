import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ClientCondition,
  conditionFields,
  type EntriesField,
  entriesFields,
} from '../../../src-main/contract/client-conditions';
import { formatAmount, formatDate, formatNumber } from '../../i18n/format';
import { type EntryLists, nameOf } from './condition-entries';

/** A condition in words: `Zona` and `Norte, Sur`; one that is turned round says of whom it holds. */
export interface ConditionWords {
  readonly name: string;
  readonly value: string;
}

export function useConditionWords(lists: EntryLists): (condition: ClientCondition) => ConditionWords {
  const { t } = useTranslation();
  return useCallback(
    (condition) => ({ name: t(`conditions.field.${condition.field}`), value: valueWords(t, lists, condition) }),
    [t, lists],
  );
}

function valueWords(t: TFunction, lists: EntryLists, condition: ClientCondition): string {
  if (condition.kind === 'flag') return t(condition.yes ? 'conditions.yes' : 'conditions.no');
  const value = plainWords(t, lists, condition);
  if (!condition.not) return value;
  const ofContracts = conditionFields.find(({ field }) => field === condition.field)?.tab === 'contract';
  // Who has no contract at all is among those whose contracts are not so.
  const none = ofContracts && condition.field !== 'contractStanding';
  return t(none ? 'conditions.noContract' : 'conditions.not', { value });
}

function plainWords(t: TFunction, lists: EntryLists, condition: Exclude<ClientCondition, { kind: 'flag' }>): string {
  if (condition.kind === 'text') return t(`conditions.match.${condition.match}`, { text: condition.text });
  if (condition.kind === 'entries') {
    const { field, ids } = condition;
    const entries = lists.get(entriesFields[field].list) ?? [];
    return ids.map((id) => (id === null ? noneWords(t, field) : nameOf(entries, id))).join(', ');
  }
  if (condition.kind === 'choice') return condition.values.map((value) => t(`conditions.choice.${value}`)).join(', ');
  if (condition.kind === 'number') return rangeWords(t, formatNumber, condition);
  return condition.kind === 'money' ? rangeWords(t, formatAmount, condition) : rangeWords(t, formatDate, condition);
}

/** Who has no profile of billing is billed by the office's. */
export function noneWords(t: TFunction, field: EntriesField): string {
  return t(field === 'profileId' ? 'conditions.officeProfile' : 'conditions.none');
}

function rangeWords<Value>(
  t: TFunction,
  format: (value: Value) => string,
  { from, to }: { readonly from: Value | null; readonly to: Value | null },
): string {
  if (from === null) return to === null ? '' : t('conditions.upTo', { to: format(to) });
  if (to === null) return t('conditions.atLeast', { from: format(from) });
  return from === to ? format(from) : t('conditions.between', { from: format(from), to: format(to) });
}
