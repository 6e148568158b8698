import type { ImportProblem } from '../../contract/imports';
import { tidy } from '../../contract/values/text';

interface KeptLines {
  readonly notes: string;
  /** What the notes have no room for: told, since it stands nowhere else. */
  readonly problems: readonly ImportProblem[];
}

/**
 * What a row could not have, kept in its notes a line each; one that stands there already is not added again, whatever is
 * unseen at its ends: notes are tidied as they are stored. Notes that are full keep what is in them: they are the office's
 * own words.
 */
export function keepLines(typed: string, lines: readonly string[], longest: number): KeptLines {
  const known = new Set(typed.split('\n').map(tidy));
  const left: string[] = [];
  let notes = typed;
  for (const line of lines.map(tidy)) {
    if (known.has(line)) continue;
    const joined = notes === '' ? line : `${notes}\n${line}`;
    if (joined.length > longest) left.push(line);
    else notes = joined;
  }
  return { notes, problems: left.length === 0 ? [] : [{ code: 'notesFull', field: 'notes', other: left.join(' · ') }] };
}
