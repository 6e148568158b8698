import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../ports';

/**
 * What went wrong unexpectedly, one line each: its number, when, and where in the code. Messages are left out, since
 * they may quote what a client's row holds.
 */
export function createFileLog(folder: string, clock: Clock): Log {
  return {
    error(id, cause) {
      const where =
        cause instanceof Error ? (cause.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')) : [];
      const kind = cause instanceof Error ? cause.name : typeof cause;
      const line = JSON.stringify({
        id,
        atMs: clock.nowMs(),
        kind,
        where: where.slice(0, 12).map((frame) => frame.trim()),
      });
      try {
        appendFileSync(join(folder, 'abonado.log'), `${line}\n`);
      } catch {
        // A folder that does not let itself be written to is often the very thing to be told.
        process.stderr.write(`${line}\n`);
      }
    },
  };
}
