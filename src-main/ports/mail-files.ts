/** A file that was made to go out with a message, and where it lies. */
export interface KeptFile {
  readonly token: string;
  readonly fileName: string;
  readonly path: string;
  readonly sizeBytes: number;
}

/** Files of the office's folder that wait for their message; each is named by a token. */
export interface MailFiles {
  /** Where one is to be written. */
  create(fileName: string): { readonly path: string; readonly token: string };
  /** What was written there. Throws NOT_FOUND where nothing was. */
  find(token: string): KeptFile;
  /** Null where it is not there any more. */
  read(token: string): { readonly fileName: string; readonly bytes: Uint8Array } | null;
  /** Removes those that were written before then and are needed no more; epoch milliseconds. */
  sweep(beforeMs: number, needed: ReadonlySet<string>): void;
}
