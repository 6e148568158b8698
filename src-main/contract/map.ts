import { z } from 'zod';
import { clientFilter } from './clients';
import { command, done, nothing, query } from './endpoint';
import { version } from './values/ids';
import { text } from './values/text';

/**
 * What colours a client on the map: the worst of its live contracts' states, that it has none, or that it is deactivated.
 * A pin names it by its place here.
 */
export const pinStates = [
  'enabled',
  'alerted',
  'paused',
  'disabled',
  'disabledBySystem',
  'noContract',
  'deactivated',
] as const;
export type PinState = (typeof pinStates)[number];

/** What colours a client by its account: nothing unpaid, unpaid but not due, or something past its day. */
export const debtStates = ['clear', 'owing', 'overdue'] as const;
export type DebtState = (typeof debtStates)[number];

/** Degrees times this are a pin's whole numbers: ten centimetres. */
export const PIN_UNITS = 1_000_000;

/** Where streets are drawn from: an address with the tile's place in it, or nowhere. */
const mapSettings = z.object({
  /** `https://…/{z}/{x}/{y}.png`, `{s}` where the server has several names; '' for the base map alone. */
  tileAddress: z.string(),
  attribution: z.string(),
  maxZoom: z.number().int(),
  cacheMb: z.number().int(),
  version,
});
export type MapSettings = z.infer<typeof mapSettings>;

export const LONGEST_TILE_ADDRESS = 500;
export const maxZooms = { least: 1, most: 22 } as const;
export const cacheSizes = { least: 10, most: 10_000 } as const;

/** Why there is no picture: no network, no answer in time, an answer that is none, one that is too large, a refusal. */
export const tileProblems = ['offline', 'slow', 'notPicture', 'tooLarge', 'refused', 'elsewhere'] as const;
const tileOutcome = z.enum(['picture', 'off', ...tileProblems]);
export type TileOutcome = z.infer<typeof tileOutcome>;

export const mapContract = {
  /**
   * Where the clients of a filter are, in pages by their number: whole numbers of 32 bits, the lowest byte first, and a
   * state and a debt each, as base64. `next` is where the following page begins; null after the last.
   */
  pins: query(
    'viewer',
    z.strictObject({
      filter: clientFilter,
      after: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(50_000).default(50_000),
    }),
    z.object({
      ids: z.string(),
      latitudes: z.string(),
      longitudes: z.string(),
      states: z.string(),
      debts: z.string(),
      /** Clients of this page that stand nowhere. */
      unplaced: z.number().int(),
      next: z.number().int().nullable(),
    }),
  ),
  settings: query('viewer', nothing, mapSettings),
  updateSettings: command(
    'administrator',
    z.strictObject({
      version,
      tileAddress: text(LONGEST_TILE_ADDRESS),
      attribution: text(200),
      maxZoom: z.number().int().min(maxZooms.least).max(maxZooms.most),
      cacheMb: z.number().int().min(cacheSizes.least).max(cacheSizes.most),
    }),
    done,
  ),
  /** Asks an address for one picture, to say whether it can be used; nothing is kept. */
  tryTiles: command(
    'administrator',
    z.strictObject({ tileAddress: text(LONGEST_TILE_ADDRESS) }),
    z.object({ outcome: tileOutcome }),
  ),
  /** One picture of the street map, from the disk or from the office's address; `image` is base64, '' without one. */
  fetchTile: command(
    'viewer',
    z.strictObject({
      z: z.number().int().min(0).max(maxZooms.most),
      x: z.number().int().min(0),
      y: z.number().int().min(0),
    }),
    z.object({ outcome: tileOutcome, image: z.string(), type: z.string() }),
  ),
};
