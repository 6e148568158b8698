import { type Contract, type ContractFields, longestContractText } from '../../contract/contracts';
import type { ImportProblem, ImportProblemCode, ImportTarget } from '../../contract/imports';
import type { Country } from '../../contract/office';
import type { StagedDecision } from '../../ports';
import { identityOf, type Network } from './contract-known';
import { holderThatStays, ipHolders, type Leaving, macHolders } from './contract-leaving';
import { placeOf } from './contract-place';
import type { ContractRecord } from './contract-records';
import { keepLines } from './kept-lines';
import type { DecideIn } from './list-kind';

export interface FieldsIn extends Pick<DecideIn, 'db' | 'others'> {
  /** Asked once somebody's address is in the way: the whole list is gone through for it. */
  readonly leaving: () => Leaving;
  /** The day on which a contract begins that the file gives none. */
  readonly today: Contract['startedOn'];
  readonly country: Country;
}

type Asks = Pick<StagedDecision, 'row' | 'firstKey' | 'firstEndKey' | 'secondKey'>;

interface Wanted {
  readonly record: ContractRecord;
  readonly before: Contract | undefined;
  readonly network: Network;
  readonly asks: Asks;
}

/** What a contract can have of its row; and whether it has the row's IP and MAC, and whose they are in the register. */
interface Usable extends Pick<StagedDecision, 'holdsFirst' | 'holdsSecond' | 'awaits'> {
  readonly fields: ContractFields;
  readonly problems: ImportProblem[];
}

const blankFields = { ip: '', mac: '', userName: '', address: '', notes: '', latitude: null, longitude: null };
const noEntries = { nodeId: null, equipmentId: null };

/**
 * The row's fields as the contract can have them. An IP or a MAC that is none, or another's, and a position that is none,
 * are no reason to lose a contract: it comes in without, or keeps what it has, and the text is kept in the notes.
 */
export function usableFields({ record, before, network, asks }: Wanted, how: FieldsIn): Usable {
  const { text } = record;
  const problems: ImportProblem[] = [];
  const lines: string[] = [];
  const was: ContractFields = before ?? { ...noEntries, ...blankFields, startedOn: record.startedOn ?? how.today };
  const leave = (code: ImportProblemCode, field: ImportTarget, other: string, line: string) => {
    problems.push({ code, field, other });
    lines.push(line);
  };
  const { ipOwner, macOwner, awaits } = ownersOf({ network, before, asks }, how);
  if (text.ip && !network.ip) leave('ipInvalid', 'ip', text.ip, `IP del archivo: ${text.ip}`);
  if (ipOwner !== undefined) leave('ipTaken', 'ip', ipOwner, `IP del archivo: ${network.ip}`);
  if (text.mac && !network.mac) leave('macInvalid', 'mac', text.mac, `MAC del archivo: ${text.mac}`);
  if (macOwner !== undefined) leave('macTaken', 'mac', macOwner, `MAC del archivo: ${text.mac ?? ''}`);
  const place = placeOf(record, how.country);
  problems.push(...place.problems);
  if (place.position === null) {
    const typed = `${text.latitude ?? ''}, ${text.longitude ?? ''}`;
    leave('positionInvalid', 'latitude', typed, `Posición del archivo: ${typed}`);
  }
  const useIp = text.ip !== undefined && ipOwner === undefined && (text.ip === '' || network.ip !== '');
  const useMac = text.mac !== undefined && macOwner === undefined && (text.mac === '' || network.mac !== '');
  const kept = keepLines(text.notes ?? was.notes, lines, longestContractText.notes);
  problems.push(...kept.problems);
  const fields: ContractFields = {
    ...was,
    ...(useIp ? { ip: network.ip } : {}),
    ...(useMac ? { mac: network.mac } : {}),
    ...(text.userName === undefined ? {} : { userName: text.userName }),
    ...(text.address === undefined ? {} : { address: text.address }),
    ...(record.startedOn === undefined ? {} : { startedOn: record.startedOn }),
    ...place.position,
    notes: kept.notes,
  };
  return {
    fields,
    problems,
    holdsFirst: useIp && network.ip !== '',
    holdsSecond: useMac && network.mac !== '',
    awaits,
  };
}

/** Who has a row's IP, and its MAC, before it: another row, or a contract that keeps it; and which contracts have them now. */
function ownersOf({ network, before, asks }: Omit<Wanted, 'record'>, { db, others, leaving }: FieldsIn) {
  const { row, firstKey, firstEndKey, secondKey } = asks;
  const nameOf = (rival: number | undefined) => (rival === undefined ? undefined : others.nameOf(rival));
  const [ofIp, ofMac] = [ipHolders(db, network, before?.id), macHolders(db, network, before?.id)];
  return {
    ipOwner:
      nameOf(others.holder('ip', firstKey, row, firstEndKey)) ??
      holderThatStays(db, ofIp, (id) => leaving().ip.has(id)),
    macOwner: nameOf(others.holder('mac', secondKey, row)) ?? holderThatStays(db, ofMac, (id) => leaving().mac.has(id)),
    awaits: [...ofIp, ...ofMac].map(identityOf),
  };
}
