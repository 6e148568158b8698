import { useQuery } from '@tanstack/react-query';
import type { Office } from '../../src-main/contract/office';
import type { Actor } from '../../src-main/contract/session';
import { query } from './client';

export function useSession() {
  return useQuery(query.session.get.queryOptions({ input: {} }));
}

export function useOffice() {
  return useQuery(query.office.get.queryOptions({ input: {} }));
}

/** The office on screen; null before it is known. */
export function useOfficeDetails(): Office | null {
  return useOffice().data?.office ?? null;
}

/** Who is signed in at this window; null before it is known. */
export function useActor(): Actor | null {
  return useSession().data?.actor ?? null;
}

/** Whether the operator may change the register: the core enforces it, the window only spares a vain click. */
export function useMayWrite(): boolean {
  const role = useActor()?.role;
  return role === 'operator' || role === 'administrator';
}
