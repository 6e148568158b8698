import type { DuplicatePair } from '../../contract/duplicates';
import type { ReadDb } from '../../data/database';
import type { Task } from '../../ports';
import { listApart, listPeople, readPairClients } from './pairs-store';
import { blocksOf, LIKELY, type Person, readPerson, scorePair } from './score';

/** So many have one phone, or live in one house, that it says nothing of any two of them. */
const LARGEST_BLOCK = 40;
const MOST_SHOWN = 500;
const BLOCKS_AT_ONCE = 1000;

interface Known extends Person {
  readonly id: number;
  readonly active: boolean;
}

/** Clients that share a key, by the key; whole, however many they are. */
function readBlocks(db: ReadDb, task: Task): Known[][] {
  const blocks = new Map<string, Known[]>();
  for (const { rows, done, total } of listPeople(db)) {
    task.progress(done, total);
    for (const { id, active, ...typed } of rows) {
      const known = { id, active: active === 1, ...readPerson(typed) };
      for (const key of new Set(blocksOf(known))) {
        const block = blocks.get(key);
        if (block) block.push(known);
        else blocks.set(key, [known]);
      }
    }
  }
  return [...blocks.values()].filter(({ length }) => length > 1 && length <= LARGEST_BLOCK);
}

interface Found {
  readonly lowId: number;
  readonly highId: number;
  readonly score: number;
  readonly reasons: DuplicatePair['reasons'];
}

/** One key for a pair: numbers of clients stay far below 2^26. */
const PAIR = 2 ** 26;
const keyOf = (low: number, high: number) => low * PAIR + high;

function comparePairs(blocks: readonly (readonly Known[])[], apart: ReadonlySet<number>, task: Task): Found[] {
  const seen = new Set<number>();
  const found: Found[] = [];
  for (const [done, block] of blocks.entries()) {
    if (done % BLOCKS_AT_ONCE === 0) task.progress(done, blocks.length);
    for (const [at, one] of block.entries())
      for (const other of block.slice(at + 1)) {
        const key = keyOf(one.id, other.id);
        if (seen.has(key) || (!one.active && !other.active)) continue;
        seen.add(key);
        if (apart.has(key)) continue;
        const { score, reasons } = scorePair(one, other);
        if (score >= LIKELY) found.push({ lowId: one.id, highId: other.id, score, reasons });
      }
  }
  return found.toSorted((one, other) => other.score - one.score || one.lowId - other.lowId);
}

/** The likeliest pairs of the office, among those that share a key; never everybody with everybody. */
export function findPairs(db: ReadDb, task: Task): { pairs: DuplicatePair[]; total: number } {
  const apart = new Set(listApart(db).map(({ lowId, highId }) => keyOf(lowId, highId)));
  const found = comparePairs(readBlocks(db, task), apart, task);
  const shown = found.slice(0, MOST_SHOWN);
  const clients = readPairClients(
    db,
    shown.flatMap(({ lowId, highId }) => [lowId, highId]),
  );
  const pairs = shown.flatMap(({ lowId, highId, score, reasons }): DuplicatePair[] => {
    const [low, high] = [clients.get(lowId), clients.get(highId)];
    return low && high ? [{ clients: [low, high], score, reasons }] : [];
  });
  return { pairs, total: found.length };
}
