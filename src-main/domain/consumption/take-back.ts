import { Refusal } from '../../contract/failures';
import type { WriteDb } from '../../data/database';
import { writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { calendarOf } from './calendar';
import { type Days, removeEmptySums, type Share, type Span, sumShare } from './counted-store';
import { takeReadingsBack } from './counter';
import { countHandedOver, forgetFurther, handOver, keptSamples, listHeirs } from './further-store';
import { listShares, markUndone, removeSamples, removeShares, requireImport } from './store';

/** What an import has of a source. */
interface Had {
  readonly sourceId: number;
  readonly importId: number;
  readonly shares: readonly Share[];
}

/**
 * Takes an import's samples of intervals off the sums of whose they are; those that another one says too are that one's
 * from now on, and in the sums of whoever has its share. Answers how many samples less there are.
 */
function takeSamplesBack(db: WriteDb, { shares, ...own }: Had, span: Span, days: Days): number {
  forgetFurther(db, keptSamples, own);
  const heirs = listHeirs(db, own, span);
  for (const share of [...shares, ...heirs]) sumShare(db, share, span, days, -1);
  if (heirs.length > 0) handOver(db, keptSamples, own, span);
  const removed = removeSamples(db, { ...own, ...span });
  for (const heir of heirs) {
    sumShare(db, heir, span, days, 1);
    countHandedOver(db, heir);
  }
  for (const owner of new Set(shares.map((share) => share.owner))) removeEmptySums(db, { owner, ...span });
  return removed;
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
    const days = calendar.daysBetween(firstS, lastS);
    const bySource = Map.groupBy(listShares(db, importId), ({ sourceId }) => sourceId);
    for (const [at, [sourceId, shares]] of [...bySource].entries()) {
      task.progress(at, bySource.size);
      samples +=
        record.measure === 'counter'
          ? takeReadingsBack(db, sourceId, importId, calendar)
          : takeSamplesBack(db, { sourceId, importId, shares }, { firstS, lastS }, days);
    }
  }
  removeShares(db, importId);
  markUndone(db, importId, context.nowMs);
  writeAct(context, { entity: 'consumption', entityId: importId, action: 'undone', origin: 'undo' });
  context.publish('consumption.changed');
  return { samples };
}
