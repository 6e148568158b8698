import type { CatalogKind } from '../../contract/catalogs';
import type { ImportTarget, KeptCode } from '../../contract/imports';
import type { ReadDb } from '../../data/database';
import type { RowKey, StagedDecision, StagedRow } from '../../ports';
import type { CommandContext } from '../handler';

/** What the other rows of the same file have already. */
export interface OtherRows {
  holder(kind: RowKey, key: string, row: number, endKey?: string): number | undefined;
  nameOf(row: number): string;
  row(row: number): StagedRow | undefined;
  /** All of them as they stand, also those that were not decided yet. */
  rows(): Iterable<StagedRow>;
  /** Whether a row says the same in every column; see `says`. */
  isSame(row: number, said: string): boolean;
}

export interface DecideIn {
  readonly db: ReadDb;
  readonly targets: readonly ImportTarget[];
  readonly others: OtherRows;
  readonly nowMs: number;
  /** A whole list, for which the register is learned first; a row or two ask it each time. */
  readonly whole: boolean;
}

/** How a row awaits whoever has a first key that it does not ask for itself. */
export const awaitsKey = (firstKey: string): string => `key ${firstKey}`;

/** What rows are written with. */
export interface Applying {
  readonly context: CommandContext;
  readonly importId: number;
  /** One entry for every spelling that folds to the same word; the first spelling names it. `made`: just now. */
  readonly entryFor: (kind: CatalogKind, name: string) => { readonly id: number; readonly made: boolean };
  readonly nameOf: (id: number) => string;
}

export type RowOutcome = 'created' | 'changed' | 'left';

export interface Writer {
  /** Writes one row by its plan; `waits`: what it asks for is another's that the list may have let go of later on. */
  write(plan: unknown): RowOutcome | 'waits';
  /** Writes those that waited, once all the others are written, or leaves them. */
  writeWaiting(plans: readonly unknown[]): RowOutcome[];
}

export interface Kept {
  readonly id: number;
  readonly name: string;
}

export interface UndoneRows {
  readonly removed: number;
  readonly restored: number;
  readonly kept: Kept[];
}

/** What stands in the way of a row's undo, and the import that is to be taken back first, where that is all. */
export interface Obstacle {
  readonly code: Exclude<KeptCode, 'free'>;
  readonly importId: number | null;
}

/** What an undo does to a row: nothing is left of it, it is removed, gets its former values, or is kept. */
export interface UndoVerdict {
  readonly does: 'gone' | 'remove' | 'restore' | Obstacle;
  readonly clientId: number;
  /** Of a contract that is removed: whether consumption was measured of it, which does not go with it. */
  readonly isMeasured: boolean;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Decides rows of a list, one after the other. */
export interface Decider {
  /** Answers null for a row that holds nothing at all. */
  readonly decide: (row: StagedRow) => StagedDecision | null;
  /** What the list says that a plan costs that it makes, by its folded name: what its rows are decided by. */
  readonly newPlanCents: (plan: string) => number | undefined;
}

/** One kind of list: how its rows are decided, written and taken back. The rest of an import is the same for all. */
export interface ListKind {
  /** All that a row says, to tell whether two say the same. */
  says(row: StagedRow, targets: readonly ImportTarget[]): string;
  decider(how: DecideIn): Decider;
  /** Writes rows by their plans, which are what would be decided now, or leaves them: another has what they ask for. */
  writer(applying: Applying): Writer;
  /** How many rows of an import were not taken back. */
  standing(db: ReadDb, importId: number): number;
  /** What taking an import back would do to each of those rows: the same rule as `undo`, and nothing is written. */
  verdicts(db: ReadDb, importId: number, page?: Page): Iterable<UndoVerdict>;
  /** Takes what an import wrote back, newest first; what stands in the way is kept and named. */
  undo(context: CommandContext, importId: number): UndoneRows;
}
