import type { Backup } from '../contract/backups';
import type { ImportTarget } from '../contract/imports';
import type { Actor } from '../contract/session';
import type { StartProblem } from '../contract/startup';

/** The only source of "now". Epoch milliseconds, UTC. */
export interface Clock {
  nowMs(): number;
}

/** Passwords and codes: a slow, memory-hard hash; its text holds its own parameters and salt. */
export interface Passwords {
  hash(secret: string): Promise<string>;
  verify(secret: string, hash: string): Promise<boolean>;
  /** A code to print and type again: groups of unmistakable letters and digits. */
  newCode(): string;
}

/** One worksheet row: what the cells hold, in column order. */
export type CellValue = string | number | boolean | Date | null;

/** A table as a file: an .xlsx workbook or a .csv. */
export interface Workbook {
  /** Rows of the first sheet. Throws `FileNotReadable` for what is not one, is encrypted, damaged or oversized. */
  read(path: string, fileName: string): AsyncIterable<CellValue[]>;
  write(path: string, format: 'xlsx' | 'csv', rows: Iterable<readonly CellValue[]>): Promise<void>;
}

/** Files that pass between a window and the core, named by a token; both folders are the office's own. */
export interface FileStore {
  incoming(token: string): { path: string; fileName: string };
  outgoing(fileName: string): { path: string; token: string };
  resolveOutgoing(token: string): { path: string; fileName: string } | null;
  receive(fileName: string, bytes: Buffer): string;
}

/** A list that was read and is not imported yet: its header row, and the rows below it. */
export interface ImportDraft {
  readonly fileName: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  /** The row of the file that the first of `rows` stood in, counted from 1. */
  readonly firstRow: number;
  /** What the clerk last said each column is. */
  targets: readonly ImportTarget[];
}

/** Drafts live as long as the core, the last few of them; an import is begun again after that. */
export interface ImportDrafts {
  add(draft: ImportDraft): string;
  find(id: string): ImportDraft | undefined;
  remove(id: string): void;
}

/** A long call's way to say how far it is. Throws CANCELLED once the clerk has cancelled it: call it at every row. */
export interface Task {
  progress(done: number, total: number): void;
}

/** The long calls that run now. */
export interface Tasks {
  cancel(taskId: string): void;
}

/** The copies of the office's database, proved by opening them. */
export interface Backups {
  list(): Backup[];
  /** A copy now; `stamp` (digits and hyphens) names it. Answers its name. */
  take(stamp: string): string;
}

/** The office's database as the program has it: open, or not and why. */
export interface OfficeControl {
  readonly folder: string;
  problem(): StartProblem | null;
  retry(): Promise<void>;
  backups(): Backup[];
  /** Puts a backup in the database's place and opens it; signs everybody out. Throws BACKUP_BAD. */
  restore(name: string, actor: Actor | null): Promise<void>;
}

export interface Log {
  error(id: string, cause: unknown): void;
}
