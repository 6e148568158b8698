import type { DuplicatePair } from '../../contract/duplicates';
import type { ReadDb } from '../../data/database';
import type { Task } from '../../ports';
import { listApart, listPeople, readPairClients } from './pairs-store';
import { blocksOf, documentBlock, nameBlocksOf, type Person, readPerson, scorePair } from './score';

/** So many have one phone, or live in one house, that it says nothing of any two of them by itself. */
const LARGEST_BLOCK = 40;
/** A crowd is cut by so many letters of the names' words, then by more: the fewer, the more slips are forgiven. */
const LETTERS = [1, 3, 99];
/** A document of more clients than one person is typed as fills a field that must not be blank. */
const MOST_OF_ONE = 8;
const MOST_SHOWN = 500;
const BLOCKS_AT_ONCE = 1000;

interface Known extends Person {
  readonly id: number;
  readonly active: boolean;
}

/** Everybody, read once. */
function* readKnown(db: ReadDb, task: Task): Generator<Known> {
  for (const { rows, done, total } of listPeople(db)) {
    task.progress(done, total);
    for (const { id, active, ...typed } of rows) yield { id, active: active === 1, ...readPerson(typed) };
  }
}

/** Clients by the keys of each, in the order in which the keys come. */
function groupBy(clients: Iterable<Known>, keysOf: (client: Known) => readonly string[]): Map<string, Known[]> {
  const groups = new Map<string, Known[]>();
  for (const client of clients)
    for (const key of keysOf(client)) {
      const group = groups.get(key);
      if (group) group.push(client);
      else groups.set(key, [client]);
    }
  return groups;
}

/**
 * What is to be compared of those that share a key: all with all, or, of a crowd, those whose names begin alike. Where a
 * crowd has one name as well, each is compared with those of the nearest numbers alone: the work grows as the crowd does.
 */
function cutByName(block: readonly Known[], letters: readonly number[] = LETTERS): (readonly Known[])[] {
  if (block.length <= LARGEST_BLOCK) return block.length > 1 ? [block] : [];
  const [first, ...more] = letters;
  if (first === undefined) {
    const half = LARGEST_BLOCK / 2;
    return Array.from({ length: Math.ceil(block.length / half) - 1 }, (_none, at) =>
      block.slice(at * half, at * half + LARGEST_BLOCK),
    );
  }
  return [...groupBy(block, (known) => nameBlocksOf(known, first)).values()].flatMap((group) => cutByName(group, more));
}

interface Blocks {
  /** Clients that share a key; a crowd in parts. */
  readonly blocks: (readonly Known[])[];
  /** Documents that are nobody's. */
  readonly fillers: ReadonlySet<string>;
}

function readBlocks(db: ReadDb, task: Task): Blocks {
  const byKey = groupBy(readKnown(db, task), (known) => [...new Set(blocksOf(known))]);
  const crowds = [...byKey.values()].filter(({ length }) => length > MOST_OF_ONE);
  const fillers = crowds.flatMap((crowd) =>
    (crowd[0]?.documents ?? []).filter((key) => byKey.get(documentBlock(key)) === crowd),
  );
  return { blocks: [...byKey.values()].flatMap((block) => cutByName(block)), fillers: new Set(fillers) };
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

function comparePairs({ blocks, fillers }: Blocks, apart: ReadonlySet<number>, task: Task): Found[] {
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
        const scored = scorePair(one, other, fillers);
        if (scored) found.push({ lowId: one.id, highId: other.id, ...scored });
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
