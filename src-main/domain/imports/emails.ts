import type { ImportProblem, ImportTarget } from '../../contract/imports';
import { longestClientText } from '../../contract/clients';
import { fold, isEmail } from '../../contract/values/text';
import type { StagedRow } from '../../ports';
import type { DecideWith } from './decide';
import { keepLines } from './kept-lines';
import { awaitsKey } from './list-kind';
import { type ImportRecord, readRecord } from './records';
import type { RegisterClient } from './register-store';

/** The mark with which a main e-mail that cannot be one is kept in the notes. */
const EMAIL_NOTE = 'E-mail del archivo: ';

interface UsableEmail {
  /** What changes of the row's text: nothing, or the e-mail emptied and the notes with it. */
  readonly fields: { email?: string; notes?: string };
  readonly problems: readonly ImportProblem[];
  /** The address that is told of, though the row does not ask for it. */
  readonly awaits?: readonly string[];
}

/**
 * A main e-mail must be one address and nobody else's (specification §5, mismo correo electrónico). One that is not is
 * no reason to lose a client: the row comes in without it, or keeps the good one that the register has, says so, and the
 * text is kept in the notes (decision). What the client has already is never in doubt.
 */
export function emailFor(record: ImportRecord, before: RegisterClient | null, how: DecideWith): UsableEmail {
  const email = record.text.email ?? '';
  if (email === '' || fold(email) === fold(before?.fields.email ?? '')) return { fields: {}, problems: [] };
  if (!isEmail(email)) return withoutEmail(record, before, { code: 'emailInvalid', field: 'email', other: email });
  const owner = ownerOf(email, record, before, how);
  if (owner !== undefined) return withoutEmail(record, before, { code: 'emailTaken', field: 'email', other: owner });
  const real = realEmail(email);
  const realOwner = real === null ? undefined : ownerOf(real, record, before, how);
  const awaits = real === null ? {} : { awaits: [awaitsKey(fold(real))] };
  if (realOwner === undefined) return { fields: {}, problems: [], ...awaits };
  return { fields: {}, problems: [{ code: 'emailWorkaround', field: 'email', other: realOwner }], ...awaits };
}

/** Whose main e-mail this is: another client's, or another row's; undefined when it is free. */
function ownerOf(
  email: string,
  record: ImportRecord,
  before: RegisterClient | null,
  { register, others }: DecideWith,
): string | undefined {
  const row = others.holder('email', fold(email), record.row);
  if (row !== undefined) return others.nameOf(row);
  const client = register.findByEmail(email);
  return client === undefined || client === before?.id ? undefined : register.client(client).fields.name;
}

/**
 * The official workaround for a shared address is to put a digit in front of it (specification §5): the address behind
 * the digit, or null when there is none.
 */
export function realEmail(email: string): string | null {
  return /^\d(?<real>.+@.+)$/u.exec(email)?.groups?.real ?? null;
}

function withoutEmail(record: ImportRecord, before: RegisterClient | null, problem: ImportProblem): UsableEmail {
  const line = `${EMAIL_NOTE}${record.text.email ?? ''}`;
  const typed = record.text.notes ?? before?.fields.notes ?? '';
  const { notes, problems } = keepLines(typed, [line], longestClientText.notes);
  return { fields: { email: before?.fields.email ?? '', notes }, problems: [problem, ...problems] };
}

/** The row without its made-up main e-mail; the real one is kept in the notes, where the file has that column. */
export function withoutWorkaround(row: StagedRow, targets: readonly ImportTarget[]): StagedRow {
  const { text } = readRecord(row, targets);
  const real = realEmail(text.email ?? '');
  if (real === null) return row;
  const notes = [text.notes, `${EMAIL_NOTE}${real}`].filter(Boolean).join('\n');
  const corrected = { ...row.corrected, email: '', ...(targets.includes('notes') ? { notes } : {}) };
  return { ...row, corrected };
}
