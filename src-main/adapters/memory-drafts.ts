import { randomUUID } from 'node:crypto';
import type { ImportDraft, ImportDrafts } from '../ports';

const MOST_DRAFTS = 3;

/** Keeps the last few lists that were read; the oldest gives way. */
export function createMemoryDrafts(): ImportDrafts {
  const drafts = new Map<string, ImportDraft>();
  return {
    add(draft) {
      const id = randomUUID();
      drafts.set(id, draft);
      const [oldest] = drafts.keys();
      if (drafts.size > MOST_DRAFTS && oldest !== undefined) drafts.delete(oldest);
      return id;
    },
    find: (id) => drafts.get(id),
    remove(id) {
      drafts.delete(id);
    },
  };
}
