import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useState } from 'react';
import type { Office } from '../../src-main/contract/office';
import type { Actor } from '../../src-main/contract/session';
import { query, queryClient } from './client';

export function useSession() {
  return useQuery(query.session.get.queryOptions({ input: {} }));
}

export function useOffice() {
  return useQuery(query.office.get.queryOptions({ input: {} }));
}

/** Asks who sits here and which office this is before anything is drawn. */
export function askWhoSitsHere(): void {
  void queryClient.prefetchQuery(query.session.get.queryOptions({ input: {} }));
  void queryClient.prefetchQuery(query.office.get.queryOptions({ input: {} }));
}

/** The office on screen; null before it is known. */
export function useOfficeDetails(): Office | null {
  return useOffice().data?.office ?? null;
}

/** Whose screens these are: they stay his while the sign-in is asked again, and so does what he typed. */
export const ActorContext = createContext<Actor | null>(null);

/** Who works at this window. */
export function useActor(): Actor | null {
  return useContext(ActorContext);
}

/** Who is signed in, or was when the sign-in ended; null at a window that nobody has signed in at. */
export function useLastActor(now: Actor | null): Actor | null {
  const [last, setLast] = useState(now);
  if (now && now !== last) setLast(now);
  return now ?? last;
}

/** Shows the window locked, before the core has been asked. */
export function markLocked(): void {
  const { queryKey } = query.session.get.queryOptions({ input: {} });
  queryClient.setQueryData(queryKey, (session) => session && { ...session, locked: true });
}

/** Whether the operator may change the register: the core enforces it, the window only spares a vain click. */
export function useMayWrite(): boolean {
  const role = useActor()?.role;
  return role === 'operator' || role === 'administrator';
}
