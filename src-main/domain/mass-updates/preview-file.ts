import { type MassOutcome, type MassRow, reasonKey } from '../../contract/mass-updates';
import type { CellValue } from '../../ports';

/** The words of the clerk's window: the file is read by the clerk, and the core knows codes only. */
interface PreviewWords {
  /** ID, name, result; then before and after of each column. */
  readonly headers: readonly string[];
  readonly outcomes: Readonly<Record<MassOutcome, string>>;
  readonly yes: string;
  readonly no: string;
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
  for (const { customId, name, outcome, reasons, cells } of rows) {
    const why = reasons.map((reason) => words.reasons[reasonKey(reason)] ?? reason.code).join(' ');
    const result = why === '' ? words.outcomes[outcome] : `${words.outcomes[outcome]}: ${why}`;
    const byField = new Map(cells.map((cell) => [cell.field, cell]));
    const values = columns.flatMap((column) => {
      const cell = byField.get(column);
      return [written(cell?.before ?? '', words), written(cell?.after ?? cell?.before ?? '', words)];
    });
    yield [customId, name, result, ...values];
  }
}

function written(text: string, { yes, no }: PreviewWords): string {
  if (text === 'true') return yes;
  return text === 'false' ? no : text;
}
