import type { ContractTerms } from '../../contract/contracts';
import { price } from '../../contract/plans';
import type { ReadDb } from '../../data/database';
import { findEntryOfToday, findPlanPrice } from '../catalogs';

/**
 * What was agreed once, as it is by now. A plan that was merged since stands as the one that it went into, and its price
 * stays what is paid: whoever comes back to it later pays what those pay who were on it. Undefined when the plan is gone.
 */
export function termsOfToday(db: ReadDb, { planId, ownPriceCents }: ContractTerms): ContractTerms | undefined {
  const today = findEntryOfToday(db, planId);
  if (today === undefined || today === planId || ownPriceCents !== null)
    return today === undefined ? undefined : { planId: today, ownPriceCents };
  const cents = findPlanPrice(db, planId);
  const isSame = cents === undefined || cents === findPlanPrice(db, today);
  return { planId: today, ownPriceCents: isSame ? null : price.parse(cents) };
}
