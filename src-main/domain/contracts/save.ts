import type { AuditOrigin } from '../../contract/audit';
import {
  type Contract,
  contractCatalogFields,
  contractCatalogs,
  type ContractFields,
  type ContractTerms,
} from '../../contract/contracts';
import { type Failure, type FailureCode, Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import { type FieldChange, writeAudit } from '../audit';
import { catalogProblems, findPlanPrice, nameCatalogs, retiredProblems } from '../catalogs';
import type { CommandContext } from '../handler';
import { changedContractFields } from './changes';
import { noteMovedAddresses } from './moved-addresses';
import { findFirstPlanChange } from './plan-change-store';
import { REASON, reasonOf, STANDING, STOOD } from './reasons';
import {
  type ContractKeys,
  type NextPlan,
  type ReadContract,
  readContractFields,
  sameStanding,
  type Standing,
  startProblem,
  userNameProblem,
} from './rules';
import {
  type ContractChange,
  findByIp,
  findByMac,
  findByUserName,
  type Holder,
  insertContract,
  insertFormerPlan,
  type NewContract,
  noteChangedDays,
  removeFormerPlan,
  requireContractClient,
  updateContract,
} from './store';
import { replaceStood, type Stood } from './stood-store';

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

/** What a contract's fields are held against: the office's day, and the contract as it is, where there is one. */
export interface Against {
  readonly today: string;
  readonly before?: Contract | undefined;
  /** What the contract had once comes back, also where nobody chooses it, or writes it so, any more. */
  readonly restored?: boolean;
}

function problemsOf(db: ReadDb, read: ReadContract, against: Against): Failure[] {
  const { before } = against;
  const live = before?.endedOn === undefined || before.endedOn === null;
  const firstChangeOn = before ? findFirstPlanChange(db, before) : null;
  const name = against.restored ? null : userNameProblem(read.fields.userName, before);
  const start = startProblem(read.fields.startedOn, { ...against, firstChangeOn });
  return [
    ...read.problems,
    ...(name ? [name] : []),
    ...(start ? [start] : []),
    ...catalogProblems(db, contractCatalogs, contractCatalogFields, read.fields, before),
    ...(against.restored ? [] : retiredProblems(db, contractCatalogFields, read.fields, before)),
    ...(live ? takenProblems(db, read, before) : []),
  ];
}

/** Everything that keeps a contract from being saved as it stands. */
export function findContractProblems(db: ReadDb, typed: ContractFields, against: Against): Failure[] {
  return problemsOf(db, readContractFields(typed), against);
}

/**
 * Whose other live contract has the user name that is typed, as consumption compares it. Nothing is refused for it, since an
 * office may give one name to two lines; but what is measured by that name is nobody's then.
 */
export function findSameUserName(
  db: ReadDb,
  typed: ContractFields,
  before?: Contract,
): Pick<Holder, 'clientId' | 'name'> | null {
  if (before && before.endedOn !== null) return null;
  return findByUserName(db, readContractFields(typed).keys.userNameKey, before?.id) ?? null;
}

/** The rules that every contract saved through a form or put back from the audit obeys; answers what to store. */
export function checkContract(db: ReadDb, typed: ContractFields, against: Against): ContractFields & ContractKeys {
  const read = readContractFields(typed);
  const [first] = problemsOf(db, read, against);
  if (first) throw new Refusal(first.code, first.params, first.field);
  return { ...read.fields, ...read.keys };
}

/** A contract is for a plan, and for nothing else that has a price. */
export function checkPlan(db: ReadDb, planId: number): void {
  if (findPlanPrice(db, planId) === undefined) throw new Refusal('VALIDATION', {}, 'planId');
}

/** What a form chooses is a plan that is still sold, or the one that the contract has. */
export function checkChosenPlan(db: ReadDb, planId: number, before?: Contract): void {
  checkPlan(db, planId);
  const [problem] = retiredProblems(db, ['planId'], { planId }, before);
  if (problem) throw new Refusal(problem.code, problem.params, problem.field);
}

export const NO_NEXT_PLAN = { nextPlanId: null, nextOwnPriceCents: null, nextPlanOn: null } as const;
const AS_BEGUN = { ...NO_NEXT_PLAN, pausedUntilOn: null, endedOn: null, endReason: '' } as const;
const ENABLED = { state: 'enabled', disabledBy: null, stateReason: '' } as const;

/**
 * No way of saving a contract turns it on, or pauses it, while its client is deactivated; who can leave it off instead asks
 * `standingUnder` first.
 */
function requireStandingUnder(db: ReadDb, { clientId, ...standing }: Standing & { readonly clientId: number }): void {
  const { state, disabledBy, pausedUntilOn } = standing;
  if (state === 'disabled' && disabledBy !== 'system' && pausedUntilOn === null) return;
  if (requireContractClient(db, clientId).state === 'deactivated') throw new Refusal('CLIENT_DEACTIVATED');
}

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
  requireStandingUnder(context.db, row);
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
  /** What was agreed for a day begins on it: nothing of what the contract is for on its days is another. */
  readonly asAgreed?: boolean;
  /** A move that is taken back never was: whoever asks puts back what was kept of the contract's addresses before it. */
  readonly takesBackMove?: boolean;
  /** It goes off with its client, or is as it was before: nobody says how it is to stand from now on. */
  readonly byNobody?: boolean;
  /** How it stood by its client's debt from before, as the act had it that is taken back; undefined leaves that alone. */
  readonly stood?: Stood | null | undefined;
}

/** A pause ends by itself, and comes back to what was before it. */
const BY_ITSELF: ReadonlySet<AuditOrigin> = new Set(['system', 'schedule']);

/** Whether somebody said how the contract is to stand from now on: a baja does not, nor does who takes it back. */
function isByHand(before: Contract, after: Contract, { origin, byNobody = false }: ChangeHow): boolean {
  if (BY_ITSELF.has(origin) || byNobody || before.endedOn !== after.endedOn) return false;
  return after.pausedUntilOn === null && !sameStanding(before, after);
}

/** What the review remembers of a contract ends with who says how it is to stand, and is back with who takes that back. */
function noteStood(db: WriteDb, before: Contract, after: Contract, how: ChangeHow): FieldChange[] {
  const stood = isByHand(before, after, how) ? null : how.stood;
  if (stood === undefined) return [];
  const was = replaceStood(db, before.id, stood);
  return was === stood ? [] : [{ field: STOOD, before: was ?? '', after: stood ?? '' }];
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
  if (after.endedOn === null && changes.some(({ field }) => STANDING.has(field)))
    requireStandingUnder(context.db, after);
  const version = updateContract(context.db, before, change, context.nowMs);
  if (!how.asAgreed) noteAgreement(context, before, after);
  if (!how.takesBackMove) noteMovedAddresses(context, before, after);
  changes.push(...noteStood(context.db, before, after, how));
  const { origin, action = 'updated' } = how;
  const reason = reasonOf(changes, { origin, action, reason: how.reason ?? '' });
  const reasonBefore = sameStanding(before, after) ? '' : before.stateReason;
  if (reason !== '') changes.push({ field: REASON, before: reasonBefore, after: reason });
  const subject = { entity: 'client', entityId: before.clientId, contractId: before.id, action, origin } as const;
  writeAudit(context, subject, changes);
  context.publish('contracts.changed');
  return version;
}

/** What was agreed for a day, or is no more, changes the days from then on: also those that were billed ahead. */
function noteAgreement({ db }: CommandContext, before: Contract, after: Contract): void {
  const same =
    before.nextPlanOn === after.nextPlanOn &&
    before.nextPlanId === after.nextPlanId &&
    before.nextOwnPriceCents === after.nextOwnPriceCents;
  if (same) return;
  for (const { nextPlanOn } of [before, after]) if (nextPlanOn !== null) noteChangedDays(db, before.id, nextPlanOn);
}

/** Whether a change is the one that was agreed for its day. */
function isAsAgreed(
  { nextPlanId, nextOwnPriceCents, nextPlanOn }: Contract,
  terms: ContractTerms,
  onDate: string,
): boolean {
  return nextPlanOn === onDate && nextPlanId === terms.planId && nextOwnPriceCents === terms.ownPriceCents;
}

/**
 * Another plan or price from a day that has come; what was until then is kept, to be charged by days. What was agreed for a
 * day to come falls away, which the clerk is told beforehand, but where `nextPlan` says what is agreed then.
 */
export function changeTerms(
  context: CommandContext,
  before: Contract,
  terms: ContractTerms,
  onDate: string,
  { nextPlan = NO_NEXT_PLAN, ...how }: ChangeHow & { readonly nextPlan?: NextPlan },
): number {
  const asAgreed = isAsAgreed(before, terms, onDate);
  if (asAgreed) rememberFormer(context.db, before, onDate);
  else keepFormerPlan(context, before, onDate);
  return changeContract(context, before, { ...terms, ...nextPlan }, { ...how, asAgreed });
}

/** A change from a day on: what held until then is remembered. Answers whether it is this change that it is remembered of. */
export function keepFormerPlan({ db }: CommandContext, before: Contract, untilOn: string): boolean {
  noteChangedDays(db, before.id, untilOn);
  return rememberFormer(db, before, untilOn);
}

/** What a contract had, and paid, until a day. */
function rememberFormer(db: WriteDb, { id, planId, ownPriceCents }: Contract, untilOn: string): boolean {
  const priceCents = ownPriceCents ?? findPlanPrice(db, planId) ?? 0;
  return insertFormerPlan(db, { contractId: id, untilOn, planId, priceCents, followsPlan: ownPriceCents === null });
}

/** A change of plan that is taken back never was: what it kept of its day is forgotten. */
export function forgetFormerPlan({ db }: CommandContext, { id }: Contract, untilOn: string): void {
  removeFormerPlan(db, id, untilOn);
  noteChangedDays(db, id, untilOn);
}
