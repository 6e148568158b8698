import { type Failure, Refusal } from '../../contract/failures';
import { auditEnd, writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { type Change, isSameChange } from './change';
import type { Decision } from './decide';
import { countStaged, listStaged, stagedHead } from './draft-store';
import { AT_ONCE } from './facts-store';
import { decideAgain } from './preview';
import { rulesOf } from './rules-of-today';
import { createBatchWriter } from './write';

/** An answer names so many; the rest is counted. */
export const MOST_NAMED = 200;

interface Left {
  readonly id: number;
  readonly customId: string;
  readonly name: string;
  readonly reasons: Failure[];
}

/**
 * Does what the draft that lies beside has told, in the caller's transaction. Where anything at all was done in the office
 * since, each client is decided again by the same rule: whoever would come to something else is left as it is and named,
 * since the clerk agreed to something else; whoever is so by now needs nothing.
 */
export function applyStaged(context: CommandContext) {
  const { db, task } = context;
  const { kind, wishes, today, decidedAt } = stagedHead(db);
  const rules = auditEnd(db) === decidedAt ? null : rulesOf(db, today);
  const total = countStaged(db);
  const writer = createBatchWriter(context, { kind, undoesId: null });
  const leftRows: Left[] = [];
  let left = 0;
  let done = 0;
  for (let after = -1; ; ) {
    const page = listStaged(db, after, AT_ONCE);
    const last = page.at(-1);
    if (!last) break;
    after = last.at;
    task.progress(done, total);
    done += page.length;
    const asked = page.map(({ id, wish }) => ({ clientId: id, wish: requireWish(wishes, wish) }));
    const now = rules && decideAgain(db, asked, rules);
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

function leftOf({ id, customId, name }: Omit<Left, 'reasons'>, now: Decision | undefined): Left {
  const reasons = now?.outcome === 'skip' ? [...now.reasons] : [{ code: 'CONFLICT' as const, params: {} }];
  return { id, customId, name, reasons };
}
