import type { GatewayLayout } from '../../contract/gateway-files';
import { numberKey } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import type { ReadCell } from '../../ports';
import { officeDay } from '../office';
import { cutLine } from './cuts';
import { smallestOf } from './match-store';
import { lineOf } from './read-file';
import { createLineReader } from './read-line';
import type { ReadLine } from './rules';
import { headerWords, knownIn } from './headers';
import { cellText } from '../imports';

/** What a file says, by its layout. */
export interface ReadFile {
  readonly lines: readonly ReadLine[];
  /** What it says that it comes to, in its last line of totals; null where there is none. In cents. */
  readonly told: number | null;
  /** The gateways that it names, each once, in its own spelling. */
  readonly names: readonly string[];
}

/** Titles, headers and blank lines say nothing; the totals are told apart from the lines. */
export function readRows(
  db: ReadDb,
  rows: Iterable<{ readonly row: number; readonly cells: readonly ReadCell[] }>,
  layout: GatewayLayout,
  nowMs: number,
): ReadFile {
  const read = createLineReader({ layout, today: officeDay(db, nowMs), unit: smallestOf(db) });
  const lines: ReadLine[] = [];
  const names = new Map<string, string>();
  let told: number | null = null;
  for (const { row, cells } of rows) {
    const own: readonly ReadCell[] = layout.cuts.length > 0 ? cutLine(lineOf(cells), layout.cuts) : cells;
    if (isHeaders(own)) continue;
    const line = read(row, own);
    if (!line) continue;
    if ('totalCents' in line) {
      told = line.totalCents;
      continue;
    }
    lines.push(line);
    const key = numberKey(line.gateway);
    if (key !== '' && !names.has(key)) names.set(key, line.gateway);
  }
  return { lines, told, names: [...names.values()] };
}

/** Two words that headers have, and no digit: they may stand again in the middle of a file that was put together of several. */
function isHeaders(cells: readonly ReadCell[]): boolean {
  const words = cells.map(cellText);
  return !words.some((word) => /\d/u.test(headerWords(word))) && knownIn(words) > 1;
}
