import type { ReadDb } from '../../data/database';
import { type Counting, intervalsWithin, type Share, type Span } from './counted-store';
import { firstReadingFrom, readingsAround } from './counter-store';
import type { askTurns } from './match';
import { countersWithin } from './series-store';

/** Part of an address's samples, from one second to another, both in it: a contract's, or nobody's. */
export interface Stretch extends Pick<Share, 'fromS' | 'untilS'> {
  readonly contractId: number | undefined;
  /** What a counter grew by while it went from one client to another: nobody can say whose it is. */
  readonly between: boolean;
}

/** Whose an address's samples are, and the known reading after them that is told by them where it is of a change of hands. */
export interface Stretches {
  readonly all: readonly Stretch[];
  readonly takes: number | null;
  /** The seconds that they tell of. */
  readonly span: Span;
}

type AskTurns = ReturnType<typeof askTurns>;

/**
 * Whose the samples of an address are. A counter's grow from the known reading before them, and to the one after: where one
 * of two readings is of one client's days and the other of another's, what lies between them is nobody's.
 */
export function stretchesOf(db: ReadDb, counting: Omit<Counting, 'closed' | 'lost'>, turnsOf: AskTurns): Stretches {
  const { address, before, measure, source } = counting;
  const { firstS, lastS } = address;
  if (measure === 'interval') {
    const span = { firstS: firstS - before, lastS: lastS - before };
    const turns = turnsOf({ ...address, ...span });
    return { all: turns.map((turn) => ({ ...turn, between: false })), takes: null, span };
  }
  const around = source ? readingsAround(db, source.id, address) : { before: null, after: null };
  const span = { firstS: around.before ?? firstS, lastS: (around.after ?? lastS) - before };
  const turns = turnsOf({ ...address, ...span });
  const all: Stretch[] = [];
  let nobodysUntilS = Number.MIN_SAFE_INTEGER;
  for (const [at, turn] of turns.entries()) {
    const next = at > 0 && turn.fromS > nobodysUntilS ? firstReadingFrom(db, counting, turn.fromS) : null;
    if (next !== null && next > turn.fromS) {
      nobodysUntilS = next - 1;
      all.push({ contractId: undefined, between: true, fromS: turn.fromS, untilS: nobodysUntilS });
    }
    const fromS = Math.max(turn.fromS, nobodysUntilS + 1);
    if (fromS <= turn.untilS) all.push({ ...turn, fromS, between: false });
  }
  const { after } = around;
  const isBetween =
    after !== null && all.some((one) => one.between && one.fromS <= after - 1 && after - 1 <= one.untilS);
  // What grew until a reading that had none before it was nobody's to count.
  return { all, takes: isBetween && around.before === null ? after : null, span };
}

/** How many of an address's new samples are of contracts, at most: all of them where they are one contract's. */
export function mostKnown(db: ReadDb, counting: Counting, { all }: Stretches): number {
  const [first, another] = all;
  if (first && !another) return first.contractId === undefined ? 0 : Number.POSITIVE_INFINITY;
  const count = counting.measure === 'counter' ? countersWithin : intervalsWithin;
  const owned = all.filter(({ contractId }) => contractId !== undefined);
  return owned.reduce((known, stretch) => known + count(db, counting, stretch), 0);
}
