import type { TFunction } from 'i18next';
import { formatNumber } from '../../i18n/format';
import { counted } from './use-mass-draft';

/**
 * On whom an update of what was ticked acts. Ticks stay while the filter changes, so that some, or all, may be of clients
 * that the result does not show: those are no part of it, and are told apart. Until that is known the result is not named.
 */
export function tickedWords(
  t: TFunction,
  { count, outside }: { readonly count: number; readonly outside: number | null },
  matching: number,
): string {
  if (outside === null) return t('massUpdates.scope.tickedOnly', counted(count));
  if (outside === 0) return t('massUpdates.scope.ticked', { ...counted(count), matching: formatNumber(matching) });
  return outside < count
    ? t('massUpdates.scope.partOutside', { ...counted(count), outside: formatNumber(outside) })
    : t('massUpdates.scope.outside', counted(count));
}
