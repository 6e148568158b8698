import type { ImportProblem } from '../../contract/imports';

interface KeptLines {
  readonly notes: string;
  /** What the notes have no room for: told, since it stands nowhere else. */
  readonly problems: readonly ImportProblem[];
}

/**
 * What a row could not have, kept in its notes a line each; one that stands there already is not added again. Notes that
 * are full keep what is in them: they are the office's own words.
 */
export function keepLines(typed: string, lines: readonly string[], longest: number): KeptLines {
  const known = new Set(typed.split('\n'));
  const left: string[] = [];
  let notes = typed;
  for (const line of lines) {
    if (known.has(line)) continue;
    const joined = notes === '' ? line : `${notes}\n${line}`;
    if (joined.length > longest) left.push(line);
    else notes = joined;
  }
  return { notes, problems: left.length === 0 ? [] : [{ code: 'notesFull', field: 'notes', other: left.join(' · ') }] };
}
