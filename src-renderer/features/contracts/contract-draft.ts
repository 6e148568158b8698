import {
  type Contract,
  type ContractFields,
  type ContractTerms,
  contractFields,
  contractTerms,
} from '../../../src-main/contract/contracts';
import type { Failure } from '../../../src-main/contract/failures';
import { writtenMac } from '../../../src-main/contract/values/mac-address';
import { parseCents } from '../../../src-main/contract/values/money';
import { parseDegrees } from '../../../src-main/contract/values/position';
import { formatDate } from '../../i18n/format';
import { parseTypedDate } from '../../../src-main/contract/values/typed-date';
import { typedDegrees } from '../../ui/position-fields';

/** The form as it stands: catalogues by number, everything else as it is typed. */
export interface ContractDraft {
  readonly planId: number | null;
  readonly ownPrice: string;
  readonly nodeId: number | null;
  readonly equipmentId: number | null;
  readonly ip: string;
  readonly mac: string;
  readonly userName: string;
  readonly startedOn: string;
  readonly address: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly notes: string;
}
export type DraftField = keyof ContractDraft;

/** In the order of the form. */
export const draftFields = [
  'planId',
  'ownPrice',
  'startedOn',
  'nodeId',
  'equipmentId',
  'ip',
  'mac',
  'userName',
  'address',
  'latitude',
  'longitude',
  'notes',
] as const satisfies readonly DraftField[];

/** What an existing contract's form edits: plan and price change on a day and for a reason, by a button of their own. */
export const editedFields = draftFields.filter((field) => field !== 'planId' && field !== 'ownPrice');

export type DraftProblems = Partial<Record<DraftField, Failure>>;

export function blankDraft(today: string): ContractDraft {
  return {
    planId: null,
    ownPrice: '',
    nodeId: null,
    equipmentId: null,
    ip: '',
    mac: '',
    userName: '',
    startedOn: formatDate(today),
    address: '',
    latitude: '',
    longitude: '',
    notes: '',
  };
}

/** A contract as its form begins with it. */
export function draftOf(contract: Contract): ContractDraft {
  const { planId, nodeId, equipmentId, ip, mac, userName, startedOn, address, latitude, longitude, notes } = contract;
  return {
    planId,
    ownPrice: '',
    nodeId,
    equipmentId,
    ip,
    mac: writtenMac(mac),
    userName,
    startedOn: formatDate(startedOn),
    address,
    latitude: typedDegrees(latitude),
    longitude: typedDegrees(longitude),
    notes,
  };
}

/** What was typed, read: each half is null where something in it cannot be read, which `problems` says at its field. */
export interface ReadDraft {
  readonly fields: ContractFields | null;
  readonly terms: ContractTerms | null;
  readonly problems: DraftProblems;
}

/** What is wrong with a price that cannot be a contract's own: below nothing, or no amount at all. */
export function ownPriceProblem(typed: string): 'ownPriceNegative' | 'ownPrice' {
  const cents = parseCents(typed);
  return cents !== null && cents < 0 ? 'ownPriceNegative' : 'ownPrice';
}

const wrong = (reason: string): Failure => ({ code: 'VALIDATION', params: { reason } });

/** Reads one field; what cannot be read is told, and stands as blank. */
type Reader = <Value>(field: DraftField, typed: string, read: (typed: string) => Value | null) => Value | null;

function createReader(problems: DraftProblems): Reader {
  return (field, typed, read) => {
    if (typed.trim() === '') return null;
    const value = read(typed);
    if (value === null) problems[field] = wrong(field);
    return value;
  };
}

/** Everything that the draft alone shows to be wrong, and what it says where nothing is. */
export function readDraft(draft: ContractDraft): ReadDraft {
  const problems: DraftProblems = {};
  const read = createReader(problems);
  const { ownPrice, startedOn, latitude, longitude, planId, ...plain } = draft;
  const day = read('startedOn', startedOn, parseTypedDate);
  if (startedOn.trim() === '') problems.startedOn = wrong('startedOn');
  const fields = contractFields.safeParse({
    ...plain,
    startedOn: day,
    latitude: read('latitude', latitude, parseDegrees),
    longitude: read('longitude', longitude, parseDegrees),
  });
  const terms = contractTerms.safeParse({ planId, ownPriceCents: read('ownPrice', ownPrice, parseCents) });
  if (planId === null) problems.planId = wrong('planId');
  for (const { path, code } of [...(fields.error?.issues ?? []), ...(terms.error?.issues ?? [])]) {
    const field = fieldOf(String(path[0]));
    const reason = field === 'ownPrice' ? ownPriceProblem(ownPrice) : field;
    if (field) problems[field] ??= wrong(code === 'too_big' && isText(field) ? 'too_big' : String(reason));
  }
  return {
    fields: fields.success ? fields.data : null,
    terms: terms.success ? terms.data : null,
    problems,
  };
}

const isText = (field: DraftField) => field !== 'latitude' && field !== 'longitude' && field !== 'ownPrice';

/** The form's name of a field of the contract. */
export function fieldOf(name: string | undefined): DraftField | undefined {
  return name === 'ownPriceCents' ? 'ownPrice' : draftFields.find((field) => field === name);
}
