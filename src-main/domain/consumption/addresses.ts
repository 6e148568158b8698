import { isIpProblem, parseIp } from '../../contract/values/ip-address';
import { isWrittenAsMac, parseMac, writtenMac } from '../../contract/values/mac-address';
import { fold, saysNothing, tidy } from '../../contract/values/text';

/** What samples are measured at, in its one way of being written, and what it is known again by. */
export interface Address {
  readonly kind: 'ip' | 'mac' | 'user';
  readonly key: string;
  readonly text: string;
}

const LONGEST = 120;
/** What an IP may be written with, see `parseIp`: most user names are told by a glance at it. */
const IP_LETTERS = /^\[?[\da-f.,:\s]+\]?(?:\s*\/\s*\d+)?$/iu;

/**
 * What a file calls a connection by: an IP, a MAC, or else a user name; null for a blank, and for what fills one. What queues of routers write
 * around them (`<pppoe-ana>`, `10.0.0.5/32`) is no part of them.
 */
export function readAddress(written: string): Address | null {
  const bare = tidy(written).replace(/^<(?:pppoe|l2tp|pptp|ovpn)-(.+)>$/iu, '$1');
  const text = tidy(bare).slice(0, LONGEST);
  if (text === '' || saysNothing(text)) return null;
  if (IP_LETTERS.test(text)) {
    const ip = parseIp(text);
    if (!isIpProblem(ip)) return { kind: 'ip', key: `${ip.key}-${ip.endKey}`, text: ip.text };
  }
  if (isWrittenAsMac(text)) {
    const mac = parseMac(text);
    if (typeof mac === 'string') return { kind: 'mac', key: mac, text: writtenMac(mac) };
  }
  return { kind: 'user', key: fold(text), text };
}
