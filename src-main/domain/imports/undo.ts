import type { ImportKind } from '../../contract/imports';
import { takeBack } from '../catalogs';
import type { CommandContext } from '../handler';
import { listKinds } from './kinds';
import { entriesOfRows, listImportEntries } from './store';

/**
 * Takes an import back: what it created is removed, what it changed gets its former values. What somebody touched since
 * is kept as it is and named, and so is what another has by now; those may be tried again. An older import that had left
 * things as they are now again may be taken back in its turn (domain.md: an undo reverts what is unchanged since, and
 * lists the rest).
 */
export function undoRows(context: CommandContext, kind: ImportKind, importId: number) {
  const entries = listImportEntries(context.db, importId);
  const undone = listKinds[kind].undo(context, importId);
  // Only now that its rows are gone is it known which entries nobody uses, nor would by another undo.
  const held = entries.length > 0 ? entriesOfRows(context.db) : new Set<number>();
  for (const entry of entries) if (!held.has(entry.id)) takeBack(context, entry);
  return undone;
}
