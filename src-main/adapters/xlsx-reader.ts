import { streamXlsxRows } from 'hucre/xlsx';
import { Refusal } from '../contract/failures';
import { MOST_IMPORT_ROWS } from '../contract/imports';
import type { CellValue, FileRow, ReadCell } from '../ports';
import { ERROR_TYPE, paddedStyles, readMarks, type Sheet, type SheetMarks, visibleSheets } from './sheet-marks';
import { isHonest, readZipDirectory, type ZipEntry } from './zip-directory';

/** What a workbook may unpack to: 200,000 rows of 21 full columns stay below. */
const LARGEST_UNPACKED = 600 * 1024 * 1024;

/** The rows of the first sheet that somebody sees and that holds any. */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<FileRow> {
  const entries = readZipDirectory(bytes);
  if (!entries) throw new Refusal('FILE_NOT_READABLE', { reason: 'damaged' });
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml'))
    throw new Refusal('FILE_NOT_READABLE', { reason: 'kind' });
  const unpacked = entries.reduce((total, entry) => total + entry.size, 0);
  if (unpacked > LARGEST_UNPACKED) throw new Refusal('FILE_TOO_LARGE', { rows: MOST_IMPORT_ROWS });
  const withErrors = await proveEntries(bytes, entries);
  try {
    const sheets = visibleSheets(bytes, entries);
    const padded = paddedStyles(bytes, entries);
    for (const sheet of sheets.length === 0 ? [undefined] : sheets) {
      const marked = sheet !== undefined && (padded.size > 0 || withErrors.has(sheet.entry));
      const marks: SheetMarks = marked ? await readMarks(bytes, sheet, padded) : new Map();
      let found = false;
      for await (const row of readSheet(bytes, sheet, marks)) {
        found = true;
        yield row;
      }
      if (found) return;
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('FILE_NOT_READABLE', { reason: 'damaged' });
  }
}

async function* readSheet(bytes: Buffer, sheet: Sheet | undefined, marks: SheetMarks): AsyncGenerator<FileRow> {
  for await (const { index, values } of streamXlsxRows(bytes, sheet && { sheet: sheet.index })) {
    // Rows that only carry a format hold nothing.
    if (!values.some((cell) => cell !== null && cell !== '')) continue;
    const cells: ReadCell[] = values;
    for (const { column, digits } of marks.get(index) ?? []) cells[column] = asShown(values[column] ?? null, digits);
    yield { row: index + 1, cells };
  }
}

/** A number as its format shows it, with zeros in front; the words of an error as an error. */
function asShown(value: CellValue, digits: number | undefined): ReadCell {
  if (digits === undefined) return { error: String(value ?? '') };
  const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  return isCount ? String(value).padStart(digits, '0') : value;
}

/** Every file unpacks to what the directory says. Answers those in which some cell may hold an error. */
async function proveEntries(bytes: Buffer, entries: readonly ZipEntry[]): Promise<ReadonlySet<ZipEntry>> {
  const withErrors = new Set<ZipEntry>();
  for (const entry of entries) {
    let end = Buffer.alloc(0);
    const look = (chunk: Buffer) => {
      // The letters may begin in one piece and end in the next.
      const seam = Buffer.concat([end, chunk.subarray(0, ERROR_TYPE.length)]);
      if (chunk.includes(ERROR_TYPE) || seam.includes(ERROR_TYPE)) withErrors.add(entry);
      end = Buffer.from(chunk.subarray(-ERROR_TYPE.length));
    };
    if (!(await isHonest(bytes, entry, look))) throw new Refusal('FILE_NOT_READABLE', { reason: 'damaged' });
  }
  return withErrors;
}
