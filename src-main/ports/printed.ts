/** A label, and what it says. */
export interface PrintedFact {
  readonly label: string;
  readonly text: string;
}

/** A billing document part by part, in the very words that are printed. */
export interface PrintedDocument {
  /** Above everything, as `ORIGINAL`; '' for nothing. */
  readonly copy: string;
  /** What stands in the box at its head, and the small line below it. */
  readonly letter: string;
  readonly letterNote: string;
  readonly title: string;
  readonly number: string;
  /** The issuer's picture, as an address of data; '' for none. */
  readonly logo: string;
  /** Who issues, by the name that the public knows, and what else the law asks for: on the left, and below the number. */
  readonly issuer: string;
  readonly issuerFacts: readonly PrintedFact[];
  readonly facts: readonly PrintedFact[];
  /** What is to be seen before anything else, as that it is no invoice yet; '' for nothing. */
  readonly notice: string;
  readonly clientTitle: string;
  readonly client: string;
  readonly clientFacts: readonly PrintedFact[];
  /** What it is for, and until when. */
  readonly terms: readonly PrintedFact[];
  /** Of each line: what, the days, how many of them, and the amount. */
  readonly columns: readonly [string, string, string, string];
  readonly lines: readonly (readonly [string, string, string, string])[];
  readonly amounts: readonly PrintedFact[];
  readonly total: PrintedFact;
  readonly dueTitle: string;
  readonly due: readonly PrintedFact[];
  readonly legends: readonly string[];
  /** Null until the authority has it; `code` is what the square code says, '' where there is none. */
  readonly authorization: {
    readonly facts: readonly PrintedFact[];
    readonly note: string;
    readonly code: string;
  } | null;
  /** Across every page, as that it is void; '' for nothing. */
  readonly stamp: string;
  /** At the foot of each page. */
  readonly foot: string;
  readonly pageOf: (page: number, pages: number) => string;
}

/** What a file of printed pages carries of its own. `datedMs` is the only day in it: epoch milliseconds. */
interface PrintedHead {
  readonly title: string;
  readonly author: string;
  readonly datedMs: number;
}

/** A file of printed pages, A4, the same to the last byte whenever it is made of the same documents. */
export interface Printer {
  write(path: string, head: PrintedHead, documents: Iterable<PrintedDocument>): Promise<void>;
  /** Whether a page can bear a picture: a PNG or a JPEG, by what it begins with. */
  takes(picture: Uint8Array): Promise<boolean>;
  /** The same pages in memory. */
  draw(head: PrintedHead, documents: Iterable<PrintedDocument>): Promise<Uint8Array>;
}
