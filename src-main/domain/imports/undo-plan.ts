import type { ImportKind, KeptCode, KeptRow } from '../../contract/imports';
import type { ReadDb } from '../../data/database';
import type { Task } from '../../ports';
import { findClient } from '../clients';
import { listKinds } from './kinds';
import type { Page, UndoVerdict } from './list-kind';
import { requireImport } from './store';

interface Undoing {
  readonly id: number;
  readonly kind: ImportKind;
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What an undo would do, by the rule that it goes by, and nothing is written. */
export function planUndo(db: ReadDb, { id, kind }: Undoing, task: Task) {
  const list = listKinds[kind];
  const total = list.standing(db, id);
  const plan = { removed: 0, measured: 0, restored: 0, kept: 0 };
  const reasons = new Map<KeptCode, number>();
  const first = new Map<number, number>();
  let done = 0;
  for (const { does, isMeasured } of list.verdicts(db, id)) {
    task.progress(done, total);
    done += 1;
    if (isMeasured) plan.measured += 1;
    if (does === 'remove') plan.removed += 1;
    else if (does === 'restore') plan.restored += 1;
    else if (does !== 'gone') {
      plan.kept += 1;
      add(reasons, does.code);
      if (does.importId !== null) add(first, does.importId);
    }
  }
  return {
    ...plan,
    reasons: [...reasons].map(([code, rows]) => ({ code, rows })),
    first: [...first]
      .toSorted(([one], [other]) => other - one)
      .map(([importId, rows]) => {
        const { kind: ofKind, fileName } = requireImport(db, importId);
        return { importId, kind: ofKind, fileName, rows };
      }),
  };
}

/** The rows of an import that were not taken back, with what stands in the way of each today. */
export function listKept(db: ReadDb, { id, kind }: Undoing, page?: Page): KeptRow[] {
  const names = new Map<number, string>();
  const nameOf = (importId: number) => {
    const name = names.get(importId) ?? requireImport(db, importId).fileName;
    names.set(importId, name);
    return name;
  };
  return [...listKinds[kind].verdicts(db, id, page)].flatMap(({ does, clientId }) => {
    const client = findClient(db, clientId);
    if (!client) return [];
    const { code, importId } = obstacleOf(does);
    const other = importId === null ? '' : nameOf(importId);
    return [{ id: client.id, customId: client.customId, name: client.name, code, other }];
  });
}

function obstacleOf(does: UndoVerdict['does']): { readonly code: KeptCode; readonly importId: number | null } {
  return typeof does === 'object' ? does : { code: 'free', importId: null };
}

export function countKept(db: ReadDb, { id, kind }: Undoing): number {
  return listKinds[kind].standing(db, id);
}
