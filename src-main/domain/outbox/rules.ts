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
/** The longest that a wait is spread to. */
const SPREAD_MOST = 1.25;

const doubled = (firstMs: number, times: number, longestMs: number) =>
  Math.min(firstMs * 2 ** Math.min(times, 30), longestMs);

const waitAfterMs = (attempts: number) => doubled(FIRST_WAIT_MS, attempts - 1, LONGEST_WAIT_MS);

/** How long a message waits after so many tries. */
export function messageWaitMs(attempts: number, chance: number): number {
  return spread(waitAfterMs(attempts), chance);
}

/** With how many tries a message was tried for so long, each after the wait that is due to it. */
function triesWithin(triedMs: number): number {
  let tries = 1;
  for (let waitedMs = 0; waitedMs < triedMs; tries += 1) waitedMs += waitAfterMs(tries);
  return tries;
}

/**
 * With how many tries a message is given up: three days of them. Tries are counted and not days, so that a weekend with the
 * program closed, a night without network and a clock that jumps use up none of a message's chances.
 */
export const MOST_TRIES = triesWithin(TRIED_FOR_MS);

const LINE_WAIT_MS = 5000;
const LONGEST_LINE_WAIT_MS = 5 * MINUTE_MS;

/** How long nothing is tried after the server was not to be reached, or did not let us in, so many times in a row. */
export function lineWaitMs(failures: number, chance: number): number {
  return spread(doubled(LINE_WAIT_MS, failures - 1, LONGEST_LINE_WAIT_MS), chance);
}

/** The longest that anything is ever made to wait: what waits for longer was told so by a clock that was ahead. */
export const MESSAGE_WAITS_MOST_MS = LONGEST_WAIT_MS * SPREAD_MOST;
const LINE_WAITS_MOST_MS = LONGEST_LINE_WAIT_MS * SPREAD_MOST;

/** Whether the line is left alone for now; one that a clock ahead put off for long is not. */
export function isLeftAlone(resumeAtMs: number, nowMs: number): boolean {
  return resumeAtMs > nowMs && resumeAtMs <= nowMs + LINE_WAITS_MOST_MS;
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
  /** The server will not have what it says, for anybody. */
  readonly isContentRefused: boolean;
}

export type Outcome =
  | { readonly state: Extract<MailState, 'sent'>; readonly reason: null }
  | { readonly state: Extract<MailState, 'failed'>; readonly reason: MailReason }
  | { readonly state: Extract<MailState, 'retrying'>; readonly reason: null; readonly nextAttemptAtMs: number };

/**
 * What becomes of a message after a try. While an address may still take it, it is tried again, those alone; at the end
 * one refusal makes it failed, whoever else has it. What is refused for what it says would be so again, at any address.
 */
export function decideOutcome(tried: Tried, nowMs: number, chance: number): Outcome {
  if (tried.isContentRefused) return { state: 'failed', reason: 'contentRefused' };
  if (tried.recipients.includes('waiting')) {
    if (tried.attempts >= MOST_TRIES) return { state: 'failed', reason: 'gaveUp' };
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

/** Each address once, whatever its capitals, the main one first; nobody where there is no main one (specification §2). */
export function addressList(to: string, others: readonly string[]): string[] {
  if (to === '') return [];
  const known = new Map([to, ...others].map((address) => headLine(address)).map((one) => [one.toLowerCase(), one]));
  return [...known.values()].filter((address) => address !== '');
}

/** How many more may go now; a limit of 0 is none. */
export function roomFor(limit: number, used: number): number {
  return limit === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, limit - used);
}
