import { Refusal } from '../contract/failures';
import type { Passwords } from '../ports';
import { createTurns } from './turns';

/** More people than sign in at one office in the same second. */
const MOST_WAITING = 8;
/** By then those that wait have had their turn, on a slow machine too. */
const BUSY_SECONDS = 5;

/**
 * One hash at a time. It is slow and large by intention, and runs in the threads through which the process reads and
 * writes files: a hundred at once would keep every page and every export waiting for a minute.
 */
export function takeTurns(passwords: Passwords): Passwords {
  const inTurn = createTurns(1, {
    waiting: MOST_WAITING,
    refusal: () => new Refusal('LOCKED', { seconds: BUSY_SECONDS }),
  });
  return {
    ...passwords,
    hash: (secret) => inTurn(() => passwords.hash(secret)),
    verify: (secret, hash) => inTurn(() => passwords.verify(secret, hash)),
  };
}
