import type { Contract } from '../../contract/contracts';
import type { Failure } from '../../contract/failures';
import type { FieldChange } from '../audit';
import { changedContractFields, decidePlanChange, decideStanding, farProblem, NO_NEXT_PLAN } from '../contracts';
import { type ContractParts, type ContractStep, partsOf } from './contract-steps';
import type { ClientFacts, ContractFacts, MassRules, MassWish } from './facts';

export interface ContractsDecision {
  readonly steps: ContractStep[];
  readonly reasons: Failure[];
  /** The contracts that are meant, each with what changes as its audit tells it. */
  readonly meant: readonly { readonly contract: Contract; readonly told: readonly FieldChange[] }[];
}

export const asksContracts = ({ contractState, contractPlanId, contractNodeId }: MassWish): boolean =>
  contractState !== undefined || contractPlanId !== undefined || contractNodeId !== undefined;

/**
 * What an update does to a client's live contracts, by the rules of their own buttons: enabled, warned or disabled by the
 * operator, another plan from a day on, another node. One contract that it may not be done to leaves the client out.
 */
export function decideContracts(facts: ClientFacts, wish: MassWish, rules: MassRules): ContractsDecision {
  if (!asksContracts(wish)) return { steps: [], reasons: [], meant: [] };
  const meant = facts.contracts.filter(({ contract }) => isMeant(contract, wish));
  if (meant.length === 0) return { steps: [], reasons: [noneMeant(wish, rules)], meant: [] };
  const decided = meant.map((one) => decideOne(one, wish, rules));
  const steps = decided.flatMap(({ step }) => step ?? []);
  return {
    steps,
    reasons: uniqueReasons([...entryReasons(steps, wish, rules), ...decided.flatMap(({ reasons }) => reasons)]),
    meant: decided,
  };
}

/** `of`: the plan, and the node, that alone are meant; '' where any contract is. */
function noneMeant({ contractsOfPlanId, contractsOfNodeId }: MassWish, { nameOf }: MassRules): Failure {
  const of = [contractsOfPlanId, contractsOfNodeId].flatMap((id) => (id === undefined ? [] : [nameOf(id)]));
  return reason('CONTRACTS_NONE', 'contract.state', { of: of.join(' · ') });
}

function isMeant({ endedOn, planId, nodeId }: Contract, { contractsOfPlanId, contractsOfNodeId }: MassWish): boolean {
  return (
    endedOn === null &&
    (contractsOfPlanId === undefined || planId === contractsOfPlanId) &&
    (contractsOfNodeId === undefined || nodeId === contractsOfNodeId)
  );
}

function reason(code: Failure['code'], field: string, params: Failure['params'] = {}): Failure {
  return { code, params, field };
}

/** Two contracts with the same trouble say it once. */
function uniqueReasons(reasons: readonly Failure[]): Failure[] {
  return [...new Map(reasons.map((one) => [JSON.stringify(one), one])).values()];
}

function decideOne({ contract, lastPlanOn }: ContractFacts, wish: MassWish, rules: MassRules) {
  const before = partsOf(contract);
  const { contractState, contractNodeId, contractReason = '' } = wish;
  const standing = contractState && decideStanding(contract, contractState, 'operator', contractReason);
  const plan = planOf(contract, lastPlanOn, wish, rules);
  const after: ContractParts = {
    ...before,
    ...standing,
    ...plan.parts,
    ...(contractNodeId === undefined ? {} : { nodeId: contractNodeId }),
  };
  const told = changedContractFields(contract, { ...contract, ...after }, rules.nameOf);
  const { termsOn } = plan;
  const step: ContractStep | null =
    told.length > 0 ? { contractId: contract.id, before, after, termsOn, forgetsOn: null, stood: null } : null;
  return { contract, step, reasons: plan.reasons, told };
}

/** The plan from its day on, at the plan's own price; a day that is before the contract, or its last change, is a reason. */
function planOf(contract: Contract, lastOn: string | null, wish: MassWish, { known: { today } }: MassRules) {
  const { contractPlanId: planId, contractPlanOn: onDate = today } = wish;
  const nothing = { parts: {}, termsOn: null, reasons: [] };
  if (planId === undefined) return nothing;
  const terms = { planId, ownPriceCents: null };
  const change = decidePlanChange(contract, terms, onDate, { today, lastOn });
  if (change === 'same') return nothing;
  const refuse = (...reasons: Failure[]) => ({ ...nothing, reasons });
  if (change === 'beforeStart')
    return refuse(reason('DATE_BEFORE_START', 'contract.planId', { date: contract.startedOn }));
  if (change === 'beforeLast') return refuse(reason('DATE_BEFORE_CHANGE', 'contract.planId', { date: lastOn ?? '' }));
  const far = farProblem('contract.planId', onDate, today);
  if (far) return refuse(far);
  if (change === 'now') return { parts: { ...terms, ...NO_NEXT_PLAN }, termsOn: onDate, reasons: [] };
  const next = { nextPlanId: planId, nextOwnPriceCents: null, nextPlanOn: onDate };
  return { parts: next, termsOn: null, reasons: [] };
}

/** What is retired is given to no contract. */
function entryReasons(steps: readonly ContractStep[], wish: MassWish, { entries }: MassRules): Failure[] {
  const given = [
    { id: wish.contractPlanId, kind: 'plan', field: 'contract.planId' },
    { id: wish.contractNodeId, kind: 'node', field: 'contract.nodeId' },
  ];
  if (steps.length === 0) return [];
  return given.flatMap(({ id, kind, field }) => {
    if (id === undefined || id === null) return [];
    const entry = entries.get(id);
    return entry?.usable === true && entry.kind === kind
      ? []
      : [reason('ENTRY_RETIRED', field, { name: entry?.name ?? '' })];
  });
}

/** What an update says of contracts, whatever they come to. */
export function contractColumns({ contractState, contractPlanId, contractNodeId }: MassWish): string[] {
  return [
    ...(contractState === undefined ? [] : ['contract.state']),
    ...(contractPlanId === undefined ? [] : ['contract.planId']),
    ...(contractNodeId === undefined ? [] : ['contract.nodeId']),
  ];
}

const joined = (values: readonly string[]) => [...new Set(values.filter(Boolean))].join(' · ');

/** A field of a client's contracts before and after, each value once; it stays where none of them changes. */
export function contractCell(field: string, { meant }: ContractsDecision, nameOf: (id: number) => string) {
  const both = meant.map(({ contract, told }) => {
    const change = told.find((one) => one.field === field);
    const now = wordsNow(field, contract, nameOf);
    return { before: change?.before ?? now, after: change?.after ?? now, changes: change !== undefined };
  });
  return {
    field,
    before: joined(both.map(({ before }) => before)),
    after: both.some(({ changes }) => changes) ? joined(both.map(({ after }) => after)) : null,
  };
}

function wordsNow(field: string, { state, planId, nodeId }: Contract, nameOf: (id: number) => string): string {
  if (field === 'contract.state') return state;
  if (field === 'contract.planId') return nameOf(planId);
  return field === 'contract.nodeId' && nodeId !== null ? nameOf(nodeId) : '';
}
