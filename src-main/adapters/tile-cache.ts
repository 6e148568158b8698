import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, TilePlace } from '../ports';

const MB = 1024 * 1024;
/** A full cache is brought down to this part of its limit, so that not every new picture has another removed. */
const ROOM_LEFT = 0.9;

interface Kept {
  readonly bytes: number;
  usedMs: number;
  writtenMs: number;
}

export interface TileCache {
  /** The picture as it was kept, and how long ago; undefined where there is none. */
  find(address: string, tile: TilePlace): Promise<{ readonly bytes: Buffer; readonly ageMs: number } | undefined>;
  keep(address: string, tile: TilePlace, bytes: Buffer, limitMb: number): Promise<void>;
}

/** Whose pictures: another address has another map. */
function sourceName(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 16);
}

const nameOf = (address: string, { z, x, y }: TilePlace) => join(sourceName(address), `${z}-${x}-${y}`);

/**
 * Pictures in a folder of the office's, the least recently used of which go when there are too many. When each was used
 * stands at its file, so that the next start knows. A disk that is full or refuses is no reason to show no map.
 */
export function createTileCache(folder: string, clock: Clock): TileCache {
  let reading: Promise<Map<string, Kept>> | undefined;
  const index = () => (reading ??= readIndex(folder));
  return {
    async find(address, tile) {
      const name = nameOf(address, tile);
      const kept = (await index()).get(name);
      if (!kept) return undefined;
      try {
        const bytes = await readFile(join(folder, name));
        kept.usedMs = clock.nowMs();
        await utimes(join(folder, name), kept.usedMs / 1000, kept.writtenMs / 1000);
        return { bytes, ageMs: kept.usedMs - kept.writtenMs };
      } catch {
        (await index()).delete(name);
        return undefined;
      }
    },
    async keep(address, tile, bytes, limitMb) {
      const name = nameOf(address, tile);
      const nowMs = clock.nowMs();
      try {
        await mkdir(join(folder, sourceName(address)), { recursive: true });
        await writeFile(join(folder, `${name}.part`), bytes);
        await rename(join(folder, `${name}.part`), join(folder, name));
        await utimes(join(folder, name), nowMs / 1000, nowMs / 1000);
        (await index()).set(name, { bytes: bytes.length, usedMs: nowMs, writtenMs: nowMs });
        await makeRoom(folder, await index(), limitMb * MB);
      } catch {
        (await index()).delete(name);
      }
    },
  };
}

async function makeRoom(folder: string, kept: Map<string, Kept>, limit: number): Promise<void> {
  let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= limit) return;
  for (const [name, { bytes }] of [...kept].toSorted(([, one], [, other]) => one.usedMs - other.usedMs)) {
    if (total <= limit * ROOM_LEFT) return;
    kept.delete(name);
    total -= bytes;
    await rm(join(folder, name), { force: true });
  }
}

/** What lies there from before. A picture that was being written when the program ended is removed. */
async function readIndex(folder: string): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  for (const source of await namesIn(folder)) {
    for (const file of await namesIn(join(folder, source))) {
      const name = join(source, file);
      if (file.endsWith('.part')) await rm(join(folder, name), { force: true });
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (found) kept.set(name, { bytes: found.size, usedMs: found.atimeMs, writtenMs: found.mtimeMs });
    }
  }
  return kept;
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
