import type { ContractTerms } from '../../contract/contracts';
import type { MassKept } from '../../contract/mass-updates';
import { type ContractParts, type ContractStep, PART_GROUPS, partsOf } from './contract-steps';
import type { ClientFacts, MassRules } from './facts';

export interface ContractUndoRules extends Pick<MassRules, 'known'> {
  readonly entryOfToday: (id: number) => number | undefined;
  /** A plan and its price as they are by now; undefined when the plan is gone. */
  readonly termsOfToday: (terms: ContractTerms) => ContractTerms | undefined;
}

type Kept = MassKept['fields'][number];
type Group = (typeof PART_GROUPS)[number];
type Back = Partial<ContractParts>;

/** What taking a change of contracts back does: each group of parts that still is as the update left it is as it was before. */
export function undoContracts(facts: ClientFacts, recorded: readonly ContractStep[], rules: ContractUndoRules) {
  const steps: ContractStep[] = [];
  const kept: Kept[] = [];
  for (const was of recorded) {
    const now = facts.contracts.find(({ contract }) => contract.id === was.contractId)?.contract;
    if (!now || now.endedOn !== null) {
      kept.push(...changedFieldsOf(was).map((field): Kept => ({ field, code: now ? 'edited' : 'gone' })));
      continue;
    }
    const before = partsOf(now);
    let after: ContractParts = before;
    const back = new Set<Group[0]>();
    for (const group of PART_GROUPS) {
      const done = undoGroup(group, before, was, facts, rules);
      if ('code' in done) kept.push({ field: `contract.${group[0]}`, code: done.code });
      else {
        after = { ...after, ...done.back };
        if (Object.keys(done.back).length > 0) back.add(group[0]);
      }
    }
    if (isSame(before, after)) continue;
    const cameOn = cameIntoForce(before, was, rules) ? was.after.nextPlanOn : null;
    const [termsOn, forgetsOn] = back.has('planId') ? [was.forgetsOn, was.termsOn ?? cameOn] : [null, null];
    const stood = back.has('state') && was.stood ? { before: was.stood.after, after: was.stood.before } : null;
    steps.push({ contractId: was.contractId, before, after, termsOn, forgetsOn, stood });
  }
  return { steps, kept };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What a step changed of a contract, each group of parts by the name of its first. */
export function changedFieldsOf({ before, after }: ContractStep): string[] {
  const groups = PART_GROUPS.filter((group) => group.some((name) => before[name] !== after[name]));
  return groups.map(([first]) => `contract.${first}`);
}

function undoGroup(
  group: Group,
  now: ContractParts,
  was: ContractStep,
  { state }: Pick<ClientFacts, 'state'>,
  rules: ContractUndoRules,
): { readonly back: Back } | { readonly code: Kept['code'] } {
  const of = (parts: ContractParts) => group.map((name) => parts[name]);
  if (isSame(of(was.before), of(was.after)) || isSame(of(now), of(was.before))) return { back: {} };
  const isPlan = group[0] === 'planId';
  if (!isSame(of(now), of(was.after)) && !(isPlan && cameIntoForce(now, was, rules))) return { code: 'edited' };
  const { before } = was;
  if (group[0] === 'state') {
    const isOff = before.state === 'disabled' && before.disabledBy !== 'system' && before.pausedUntilOn === null;
    if (state === 'deactivated' && !isOff) return { code: 'deactivated' };
    const { state: to, disabledBy, stateReason, pausedUntilOn } = before;
    return { back: { state: to, disabledBy, stateReason, pausedUntilOn } };
  }
  if (group[0] === 'nodeId') {
    const nodeId = before.nodeId === null ? null : rules.entryOfToday(before.nodeId);
    return nodeId === undefined ? { code: 'gone' } : { back: { nodeId } };
  }
  return undoPlan(before, rules);
}

/** Whether the plan that an update set for a day is in force by now, as that day brought it: nobody changed it since. */
function cameIntoForce(now: ContractParts, { after }: ContractStep, { known }: Pick<MassRules, 'known'>): boolean {
  const { nextPlanId: planId, nextOwnPriceCents: ownPriceCents, nextPlanOn } = after;
  if (planId === null || nextPlanOn === null || nextPlanOn > known.today) return false;
  return isSame([now.planId, now.ownPriceCents, now.nextPlanId], [planId, ownPriceCents, null]);
}

function undoPlan(before: ContractParts, { termsOfToday }: ContractUndoRules): { back: Back } | { code: 'gone' } {
  const terms = termsOfToday(before);
  const { nextPlanId, nextOwnPriceCents, nextPlanOn } = before;
  const next = nextPlanId === null ? null : termsOfToday({ planId: nextPlanId, ownPriceCents: nextOwnPriceCents });
  if (!terms || next === undefined) return { code: 'gone' };
  const later = { nextPlanId: next?.planId ?? null, nextOwnPriceCents: next?.ownPriceCents ?? null, nextPlanOn };
  return { back: { planId: terms.planId, ownPriceCents: terms.ownPriceCents, ...later } };
}
