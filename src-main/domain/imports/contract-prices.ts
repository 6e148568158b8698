import type { Cents } from '../../contract/values/money';
import { fold } from '../../contract/values/text';
import type { ContractClient } from '../contracts';
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
  readonly client: (customId: string) => ContractClient | undefined;
}

interface Known {
  readonly newPlanCents: (plan: string) => Cents | undefined;
}

/** The rows of some clients that can come in, by the prices that are known as each of them is asked for. */
type ComingIn = (
  isAsked: (client: ContractClient) => boolean,
  known: Known,
) => Iterable<{ readonly record: ContractRecord }>;

/**
 * What the plans that a list makes cost, by their folded names: what the first row says that says a price and can come in.
 * An office writes it once, at any of the plan's contracts, so that the whole list is gone through; whether such a row can
 * come in hangs on the rows before it of its own client.
 */
export function newPlanPrices(asked: Asked, comingIn: ComingIn): ReadonlyMap<string, Cents> {
  const prices = new Map<string, Cents>();
  const { plans, clientIds } = pricedPlans(asked);
  if (plans.size === 0) return prices;
  const known: Known = { newPlanCents: (plan) => prices.get(plan) };
  for (const { record } of comingIn(({ id }) => clientIds.has(id), known)) {
    const plan = newPlanOf(record, asked.register);
    if (plan === '' || record.priceCents === undefined || prices.has(plan)) continue;
    prices.set(plan, record.priceCents);
    if (prices.size === plans.size) break;
  }
  return prices;
}

/** The plans that a list makes and says a price of, and whose rows say it. */
function pricedPlans({ others, targets, register, client }: Asked) {
  const plans = new Set<string>();
  const clientIds = new Set<number>();
  for (const row of others.rows()) {
    if (row.skipped) continue;
    const record = readContractRecord(row, targets);
    const plan = record.priceCents === undefined ? '' : newPlanOf(record, register);
    const whose = plan !== '' && record.text.customId ? client(record.text.customId) : undefined;
    if (!whose) continue;
    plans.add(plan);
    clientIds.add(whose.id);
  }
  return { plans, clientIds };
}
