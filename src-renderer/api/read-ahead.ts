import { createContext, useContext, useEffect, useRef } from 'react';
import type { CallContext } from './client';

/** The clients beside the one that is looked at, where an arrow key comes to next; nobody while the selection runs past. */
export const Neighbours = createContext<readonly number[]>([]);

/** Whoever is refused what nobody asked for yet is told once it is asked for. */
const AHEAD: CallContext = { ahead: true };

/**
 * Reads what a tab shows of the neighbours, once the selection rests: the next arrow finds it there. What changes meanwhile
 * is asked anew, as for everything that was read.
 */
export function useReadAhead(read: (clientId: number, context: CallContext) => Promise<unknown>): void {
  const neighbours = useContext(Neighbours);
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    for (const clientId of neighbours) void latest.current(clientId, AHEAD);
  }, [neighbours]);
}
