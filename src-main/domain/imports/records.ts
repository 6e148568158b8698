import type { importProblems, ImportTarget } from '../../contract/imports';
import { type Cents, parseCents } from '../../contract/values/money';
import type { CellValue } from '../../ports';

export type ImportProblem = (typeof importProblems)[number];

/** A row of the file as text by meaning; a column that the file lacks is absent. Amounts in cents, dates as wall clock. */
export interface ImportRecord {
  readonly row: number;
  readonly text: Partial<Record<ImportTarget, string>>;
  readonly unpaidCount?: number | undefined;
  readonly unpaidBalanceCents?: Cents | undefined;
  readonly createdWallMs?: number | undefined;
  readonly problems: readonly ImportProblem[];
}

const LONGEST: Partial<Record<ImportTarget, number>> = {
  name: 200,
  customId: 40,
  nationalId: 40,
  taxId: 40,
  phone: 60,
  mobile: 60,
  email: 254,
  address: 200,
  notes: 19_000,
  neighborhood: 120,
  zone: 120,
  city: 120,
  province: 120,
};

/** A cell as the text that stands in it: numbers without a spreadsheet's `.0`, no NUL, composed, trimmed. */
function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).replaceAll('\u0000', '').normalize('NFC').trim();
}

function cellCents(value: CellValue | undefined): Cents | null {
  return parseCents(typeof value === 'number' ? value.toFixed(2) : cellText(value));
}

/** A date cell, `d/m/yyyy`, `yyyy-mm-dd`, each with or without a time; wall clock milliseconds, null when it is none. */
export function parseWallDate(value: CellValue | undefined): number | null {
  if (value instanceof Date) return value.getTime();
  const text = cellText(value);
  const match =
    /^(?<d>\d{1,2})[/-](?<m>\d{1,2})[/-](?<y>\d{4})(?:[ T](?<h>\d{1,2}):(?<i>\d{2})(?::(?<s>\d{2}))?)?$/u.exec(text) ??
    /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[ T](?<h>\d{1,2}):(?<i>\d{2})(?::(?<s>\d{2}))?)?/u.exec(text);
  if (!match?.groups) return null;
  const { y, m, d, h = '0', i = '0', s = '0' } = match.groups;
  const wallMs = Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h), Number(i), Number(s));
  return new Date(wallMs).getUTCDate() === Number(d) ? wallMs : null;
}

/** Reads one row by the clerk's mapping. */
export function readRecord(
  row: readonly CellValue[],
  targets: readonly ImportTarget[],
  rowNumber: number,
): ImportRecord {
  const text: Partial<Record<ImportTarget, string>> = {};
  const problems: ImportProblem[] = [];
  const cells = new Map<ImportTarget, CellValue | undefined>();
  targets.forEach((target, column) => {
    if (target === 'ignore') return;
    cells.set(target, row[column]);
    text[target] = cellText(row[column]);
    if ((text[target] ?? '').length > (LONGEST[target] ?? 1000)) problems.push('tooLong');
  });
  if (!text.name) problems.push('nameMissing');
  const balance = cells.has('unpaidBalance') && text.unpaidBalance ? cellCents(cells.get('unpaidBalance')) : undefined;
  if (balance === null) problems.push('amountInvalid');
  const created = text.createdOn ? parseWallDate(cells.get('createdOn')) : undefined;
  if (created === null) problems.push('dateInvalid');
  const count = /^\d+$/u.test(text.unpaidCount ?? '') ? Number(text.unpaidCount) : undefined;
  return {
    row: rowNumber,
    text,
    unpaidCount: count,
    unpaidBalanceCents: balance ?? undefined,
    createdWallMs: created ?? undefined,
    problems,
  };
}
