import { Refusal } from '../../contract/failures';
import type { ImportProblemCode, ImportTarget } from '../../contract/imports';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import type { ImportDraft, RowKey, StagedDecision, StagedRow } from '../../ports';
import { auditMark } from '../audit';
import { recordToOffice, requireOfficeRecord } from '../office';
import { decideRow, type DecideWith, type OtherRows, type RowDecision } from './decide';
import { type ImportRecord, isBlank, readRecord } from './records';
import { askRegister, type Register, readRegister } from './register-store';

type Progress = (done: number, total: number) => void;

/** Decides every row of a list, once, in its order; all the decisions are kept, or none. */
export function decideAll(db: ReadDb, draft: ImportDraft, targets: readonly ImportTarget[], progress: Progress): void {
  const decidedAt = auditMark(db);
  const { total, ...taken } = rememberRows(draft, targets);
  const how = decideWith(db, readRegister(db), taken);
  draft.transact(() => {
    draft.clearDecisions();
    let done = 0;
    for (const row of draft.rows()) {
      progress(done, total);
      done += 1;
      const record = readRecord(row, targets);
      if (isBlank(record)) continue;
      const decision = decideRow(record, row.skipped, how);
      draft.saveDecision(stagedDecision(decision));
      taken.take(decision);
    }
    draft.indexDecisions();
    draft.saveHead({ ...draft.head, targets, decidedAt });
  });
}

function decideWith(db: ReadDb, register: Register, others: OtherRows): DecideWith {
  return { register, country: recordToOffice(requireOfficeRecord(db)).country, others };
}

/** Whether a row holds what only one row can: those that are left out hold nothing. */
function holds({ outcome }: RowDecision): boolean {
  return outcome === 'new' || outcome === 'changes' || outcome === 'same';
}

function sayTheSame(draft: ImportDraft, targets: readonly ImportTarget[]): OtherRows['isSame'] {
  return (row, record: ImportRecord) => {
    const other = draft.row(row);
    return other !== undefined && JSON.stringify(readRecord(other, targets).text) === JSON.stringify(record.text);
  };
}

/** What the rows decided so far hold, remembered while a whole list is gone through. */
function rememberRows(draft: ImportDraft, targets: readonly ImportTarget[]) {
  const held: Record<RowKey, Map<string, number>> = { identity: new Map(), email: new Map(), nationalId: new Map() };
  return {
    total: draft.head.rows,
    holder: (kind: RowKey, key: string) => (key === '' ? undefined : held[kind].get(key)),
    nameOf: (row: number) => draft.nameOf(row),
    isSame: sayTheSame(draft, targets),
    take(decision: RowDecision) {
      if (!holds(decision)) return;
      const { row } = decision.record;
      held.identity.set(decision.identity, row);
      if (decision.hasEmail && decision.emailKey !== '') held.email.set(decision.emailKey, row);
      if (decision.nationalIdKey !== '') held.nationalId.set(decision.nationalIdKey, row);
    },
  };
}

/** Decides single rows of a decided list again, and then those that they stood in the way of, or now do. */
export function decideAgain(db: ReadDb, draft: ImportDraft, changed: readonly StagedRow[]): void {
  const { targets } = draft.head;
  const others: OtherRows = {
    holder: (kind, key, row) => draft.holder(kind, key, row),
    nameOf: (row) => draft.nameOf(row),
    isSame: sayTheSame(draft, targets),
  };
  const how = decideWith(db, askRegister(db), others);
  const decide = (row: StagedRow) => {
    const record = readRecord(row, targets);
    if (isBlank(record)) return;
    draft.saveDecision(stagedDecision(decideRow(record, row.skipped, how)));
  };
  draft.transact(() => {
    const rivals = new Set<number>();
    for (const row of changed) {
      for (const rival of draft.rivals(row.row)) rivals.add(rival);
      draft.saveRow(row);
      decide(row);
      for (const rival of draft.rivals(row.row)) rivals.add(rival);
    }
    for (const { row } of changed) rivals.delete(row);
    for (const rival of [...rivals].toSorted((one, other) => one - other)) decide(requireRow(draft, rival));
  });
}

export function requireRow(draft: ImportDraft, row: number): StagedRow {
  const staged = draft.row(row);
  if (!staged) throw new Refusal('NOT_FOUND', {}, 'row');
  return staged;
}

/** The rows that a reason names, or the ones that were named. */
export function rowsToSkip(
  draft: ImportDraft,
  which: { kind: 'rows'; rows: readonly number[] } | { kind: 'problem'; problem: ImportProblemCode },
): StagedRow[] {
  const numbers = which.kind === 'rows' ? which.rows : draft.rowsWith(which.problem);
  return numbers.map((row) => requireRow(draft, row));
}

function stagedDecision(decision: RowDecision): StagedDecision {
  const { record, outcome, problems, changes, identity, emailKey, nationalIdKey, hasEmail, plan } = decision;
  return {
    row: record.row,
    outcome,
    customId: record.text.customId ?? '',
    name: record.text.name ?? '',
    problems: [...problems],
    // A new client's fields are all new: only what a known one changes is worth showing.
    changes: outcome === 'changes' ? [...changes] : [],
    identity,
    emailKey,
    nationalIdKey,
    hasEmail,
    wishes: decision.wishes.map(({ kind, name }) => ({ kind, key: fold(name), name })),
    plan: JSON.stringify(plan),
  };
}
