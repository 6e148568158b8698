import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Country } from '../../contract/office';
import { plain } from '../../contract/values/text';

const digitsOf = (text: string): string => plain(text).replace(/\D/gu, '');

/**
 * Whether it reads as a phone of the office's country, or of another one when it begins with its `+`. One that does
 * not is only doubted, never refused: extensions, two numbers in one field and old notations are in use.
 */
export function isLikelyPhone(country: Country, typed: string): boolean {
  return typed.trim() === '' || parsePhoneNumberFromString(typed, country)?.isValid() === true;
}

/** Argentina writes a 9 before a mobile's number from abroad, and a 15 within it at home: neither belongs to it. */
function bareNumber(country: Country, national: string): string {
  return country === 'AR' && national.length === 11 && national.startsWith('9') ? national.slice(1) : national;
}

/** Argentina's number as a mobile's is dialled at home, with its 15 after the area: how long that is the library knows. */
function withMobileMark(country: Country, bare: string): string[] {
  const mobile = country === 'AR' ? parsePhoneNumberFromString(`+549${bare}`) : undefined;
  return mobile?.isPossible() ? [digitsOf(mobile.formatNational()), `549${bare}`] : [];
}

/**
 * The digits under which one and the same phone may have been written: as typed, bare, with the 0 or the country's
 * number before it, with Argentina's 9 or 15. Blank gives none.
 */
export function phoneSpellings(country: Country, typed: string): string[] {
  const asTyped = digitsOf(typed);
  if (asTyped === '') return [];
  const phone = parsePhoneNumberFromString(typed, country);
  if (!phone?.isPossible()) return [asTyped];
  const bare = bareNumber(country, phone.nationalNumber);
  const dialled = [digitsOf(phone.formatNational()), ...withMobileMark(country, bare)];
  const spellings = [asTyped, bare, `0${bare}`, ...dialled.flatMap((one) => [one, one.replace(/^0/u, '')])];
  return [...new Set([...spellings, digitsOf(phone.number), `${phone.countryCallingCode}${bare}`])];
}

/** Of these the ones that have no other in them: whoever has one of the spellings has one of these in it. */
export function phoneCores(country: Country, typed: string): string[] {
  const spellings = phoneSpellings(country, typed);
  return spellings.filter((one) => !spellings.some((other) => other !== one && one.includes(other)));
}
