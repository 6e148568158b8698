import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Country } from '../../src-main/contract/office';

/** Groups of three from the right, as an amount is written: `28114902` → `28.114.902`. */
function inThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/gu, '.');
}

/** `281149023` → `28.114.902-3`: what is checked stands behind a dash. */
function withCheckDigit(digits: string): string {
  return `${inThousands(digits.slice(0, -1))}-${digits.slice(-1)}`;
}

/** `20281149023` → `20-28114902-3` (Argentina's tax office). */
function cuit(digits: string): string {
  return `${digits.slice(0, 2)}-${digits.slice(2, 10)}-${digits.slice(10)}`;
}

interface Notation {
  /** The value without the separators that people write into it; another shape is left as it was typed. */
  readonly shape: RegExp;
  readonly write: (bare: string) => string;
}

/** How each country's people write their identity document; where they write plain digits there is none. */
const NATIONAL_IDS: Partial<Record<Country, Notation>> = {
  AR: { shape: /^\d{7,8}$/u, write: inThousands },
  CL: { shape: /^\d{7,8}[\dK]$/u, write: withCheckDigit },
  CO: { shape: /^\d{6,10}$/u, write: inThousands },
  PY: { shape: /^\d{5,8}$/u, write: inThousands },
  UY: { shape: /^\d{7,8}$/u, write: withCheckDigit },
};

const TAX_IDS: Partial<Record<Country, Notation>> = {
  AR: { shape: /^\d{11}$/u, write: cuit },
  CL: { shape: /^\d{7,8}[\dK]$/u, write: withCheckDigit },
};

function written(notation: Notation | undefined, typed: string): string {
  const bare = typed.replace(/[.\-\s]/gu, '').toUpperCase();
  return notation?.shape.test(bare) ? notation.write(bare) : typed;
}

/** A document as the office's country writes it, however it was typed; the stored text stays as it is. */
export function formatNationalId(country: Country, typed: string): string {
  return written(NATIONAL_IDS[country], typed);
}

export function formatTaxId(country: Country, typed: string): string {
  return written(TAX_IDS[country], typed);
}

const MOST_PHONES = 5000;
const phones = new Map<string, string>();

/**
 * A phone as it is dialled in the office's country, another country's with its `+`. What is no whole phone (an
 * extension, two numbers, no area) is left as it was typed. Kept, since a row is drawn many times.
 */
export function formatPhone(country: Country, typed: string): string {
  if (typed === '') return '';
  const key = `${country}${typed}`;
  const known = phones.get(key);
  if (known !== undefined) return known;
  const phone = parsePhoneNumberFromString(typed, country);
  const own = phone?.country === country;
  const formatted = phone?.isValid() ? (own ? phone.formatNational() : phone.formatInternational()) : typed;
  if (phones.size >= MOST_PHONES) phones.clear();
  phones.set(key, formatted);
  return formatted;
}
