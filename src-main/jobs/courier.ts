import type { Chance, Clock, InTurn, Mailer, MailServer } from '../ports';
import type {
  Claim,
  ClaimedMessage,
  ClaimOrder,
  Drawn,
  DrawOrder,
  KeptServer,
  SettleOrder,
  Tried,
} from './mail-orders';
import { withSecret } from './mail-secret';
import { createTurns } from './turns';

export interface CourierParts {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly mailer: Mailer;
  /** Marks messages as on their way, in a transaction of its own; null where nothing is due. */
  readonly claim: (order: ClaimOrder) => Promise<Claim | null>;
  /** Records what became of them, in one transaction. */
  readonly settle: (order: SettleOrder) => Promise<unknown>;
  readonly draw: (order: DrawOrder) => Promise<Drawn>;
  /** Throws where the password cannot be read here. */
  readonly open: (server: KeptServer) => Promise<MailServer>;
  /** Throws where what was sealed cannot be read here. */
  readonly unseal: (sealed: string) => Promise<string>;
  /** Something of the outbox has changed. */
  readonly changed: () => void;
  readonly failed: (cause: unknown) => void;
}

/** Takes the outbox's messages to the office's server. */
export interface Courier {
  /** Sends what is due; ends when nothing more is, or the server takes nothing more for now. */
  run(): Promise<void>;
  /** Lets what is on its way end, not for long, and begins nothing more. */
  close(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** How many are claimed at once: enough that no connection waits for the disk, few to find again after a crash. */
const MOST_CLAIMED = 32;
/** What has not ended by then is cut off, and found again at the next start. */
const CLOSING_MS = 5000;

interface Sent {
  readonly id: number;
  readonly tried: Tried;
}

/**
 * Claims, sends, settles: each by itself, with the network outside of any transaction. What was sent and not yet settled
 * when the process dies is sent again, under the same Message-ID: that, and nothing else, can come twice.
 */
export function createCourier(parts: CourierParts): Courier {
  const { clock, mailer } = parts;
  let running: Promise<void> | null = null;
  /** What changes while something is awaited. */
  const now = { closed: false, inFlight: 0, recorded: 0 };
  let minute = { sinceMs: 0, used: 0 };
  let turns: { readonly connections: number; readonly inTurn: InTurn } | null = null;
  const progress = createSignal();
  const record = createRecorder(parts, (count) => {
    now.inFlight -= count;
    now.recorded += count;
    progress.tell();
  });

  function inTurnOf(connections: number): InTurn {
    if (turns?.connections !== connections) turns = { connections, inTurn: createTurns(connections) };
    return turns.inTurn;
  }

  async function trySending(claim: Claim, message: ClaimedMessage): Promise<Tried> {
    if (now.closed) return { kind: 'untried' };
    const attachments: Exclude<Drawn, { gone: unknown }>[] = [];
    for (const attachment of message.attachments) {
      const drawn = await parts.draw(attachment);
      if ('gone' in drawn) return { kind: 'gone', reason: drawn.gone };
      attachments.push(drawn);
    }
    let server: MailServer;
    try {
      server = await parts.open(claim.server);
    } catch {
      return { kind: 'line', line: 'secret', answer: '' };
    }
    const told = await withItsSecret(message);
    if ('gone' in told) return { kind: 'gone', reason: told.gone };
    const delivery = await mailer.send(server, { ...told, from: claim.from, replyTo: claim.replyTo, attachments });
    // What was cut off by the closing is no fault of the server's.
    return now.closed && delivery.kind !== 'answered' ? { kind: 'untried' } : delivery;
  }

  /** What it says with its secret in it; or why that is told to nobody. */
  async function withItsSecret({ sealedSecret, ...message }: ClaimedMessage) {
    if (sealedSecret === null) return { ...message, secret: '' };
    if (sealedSecret === '') return { gone: 'addressChanged' } as const;
    try {
      const secret = await parts.unseal(sealedSecret);
      return { ...withSecret(message, secret), secret };
    } catch {
      return { gone: 'secretGone' } as const;
    }
  }

  async function carry(claim: Claim, message: ClaimedMessage): Promise<void> {
    const its = minute;
    const tried = await inTurnOf(claim.server.connections)(() => trySending(claim, message)).catch(
      (cause: unknown): Tried => {
        // The network's faults are answers: what is thrown is the message's own, as a PDF that cannot be drawn.
        parts.failed(cause);
        return now.closed ? { kind: 'untried' } : { kind: 'gone', reason: 'notMade' };
      },
    );
    // What the server never had is not counted against its minute, or a broken line would use it up.
    if (tried.kind !== 'answered' && tried.kind !== 'dropped') its.used -= 1;
    record.add({ id: message.id, tried });
  }

  async function claimSome(): Promise<number> {
    const nowMs = clock.nowMs();
    if (Math.abs(nowMs - minute.sinceMs) >= MINUTE_MS) minute = { sinceMs: nowMs, used: 0 };
    const claim = await parts.claim({
      most: MOST_CLAIMED - now.inFlight,
      usedThisMinute: minute.used,
      minuteEndsAtMs: now.inFlight === 0 ? minute.sinceMs + MINUTE_MS : null,
    });
    const messages = claim?.messages ?? [];
    if (!claim || messages.length === 0) return 0;
    minute.used += messages.length;
    now.inFlight += messages.length;
    parts.changed();
    for (const message of messages) void carry(claim, message);
    return messages.length;
  }

  async function work(): Promise<void> {
    // What could not be recorded the last time comes first.
    record.flush();
    while (!now.closed) {
      const isRoom = now.inFlight <= MOST_CLAIMED / 2;
      const before = now.recorded;
      if (isRoom && (await claimSome()) > 0) continue;
      // What was recorded meanwhile may have let the next message of its client go.
      if (now.recorded !== before) continue;
      if (now.inFlight === 0 || record.isStuck()) return;
      await progress.next();
    }
  }

  return {
    run() {
      if (now.closed) return Promise.resolve();
      running ??= work()
        .catch(parts.failed)
        // Nothing is told here: whoever hears that something changed runs this again.
        .finally(() => {
          running = null;
        });
      return running;
    },
    async close() {
      now.closed = true;
      const cut = setTimeout(() => mailer.close(), CLOSING_MS);
      while (now.inFlight > 0 && !record.isStuck()) await progress.next();
      clearTimeout(cut);
      progress.tell();
      await running;
      mailer.close();
    },
  };
}

/** Wakes everybody who waits for the next time. */
function createSignal() {
  let waiting: (() => void)[] = [];
  return {
    next: () => new Promise<void>((done) => waiting.push(done)),
    tell() {
      const now = waiting;
      waiting = [];
      for (const done of now) done();
    },
  };
}

/** Records results together: those that come while a transaction is under way go into the next one. */
function createRecorder({ settle, chance, changed, failed }: CourierParts, tell: (count: number) => void) {
  const results: Sent[] = [];
  let recording = false;
  let stuck = false;

  async function recordAll(): Promise<void> {
    recording = true;
    stuck = false;
    try {
      while (results.length > 0) {
        const batch = [...results];
        await settle({ results: batch, chance: chance() });
        results.splice(0, batch.length);
        tell(batch.length);
        changed();
      }
    } catch (cause) {
      // They are kept for the next try; the messages stay on their way until then, or until the next start.
      stuck = true;
      failed(cause);
      tell(0);
    } finally {
      recording = false;
    }
  }

  const flush = () => {
    if (!recording && results.length > 0) void recordAll();
  };
  return {
    add(sent: Sent) {
      results.push(sent);
      flush();
    },
    flush,
    isStuck: () => stuck,
  };
}
