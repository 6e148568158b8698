import { z } from 'zod';

/** An amount in the currency's minor unit (cents), an integer. */
export const cents = z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).brand<'Cents'>();
export type Cents = z.infer<typeof cents>;

/**
 * Reads an amount by its digits: `1.234,56`, `1,234.56`, `1234.5`, `-12`, `$ 900`.
 * The last separator is the decimal one when one or two digits follow it; when three follow and it is the
 * only one, it groups thousands. Returns null when the text is not an amount.
 */
export function parseCents(value: string): Cents | null {
  const bare = value.replace(/[\s$]|US|Bs|Gs|S\//gu, '');
  const match = /^(-?)(\d[\d.,]*)$/u.exec(bare);
  if (!match) return null;
  const [, sign = '', body = ''] = match;
  const decimal = /[.,](\d{1,2})$/u.exec(body);
  const whole = decimal ? body.slice(0, decimal.index) : body;
  if (!isGrouped(whole)) return null;
  const units = whole.replace(/[.,]/gu, '');
  const amount = Number(units) * 100 + Number((decimal?.[1] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(amount)) return null;
  const parsed = cents.safeParse(sign && amount !== 0 ? -amount : amount);
  return parsed.success ? parsed.data : null;
}

/** Either no separator at all, or one kind of it before every third digit. */
function isGrouped(whole: string): boolean {
  return /^\d+$/u.test(whole) || /^\d{1,3}(\.\d{3})+$/u.test(whole) || /^\d{1,3}(,\d{3})+$/u.test(whole);
}

/** An amount by its digits, with a point before the cents: `1234.56`. For the audit and for files, not for screens. */
export function writtenCents(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
