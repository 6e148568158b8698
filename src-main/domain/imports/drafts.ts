import type { DraftFile, DraftFiles, DraftHead, ImportDraft, ImportDrafts } from '../../ports';
import { createDraft, isDraft, openDraft, SHAPE } from './draft-store';

/** The lists that are staged in the office's draft files. */
export function createDrafts(files: DraftFiles): ImportDrafts {
  const find = (id: string): ImportDraft | undefined => {
    const file = files.open(id, SHAPE);
    if (!file || holdsDraft(file)) return file && openDraft(id, file);
    file.close();
    return undefined;
  };
  return {
    create(head) {
      const { id, file } = files.create();
      return createDraft(id, file, head);
    },
    find,
    list() {
      const found: { id: string; head: DraftHead }[] = [];
      for (const id of files.ids()) {
        const draft = find(id);
        if (draft && draft.head.rows > 0) found.push({ id, head: draft.head });
        draft?.close();
      }
      return found.toSorted((one, other) => other.head.atMs - one.head.atMs);
    },
    remove: (id) => files.remove(id),
    sweep: (beforeMs) => files.sweep(beforeMs),
  };
}

/** A draft that is half written or damaged is none. */
function holdsDraft(file: DraftFile): boolean {
  try {
    return isDraft(file);
  } catch {
    return false;
  }
}
