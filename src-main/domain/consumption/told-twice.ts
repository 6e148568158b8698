import type { ConsumptionProblem } from '../../contract/consumption';
import type { ReadDb } from '../../data/database';
import type { Calendar } from './calendar';
import type { Counting } from './counted-store';
import { ListedLines } from './listed-lines';
import { NO_SERIES, seriesOf } from './series-store';
import type { Stretches } from './stretches';
import { countToldTwice, listKinds, listToldTwice, type Said } from './told-again-store';
import { countForeseen, type Foreseen, type KeptOut, listForeseen, type Told } from './told-twice-store';

/**
 * The lines of a file that tell of a contract's traffic at a moment of which another of its addresses tells already. Its IP,
 * its user name and its MAC are three names of one connection: what two of them tell of the same second is the same traffic,
 * what came first stands, and the rest is kept beside it (decision). Addresses of one kind add up: the hosts of a network, v4 and
 * v6, the address before a change and the one after it have counters of their own. So do those of two contracts of a client.
 */
export class ToldTwice {
  private readonly db: ReadDb;
  private readonly listed = new ListedLines('toldTwice');
  /** What the file told already of each contract; filled by a dry run alone. */
  private readonly earlier = new Map<number, Told[]>();
  /** The kinds of address that tell of each contract, in the office or in the file so far. */
  private readonly kinds = new Map<number, Set<string>>();

  constructor(db: ReadDb) {
    this.db = db;
  }

  private kindsOf(contractId: number): Set<string> {
    const known = this.kinds.get(contractId) ?? new Set(listKinds(this.db, contractId));
    this.kinds.set(contractId, known);
    return known;
  }

  /** Whether anything of a contract can be told by another kind of address: asked of the office once a contract. */
  private isToldElsewhere(contractId: number, kind: string): boolean {
    return [...this.kindsOf(contractId)].some((one) => one !== kind);
  }

  /** What an address of the file says as an import; from now on it tells of the contracts whose it is. */
  saying(counting: Said['counting'], importId: number, { all }: Stretches): Said {
    const { kind } = counting.address;
    for (const { contractId } of all) if (contractId !== undefined) this.kindsOf(contractId).add(kind);
    return { counting, importId, isToldElsewhere: (owner) => this.isToldElsewhere(owner, kind) };
  }

  /** How many of an address's samples an import would keep out of the sums, and how many of them are its own lines. */
  foresee(counting: Counting, { all }: Stretches): KeptOut {
    let [samples, lines] = [0, 0];
    const series = counting.measure === 'interval' ? NO_SERIES : seriesOf(this.db, counting);
    for (const { contractId, fromS, untilS } of all) {
      if (contractId === undefined) continue;
      const earlier = this.earlier.get(contractId) ?? [];
      const found = this.foreseeOf(counting, { contractId, fromS, untilS, ...series, earlier });
      samples += found.samples;
      lines += found.lines;
      const { address, source, closed } = counting;
      const { number, kind } = address;
      this.kindsOf(contractId).add(kind);
      earlier.push({ number, kind, sourceId: source?.id ?? 0, fromS, untilS, ...series, closed });
      this.earlier.set(contractId, earlier);
    }
    return { samples, lines };
  }

  private foreseeOf(counting: Counting, foreseen: Foreseen): KeptOut {
    const { address, before } = counting;
    // Known readings of which the file makes samples may lie behind the file's own.
    const lastS = Math.max(address.lastS, ...foreseen.taken);
    const span = { firstS: address.firstS - before, lastS: lastS - before };
    if (!this.isToldElsewhere(foreseen.contractId, address.kind)) return { samples: 0, lines: 0 };
    const found = countForeseen(this.db, counting, foreseen, span);
    this.listed.add(found.lines, (limit) => listForeseen(this.db, counting, foreseen, { ...span, limit }));
    return found;
  }

  /** Lists what an import kept out of the sums. */
  addKeptOut(said: Said): void {
    const lines = countToldTwice(this.db, said);
    this.listed.add(lines, (limit) => listToldTwice(this.db, said, limit));
  }

  problems(calendar: Calendar): ConsumptionProblem[] {
    return this.listed.problems(calendar);
  }
}
