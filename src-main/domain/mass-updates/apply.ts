import { Refusal } from '../../contract/failures';
import type { MassLeft } from '../../contract/mass-updates';
import type { ReadDb } from '../../data/database';
import { auditEnd, writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { type Change, isSameChange } from './change';
import type { Decision } from './decide';
import { countStaged, listStaged, type ReadDraft, requireOfToday, type StagedRow, stagedHead } from './draft-store';
import { AT_ONCE } from './facts-store';
import { decideAgain } from './preview';
import { rulesOf } from './rules-of-today';
import { withoutRecorded } from './store';
import { createBatchWriter } from './write';

/** An answer names so many; the rest is counted. */
export const MOST_NAMED = 200;

/**
 * Does what the draft that lies beside has told, in the caller's transaction. One of another day is MASS_UPDATE_GONE: its
 * changes "from today" would be of a day that is past, and what runs issued since is moved by them unseen. Where anything at all was done in the office
 * since, each client is decided again by the same rule: whoever would come to something else is left as it is and named,
 * since the clerk agreed to something else; whoever is so by now needs nothing.
 */
export function applyStaged(context: CommandContext) {
  const { db, nowMs, task } = context;
  const { kind, wishes, today, decidedAt } = stagedHead(db);
  requireOfToday({ today }, officeDay(db, nowMs));
  const rules = auditEnd(db) === decidedAt ? null : rulesOf(db, today);
  const total = countStaged(db);
  const writer = createBatchWriter(context, { kind, undoesId: null });
  const leftRows: MassLeft[] = [];
  let left = 0;
  let done = 0;
  for (let after = -1; ; ) {
    const page = listStaged(db, after, AT_ONCE);
    const last = page.at(-1);
    if (!last) break;
    after = last.at;
    task.progress(done, total);
    done += page.length;
    const now = rules && decideAgain(db, askedOf(page, wishes), rules);
    const toWrite = page.flatMap((row) => {
      if (now === null) return [{ clientId: row.id, change: row.change }];
      const decision = now.get(row.id);
      const agreed = agreedOf(decision, row.change);
      if (agreed === 'left' && (left += 1) <= MOST_NAMED) leftRows.push(leftOf(row, decision));
      return typeof agreed === 'string' ? [] : [{ clientId: row.id, change: agreed }];
    });
    writer.write(toWrite);
  }
  task.progress(total, total);
  const { id, changed } = writer.close();
  if (id !== null) writeAct(context, { entity: 'massUpdate', entityId: id, action: 'applied', origin: 'massUpdate' });
  return { id, changed, left, leftRows };
}

/**
 * Those whom an update left as they were, after a place in its draft, as many as an answer names: whoever it did not write,
 * decided again. Who is so by now needs nothing, and is not named.
 */
export function listLeft(db: ReadDb, draft: ReadDraft, id: number | null, after: number) {
  const { wishes, today } = draft.head;
  const rules = rulesOf(db, today);
  const rows: MassLeft[] = [];
  for (let place = after; ; ) {
    const page = draft.changing(place, MOST_NAMED);
    const last = page.at(-1);
    if (!last) return { rows, next: null };
    place = last.at;
    const unwritten = withoutRecorded(db, id, page);
    const now = decideAgain(db, askedOf(unwritten, wishes), rules);
    for (const row of unwritten) {
      const decision = now.get(row.id);
      if (decision?.outcome !== 'same') rows.push(leftOf(row, decision));
    }
    if (rows.length > 0) return { rows, next: place };
  }
}

function askedOf<Wish>(page: readonly Pick<StagedRow, 'id' | 'wish'>[], wishes: readonly Wish[]) {
  return page.map(({ id, wish }) => ({ clientId: id, wish: requireWish(wishes, wish) }));
}

function requireWish<Wish>(wishes: readonly Wish[], at: number): Wish {
  const wish = wishes[at];
  if (wish === undefined) throw new Refusal('MASS_UPDATE_GONE');
  return wish;
}

/**
 * What was agreed to as it is to be written now: around the same steps a client may be billed otherwise than at the preview,
 * and that stays. Or it is done already, or has become something else.
 */
function agreedOf(now: Decision | undefined, agreed: Change): Change | 'done' | 'left' {
  if (now?.outcome === 'same') return 'done';
  return now?.outcome === 'change' && isSameChange(now.change, agreed) ? now.change : 'left';
}

function leftOf({ id, customId, name }: Omit<MassLeft, 'reasons'>, now: Decision | undefined): MassLeft {
  const reasons = now?.outcome === 'skip' ? [...now.reasons] : [{ code: 'CONFLICT' as const, params: {} }];
  return { id, customId, name, reasons };
}
