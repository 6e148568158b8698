import type { Contract } from '../../contract/contracts';
import { parseMbps } from '../../contract/values/speed';
import { fold } from '../../contract/values/text';
import type { CellValue } from '../../ports';
import { cellText } from './read-cells';

export type Standing = Pick<Contract, 'state' | 'disabledBy'>;

const ENABLED: Standing = { state: 'enabled', disabledBy: null };
const BY_OPERATOR: Standing = { state: 'disabled', disabledBy: 'operator' };

/**
 * The states as offices, and the programs that they come from, write them. The system's are those
 * that a list says are the system's alone (decision): «Cortado» says no more of who did it than «Deshabilitado».
 */
const STANDINGS: ReadonlyMap<string, Standing> = new Map([
  ['habilitado', ENABLED],
  ['activo', ENABLED],
  ['active', ENABLED],
  ['enabled', ENABLED],
  ['avisado', { state: 'alerted', disabledBy: null }],
  ['deshabilitado', BY_OPERATOR],
  ['inhabilitado', BY_OPERATOR],
  ['suspendido', BY_OPERATOR],
  ['bloqueado', BY_OPERATOR],
  ['inactivo', BY_OPERATOR],
  ['cortado', BY_OPERATOR],
  ['en corte', BY_OPERATOR],
  ['disabled', BY_OPERATOR],
  ['suspended', BY_OPERATOR],
  ['inactive', BY_OPERATOR],
  ['deshabilitado por el sistema', { state: 'disabled', disabledBy: 'system' }],
]);

/** How a list says that a contract stands, he or she; undefined where it is no state. */
export function standingOf(written: string): Standing | undefined {
  const word = fold(written);
  return STANDINGS.get(word) ?? STANDINGS.get(word.replace(/^(\w+[td]|activ|inactiv)a\b/u, '$1o'));
}

const NO_FIXED_IP = /^(?:ip\s+)?(?:dinamic[ao]|automatic[ao]|dhcp|pppoe|sin ip)$/u;

/** Whether a cell says that a contract has no IP of its own. */
export function saysNoFixedIp(written: string): boolean {
  return NO_FIXED_IP.test(fold(written));
}

/** A number with what it counts: megabits without a word; kilobits and gigabits by theirs. */
const MEASURED =
  /^(?<amount>[\d.,\s]+?)\s*(?:(?<scale>[kmg])(?:b|bps|bits?|bits?ps|ega(?:s|bits?)?|iga(?:s|bits?)?)?(?:\/s(?:eg)?)?)?$/iu;
const KBPS_IN_GBPS = 1_000_000;

/** In kb/s; `unsaid` is the unit of a number that says none. */
function kbpsOf(written: string, unsaid = 'm'): number | null {
  const { amount = '', scale = unsaid } = MEASURED.exec(written.trim())?.groups ?? {};
  const unit = scale.toLowerCase();
  if (unit === 'k') return /^\d{1,9}$/u.test(amount) && Number(amount) <= MOST_KBPS ? Number(amount) : null;
  const mbps = parseMbps(amount);
  if (mbps === null || unit === 'm') return mbps;
  return mbps * 1000 <= MOST_KBPS ? mbps * 1000 : null;
}

/** As the fastest that a plan can be, see `parseMbps`. */
const MOST_KBPS = 100 * KBPS_IN_GBPS;

/** A speed in kb/s, or both of a plan, down and up. */
export type Speeds = readonly [number] | readonly [number, number];

/**
 * A cell's speeds, with their unit or without: `1,5 Mb`, `512 kbps`, `1 Gb`, and both in one: `100M/20M`, `100 / 20`, and
 * `512/256 kbps`, whose one unit is that of both. Null when they are none.
 */
export function speedsOf(value: CellValue | undefined): Speeds | null {
  // With a comma, which never groups thousands: 1,024 of a workbook is a megabit and a bit.
  const typed = typeof value === 'number' ? String(Math.round(value * 1000) / 1000).replace('.', ',') : cellText(value);
  const [first = '', second, ...more] = typed.split(/\/(?!s)/iu);
  if (more.length > 0) return null;
  if (second === undefined) {
    const only = kbpsOf(first);
    return only === null ? null : [only];
  }
  const up = kbpsOf(second);
  const down = up === null ? null : downBeside(first, second, up);
  return up === null || down === null ? null : [down, up];
}

/** Slower than any that is sold, in kb/s: such a number beside `512k` is of megabits. */
const SLOWEST_KBPS = 64;

/**
 * The first of two speeds, which has the second's unit where it says none and is the faster one by it: `512/256 kbps`. Else
 * it is in megabits, `3/512k`; where neither can be said, `128/512k`, there is none.
 */
function downBeside(first: string, second: string, upKbps: number): number | null {
  const unit = MEASURED.exec(second.trim())?.groups?.scale;
  const alike = kbpsOf(first, unit);
  if (alike !== null && alike >= upKbps) return alike;
  if (unit?.toLowerCase() === 'k' && alike !== null && alike >= SLOWEST_KBPS) return null;
  return kbpsOf(first);
}
