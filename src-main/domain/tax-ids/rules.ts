import { type Validator, stdnum } from 'stdnum';
import type { Country } from '../../contract/office';
import { plain } from '../../contract/values/text';

/** Without what only makes it easier to read. */
function bareOf(value: string): string {
  return plain(value)
    .replace(/[\s.-]/gu, '')
    .toUpperCase();
}

/**
 * Whether a tax id's length, format and check digit are right (domain.md §3, Tax-id validation). Blank is right:
 * billing, not the register, requires it. A person's document is accepted where the country bills by it.
 */
export function isTaxId(country: Country, value: string): boolean {
  const bare = bareOf(value);
  return bare === '' || rules[country](bare) || isCedulaOfColombia(country, value);
}

/** A cédula has no check digit (domain.md §3: CC/CE, format only); a hyphen says that one was meant, so a NIT. */
function isCedulaOfColombia(country: Country, value: string): boolean {
  return country === 'CO' && /^\d{5,10}$/u.test(plain(value).replace(/[\s.]/gu, ''));
}

/**
 * Whether a person's document reads as one of the office's country (domain.md §3, same table). One that does not is only
 * doubted: a passport, or a company's tax id in its place, is in use.
 */
export function isLikelyNationalId(country: Country, value: string): boolean {
  const bare = bareOf(value);
  return bare === '' || nationalIdRules[country](bare) || rules[country](bare);
}

const byLibrary = (validator: Validator | undefined) => (bare: string) => validator?.validate(bare).isValid === true;
const digits = (least: number, most: number) => (bare: string) =>
  bare.length >= least && bare.length <= most && /^\d+$/u.test(bare);
const either =
  (...checks: ((bare: string) => boolean)[]) =>
  (bare: string) =>
    checks.some((check) => check(bare));

/** Mexico's two general ones, for the public and for foreigners, have no check digit. */
const MEXICO_GENERAL = new Set(['XAXX010101000', 'XEXX010101000']);
const MEXICO_FORMAT = /^[A-ZÑ&]{3,4}(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)[A-Z\d]{3}$/u;

/** The check digit of an RFC only warns, since some in use fail it: the format and the date decide. */
function isRfc(bare: string): boolean {
  if (MEXICO_GENERAL.has(bare)) return true;
  const date = MEXICO_FORMAT.exec(bare)?.groups;
  if (!date) return false;
  const month = Number(date.month);
  const day = Number(date.day);
  return new Date(Date.UTC(2000 + Number(date.year), month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
}

/** Weights 5 4 3 2 7 6 5 4 3 2; 11 − Σ mod 11, where 11 counts as 0 and 10 as 9. Any prefix passes: prefixes only warn. */
function isCuit(bare: string): boolean {
  if (!/^\d{11}$/u.test(bare)) return false;
  const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(bare[index]), 0);
  const rest = 11 - (sum % 11);
  const digit = rest === 11 ? 0 : rest === 10 ? 9 : rest;
  return digit === Number(bare[10]);
}

const rules: Readonly<Record<Country, (bare: string) => boolean>> = {
  AR: isCuit,
  BO: digits(7, 12),
  CL: byLibrary(stdnum.CL?.rut),
  CO: byLibrary(stdnum.CO?.nit),
  EC: either(byLibrary(stdnum.EC?.ruc), byLibrary(stdnum.EC?.ci)),
  MX: isRfc,
  PE: either(byLibrary(stdnum.PE?.ruc), digits(8, 8)),
  PY: byLibrary(stdnum.PY?.ruc),
  UY: either(byLibrary(stdnum.UY?.rut), byLibrary(stdnum.UY?.cedula)),
  VE: byLibrary(stdnum.VE?.rif),
};

const nationalIdRules: Readonly<Record<Country, (bare: string) => boolean>> = {
  AR: digits(7, 8),
  BO: (bare) => /^\d{5,10}[A-Z\d]{0,2}$/u.test(bare),
  CL: byLibrary(stdnum.CL?.rut),
  CO: digits(6, 10),
  EC: byLibrary(stdnum.EC?.ci),
  MX: byLibrary(stdnum.MX?.curp),
  PE: digits(8, 8),
  PY: digits(5, 8),
  UY: byLibrary(stdnum.UY?.cedula),
  VE: (bare) => /^[VE]?\d{6,9}$/u.test(bare),
};
