import { z } from 'zod';
import type { ChangeKind } from '../../contract/events';
import { fold } from '../../contract/values/text';
import type { ImportDraft, PlannedRow } from '../../ports';
import { auditMark, writeAct } from '../audit';
import { makeOrReuse, nameCatalogs } from '../catalogs';
import type { CommandContext } from '../handler';
import { listKinds } from './kinds';
import type { Applying, RowOutcome } from './list-kind';
import { countNotes, noteLeft, noteRows } from './note-store';
import { rowsMoved } from './stage';
import { insertImport, insertImportEntry, saveImportCounts } from './store';

/** What an import, and its undo, may change. */
export const CHANGED: readonly ChangeKind[] = [
  'clients.changed',
  'contracts.changed',
  'catalogs.changed',
  'imports.changed',
];

/** Each kind of list reads its own. */
const toPlan = z.unknown();

/** An answer names so many; the rest is counted, and listed page by page. */
export const MOST_NAMED = 200;

/**
 * Writes every decided row, creating the catalogue entries that were wished for, inside the caller's transaction. Where
 * anything at all was changed since the dry run, every row is decided again first: one that became something else is left
 * out and named, since the clerk agreed to something else, and what the register has already is not written twice.
 */
export function applyDraft(context: CommandContext, draft: ImportDraft) {
  const { head } = draft;
  const counts = { created: 0, changed: 0 };
  let done = 0;
  const record = { fileName: head.fileName, atMs: context.nowMs, operatorName: context.actor?.name ?? '', ...counts };
  const importId = insertImport(context.db, { ...record, kind: head.kind });
  const leftRows: { row: number; name: string }[] = [];
  const written = draft.summary().counts;
  const total = written.new + written.changes;
  const moved =
    auditMark(context.db) === head.decidedAt
      ? new Map<number, 'done' | 'other'>()
      : rowsMoved(context.db, draft, () => context.task.progress(0, total));
  let left = 0;
  const count = (outcome: RowOutcome, { row, name }: PlannedRow) => {
    if (outcome !== 'left') {
      counts[outcome] += 1;
      return;
    }
    noteLeft(context.db, importId, { row, name });
    if ((left += 1) <= MOST_NAMED) leftRows.push({ row, name });
  };
  const writer = listKinds[head.kind].writer(begin(context, importId));
  const waiting: { readonly planned: PlannedRow; readonly plan: unknown }[] = [];
  for (const planned of draft.toApply()) {
    context.task.progress(counts.created + counts.changed + left + done, total);
    const verdict = moved.get(planned.row);
    if (verdict === 'done') {
      done += 1;
      continue;
    }
    const plan = toPlan.parse(JSON.parse(planned.plan));
    const outcome = verdict === undefined ? writer.write(plan) : 'left';
    if (outcome === 'waits') waiting.push({ planned, plan });
    else count(outcome, planned);
  }
  const settled = writer.writeWaiting(waiting.map(({ plan }) => plan));
  for (const [at, { planned }] of waiting.entries()) count(settled[at] ?? 'left', planned);
  noteRows(context.db, importId, draft.toNote());
  context.task.progress(total, total);
  saveImportCounts(context.db, importId, counts);
  writeAct(context, { entity: 'import', entityId: importId, action: 'imported', origin: 'import' });
  for (const kind of CHANGED) context.publish(kind);
  // Applied once: what is left of the draft has to be tried again.
  draft.saveHead({ ...head, decidedAt: null });
  const same = written.same + done;
  return { importId, ...counts, same, left, leftRows, ...countNotes(context.db, importId) };
}

function begin(context: CommandContext, importId: number): Applying {
  return {
    context,
    importId,
    nameOf: nameCatalogs(context.db),
    entryFor: rememberEntries(context, importId),
  };
}

/** One entry for every spelling that folds to the same word; the first spelling names it. */
function rememberEntries(context: CommandContext, importId: number): Applying['entryFor'] {
  const entries = new Map<string, number>();
  return (kind, name) => {
    const key = `${kind}|${fold(name)}`;
    const known = entries.get(key);
    if (known !== undefined) return { id: known, made: false };
    let made = false;
    const id = makeOrReuse(context, kind, name, (entry) => {
      insertImportEntry(context.db, { importId, ...entry });
      made = entry.made;
    });
    entries.set(key, id);
    return { id, made };
  };
}
