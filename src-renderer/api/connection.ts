import { useSyncExternalStore } from 'react';
import { type ConnectionState, connectionState, onConnectionChange } from './transport';

/** Whether the core answers; the window says so when it does not. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(onConnectionChange, connectionState);
}
