import { z } from 'zod';
import { type Contract, contract as contractSchema } from '../../contract/contracts';
import { calendarDate } from '../../contract/values/calendar-date';
import { stood } from '../contracts';

/** How a contract stands, what is paid for, and where it hangs: what a mass update may change of one. */
const parts = contractSchema.pick({
  state: true,
  disabledBy: true,
  stateReason: true,
  pausedUntilOn: true,
  planId: true,
  ownPriceCents: true,
  nextPlanId: true,
  nextOwnPriceCents: true,
  nextPlanOn: true,
  nodeId: true,
});
export type ContractParts = z.infer<typeof parts>;

/**
 * One contract before and after. `termsOn`: the day until which the former plan is kept, to be charged by days; `forgetsOn`:
 * the one of a change that is taken back, and never was. `stood`: what the review remembers of it, see `Stood`, where the
 * step changes how it stands. Null where there is none.
 */
export const contractStep = z.object({
  contractId: z.number().int(),
  before: parts,
  after: parts,
  termsOn: calendarDate.nullable(),
  forgetsOn: calendarDate.nullable(),
  /** Updates from before it was kept have none. */
  stood: z.object({ before: stood.nullable(), after: stood.nullable() }).nullable().default(null),
});
export type ContractStep = z.infer<typeof contractStep>;

export function partsOf(contract: Contract): ContractParts {
  return parts.parse(contract);
}

/** The parts that go together: what of one is changed, or edited since, is so whole. */
export const PART_GROUPS = [
  ['state', 'disabledBy', 'stateReason', 'pausedUntilOn'],
  ['planId', 'ownPriceCents', 'nextPlanId', 'nextOwnPriceCents', 'nextPlanOn'],
  ['nodeId'],
] as const satisfies readonly (readonly (keyof ContractParts)[])[];
