import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { ClientRow } from '../../../src-main/contract/clients';
import { api } from '../../api/client';
import { countOptions, PAGE_SIZE, pageOptions } from '../../api/client-list';
import type { ListState } from './list-address';
import { pagesOf, ROWS_AHEAD, type RowRange } from './page-window';

export interface ClientPages {
  /** The list on screen: the one asked for, or the one before it until that arrives. */
  readonly shown: ListState;
  readonly matching: number;
  readonly total: number;
  readonly ready: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  rowAt(index: number): ClientRow | undefined;
}

/** The rows of a list by their number, read in pages as they come into sight. */
export function useClientPages(wanted: ListState, range: RowRange): ClientPages {
  const count = useQuery({ ...countOptions(wanted), placeholderData: keepPreviousData });
  const first = useQuery(pageOptions(wanted, 0));
  const settled = useRef(wanted);
  const arrived = first.data !== undefined && count.data !== undefined && !count.isPlaceholderData;
  const before = useRef(count.data);
  if (arrived) {
    settled.current = wanted;
    before.current = count.data;
  }
  const shown = settled.current;
  const counts = before.current ?? { matching: 0, total: 0 };
  const pages = pagesOf(range.first - ROWS_AHEAD, range.last + ROWS_AHEAD, counts.matching);
  const answers = useQueries({ queries: pages.map((page) => pageOptions(shown, page)) });
  const rows = useMemo(() => new Map(pages.map((page, index) => [page, answers[index]?.data?.rows])), [pages, answers]);
  return {
    shown,
    ...counts,
    ready: before.current !== undefined,
    error: first.error ?? count.error,
    retry: () => void Promise.all([first.refetch(), count.refetch()]),
    rowAt: (index) => rows.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE],
  };
}

const LARGEST_READ = 500;

/** The ids of a stretch of the list, for a range that reaches beyond the pages on screen. */
export async function idsBetween({ filter, sort }: ListState, from: number, to: number): Promise<number[]> {
  const ids: number[] = [];
  for (let offset = from; offset <= to; offset += LARGEST_READ) {
    const limit = Math.min(LARGEST_READ, to - offset + 1);
    const { rows } = await api.clients.list({ filter, sort, offset, limit });
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}
