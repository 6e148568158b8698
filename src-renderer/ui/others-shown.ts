import { useEffect, useRef, useState } from 'react';

// What draws the answers of a row stays from row to row, since to make it anew takes longer than to ask.

/** Forgets what was chosen of another when it is drawn for this one. */
export function useForgetting(id: number, forget: () => void): void {
  const [ofId, setOfId] = useState(id);
  if (ofId === id) return;
  setOfId(id);
  forget();
}

/** Whether the answer at hand is still about another than `id`: nothing of it is shown under this one's name. */
export function useOthersShown(id: number, isPlaceholder: boolean): boolean {
  const shownId = useRef(id);
  useEffect(() => {
    if (!isPlaceholder) shownId.current = id;
  }, [id, isPlaceholder]);
  return isPlaceholder && shownId.current !== id;
}
