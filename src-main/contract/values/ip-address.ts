const V4_BITS = 32;
const V6_BITS = 128;
const GROUPS = 8;

/** An address, or a network of them, in its one way of being written, and its bounds in a form that sorts by value. */
export interface IpAddress {
  readonly text: string;
  readonly key: string;
  readonly endKey: string;
}

/** What is wrong with what was typed: it is no address, one that no client has, or one inside the network that it names. */
export type IpProblem =
  | { readonly problem: 'shape' | 'several' | 'reserved' }
  | { readonly problem: 'inside'; network: string };

interface Address {
  readonly value: bigint;
  readonly bits: 32 | 128;
}

/** The four numbers of a v4 with commas, as a keyboard for amounts gives them, or with blanks between them. */
const V4_OTHERWISE = /^\d{1,3}(?:[.,]\d{1,3}|\s+\d{1,3}){3}(?=\/|$)/u;

/** Blanks beside a sign say nothing; between two digits nobody knows what they part, and they stay. */
function withoutBlanks(typed: string): string {
  return typed.trim().replace(/\s*([.,:/[\]])\s*/gu, '$1');
}

/**
 * Reads an IP as offices type it: v4 (also with leading zeros, which count as decimal, and with commas), v6 in any of its
 * shortenings, in brackets or with a v4 at its end, and a network by its length (`10.0.0.8/29`). A v4 that is written as v6
 * is that v4.
 */
export function parseIp(typed: string): IpAddress | IpProblem {
  const text = withoutBlanks(typed).replace(V4_OTHERWISE, (v4) => v4.replace(/[,\s]+/gu, '.'));
  const match = /^\[?(?<address>[0-9a-f.:]+)\]?(?:\/(?<length>\d{1,3}))?$/iu.exec(text);
  const { address = '', length } = match?.groups ?? {};
  const read = readV4(address) ?? readV6(address);
  const prefix = length === undefined ? read?.bits : Number(length);
  if (!read || prefix === undefined || prefix < 1 || prefix > read.bits)
    return { problem: areSeveral(text) ? 'several' : 'shape' };
  const inside = (1n << BigInt(read.bits - prefix)) - 1n;
  const first = { ...read, value: read.value & ~inside };
  const suffix = prefix === read.bits ? '' : `/${prefix}`;
  if (first.value !== read.value) return { problem: 'inside', network: `${written(first)}${suffix}` };
  if (isReserved(first)) return { problem: 'reserved' };
  const last = { ...read, value: read.value | inside };
  return { text: `${written(first)}${suffix}`, key: sortable(first), endKey: sortable(last) };
}

/** Whether more than one address was written, or network: each by itself would do. */
function areSeveral(text: string): boolean {
  const parts = text.split(/[,;|\s]+/u).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => !('problem' in parseIp(part)));
}

export function isIpProblem(read: IpAddress | IpProblem): read is IpProblem {
  return 'problem' in read;
}

function readV4(text: string): Address | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return { value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n), bits: V4_BITS };
}

/** The groups of one side of `::`; the last of all may be a v4, which counts as two. */
function readGroups(side: string, at: number, sides: readonly string[]): number[] | null {
  if (side === '') return [];
  const parts = side.split(':');
  const tail = at === sides.length - 1 ? readV4(parts.at(-1) ?? '') : null;
  if (tail) parts.splice(-1, 1, (tail.value >> 16n).toString(16), (tail.value & 0xff_ffn).toString(16));
  return parts.every((part) => /^[0-9a-f]{1,4}$/iu.test(part)) ? parts.map((part) => Number.parseInt(part, 16)) : null;
}

const MAPPED_V4 = 0xff_ffn;

function readV6(text: string): Address | null {
  const sides = text.split('::');
  const [head, tail = []] = sides.map(readGroups);
  if (sides.length > 2 || !head || !tail) return null;
  const missing = GROUPS - head.length - tail.length;
  if (sides.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...tail];
  const value = groups.reduce((all, group) => (all << 16n) | BigInt(group), 0n);
  const isMapped = value >> 32n === MAPPED_V4;
  return isMapped ? { value: value & 0xff_ff_ff_ffn, bits: V4_BITS } : { value, bits: V6_BITS };
}

/** The network's own zero, the loopback, multicast and broadcast: nobody's connection. */
function isReserved({ value, bits }: Address): boolean {
  const top = value >> BigInt(bits - 8);
  if (bits === V4_BITS) return top === 0n || top === 127n || top >= 224n;
  return value <= 1n || top === 0xffn;
}

function sortable({ value, bits }: Address): string {
  return `${bits === V4_BITS ? '4' : '6'}${value.toString(16).padStart(bits / 4, '0')}`;
}

/** How `sortable` writes an address. */
const SORTABLE = /^(?:4[0-9a-f]{8}|6[0-9a-f]{32})$/u;

/**
 * Where the networks begin that an address is part of, other than there, the nearest first: a network has no bit of its
 * first address below its length. None of what is no address's key.
 */
export function networkStarts(key: string): string[] {
  if (!SORTABLE.test(key)) return [];
  const bits = key.startsWith('4') ? V4_BITS : V6_BITS;
  const starts: string[] = [];
  let value = BigInt(`0x${key.slice(1)}`);
  while (value > 0n) {
    // Without its lowest bit.
    value &= value - 1n;
    starts.push(sortable({ value, bits }));
  }
  return starts;
}

function written({ value, bits }: Address): string {
  const size = bits === V4_BITS ? 8n : 16n;
  const count = bits / Number(size);
  const parts = Array.from(
    { length: count },
    (_, at) => (value >> (size * BigInt(count - 1 - at))) & ((1n << size) - 1n),
  );
  if (bits === V4_BITS) return parts.join('.');
  const text = parts.map((part) => part.toString(16)).join(':');
  // The longest run of two or more zero groups, the first of equal ones, is left out.
  const runs = [...text.matchAll(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/gu)].map(([run]) => run);
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return text;
  const at = text.search(new RegExp(`(?<![0-9a-f])${longest}(?![0-9a-f])`, 'u'));
  return `${text.slice(0, at).replace(/:$/u, '')}::${text.slice(at + longest.length).replace(/^:/u, '')}`;
}
