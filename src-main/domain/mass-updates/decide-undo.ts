import { clientCatalogFields } from '../../contract/clients';
import type { MassKept, MassKeptCode } from '../../contract/mass-updates';
import type { Change, FieldStep, FieldValue, GatewayStep, Recorded } from './change';
import { toldOwn } from './decide';
import type { ClientFacts } from './facts';
import { undoBilling } from './undo-billing';
import { changedFieldsOf, undoContracts } from './undo-contracts';
import { type Kept, type UndoRules, undoStep } from './undo-step';

interface UndoDecision {
  /** Null where nothing is left to take back. */
  readonly change: Change | null;
  readonly kept: MassKept['fields'];
}

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
    ...new Set(contracts.flatMap(changedFieldsOf)),
  ];
  return fields.map((field) => ({ field, code: 'merged' }));
}

function undoOwn(facts: ClientFacts, recorded: readonly FieldStep[], rules: UndoRules) {
  const steps: FieldStep[] = [];
  const kept: Kept[] = [];
  let { notes, ...entries } = ownOf(facts);
  for (const field of clientCatalogFields) {
    const was = recorded.find((one) => one.field === field);
    if (!was) continue;
    const today = (value: FieldValue) => (typeof value === 'number' ? (rules.entryOfToday(value) ?? value) : value);
    const { step, kept: stays } = undoStep(
      today(facts[field]),
      { field, before: today(was.before), after: today(was.after) },
      (value) => rules.withoutMerges(facts.id, field, value),
    );
    if (stays) kept.push(stays);
    if (!step) continue;
    const back = step.after === null ? null : rules.entryOfToday(Number(step.after));
    if (back === undefined) kept.push({ field, code: 'gone' });
    else {
      entries = { ...entries, [field]: back };
      steps.push({ field, before: facts[field], after: back });
    }
  }
  const noted = recorded.find(({ field }) => field === 'notes');
  const undone = noted ? undoStep(notes, noted, (value) => rules.withoutMerges(facts.id, 'notes', value)) : {};
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
