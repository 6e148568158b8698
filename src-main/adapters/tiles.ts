import { join } from 'node:path';
import type { Clock, FetchedTile, InTurn, TilePlace, Tiles } from '../ports';
import { createTileCache, type TileCache } from './tile-cache';
import { requestTile, type TileProblem } from './tile-request';

/** How long a server may take for one picture, in milliseconds. */
const PATIENCE_MS = 8000;
/** How long a server that did not answer as one of maps is left alone, in milliseconds. */
const REST_MS = 20_000;
/** A street is drawn anew after so long, in milliseconds: 30 days. */
const FRESH_MS = 30 * 24 * 3_600_000;
/** How many pictures a server is asked for at once, as browsers do. */
export const TILES_AT_ONCE = 6;
/** Somewhere on land, near enough to be there on every map. */
const TRIED: TilePlace = { z: 4, x: 5, y: 9 };

/** A failure of the server or the way to it, which the next picture would meet as well. */
const OF_ALL: ReadonlySet<TileProblem> = new Set(['offline', 'slow', 'notPicture', 'elsewhere']);

/** What the bytes are, whatever the server calls them; undefined for what is no picture that is drawn here. */
function pictureType(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  const riff = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return riff ? 'image/webp' : undefined;
}

function asPicture(bytes: Buffer): FetchedTile {
  const type = pictureType(bytes);
  return type === undefined ? 'notPicture' : { type, base64: bytes.toString('base64') };
}

const SERVERS = ['a', 'b', 'c'];

function addressOf(template: string, { z, x, y }: TilePlace): string {
  const server = SERVERS[(x + y) % SERVERS.length] ?? 'a';
  return template
    .replaceAll('{s}', server)
    .replaceAll('{z}', String(z))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(y));
}

/** Street pictures for one office's folder. Nothing is read or made there before the first is asked for. */
export function createTiles(
  folder: string,
  clock: Clock,
  inTurn: InTurn,
  { patienceMs } = { patienceMs: PATIENCE_MS },
): Tiles {
  const cache = createTileCache(join(folder, 'tiles'), clock);
  let resting: { readonly address: string; readonly untilMs: number; readonly why: TileProblem } | null = null;

  /** From the server, unless it has just failed; so that a map of one that hangs is not waited for picture by picture. */
  async function fromServer(address: string, tile: TilePlace, limitMb: number): Promise<FetchedTile> {
    if (resting?.address === address && clock.nowMs() < resting.untilMs) return resting.why;
    const bytes = await requestTile(addressOf(address, tile), patienceMs);
    const fetched = typeof bytes === 'string' ? bytes : asPicture(bytes);
    if (typeof fetched !== 'string' && typeof bytes !== 'string') {
      resting = null;
      await cache.keep(address, tile, bytes, limitMb);
    } else if (typeof fetched === 'string' && OF_ALL.has(fetched)) {
      resting = { address, untilMs: clock.nowMs() + REST_MS, why: fetched };
    }
    return fetched;
  }

  return {
    async fetch({ address, cacheMb }, tile) {
      const kept = await readKept(cache, address, tile);
      if (kept?.fresh === true) return kept.picture;
      const fetched = await inTurn(() => fromServer(address, tile, cacheMb));
      // An old street is better than none.
      return typeof fetched === 'string' && kept ? kept.picture : fetched;
    },
    async tryOut(address) {
      resting = null;
      const bytes = await requestTile(addressOf(address, TRIED), patienceMs);
      return typeof bytes === 'string' ? bytes : asPicture(bytes);
    },
  };
}

async function readKept(cache: TileCache, address: string, tile: TilePlace) {
  const kept = await cache.find(address, tile);
  const picture = kept && asPicture(kept.bytes);
  return kept && picture && typeof picture !== 'string' ? { picture, fresh: kept.ageMs < FRESH_MS } : undefined;
}
