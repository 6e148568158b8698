import { writtenCents } from '../../contract/values/money';
import { writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import { findPlanDetails, keepFormerPrice, listNextPrices, removeNextPrice, savePlanDetails } from './store';

/**
 * What plans were to cost from a day that has come, they cost from now on: an office that was closed meanwhile catches up
 * here, each on its own date. Answers how many changed.
 */
export function applyDuePrices(context: CommandContext, today: string): number {
  const { db } = context;
  const due = [...listNextPrices(db).values()].filter(({ fromOn }) => fromOn <= today);
  for (const { planId, fromOn, priceCents, toldAtMs } of due) {
    removeNextPrice(db, planId);
    const before = findPlanDetails(db, planId);
    if (!before || before.priceCents === priceCents) continue;
    keepFormerPrice(db, planId, { priceCents: before.priceCents, untilOn: fromOn, toldAtMs });
    savePlanDetails(db, planId, { ...before, priceCents });
    const subject = { entity: 'catalog', entityId: planId, action: 'updated', origin: 'schedule' } as const;
    writeAudit(context, subject, [
      { field: 'priceCents', before: writtenCents(before.priceCents), after: writtenCents(priceCents) },
      { field: 'priceFromOn', before: '', after: fromOn },
    ]);
  }
  return due.length;
}
