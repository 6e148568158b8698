import type { MailReason, MailState } from '../../contract/outbox';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A server that delays whom it does not know takes the second try, some minutes later. */
const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 2 * HOUR_MS;
/** How long one message is tried (issue: Mail): three days, as mail servers themselves do. */
const TRIED_FOR_MS = 72 * HOUR_MS;

/** `chance`, from 0 to 1, spreads a wait over half of itself, so that what failed together is not tried together. */
const spread = (waitMs: number, chance: number) => Math.round(waitMs * (0.75 + chance / 2));

const doubled = (firstMs: number, times: number, longestMs: number) =>
  Math.min(firstMs * 2 ** Math.min(times, 30), longestMs);

/** How long a message waits after so many tries. */
export function messageWaitMs(attempts: number, chance: number): number {
  return spread(doubled(FIRST_WAIT_MS, attempts - 1, LONGEST_WAIT_MS), chance);
}

const LINE_WAIT_MS = 5000;
const LONGEST_LINE_WAIT_MS = 5 * MINUTE_MS;

/** How long nothing is tried after the server was not to be reached, or did not let us in, so many times in a row. */
export function lineWaitMs(failures: number, chance: number): number {
  return spread(doubled(LINE_WAIT_MS, failures - 1, LONGEST_LINE_WAIT_MS), chance);
}

export type RecipientState = 'waiting' | 'accepted' | 'rejected';

/** By its first digit (RFC 5321 §4.2.1): 2 took it, 5 never will, anything else may later. */
export function answeredState(code: number): RecipientState {
  if (code >= 200 && code < 300) return 'accepted';
  return code >= 500 && code < 600 ? 'rejected' : 'waiting';
}

export interface Tried {
  readonly recipients: readonly RecipientState[];
  /** With this one. */
  readonly attempts: number;
  readonly firstAttemptAtMs: number;
}

export type Outcome =
  | { readonly state: Extract<MailState, 'sent'>; readonly reason: null }
  | { readonly state: Extract<MailState, 'failed'>; readonly reason: MailReason }
  | { readonly state: Extract<MailState, 'retrying'>; readonly reason: null; readonly nextAttemptAtMs: number };

/**
 * What becomes of a message after a try. While an address may still take it, it is tried again, those alone; at the end
 * one refusal makes it failed, whoever else has it.
 */
export function decideOutcome(tried: Tried, nowMs: number, chance: number): Outcome {
  if (tried.recipients.includes('waiting')) {
    if (nowMs - tried.firstAttemptAtMs >= TRIED_FOR_MS) return { state: 'failed', reason: 'gaveUp' };
    return { state: 'retrying', reason: null, nextAttemptAtMs: nowMs + messageWaitMs(tried.attempts, chance) };
  }
  if (tried.recipients.includes('rejected')) return { state: 'failed', reason: 'refused' };
  return { state: 'sent', reason: null };
}

/** This computer itself: mail that anybody could read on its way goes nowhere else. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/iu.test(host);
}

/** A text as a message's head may have it: one line, so that no name makes a line of the head by itself. */
export function headLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** How many more may go now; a limit of 0 is none. */
export function roomFor(limit: number, used: number): number {
  return limit === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, limit - used);
}
