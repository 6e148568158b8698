import { isIpProblem, parseIp } from '../../contract/values/ip-address';
import { isWrittenAsMac, macDigits } from '../../contract/values/mac-address';

/** Three groups of four are the beginning of a v6 as well: one word already, of which both spellings are looked for. */
const THREE_GROUPS = /^\s*[0-9a-f]{4}(?::[0-9a-f]{4}){2}\s*$/iu;

/** What a v4 may be written with. */
const V4_LETTERS = /^[\d.,[\]\s]+$/u;

/** A whole v4 is one word too, however it is written. */
export function joinIp(text: string): string {
  const ip = V4_LETTERS.test(text) ? parseIp(text) : undefined;
  return ip === undefined || isIpProblem(ip) ? text : ip.text;
}

/** A whole MAC is one word, also where blanks stand between its pairs. */
export function joinMac(text: string): string {
  return isWrittenAsMac(text) && !THREE_GROUPS.test(text) ? macDigits(text) : text;
}

/**
 * What a word of a search may be on a contract: an IP, whole or its beginning, as it is stored, and a MAC, or a part of
 * one, without what stands between its digits. Nothing for a word that is neither.
 */
export function networkSpellings(word: string): string[] {
  const spellings: string[] = [];
  const isV4 = /^\d{1,3}(?:[.,]\d{1,3}){2,3}[.,]?$/u.test(word);
  const octets = isV4 ? word.split(/[.,]/u).filter(Boolean).map(Number) : [];
  if (octets.length > 0 && octets.every((octet) => octet <= 255)) spellings.push(octets.join('.'));
  if (word.includes(':')) {
    const ip = parseIp(word);
    // The beginning of one, too, is stored without the zeros that a group begins with.
    spellings.push(word, word.replace(/(?<=^|:)0+(?=[0-9a-f])/gu, ''), ...(isIpProblem(ip) ? [] : [ip.text]));
  }
  // A network as it is written, or one address as a network of itself, which is stored without its length.
  if (word.includes('/')) {
    const ip = parseIp(word);
    if (!isIpProblem(ip)) spellings.push(ip.text);
  }
  if (/^[0-9a-f]{2,4}(?:[:._,-][0-9a-f]{1,4})+[:._,-]?$/u.test(word)) spellings.push(macDigits(word));
  return spellings;
}
