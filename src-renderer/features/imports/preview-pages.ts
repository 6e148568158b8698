import { useQueries } from '@tanstack/react-query';
import type { ImportRow } from '../../../src-main/contract/imports';
import { query } from '../../api/client';
import type { Group } from './preview';

const PAGE = 100;

/** The rows `first` to `last` of a group, as far as their pages have come; only those in sight are asked for. */
export function usePreviewRows(
  draftId: string,
  group: Group,
  range: { readonly first: number; readonly last: number },
): (index: number) => ImportRow | undefined {
  const from = Math.floor(range.first / PAGE);
  const numbers = Array.from({ length: Math.floor(range.last / PAGE) - from + 1 }, (_, index) => from + index);
  const which = group.kind === 'outcome' ? { outcome: group.outcome } : { problem: group.problem };
  const pages = useQueries({
    queries: numbers.map((number) => ({
      ...query.imports.rows.queryOptions({ input: { draftId, ...which, offset: number * PAGE, limit: PAGE } }),
      placeholderData: (previous?: { rows: ImportRow[]; total: number }) => previous,
    })),
  });
  return (index) => pages[Math.floor(index / PAGE) - from]?.data?.rows[index % PAGE];
}
