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

/** How many clients a view finds now; null until it is known, and of one whose filter is not known whole. */
export function useViewCount(view: SavedView): { readonly count: number; readonly formatted: string } | null {
  const { data } = useQuery({ ...countOptions({ filter: view.filter }), enabled: !view.incomplete });
  return data && !view.incomplete ? { count: data.matching, formatted: formatNumber(data.matching) } : null;
}
