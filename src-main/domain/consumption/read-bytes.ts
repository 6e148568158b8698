/** More than this in one sample is no measure: some 9 exabytes are what a number can count exactly. */
const MOST = Number.MAX_SAFE_INTEGER;
const WHOLE = /^\d{1,16}$/u;
const GROUPED = /^(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)$/u;
const DECIMAL = /^\d+[.,]\d+$/u;
const POWER = /^\d(?:\.\d+)?e\+?\d{1,2}$/iu;

/**
 * How many bytes a text says, in the unit of its column; null for what is no number. Negative ones are read as such.
 * Digits in groups of three (`1.234.567`) are whole bytes; in a larger unit a single point or comma is a decimal one.
 */
export function readBytes(text: string, unitBytes: number): number | null {
  if (unitBytes === 1 && WHOLE.test(text)) return checked(Number(text));
  const bare = text.trim();
  if (bare.startsWith('-')) {
    const size = readBytes(bare.slice(1), unitBytes);
    return size === null ? null : -size;
  }
  const number = numberOf(bare, unitBytes > 1);
  return number === null ? null : checked(Math.round(number * unitBytes));
}

function numberOf(text: string, decimals: boolean): number | null {
  if (/^\d+$/u.test(text) || POWER.test(text)) return Number(text);
  if (GROUPED.test(text) && !(decimals && DECIMAL.test(text))) return Number(text.replace(/[., ]/gu, ''));
  return DECIMAL.test(text) ? Number(text.replace(',', '.')) : null;
}

function checked(bytes: number): number | null {
  return bytes <= MOST ? bytes : null;
}
