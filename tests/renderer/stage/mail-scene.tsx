import type { MailSettings } from '../../../src-main/contract/mail-settings';
import type { MailMessage, MailRow, MailStatus } from '../../../src-main/contract/outbox';
import { query, queryClient } from '../../../src-renderer/api/client';
import { MailPill, MailScreen, MailSection } from '../../../src-renderer/features/mail';
import { ActorContext } from '../../../src-renderer/api/session';
import { type FakeCore, refusal } from './fake-core';
import { everyday, operator } from './office';

const AT_MS = Date.UTC(2026, 10, 24, 12);

const held: MailRow = {
  id: 7,
  version: 2,
  kind: 'invoice',
  clientId: 1,
  client: 'Ana Muñoz',
  subject: 'Norte Digital: factura B 0003-00000012',
  state: 'waiting',
  reason: null,
  held: true,
  answer: '',
  attempts: 0,
  nextAttemptAtMs: null,
  createdAtMs: AT_MS,
  settledAtMs: null,
  address: 'ana@correo.example',
  recipients: 1,
  accepted: 0,
};
const unmade: MailRow = {
  ...held,
  id: 6,
  client: 'Beto Ruiz',
  clientId: 2,
  state: 'failed',
  reason: 'notMade',
  held: false,
  settledAtMs: AT_MS,
};

const status = (more: Partial<MailStatus>): MailStatus => ({
  configured: true,
  paused: false,
  line: 'ready',
  answer: '',
  sinceMs: AT_MS,
  resumeAtMs: null,
  limit: null,
  held: 0,
  open: 0,
  failed: 1,
  unsendable: 0,
  ...more,
});

/** An office that went back to a copy in which two messages waited; until they are decided about. */
export function heldMailCore(): FakeCore {
  let left = 2;
  return {
    ...everyday,
    outbox: {
      status: () => status({ held: left, open: left }),
      list: () => ({ rows: [held, unmade], total: 2 }),
      reachable: () => ({ reachable: 0 }),
      decideHeld: () => {
        const decided = left;
        left = 0;
        return { decided };
      },
    },
  };
}

/** Three messages never went for want of an address that there is by now. */
export function reachableMailCore(): FakeCore {
  let left = 3;
  return {
    ...everyday,
    outbox: {
      status: () => status({ unsendable: left }),
      list: () => ({ rows: [unmade], total: 1 }),
      reachable: () => ({ reachable: left }),
      sendReachable: () => {
        const retried = left;
        left = 0;
        return { retried };
      },
    },
  };
}

const refused: MailMessage = {
  ...held,
  state: 'failed',
  reason: 'badAddress',
  held: false,
  text: 'Su factura va adjunta.',
  html: '<p>Su factura va adjunta.</p>',
  messageId: '',
  operator: '',
  addresses: [{ position: 0, address: 'ana@correo.example', state: 'rejected', answer: '', settledAtMs: AT_MS }],
  attachments: 1,
};

/** The office's limit holds back four messages: of a day, or of a minute. */
export function limitedMailCore(kind: 'day' | 'minute', most: number): FakeCore {
  return {
    ...everyday,
    outbox: {
      status: () => status({ open: 4, failed: 0, limit: { kind, most, untilMs: AT_MS + 60_000 } }),
      list: () => ({ rows: [{ ...held, held: false }], total: 1 }),
      reachable: () => ({ reachable: 0 }),
    },
  };
}

/** Nothing goes out; this is what was answered last. */
export function lineDownCore(answer: string): FakeCore {
  return {
    ...everyday,
    outbox: {
      status: () => status({ line: answer.startsWith('5') ? 'login' : 'unreachable', answer, open: 4, failed: 0 }),
      list: () => ({ rows: [{ ...held, held: false }], total: 1 }),
      reachable: () => ({ reachable: 0 }),
    },
  };
}

/** The server took the address, and not what the message says. */
export function contentRefusedCore(): FakeCore {
  const answer = '554 5.7.1 message content rejected as spam';
  const addresses = refused.addresses.map((one) => ({ ...one, state: 'waiting' as const, settledAtMs: null }));
  const message: MailMessage = { ...refused, reason: 'contentRefused', answer, addresses };
  return {
    ...everyday,
    outbox: {
      status: () => status({}),
      list: () => ({ rows: [message], total: 1 }),
      reachable: () => ({ reachable: 0 }),
      get: () => message,
    },
  };
}

/** Another window mends the address while its dialog is open here: the message is read again by itself. */
export function mendedMeanwhile() {
  let now = refused;
  const core: FakeCore = {
    ...everyday,
    outbox: {
      status: () => status({}),
      list: () => ({ rows: [now], total: 1 }),
      reachable: () => ({ reachable: 0 }),
      get: () => now,
      changeAddress({ version }) {
        if (version !== now.version) throw refusal({ code: 'CONFLICT', params: { version: now.version } });
        return { done: true };
      },
    },
  };
  function change(): void {
    const addresses = refused.addresses.map((one) => ({ ...one, address: 'ana@otro.example' }));
    now = { ...refused, version: 3, addresses };
    void queryClient.invalidateQueries({ queryKey: query.outbox.key() });
  }
  const element = (
    <>
      <button type="button" onClick={change}>
        Otra ventana corrige
      </button>
      <MailScene />
    </>
  );
  return { core, element };
}

export function MailScene() {
  return (
    <div style={{ height: '100vh' }}>
      <MailPill />
      <MailScreen />
    </div>
  );
}

/** A server whose password is kept. */
export function mailServerCore(): FakeCore {
  return {
    ...everyday,
    mailSettings: {
      get: (): MailSettings => ({
        host: 'smtp.norte.example',
        port: 2525,
        security: 'tls',
        user: 'oficina',
        fromName: 'Norte Digital',
        fromAddress: 'oficina@norte.example',
        replyTo: '',
        dailyLimit: 0,
        minuteLimit: 0,
        connections: 3,
        paused: false,
        version: 1,
        hasPassword: true,
        trustedFingerprint: '',
      }),
      save: () => ({ version: 2 }),
    },
  };
}

export function MailServerScene() {
  return (
    <ActorContext value={{ ...operator, role: 'administrator' }}>
      <MailSection />
    </ActorContext>
  );
}
