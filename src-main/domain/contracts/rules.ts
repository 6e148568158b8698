import type { Contract, ContractFields, ContractState, ContractTerms, DisabledBy } from '../../contract/contracts';
import type { Failure } from '../../contract/failures';
import { addDays, EARLIEST_DAY } from '../../contract/values/calendar-date';
import { type IpAddress, isIpProblem, parseIp } from '../../contract/values/ip-address';
import { parseMac } from '../../contract/values/mac-address';
import { missingHalf } from '../../contract/values/position';
import { fold } from '../../contract/values/text';
import { unreadableUserName } from '../../contract/values/user-name';

/** What is stored beside a contract's fields so that it can be found and compared. */
export interface ContractKeys {
  readonly ipKey: string;
  readonly ipEndKey: string;
  readonly userNameKey: string;
}

export interface ReadContract {
  /** IP and MAC in their one way of being written, where they could be read. */
  readonly fields: ContractFields;
  readonly keys: ContractKeys;
  readonly problems: readonly Failure[];
}

/** Reads what was typed, in any style, and says what of it cannot be: all of it at once, in the order of the form. */
export function readContractFields(typed: ContractFields): ReadContract {
  const fields = { ...typed };
  const problems: Failure[] = [];
  const keys = { ipKey: '', ipEndKey: '', userNameKey: fold(typed.userName) };
  const ip = typed.ip === '' ? null : parseIp(typed.ip);
  if (ip && isIpProblem(ip)) problems.push(ipFailure(ip));
  else if (ip) {
    fields.ip = ip.text;
    keys.ipKey = ip.key;
    keys.ipEndKey = ip.endKey;
  }
  const mac = typed.mac === '' ? '' : parseMac(typed.mac);
  if (typeof mac === 'string') fields.mac = mac;
  else problems.push(macFailure(mac));
  const missing = missingHalf(typed);
  if (missing) problems.push({ code: 'POSITION_HALF', params: {}, field: missing });
  return { fields, keys, problems };
}

type IpProblem = Exclude<ReturnType<typeof parseIp>, IpAddress>;
type MacProblem = Exclude<ReturnType<typeof parseMac>, string>;

const IP_FAILURES = { shape: 'IP_INVALID', several: 'IP_SEVERAL', reserved: 'IP_RESERVED' } as const;

function ipFailure(read: IpProblem): Failure {
  if (read.problem === 'inside') return { code: 'IP_INSIDE_NETWORK', params: { network: read.network }, field: 'ip' };
  return { code: IP_FAILURES[read.problem], params: {}, field: 'ip' };
}

function macFailure({ problem, digits }: MacProblem): Failure {
  if (problem === 'length') return { code: 'MAC_LENGTH', params: { digits }, field: 'mac' };
  return { code: problem === 'letters' ? 'MAC_INVALID' : 'MAC_RESERVED', params: {}, field: 'mac' };
}

type Named = Pick<Contract, 'userName'>;

/**
 * A user name that nobody can read to the letter is not written anew: as its clerk is shown it. Null for every other, and for
 * what a contract has from before, which it may keep.
 */
export function unreadableAnew(userName: string, before: Named | undefined): string | null {
  return userName === before?.userName ? null : unreadableUserName(userName);
}

/** Why a contract cannot have the user name that is typed, if so; see `unreadableAnew`. */
export function userNameProblem(userName: string, before: Named | undefined): Failure | null {
  const shown = unreadableAnew(userName, before);
  return shown === null ? null : { code: 'USER_NAME_UNREADABLE', params: { shown }, field: 'userName' };
}

/** Whether a contract is on, and who saw to it. */
export type Standing = Pick<Contract, 'state' | 'disabledBy' | 'stateReason' | 'pausedUntilOn'>;

/** Whether two stand alike, whatever the reasons. */
export function sameStanding(one: Omit<Standing, 'stateReason'>, other: Omit<Standing, 'stateReason'>): boolean {
  return one.state === other.state && one.disabledBy === other.disabledBy && one.pausedUntilOn === other.pausedUntilOn;
}

/**
 * The contract's standing after somebody's wish; null where it stays as it is (domain.md §3.8, §7.2). An operator may do
 * anything, and disabling by hand takes the system's mark away. The system warns who is enabled, cuts who is not disabled,
 * and enables only who it warned or cut itself: never what an operator or a client's deactivation disabled. A client's
 * deactivation disables what is on, what the system cut and what is paused; what an operator disabled for good stays so.
 */
export function decideStanding(now: Standing, to: ContractState, by: DisabledBy, reason: string): Standing | null {
  const next: Standing = {
    state: to,
    disabledBy: to === 'disabled' ? by : null,
    stateReason: reason,
    pausedUntilOn: null,
  };
  return may(now, next, by) ? next : null;
}

function may(now: Standing, next: Standing, by: DisabledBy): boolean {
  if (by === 'system') return mayTheSystem(now, next.state);
  if (by === 'operator') {
    const same = now.state === next.state && now.disabledBy === next.disabledBy;
    return !(same && now.pausedUntilOn === null);
  }
  const byHandForGood = now.disabledBy === 'operator' && now.pausedUntilOn === null;
  return now.disabledBy !== 'client' && !byHandForGood;
}

function mayTheSystem(now: Standing, to: ContractState): boolean {
  const byOthers = now.state === 'disabled' && now.disabledBy !== 'system';
  if (byOthers || now.state === to) return false;
  return to === 'alerted' ? now.state === 'enabled' : true;
}

/**
 * What a live contract may be while its client is as it is (domain.md §7.2): while that is deactivated nothing is on or
 * paused, whoever asked for it and whenever. What an operator disabled for good is theirs; everything else is off by the
 * deactivation, and waits for somebody to enable it once the client is back.
 */
export function standingUnder<Wish extends Standing>(clientState: 'active' | 'deactivated', wish: Wish): Wish {
  if (clientState === 'active') return wish;
  return { ...wish, ...decideStanding(wish, 'disabled', 'client', wish.stateReason) };
}

/** A pause is a disabling by an operator that ends by itself, on a day to come; null where that day is none. */
export function decidePause(
  today: string,
  untilOn: NonNullable<Contract['pausedUntilOn']>,
  reason: string,
): Standing | null {
  if (untilOn <= today) return null;
  return { state: 'disabled', disabledBy: 'operator', stateReason: reason, pausedUntilOn: untilOn };
}

/**
 * What a contract comes back to on the day on which its pause ends: one that was warned, or that the system cut, is that
 * again, since a pause pays nothing; the system enables it once nothing is overdue (domain.md §3.8). Every other is enabled:
 * who pauses what is off by hand says since when it is to be on.
 */
export function decidePauseEnd(was: Pick<Standing, 'state' | 'disabledBy'>): Standing {
  const owes = was.state === 'alerted' || was.disabledBy === 'system';
  const { state, disabledBy } = owes ? was : { state: 'enabled' as const, disabledBy: null };
  return { state, disabledBy, stateReason: '', pausedUntilOn: null };
}

/** A change of plan that is to come; all of it null where none was agreed. */
export type NextPlan = Pick<Contract, 'nextPlanId' | 'nextOwnPriceCents' | 'nextPlanOn'>;

/** Whether two contracts, or a contract and a wish, are for the same plan at the same price. */
export function sameTerms(one: ContractTerms, other: ContractTerms): boolean {
  return one.planId === other.planId && one.ownPriceCents === other.ownPriceCents;
}

export type PlanChange = 'same' | 'beforeStart' | 'beforeLast' | 'now' | 'later';

/**
 * When a contract's new plan or price holds: from its date on, which is not before the contract's own first day, nor before
 * it changed last (`lastOn`, null where it never did): what was held on a day is not told twice.
 */
export function decidePlanChange(
  contract: Contract,
  terms: ContractTerms,
  onDate: string,
  { today, lastOn }: { readonly today: string; readonly lastOn: string | null },
): PlanChange {
  if (sameTerms(contract, terms)) return 'same';
  if (onDate < contract.startedOn) return 'beforeStart';
  if (lastOn !== null && onDate < lastOn) return 'beforeLast';
  return onDate > today ? 'later' : 'now';
}

/** Longer ahead nobody agrees on anything: it is a slip of the pen. */
const MOST_DAYS_AHEAD = 365;

/** Whether a day that somebody agreed on is too far ahead to be meant. */
export function farProblem(field: string, onDate: string, today: string): Failure | null {
  const date = addDays(today, MOST_DAYS_AHEAD);
  return onDate > date ? { code: 'DATE_TOO_FAR', params: { date }, field } : null;
}

/**
 * A contract's first day is not after its last one, nor after a change of its plan or price (`firstChangeOn`, null where
 * there is none): what it was until then is charged for. Nor is it longer ago than anything, or further ahead than anybody
 * plans.
 */
export function startProblem(
  startedOn: string,
  {
    today,
    before,
    firstChangeOn,
  }: { readonly today: string; readonly before?: Contract | undefined; readonly firstChangeOn: string | null },
): Failure | null {
  if (startedOn === before?.startedOn) return null;
  if (startedOn < EARLIEST_DAY) return { code: 'DATE_TOO_EARLY', params: { date: EARLIEST_DAY }, field: 'startedOn' };
  const { endedOn = null } = before ?? {};
  if (endedOn !== null && startedOn > endedOn)
    return { code: 'DATE_AFTER_END', params: { date: endedOn }, field: 'startedOn' };
  if (firstChangeOn !== null && startedOn > firstChangeOn)
    return { code: 'DATE_AFTER_CHANGE', params: { date: firstChangeOn }, field: 'startedOn' };
  return farProblem('startedOn', startedOn, today);
}

/**
 * The last day of a contract that is to end: a day that has come, and not before it began. One that has not begun yet ends
 * on the day on which it would have, and so on none.
 */
export function decideEnd(
  { startedOn }: Contract,
  endedOn: Contract['startedOn'],
  today: string,
): Contract['startedOn'] | Failure {
  if (startedOn > today && endedOn <= startedOn) return startedOn;
  if (endedOn > today) return { code: 'DATE_TO_COME', params: {}, field: 'endedOn' };
  return endedOn < startedOn ? { code: 'DATE_BEFORE_START', params: { date: startedOn }, field: 'endedOn' } : endedOn;
}

/** An IP or a network, a MAC or a user name, as it is found by; a blank `key` where a contract has none. */
export interface ContractAddress {
  readonly kind: 'ip' | 'mac' | 'user';
  readonly key: string;
  readonly endKey: string;
}

/**
 * What is kept of an address that a contract gives up for `next` on a day: on which days it had it. The day itself is the
 * next one's; '' as its first day is the contract's own. `last` is what it had before. What it got that very day, or before
 * it began, it never had: nothing is kept of it, and getting back what it had takes back the whole move.
 */
export function decideMove(
  { startedOn }: { readonly startedOn: string },
  next: ContractAddress,
  {
    last,
    movedOn,
  }: {
    readonly last: (Omit<ContractAddress, 'kind'> & { readonly untilOn: string }) | undefined;
    readonly movedOn: string;
  },
): 'nothing' | 'takesBack' | { readonly fromOn: string; readonly untilOn: string } {
  const untilOn = addDays(movedOn, -1);
  if (last && last.untilOn >= untilOn) {
    const isSame = last.untilOn === untilOn && last.key === next.key && last.endKey === next.endKey;
    return isSame ? 'takesBack' : 'nothing';
  }
  if (startedOn > untilOn) return 'nothing';
  return { fromOn: last ? addDays(last.untilOn, 1) : '', untilOn };
}
