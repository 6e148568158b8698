import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { ClientRow } from '../../../src-main/contract/clients';
import { api } from '../../api/client';
import { countOptions, everybody, PAGE_SIZE, pageOptions } from '../../api/client-list';
import type { ListState } from './list-address';
import { pagesAtHand, type RowRange } from './page-window';

export interface ClientPages {
  /** The list on screen: the one asked for, or the one before it until that arrives. */
  readonly shown: ListState;
  /** How many rows it has; only those that have come, until they are `counted`. */
  readonly matching: number;
  readonly counted: boolean;
  /** Every client of the office. */
  readonly total: number;
  readonly ready: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  rowAt(index: number): ClientRow | undefined;
}

type Settled = Pick<ClientPages, 'shown' | 'matching' | 'counted' | 'total'>;

/** The rows of a list by their number, read in pages as they come into sight. */
export function useClientPages(wanted: ListState, range: RowRange): ClientPages {
  const settled = useRef<Settled | null>(null);
  const total = useQuery(countOptions(everybody));
  const first = useQuery(pageOptions(wanted, 0));
  const came = first.data?.rows.length;
  // What fits one page is counted by it. Of what is typed the rows are shown first, and counted then.
  const long = came === PAGE_SIZE;
  const count = useQuery({ ...countOptions(wanted), enabled: long || !settled.current });
  const matching = long ? count.data?.matching : came;
  if (came !== undefined && total.data && (matching !== undefined || settled.current)) {
    settled.current = {
      shown: wanted,
      matching: matching ?? came,
      counted: matching !== undefined,
      total: total.data.matching,
    };
  }
  const now = settled.current ?? { shown: wanted, matching: 0, counted: false, total: 0 };
  const { shown } = now;
  const pages = pagesAtHand(range, now.matching);
  const answers = useQueries({ queries: pages.map((page) => pageOptions(shown, page)) });
  const rows = useMemo(() => new Map(pages.map((page, index) => [page, answers[index]?.data?.rows])), [pages, answers]);
  return {
    ...now,
    ready: settled.current !== null,
    error: first.error ?? count.error ?? total.error,
    retry: () => void Promise.all([total.refetch(), first.refetch(), count.refetch()]),
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
