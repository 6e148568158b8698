import type { z } from 'zod';
import type { Endpoint } from '../contract/endpoint';
import type { ChangeKind } from '../contract/events';
import { Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import type { ReadDb, WriteDb } from '../data/database';
import type {
  Backups,
  Clock,
  DraftFiles,
  FileStore,
  ImportDrafts,
  Mailer,
  OfficeControl,
  Passwords,
  Printer,
  Secrets,
  Sitting,
  Support,
  Task,
  Tasks,
  TextFiles,
  Tiles,
  Workbook,
} from '../ports';
import type { MailFiles } from '../ports/mail-files';

/** What a handler may wait for before its transaction: hashes and files. */
export interface Services {
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly workbook: Workbook;
  readonly printer: Printer;
  readonly files: FileStore;
  readonly drafts: ImportDrafts;
  readonly textFiles: TextFiles;
  /** Samples that were read and are not counted yet. */
  readonly sampleDrafts: DraftFiles;
  /** Files of gateways that were read and are not imported yet. */
  readonly paymentDrafts: DraftFiles;
  /** Mass updates that were looked at and are not applied yet. */
  readonly massDrafts: DraftFiles;
  readonly backups: Backups;
  readonly secrets: Secrets;
  readonly tiles: Tiles;
  readonly mailer: Mailer;
  /** What goes out with messages. */
  readonly mailFiles: MailFiles;
}

export interface QueryContext {
  readonly db: ReadDb;
  /** One state of the register for a read of many pages, whatever is saved meanwhile. */
  readonly snapshot: <Result>(read: (db: ReadDb) => Result | Promise<Result>) => Promise<Result>;
  /** Who asks; null only on public endpoints. */
  readonly actor: Actor | null;
  readonly services: Services;
  readonly task: Task;
  /** Reads the register together with a draft's file, whose tables are then called `staged.…`. */
  readonly beside: <Result>(path: string, work: (db: ReadDb) => Result) => Result;
}

export interface CommandContext {
  readonly db: WriteDb;
  readonly actor: Actor | null;
  readonly nowMs: number;
  /** Names everything that this one command changed. */
  readonly batchId: string;
  readonly task: Task;
  /** Lists that were staged before: what an import writes is read from one. */
  readonly drafts: Pick<ImportDrafts, 'find'>;
  /** Told to every window after the commit. */
  publish(kind: ChangeKind): void;
  /** Changes who is signed in at the calling window, after the commit. */
  becomeActor(actor: Actor | null): void;
}

type Input<E extends Endpoint> = z.output<E['input']>;
type Output<E extends Endpoint> = z.output<E['output']>;

export interface QueryHandler<E extends Endpoint> {
  /** May take over 50 ms: runs in a thread of its own, not on the core's. */
  readonly heavy?: true;
  /** Much may be changed at once after this was looked at: the database is copied meanwhile. */
  readonly copied?: 'after';
  /** Whether this input may take over 50 ms: it is then read in the reader's thread, which is kept, not on the core's. */
  readonly slow?: (input: Input<E>) => boolean;
  readonly read: (context: QueryContext, input: Input<E>) => Output<E>;
}

/**
 * A command: one transaction, and before it what has to be awaited. What it prepared is handed to the transaction, which
 * runs in another thread: plain data that can be copied, no functions. A returned Refusal is answered after the
 * commit, unlike a thrown one.
 */
export interface CommandHandler<E extends Endpoint, Prepared = unknown> {
  /** May take over 50 ms to prepare: does so in a thread of its own, not on the core's. */
  readonly heavy?: true;
  /** Changes much at once: not before there is a proved copy of nearly all there is. */
  readonly copied?: 'before';
  /** The draft's file that the transaction reads beside the register, as `staged.…`. */
  staged?(services: Services, input: Input<E>): string;
  prepare?(context: QueryContext, input: Input<E>): Promise<Prepared>;
  write(context: CommandContext, input: Input<E>, prepared: Prepared): Output<E> | Refusal;
}

/**
 * A command on files of its own, which changes nothing in the register: it answers what it prepared, and waits for no
 * other command. What `record` writes about it is written when its turn comes, after the answer.
 */
export interface FileHandler<E extends Endpoint> {
  readonly heavy?: true;
  /** Much may be changed at once after this was looked at: the database is copied meanwhile. */
  readonly copied?: 'after';
  prepare(context: QueryContext, input: Input<E>): Promise<Output<E>>;
  /** Not `void`, which a function that awaits would do for as well: what it wrote later would be in no transaction. */
  record?(context: CommandContext, input: Input<E>, output: Output<E>): undefined;
  readonly write?: never;
}

/** What an order may turn to: the program, not the register. */
export interface OrderContext {
  readonly tasks: Tasks;
  readonly office: OfficeControl;
  readonly sitting: Sitting;
  readonly support: Support;
  readonly actor: Actor | null;
}

/** An order to the running program itself, answered whether the office is open or not, and whatever is being written. */
export interface OrderHandler<E extends Endpoint> {
  readonly order: (context: OrderContext, input: Input<E>) => Output<E> | Promise<Output<E>>;
}

export type Handler<E extends Endpoint> =
  E extends Endpoint<'query'>
    ? QueryHandler<E> | OrderHandler<E>
    : CommandHandler<E> | FileHandler<E> | OrderHandler<E>;

/** One handler for each endpoint of a feature: a missing one does not compile. */
export type FeatureHandlers<Feature> = {
  readonly [Verb in keyof Feature]: Feature[Verb] extends Endpoint ? Handler<Feature[Verb]> : never;
};

/** Ties what a command prepares to what its transaction is given. */
export function prepared<E extends Endpoint, Prepared>(
  _endpoint: E,
  handler: CommandHandler<E, Prepared> & Required<Pick<CommandHandler<E, Prepared>, 'prepare'>>,
): CommandHandler<E> {
  return handler;
}

/** An edit names the version that it was read at; two windows never overwrite each other unseen. */
export function checkVersion(current: { readonly version: number }, version: number): void {
  if (current.version !== version) throw new Refusal('CONFLICT', { version: current.version });
}
