import type { Contract, ContractStanding, DisabledBy } from '../../contract/contracts';
import type { ImportChange } from '../../contract/imports';
import { writtenMac } from '../../contract/values/mac-address';
import { writtenCents } from '../../contract/values/money';
import { writeDegrees } from '../../contract/values/position';
import { type ContractClient, standingUnder } from '../contracts';
import type { ContractPlan } from './contract-plan';
import type { ContractRecord } from './contract-records';
import type { Register } from './register-store';

type Standing = Pick<Contract, 'state' | 'disabledBy'>;

/**
 * The state that a row asks for; null where the contract keeps its own. While its client is deactivated a contract is off
 * by that, whatever a list says; and a list that says no more than «Deshabilitado» does not say by whom: what is disabled
 * already stays whose it is, and anything else is an operator's from then on, whom alone nobody else turns on again
 * (domain.md §3.8, decision). A blank one says nothing: what the office has stays as it stands, also a pause and its end,
 * and what is new is enabled.
 */
export function standingFor(
  { standing: wish }: ContractRecord,
  before: Contract | undefined,
  client: ContractClient,
): Standing | null {
  if (!before) {
    const asked = wish ?? { state: 'enabled' as const, disabledBy: null };
    const { state, disabledBy } = standingUnder(client.state, { ...asked, stateReason: '', pausedUntilOn: null });
    return { state, disabledBy };
  }
  if (client.state === 'deactivated') return null;
  if (!wish) return null;
  const byWhom = wish.disabledBy === 'operator' ? before.disabledBy : wish.disabledBy;
  return before.state === wish.state && before.disabledBy === byWhom ? null : wish;
}

const DISABLED_BY = {
  operator: 'disabledByOperator',
  system: 'disabledBySystem',
  client: 'disabledByClient',
} as const satisfies Record<DisabledBy, ContractStanding>;

/** How a contract stands, and by whose doing, as one code; its words are the window's. */
function standingCode({ state, disabledBy }: Standing): ContractStanding {
  return disabledBy === null ? state : DISABLED_BY[disabledBy];
}

const degrees = (value: number | null) => (value === null ? '' : writeDegrees(value));

/** What a row changes of a contract that is there, each before and after in words. */
export function changesOf(
  before: Contract,
  plan: ContractPlan,
  { register, priceOf }: { register: Register; priceOf: (planId: number) => number | undefined },
): ImportChange[] {
  const { fields } = plan;
  const entryChange = (field: 'plan' | 'node' | 'equipment', id: number | null): ImportChange[] => {
    const name = plan[field];
    if (name === null) return [];
    const entry = name === '' ? undefined : register.catalogEntry(field, name);
    if (entry ? entry.id === id : name === '' && id === null) return [];
    return [{ field, before: register.catalogName(id), after: entry?.name ?? name }];
  };
  const was = before.ownPriceCents ?? priceOf(before.planId) ?? 0;
  // A contract that moves to another plan, and is given no price, costs what that plan does.
  const movesTo = plan.followsId === before.planId ? null : plan.followsId;
  const pays = plan.priceCents ?? plan.newPlanCents ?? (movesTo === null ? was : (priceOf(movesTo) ?? 0));
  const words: readonly ImportChange[] = [
    { field: 'price', before: writtenCents(was), after: writtenCents(pays) },
    { field: 'ip', before: before.ip, after: fields.ip },
    { field: 'mac', before: writtenMac(before.mac), after: writtenMac(fields.mac) },
    { field: 'userName', before: before.userName, after: fields.userName },
    { field: 'startedOn', before: before.startedOn, after: fields.startedOn },
    { field: 'address', before: before.address, after: fields.address },
    { field: 'latitude', before: degrees(before.latitude), after: degrees(fields.latitude) },
    { field: 'longitude', before: degrees(before.longitude), after: degrees(fields.longitude) },
    { field: 'notes', before: before.notes, after: fields.notes },
  ];
  const state: ImportChange[] = plan.standing
    ? [{ field: 'contractState', before: standingCode(before), after: standingCode(plan.standing) }]
    : [];
  return [
    ...entryChange('plan', before.planId),
    ...entryChange('node', before.nodeId),
    ...entryChange('equipment', before.equipmentId),
    ...words.filter((change) => change.before !== change.after),
    ...state,
  ];
}

/**
 * What of a new contract is checked before it comes in, beside what its row is known by: how it will stand, what it costs
 * where that is not what its plan costs in the office already (`planCents`; undefined where the list makes the plan), and
 * the MAC that it gets.
 */
export function arrivalOf(
  { standing, priceCents: ownCents, newPlanCents, fields }: ContractPlan,
  planCents: number | undefined,
) {
  const priceCents = ownCents ?? newPlanCents;
  const price = priceCents === null || priceCents === planCents ? '' : writtenCents(priceCents);
  const all: readonly ImportChange[] = [
    { field: 'contractState', before: '', after: standing ? standingCode(standing) : '' },
    { field: 'price', before: '', after: price },
    { field: 'mac', before: '', after: writtenMac(fields.mac) },
  ];
  return all.filter(({ after }) => after !== '');
}
