import type { ImportNoteCode, ImportTarget } from '../../contract/imports';
import { readSpeedClash } from '../../contract/speed-clash';
import type { ReadDb } from '../../data/database';
import type { CellValue } from '../../ports';
import { listNotes } from './note-store';

const PAGE = 500;

/** The words of the clerk's window: the file is read by the clerk, and the core knows codes only. */
interface NoteWords {
  readonly headers: readonly string[];
  readonly stayedOut: string;
  readonly cameIn: string;
  readonly reasons: Readonly<Record<ImportNoteCode, string>>;
  readonly fields: Readonly<Record<ImportTarget, string>>;
}

/** What an import noted, a line a reason, read a page at a time. */
export function* noteCells(db: ReadDb, importId: number, words: NoteWords): Generator<CellValue[]> {
  yield [...words.headers];
  for (let offset = 0; ; offset += PAGE) {
    const page = listNotes(db, importId, offset, PAGE);
    for (const { row, customId, name, code, field, other, stayedOut } of page) {
      const values = new Map(Object.entries({ field: words.fields[field], other, ...readSpeedClash(other) }));
      const reason = words.reasons[code].replace(/\{(\w+)\}/gu, (place, key) => values.get(key) ?? place);
      yield [row, customId, name, stayedOut ? words.stayedOut : words.cameIn, reason];
    }
    if (page.length < PAGE) return;
  }
}
