import { statSync } from 'node:fs';

/** What a database's files are now: whatever is saved into it changes one of them. Two looks at the disk. */
export function changeMark(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false });
      return found ? `${found.size} ${found.mtimeNs}` : '';
    })
    .join(' ');
}
