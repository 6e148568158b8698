import type { CommandContext } from '../handler';
import type { Kept, Obstacle, UndoneRows, UndoVerdict } from './list-kind';

/** What became of a row: nothing is left of it, or its client is named as one that was kept. */
export type Undone = 'removed' | 'restored' | 'gone' | { readonly kept: Kept };

/** A decision as it is told: one with former values restores them. */
export function doesOf(decision: 'remove' | { readonly was: unknown } | Obstacle): UndoVerdict['does'] {
  return typeof decision === 'object' && 'was' in decision ? 'restore' : decision;
}

/** Takes an import's rows back one by one, in their order; a row that is done with is forgotten, a kept one is not. */
export function undoEach<Row>(
  context: CommandContext,
  rows: readonly Row[],
  undo: (row: Row) => Undone,
  forget: (row: Row) => void,
): UndoneRows {
  const counts = { removed: 0, restored: 0 };
  const kept: Kept[] = [];
  for (const [done, row] of rows.entries()) {
    context.task.progress(done, rows.length);
    const outcome = undo(row);
    if (typeof outcome === 'object') {
      kept.push(outcome.kept);
      continue;
    }
    if (outcome !== 'gone') counts[outcome] += 1;
    forget(row);
  }
  return { ...counts, kept };
}
