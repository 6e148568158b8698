import type { ReadDb } from '../../data/database';
import type { Tries } from './rules';

/** Beyond these the longest untouched is forgotten: more than can be tried, a hash each, within the longest lock. */
const MOST_KEPT = 10_000;

const kept = new WeakMap<ReadDb, Map<string, Tries>>();

function triesIn(db: ReadDb): Map<string, Tries> {
  const known = kept.get(db);
  if (known) return known;
  const tries = new Map<string, Tries>();
  kept.set(db, tries);
  return tries;
}

/** What was tried with an e-mail that is nobody's: it waits as an operator's does, or who is one could be guessed. */
export function findStranger(db: ReadDb, emailKey: string): Tries | undefined {
  return triesIn(db).get(emailKey);
}

/** In memory alone: whoever tries every e-mail there is fills no disk. */
export function saveStranger(db: ReadDb, emailKey: string, now: Tries): void {
  const tries = triesIn(db);
  tries.delete(emailKey);
  tries.set(emailKey, now);
  const [oldest] = tries.keys();
  if (tries.size > MOST_KEPT && oldest !== undefined) tries.delete(oldest);
}
