import type { Failure } from '../../contract/failures';
import {
  type MassKind,
  type MassOutcome,
  massOutcomes,
  type MassPreview,
  type MassRow,
  reasonKey,
} from '../../contract/mass-updates';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import type { DraftFiles, Task } from '../../ports';
import { auditEnd } from '../audit';
import { officeDay } from '../office';
import type { Change } from './change';
import { columnsOf, inOrder } from './cells';
import { type Decision, decideClient } from './decide';
import { createMassDraft } from './draft-store';
import type { ClientFacts, MassRules, MassWish } from './facts';
import { AT_ONCE, readFacts } from './facts-store';
import { factsAsked, rulesOf } from './rules-of-today';

/** Clients and what they are to be given. */
export interface WishedClients {
  readonly ids: readonly number[];
  readonly wish: MassWish;
}

interface Preview {
  readonly kind: MassKind;
  readonly parts: readonly WishedClients[];
  readonly nowMs: number;
}

/** What an update would do to each client, decided one by one and kept in a draft's file; nothing else is written. */
export function previewUpdate(db: ReadDb, files: DraftFiles, task: Task, { kind, parts, nowMs }: Preview): MassPreview {
  const today = calendarDate.parse(officeDay(db, nowMs));
  const rules = rulesOf(db, today);
  const total = parts.reduce((sum, { ids }) => sum + ids.length, 0);
  const tally = createTally(parts.map(({ wish }) => wish));
  const draft = createMassDraft(files);
  try {
    draft.transact(() => {
      let at = 0;
      for (const [number, part] of parts.entries())
        for (const { row, change } of decideAll(db, part, rules)) {
          task.progress(at, total);
          tally.count(row);
          draft.add({ at, wish: number, row, change });
          at += 1;
        }
      const wishes = parts.map(({ wish }) => wish);
      draft.saveHead({ kind, wishes, today, decidedAt: auditEnd(db), columns: tally.columns() });
    });
  } catch (cause) {
    draft.close();
    files.remove(draft.id);
    throw cause;
  }
  draft.close();
  return { draftId: draft.id, ...tally.answer() };
}

/** Each client's decision in the order of the ids; what it is decided by is read as it goes. */
function* decideAll(
  db: ReadDb,
  { ids, wish }: WishedClients,
  rules: MassRules,
): Generator<{ readonly row: MassRow; readonly change: Change | null }> {
  const asked = factsAsked(db, wish);
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const facts of readFacts(db, ids.slice(from, from + AT_ONCE), asked)) {
      const decision = decideClient(facts, wish, rules);
      yield { row: rowOf(facts, decision), change: decision.outcome === 'change' ? decision.change : null };
    }
}

function rowOf({ id, customId, name, state }: ClientFacts, decision: Decision): MassRow {
  const reasons = decision.outcome === 'skip' ? [...decision.reasons] : [];
  return { id, customId, name, state, outcome: decision.outcome, cells: [...decision.cells], reasons };
}

function createTally(wishes: readonly MassWish[]) {
  const counts: Record<MassOutcome, number> = { change: 0, same: 0, skip: 0 };
  const reasons = new Map<string, { reason: Failure; clients: number }>();
  const columns = new Set(wishes.flatMap(columnsOf));
  return {
    count({ outcome, reasons: own, cells }: MassRow) {
      counts[outcome] += 1;
      for (const { field, after } of cells) if (after !== null) columns.add(field);
      for (const reason of own) {
        const key = reasonKey(reason);
        const known = reasons.get(key) ?? { reason, clients: 0 };
        reasons.set(key, { reason, clients: known.clients + 1 });
      }
    },
    columns: () => inOrder(columns),
    answer: () => ({
      total: massOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0),
      counts,
      reasons: [...reasons.values()].toSorted((one, other) => other.clients - one.clients),
      columns: inOrder(columns),
    }),
  };
}

/** The clients of some rows decided again, by the wish that each was decided by. */
export function decideAgain(
  db: ReadDb,
  rows: readonly { readonly clientId: number; readonly wish: MassWish }[],
  rules: MassRules,
): Map<number, Decision> {
  const decided = new Map<number, Decision>();
  for (const wish of new Set(rows.map((row) => row.wish))) {
    const ids = rows.filter((row) => row.wish === wish).map(({ clientId }) => clientId);
    for (const facts of readFacts(db, ids, factsAsked(db, wish)))
      decided.set(facts.id, decideClient(facts, wish, rules));
  }
  return decided;
}
