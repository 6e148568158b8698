import type { GatewayLayout, GatewayTarget, LineReason } from '../../contract/gateway-files';
import { type CalendarDate, calendarDate } from '../../contract/values/calendar-date';
import { type Cents, cents, HIGHEST_CENTS, partOf } from '../../contract/values/money';
import { readDay } from '../../contract/values/typed-date';
import { fold, numberKey } from '../../contract/values/text';
import { dayOf, writtenWall } from '../../contract/values/wall-clock';
import type { ReadCell } from '../../ports';
import { cellCents, cellText, parseWallDate } from '../imports';
import type { ReadLine } from './rules';

/** A line that is no payment: what the file says that it comes to. */
export interface ToldTotal {
  readonly row: number;
  readonly totalCents: Cents;
}

export interface LineReading {
  readonly layout: GatewayLayout;
  /** The office's. */
  readonly today: string;
  /** The currency's smallest amount, in cents. */
  readonly unit: number;
}

const LONGEST = 120;
const REVERSAL =
  /\b(?:contracargos?|revers\p{L}*|devol\p{L}*|anul\p{L}*|extorn\p{L}*|charge ?backs?|refund\p{L}*|reintegr\p{L}*)\b/u;
const NOT_PAID = /\b(?:rechaz\p{L}*|pendientes?|fallid[oa]s?|denegad[oa]s?|rejected|pending|failed)\b/u;

/** A day in any notation; digits alone are read as a machine writes them, then as a person does. */
function readMoment(cell: ReadCell | undefined): { paidOn: CalendarDate; moment: string } | null {
  if (cell instanceof Date || typeof cell === 'number') return wallMoment(parseWallDate(cell));
  const text = cellText(cell);
  const machine = readDay(text, 'machine');
  if (machine && /^\d{8,14}$/u.test(text)) return { paidOn: machine.day, moment: `${machine.day} ${machine.rest}` };
  return wallMoment(parseWallDate(text)) ?? zoned(text);
}

/** `2026-10-28T14:05:00.000-03:00`: its own wall is the gateway's. */
function zoned(text: string): { paidOn: CalendarDate; moment: string } | null {
  const [, wall] = /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/u.exec(text) ?? [];
  return wall === undefined ? null : wallMoment(parseWallDate(wall));
}

function wallMoment(wallMs: number | null): { paidOn: CalendarDate; moment: string } | null {
  if (wallMs === null) return null;
  const paidOn = calendarDate.safeParse(dayOf(wallMs));
  const { time } = writtenWall(new Date(wallMs));
  return paidOn.success ? { paidOn: paidOn.data, moment: `${paidOn.data} ${time === '00:00:00' ? '' : time}` } : null;
}

const MINUS = /^\s*-|-\s*$|^\s*\(.*\)\s*$/u;

/** An amount in the file's own style. In cents, its digits are all there is: `000002075000`. */
function readAmount(cell: ReadCell | undefined, style: GatewayLayout['amounts']): Cents | null {
  if (typeof cell === 'object' && cell !== null && 'error' in cell) return null;
  if (style === 'units') return cellCents(typeof cell === 'string' ? withoutPlus(cell) : cell);
  const text = cellText(cell).replaceAll('−', '-').replace(/[\s$]/gu, '');
  if (!/^[-+(]?\d{1,15}[-)]?$/u.test(text)) return null;
  const amount = cents.safeParse(Number(text.replace(/\D/gu, '')) * (MINUS.test(text) ? -1 : 1));
  return amount.success ? amount.data : null;
}

/** What is too high to be a payment is none, and no part of a sum. */
const countable = (amount: Cents | null) => (amount !== null && Math.abs(amount) > HIGHEST_CENTS ? null : amount);

/** `+00020750,00`, and noughts in front that group no thousands. */
const withoutPlus = (text: string) =>
  text
    .trim()
    .replace(/^\+/u, '')
    .replace(/^0+(?=\d)/u, '');

/** How each row of a file is read by its layout; null for a row that says nothing. */
export function createLineReader({ layout, today, unit }: LineReading) {
  const place = (target: GatewayTarget) => layout.targets.indexOf(target);
  const columns = { paidOn: place('paidOn'), amount: place('amount'), fee: place('fee'), kind: place('kind') };
  const textOf = (cells: readonly ReadCell[], target: GatewayTarget) => {
    const at = place(target);
    return at === -1 ? '' : cellText(cells[at]);
  };
  return (row: number, cells: readonly ReadCell[]): ReadLine | ToldTotal | null => {
    const found = readMoment(cells[columns.paidOn]);
    const written = readAmount(cells[columns.amount], layout.amounts);
    const kind = fold(textOf(cells, 'kind'));
    const said = {
      gateway: layout.gatewayName ?? textOf(cells, 'gateway'),
      reference: textOf(cells, 'reference'),
      customId: textOf(cells, 'customId'),
      nationalId: textOf(cells, 'nationalId'),
      operation: textOf(cells, 'operation'),
      original: textOf(cells, 'original'),
    };
    // What heads and ends a file of fixed columns is a line of another kind, cut in vain.
    if (!found && written === null && layout.cuts.length > 0) return null;
    if (!found && isNoPayment(cells, said, written)) return written === null ? null : { row, totalCents: written };
    const amount = countable(written);
    const takesBack = (amount !== null && amount < 0) || REVERSAL.test(kind);
    const amountCents = amount === null ? null : cents.parse(takesBack ? 0 - Math.abs(amount) : amount);
    const feeCents = columns.fee === -1 ? null : countable(readAmount(cells[columns.fee], layout.amounts));
    const line = {
      ...said,
      row,
      paidOn: found?.paidOn ?? null,
      moment: found?.moment ?? '',
      amountCents,
      feeCents,
      isReversal: takesBack,
    };
    const isTooHigh = written !== amount;
    return { ...line, problem: isTooHigh ? 'amountTooHigh' : problemOf(line, { kind, today, unit }) };
  };
}

type Said = Pick<ReadLine, 'reference' | 'customId' | 'nationalId' | 'operation'>;

/** A row of totals, of headers or of nothing: no day, and nobody who paid. */
function isNoPayment(cells: readonly ReadCell[], said: Said, amount: Cents | null): boolean {
  const words = cells.map((cell) => fold(cellText(cell)));
  if (words.some((word) => /^(?:sub)?total(?:es)?\b/u.test(word))) return true;
  const names = [said.reference, said.customId, said.nationalId, said.operation];
  return names.every((name) => name === '') || (amount === null && !names.some((name) => /\d/u.test(name)));
}

function problemOf(
  line: Omit<ReadLine, 'problem'>,
  { kind, today, unit }: { kind: string; today: string; unit: number },
): LineReason | null {
  const { amountCents, paidOn } = line;
  const texts = [line.gateway, line.reference, line.customId, line.nationalId, line.operation, line.original];
  if (texts.some((text) => text.length > LONGEST)) return 'textTooLong';
  if (amountCents === null || amountCents === 0) return 'amountInvalid';
  if (partOf(amountCents, 1, 1, unit) !== amountCents) return 'amountUnit';
  if (paidOn === null) return 'dateInvalid';
  // No gateway tells of a payment to come.
  if (paidOn > today) return 'dateToCome';
  if (numberKey(line.gateway) === '') return 'gatewayMissing';
  return NOT_PAID.test(kind) && !line.isReversal ? 'notPaid' : null;
}

/** Whether a layout's amounts seem to be in cents: digits alone, filled up with noughts to one length. */
export function looksLikeCents(samples: readonly string[]): boolean {
  const digits = samples.map((sample) => sample.trim().replace(/^[+-]/u, ''));
  return digits.length > 0 && digits.every((text) => /^0\d{6,}$/u.test(text));
}
