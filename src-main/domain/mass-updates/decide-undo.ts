import {
  type BillingField,
  billingFieldNames,
  type BillingFields,
  blankBillingFields,
} from '../../contract/client-billing';
import { clientCatalogFields } from '../../contract/clients';
import type { MassKept, MassKeptCode } from '../../contract/mass-updates';
import { billingProblems, changedBilling } from '../client-billing';
import type { Change, FieldStep, FieldValue, GatewayStep, Recorded } from './change';
import { toldOwn } from './decide';
import type { ClientFacts, MassRules } from './facts';
import { type ContractUndoRules, undoContracts } from './undo-contracts';

/** `entryOfToday`: what a catalogue's entry is by now, itself or the one that it was merged into; undefined when it is gone. */
export interface UndoRules extends MassRules, ContractUndoRules {
  readonly isReferenceTaken: (gatewayId: number, key: string) => boolean;
}

interface UndoDecision {
  /** Null where nothing is left to take back. */
  readonly change: Change | null;
  readonly kept: MassKept['fields'];
}

type Kept = MassKept['fields'][number];

/**
 * What taking a change back does to one client: each field that still is as the update left it gets its former value.
 * One that was edited since is kept and told, and so is one whose former value is nowhere any more, or somebody else's.
 * What is as it was before already is done.
 */
export function decideUndo(facts: ClientFacts, recorded: Recorded, rules: UndoRules): UndoDecision {
  if (facts.merged) return { change: null, kept: keptWhole(recorded) };
  const { steps, madeBilling, gateways } = recorded;
  const own = undoOwn(facts, steps, rules);
  const billing = undoBilling(facts, steps, madeBilling, rules);
  const turned = undoGateways(facts, gateways, rules);
  const contracts = undoContracts(facts, recorded.contracts, rules);
  const kept = [...own.kept, ...billing.kept, ...turned.kept, ...contracts.kept];
  const back = [...own.steps, ...billing.steps];
  if (back.length + turned.steps.length + contracts.steps.length === 0) return { change: null, kept };
  const change: Change = {
    steps: back,
    madeBilling: billing.steps.length > 0 && facts.billing === null,
    gateways: turned.steps,
    contracts: contracts.steps,
    told: [...toldOwn(facts, own.after, rules), ...billing.told],
    ...(billing.steps.length > 0 ? { billing: billing.after } : {}),
  };
  return { change, kept };
}

/** Nothing of a client that is a part of another by now goes back; once it is two again, it may be tried again. */
function keptWhole({ steps, gateways, contracts }: Recorded): Kept[] {
  const fields = [
    ...steps.map(({ field }) => field),
    ...(gateways.length > 0 ? ['gateways'] : []),
    ...(contracts.length > 0 ? ['contract.state'] : []),
  ];
  return fields.map((field) => ({ field, code: 'merged' }));
}

const isSame = (one: FieldValue, other: FieldValue) => JSON.stringify(one) === JSON.stringify(other);

/** What becomes of one field: nothing, a step back, or that it is kept. */
function undoStep(
  now: FieldValue,
  { field, before, after }: FieldStep,
): { readonly step?: FieldStep; readonly kept?: Kept } {
  if (isSame(now, after)) return { step: { field, before: now, after: before } };
  return isSame(now, before) ? {} : { kept: { field, code: 'edited' } };
}

function undoOwn(facts: ClientFacts, recorded: readonly FieldStep[], rules: UndoRules) {
  const steps: FieldStep[] = [];
  const kept: Kept[] = [];
  let { notes, ...entries } = ownOf(facts);
  for (const field of clientCatalogFields) {
    const was = recorded.find((one) => one.field === field);
    if (!was) continue;
    const today = (value: FieldValue) => (typeof value === 'number' ? (rules.entryOfToday(value) ?? value) : value);
    const { step, kept: stays } = undoStep(today(facts[field]), {
      field,
      before: today(was.before),
      after: today(was.after),
    });
    if (stays) kept.push(stays);
    if (!step) continue;
    const back = was.before === null ? null : rules.entryOfToday(Number(was.before));
    if (back === undefined) kept.push({ field, code: 'gone' });
    else {
      entries = { ...entries, [field]: back };
      steps.push({ field, before: facts[field], after: back });
    }
  }
  const noted = recorded.find(({ field }) => field === 'notes');
  const undone = noted ? undoStep(notes, noted) : {};
  if (undone.kept) kept.push(undone.kept);
  if (undone.step) {
    steps.push(undone.step);
    notes = String(undone.step.after ?? '');
  }
  return { steps, kept, after: { ...entries, notes } };
}

function ownOf({ neighborhoodId, cityId, provinceId, zoneId, sellerId, collectorId, notes }: ClientFacts) {
  return { neighborhoodId, cityId, provinceId, zoneId, sellerId, collectorId, notes };
}

/**
 * How the client was billed before. What was in the register comes back whatever a form would say of a retired entry; what
 * would contradict something that was edited since does not, and nothing of the billing does.
 */
function undoBilling(facts: ClientFacts, recorded: readonly FieldStep[], madeBilling: boolean, rules: UndoRules) {
  if (!recorded.some(({ field }) => field.startsWith('billing.')))
    return { steps: [], kept: [], after: facts.billing, told: [] };
  const now = facts.billing ?? blankBillingFields;
  const steps: FieldStep[] = [];
  const kept: Kept[] = [];
  const back: Partial<Record<BillingField, FieldValue>> = {};
  for (const name of billingFieldNames) {
    const was = recorded.find(({ field }) => field === `billing.${name}`);
    const { step, kept: stays } = was ? undoStep(now[name], was) : {};
    if (stays) kept.push(stays);
    if (!step) continue;
    steps.push(step);
    back[name] = step.after;
  }
  const after: BillingFields = Object.assign({ ...now }, back);
  const taxId = { text: facts.taxId, isRight: rules.isTaxId(facts.taxId) };
  const problems = steps.length > 0 ? billingProblems(after, rules.known, taxId, after) : [];
  if (problems.length > 0) {
    const refused = steps.map(({ field }): Kept => ({ field, code: 'contradicts' }));
    return { steps: [], kept: [...kept, ...refused], after: facts.billing, told: [] };
  }
  const told = steps.length > 0 ? changedBilling(rules.known, facts.billing ?? blankBillingFields, after) : [];
  const isNone = madeBilling && kept.length === 0 && isSameBilling(after, blankBillingFields);
  return { steps, kept, after: isNone ? null : after, told };
}

function isSameBilling(one: BillingFields, other: BillingFields): boolean {
  return billingFieldNames.every((name) => isSame(one[name], other[name]));
}

const BACK = { attach: 'detach', detach: 'reattach', reattach: 'detach' } as const;

function undoGateways(facts: ClientFacts, recorded: readonly GatewayStep[], rules: UndoRules) {
  const steps: GatewayStep[] = [];
  const kept: Kept[] = [];
  for (const was of recorded) {
    const act = BACK[was.act];
    const now = facts.held.find(({ id }) => id === was.id);
    const isOn = now?.attached === true;
    // As it was before already.
    if (now && isOn === (act === 'reattach')) continue;
    const code = gatewayObstacle(facts, was, now?.reference, rules);
    if (code) kept.push({ field: 'gateways', code });
    else steps.push({ ...was, act });
  }
  return { steps, kept };
}

function gatewayObstacle(
  { state }: ClientFacts,
  { act, gatewayId, reference, key }: GatewayStep,
  now: string | undefined,
  { isReferenceTaken }: UndoRules,
): MassKeptCode | null {
  if (now === undefined) return 'gone';
  if (now !== reference) return 'edited';
  if (act !== 'detach') return null;
  if (state === 'deactivated') return 'deactivated';
  return isReferenceTaken(gatewayId, key) ? 'taken' : null;
}
