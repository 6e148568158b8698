import { useQuery } from '@tanstack/react-query';
import type { SavedView } from '../../../src-main/contract/saved-views';
import { query } from '../../api/client';
import { countOptions } from '../../api/client-list';
import { formatNumber } from '../../i18n/format';

const noViews: readonly SavedView[] = [];

/** The operator's own views and the office's, by name. */
export function useViews(): readonly SavedView[] {
  return useQuery(query.savedViews.list.queryOptions({ input: {} })).data?.views ?? noViews;
}

/** How many clients a view finds now; null until it is known. */
export function useViewCount({ filter }: SavedView): { readonly count: number; readonly formatted: string } | null {
  const { data } = useQuery(countOptions({ filter }));
  return data ? { count: data.matching, formatted: formatNumber(data.matching) } : null;
}
