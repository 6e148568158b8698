import type { Cents } from '../../contract/values/money';
import { fold } from '../../contract/values/text';
import type { ContractClient } from '../contracts';
import { type ContractRecord, readContractRecord } from './contract-records';
import type { DecideIn } from './list-kind';
import type { Register } from './register-store';

type Plans = Pick<Register, 'catalogEntry'>;

/** The plan that a row names and the list is to make, folded; '' where it names none, or one of the office. */
function newPlanOf({ text }: ContractRecord, register: Plans): string {
  return text.plan && !register.catalogEntry('plan', text.plan) ? fold(text.plan) : '';
}

/** Such a plan, where the row leaves it to others to say what it costs. A price that cannot be read is told as that. */
export function unpricedPlanOf(record: ContractRecord, register: Plans): string {
  return record.text.price ? '' : newPlanOf(record, register);
}

/** What such a plan costs: by the row itself, or by the list. */
export function newPlanCentsOf(record: ContractRecord, { register, newPlanCents }: Known & { register: Plans }) {
  const plan = newPlanOf(record, register);
  return plan === '' ? null : (record.priceCents ?? newPlanCents(plan) ?? null);
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
 * come in hangs on the rows before it of its own client, and those may cost what stands further down. Where one of them was
 * passed over for want of such a price, the list is gone through once more with what is known by now: each time a plan more
 * is, so that it ends. A price that is known is not lost again, also where its own row stays out by it.
 */
export function newPlanPrices(asked: Asked, comingIn: ComingIn): ReadonlyMap<string, Cents> {
  const prices = new Map<string, Cents>();
  const priced = pricedPlans(asked);
  if (priced.plans.size === 0) return prices;
  for (let isWanting = true; isWanting; ) {
    const { said, missed } = pricesSaid(asked, comingIn, { ...priced, prices });
    for (const [plan, cents] of said) prices.set(plan, cents);
    isWanting = [...missed].some((plan) => prices.has(plan));
  }
  return prices;
}

interface Priced extends ReturnType<typeof pricedPlans> {
  /** What is known already. */
  readonly prices: ReadonlyMap<string, Cents>;
}

/** The prices that the rows say in their order, and of which plans they asked for one that was not known yet. */
function pricesSaid({ register }: Asked, comingIn: ComingIn, { plans, clientIds, prices }: Priced) {
  const said = new Map<string, Cents>();
  const missed = new Set<string>();
  const newPlanCents = (plan: string) => {
    const cents = said.get(plan) ?? prices.get(plan);
    if (cents === undefined) missed.add(plan);
    return cents;
  };
  for (const { record } of comingIn(({ id }) => clientIds.has(id), { newPlanCents })) {
    const plan = newPlanOf(record, register);
    if (plan === '' || record.priceCents === undefined || said.has(plan)) continue;
    said.set(plan, record.priceCents);
    if (said.size === plans.size) break;
  }
  return { said, missed };
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
