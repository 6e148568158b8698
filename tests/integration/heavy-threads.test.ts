import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createHeavyThreads } from '../../src-main/app/thread-runner';
import { refusalOf } from '../support/test-app';

/** A thread that answers a call only once the call's flag is set. */
const HELD = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ kind, callId, flag }) => {
    if (kind === 'close') return parentPort.close();
    Atomics.wait(new Int32Array(flag), 0, 0);
    parentPort.postMessage({ kind: 'answered', callId, value: callId });
  });`;

/** A thread that asks for memory until there is none. */
const GREEDY = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ kind }) => {
    if (kind === 'close') return parentPort.close();
    const held = [];
    for (;;) held.push(Buffer.alloc(900_000, 97).toString('latin1'));
  });`;

function heldThreads(script = HELD) {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-heavy-'));
  const file = join(folder, 'held.mjs');
  writeFileSync(file, script);
  let made = 0;
  const count = () => {
    made += 1;
  };
  process.on('worker', count);
  onTestFinished(() => {
    process.off('worker', count);
    rmSync(folder, { recursive: true, force: true });
  });
  const threads = createHeavyThreads(file, folder);
  const begin = () => {
    const flag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const call = { feature: 'exports', verb: 'clients', input: {}, actor: null };
    const answer = Promise.resolve(threads.read(call, { flag, report: () => undefined }));
    const release = () => {
      Atomics.store(new Int32Array(flag), 0, 1);
      Atomics.notify(new Int32Array(flag), 0);
    };
    return { answer, release };
  };
  return { threads, begin, made: () => made };
}

test('three heavy calls run at once, and those beyond wait their turn', async () => {
  const { threads, begin, made } = heldThreads();
  const calls = Array.from({ length: 8 }, begin);
  await new Promise((later) => setImmediate(later));
  expect(made()).toBe(3);
  for (const { release } of calls) release();
  await Promise.all(calls.map(({ answer }) => answer));
  await threads.close();
});

test('a call that still waits when the office closes is refused', async () => {
  const { threads, begin } = heldThreads();
  const calls = Array.from({ length: 4 }, begin);
  const last = refusalOf(calls[3]?.answer ?? Promise.resolve());
  const closed = threads.close();
  for (const { release } of calls) release();
  await closed;
  expect(await last).toMatchObject({ code: 'CANCELLED' });
});

test('a call that needs more memory than a thread may have says so, and ends alone', async () => {
  const { threads, begin } = heldThreads(GREEDY);
  expect(await refusalOf(begin().answer)).toMatchObject({ code: 'OUT_OF_MEMORY' });
  await threads.close();
});
