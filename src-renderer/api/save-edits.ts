import { readFailure } from './failure';
import { mergeEdits } from './merge-edits';

/** A record as a form began with it: its number, its version, and the fields as they were read. */
export interface Base<Fields> {
  readonly id: number;
  readonly version: number;
  readonly fields: Fields;
}

/** Two windows changed the same fields: what the form had, what the other one left, and the rest already joined. */
export interface Conflict<Fields> {
  readonly base: Base<Fields>;
  readonly theirs: Base<Fields>;
  readonly merged: Fields;
  readonly fields: readonly (keyof Fields)[];
}

export type Outcome<Fields> =
  | {
      readonly kind: 'saved';
      readonly id: number;
      /** What only the other window changed, and was joined. */
      readonly taken: readonly (keyof Fields)[];
      /** The version that the save left, for it to be undone; null where nothing was changed. */
      readonly undo: number | null;
    }
  | { readonly kind: 'conflict'; readonly conflict: Conflict<Fields> };

interface How<Fields> {
  readonly names: readonly (keyof Fields)[];
  /** Saves the fields over the version that they were read at. */
  readonly save: (version: number, fields: Fields) => Promise<{ readonly version: number }>;
  /** The record as the core has it by now. */
  readonly read: () => Promise<Base<Fields>>;
}

/** Saves an edit: when another window was first, its changes are added, and only what both changed is asked. */
export async function saveEdits<Fields extends object>(
  base: Base<Fields>,
  mine: Fields,
  { names, save, read }: How<Fields>,
): Promise<Outcome<Fields>> {
  const { id } = base;
  const taken = new Set<keyof Fields>();
  let start = base;
  let fields = mine;
  for (;;) {
    try {
      const { version } = await save(start.version, fields);
      return { kind: 'saved', id, taken: [...taken], undo: version > start.version ? version : null };
    } catch (cause) {
      if (readFailure(cause).code !== 'CONFLICT') throw cause;
      const theirs = await read();
      const merge = mergeEdits(names, start.fields, fields, theirs.fields);
      if (merge.conflicts.length > 0) {
        return { kind: 'conflict', conflict: { base: start, theirs, merged: merge.merged, fields: merge.conflicts } };
      }
      for (const field of merge.taken) taken.add(field);
      start = theirs;
      fields = merge.merged;
    }
  }
}
