import { type MassOutcome, type MassRow, reasonKey } from '../../contract/mass-updates';
import { type MassValueWords, massValueWords } from '../../contract/mass-values';
import { writtenCents } from '../../contract/values/money';
import type { CellValue } from '../../ports';
import { printedDay } from '../written';

/** The words of the clerk's window: the file is read by the clerk, and the core knows codes only. */
interface PreviewWords extends Omit<MassValueWords, 'amount' | 'day'> {
  /** ID, name, result; then before and after of each column. */
  readonly headers: readonly string[];
  readonly outcomes: Readonly<Record<MassOutcome, string>>;
  /** By `reasonKey`, each whole. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** A preview, a line a client. */
export function* previewCells(
  rows: Iterable<MassRow>,
  columns: readonly string[],
  words: PreviewWords,
): Generator<CellValue[]> {
  yield [...words.headers];
  const written = { ...words, amount: amountForFile, day: printedDay };
  for (const { customId, name, outcome, reasons, cells } of rows) {
    const why = reasons.map((reason) => words.reasons[reasonKey(reason)] ?? reason.code).join(' · ');
    const result = why === '' ? words.outcomes[outcome] : `${words.outcomes[outcome]}: ${why}`;
    const byField = new Map(cells.map((cell) => [cell.field, cell]));
    const values = columns.flatMap((column) => {
      const cell = byField.get(column);
      // What is not told of a client is left empty: it is not the office's profile.
      if (!cell) return ['', ''];
      return [cell.before, cell.after ?? cell.before].map((value) => massValueWords(column, value, written));
    });
    yield [customId, name, result, ...values];
  }
}

/** With the comma that a list in semicolons is read by, and no sign: a spreadsheet takes it for a number. */
const amountForFile: MassValueWords['amount'] = (cents) => writtenCents(cents).replace('.', ',');
