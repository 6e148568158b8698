import { Refusal } from '../../contract/failures';
import type { WriteDb } from '../../data/database';
import { writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { type Calendar, calendarOf } from './calendar';
import { type Days, removeEmptySums, type Share, type Span, sumShare } from './counted-store';
import { countUncounted, takeReadingsBack } from './counter';
import {
  countHandedOver,
  forgetFurther,
  handOver,
  keptSamples,
  listHeirs,
  listReturning,
  returnFurther,
} from './further-store';
import { contestedBy, standAgain } from './kept-out';
import { lowerLastCounted } from './last-counted-store';
import { listShares, markUndone, removeSamples, removeShares, requireImport } from './store';
import { countStanding, forgetGone, forgetLines, keepOut } from './told-again-store';

/** What an import has of a source. */
interface Had {
  readonly sourceId: number;
  readonly importId: number;
  readonly shares: readonly Share[];
}

/** Gives samples of intervals to those that say the same seconds too, as theirs from now on, and into the sums of whoever has their share. */
function handOn(db: WriteDb, heirs: ReturnType<typeof listHeirs>, span: Span, days: Days, change: () => void): void {
  const had = heirs.map((heir) => countStanding(db, heir, span));
  for (const heir of heirs) sumShare(db, heir, span, days, -1);
  change();
  for (const [at, heir] of heirs.entries()) {
    keepOut(db, heir, span);
    sumShare(db, heir, span, days, 1);
    countHandedOver(db, heir, countStanding(db, heir, span) - (had[at] ?? 0));
  }
}

const ownersOf = (shares: readonly Share[]) => shares.map(({ owner }) => owner);

/**
 * Takes an import's samples of intervals off the sums of whose they are. What stands in their place: what another import says
 * of them, what a counter grew by meanwhile, and what another address of the contract tells. Answers how many samples less
 * there are.
 */
function takeSamplesBack(db: WriteDb, { shares, ...own }: Had, span: Span, calendar: Calendar): number {
  const days = calendar.daysBetween(span.firstS, span.lastS);
  forgetFurther(db, keptSamples, own);
  forgetLines(db, own, span);
  const contested = contestedBy(db, own, ownersOf(shares), span);
  const heirs = listHeirs(db, own, span);
  for (const share of shares) sumShare(db, share, span, days, -1);
  let removed = 0;
  handOn(db, heirs, span, days, () => {
    if (heirs.length > 0) handOver(db, keptSamples, own, span);
    removed = removeSamples(db, { ...own, ...span });
    removed -= forgetGone(db, own.sourceId, span);
  });
  removed -= countUncounted(db, own, span, calendar);
  standAgain(db, { own, owners: ownersOf([...shares, ...heirs]), contested }, span, days);
  for (const owner of new Set(ownersOf(shares))) removeEmptySums(db, { owner, ...span });
  return removed;
}

/** Takes an import's readings of a counter back; where no sample of it is left, intervals of the same seconds stand. */
function takeCounterBack(db: WriteDb, { shares, ...own }: Had, calendar: Calendar): number {
  const taken = takeReadingsBack(db, own, ownersOf(shares), calendar);
  if (!taken) return 0;
  const { added, counted, owners, contested } = taken;
  const days = calendar.daysBetween(counted.firstS, counted.lastS);
  const heirs = listReturning(db, own.sourceId, counted);
  handOn(db, heirs, counted, days, () => {
    if (heirs.length > 0) returnFurther(db, keptSamples, own.sourceId, counted);
  });
  // The heirs' samples are not among what may stand again: what was noted of their seconds went with the counter's samples.
  standAgain(db, { own, owners, contested }, counted, days);
  lowerLastCounted(db, own.sourceId, counted);
  return -added - heirs.reduce((sum, { samples }) => sum + samples, 0);
}

/**
 * Takes back all that an import added and nobody else said, whoever has it by now; of a counter's series the readings of
 * others stay, and what grew between those is counted as if it had never been told more closely. Refused once
 * some of its samples are kept as sums alone, since nobody could say which part of a sum was its own.
 */
export function undoImport(context: CommandContext, importId: number): { samples: number } {
  const { db, task } = context;
  const record = requireImport(db, importId);
  if (record.undoneAtMs !== null) throw new Refusal('IMPORT_GONE');
  if (record.swept === 1) throw new Refusal('SAMPLES_SWEPT');
  const { firstS, lastS } = record;
  let samples = 0;
  if (firstS !== null && lastS !== null) {
    const calendar = calendarOf(db);
    const bySource = Map.groupBy(listShares(db, importId), ({ sourceId }) => sourceId);
    for (const [at, [sourceId, shares]] of [...bySource].entries()) {
      task.progress(at, bySource.size);
      samples +=
        record.measure === 'counter'
          ? takeCounterBack(db, { sourceId, importId, shares }, calendar)
          : takeSamplesBack(db, { sourceId, importId, shares }, { firstS, lastS }, calendar);
    }
  }
  removeShares(db, importId);
  markUndone(db, importId, context.nowMs);
  writeAct(context, { entity: 'consumption', entityId: importId, action: 'undone', origin: 'undo' });
  context.publish('consumption.changed');
  // What stands in their place may be more: two intervals where a counter had told both in one.
  return { samples: Math.max(0, samples) };
}
