import type { z } from 'zod';
import type { Endpoint } from '../contract/endpoint';
import type { OfficeEvent } from '../contract/events';
import type { Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import type { ReadDb, WriteDb } from '../data/database';
import type { Clock, FileStore, ImportDrafts, Passwords, Workbook } from '../ports';

/** What a handler may wait for before its transaction: hashes and files. */
export interface Services {
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly workbook: Workbook;
  readonly files: FileStore;
  readonly drafts: ImportDrafts;
}

export interface QueryContext {
  readonly db: ReadDb;
  /** Who asks; null only on public endpoints. */
  readonly actor: Actor | null;
  readonly services: Services;
}

export interface CommandContext {
  readonly db: WriteDb;
  readonly actor: Actor | null;
  readonly nowMs: number;
  /** Names everything that this one command changed. */
  readonly batchId: string;
  /** Told to every window after the commit. */
  publish(kind: OfficeEvent['kind']): void;
  /** Changes who is signed in at the calling window, after the commit. */
  becomeActor(actor: Actor | null): void;
}

type Input<E extends Endpoint> = z.output<E['input']>;
type Output<E extends Endpoint> = z.output<E['output']>;

export interface QueryHandler<E extends Endpoint> {
  readonly read: (context: QueryContext, input: Input<E>) => Output<E>;
}

/** A command that needs nothing awaited. A returned Refusal is answered after the commit, unlike a thrown one. */
export interface CommandHandler<E extends Endpoint> {
  readonly write: (context: CommandContext, input: Input<E>) => Output<E> | Refusal;
}

/** A command with work to await first; what it prepared is handed to the transaction. */
export interface PreparedHandler<E extends Endpoint> {
  readonly prepare: (
    context: QueryContext,
    input: Input<E>,
  ) => Promise<(context: CommandContext) => Output<E> | Refusal>;
}

export type Handler<E extends Endpoint> =
  E extends Endpoint<'query'> ? QueryHandler<E> : CommandHandler<E> | PreparedHandler<E>;

/** One handler for each endpoint of a feature: a missing one does not compile. */
export type FeatureHandlers<Feature> = {
  readonly [Verb in keyof Feature]: Feature[Verb] extends Endpoint ? Handler<Feature[Verb]> : never;
};
