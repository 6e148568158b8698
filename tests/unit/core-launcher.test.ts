import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { launchCore } from '../../src-main/host-electron/core-launcher';
import type { FromCore, ToCore } from '../../src-main/host-electron/core-messages';
import type { CoreProcess } from '../../src-main/host-electron/forked-core';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A core that says and does only what a test has it. */
function launchFake() {
  const sent: ToCore['kind'][] = [];
  let say: (message: FromCore) => void = () => undefined;
  let end: () => void = () => undefined;
  let killed = 0;
  const core: CoreProcess = {
    send: (message) => void sent.push(message.kind),
    connect: () => undefined,
    onMessage: (listener) => {
      say = listener;
    },
    onExit: (listener) => {
      end = listener;
    },
    kill: () => {
      killed += 1;
      end();
    },
  };
  const keys = { protect: () => null, recover: () => null };
  const listener = { ready: () => undefined, lost: () => undefined, failed: () => undefined };
  const launcher = launchCore(() => core, keys, listener);
  say({ kind: 'ready' });
  let stopped = false;
  void launcher.stop().then(() => {
    stopped = true;
  });
  return {
    sent,
    say: (message: FromCore) => say(message),
    end: () => end(),
    killed: () => killed,
    stopped: () => stopped,
  };
}

test('a core that does not say that it heard is ended after five seconds', async () => {
  const core = launchFake();
  expect(core.sent).toEqual(['stop']);
  await vi.advanceTimersByTimeAsync(4900);
  expect(core.stopped()).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect([core.stopped(), core.killed()]).toEqual([true, 1]);
});

test('one that takes the last backup is waited for, and not for ever', async () => {
  const core = launchFake();
  core.say({ kind: 'stopping' });
  await vi.advanceTimersByTimeAsync(100_000);
  expect([core.stopped(), core.killed()]).toEqual([false, 0]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([core.stopped(), core.killed()]).toEqual([true, 1]);
});

test('one that ends by itself meanwhile is not ended again', async () => {
  const core = launchFake();
  core.say({ kind: 'stopping' });
  await vi.advanceTimersByTimeAsync(20_000);
  core.end();
  await vi.advanceTimersByTimeAsync(1);
  expect([core.stopped(), core.killed()]).toEqual([true, 0]);
});
