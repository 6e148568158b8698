import {
  type BillingField,
  billingFieldNames,
  type BillingFields,
  blankBillingFields,
} from '../../contract/client-billing';
import type { Failure } from '../../contract/failures';
import { billingProblems, changedBilling } from '../client-billing';
import type { FieldStep, FieldValue } from './change';
import type { ClientFacts } from './facts';
import { isSame, type Kept, type UndoRules, undoStep } from './undo-step';

type Back = ReadonlyMap<BillingField, FieldStep>;

/**
 * How the client was billed before. What was in the register comes back whatever a form would say of a retired entry; of
 * the rest each field does that breaks no rule by it.
 */
export function undoBilling(
  facts: ClientFacts,
  recorded: readonly FieldStep[],
  madeBilling: boolean,
  rules: UndoRules,
): {
  readonly steps: readonly FieldStep[];
  readonly kept: readonly Kept[];
  readonly after: BillingFields | null;
  readonly told: ReturnType<typeof changedBilling>;
} {
  const now = facts.billing ?? blankBillingFields;
  const found = new Map<BillingField, FieldStep>();
  const kept: Kept[] = [];
  for (const name of billingFieldNames) {
    const field = `billing.${name}`;
    const was = recorded.find((one) => one.field === field);
    if (!was) continue;
    const { step, kept: stays } = undoStep(now[name], was, (value) => rules.withoutMerges(facts.id, field, value));
    if (stays) kept.push(stays);
    if (step) found.set(name, step);
  }
  if (found.size === 0) return { steps: [], kept, after: facts.billing, told: [] };
  const back = withoutContradiction(facts, now, found, rules);
  for (const [name, { field }] of found) if (!back.has(name)) kept.push({ field, code: 'contradicts' });
  const steps = [...back.values()];
  if (steps.length === 0) return { steps, kept, after: facts.billing, told: [] };
  const after = applied(now, back);
  const isNone = madeBilling && kept.length === 0 && isSameBilling(after, blankBillingFields);
  return { steps, kept, after: isNone ? null : after, told: changedBilling(rules.known, now, after) };
}

function applied(now: BillingFields, back: Back): BillingFields {
  const values: Partial<Record<BillingField, FieldValue>> = {};
  for (const [name, { after }] of back) values[name] = after;
  return Object.assign({ ...now }, values);
}

function isSameBilling(one: BillingFields, other: BillingFields): boolean {
  return billingFieldNames.every((name) => isSame(one[name], other[name]));
}

const ruleOf = ({ code, field }: Failure) => `${code} ${field}`;

/** The fields by which a rule comes to be broken; the tax id itself is nothing of the billing. */
function spokenOf({ field }: Failure): readonly BillingField[] {
  if (field === 'taxId') return ['taxConditionId'];
  if (field === 'taxConditionId') return ['taxConditionId', 'legalEntityId'];
  return billingFieldNames.filter((name) => name === field);
}

/**
 * What goes back of these fields without that a rule fails by it which does not fail already: one that fails before and
 * after alike binds nothing. The switch, which asks for all the rest, is what stays where it would be turned on; else the
 * fields that the broken rule speaks of do, one rule after the other.
 */
function withoutContradiction(facts: ClientFacts, now: BillingFields, found: Back, rules: UndoRules): Back {
  const taxId = { text: facts.taxId, isRight: rules.isTaxId(facts.taxId) };
  const problems = (fields: BillingFields) => billingProblems(fields, rules.known, taxId, fields);
  const failing = new Set(problems(now).map(ruleOf));
  let back = found;
  for (;;) {
    const broken = problems(applied(now, back)).filter((problem) => !failing.has(ruleOf(problem)));
    if (broken.length === 0) return back;
    const turnsOn = !now.billingEnabled && back.has('billingEnabled');
    const stay = new Set<BillingField>(turnsOn ? ['billingEnabled'] : broken.flatMap(spokenOf));
    const left = new Map([...back].filter(([name]) => !stay.has(name)));
    // What fails by none of these fields was only hidden by another failure.
    if (left.size === back.size) return back;
    back = left;
  }
}
