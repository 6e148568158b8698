import type { Client, ClientField, ClientFields } from '../../../src-main/contract/clients';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { fieldsOf } from './draft';
import { mergeEdits } from './merge-edits';

/** What the form began with: the client's number and version, and the fields as they were read. */
export interface Base {
  readonly id: number;
  readonly version: number;
  readonly fields: ClientFields;
}

export interface Conflict {
  readonly base: Base;
  readonly theirs: Client;
  readonly merged: ClientFields;
  readonly fields: readonly ClientField[];
}

export type Outcome =
  | {
      readonly kind: 'saved';
      readonly id: number;
      readonly taken: readonly ClientField[];
      /** The version that the save left, for it to be undone; null where nothing was changed. */
      readonly undo: number | null;
    }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/** Creates, or saves: when another window was first, its changes are added, and only what both changed is asked. */
export async function saveDraft(base: Base | null, mine: ClientFields, renameReason?: string): Promise<Outcome> {
  if (!base) return { kind: 'saved', id: (await api.clients.create(mine)).id, taken: [], undo: null };
  const { id } = base;
  const taken = new Set<ClientField>();
  let start = base;
  let fields = mine;
  for (;;) {
    try {
      const reason = renameReason ? { renameReason } : {};
      const { version } = await api.clients.update({ id, version: start.version, fields, ...reason });
      return { kind: 'saved', id, taken: [...taken], undo: version > start.version ? version : null };
    } catch (cause) {
      if (readFailure(cause).code !== 'CONFLICT') throw cause;
      const theirs = await api.clients.get({ id });
      const merge = mergeEdits(start.fields, fields, fieldsOf(theirs));
      if (merge.conflicts.length > 0) {
        return { kind: 'conflict', conflict: { base: start, theirs, merged: merge.merged, fields: merge.conflicts } };
      }
      for (const field of merge.taken) taken.add(field);
      start = { id, version: theirs.version, fields: fieldsOf(theirs) };
      fields = merge.merged;
    }
  }
}
