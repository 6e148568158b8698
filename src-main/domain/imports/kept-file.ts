import type { KeptCode, KeptRow } from '../../contract/imports';
import type { CellValue } from '../../ports';

/** The words of the clerk's window, as in the file of notes. */
interface KeptWords {
  readonly headers: readonly string[];
  readonly reasons: Readonly<Record<KeptCode, string>>;
}

/** What an undo left, a line a row. */
export function* keptCells(rows: Iterable<KeptRow>, { headers, reasons }: KeptWords): Generator<CellValue[]> {
  yield [...headers];
  for (const { customId, name, code, other } of rows) {
    yield [customId, name, reasons[code].replaceAll('{other}', other)];
  }
}
