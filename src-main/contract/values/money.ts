import { z } from 'zod';

/** An amount in the currency's minor unit (cents), an integer. */
export const cents = z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).brand<'Cents'>();
export type Cents = z.infer<typeof cents>;

/**
 * A thousand millions: nobody owes, pays or is charged more at once. A file's or a list's higher amount is a slip, and is
 * told rather than added up: sums of a whole office stay exact.
 */
export const HIGHEST_CENTS = 100_000_000_000;

/** Whether an amount is one, as `cents` has it: a schema takes ten times as long to say so, and a run of invoices asks often. */
function isCents(amount: number): amount is Cents {
  return Number.isSafeInteger(amount);
}

/** An amount that was counted; one that is none is a mistake, and throws as the schema does. */
function counted(amount: number): Cents {
  return isCents(amount) ? amount : cents.parse(amount);
}

/** A rate in hundredths of a percent: 2100 is 21 %. At most 1000 %. */
export const basisPoints = z.number().int().min(0).max(100_000).brand<'BasisPoints'>();
export type BasisPoints = z.infer<typeof basisPoints>;

/** What a rate is a part of: 100 %. */
export const WHOLE_RATE = 10_000;

/** `numerator / denominator` to the nearest whole number, half up, of numbers of any size. */
function halfUp(numerator: bigint, denominator: bigint): bigint {
  const [above, below] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const size = above < 0n ? -above : above;
  const nearest = (2n * size + below) / (2n * below);
  return above < 0n ? -nearest : nearest;
}

/**
 * `amount × numerator / denominator`, exactly, and then rounded half up to the currency's smallest amount (`unit`, in
 * cents). Half of it goes away from zero, so that a credit gives back what the debit took. The one place where money is
 * rounded.
 */
export function partOf(amount: number, numerator: number, denominator: number, unit = 1): Cents {
  const share = halfUp(BigInt(amount) * BigInt(numerator), BigInt(denominator) * BigInt(unit));
  return counted(Number(share * BigInt(unit)));
}

/**
 * An amount shared out by weights, whole to the last cent: each share is what the weights up to it come to, rounded as
 * `partOf` does, less the shares before it. Weights are whole, and together not negative: a discount among charges is one
 * below 0. Where they come to 0 the last takes everything.
 */
export function allocate(amount: number, weights: readonly number[], unit = 1): Cents[] {
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  let weighed = 0n;
  let given = 0n;
  return weights.map((weight, at) => {
    weighed += BigInt(weight);
    const last = at === weights.length - 1;
    const upTo = last ? BigInt(amount) : roundedShare(BigInt(amount) * weighed, all, BigInt(unit));
    const share = upTo - given;
    given = upTo;
    return counted(Number(share));
  });
}

function roundedShare(numerator: bigint, denominator: bigint, unit: bigint): bigint {
  return denominator === 0n ? 0n : halfUp(numerator, denominator * unit) * unit;
}

/** Amounts added up. */
export function sumOf(amounts: readonly number[]): Cents {
  return counted(amounts.reduce((sum, amount) => sum + amount, 0));
}

/**
 * Reads an amount by its digits: `1.234,56`, `1,234.56`, `1234.5`, `-12`, `$ 900`.
 * The last separator is the decimal one when one or two digits follow it; when three follow and it is the
 * only one, it groups thousands, but after a nought,
 * where it is a fraction of a cent. Returns null when the text is not an amount.
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

/** Either no separator at all, or one kind of it before every third digit; a nought heads no thousands. */
function isGrouped(whole: string): boolean {
  return /^\d+$/u.test(whole) || /^[1-9]\d{0,2}(\.\d{3})+$/u.test(whole) || /^[1-9]\d{0,2}(,\d{3})+$/u.test(whole);
}

/** An amount by its digits, with a point before the cents: `1234.56`. For the audit and for files, not for screens. */
export function writtenCents(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An amount as a spreadsheet's cell carries it: its only number is a floating one. */
export function cellAmount(amount: number): number {
  return Number(writtenCents(amount));
}

/** The amount of a spreadsheet's number, to the cent; null when it is none. */
export function centsOfCell(value: number): Cents | null {
  return Number.isFinite(value) ? parseCents(value.toFixed(2)) : null;
}

/** Reads a percentage by its digits, with at most two decimals: `21`, `10,5`, `0.25 %`. Null when it is none. */
export function parseBasisPoints(value: string): BasisPoints | null {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/u.exec(value.replace(/[\s%]/gu, ''));
  if (!match) return null;
  const parsed = basisPoints.safeParse(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
  return parsed.success ? parsed.data : null;
}

/** A rate by its digits, without needless noughts: `10.5`. For the audit and for the form, not for screens. */
export function writtenBasisPoints(rate: number): string {
  return writtenCents(rate).replace(/\.?0+$/u, '');
}
