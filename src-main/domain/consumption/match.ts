import { addDays } from '../../contract/values/calendar-date';
import { dayOf } from '../../contract/values/wall-clock';
import type { ReadDb } from '../../data/database';
import {
  type AddressHolder,
  type FormerHolder,
  listClientsOfUserName,
  listFormerHolders,
  listLiveWithIp,
  listLiveWithMac,
  listLiveWithUserName,
} from '../contracts';
import type { Address } from './addresses';
import { calendarOf } from './calendar';
import { DAY_S, type HeldDays, heldDuring, tenuresOf, withStarts } from './rules';

type Key = Pick<Address, 'kind' | 'key'>;

/** The contracts that had an address, by what they were reached by: read once, since no index has them. */
function createFormer(db: ReadDb) {
  const all = listFormerHolders(db);
  const byAddress = Map.groupBy(all, ({ kind, key }) => `${kind} ${key}`);
  const networks = all.filter(({ kind, key, endKey }) => kind === 'ip' && key !== endKey);
  const withKey = (kind: Key['kind'], key: string): readonly FormerHolder[] => byAddress.get(`${kind} ${key}`) ?? [];
  return {
    withKey,
    withIp: (ipKey: string, ipEndKey: string): readonly FormerHolder[] => [
      ...withKey('ip', ipKey).filter((one) => one.key === one.endKey && one.endKey === ipEndKey),
      ...networks.filter((one) => one.key <= ipKey && ipEndKey <= one.endKey),
    ],
  };
}

/**
 * Who has, or had, an address: an IP within its own, its MAC, or its user name. What reads as a MAC may be a user name, where
 * no contract has that MAC.
 */
function askHolders(db: ReadDb): (address: Key) => readonly AddressHolder[] {
  let former: ReturnType<typeof createFormer> | undefined;
  return ({ kind, key }) => {
    former ??= createFormer(db);
    const named = () => [...listLiveWithUserName(db, key), ...(former?.withKey('user', key) ?? [])];
    if (kind === 'user') return named();
    if (kind === 'mac') {
      const [live, had] = [listLiveWithMac(db, key), former.withKey('mac', key)];
      const lastOn = had
        .map(({ endedOn }) => endedOn ?? '')
        .toSorted()
        .at(-1);
      if (live.length > 0 || lastOn === undefined) return live.length > 0 ? [...live, ...had] : named();
      // It was a MAC until then; from the next day on it is a name again.
      return [...had, ...named().map((one) => sinceAtLeast(one, addDays(lastOn, 1)))];
    }
    const [ipKey = '', ipEndKey = ''] = key.split('-');
    return [...listLiveWithIp(db, { ipKey, ipEndKey }), ...former.withIp(ipKey, ipEndKey)];
  };
}

function sinceAtLeast(holder: AddressHolder, day: string): AddressHolder {
  return { ...holder, movedOn: holder.movedOn !== null && holder.movedOn > day ? holder.movedOn : day };
}

/** Seconds, both in it, in which an address's samples are a contract's; nobody's where that is undefined. */
interface Turn {
  readonly fromS: number;
  readonly untilS: number;
  readonly contractId: number | undefined;
}

/** Whose an address's samples between two seconds are, in the order of time; what lies before and after goes with the ends. */
export function askTurns(
  db: ReadDb,
): (address: Key & { readonly firstS: number; readonly lastS: number }) => readonly Turn[] {
  const holdersOf = askHolders(db);
  const { wallMs, startOfDate } = calendarOf(db);
  return (address) => {
    const days = { from: dayOf(wallMs(address.firstS)), until: dayOf(wallMs(address.lastS)) };
    const tenures = tenuresOf(holdersOf(address), days);
    const startS = (at: number) => startOfDate(tenures[at]?.days.from ?? days.from);
    return tenures.map(({ holder }, at) => ({
      contractId: holder?.contractId,
      fromS: at === 0 ? Number.MIN_SAFE_INTEGER : startS(at),
      untilS: at === tenures.length - 1 ? Number.MAX_SAFE_INTEGER : startS(at + 1) - 1,
    }));
  };
}

const textOf = (day: number) => dayOf(day * DAY_S * 1000);

type Sharer = ReturnType<typeof listClientsOfUserName>[number];

/** Days of what an address used that are a contract's, or all of them. */
export interface Assigned {
  readonly contractId: number;
  readonly days: HeldDays;
}

/**
 * Whom a clerk may give what an unknown address used: whose it was in those days, each day to its own; or where it was
 * nobody's then, who has it now, since an office often enters a contract late. What nobody had stays listed.
 */
export function askAssignees(
  db: ReadDb,
): (address: Key & { readonly fromDay: number; readonly untilDay: number }) => readonly Assigned[] {
  const holdersOf = askHolders(db);
  return (address) => {
    const days = { from: textOf(address.fromDay), until: textOf(address.untilDay) };
    const holders = withStarts(holdersOf(address));
    const [now, another] = holders.filter(({ endedOn }) => endedOn === null);
    if (now && !another && !holders.some((holder) => heldDuring(holder, days)))
      return [{ contractId: now.contractId, days }];
    return tenuresOf(holders, days).flatMap(({ holder, days: own }) =>
      holder ? [{ contractId: holder.contractId, days: own }] : [],
    );
  };
}

/**
 * Whose live contracts share the user name that an address is, where that is why it stays nobody's: several had it in its
 * days, or have it now where nobody had it then.
 */
export function askSharers(
  db: ReadDb,
): (address: Key & { readonly fromDay: number; readonly untilDay: number }) => readonly Sharer[] {
  const holdersOf = askHolders(db);
  return (address) => {
    const days = { from: textOf(address.fromDay), until: textOf(address.untilDay) };
    const holders = withStarts(holdersOf(address));
    const during = holders.filter((holder) => heldDuring(holder, days));
    const rivals = (during.length === 0 ? holders : during).filter(({ endedOn }) => endedOn === null);
    return rivals.length > 1 ? listClientsOfUserName(db, address.key) : [];
  };
}
