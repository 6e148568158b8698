import { expect, test } from 'vitest';
import { createCourier, type CourierParts } from '../../src-main/jobs/courier';
import type { Claim, ClaimedMessage, SettleOrder } from '../../src-main/jobs/mail-orders';

const message = (id: number): ClaimedMessage => ({
  id,
  messageId: `<${id}@norte.example>`,
  datedMs: 0,
  subject: '',
  text: '',
  html: '',
  to: ['ana@correo.example'],
  recipients: ['ana@correo.example'],
  attachments: [],
  sealedSecret: null,
});

const claimOf = (...ids: number[]): Claim => ({
  server: { host: 'x', port: 1, security: 'tls', user: '', sealedPassword: '', trusted: null, connections: 2 },
  from: { name: '', address: '' },
  replyTo: '',
  messages: ids.map(message),
});

/** A courier over an outbox of these messages, each of which is claimed once. */
function courierOf(ids: number[], more: Partial<CourierParts> = {}) {
  const left = [...ids];
  const settled: SettleOrder['results'][number][] = [];
  const told = { times: 0 };
  const parts: CourierParts = {
    clock: { nowMs: () => 0 },
    chance: () => 0.5,
    mailer: {
      send: (_server, { recipients }) =>
        Promise.resolve({
          kind: 'answered',
          answers: recipients.map((address) => ({ address, code: 250, text: 'ok' })),
        }),
      tryOut: () => Promise.resolve({ line: 'ready', answer: '' }),
      certificateOf: () => Promise.resolve(null),
      close: () => undefined,
    },
    claim: ({ most }) => Promise.resolve(claimOf(...left.splice(0, most))),
    settle: ({ results }) => Promise.resolve(settled.push(...results)),
    draw: () => Promise.resolve({ gone: 'attachmentGone' }),
    open: ({ sealedPassword: _sealed, ...server }) => Promise.resolve({ ...server, password: '' }),
    unseal: (sealed) => Promise.resolve(sealed),
    changed: () => {
      told.times += 1;
    },
    failed: (cause) => {
      throw cause;
    },
    ...more,
  };
  return { courier: createCourier(parts), settled, told };
}

test('a run ends when everything is recorded, and an idle one tells nobody', async () => {
  const { courier, settled, told } = courierOf(Array.from({ length: 100 }, (_, at) => at + 1));
  await courier.run();
  expect(settled.map(({ id }) => id).toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 100 }, (_, at) => at + 1),
  );
  const before = told.times;
  await courier.run();
  expect(told.times).toBe(before);
});

test('what could not be recorded is kept, and recorded by the next run', async () => {
  let broken = true;
  const failures: unknown[] = [];
  const kept: number[] = [];
  const { courier } = courierOf([1, 2], {
    settle({ results }) {
      if (broken) return Promise.reject(new Error('full disk'));
      return Promise.resolve(kept.push(...results.map(({ id }) => id)));
    },
    failed: (cause) => failures.push(cause),
  });
  await courier.run();
  expect(failures.length).toBeGreaterThan(0);
  broken = false;
  await courier.run();
  expect(kept.toSorted((one, other) => one - other)).toEqual([1, 2]);
});

test('a password that cannot be read here stops the line, and loses no message', async () => {
  const { courier, settled } = courierOf([1], { open: () => Promise.reject(new Error('another computer')) });
  await courier.run();
  expect(settled).toEqual([{ id: 1, tried: { kind: 'line', line: 'secret', answer: '' } }]);
});

test('closing begins nothing more, and what was not begun waits again', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  const { courier, settled } = courierOf([1, 2, 3], {
    mailer: {
      send: async (_server, { recipients }) => {
        await held;
        return { kind: 'answered', answers: recipients.map((address) => ({ address, code: 250, text: 'ok' })) };
      },
      tryOut: () => Promise.resolve({ line: 'ready', answer: '' }),
      certificateOf: () => Promise.resolve(null),
      close: () => undefined,
    },
  });
  const running = courier.run();
  await Promise.resolve();
  await Promise.resolve();
  const closing = courier.close();
  release();
  await Promise.all([running, closing]);
  const kinds = settled.toSorted((one, other) => one.id - other.id).map(({ id, tried }) => [id, tried.kind]);
  expect(kinds).toEqual([
    [1, 'answered'],
    [2, 'answered'],
    [3, 'untried'],
  ]);
});
