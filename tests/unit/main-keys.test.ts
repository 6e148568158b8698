import { expect, test } from 'vitest';
import type { CoreChannel } from '../../src-main/host-electron/core-channel';
import { type KeyStore, launchCore } from '../../src-main/host-electron/core-launcher';
import type { FromCore, ToCore } from '../../src-main/host-electron/core-messages';
import { keysOfMain } from '../../src-main/host-electron/main-keys';

const ignore = () => undefined;

/** A core and the main process that keeps it, with nothing between them but their letters. */
function pair(keys: KeyStore) {
  const ears: ((message: ToCore) => void)[] = [];
  let toMain: (message: FromCore) => void = ignore;
  const channel: CoreChannel = {
    send: (message) => toMain(message),
    listen: ignore,
    overhear: (listener) => void ears.push(listener),
  };
  launchCore(
    () => ({
      send: (message) => ears.forEach((hear) => hear(message)),
      connect: ignore,
      onMessage: (listener) => {
        toMain = listener;
      },
      onExit: ignore,
      kill: ignore,
    }),
    keys,
    { ready: ignore, lost: ignore, failed: ignore },
  );
  return keysOfMain(channel);
}

test('the core has main protect a key and give it back, each answer for what was asked, before it is ready', async () => {
  const system = pair({ protect: (key) => `kept:${key}`, recover: (guarded) => guarded.replace('kept:', '') });
  const answers = [system.protect('uno'), system.protect('dos'), system.recover('kept:tres')];
  expect(await Promise.all(answers)).toEqual(['kept:uno', 'kept:dos', 'tres']);
});

test('a system that keeps nothing says so', async () => {
  const system = pair({ protect: () => null, recover: () => null });
  expect(await system.protect('uno')).toBeNull();
  expect(await system.recover('kept:uno')).toBeNull();
});
