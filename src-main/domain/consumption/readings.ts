import type { Address } from './addresses';
import { readAddress } from './addresses';
import { Refusal } from '../../contract/failures';
import type { SamplesDraft } from './staged-store';

/** Held in memory before they are stored: 32 bytes each. */
const BATCH = 400_000;
/** More addresses than this are no office's. */
const MOST_ADDRESSES = 500_000;

/**
 * Takes readings in the order of the file and stores them by address and time, a batch at a time, so that what is stored
 * grows at the end of each address and not in the middle of everything. Memory does not grow with the file.
 */
export class Readings {
  private readonly draft: SamplesDraft;
  private readonly address = new Uint32Array(BATCH);
  private readonly line = new Uint32Array(BATCH);
  private readonly atS = new Float64Array(BATCH);
  private readonly down = new Float64Array(BATCH);
  private readonly up = new Float64Array(BATCH);
  private count = 0;
  /** By how it is written, so that each spelling is read once; and by what it is. */
  private readonly written = new Map<string, number | null>();
  private readonly known = new Map<string, number>();
  private fresh: Address[] = [];

  constructor(draft: SamplesDraft) {
    this.draft = draft;
  }

  /** The number of an address; null for what is none. */
  numberOf(text: string): number | null {
    const known = this.written.get(text);
    if (known !== undefined) return known;
    if (this.written.size >= MOST_ADDRESSES) throw new Refusal('SAMPLES_ADDRESSES', { addresses: MOST_ADDRESSES });
    const address = readAddress(text);
    const number = address && this.numbered(address);
    this.written.set(onItsOwn(text), number);
    return number;
  }

  private numbered(address: Address): number {
    const name = `${address.kind} ${address.key}`;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const number = this.known.size;
    this.known.set(name, number);
    this.fresh.push(address);
    return number;
  }

  add(address: number, line: number, atS: number, down: number, up: number): void {
    this.address[this.count] = address;
    this.line[this.count] = line;
    this.atS[this.count] = atS;
    this.down[this.count] = down;
    this.up[this.count] = up;
    this.count += 1;
    if (this.count === BATCH) this.flush();
  }

  flush(): void {
    const order = this.inOrder();
    const { address, line, atS, down, up } = this;
    this.draft.transact(() => {
      this.draft.addAddresses(this.fresh, this.known.size - this.fresh.length);
      this.draft.add(this.count, (at) => {
        const from = order[at] ?? 0;
        return [address[from] ?? 0, atS[from] ?? 0, down[from] ?? 0, up[from] ?? 0, line[from] ?? 0];
      });
    });
    this.fresh = [];
    this.count = 0;
  }

  /** Where each reading lies, by address and then by time; those of one address mostly come by time already. */
  private inOrder(): Uint32Array {
    const { count, address, atS } = this;
    const ends = new Uint32Array(this.known.size + 1);
    for (let at = 0; at < count; at += 1) add(ends, (address[at] ?? 0) + 1);
    for (let at = 1; at < ends.length; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
    const starts = ends.slice();
    const order = new Uint32Array(count);
    for (let at = 0; at < count; at += 1) {
      const of = address[at] ?? 0;
      order[ends[of] ?? 0] = at;
      add(ends, of);
    }
    for (let of = 0; of < this.known.size; of += 1) {
      const own = order.subarray(starts[of], starts[of + 1]);
      // What is equal stays in the order of the file: the first one of a time is the one that counts.
      if (!isAscending(own, atS)) own.sort((one, other) => (atS[one] ?? 0) - (atS[other] ?? 0) || one - other);
    }
    return order;
  }
}

/**
 * The same text on its own. One that was cut out of another keeps all of that in memory: here the piece of the file, of a
 * quarter of a mebibyte, that an address was first seen in.
 */
function onItsOwn(text: string): string {
  return Buffer.from(text).toString();
}

function add(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function isAscending(own: Uint32Array, atS: Float64Array): boolean {
  for (let at = 1; at < own.length; at += 1) {
    if ((atS[own[at] ?? 0] ?? 0) < (atS[own[at - 1] ?? 0] ?? 0)) return false;
  }
  return true;
}
