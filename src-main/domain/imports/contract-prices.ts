import type { Cents } from '../../contract/values/money';
import { fold } from '../../contract/values/text';
import type { StagedRow } from '../../ports';
import { type ContractRecord, readContractRecord } from './contract-records';
import type { DecideIn } from './list-kind';
import type { Register } from './register-store';

type Plans = Pick<Register, 'catalogEntry'>;

/** The plan that a row names and the list is to make, folded; '' where it names none, or one of the office. */
export function newPlanOf({ text }: ContractRecord, register: Plans): string {
  return text.plan && !register.catalogEntry('plan', text.plan) ? fold(text.plan) : '';
}

/** The entry whose price a contract follows; a plan that is merged into another until the import is another price. */
export function followedPlan({ text, priceCents }: ContractRecord, register: Plans): number | null {
  if (!text.plan || priceCents !== undefined) return null;
  return register.catalogEntry('plan', text.plan)?.id ?? null;
}

interface Asked extends Pick<DecideIn, 'others' | 'targets'> {
  readonly register: Plans;
  /** Whether a row that says a price can come in. */
  readonly isUsable: (record: ContractRecord, row: StagedRow) => boolean;
}

/**
 * What the plans that a list makes cost, by their folded names: what the first row says that says a price and can come in.
 * An office writes it once, at any of the plan's contracts, so that the whole list is gone through.
 */
export function newPlanPrices({ others, targets, register, isUsable }: Asked): ReadonlyMap<string, Cents> {
  const prices = new Map<string, Cents>();
  for (const row of others.rows()) {
    const record = readContractRecord(row, targets);
    const plan = record.priceCents === undefined ? '' : newPlanOf(record, register);
    if (plan === '' || record.priceCents === undefined || prices.has(plan)) continue;
    if (isUsable(record, row)) prices.set(plan, record.priceCents);
  }
  return prices;
}
