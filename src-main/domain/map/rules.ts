import { Refusal } from '../../contract/failures';
import type { DebtState, MapSettings, PinState } from '../../contract/map';
import { readWebAddress, type WebAddress } from '../../contract/values/web-address';

const PLACES = ['{z}', '{x}', '{y}'] as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/**
 * An address for pictures of streets names where the tile's place goes, and is secure: what comes by plain http may be
 * anybody's. On this machine itself http is all there is.
 */
export function checkTileAddress(address: string): void {
  if (address === '') return;
  const missing = PLACES.find((place) => !address.includes(place));
  if (missing !== undefined) throw new Refusal('TILE_ADDRESS_PARTS', { part: missing }, 'tileAddress');
  const read = readAddress(address);
  if (read && (read.isSecure || LOOPBACK.test(read.hostname))) return;
  throw new Refusal('TILE_ADDRESS', {}, 'tileAddress');
}

/** Whoever gives pictures of streets asks to be named beside them: no address without its words. */
export function checkAttribution({ tileAddress, attribution }: Pick<MapSettings, 'tileAddress' | 'attribution'>): void {
  if (tileAddress !== '' && attribution === '') throw new Refusal('TILE_ATTRIBUTION', {}, 'attribution');
}

/** As it is with one tile in it; undefined where it is no address. Where the host itself is left open it is none. */
function readAddress(address: string): WebAddress | undefined {
  const filled = address.replace('{s}', 'a').replaceAll(/\{[xyz]\}/gu, '1');
  const host = /^https?:\/\/(?<host>[^/?#]*)/u.exec(address)?.groups?.host ?? '';
  return /\{[xyz]\}/u.test(host) ? undefined : readWebAddress(filled);
}

/** Whether a zoom has such a tile: 2^z of them each way. */
export function isTile({ z, x, y }: { readonly z: number; readonly x: number; readonly y: number }): boolean {
  return x < 2 ** z && y < 2 ** z;
}

/** What colours a client's pin, the worst first (look.md, States). */
export function pinStateOf(client: {
  readonly state: string;
  readonly contractState: string | null;
  readonly contractDisabledBy: string | null;
  readonly contractPausedUntilOn: string | null;
}): PinState {
  if (client.state === 'deactivated') return 'deactivated';
  if (client.contractPausedUntilOn !== null) return 'paused';
  if (client.contractState === 'disabled')
    return client.contractDisabledBy === 'system' ? 'disabledBySystem' : 'disabled';
  if (client.contractState === 'alerted') return 'alerted';
  return client.contractState === 'enabled' ? 'enabled' : 'noContract';
}

/** What colours a client's pin by its account. What is due today is not late yet; who has enough to its credit owes nothing. */
export function debtStateOf(
  account: { readonly balanceCents: number; readonly oldestDueOn: string | null },
  today: string,
): DebtState {
  if (account.balanceCents <= 0) return 'clear';
  return account.oldestDueOn !== null && account.oldestDueOn < today ? 'overdue' : 'owing';
}
