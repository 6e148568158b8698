import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ConnectionState, connectionState, onConnectionChange } from './transport';

/** After so long a clerk begins to wonder. */
const LONG_MS = 5000;

/** Whether the core answers; the window says so when it does not. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(onConnectionChange, connectionState);
}

/** Whether the core has been gone so long that the clerk should be told what to do. */
export function useLongLost(): boolean {
  const lost = useConnection() === 'lost';
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!lost) return setLong(false);
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, [lost]);
  return long;
}

/** Whether what was sent waits for a core that is gone: it is sent by itself when there is one again. */
export function useWaiting(busy: boolean): boolean {
  return useConnection() !== 'open' && busy;
}
