import { type Country, smallestAmounts } from '../../contract/office';
import { writtenBasisPoints, writtenCents } from '../../contract/values/money';

/** Each country's sign before an amount, of letters that every printer has. */
const SIGNS = {
  AR: '$',
  BO: 'Bs',
  CL: '$',
  CO: '$',
  EC: '$',
  MX: '$',
  PE: 'S/',
  PY: 'Gs.',
  UY: '$',
  VE: 'Bs.',
} as const satisfies Record<Country, string>;

/** An amount's sign stays on its line. */
const NO_BREAK = '\u00A0';

/** An amount as it is printed, by its digits: `1230000` → `$ 12.300,00`; without cents where the currency has none. */
export function printedMoney(amount: number, country: Country): string {
  const [whole = '', decimals = ''] = writtenCents(Math.abs(amount)).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, '.');
  const cents = smallestAmounts[country] === 100 && decimals === '00' ? '' : `,${decimals}`;
  return `${amount < 0 ? '−' : ''}${SIGNS[country]}${NO_BREAK}${grouped}${cents}`;
}

/** `2026-11-24` → `24/11/2026`. */
export function printedDay(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** `1050` → `10,5 %`. */
export function printedRate(rateBp: number): string {
  return `${writtenBasisPoints(rateBp).replace('.', ',')} %`;
}

const POINT_DIGITS = 4;
const NUMBER_DIGITS = 8;

/** `0003-00000012`. */
export function printedNumber(pointOfSale: number, number: number): string {
  return `${String(pointOfSale).padStart(POINT_DIGITS, '0')}-${String(number).padStart(NUMBER_DIGITS, '0')}`;
}
