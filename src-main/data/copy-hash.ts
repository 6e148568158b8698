import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const PIECE_BYTES = 1024 * 1024;

/** SHA-256 of a file, in hexadecimal digits. */
export function hashOfFile(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(PIECE_BYTES);
  const file = openSync(path, 'r');
  try {
    for (let got = -1; got !== 0; ) {
      got = readSync(file, piece, 0, PIECE_BYTES, null);
      hash.update(piece.subarray(0, got));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** Beside the copies, in a folder that their list does not show; `sha256sum -c` reads it too. */
const placeOf = (path: string) => join(dirname(path), 'huellas', `${basename(path)}.sha256`);

/**
 * What a copy was when it was proved. SQLite's own check looks at how pages hang together, not at what is written on
 * them: a letter that a disk changed in a name or an amount shows by this alone.
 */
export function keepHash(path: string): void {
  const place = placeOf(path);
  try {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, `${hashOfFile(path)}  ${basename(path)}\n`);
  } catch {
    // A copy that was proved is worth keeping all the same; without this it is looked at page by page alone.
    forgetHash(path);
  }
}

export function forgetHash(path: string): void {
  rmSync(placeOf(path), { force: true });
}

/** Whether a copy is what it was when it was proved; one that came from elsewhere has nothing to be held against. */
export function isAsProved(path: string): boolean {
  const kept = readKept(placeOf(path));
  return kept === null || kept === hashOfFile(path);
}

function readKept(place: string): string | null {
  try {
    return /^(?<hash>[\da-f]{64}) /u.exec(readFileSync(place, 'utf8'))?.groups?.hash ?? null;
  } catch {
    return null;
  }
}
