import {
  type ConsumptionProblem,
  type ConsumptionProblemCode,
  type ConsumptionTarget,
  type ConsumptionUnit,
  consumptionUnits,
  MOST_SAMPLE_COLUMNS,
} from '../../contract/consumption';
import { Refusal } from '../../contract/failures';
import type { officeTime } from '../../contract/values/office-time';
import type { TextFiles } from '../../ports';
import { kindOfFile } from './file-kind';
import { guessTargets, guessUnit } from './headers';
import { readBytes } from './read-bytes';
import { createTimeReader } from './read-time';
import { Readings } from './readings';
import { AHEAD_S, MOST_PROBLEM_EXAMPLES } from './rules';
import { delimiterOf, splitLine } from './split-line';
import type { SamplesDraft, SamplesHead } from './staged-store';

/** Lines among which the headers are, and that the columns' examples come from. */
const HEAD_LINES = 60;
const TOP_LINES = 15;
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;

type Described = Pick<SamplesHead, 'columns' | 'delimiter' | 'skip'> & { unit: ConsumptionUnit; doubtful: boolean };
type OfficeTime = ReturnType<typeof officeTime>;

function knownIn(row: readonly string[]): number {
  return guessTargets(row).filter((target) => target !== 'ignore').length;
}

/**
 * What a file's columns are, by its first lines. Without a header row that is known, the columns are the clerk's to name;
 * what can be no file of samples is refused.
 */
export async function describeFile(files: TextFiles, path: string, time: OfficeTime): Promise<Described> {
  const lines: string[] = [];
  for await (const read of files.lines(path)) {
    lines.push(...read.lines.slice(0, HEAD_LINES - lines.length));
    if (lines.length >= HEAD_LINES) break;
  }
  if (lines.every((line) => line.trim() === '')) throw new Refusal('SAMPLES_EMPTY');
  const delimiter = delimiterOf(lines);
  const rows = lines.map((line) => splitLine(line, delimiter));
  const width = Math.max(...rows.map((row) => row.length));
  if (width < 2 || width > MOST_SAMPLE_COLUMNS) throw new Refusal('SAMPLES_KIND');
  const top = rows.slice(0, TOP_LINES);
  const headerAt = top.reduce((best, row, at) => (knownIn(row) > knownIn(top[best] ?? []) ? at : best), 0);
  const named = knownIn(top[headerAt] ?? []) > 0;
  const headers = Array.from({ length: width }, (_, at) => (named ? (top[headerAt]?.[at]?.trim() ?? '') : ''));
  const targets = guessTargets(headers);
  const skip = named ? headerAt + 1 : 0;
  const columns = headers.map((header, at) => ({
    header: header.slice(0, LONGEST_SAMPLE),
    samples: samplesOf(rows.slice(skip), at),
    target: targets[at] ?? ('ignore' as const),
  }));
  const below = columns.map(({ target }, at) => ({ target, cells: rows.slice(skip).map((row) => row[at] ?? '') }));
  const kind = kindOfFile(lines[0] ?? '', below, createTimeReader(time));
  if (kind === 'other') throw new Refusal('SAMPLES_KIND');
  return { columns, delimiter, skip, unit: guessUnit(headers, targets), doubtful: kind === 'doubtful' };
}

function samplesOf(rows: readonly (readonly string[])[], at: number): string[] {
  const texts = rows.map((row) => (row[at] ?? '').trim()).filter((text) => text !== '');
  return [...new Set(texts)].slice(0, SAMPLES).map((text) => text.slice(0, LONGEST_SAMPLE));
}

const LONGEST_EXAMPLE = 120;

/** Lines that are not counted, by their reason. */
class Problems {
  private readonly found = new Map<
    ConsumptionProblemCode,
    { lines: number; examples: ConsumptionProblem['examples'] }
  >();

  add(code: ConsumptionProblemCode, line: number, text: string): void {
    const known = this.found.get(code) ?? { lines: 0, examples: [] };
    this.found.set(code, known);
    known.lines += 1;
    if (known.examples.length < MOST_PROBLEM_EXAMPLES) {
      known.examples.push({ line, text: text.trim().slice(0, LONGEST_EXAMPLE) });
    }
  }

  list(): ConsumptionProblem[] {
    return [...this.found].map(([code, found]) => ({ code, ...found }));
  }
}

export interface Reading {
  readonly targets: readonly ConsumptionTarget[];
  readonly unit: ConsumptionUnit;
  readonly time: OfficeTime;
  readonly nowMs: number;
  readonly progress: (doneBytes: number, totalBytes: number) => void;
}

/** Reads a whole file into its draft; answers how many lines had samples, and what is wrong with the others. */
export async function readSamples(files: TextFiles, path: string, draft: SamplesDraft, reading: Reading) {
  const { delimiter, skip } = draft.head;
  const readings = new Readings(draft);
  const problems = new Problems();
  const readLine = lineReader(reading, readings);
  let [number, lines] = [0, 0];
  let fingerprint = '';
  for await (const read of files.lines(path)) {
    for (const line of read.lines) {
      number += 1;
      if (number <= skip || line === '' || line === '\r') continue;
      lines += 1;
      const problem = readLine(splitLine(line, delimiter), number);
      if (problem) problems.add(problem, number, line);
    }
    fingerprint = read.fingerprint ?? fingerprint;
    reading.progress(read.doneBytes, read.totalBytes);
  }
  readings.flush();
  return { lines, fingerprint, problems: problems.list() };
}

/** A line's address: of all columns with one, the first that is not blank. */
function addressReader(
  targets: readonly ConsumptionTarget[],
  readings: Readings,
): (cells: readonly string[]) => number | null {
  const columns = targets.flatMap((target, at) => (target === 'address' ? [at] : []));
  return (cells) => {
    for (const column of columns) {
      const address = readings.numberOf(cells[column] ?? '');
      if (address !== null) return address;
    }
    return null;
  };
}

function lineReader(
  { targets, unit, time, nowMs }: Reading,
  readings: Readings,
): (cells: readonly string[], line: number) => ConsumptionProblemCode | undefined {
  const at = (target: ConsumptionTarget) => targets.indexOf(target);
  const addresses = addressReader(targets, readings);
  const columns = { clock: at('clock'), down: at('down'), up: at('up') };
  const timeColumn = at('at') === -1 ? at('until') : at('at');
  const readTime = createTimeReader(time);
  const unitBytes = consumptionUnits[unit];
  const latestS = Math.floor(nowMs / 1000) + AHEAD_S;
  const bytesIn = (cells: readonly string[], column: number) =>
    column === -1 ? 0 : readBytes(cells[column] ?? '', unitBytes);
  return (cells, line) => {
    const address = addresses(cells);
    if (address === null) return 'addressMissing';
    const written = cells[timeColumn] ?? '';
    const atS = readTime(columns.clock === -1 ? written : `${written.trim()} ${(cells[columns.clock] ?? '').trim()}`);
    if (atS === null) return 'timeInvalid';
    if (atS > latestS) return 'timeFuture';
    const down = bytesIn(cells, columns.down);
    const up = bytesIn(cells, columns.up);
    if (down === null || up === null) return 'bytesInvalid';
    if (down < 0 || up < 0) return 'bytesNegative';
    readings.add(address, line, atS, down, up);
    return undefined;
  };
}
