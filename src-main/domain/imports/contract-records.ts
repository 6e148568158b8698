import type { Contract } from '../../contract/contracts';
import type { ImportProblem, ImportProblemCode, ImportTarget } from '../../contract/imports';
import { price } from '../../contract/plans';
import { calendarDate } from '../../contract/values/calendar-date';
import type { Cents } from '../../contract/values/money';
import { parseDegrees } from '../../contract/values/position';
import { parseMbps } from '../../contract/values/speed';
import { fold } from '../../contract/values/text';
import { dayOf } from '../../contract/values/wall-clock';
import type { CellValue, StagedRow } from '../../ports';
import { cellText, type Longest, readCells, type RowText } from './read-cells';
import { cellCents, parseWallDate } from './records';

type Standing = Pick<Contract, 'state' | 'disabledBy'>;

/** A row of a list of contracts, read; what the file lacks, or leaves blank where blank says nothing, is absent. */
export interface ContractRecord {
  readonly row: number;
  readonly text: Readonly<RowText>;
  readonly priceCents?: Cents | undefined;
  readonly downKbps?: number | undefined;
  readonly upKbps?: number | undefined;
  readonly standing?: Standing | undefined;
  readonly startedOn?: Contract['startedOn'] | undefined;
  /** In degrees as they stand there, crossed or not; null where what the file has is none. */
  readonly position?: Pick<Contract, 'latitude' | 'longitude'> | null | undefined;
  readonly problems: readonly ImportProblem[];
  /** With which it comes in all the same. */
  readonly warnings: readonly ImportProblem[];
}

const LONGEST: Longest = {
  of: { plan: 120, node: 120, equipment: 120, ip: 60, mac: 40, userName: 120, address: 200, notes: 20_000 },
  other: 200,
};

/**
 * The states as offices write them; a blank one is enabled. The system's are those that a list says are the system's alone
 * (decision): «Cortado» says no more of who did it than «Deshabilitado».
 */
const STANDINGS: Readonly<Record<string, Standing>> = {
  '': { state: 'enabled', disabledBy: null },
  habilitado: { state: 'enabled', disabledBy: null },
  activo: { state: 'enabled', disabledBy: null },
  avisado: { state: 'alerted', disabledBy: null },
  deshabilitado: { state: 'disabled', disabledBy: 'operator' },
  suspendido: { state: 'disabled', disabledBy: 'operator' },
  inactivo: { state: 'disabled', disabledBy: 'operator' },
  cortado: { state: 'disabled', disabledBy: 'operator' },
  'deshabilitado por el sistema': { state: 'disabled', disabledBy: 'system' },
};

/**
 * What no user name has in it, though a file may: a control letter, which is not seen, and what a letter lost became. A name
 * is what the router knows the client by, to the letter.
 */
const UNREADABLE = /[\p{Cc}\uFFFD]/u;

/** Megabits, also with their unit (`1,5 Mb`), as kb/s; null when it is none. */
function cellKbps(value: CellValue | undefined): number | null {
  // With a comma, which never groups thousands: 1,024 of a workbook is a megabit and a bit.
  const typed = typeof value === 'number' ? String(Math.round(value * 1000) / 1000).replace('.', ',') : cellText(value);
  return parseMbps(typed.replace(/\s*m(?:b|bps|ega|egas)?(?:\/s)?$/iu, ''));
}

/** Reads one row by the clerk's mapping and corrections. */
export function readContractRecord(staged: StagedRow, targets: readonly ImportTarget[]): ContractRecord {
  const { cells, text, problems, warnings, add } = readCells(staged, targets, LONGEST);
  /** What `parse` makes of a column that has something in it; `code` is told when it makes nothing of it. */
  const read = <Value>(
    field: ImportTarget,
    code: ImportProblemCode,
    parse: (cell: CellValue | undefined) => Value | null,
  ) => {
    if (!text[field]) return undefined;
    const value = parse(cells.get(field));
    if (value === null) add(code, field);
    return value ?? undefined;
  };
  const standing = text.contractState === undefined ? undefined : STANDINGS[fold(text.contractState)];
  if (text.contractState !== undefined && !standing) add('stateInvalid', 'contractState');
  if (UNREADABLE.test(text.userName ?? '')) {
    problems.push({
      code: 'controlLetter',
      field: 'userName',
      other: (text.userName ?? '').replaceAll(/\p{Cc}/gu, '\uFFFD'),
    });
  }
  return {
    row: staged.row,
    text,
    priceCents: read('price', 'amountInvalid', (cell) => price.safeParse(cellCents(cell)).data ?? null),
    downKbps: read('downSpeed', 'amountInvalid', cellKbps),
    upKbps: read('upSpeed', 'amountInvalid', cellKbps),
    standing,
    startedOn: read('startedOn', 'dateInvalid', dayIn),
    position: positionOf(text),
    problems,
    warnings,
  };
}

function dayIn(cell: CellValue | undefined): Contract['startedOn'] | null {
  const wallMs = parseWallDate(cell);
  return wallMs === null ? null : calendarDate.parse(dayOf(wallMs));
}

function positionOf({ latitude, longitude }: ContractRecord['text']): ContractRecord['position'] {
  if (latitude === undefined && longitude === undefined) return undefined;
  if (!latitude && !longitude) return { latitude: null, longitude: null };
  const [north, east] = [parseDegrees(latitude ?? ''), parseDegrees(longitude ?? '')];
  return north === null || east === null ? null : { latitude: north, longitude: east };
}
