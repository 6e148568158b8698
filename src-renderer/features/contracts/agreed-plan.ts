import type { TFunction } from 'i18next';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Country } from '../../../src-main/contract/office';
import { formatDate, formatMoney } from '../../i18n/format';

/** The change of plan that is to come, in words: its day, and the plan with a price of its own where it has one. */
export function agreedPlanOf(
  t: TFunction,
  { nextPlan, nextPlanOn, nextOwnPriceCents }: Pick<ContractShown, 'nextPlan' | 'nextPlanOn' | 'nextOwnPriceCents'>,
  country: Country,
): { date: string; plan: string } {
  const own =
    nextOwnPriceCents === null ? '' : `, ${formatMoney(nextOwnPriceCents, country)} ${t('contracts.perMonth')}`;
  return { date: nextPlanOn === null ? '' : formatDate(nextPlanOn), plan: `${nextPlan}${own}` };
}
