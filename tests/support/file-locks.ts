import { readFileSync, statSync } from 'node:fs';

/** How many locks there are on a file, of any process: Linux alone tells. */
export function locksOn(path: string): number {
  const { ino } = statSync(path);
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .filter((lock) => lock.includes(`:${ino} `)).length;
}
