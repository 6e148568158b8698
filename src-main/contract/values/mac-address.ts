const DIGITS = 12;

/** What is wrong with what was typed; `digits`: how many hexadecimal digits there are in it. */
export interface MacProblem {
  readonly problem: 'letters' | 'length' | 'reserved';
  readonly digits: number;
}

/** Whatever stands between a MAC's digits; a word processor makes long dashes of the short ones. */
const BETWEEN = /[\s:._,\-‐-―−]/gu;

/** A MAC, or a part of one, by its digits alone. */
export function macDigits(typed: string): string {
  return typed.replace(BETWEEN, '').toLowerCase();
}

/** Six pairs of digits, with nothing or one sign between two of them. */
const PAIRS = /^\s*[\da-f]{2}(?:[\s:._,\-‐-―−]?[\da-f]{2}){5}\s*$/iu;

/** Whether a text is written as a whole MAC is, and no other word happens to be. */
export function isWrittenAsMac(text: string): boolean {
  return PAIRS.test(text);
}

/**
 * Reads a MAC in any style (`E4:8D:8C:04:03:C5`, `e48d.8c04.03c5`, `E4-8D-8C-04-03-C5`, `e4_8d_8c_04_03_c5`): its twelve
 * digits, lower case. Any twelve are valid but all 0 and all F, which no device has.
 */
export function parseMac(typed: string): string | MacProblem {
  const bare = macDigits(typed);
  const digits = bare.length;
  if (!/^[0-9a-f]*$/u.test(bare)) return { problem: 'letters', digits };
  if (digits !== DIGITS) return { problem: 'length', digits };
  return /^(?:0+|f+)$/u.test(bare) ? { problem: 'reserved', digits } : bare;
}

/** As a device's label has it: `E4:8D:8C:04:03:C5`. */
export function writtenMac(mac: string): string {
  return mac.toUpperCase().replace(/..(?=.)/gu, '$&:');
}
