import type { ConsumptionProblem } from '../../contract/consumption';
import type { ReadDb } from '../../data/database';
import type { Calendar } from './calendar';
import type { Counting } from './counted-store';
import { type SeriesBegin, seriesBegin } from './counter-store';
import { ListedLines } from './listed-lines';
import type { Stretches } from './stretches';
import { countToldTwice, hasRivals, listToldTwice, type Said } from './told-again-store';
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

  constructor(db: ReadDb) {
    this.db = db;
  }

  /** How many of an address's samples an import would keep out of the sums, and how many of them are its own lines. */
  foresee(counting: Counting, { all }: Stretches): KeptOut {
    let [samples, lines] = [0, 0];
    const begin = beginOf(this.db, counting);
    for (const { contractId, fromS, untilS } of all) {
      if (contractId === undefined) continue;
      const earlier = this.earlier.get(contractId) ?? [];
      const found = this.foreseeOf(counting, { contractId, fromS, untilS, ...begin, earlier });
      samples += found.samples;
      lines += found.lines;
      const { address, source, closed } = counting;
      const { number, kind } = address;
      earlier.push({ number, kind, sourceId: source?.id ?? 0, fromS, untilS, ...begin, closed });
      this.earlier.set(contractId, earlier);
    }
    return { samples, lines };
  }

  private foreseeOf(counting: Counting, foreseen: Foreseen): KeptOut {
    const { address, before } = counting;
    const { kind } = address;
    const span = { firstS: address.firstS - before, lastS: address.lastS - before };
    const isToldElsewhere =
      foreseen.earlier.some((one) => one.kind !== kind) || hasRivals(this.db, kind, foreseen.contractId, span);
    if (!isToldElsewhere) return { samples: 0, lines: 0 };
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

/** Intervals have no reading that they begin with. */
function beginOf(db: ReadDb, counting: Counting): SeriesBegin {
  if (counting.measure === 'interval') return { beginsS: Number.MIN_SAFE_INTEGER, takenS: null };
  return seriesBegin(db, counting);
}
