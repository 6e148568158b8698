import { Refusal } from '../../contract/failures';
import type { FileRow } from '../../ports';

const BATCH = 1000;

/** Where rows are put, many at once. */
interface Staging {
  addRows(rows: readonly FileRow[]): void;
  transact<Result>(work: () => Result): Result;
}

/**
 * Puts a file's rows into its draft as they are read, so that no file is ever whole in memory. More than `most` is
 * FILE_TOO_LARGE; none at all, at the end, FILE_NOT_READABLE. `end` answers how many there are.
 */
export function createRowBatches(draft: Staging, most: number, progress: (done: number) => void) {
  let waiting: FileRow[] = [];
  let staged = 0;
  const flush = () => {
    draft.transact(() => draft.addRows(waiting));
    staged += waiting.length;
    waiting = [];
    progress(staged);
  };
  return {
    add(rows: readonly FileRow[]): void {
      waiting.push(...rows);
      if (staged + waiting.length > most) throw new Refusal('FILE_TOO_LARGE', { rows: most });
      if (waiting.length >= BATCH) flush();
    },
    end(): number {
      flush();
      if (staged === 0) throw new Refusal('FILE_NOT_READABLE', { reason: 'empty' });
      return staged;
    },
  };
}
