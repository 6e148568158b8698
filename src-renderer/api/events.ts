import type { OfficeEvent } from '../../src-main/contract/events';
import { api, queryClient } from './client';
import { staleAnswers } from './stale-answers';
import { hearProgress } from './tasks';
import { connectionState, onConnectionChange } from './transport';

const PAUSE_MS = 500;

function invalidate(event: OfficeEvent): void {
  if (event.kind === 'tasks.progressed') return hearProgress(event);
  for (const queryKey of staleAnswers[event.kind]) void queryClient.invalidateQueries({ queryKey });
}

async function follow(): Promise<void> {
  const events = await api.events.subscribe({});
  for await (const event of events) invalidate(event);
}

/** Follows the core's events for as long as the window lives; after a gap everything is asked again. */
export function followEvents(): () => void {
  const stop = new AbortController();
  let lost = false;
  const stopListening = onConnectionChange(() => {
    // What is asked while the window starts is no older than its first connection.
    if (connectionState() === 'open' && lost) void queryClient.invalidateQueries();
    lost = connectionState() === 'lost';
  });
  async function loop(): Promise<void> {
    while (!stop.signal.aborted) {
      await follow().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  void loop();
  return () => {
    stop.abort();
    stopListening();
  };
}
