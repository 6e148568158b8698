import type { ImportNoteCode, ImportTarget } from '../../contract/imports';
import { readSpeedClash, type Speeds, type ToldSpeeds, toldOf } from '../../contract/speed-clash';
import { writtenMbps } from '../../contract/values/speed';
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
  readonly speeds: Readonly<Record<ToldSpeeds, string>>;
}

const filled = (words: string, values: Readonly<Record<string, string>>) =>
  words.replace(/\{(\w+)\}/gu, (place, key: string) => values[key] ?? place);

/** What an import noted, a line a reason, read a page at a time. */
export function* noteCells(db: ReadDb, importId: number, words: NoteWords): Generator<CellValue[]> {
  const speedsIn = (speeds: Speeds) =>
    filled(words.speeds[toldOf(speeds)], { down: writtenMbps(speeds.downKbps), up: writtenMbps(speeds.upKbps) });
  yield [...words.headers];
  for (let offset = 0; ; offset += PAGE) {
    const page = listNotes(db, importId, offset, PAGE);
    for (const { row, customId, name, code, field, other, stayedOut } of page) {
      const { plan, has, says } = readSpeedClash(other);
      const about = { field: words.fields[field], other, plan, has: speedsIn(has), says: speedsIn(says) };
      const reason = filled(words.reasons[code], about);
      yield [row, customId, name, stayedOut ? words.stayedOut : words.cameIn, reason];
    }
    if (page.length < PAGE) return;
  }
}
