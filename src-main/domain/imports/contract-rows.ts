import { z } from 'zod';
import type { Contract, ContractTerms } from '../../contract/contracts';
import { calendarDate } from '../../contract/values/calendar-date';
import type { WriteDb } from '../../data/database';
import { findPlanPrice } from '../catalogs';
import {
  changeContract,
  createContract,
  findByIp,
  findByMac,
  findContract,
  findStood,
  insertAssumedStart,
  keepFormerPlan,
  listFormers,
  movesAddress,
  readContractFields,
  releaseAddresses,
  sameTerms,
  takingTogether,
} from '../contracts';
import { saveNodeDetails } from '../nodes';
import { officeDay } from '../office';
import { findPlanDetails, savePlanDetails } from '../plans';
import { type ContractBefore, type ContractPlan, contractPlan } from './contract-plan';
import { insertContractRow } from './contract-row-store';
import type { Applying, ListKind, RowOutcome } from './list-kind';
import { nodeKindOf } from './node-kinds';

/** Lists of contracts. */
export const contractRows: Pick<ListKind, 'writer'> = {
  writer(applying) {
    const writing: Writing = { ...applying, unsaid: new Set() };
    return {
      write(plan) {
        const row = contractPlan.parse(plan);
        return applyRow(writing, row, beforeOf(writing, row));
      },
      writeWaiting: (plans) => writeWaiting(writing, z.array(contractPlan).parse(plans)),
    };
  },
};

interface Writing extends Applying {
  /** Plans that this list made, of which no row that was written yet said a speed. */
  readonly unsaid: Set<number>;
}

/** The contract that a row is about, null for a new one; undefined where it is gone. */
function beforeOf({ context: { db } }: Applying, { contract }: ContractPlan): Contract | null | undefined {
  return contract ? findContract(db, contract.id) : null;
}

/**
 * What others of the list let go of by now is free. Rows that still wait for one another, as when two contracts exchange
 * their addresses, are written together: all of them let go first.
 */
function writeWaiting(applying: Writing, plans: readonly ContractPlan[]): RowOutcome[] {
  const outcomes = new Map<ContractPlan, RowOutcome>();
  const writeEach = (some: readonly ContractPlan[]) =>
    some.filter((plan) => {
      const outcome = applyRow(applying, plan, beforeOf(applying, plan));
      if (outcome !== 'waits') outcomes.set(plan, outcome);
      return outcome === 'waits';
    });
  let waiting = writeEach(plans);
  for (let before = plans.length; waiting.length < before; ) {
    before = waiting.length;
    waiting = writeEach(waiting);
  }
  const { db } = applying.context;
  const together = takingTogether(
    db,
    waiting.map((plan) => {
      const { fields, keys } = readContractFields(plan.fields);
      return { plan, contractId: plan.contract?.id, ...keys, mac: fields.mac };
    }),
  ).map(({ plan }) => ({ plan, before: beforeOf(applying, plan) }));
  releaseAddresses(
    db,
    together.flatMap(({ before }) => (before ? [before.id] : [])),
  );
  for (const { plan, before } of together) {
    const outcome = applyRow(applying, plan, before);
    if (outcome === 'waits') throw new Error('addresses that were let go of together are taken');
    outcomes.set(plan, outcome);
  }
  return plans.map((plan) => outcomes.get(plan) ?? 'left');
}

function applyRow(applying: Writing, plan: ContractPlan, before: Contract | null | undefined): RowOutcome | 'waits' {
  const { context, importId, nameOf } = applying;
  const { db } = context;
  if (before === undefined || before?.version !== plan.contract?.version) return 'left';
  const read = readContractFields(plan.fields);
  // Two networks of one list may reach into each other, which no row of it tells by itself.
  if (findByIp(db, read.keys, before?.id) || findByMac(db, read.fields.mac, before?.id)) return 'waits';
  const fields = { ...read.fields, ...read.keys, ...entriesOf(applying, plan) };
  const terms = termsOf(applying, plan, before);
  if (!before) {
    const standing = { ...(plan.standing ?? { state: 'enabled' as const, disabledBy: null }), stateReason: '' };
    const written = { ...terms, ...fields };
    const contractId = createContract(context, plan.clientId, written, { origin: 'import', standing, nameOf });
    if (plan.startAssumed) insertAssumedStart(db, contractId, fields.startedOn);
    insertContractRow(db, { importId, contractId, versionAfter: 1, beforeJson: null });
    return 'created';
  }
  const today = calendarDate.parse(officeDay(db, context.nowMs));
  const kept = !sameTerms(terms, before) && keepFormerPlan(context, before, today);
  const formerAddresses = movesAddress(before, fields) ? listFormers(db, before.id) : null;
  const stood = plan.standing ? findStood(db, before.id) : null;
  const standing = plan.standing ? { ...plan.standing, stateReason: '', pausedUntilOn: null } : {};
  const versionAfter = changeContract(
    context,
    before,
    { ...terms, ...fields, ...standing },
    { origin: 'import', nameOf },
  );
  const was: ContractBefore = { ...before, keptUntilOn: kept ? today : null, formerAddresses, stood };
  insertContractRow(db, { importId, contractId: before.id, versionAfter, beforeJson: JSON.stringify(was) });
  return 'changed';
}

function entriesOf({ context, entryFor }: Applying, { node, equipment, fields }: ContractPlan) {
  const nodeEntry = node ? entryFor('node', node) : null;
  if (node && nodeEntry?.made) {
    const blank = { address: '', latitude: null, longitude: null, notes: '' };
    saveNodeDetails(context.db, nodeEntry.id, { ...blank, kind: nodeKindOf(node) });
  }
  return {
    nodeId: node === null ? fields.nodeId : (nodeEntry?.id ?? null),
    equipmentId:
      equipment === null ? fields.equipmentId : equipment === '' ? null : entryFor('equipment', equipment).id,
  };
}

/** A price that is the plan's is not the contract's own: it goes on following the plan. */
function termsOf(
  { context, entryFor, unsaid }: Writing,
  { plan, priceCents, newPlanCents, downKbps, upKbps }: ContractPlan,
  before: Contract | null,
): ContractTerms {
  const entry = plan === null ? null : entryFor('plan', plan);
  if (entry?.made && newPlanCents !== null) {
    savePlanDetails(context.db, entry.id, { downKbps, upKbps, priceCents: newPlanCents });
  }
  if (entry) keepSpeeds(context.db, entry, { downKbps, upKbps, unsaid });
  const planId = entry?.id ?? before?.planId;
  if (planId === undefined) throw new Error('a new contract has no plan');
  const kept = before?.planId === planId ? before.ownPriceCents : null;
  if (priceCents === null) return { planId, ownPriceCents: kept };
  return { planId, ownPriceCents: priceCents === findPlanPrice(context.db, planId) ? null : priceCents };
}

/** A plan that the list makes has the speeds of its first row that says any, though another made it. */
function keepSpeeds(
  db: WriteDb,
  { id, made }: { readonly id: number; readonly made: boolean },
  { unsaid, ...speeds }: Pick<ContractPlan, 'downKbps' | 'upKbps'> & Pick<Writing, 'unsaid'>,
): void {
  const saysNone = speeds.downKbps === 0 && speeds.upKbps === 0;
  if (made && saysNone) unsaid.add(id);
  if (saysNone || !unsaid.delete(id)) return;
  const details = findPlanDetails(db, id);
  if (details) savePlanDetails(db, id, { ...details, ...speeds });
}
