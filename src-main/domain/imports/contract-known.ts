import type { Contract } from '../../contract/contracts';
import { isIpProblem, parseIp } from '../../contract/values/ip-address';
import { parseMac } from '../../contract/values/mac-address';
import { fold } from '../../contract/values/text';
import { type ContractClient, listContractsOf } from '../contracts';
import type { ContractRecord } from './contract-records';
import type { DecideIn } from './list-kind';
import type { Register } from './register-store';

type Known = Pick<DecideIn, 'db' | 'others'> & { readonly register: Pick<Register, 'catalogEntry'> };

/** What a row says of the network, in its one way of being written; '' where it says nothing that can be. */
export interface Network {
  readonly ip: string;
  readonly ipKey: string;
  readonly ipEndKey: string;
  readonly mac: string;
  readonly userName: string;
}

export function networkOf({ text }: ContractRecord): Network {
  const ip = parseIp(text.ip ?? '');
  const mac = parseMac(text.mac ?? '');
  const known = isIpProblem(ip)
    ? { ip: '', ipKey: '', ipEndKey: '' }
    : { ip: ip.text, ipKey: ip.key, ipEndKey: ip.endKey };
  return { ...known, mac: typeof mac === 'string' ? mac : '', userName: text.userName ?? '' };
}

export const identityOf = (id: number) => `contract ${id}`;

/**
 * The contract that a row is about, if any; `isUnclear`: it is one of several, and nothing tells which. `couldBe`: the
 * others that it might be about, by what the rows before it are about. `all`: those that the client has, about which another
 * row may say the same.
 */
export interface Own {
  readonly before: Contract | undefined;
  readonly isUnclear: boolean;
  readonly couldBe: readonly number[];
  readonly all: readonly number[];
}

/**
 * A client's contract is known again by its MAC, its IP or its user name; where one of the two sides has none of them, by
 * plan and first day. One that ended is known only when no live one is (decision: a list has no number for a contract).
 */
export function findOwn(record: ContractRecord, network: Network, client: ContractClient, how: Known): Own {
  const own = listContractsOf(how.db, client.id);
  const all = own.map(({ id }) => id);
  const asked = new Set<number>();
  const isFree = ({ id }: Contract) => {
    asked.add(id);
    return how.others.holder('identity', identityOf(id), record.row) === undefined;
  };
  const live = own.filter(({ endedOn }) => endedOn === null);
  const ended = own.filter(({ endedOn }) => endedOn !== null);
  const planId = record.text.plan === undefined ? undefined : how.register.catalogEntry('plan', record.text.plan)?.id;
  // The device says most, then the name; an IP is what a list changes soonest, also between two contracts of one client.
  const hasMac = ({ mac }: Contract) => network.mac !== '' && mac === network.mac;
  const hasName = ({ userName }: Contract) => network.userName !== '' && fold(userName) === fold(network.userName);
  const hasIp = ({ ip }: Contract) => network.ip !== '' && ip === network.ip;
  const namesakes = live.filter(hasName);
  const named = tellApart(namesakes, [hasIp, (one) => one.planId === planId]);
  if (!live.some(hasMac) && namesakes.length > 0 && !named)
    return { before: undefined, isUnclear: true, couldBe: [], all };
  const alike = (one: Contract) =>
    compatible(one.mac, network.mac) &&
    compatible(one.ip, network.ip) &&
    compatible(fold(one.userName), fold(network.userName)) &&
    one.planId === planId &&
    (record.startedOn === undefined || one.startedOn === record.startedOn);
  const known = (some: readonly Contract[], byName: Contract | undefined) =>
    some.find(hasMac) ??
    byName ??
    some.find((one) => hasIp(one) && isFree(one)) ??
    some.find((one) => alike(one) && isFree(one));
  const before = known(live, named) ?? known(ended, ended.find(hasName));
  return { before, isUnclear: false, couldBe: [...asked].filter((id) => id !== before?.id), all };
}

/** Which of those that have one user name it is: the only one, or the only one by the first question that tells. */
function tellApart(
  namesakes: readonly Contract[],
  questions: readonly ((one: Contract) => boolean)[],
): Contract | undefined {
  return [namesakes, ...questions.map((isIt) => namesakes.filter(isIt))].find(({ length }) => length === 1)?.[0];
}

const compatible = (one: string, other: string) => one === '' || other === '' || one === other;
