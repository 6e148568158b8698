import { writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { type Calendar, calendarOf } from './calendar';
import { type Given, givenOf } from './closed';
import type { DayNumbers } from './closed-store';
import { type DaySpan, moveDays, moveSums } from './counted-store';
import { keepOutGiven } from './kept-out';
import { askAssignees, askSharers } from './match';
import { dayNumberOf, type HeldDays } from './rules';
import { hasCounter, hasSums, listKeptShares, listUnknown, type UnknownAddress } from './store';
import { listKinds } from './told-again-store';

const EVERY = -1;

/**
 * Gives what unknown addresses used to the contracts whose it is, each day to its own; the rest stays listed. `left`: of how
 * many addresses there are days that a contract may have told by another one; `shared`: how many stay since several live
 * contracts have them.
 */
export function assignUnknown(context: CommandContext): {
  addresses: number;
  samples: number;
  left: number;
  shared: number;
} {
  const all = { addresses: 0, samples: 0, left: 0, shared: 0 };
  const { db } = context;
  const [assigneesOf, sharersOf] = [askAssignees(db), askSharers(db)];
  const calendar = calendarOf(db);
  for (const address of listUnknown(db, 0, EVERY)) {
    const assignees = assigneesOf(address).map(({ contractId, days }) => ({ contractId, ...numbersOf(days) }));
    const parts = assignees.map((one) => givenOf(db, calendar, address, one));
    const given = parts.flatMap((one) => one.given);
    const samples = giveAddress(context, address, given, calendar);
    if (samples !== null) {
      all.addresses += 1;
      all.samples += samples;
    }
    if (hasSums(db, -address.sourceId) && sharersOf(address).length > 0) all.shared += 1;
    if (parts.some(({ kept }) => kept) && hasSums(db, -address.sourceId)) all.left += 1;
  }
  if (all.addresses > 0) {
    writeAct(context, { entity: 'consumption', entityId: 0, action: 'assigned' });
    context.publish('consumption.changed');
  }
  return all;
}

/** Gives days of what an address used to whose they are; answers how many samples, or null where it stays as it is. */
function giveAddress(
  context: CommandContext,
  address: UnknownAddress,
  given: readonly Given[],
  calendar: Calendar,
): number | null {
  const { db } = context;
  const [first] = given;
  if (!first) return null;
  const isWhole = first.fromDay <= address.fromDay && first.untilDay >= address.untilDay;
  // A counter grows from one client's days into another's, which its sums do not tell any more.
  if (!isWhole && hasCounter(db, address.sourceId)) return null;
  let samples = 0;
  if (isWhole) {
    moveSums(db, -address.sourceId, first.contractId);
    samples += address.samples;
  } else {
    for (const part of given) samples += moveDays(db, -address.sourceId, part.contractId, spanOf(calendar, part));
  }
  for (const contractId of new Set(given.map((one) => one.contractId))) {
    samples -= keepOutTold(context, { sourceId: address.sourceId, contractId }, calendar);
  }
  return samples;
}

/** What a contract has told by another of its addresses it is not given again; answers how many samples. */
function keepOutTold(
  { db }: CommandContext,
  { sourceId, contractId }: { readonly sourceId: number; readonly contractId: number },
  calendar: Calendar,
): number {
  // Told by one kind of address alone, as most are, it has nothing twice.
  if (listKinds(db, contractId).length < 2) return 0;
  let samples = 0;
  for (const { firstS, lastS, ...share } of listKeptShares(db, { sourceId, owner: contractId })) {
    samples += keepOutGiven(db, share, { firstS, lastS }, calendar.daysBetween(firstS, lastS));
  }
  return samples;
}

const numbersOf = ({ from, until }: HeldDays) => ({ fromDay: dayNumberOf(from), untilDay: dayNumberOf(until) });

function spanOf({ startOf }: Calendar, { fromDay, untilDay }: DayNumbers): DaySpan {
  return { fromDay, untilDay, fromS: startOf(fromDay), untilS: startOf(untilDay + 1) - 1 };
}
