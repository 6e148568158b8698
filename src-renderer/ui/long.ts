import { useEffect, useState } from 'react';

/** Above this somebody wonders whether anything happens. */
const LONG_MS = 700;

/** Whether something has been going on for so long that it has to be said why. */
export function useIsLong(goesOn: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [goesOn]);
  return long;
}
