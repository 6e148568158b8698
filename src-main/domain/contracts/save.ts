import type { AuditOrigin } from '../../contract/audit';
import {
  type Contract,
  contractCatalogFields,
  contractCatalogs,
  type ContractFields,
  type ContractTerms,
} from '../../contract/contracts';
import { type Failure, type FailureCode, Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { writeAudit } from '../audit';
import { catalogProblems, findPlanPrice, nameCatalogs } from '../catalogs';
import type { CommandContext } from '../handler';
import { changedContractFields } from './changes';
import { type ContractKeys, type ReadContract, readContractFields, type Standing } from './rules';
import {
  type ContractChange,
  findByIp,
  findByMac,
  type Holder,
  insertContract,
  insertFormerPlan,
  type NewContract,
  removeFormerPlan,
  updateContract,
} from './store';

function takenBy(code: FailureCode, field: keyof ContractFields, { clientId, name }: Holder): Failure {
  return { code, params: { name, clientId }, field };
}

/** IP and MAC belong to one live contract; one that has ended has let go of them. */
function takenProblems(db: ReadDb, { fields, keys }: ReadContract, before?: Contract): Failure[] {
  const sameIp = findByIp(db, keys, before?.id);
  const sameMac = findByMac(db, fields.mac, before?.id);
  return [sameIp && takenBy('IP_TAKEN', 'ip', sameIp), sameMac && takenBy('MAC_TAKEN', 'mac', sameMac)].filter(
    (problem) => problem !== undefined,
  );
}

function problemsOf(db: ReadDb, read: ReadContract, before?: Contract): Failure[] {
  const live = before?.endedOn === undefined || before.endedOn === null;
  return [
    ...read.problems,
    ...catalogProblems(db, contractCatalogs, contractCatalogFields, read.fields, before),
    ...(live ? takenProblems(db, read, before) : []),
  ];
}

/** Everything that keeps a contract from being saved as it stands. */
export function findContractProblems(db: ReadDb, typed: ContractFields, before?: Contract): Failure[] {
  return problemsOf(db, readContractFields(typed), before);
}

/** The rules that every contract saved through a form or put back from the audit obeys; answers what to store. */
export function checkContract(db: ReadDb, typed: ContractFields, before?: Contract): ContractFields & ContractKeys {
  const read = readContractFields(typed);
  const [first] = problemsOf(db, read, before);
  if (first) throw new Refusal(first.code, first.params, first.field);
  return { ...read.fields, ...read.keys };
}

/** A contract is for a plan, and for nothing else that has a price. */
export function checkPlan(db: ReadDb, planId: number): void {
  if (findPlanPrice(db, planId) === undefined) throw new Refusal('VALIDATION', {}, 'planId');
}

export const NO_NEXT_PLAN = { nextPlanId: null, nextOwnPriceCents: null, nextPlanOn: null } as const;
const AS_BEGUN = { ...NO_NEXT_PLAN, pausedUntilOn: null, endedOn: null, endReason: '' } as const;
const ENABLED = { state: 'enabled', disabledBy: null, stateReason: '' } as const;

/** Adds and audits a contract, enabled unless a list says otherwise. */
export function createContract(
  context: CommandContext,
  clientId: number,
  written: ContractTerms & ContractFields & ContractKeys,
  how: {
    origin: AuditOrigin;
    standing?: Omit<Standing, 'pausedUntilOn'>;
    nameOf?: (id: number) => string;
  },
): number {
  const row: NewContract & ContractKeys = { clientId, ...written, ...(how.standing ?? ENABLED), ...AS_BEGUN };
  const contractId = insertContract(context.db, row, context.nowMs);
  const changes = changedContractFields(null, row, how.nameOf ?? nameCatalogs(context.db));
  const subject = { entity: 'client', entityId: clientId, contractId, action: 'created', origin: how.origin } as const;
  writeAudit(context, subject, changes);
  context.publish('contracts.changed');
  return contractId;
}

interface ChangeHow {
  readonly origin: AuditOrigin;
  readonly action?: string;
  /** Why, where somebody was asked. */
  readonly reason?: string;
  readonly nameOf?: (id: number) => string;
}

/** Saves and audits what differs; a save without a difference changes nothing and keeps the version. */
export function changeContract(
  context: CommandContext,
  before: Contract,
  change: ContractChange,
  how: ChangeHow,
): number {
  const after = { ...before, ...change };
  const changes = changedContractFields(before, after, how.nameOf ?? nameCatalogs(context.db));
  if (changes.length === 0) return before.version;
  const version = updateContract(context.db, before, change, context.nowMs);
  const { origin, action = 'updated', reason = '' } = how;
  if (reason !== '') changes.push({ field: 'contract.reason', before: '', after: reason });
  const subject = { entity: 'client', entityId: before.clientId, contractId: before.id, action, origin } as const;
  writeAudit(context, subject, changes);
  context.publish('contracts.changed');
  return version;
}

/** Another plan or price from a day that has come; what was until then is kept, to be charged by days. */
export function changeTerms(
  context: CommandContext,
  before: Contract,
  terms: ContractTerms,
  onDate: string,
  how: ChangeHow,
): number {
  keepFormerPlan(context, before, onDate);
  return changeContract(context, before, { ...terms, ...NO_NEXT_PLAN }, how);
}

/** What a contract had, and paid, until a day. */
export function keepFormerPlan({ db }: CommandContext, { id, planId, ownPriceCents }: Contract, untilOn: string): void {
  const priceCents = ownPriceCents ?? findPlanPrice(db, planId) ?? 0;
  insertFormerPlan(db, { contractId: id, untilOn, planId, priceCents });
}

/** A change of plan that is taken back never was. */
export function forgetFormerPlan({ db }: CommandContext, now: Contract, was: Contract): void {
  removeFormerPlan(db, now.id, was.planId);
}
