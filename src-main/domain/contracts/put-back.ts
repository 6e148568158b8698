import {
  type Contract,
  contract as contractSchema,
  contractFields,
  contractStates,
  contractTerms,
  disabledBys,
} from '../../contract/contracts';
import { Refusal } from '../../contract/failures';
import { parseCents } from '../../contract/values/money';
import type { ReadDb } from '../../data/database';
import { type ClientEntry, findLastFilledIn, findStandingAct } from '../audit';
import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { applyMissed } from './due';
import { REASON } from './reasons';
import { type NextPlan, sameTerms } from './rules';
import { changeContract, changeTerms, checkContract, checkPlan, NO_NEXT_PLAN } from './save';
import { requireContract } from './store';
import { isBroughtBy, pauseTakenBy, planTakenBy, reasonTakenBy, stoodTakenBy } from './taken';
import { termsOfToday } from './terms';

const RESTORE = { origin: 'restore' } as const;

/** A contract's fields alone, as its form edits them. */
function fieldsOf(contract: Contract) {
  return contractFields.strip().parse(contract);
}

/**
 * What a field was, as the audit has it: a catalogue's entry by its number, a plan by the one that it was, though it was
 * merged since, everything else in words, blank as ''.
 */
export interface FormerValue {
  readonly field: string;
  readonly value: string | number | null;
  /** The other half of a position that was changed with this one; undefined where it was not. */
  readonly otherHalf?: string | undefined;
  /** Of a state, who had disabled the contract; undefined where the act did not change that. */
  readonly disabledBy?: string | undefined;
  /** The act that changed it. */
  readonly act: ClientEntry;
}

/** Puts one field back to what it was, under the same rules as its form or its button; answers the version. */
export function putFieldBack(context: CommandContext, before: Contract, former: FormerValue): number {
  const { field, value } = former;
  if (field === 'endedOn' && value === '') return reopen(context, before);
  if (field === 'state') return restoreState(context, before, former);
  if (field === 'planId' || field === 'ownPriceCents') return restoreTerms(context, before, former);
  const position = positionOf(former);
  const parsed = contractFields.strip().safeParse({ ...before, [field]: value, ...position });
  if (!Object.hasOwn(contractFields.shape, field) || !parsed.success) throw refusePutBack(field);
  const written = checkContract(context.db, parsed.data, {
    today: officeDay(context.db, context.nowMs),
    before,
    restored: true,
  });
  return changeContract(context, before, written, RESTORE);
}

function refusePutBack(field: string): Refusal {
  return new Refusal('VALIDATION', { reason: 'putBack' }, field);
}

const degrees = (value: string | number | null) => (value === '' || value === null ? null : Number(value));

/** A latitude without its longitude is another place: both go back that were changed together. */
function positionOf({ field, value, otherHalf }: FormerValue): Record<string, number | null> {
  if (field !== 'latitude' && field !== 'longitude') return {};
  const other = field === 'latitude' ? 'longitude' : 'latitude';
  return { [field]: degrees(value), ...(otherHalf === undefined ? {} : { [other]: degrees(otherHalf) }) };
}

/**
 * The last act on how a contract stands never was: nobody says anew how it is to stand, and the review remembers what it
 * did. A state from before another act is one that somebody says by hand, since what that act made of the contract was; and
 * so is one that the system changed, which would do so again at its next review.
 */
function wayBack(db: ReadDb, before: Contract, act: ClientEntry) {
  const last = findStandingAct(db, before);
  if (last?.batchId !== act.batchId || last.origin === 'system') return RESTORE;
  return { ...RESTORE, byNobody: true, stood: stoodTakenBy(db, act, last.origin) };
}

/**
 * A live contract's state, with who had disabled it, and why: what the system cut, it may enable again. A pause that the act ended goes
 * on; one that had its day meanwhile ends as it would have.
 */
function restoreState(context: CommandContext, before: Contract, { value, disabledBy, act }: FormerValue): number {
  const to = contractStates.find((state) => state === value);
  if (!to) throw refusePutBack('state');
  if (before.endedOn !== null) throw new Refusal('CONTRACT_ENDED');
  const by = disabledBys.find((one) => one === disabledBy) ?? 'operator';
  const pause = { pausedUntilOn: null, ...(to === 'disabled' ? pauseTakenBy(context.db, act) : {}) };
  const stateReason = reasonTakenBy(context.db, act);
  const next = { state: to, disabledBy: to === 'disabled' ? by : null, stateReason, ...pause };
  const version = changeContract(context, before, next, wayBack(context.db, before, act));
  return pause.pausedUntilOn === null ? version : applyMissed(context, requireContract(context.db, before.id));
}

/**
 * The former plan or price holds again from today on; what was until then stays to be charged by days. What is agreed for a
 * day to come stays, but where the act that is taken back gave it up, or brought it.
 */
function restoreTerms(context: CommandContext, before: Contract, { field, value, act }: FormerValue): number {
  if (before.endedOn !== null) throw new Refusal('CONTRACT_ENDED');
  const cents = typeof value === 'string' && value !== '' ? parseCents(value) : null;
  const change = field === 'planId' ? { planId: value } : { ownPriceCents: cents };
  const { planId, ownPriceCents } = before;
  const parsed = contractTerms.safeParse({ planId, ownPriceCents, ...change });
  const terms = parsed.success ? termsOfToday(context.db, parsed.data) : undefined;
  if (!terms) throw refusePutBack(field);
  checkPlan(context.db, terms.planId);
  const today = officeDay(context.db, context.nowMs);
  if (sameTerms(before, terms)) return before.version;
  const nextPlan = nextPlanWithout(context.db, before, act, today);
  const onDate = today < before.startedOn ? before.startedOn : today;
  return changeTerms(context, before, terms, onDate, { ...RESTORE, nextPlan });
}

/** What is agreed for a day to come once an act is taken back. */
function nextPlanWithout(db: ReadDb, before: Contract, act: ClientEntry, today: string): NextPlan {
  const taken = planTakenBy(db, act);
  if (before.nextPlanOn === null)
    return (taken.nextPlanOn ?? '') > today ? { ...NO_NEXT_PLAN, ...taken } : NO_NEXT_PLAN;
  const { nextPlanId, nextOwnPriceCents, nextPlanOn } = before;
  const agreed = { nextPlanId, nextOwnPriceCents, nextPlanOn };
  return isBroughtBy(db, act, agreed) ? NO_NEXT_PLAN : agreed;
}

/**
 * A baja that was a mistake: the contract is live again, while its IP and MAC are free, with the pause and the agreed plan
 * that the baja took. What of these had its day meanwhile is done as if the contract had been live on it.
 */
function reopen(context: CommandContext, before: Contract): number {
  const today = officeDay(context.db, context.nowMs);
  const live = { ...before, endedOn: null };
  checkContract(context.db, fieldsOf(before), { today, before: live });
  const change = { ...takenByEnd(context.db, before), endedOn: null, endReason: '' };
  changeContract(context, before, change, RESTORE);
  return applyMissed(context, requireContract(context.db, before.id));
}

/** What the baja that holds took of a contract: one that was taken back before took nothing of what there was since. */
function takenByEnd(db: ReadDb, { id, clientId }: Contract): Partial<NextPlan & Pick<Contract, 'pausedUntilOn'>> {
  const baja = findLastFilledIn(db, clientId, id, 'contract.endedOn');
  return baja ? { ...pauseTakenBy(db, baja), ...planTakenBy(db, baja) } : {};
}

const standing = contractSchema.pick({ state: true, disabledBy: true, pausedUntilOn: true });

/** What an act changed of a contract, each value as it was before it; see `FormerValue`. */
export type FormerValues = Readonly<Partial<Record<string, string | number | null>>>;

/**
 * A whole act on a contract put back: how it stands, with who had disabled it and why, or what its form saved. A baja and a
 * plan have ways back of their own, since more hangs on them.
 */
export function putChangeBack(
  context: CommandContext,
  before: Contract,
  act: ClientEntry,
  values: FormerValues,
): number {
  const changed = Object.keys(values);
  if (changed.every((field) => Object.hasOwn(standing.shape, field))) {
    if (before.endedOn !== null) throw new Refusal('CONTRACT_ENDED');
    const blanks = Object.entries(values).map(([field, value]) => [field, value === '' ? null : value]);
    const was = standing.parse({ ...before, ...Object.fromEntries(blanks) });
    const wish = { ...was, stateReason: reasonTakenBy(context.db, act) };
    const version = changeContract(context, before, wish, wayBack(context.db, before, act));
    return was.pausedUntilOn === null ? version : applyMissed(context, requireContract(context.db, before.id));
  }
  const { latitude = before.latitude, longitude = before.longitude } = values;
  const place = { latitude: degrees(latitude), longitude: degrees(longitude) };
  const parsed = contractFields.strip().safeParse({ ...before, ...values, ...place });
  const other = changed.find((field) => !Object.hasOwn(contractFields.shape, field));
  if (other !== undefined || !parsed.success) throw refusePutBack(other ?? '');
  const today = officeDay(context.db, context.nowMs);
  const written = checkContract(context.db, parsed.data, { today, before, restored: true });
  return changeContract(context, before, written, RESTORE);
}

/**
 * Contracts that a client's deactivation disabled are again as they were before it; one that somebody changed since stays.
 * `changes` is what the audit has of them, each value as it was in words.
 */
export function restoreStandings(
  context: CommandContext,
  changes: readonly { readonly contractId: number | null; readonly field: string; readonly before: string }[],
): void {
  for (const id of new Set(changes.map(({ contractId }) => contractId))) {
    const now = id === null ? null : requireContract(context.db, id);
    if (!now || now.endedOn !== null || now.disabledBy !== 'client') continue;
    const was = changes.filter(({ contractId }) => contractId === id);
    const values = was.map(({ field, before }) => [field.replace(/^contract\./u, ''), before === '' ? null : before]);
    const stateReason = was.find(({ field }) => field === REASON)?.before ?? '';
    const wish = { ...standing.parse({ ...now, ...Object.fromEntries(values) }), stateReason };
    changeContract(context, now, wish, { ...RESTORE, byNobody: true });
    applyMissed(context, requireContract(context.db, now.id));
  }
}
