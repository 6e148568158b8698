import { Refusal } from '../../contract/failures';
import { lackingTarget, MOST_IMPORT_ROWS } from '../../contract/imports';
import type { DraftHead, FileRow, ImportDraft, ReadCell, Workbook } from '../../ports';
import { isConsumption } from '../consumption';
import { findHeaderRow, guessKind, guessTargets, ROWS_ABOVE } from './headers';
import { cellText } from './read-cells';
import { createRowBatches } from './row-batches';

const SAMPLES = 3;
const LONGEST_SAMPLE = 80;
/** Rows below the headers among which examples are looked for. */
const SAMPLED_ROWS = 200;

/** Stages a list's rows as they are read, so that no list is ever whole in memory. */
export async function stageList(
  draft: ImportDraft,
  rows: ReturnType<Workbook['read']>,
  progress: (done: number) => void,
): Promise<void> {
  const list = new ListBelowHeaders();
  const batches = createRowBatches(draft, MOST_IMPORT_ROWS, progress);
  for await (const row of rows) batches.add(list.take(row));
  batches.add(list.end());
  const staged = batches.end();
  const columns = list.columns();
  const headers = columns.map(({ header }) => header);
  const kind = guessKind(headers);
  const targets = guessTargets(kind, headers);
  // Nothing in it says whose a row is, and it is read elsewhere.
  if (lackingTarget(kind, targets) !== null && isConsumption(headers)) {
    throw new Refusal('FILE_NOT_READABLE', { reason: 'consumption' });
  }
  draft.saveHead({ ...draft.head, kind, rows: staged, columns, targets });
}

/** Holds the first rows back until it is known which of them are the headers. */
class ListBelowHeaders {
  private top: FileRow[] | null = [];
  private headers: readonly ReadCell[] = [];
  private readonly first: FileRow[] = [];

  take(row: FileRow): readonly FileRow[] {
    if (!this.top) return this.passOn([row]);
    this.top.push(row);
    return this.top.length < ROWS_ABOVE ? [] : this.end();
  }

  end(): readonly FileRow[] {
    if (!this.top) return [];
    const top = this.top;
    this.top = null;
    const at = findHeaderRow(top.map(({ cells }) => cells));
    this.headers = top[at]?.cells ?? [];
    return this.passOn(top.slice(at + 1));
  }

  /** Its headers may be wider than most of its rows, which leave their last cells out. */
  private passOn(read: readonly FileRow[]): readonly FileRow[] {
    const wide = this.headers.length;
    const rows = read.map((row) => (row.width === undefined ? row : { ...row, width: Math.max(row.width, wide) }));
    if (this.first.length < SAMPLED_ROWS) this.first.push(...rows);
    return rows;
  }

  columns(): DraftHead['columns'] {
    const wide = this.first.map(({ cells, width = cells.length }) => Math.min(cells.length, width));
    const width = Math.max(this.headers.length, ...wide);
    const all = Array.from({ length: width }, (_, column) => ({
      header: cellText(this.headers[column]),
      samples: this.samplesOf(column),
    }));
    // Columns to the right that hold nothing are a spreadsheet's margin.
    return all.slice(0, all.findLastIndex(({ header, samples }) => header !== '' || samples.length > 0) + 1);
  }

  private samplesOf(column: number): string[] {
    const texts = this.first.map(({ cells }) => cellText(cells[column])).filter((text) => text !== '');
    return [...new Set(texts)].slice(0, SAMPLES).map((text) => text.slice(0, LONGEST_SAMPLE));
  }
}
