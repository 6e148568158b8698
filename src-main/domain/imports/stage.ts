import { Refusal } from '../../contract/failures';
import type { ImportProblemCode, ImportTarget } from '../../contract/imports';
import type { ReadDb } from '../../data/database';
import type { DraftHead, ImportDraft, RowKey, StagedDecision, StagedRow } from '../../ports';
import { auditMark } from '../audit';
import { HeldStretches } from '../contracts';
import { listKinds } from './kinds';
import { awaitsKey, type Decider, type OtherRows } from './list-kind';

/** The register as it is at an instant. */
interface Register {
  readonly db: ReadDb;
  readonly nowMs: number;
}

type Progress = (done: number, total: number) => void;

/** Decides every row of a list, once, in its order; all the decisions are kept, or none. */
export function decideAll(
  { db, nowMs }: Register,
  draft: ImportDraft,
  targets: readonly ImportTarget[],
  progress: Progress,
): void {
  const decidedAt = auditMark(db);
  const { total, ...taken } = rememberRows(draft, targets);
  const decider = listKinds[draft.head.kind].decider({ db, nowMs, targets, others: taken, whole: true });
  draft.transact(() => {
    draft.clearDecisions();
    let done = 0;
    for (const row of draft.rows()) {
      progress(done, total);
      done += 1;
      const decision = decider.decide(row);
      if (!decision) continue;
      draft.saveDecision(decision);
      taken.take(decision);
    }
    draft.indexDecisions();
    const newPlanPrices = pricesOf(draft, decider);
    draft.saveHead({ ...draft.head, targets, decidedAt, decidedAtMs: nowMs, newPlanPrices });
  });
}

/** The prices that rows have from others. Where all say their own, none is asked for: that goes through the whole list. */
function pricesOf(draft: ImportDraft, { newPlanCents }: Pick<Decider, 'newPlanCents'>): DraftHead['newPlanPrices'] {
  return draft.unpricedPlans().flatMap((plan) => {
    const cents = newPlanCents(plan);
    return cents === undefined ? [] : [[plan, cents] as const];
  });
}

/** Whether a row holds what only one row can: those that are left out hold nothing. */
function holds({ outcome }: StagedDecision): boolean {
  return outcome === 'new' || outcome === 'changes' || outcome === 'same';
}

function sayTheSame(draft: ImportDraft, targets: readonly ImportTarget[]): OtherRows['isSame'] {
  const kind = listKinds[draft.head.kind];
  return (row, said) => {
    const other = draft.row(row);
    return other !== undefined && kind.says(other, targets) === said;
  };
}

/** What the rows decided so far hold, remembered while a whole list is gone through. */
function rememberRows(draft: ImportDraft, targets: readonly ImportTarget[]) {
  const identities = new Map<string, number>();
  const firsts = new HeldStretches();
  const seconds = new Map<string, number>();
  const userNames = new Map<string, number>();
  const madePlans = new Map<string, number>();
  const held: Record<RowKey, (key: string, endKey: string) => number | undefined> = {
    identity: (key) => identities.get(key),
    email: (key, endKey) => firsts.holder(key, endKey),
    ip: (key, endKey) => firsts.holder(key, endKey),
    nationalId: (key) => seconds.get(key),
    mac: (key) => seconds.get(key),
    userName: (key) => userNames.get(key),
    madePlan: (key) => madePlans.get(key),
  };
  return {
    total: draft.head.rows,
    holder: (kind: RowKey, key: string, _row: number, endKey = key) =>
      key === '' ? undefined : held[kind](key, endKey),
    nameOf: (row: number) => draft.nameOf(row),
    row: (row: number) => draft.row(row),
    rows: () => draft.rows(),
    isSame: sayTheSame(draft, targets),
    take(decision: StagedDecision) {
      if (!holds(decision)) return;
      const { row, identity, firstKey, firstEndKey, secondKey, userNameKey, madePlan } = decision;
      const { holdsFirst, holdsSecond } = decision;
      identities.set(identity, row);
      if (holdsFirst && firstKey !== '') firsts.take({ from: firstKey, to: firstEndKey, row });
      if (holdsSecond && secondKey !== '' && !seconds.has(secondKey)) seconds.set(secondKey, row);
      if (userNameKey !== '' && !userNames.has(userNameKey)) userNames.set(userNameKey, row);
      if (madePlan !== '' && !madePlans.has(madePlan)) madePlans.set(madePlan, row);
    },
  };
}

/** Decides rows of a decided list as it did, against what its other rows have by now. */
function deciderOf(db: ReadDb, draft: ImportDraft, whole: boolean) {
  const { targets, decidedAtMs: nowMs, kind } = draft.head;
  const others: OtherRows = {
    holder: (key, value, row, end) => draft.holder(key, value, row, end),
    nameOf: (row) => draft.nameOf(row),
    row: (row) => draft.row(row),
    rows: () => draft.rows(),
    isSame: sayTheSame(draft, targets),
  };
  return listKinds[kind].decider({ db, nowMs, targets, others, whole });
}

/** From so many rows on, learning the register first is less work than asking it at each. */
const WORTH_LEARNING = 1000;

/**
 * The rows of a list that would be decided otherwise by now: nothing of them may be written as it was agreed. `done`: there
 * is nothing left to write, since the register has all of it already; `other`: they became something else.
 */
export function rowsMoved(db: ReadDb, draft: ImportDraft, progress: () => void): Map<number, 'done' | 'other'> {
  const { decide } = deciderOf(db, draft, draft.head.rows > WORTH_LEARNING);
  const moved = new Map<number, 'done' | 'other'>();
  for (const { row, outcome, plan } of draft.toApply()) {
    progress();
    const now = decide(requireRow(draft, row));
    if (now?.outcome === 'same' && isToldTheSame(now, draft)) moved.set(row, 'done');
    else if (now?.outcome !== outcome || now.plan !== plan) moved.set(row, 'other');
  }
  return moved;
}

type Told = StagedDecision['problems'];

/** Whose a user name is besides stops no row, and is another's for what the file itself, as it was agreed, gave to both. */
const toldToStop = (problems: Told = []): Told => problems.filter(({ code }) => code !== 'userNameShared');

/** What is there already, but for a reason that the clerk has not seen, is something else. */
function isToldTheSame({ row, problems }: StagedDecision, draft: ImportDraft): boolean {
  return JSON.stringify(toldToStop(problems)) === JSON.stringify(toldToStop(draft.decided(row)?.problems));
}

/**
 * Decides single rows of a decided list again, and then those that they stood in the way of, or now do, those of a plan
 * that the list makes with another price now, those that ask for what any of them lets go of, those of a plan with other
 * speeds, and those whose user name is first another's now: the list is then as a dry run of all its rows would leave it.
 */
export function decideAgain(db: ReadDb, draft: ImportDraft, changed: readonly StagedRow[]): void {
  draft.transact(() => {
    const madeBefore = draft.madePlans();
    for (const row of changed) draft.saveRow(row);
    const again = startAgain(db, draft);
    const rows = changed.map(({ row }) => row);
    // What such a row says may be another, though what is made of it is not.
    for (const row of rows) again.note(draft.given(row));
    decideWithRivals(again, rows);
    for (const row of rows) again.note(draft.given(row));
    decidePricedAnew(again);
    decideAwaiting(again);
    decideMadePlans(again, madeBefore);
    decideNamesakes(again);
  });
}

type GivenRow = ReturnType<ImportDraft['given']>;

interface Again {
  readonly draft: ImportDraft;
  /** Answers whether the row has something else now of what only one row can have. */
  readonly decide: (row: number) => boolean;
  readonly newPlanCents: Decider['newPlanCents'];
  /** Whom or what the rows are about that make something else of it by now, and what they ask for. */
  readonly moved: Set<string>;
  readonly note: (row: GivenRow) => void;
  /** Who had each user name first, of those that the rows had or have by now. */
  readonly firstBefore: Map<string, ReturnType<ImportDraft['firstNamed']>>;
}

/** Begun once all that changed is saved: what decides remembers what the list says. */
function startAgain(db: ReadDb, draft: ImportDraft): Again {
  const { decide: decider, newPlanCents } = deciderOf(db, draft, false);
  const moved = new Set<string>();
  const note = (row: GivenRow) => {
    if (row) moved.add(row.identity).add(awaitsKey(row.firstKey)).add(row.namedKey);
  };
  const firstBefore: Again['firstBefore'] = new Map();
  const keepFirst = (key: string) => {
    if (key !== '' && !firstBefore.has(key)) firstBefore.set(key, draft.firstNamed(key));
  };
  const decide = (row: number) => {
    const before = draft.given(row);
    const decision = decider(requireRow(draft, row));
    if (!decision) return false;
    keepFirst(before?.userNameKey ?? '');
    keepFirst(decision.userNameKey);
    draft.saveDecision(decision);
    const after = draft.given(row);
    if (before?.identity !== after?.identity || before?.plan !== after?.plan) {
      note(before);
      note(after);
    }
    return before?.held !== after?.held;
  };
  return { draft, decide, newPlanCents, moved, note, firstBefore };
}

const inOrder = (rows: Iterable<number>) => [...rows].toSorted((one, other) => one - other);

/**
 * Decides rows again, and those after them that they stood in the way of, or now do: their rivals from before and from
 * after. What a row can have hangs on the rows before it alone, so that a rival that has something else by now is followed
 * by its own, further down the list, and there is an end to it.
 */
function decideWithRivals({ draft, decide }: Again, rows: Iterable<number>): void {
  let round = inOrder(rows);
  let isFirst = true;
  while (round.length > 0) {
    const rivalsBefore = draft.rivals(round);
    const others = round.filter(decide);
    // What the first ones say is another, whatever they have.
    const from = isFirst ? round : others;
    const [first] = from;
    if (first === undefined) return;
    const rivals = new Set([...rivalsBefore, ...draft.rivals(from)]);
    const done = new Set(round);
    round = inOrder(rivals).filter((row) => row > first && !done.has(row));
    isFirst = false;
  }
}

/**
 * The rows that ask for what somebody has whose own row lets go of it, or no longer does, and those that might be about whom
 * another row is no longer about, or is by now. They may be about others whose addresses further rows ask for; that ends,
 * since what the list lets go of as a whole is the same all along, and the rest hangs on the rows before it alone.
 */
function decideAwaiting(again: Again): void {
  const { draft, moved } = again;
  while (moved.size > 0) {
    const rows = new Set([...moved].flatMap((identity) => draft.rowsAwaiting(identity)));
    moved.clear();
    decideWithRivals(again, rows);
  }
}

/**
 * The rows that cost what another row says of their plan, where that is something else now, or no longer said. What the list
 * says hangs on what is written in its rows and not on how far they are decided, so that it is the same all along.
 */
function decidePricedAnew(again: Again): void {
  const { draft } = again;
  const before = new Map(draft.head.newPlanPrices);
  const newPlanPrices = pricesOf(draft, again);
  draft.saveHead({ ...draft.head, newPlanPrices });
  const now = new Map(newPlanPrices);
  const plans = draft.unpricedPlans().filter((plan) => before.get(plan) !== now.get(plan));
  decideWithRivals(
    again,
    plans.flatMap((plan) => draft.rowsWithoutPrice(plan)),
  );
}

/**
 * The rows that are told whose their user name is, where it is another's by now. Two rows may have one name, so that nothing
 * else of them hangs on it, and no further row on them.
 */
function decideNamesakes({ draft, decide, firstBefore }: Again): void {
  for (const [key, before] of firstBefore) {
    const first = draft.firstNamed(key);
    if (first?.row === before?.row && first?.name === before?.name) continue;
    for (const row of draft.rowsNamed(key)) decide(row);
  }
}

function decideMadePlans({ draft, decide }: Again, before: ReturnType<ImportDraft['madePlans']>): void {
  // A row that is the first by now was decided as one that comes after.
  for (const [madePlan, { row }] of draft.madePlans()) {
    if (before.get(madePlan)?.row !== row) decide(row);
  }
  for (const [madePlan, { speeds }] of draft.madePlans()) {
    if (before.get(madePlan)?.speeds === speeds) continue;
    for (const row of draft.rowsMaking(madePlan)) decide(row);
  }
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
