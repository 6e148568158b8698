import type { SystemKeys } from '../ports';
import type { CoreChannel } from './core-channel';

/** The operating system's secret store, which main alone has: asked by letter. */
export function keysOfMain(channel: CoreChannel): SystemKeys {
  const waiting = new Map<number, (text: string | null) => void>();
  let lastId = 0;
  channel.overhear((message) => {
    if (message.kind !== 'key') return;
    waiting.get(message.callId)?.(message.text);
    waiting.delete(message.callId);
  });
  const ask = (what: 'protect' | 'recover', text: string) =>
    new Promise<string | null>((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      channel.send({ kind: 'key', callId: lastId, ask: what, text });
    });
  return { protect: (key) => ask('protect', key), recover: (guarded) => ask('recover', guarded) };
}
