import { longestClientText } from '../../contract/clients';
import type { ImportProblem, ImportTarget } from '../../contract/imports';
import { EARLIEST_DAY } from '../../contract/values/calendar-date';
import { cellAmount, type Cents, centsOfCell, HIGHEST_CENTS, parseCents } from '../../contract/values/money';
import { readDay } from '../../contract/values/typed-date';
import type { CellValue, StagedRow } from '../../ports';
import { cellText, type Longest, readCells, type RowText } from './read-cells';

/** A row of the file as text by meaning; a column that the file lacks is absent. Amounts in cents, dates as wall clock. */
export interface ImportRecord {
  readonly row: number;
  readonly text: Readonly<RowText>;
  readonly unpaidCount?: number | undefined;
  readonly unpaidBalanceCents?: Cents | undefined;
  readonly createdWallMs?: number | undefined;
  readonly problems: readonly ImportProblem[];
  /** With which it comes in all the same. */
  readonly warnings: readonly ImportProblem[];
}

const LONGEST: Longest = {
  of: { ...longestClientText, neighborhood: 120, zone: 120, city: 120, province: 120 },
  other: 1000,
};

/** An amount as a cell or as text, also as accountants write a negative one: `(12,50)`, `12,50-`, `−12,50`. */
export function cellCents(value: CellValue | undefined): Cents | null {
  if (typeof value === 'number') return centsOfCell(value);
  const text = cellText(value)
    .replaceAll('−', '-')
    .replace(/^(?:ARS|AR|UYU|U)(?=[\s$])/u, '')
    .replace(/(?<=[\d\s.,-])(?:ARS|UYU|pesos)$/iu, '')
    // No cents, as on a cheque: `9.000.-`.
    .replace(/[.,]-+\s*$/u, '');
  const negative = /^\((?<inside>.+)\)$|^(?<before>[^-]+)-$/u.exec(text)?.groups;
  const bare = negative?.inside ?? negative?.before;
  return parseCents(bare === undefined ? text : `-${bare.replace(/^\s*\$\s*/u, '')}`);
}

const MOST_COUNTED = 999_999_999;

/** A number of things as a cell or as text: `2`, `2,0`, `1.200`. Null when it is none, or not whole. */
export function cellCount(value: CellValue | undefined): number | null {
  const amount = cellCents(value);
  const count = amount === null ? -1 : cellAmount(amount);
  return Number.isInteger(count) && count >= 0 && count <= MOST_COUNTED ? count : null;
}

/** What may stand behind a day: a time of day, by 24 hours or by 12. */
const CLOCK =
  /^(?:[ T,]+(?<h>\d{1,2}):(?<i>\d{2})(?::(?<s>\d{2}))?(?:[.,]\d+)?\s*(?:(?<half>[ap]\.?\s?m\.?)|hs?\.?)?Z?)?$/iu;

/** A spreadsheet counts days from 30 December 1899; these are 1954 to 2119, beyond which a number is no date. */
const DAY_MS = 86_400_000;
const DAY_OF_1970 = 25_569;
const FIRST_DAY = 20_000;
const LAST_DAY = 80_000;
const EARLIEST_MS = Date.parse(EARLIEST_DAY);

/**
 * A date cell, a day in any notation, or a spreadsheet's bare day number, each with or without a time. Wall clock
 * milliseconds; null when it is none.
 */
export function parseWallDate(value: CellValue | undefined): number | null {
  if (value instanceof Date) return value.getTime() >= EARLIEST_MS ? value.getTime() : null;
  if (typeof value === 'number') {
    return value >= FIRST_DAY && value <= LAST_DAY ? Math.round((value - DAY_OF_1970) * DAY_MS) : null;
  }
  const read = readDay(cellText(value), 'person');
  const clock = read && CLOCK.exec(read.rest)?.groups;
  if (!clock || read.day < EARLIEST_DAY) return null;
  const { i = '0', s = '0' } = clock;
  const hour = hourOf(clock.h, clock.half);
  if (hour === null || Number(i) > 59 || Number(s) > 59) return null;
  return Date.parse(read.day) + ((hour * 60 + Number(i)) * 60 + Number(s)) * 1000;
}

/** Of 24 hours, or of 12 with their half of the day; `13:10 PM` says the same twice. Null when there is no such hour. */
function hourOf(written = '0', half = ''): number | null {
  const hour = Number(written);
  const afternoon = half.toLowerCase().startsWith('p');
  if (hour > (half === '' || afternoon ? 23 : 12)) return null;
  return half === '' ? hour : (hour % 12) + (afternoon ? 12 : 0);
}

/** Reads one row by the clerk's mapping and corrections. */
export function readRecord(staged: StagedRow, targets: readonly ImportTarget[]): ImportRecord {
  const { cells, text, problems, warnings, add } = readCells(staged, targets, LONGEST);
  // Surnames in a column of their own belong to the name, in the order in which a clerk says it; alone they are none.
  if (text.lastName !== undefined && text.name !== undefined)
    text.name = [text.name, text.lastName].filter(Boolean).join(' ');
  delete text.lastName;
  if ((text.name ?? '').length > longestClientText.name && !problems.some(({ field }) => field === 'name'))
    add('tooLong', 'name');
  const count = text.unpaidCount ? cellCount(cells.get('unpaidCount')) : undefined;
  if (count === null) add('countInvalid', 'unpaidCount');
  const balance = text.unpaidBalance ? cellCents(cells.get('unpaidBalance')) : undefined;
  if (balance === null) add('amountInvalid', 'unpaidBalance');
  else if (balance !== undefined && Math.abs(balance) > HIGHEST_CENTS) add('amountTooHigh', 'unpaidBalance');
  const created = text.createdOn ? parseWallDate(cells.get('createdOn')) : undefined;
  if (created === null) add('dateInvalid', 'createdOn');
  return {
    row: staged.row,
    text,
    unpaidCount: count ?? undefined,
    unpaidBalanceCents: balance ?? undefined,
    createdWallMs: created ?? undefined,
    problems,
    warnings,
  };
}
