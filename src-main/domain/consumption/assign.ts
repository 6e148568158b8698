import { writeAct } from '../audit';
import type { CommandContext } from '../handler';
import { type Calendar, calendarOf } from './calendar';
import { type DaySpan, moveDays, moveSums } from './counted-store';
import { keepOutGiven } from './kept-out';
import { askAssignees } from './match';
import { dayNumberOf, type HeldDays } from './rules';
import { hasCounter, listSharesOf, listUnknown, spanOfShare } from './store';

const EVERY = -1;

/** Gives what unknown addresses used to the contracts whose it is, each day to its own; the rest stays listed. */
export function assignUnknown(context: CommandContext): { addresses: number; samples: number } {
  const given = { addresses: 0, samples: 0 };
  const { db } = context;
  const assigneesOf = askAssignees(db);
  const calendar = calendarOf(db);
  for (const address of listUnknown(db, 0, EVERY)) {
    const assignees = assigneesOf(address);
    const days = assignees.map((one) => ({ ...one, ...spanOf(calendar, one.days) }));
    const [first] = days;
    if (!first) continue;
    const isWhole = first.fromDay <= address.fromDay && first.untilDay >= address.untilDay;
    // A counter grows from one client's days into another's, which its sums do not tell any more.
    if (!isWhole && hasCounter(db, address.sourceId)) continue;
    given.addresses += 1;
    if (isWhole) {
      moveSums(db, -address.sourceId, first.contractId);
      given.samples += address.samples;
    } else for (const part of days) given.samples += moveDays(db, -address.sourceId, part.contractId, part);
    for (const contractId of new Set(days.map((one) => one.contractId))) {
      given.samples -= keepOutTold(context, { sourceId: address.sourceId, contractId }, calendar);
    }
  }
  if (given.addresses > 0) {
    writeAct(context, { entity: 'consumption', entityId: 0, action: 'assigned' });
    context.publish('consumption.changed');
  }
  return given;
}

/** What a contract has told by another of its addresses it is not given again; answers how many samples. */
function keepOutTold(
  { db }: CommandContext,
  { sourceId, contractId }: { readonly sourceId: number; readonly contractId: number },
  calendar: Calendar,
): number {
  let samples = 0;
  for (const share of listSharesOf(db, contractId)) {
    const span = share.sourceId === sourceId ? spanOfShare(db, share) : null;
    if (span) samples += keepOutGiven(db, share, span, calendar.daysBetween(span.firstS, span.lastS));
  }
  return samples;
}

function spanOf({ startOf }: Calendar, days: HeldDays): DaySpan {
  const [fromDay, untilDay] = [dayNumberOf(days.from), dayNumberOf(days.until)];
  return { fromDay, untilDay, fromS: startOf(fromDay), untilS: startOf(untilDay + 1) - 1 };
}
