import type { CatalogKind } from '../contract/catalogs';
import type {
  ImportKind,
  ImportOutcome,
  ImportProblemCode,
  DecidedRow,
  ImportSummary,
  ImportTarget,
} from '../contract/imports';
import type { LineState } from '../contract/outbox';
import type { MailSecurity } from '../contract/mail-settings';
import type { SecretKeeping } from '../contract/secrets';
import type { tileProblems } from '../contract/map';
import type { Actor } from '../contract/session';

export type { Backups, LookedAtCopy, OfficeControl, Support } from './office';

export type { PrintedDocument, PrintedFact, Printer } from './printed';

/** The only source of "now". Epoch milliseconds, UTC. */
export interface Clock {
  nowMs(): number;
}

/** The only source of chance: from 0 on, below 1. */
export type Chance = () => number;

/** Passwords and codes: a slow, memory-hard hash; its text holds its own parameters and salt. */
export interface Passwords {
  hash(secret: string): Promise<string>;
  verify(secret: string, hash: string): Promise<boolean>;
  /** A hash of no secret at all, which takes as long as any to find that a password is not its own. */
  absentHash(): string;
  /** A code to print and type again: groups of four unmistakable letters and digits, five unless it is said. */
  newCode(groups?: number): string;
}

/** Marks of texts: of the same text always the same, and of no use to whoever has not the key. */
export interface Marker {
  /** Names the key: its marks begin with it, and those of another key do not. */
  readonly key: string;
  /** '' has the mark of what nobody can read here. */
  readonly mark: (text: string) => string;
}

/**
 * Small texts that nobody may read in the database, its log or its copies. Asked on the core's own thread alone, in a
 * command's `prepare`: what is stored is what `seal` answers.
 */
export interface Secrets {
  /** How the key is kept that seals what is entrusted from now on. */
  keeping(): Promise<SecretKeeping>;
  seal(text: string): Promise<string>;
  /** Throws SECRET_UNREADABLE for what another computer's key sealed, and for what is not whole. */
  open(sealed: string): Promise<string>;
  /** Makes marks with the key that seals from now on. */
  marker(): Promise<Marker>;
  /** 256 random bits, in letters that an address takes. */
  newToken(): string;
}

/** The operating system's secret store, where the host has one; both answer null where it does not serve. */
export interface SystemKeys {
  protect(key: string): Promise<string | null>;
  recover(guarded: string): Promise<string | null>;
}

/** One worksheet row: what the cells hold, in column order. */
export type CellValue = string | number | boolean | Date | null;

/** A cell as it is read: a spreadsheet may have left an error in it, such as `#REF!`. */
export type ReadCell = CellValue | { readonly error: string };

/** A row of a file by its place in it: the number that a spreadsheet shows beside it, from 1. */
export interface FileRow {
  readonly row: number;
  readonly cells: readonly ReadCell[];
  /** In a text file: how many cells its rows have. One with more has a delimiter within a cell, and is out of place. */
  readonly width?: number;
}

/** A table as a file: an .xlsx workbook or a .csv. */
export interface Workbook {
  /** Rows of the first sheet in sight that has any, as they are read. Refuses what is not one, is encrypted, damaged or oversized. */
  read(path: string, fileName: string): AsyncIterable<FileRow>;
  write(path: string, format: 'xlsx' | 'csv', rows: Iterable<readonly CellValue[]>): Promise<void>;
}

/** The office's mail server, and who signs in to it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly user: string;
  readonly password: string;
  /** The one certificate, in PEM, that is trusted though nobody vouches for it; null for none. */
  readonly trusted: { readonly fingerprint: string; readonly certificate: string } | null;
  readonly connections: number;
}

/** One message as it goes out; every text in it is one that a head can have. */
export interface OutgoingMail {
  readonly messageId: string;
  readonly datedMs: number;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  /** All whom the message is for, the main address first. */
  readonly to: readonly string[];
  /** Those of them that it is brought to now. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What of its words nothing may keep, whoever repeats it; '' for nothing. */
  readonly secret: string;
  readonly attachments: readonly { readonly fileName: string; readonly bytes: Uint8Array }[];
}

/** What a server said of a message: for each address; or that it fell silent; or that it took no message at all. */
export type Delivery =
  | {
      readonly kind: 'answered';
      readonly answers: readonly { readonly address: string; readonly code: number; readonly text: string }[];
      /** It will not have what the message says, for anybody: its words. No address is at fault, and none has an answer. */
      readonly contentRefusal?: string | undefined;
    }
  | { readonly kind: 'dropped'; readonly answer: string }
  | { readonly kind: 'line'; readonly line: Exclude<LineState, 'ready' | 'secret'>; readonly answer: string };

/** A certificate as a server shows it. */
export interface ShownCertificate {
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validTo: string;
  /** In PEM. */
  readonly certificate: string;
}

/** The way to a mail server. Never throws for what the server or the network does. */
export interface Mailer {
  send(server: MailServer, mail: OutgoingMail): Promise<Delivery>;
  /** Signs in, and nothing more. */
  tryOut(server: MailServer): Promise<{ readonly line: Exclude<LineState, 'secret'>; readonly answer: string }>;
  /** The certificate that the server shows, whoever vouches for it; null where it shows none. No password is sent. */
  certificateOf(server: Pick<MailServer, 'host' | 'port' | 'security'>): Promise<ShownCertificate | null>;
  /** Lets go of the connections, and of what is still on its way. */
  close(): void;
}

/** Files that pass between a window and the core, named by a token; both folders are the office's own. */
export interface FileStore {
  incoming(token: string): { path: string; fileName: string };
  outgoing(fileName: string): { path: string; token: string; fileName: string };
  /** Lets go of what was handed out before then; epoch milliseconds. */
  sweepOutgoing(beforeMs: number): void;
  /** Removes what came in before then and was left half way; epoch milliseconds. */
  sweepIncoming(beforeMs: number): void;
  /** Removes a file that came in, once it was read. */
  discard(token: string): void;
  resolveOutgoing(token: string): { path: string; fileName: string } | null;
  receive(fileName: string, bytes: Buffer): string;
  /** The same, a piece at a time, so that no file is ever whole in memory. FILE_TOO_BIG; of such a one nothing stays. */
  receiveFrom(fileName: string, pieces: AsyncIterable<Uint8Array>): Promise<string>;
  /** The same of a file of this machine. FILE_NOT_READABLE for the office's own database, which is not even opened. */
  receiveFile(path: string): Promise<string>;
  /** Hands out what was made elsewhere; answers its token, and what it is called there. */
  give(fileName: string, bytes: Uint8Array): { token: string; fileName: string };
}

/** Some lines of a text file, and how far into the file they are. The last ones come with what the whole text is known by. */
export interface TextLines {
  readonly lines: readonly string[];
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly fingerprint?: string;
}

/** Text files of any length, also packed as .gz. */
export interface TextFiles {
  /** The lines as they are read. Refuses what is no text, is cut or damaged, or unpacks without end. */
  lines(path: string): AsyncIterable<TextLines>;
}

/** What is known of a list that was read and is not imported yet. */
export interface DraftHead {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly atMs: number;
  readonly rows: number;
  readonly columns: readonly { readonly header: string; readonly samples: readonly string[] }[];
  /** What the clerk last said each column is. */
  readonly targets: readonly ImportTarget[];
  /** How far the register's audit had come when the rows were decided; null while they are not. */
  readonly decidedAt: number | null;
  /** When they were: the day on which what the file dates nowhere begins. */
  readonly decidedAtMs: number;
  /** What the plans cost, in cents, that the list makes and that rows of it say no price of, as those were decided by. */
  readonly newPlanPrices: readonly (readonly [plan: string, cents: number])[];
}

/** What an import will do with one row. `plan` is what applying it needs, in its owner's own words. */
export interface StagedDecision extends Omit<DecidedRow, 'corrected'> {
  /** Whom or what the row is about, and what else it asks for that no two rows may have. '' is nobody's. */
  readonly identity: string;
  /** A client's main e-mail, a contract's IP; and whether the row has it, or comes in without. */
  readonly firstKey: string;
  /** The last address of a contract's network; of anything else the same as `firstKey`. */
  readonly firstEndKey: string;
  readonly holdsFirst: boolean;
  /** A client's document, which is only told, or a contract's MAC. */
  readonly secondKey: string;
  readonly holdsSecond: boolean;
  /** What the user name of a contract is compared by; two rows may have one, and are told so. '' of a client. */
  readonly userNameKey: string;
  /** What a row of contracts names its own by, whichever it is about: of two rows that name one alike, the second repeats. */
  readonly namedKey: string;
  /** The plan that a list of contracts makes, where the row says its speed: the first such row's is what it gets. */
  readonly madePlan: string;
  /** The plan that a list of contracts makes, where the row does not say what it costs: it has that of another row. */
  readonly unpricedPlan: string;
  /**
   * The identities of whoever has now what the row asks for, or whom the row might be about where no other row is, the first
   * keys that it is told of, and the name by which another row may be about the same: it is decided by what the list gives
   * them.
   */
  readonly awaits: readonly string[];
  readonly wishes: readonly { readonly kind: CatalogKind; readonly key: string; readonly name: string }[];
  readonly plan: string;
}

/** A row that writes something: what, and whose. */
export interface PlannedRow extends Pick<StagedDecision, 'row' | 'name' | 'plan'> {
  readonly outcome: 'new' | 'changes';
}

/** A staged row as the clerk corrected it, and whether it is left out at the clerk's word. */
export interface StagedRow extends FileRow {
  readonly corrected: Readonly<Partial<Record<ImportTarget, string>>>;
  readonly skipped: boolean;
}

/**
 * What only one row of a list can have, by its kind of list; of `userName` and `madePlan`, which several may have, the first
 * of those that have it.
 */
export type RowKey = 'identity' | 'email' | 'nationalId' | 'ip' | 'mac' | 'userName' | 'madePlan';

/** One list, staged on disk beside the register, so that it takes no memory and outlives a restart. */
export interface ImportDraft {
  readonly id: string;
  readonly head: DraftHead;
  saveHead(head: DraftHead): void;
  addRows(rows: readonly FileRow[]): void;
  rows(): Iterable<StagedRow>;
  row(row: number): StagedRow | undefined;
  saveRow(row: StagedRow): void;
  /** Forgets every decision. */
  clearDecisions(): void;
  /** Makes single rows quick to decide again; done once a whole list is decided. */
  indexDecisions(): void;
  /** Decides a row, or decides it anew. */
  saveDecision(decision: StagedDecision): void;
  /** Those that write something, in the file's order. */
  toApply(): Iterable<PlannedRow>;
  /** Those that stay out, and those that are written with a warning, in the file's order. */
  toNote(): Iterable<Omit<DecidedRow, 'changes' | 'corrected'>>;
  page(query: {
    outcome?: ImportOutcome | undefined;
    problem?: ImportProblemCode | undefined;
    offset: number;
    limit: number;
  }): { rows: DecidedRow[]; total: number };
  decided(row: number): DecidedRow | undefined;
  rowsWith(problem: ImportProblemCode): number[];
  summary(): ImportSummary;
  /**
   * The first row before `row` that has this, or any address up to `endKey`: of two that ask for it the first has it.
   * Blank is nobody's.
   */
  holder(kind: RowKey, key: string, row: number, endKey?: string): number | undefined;
  nameOf(row: number): string;
  /** Rows other than these that ask for any of what only one row can have and these ask for, or clash with it. */
  rivals(rows: readonly number[]): number[];
  /** The first row that has a user name, and whose it is; as `holder` tells it. */
  firstNamed(userNameKey: string): Pick<StagedDecision, 'row' | 'name'> | undefined;
  /** All that have it. */
  rowsNamed(userNameKey: string): number[];
  /** Whom or what a row is about, what it makes of it, and all that it has of what only one row can, as it was decided. */
  given(
    row: number,
  ):
    | (Pick<StagedDecision, 'identity' | 'firstKey' | 'plan' | 'userNameKey' | 'namedKey'> & { readonly held: string })
    | undefined;
  /** The rows that ask for what this one has now; some of them no longer may. */
  rowsAwaiting(identity: string): number[];
  /** Of each plan that the list makes the first row that says its speeds, and what they are, as that row was decided. */
  madePlans(): ReadonlyMap<string, { readonly row: number; readonly speeds: string }>;
  /** The rows that say speeds of a plan that the list makes. */
  rowsMaking(madePlan: string): number[];
  /** The plans that the list makes of which rows do not say what they cost. */
  unpricedPlans(): string[];
  /** Those rows of such a plan. */
  rowsWithoutPrice(unpricedPlan: string): number[];
  /** All of `work` is kept, or none of it. */
  transact<Result>(work: () => Result): Result;
  close(): void;
}

/** A statement on a draft's file; `Row` is what its columns hold. */
export interface DraftStatement<Row> {
  /** Answers how many rows were written. */
  run(...values: readonly unknown[]): number;
  get(...values: readonly unknown[]): Row | undefined;
  all(...values: readonly unknown[]): Row[];
}

/** A draft's own file, open, in which its owner keeps tables. */
export interface DraftFile {
  exec(statements: string): void;
  prepare<Row = never>(statement: string): DraftStatement<Row>;
  /** All of `work` is kept, or none of it. */
  transact<Result>(work: () => Result): Result;
  close(): void;
}

/** The files in which drafts are kept, in a folder of the office's own. */
export interface DraftFiles {
  create(): { readonly id: string; readonly file: DraftFile };
  /** Undefined when there is none, or when it is no database of this shape: its `user_version`, which its owner sets. */
  open(id: string, shape: number): DraftFile | undefined;
  /** Where it lies; undefined when there is none. */
  path(id: string): string | undefined;
  ids(): string[];
  remove(id: string): void;
  /** Removes what was last touched before this instant. */
  sweep(beforeMs: number): void;
}

export interface ImportDrafts {
  create(head: DraftHead): ImportDraft;
  find(id: string): ImportDraft | undefined;
  /** The newest first. */
  list(): { id: string; head: DraftHead }[];
  remove(id: string): void;
  /** Removes what was last touched before this instant. */
  sweep(beforeMs: number): void;
}

/** A long call's way to say how far it is. Throws CANCELLED once the clerk has cancelled it: call it at every row. */
export interface Task {
  progress(done: number, total: number): void;
}

/** Who began a long call: whoever signs in at the same window later did not, nor did the same operator at another. */
export interface TaskOwner {
  readonly window: object;
  readonly operatorId: number | undefined;
}

/** The long calls that run now, as whoever sits at a window may turn to them. */
export interface Tasks {
  /** Throws FORBIDDEN for another's task. */
  cancel(taskId: string): void;
}

/** The sign-in at the window that calls. */
export interface Sitting {
  locked(): boolean;
  lock(): void;
  /** Somebody uses the window; answers whether it is locked all the same. */
  touch(): boolean;
  /** Signs out, or, in a demonstration alone, somebody in without a password. */
  become(actor: Actor | null): void;
}

/** One picture of the street map: its zoom, its column and its row. */
export interface TilePlace {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A picture whose bytes were looked at; or why there is none. */
export type FetchedTile = { readonly type: string; readonly base64: string } | (typeof tileProblems)[number];

/** The street map's pictures: from the disk, or from the office's address. Never throws for what the network does. */
export interface Tiles {
  fetch(source: { readonly address: string; readonly cacheMb: number }, tile: TilePlace): Promise<FetchedTile>;
  /** Asks the address itself, whatever is on the disk. */
  tryOut(address: string): Promise<FetchedTile>;
}

/** Lets only so many works run at once; the others wait, and begin in their order. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export interface Log {
  error(id: string, cause: unknown): void;
  /** The last lines, for whoever helps. */
  recent?(): readonly string[];
}
