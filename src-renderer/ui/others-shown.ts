import { useRef } from 'react';

/**
 * Whether the answer at hand is still about another than `id`. What draws the answers of a row stays from row to row, since
 * to make it anew takes longer than to ask; by this it shows nothing of one under the name of another.
 */
export function useOthersShown(id: number, isPlaceholder: boolean): boolean {
  const shownId = useRef(id);
  if (!isPlaceholder) shownId.current = id;
  return shownId.current !== id;
}
