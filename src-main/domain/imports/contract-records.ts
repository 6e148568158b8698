import type { Contract } from '../../contract/contracts';
import type { ImportProblem, ImportProblemCode, ImportTarget } from '../../contract/imports';
import { price } from '../../contract/plans';
import { calendarDate } from '../../contract/values/calendar-date';
import type { Cents } from '../../contract/values/money';
import { parseDegrees } from '../../contract/values/position';
import { parsePosition } from '../../contract/values/typed-position';
import { saysNothing, saysNoValue } from '../../contract/values/text';
import { dayOf } from '../../contract/values/wall-clock';
import type { CellValue, StagedRow } from '../../ports';
import { saysNoFixedIp, type Speeds, speedsOf, type Standing, standingOf } from './contract-words';
import { type Longest, readCells, type RowText } from './read-cells';
import { cellCents, parseWallDate } from './records';

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

const NAMES = ['plan', 'node', 'equipment'] as const satisfies readonly ImportTarget[];

/** Columns in which offices write that there is nothing to write: a name would be made of it, or somebody known by it. */
const NAMING = [...NAMES, 'userName', 'address', 'contractState'] as const satisfies readonly ImportTarget[];

const VALUES = [
  'price',
  'downSpeed',
  'upSpeed',
  'ip',
  'mac',
  'startedOn',
  'latitude',
  'longitude',
] as const satisfies readonly ImportTarget[];

/** Reads one row by the clerk's mapping and corrections. */
export function readContractRecord(staged: StagedRow, targets: readonly ImportTarget[]): ContractRecord {
  const { cells, text, problems, warnings, add } = readCells(staged, targets, LONGEST);
  for (const field of NAMING) if (saysNothing(text[field] ?? '')) delete text[field];
  for (const field of VALUES) if (saysNoValue(text[field] ?? '')) delete text[field];
  if (saysNoFixedIp(text.ip ?? '')) text.ip = '';
  // A catalogue's name is one line, however its cell was broken to fit.
  for (const field of NAMES) if (text[field]) text[field] = text[field].replace(/\s+/gu, ' ');
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
  const standing = text.contractState ? standingOf(text.contractState) : undefined;
  if (text.contractState && !standing) add('stateInvalid', 'contractState');
  return {
    row: staged.row,
    text,
    priceCents: read('price', 'amountInvalid', (cell) => price.safeParse(cellCents(cell)).data ?? null),
    ...sidesOf(read('downSpeed', 'amountInvalid', speedsOf), read('upSpeed', 'amountInvalid', speedsOf)),
    standing,
    startedOn: read('startedOn', 'dateInvalid', dayIn),
    position: positionOf(text),
    problems,
    warnings,
  };
}

/** Both speeds, of which either column may say both; the other's own word comes first. */
function sidesOf(down: Speeds | undefined, up: Speeds | undefined): Pick<ContractRecord, 'downKbps' | 'upKbps'> {
  return { downKbps: down?.[0] ?? (up?.length === 2 ? up[0] : undefined), upKbps: up?.at(-1) ?? down?.[1] };
}

function dayIn(cell: CellValue | undefined): Contract['startedOn'] | null {
  const wallMs = parseWallDate(cell);
  return wallMs === null ? null : calendarDate.parse(dayOf(wallMs));
}

function positionOf({ latitude, longitude }: ContractRecord['text']): ContractRecord['position'] {
  if (latitude === undefined && longitude === undefined) return undefined;
  if (!latitude && !longitude) return { latitude: null, longitude: null };
  const whole = parsePosition(latitude ?? '');
  if (whole) return whole;
  const [north, east] = [parseDegrees(latitude ?? ''), parseDegrees(longitude ?? '')];
  return north === null || east === null ? null : { latitude: north, longitude: east };
}
