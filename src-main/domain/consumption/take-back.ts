import { Refusal } from '../../contract/failures';
import { writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { calendarOf } from './calendar';
import { removeEmptySums, sumUp, within } from './counted-store';
import { takeReadingsBack } from './counter';
import { listShares, markUndone, removeSamples, removeShares, requireImport } from './store';

/**
 * Takes back all that an import added, whoever has it by now; of a counter's series the readings of others stay,
 * and what grew between those is counted as if it had never been told more closely. Refused once
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
    const shares = listShares(db, importId);
    const counted = new Set<number>();
    shares.forEach((share, at) => {
      task.progress(at, shares.length);
      const { sourceId, owner } = share;
      if (record.measure === 'counter') {
        if (!counted.has(sourceId)) samples += takeReadingsBack(db, sourceId, importId, calendar);
        counted.add(sourceId);
        return;
      }
      const span = within(share, { firstS, lastS });
      if (!span) return;
      const part = { owner, sourceId, importId, ...span };
      sumUp(db, part, days, -1);
      samples += removeSamples(db, part);
      removeEmptySums(db, part);
    });
  }
  removeShares(db, importId);
  markUndone(db, importId, context.nowMs);
  writeAct(context, { entity: 'consumption', entityId: importId, action: 'undone', origin: 'undo' });
  context.publish('consumption.changed');
  return { samples };
}
