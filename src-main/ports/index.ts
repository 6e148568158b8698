import type { OfficeEvent } from '../contract/events';

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

export interface Log {
  error(id: string, cause: unknown): void;
}

export interface Events {
  publish(event: OfficeEvent): void;
}
