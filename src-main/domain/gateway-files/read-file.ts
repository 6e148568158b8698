import {
  type GatewayLayout,
  type GatewayTarget,
  MOST_GATEWAY_COLUMNS,
  MOST_GATEWAY_LINES,
} from '../../contract/gateway-files';
import { Refusal } from '../../contract/failures';
import type { FileRow, ReadCell, Workbook } from '../../ports';
import { cellText, createRowBatches, parseWallDate } from '../imports';
import { cutLine, guessCuts } from './cuts';
import { findHeaders, guessGatewayTargets, knownIn } from './headers';
import { looksLikeCents } from './read-line';
import type { GatewayDraft, GatewayHead } from './staged-store';

const TOP_ROWS = 15;
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;
/** Lines that are shown as they stand, where a person has to say where to cut them. */
const SHOWN_LINES = 5;

/** Stages a file's rows as they are read; answers how many. */
export async function stageRows(
  draft: GatewayDraft,
  rows: ReturnType<Workbook['read']>,
  progress: (done: number) => void,
): Promise<number> {
  const batches = createRowBatches(draft, MOST_GATEWAY_LINES, progress);
  for await (const row of rows) {
    if (row.cells.length > MOST_GATEWAY_COLUMNS) throw new Refusal('FILE_TOO_WIDE', { columns: MOST_GATEWAY_COLUMNS });
    batches.add([row]);
  }
  return batches.end();
}

type Described = Pick<GatewayHead, 'headers' | 'columns' | 'lines' | 'layout'>;

const isWhole = (rows: readonly Pick<FileRow, 'cells'>[]) =>
  rows.every(({ cells }) => cells.slice(1).every((cell) => cellText(cell) === ''));

/** A line as it stands: its blanks are what its columns are told apart by. */
export function lineOf(cells: readonly ReadCell[]): string {
  const [line] = cells;
  return typeof line === 'string' ? line : cellText(line);
}

/** What a file's columns are, by its first rows. `cuts`: where a person said that a line without delimiters is to be cut. */
export function describeRows(rows: readonly Pick<FileRow, 'cells'>[], cuts?: readonly number[]): Described {
  if (!isWhole(rows))
    return describeCells(
      rows.map(({ cells }) => cells.map(cellText)),
      [],
    );
  const lines = rows.map(({ cells }) => lineOf(cells));
  const at = cuts ?? guessCuts(lines);
  return {
    ...describeCells(
      lines.map((line) => cutLine(line, at)),
      at,
    ),
    lines: lines.slice(0, SHOWN_LINES),
  };
}

function describeCells(rows: readonly (readonly string[])[], cuts: readonly number[]): Described {
  const width = Math.max(...rows.map((row) => row.findLastIndex((cell) => cell !== '') + 1));
  const headerAt = findHeaders(rows.slice(0, TOP_ROWS));
  const headers = Array.from({ length: width }, (_, at) => (headerAt === null ? '' : (rows[headerAt]?.[at] ?? '')));
  const below = rows.slice(headerAt === null ? 0 : headerAt + 1);
  const columns = headers.map((header, at) => ({
    header: header.slice(0, LONGEST_SAMPLE),
    samples: samplesOf(below, at),
  }));
  const targets = knownIn(headers) > 0 ? guessGatewayTargets(headers) : guessByCells(columns);
  return { headers, columns, lines: [], layout: guessLayout(columns, targets, cuts) };
}

function guessLayout(
  columns: GatewayHead['columns'],
  targets: GatewayTarget[],
  cuts: readonly number[],
): GatewayLayout {
  const amounts = columns[targets.indexOf('amount')]?.samples ?? [];
  return {
    targets,
    cuts: [...cuts],
    amounts: looksLikeCents(amounts) ? 'cents' : 'units',
    gatewayName: targets.includes('gateway') ? null : '',
  };
}

/** Without headers only a day is sure to be one; the rest is the clerk's to say. */
function guessByCells(columns: GatewayHead['columns']): GatewayTarget[] {
  const at = columns.findIndex(
    ({ samples }) => samples.length > 0 && samples.every((sample) => parseWallDate(sample) !== null),
  );
  return columns.map((_, column) => (column === at ? 'paidOn' : 'ignore'));
}

function samplesOf(rows: readonly (readonly string[])[], at: number): string[] {
  const texts = rows.map((row) => row[at] ?? '').filter((text) => text !== '');
  return [...new Set(texts)].slice(0, SAMPLES).map((text) => text.slice(0, LONGEST_SAMPLE));
}
