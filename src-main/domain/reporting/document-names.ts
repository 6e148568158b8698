import type { ReportKind } from '../../contract/reporting';

/** What a credit note's internal number begins with: `NC-12`. */
const NOTE = 'NC-';

/** How the office calls a document until its authority has numbered it: `120`, `NC-12`. */
export function documentName(kind: ReportKind, internalNumber: number): string {
  return kind === 'invoice' ? String(internalNumber) : `${NOTE}${internalNumber}`;
}

/** The document that a file names; null where it is no name of one. */
export function readDocumentName(text: string): { kind: ReportKind; internalNumber: number } | null {
  const match = /^(nc)?[\s-]*0*([1-9]\d{0,14})$/iu.exec(text.trim());
  if (!match) return null;
  return { kind: match[1] === undefined ? 'invoice' : 'creditNote', internalNumber: Number(match[2]) };
}
