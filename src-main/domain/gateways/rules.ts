import { type CheckDigit, REFERENCE_MARK, type ReferenceFormat } from '../../contract/gateways';
import type { Failure } from '../../contract/failures';
import { numberKey, plain, tidy } from '../../contract/values/text';
import { readWebAddress } from '../../contract/values/web-address';

/** The digits of a reference, the rightmost first. */
function fromRight(digits: string): number[] {
  return Array.from(digits, Number).toReversed();
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/**
 * The digit that proves the digits before it.
 * - mod 10: weights 3 and 1 from the right, as in bar codes (GS1); 10 less the rest.
 * - mod 11: weights 2 to 7 from the right, over again; 11 less the rest. 10 and 11, which are no digit, are 0 (decision).
 * - Luhn: every second from the right doubled, its digits added (ISO/IEC 7812-1).
 */
export function checkDigitOf(rule: Exclude<CheckDigit, 'none'>, digits: string): string {
  const numbers = fromRight(digits);
  if (rule === 'mod11') {
    const rest = sum(numbers.map((number, at) => number * (2 + (at % 6)))) % 11;
    return String(rest < 2 ? 0 : 11 - rest);
  }
  const weighed = numbers.map((number, at) => {
    if (at % 2 === 1) return number;
    if (rule === 'mod10') return number * 3;
    return number > 4 ? number * 2 - 9 : number * 2;
  });
  return String((10 - (sum(weighed) % 10)) % 10);
}

/** The check digit is over all digits of the reference, those of the prefix among them (decision). */
function completed({ prefix, checkDigit }: ReferenceFormat, body: string): string {
  if (checkDigit === 'none') return body;
  return body + checkDigitOf(checkDigit, `${prefix}${body}`.replace(/\D/gu, ''));
}

/** The digits that are free to choose: all but the check digit. */
function freeDigits({ digits, checkDigit }: ReferenceFormat): number {
  return (digits ?? 0) - (checkDigit === 'none' ? 0 : 1);
}

/** The reference of a format that has this number in its digits; '' where it does not fit, or any text is a reference. */
export function referenceFor(format: ReferenceFormat, number: string): string {
  const free = freeDigits(format);
  if (format.digits === null || !/^\d+$/u.test(number) || number.length > free) return '';
  return format.prefix + completed(format, number.padStart(free, '0'));
}

const COUNTING = '1234567890';

/** What references of the format look like. */
export function exampleOf(format: ReferenceFormat): string {
  if (format.digits === null) return `${format.prefix}${COUNTING.slice(0, 6)}`;
  const free = freeDigits(format);
  return format.prefix + completed(format, COUNTING.repeat(4).slice(0, free));
}

/** A reference as it is stored, and by what two of them are the same. */
export interface Reference {
  readonly reference: string;
  readonly key: string;
}

export type ReadReference = Reference | { readonly problem: Failure };

function problem(code: Failure['code'], params: Failure['params']): ReadReference {
  return { problem: { code, params, field: 'reference' } };
}

/** The digits after the prefix, which may be left out; null where they are not the format's. */
function bodyOf({ prefix }: ReferenceFormat, key: string, digits: number): string | null {
  const prefixKey = numberKey(prefix);
  const body = key.startsWith(prefixKey) && key.length === prefixKey.length + digits ? key.slice(-digits) : key;
  return body.length === digits && /^\d+$/u.test(body) ? body : null;
}

/**
 * A reference as a clerk types it: blanks, dots and hyphens do not count, the prefix may be left out. The check digit is
 * proved; where it alone is missing, the whole reference is told.
 */
export function readReference(format: ReferenceFormat, typed: string): ReadReference {
  const key = numberKey(typed);
  const example = exampleOf(format);
  if (key === '') return problem('REFERENCE_MISSING', { example });
  if (format.digits === null) return { reference: tidy(plain(typed)), key };
  const body = bodyOf(format, key, format.digits);
  if (body !== null) {
    const whole = completed(format, body.slice(0, freeDigits(format)));
    if (whole !== body) return problem('REFERENCE_CHECK_DIGIT', { expected: format.prefix + whole });
    const reference = format.prefix + body;
    return { reference, key: numberKey(reference) };
  }
  const unproved = format.checkDigit === 'none' ? null : bodyOf(format, key, freeDigits(format));
  if (unproved === null) return problem('REFERENCE_FORMAT', { example });
  return problem('REFERENCE_CHECK_MISSING', { expected: format.prefix + completed(format, unproved) });
}

/** Whether a format can be kept: a check digit needs digits to prove, and a prefix is letters, digits and hyphens. */
export function formatProblem({ prefix, digits, checkDigit }: ReferenceFormat): Failure | null {
  if (!/^[A-Za-z0-9-]*$/u.test(prefix)) return { code: 'REFERENCE_PREFIX', params: {}, field: 'prefix' };
  if (checkDigit !== 'none' && (digits ?? 0) < 2) return { code: 'REFERENCE_DIGITS', params: {}, field: 'digits' };
  return null;
}

/** Whether a permanent link is an address of the web's that says where the reference goes. */
export function isLinkTemplate(template: string): boolean {
  if (template === '') return true;
  const parts = template.split(REFERENCE_MARK);
  const address = readWebAddress(parts.join('0'));
  return parts.length === 2 && address?.isSecure === true && /^https:\/\/[^/\s]+\.[^/\s]+/u.test(parts[0] ?? '');
}

/** A client's own permanent link; '' where the gateway has none. */
export function linkOf(template: string, reference: string): string {
  return template.replace(REFERENCE_MARK, encodeURIComponent(reference));
}
