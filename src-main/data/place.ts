import { type BigIntStats, statSync } from 'node:fs';

/** Bigints cost no more, and Windows numbers its files beyond what a number holds exactly. */
const look = (path: string): BigIntStats | undefined => statSync(path, { bigint: true, throwIfNoEntry: false });

/**
 * Remembers which files an open database and its log are; answers whether they still lie at their path. A folder that
 * is deleted, moved or replaced leaves the connection its files all the same: what is written goes with them. An answer
 * costs two looks at the disk, about 3 µs each.
 */
export function watchPlace(path: string): () => boolean {
  const files = [path, `${path}-wal`].map((file) => ({ file, was: look(file) }));
  return () =>
    files.every(({ file, was }) => {
      const now = look(file);
      return now?.ino === was?.ino && now?.dev === was?.dev;
    });
}
