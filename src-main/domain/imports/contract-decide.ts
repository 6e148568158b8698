import type { CatalogEntry } from '../../contract/catalogs';
import type { Contract } from '../../contract/contracts';
import type { ImportOutcome, ImportProblem, ImportProblemCode, ImportTarget } from '../../contract/imports';
import { calendarDate } from '../../contract/values/calendar-date';
import type { Cents } from '../../contract/values/money';
import { fold } from '../../contract/values/text';
import type { StagedDecision } from '../../ports';
import { findPlanPrice } from '../catalogs';
import { findByCustomId, findSurvivor } from '../clients';
import { type ContractClient, requireContractClient } from '../contracts';
import { officeDay, requireCountry } from '../office';
import { arrivalOf, changesOf, standingFor } from './contract-changes';
import { type FieldsIn, usableFields } from './contract-fields';
import { firstDayStops } from './contract-first-day';
import { findOwn, identityOf, type Network, networkOf, type Own } from './contract-known';
import { type Given, leavingOf } from './contract-leaving';
import type { ContractPlan } from './contract-plan';
import { followedPlan, newPlanCentsOf, newPlanPrices, unpricedPlanOf } from './contract-prices';
import { sharedUserName, userNameStops } from './contract-user-names';
import { type ContractRecord, readContractRecord } from './contract-records';
import { askSpeeds, type SpeedsFor } from './contract-speeds';
import type { DecideIn, ListKind, OtherRows } from './list-kind';
import { isBlank } from './read-cells';
import { askRegister, type Register } from './register-store';
import { once, remember } from './remember';

interface How extends DecideIn, FieldsIn {
  readonly register: Register;
  readonly client: (customId: string) => ContractClient | undefined;
  readonly priceOf: (planId: number) => number | undefined;
  readonly speedsFor: SpeedsFor;
  /** What the list says that a plan costs that it makes; asked by a row that does not say it. */
  readonly newPlanCents: (plan: string) => Cents | undefined;
}

const NOBODYS: Own = { before: undefined, isUnclear: false, couldBe: [], all: [] };

/** Decides one row against the register and against what the file's other rows have. */
function decideContract(record: ContractRecord, skipped: boolean, how: How): StagedDecision {
  const customId = record.text.customId ?? '';
  const client = customId === '' ? undefined : how.client(customId);
  const network = networkOf(record);
  const own = client ? findOwn(record, network, client, how) : NOBODYS;
  const { before } = own;
  const awaits = own.couldBe.map(identityOf);
  const unpricedPlan = unpricedPlanOf(record, how.register);
  const named: Head = { ...headOf(record, network, client, before), unpricedPlan, awaits };
  if (skipped) return staysOut(named, 'skipped', []);
  const stops = stopsOf(record, client, own, how);
  if (!client || stops.length > 0) return staysOut(named, 'problem', stops);
  // What is about no contract yet hangs on the rows before it that name one that the client has as it does.
  const couldRepeat = before || own.all.length === 0 ? [] : [named.namedKey];
  const head: Head = { ...named, awaits: [...awaits, ...couldRepeat] };
  const first = how.others.holder('identity', head.identity, record.row) ?? findTwin({ record, network, own }, how);
  if (first !== undefined) {
    const same = how.others.isSame(first, saidBy(record));
    const code = same ? 'sameRow' : 'sameContract';
    return staysOut(head, same ? 'skipped' : 'problem', [{ code, field: 'plan', other: String(first) }]);
  }
  return compare({ record, client, before, network, head }, how);
}

/** What a row names its contract by. */
function namedBy({ text, startedOn }: ContractRecord, network: Network): string {
  return network.mac || network.ipKey || fold(network.userName) || `${fold(text.plan ?? '')} ${startedOn ?? ''}`;
}

interface Twins {
  readonly record: ContractRecord;
  readonly network: Network;
  readonly own: Own;
}

/**
 * The row that a row says once more, though that one's contract is in the office by now: two rows that name one contract
 * alike are one, as they were when it was not there yet.
 */
function findTwin({ record, network, own }: Twins, { others, targets }: DecideIn): number | undefined {
  if (own.before) return undefined;
  const named = namedBy(record, network);
  return own.all
    .flatMap((id) => others.holder('identity', identityOf(id), record.row) ?? [])
    .find((row) => {
      const other = others.row(row);
      const said = other && readContractRecord(other, targets);
      return said && namedBy(said, networkOf(said)) === named;
    });
}

type Keys = 'identity' | 'firstKey' | 'firstEndKey' | 'secondKey' | 'userNameKey' | 'namedKey';
type Named = Pick<StagedDecision, 'row' | 'customId' | 'name' | Keys>;
type Head = Named & Pick<StagedDecision, 'unpricedPlan' | 'awaits'>;

function headOf(
  record: ContractRecord,
  network: Network,
  client: ContractClient | undefined,
  before: Contract | undefined,
): Named {
  const { text, row } = record;
  const named = namedBy(record, network);
  const customId = text.customId ?? '';
  return {
    row,
    customId,
    name: client?.name ?? '',
    identity: before ? identityOf(before.id) : `${client?.id ?? `id ${customId}`}|${named}`,
    firstKey: network.ipKey,
    firstEndKey: network.ipEndKey,
    secondKey: network.mac,
    userNameKey: fold(network.userName),
    namedKey: client ? `named ${client.id}|${named}` : '',
  };
}

function staysOut(head: Head, outcome: ImportOutcome, problems: readonly ImportProblem[]): StagedDecision {
  const nothing = {
    changes: [],
    holdsFirst: false,
    holdsSecond: false,
    madePlan: '',
    wishes: [],
    plan: 'null',
  };
  return { ...head, outcome, problems: [...problems], ...nothing };
}

function stop(code: ImportProblemCode, field: ImportTarget, other = ''): ImportProblem[] {
  return [{ code, field, other }];
}

/** Why a row cannot come in at all: by what is written in it, and by what it is about. */
function stopsOf(record: ContractRecord, client: ContractClient | undefined, own: Own, how: How): ImportProblem[] {
  return [...record.problems, ...userNameStops(record, own.before), ...contractStops(record, client, own, how)];
}

/** Why a row is of no contract of the office, and makes none. */
function contractStops(
  record: ContractRecord,
  client: ContractClient | undefined,
  { before, isUnclear }: Own,
  how: How,
): ImportProblem[] {
  const { text } = record;
  if (!text.customId) return stop('clientMissing', 'customId');
  if (!client) return stop('clientUnknown', 'customId', text.customId);
  if (isUnclear) return stop('contractUnclear', 'userName', text.userName);
  if (before?.endedOn) return stop('contractEnded', 'customId', before.endedOn);
  const wrongDay = firstDayStops(record, before, how);
  if (wrongDay.length > 0) return wrongDay;
  if (!text.plan) return before ? [] : stop('planMissing', 'plan');
  const unpriced = unpricedPlanOf(record, how.register);
  return unpriced === '' || how.newPlanCents(unpriced) !== undefined ? [] : stop('planUnknown', 'plan', text.plan);
}

interface Compared {
  readonly record: ContractRecord;
  readonly client: ContractClient;
  readonly before: Contract | undefined;
  readonly network: Network;
  readonly head: Head;
}

function compare(compared: Compared, how: How): StagedDecision {
  const { record, client, before, head } = compared;
  const { fields, problems: unusable, awaits, ...holding } = usableFields({ ...compared, asks: head }, how);
  const shared = sharedUserName(head, before?.id, how);
  const { text } = record;
  const speeds = how.speedsFor(record, before);
  const problems = [...record.warnings, ...unusable, ...shared.problems, ...speeds.problems];
  const standing = standingFor(record, before, client);
  const isOnWish = !before || (record.standing !== undefined && record.standing.state !== 'disabled');
  if (client.state === 'deactivated' && isOnWish)
    problems.push({ code: 'clientDeactivated', field: 'customId', other: client.name });
  const plan: ContractPlan = {
    contract: before ? { id: before.id, version: before.version } : null,
    clientId: client.id,
    fields,
    // A plan that the list leaves blank is the one that the contract has.
    plan: text.plan ? text.plan : null,
    node: text.node ?? null,
    equipment: text.equipment ?? null,
    priceCents: record.priceCents ?? null,
    newPlanCents: newPlanCentsOf(record, how),
    followsId: followedPlan(record, how.register),
    ...speeds.made,
    startAssumed: !before && record.startedOn === undefined,
    standing,
  };
  const entries = entriesOf(plan, how.register);
  problems.push(...entries.flatMap(({ kind, entry }) => retired(kind, entry)));
  const known = entries.find(({ kind }) => kind === 'plan')?.entry;
  const changes = before ? changesOf(before, plan, how) : arrivalOf(plan, known && how.priceOf(known.id));
  const outcome = !before ? 'new' : changes.length === 0 ? 'same' : 'changes';
  const wishes = entries.filter(({ entry }) => !entry).map(({ kind, name }) => ({ kind, key: fold(name), name }));
  const { madePlan } = speeds;
  const asks = { ...holding, awaits: [...head.awaits, ...awaits, ...shared.awaits] };
  return { ...head, ...asks, outcome, problems, changes, madePlan, wishes, plan: JSON.stringify(plan) };
}

function entriesOf(plan: ContractPlan, register: Register) {
  return (['plan', 'node', 'equipment'] as const).flatMap((kind) => {
    const name = plan[kind];
    return name ? [{ kind, name, entry: register.catalogEntry(kind, name) }] : [];
  });
}

function retired(field: 'plan' | 'node' | 'equipment', entry: CatalogEntry | undefined): ImportProblem[] {
  return entry?.retired ? [{ code: 'entryRetired', field, other: entry.name }] : [];
}

interface ComingIn {
  readonly record: ContractRecord;
  readonly network: Network;
  readonly before: Contract | undefined;
  /** Whether a row before it is about the same contract, which is given what that one says. */
  readonly repeats: boolean;
}

/**
 * The rows that nothing that they say by themselves keeps out. Whose contract each row is is asked of the rows before it in
 * the list, as it is when it is decided, however far the list has been decided by now.
 */
function* comingIn(how: How, isAsked: (client: ContractClient) => boolean = () => true): Generator<ComingIn> {
  const about = new Map<string, number>();
  const others: OtherRows = {
    ...how.others,
    holder: (kind, key, ...rest) => (kind === 'identity' ? about.get(key) : how.others.holder(kind, key, ...rest)),
  };
  const upTo = { ...how, others };
  for (const row of how.others.rows()) {
    const record = readContractRecord(row, how.targets);
    const client = record.text.customId ? how.client(record.text.customId) : undefined;
    if (row.skipped || isBlank(record) || !client || !isAsked(client)) continue;
    const network = networkOf(record);
    const own = findOwn(record, network, client, upTo);
    if (stopsOf(record, client, own, how).length > 0) continue;
    const { identity } = headOf(record, network, client, own.before);
    const repeats = about.has(identity) || findTwin({ record, network, own }, upTo) !== undefined;
    if (!repeats) about.set(identity, row.row);
    yield { record, network, before: own.before, repeats };
  }
}

/** What the rows that can come in give their contracts; of two about the same one, the first. */
function* givenBy(how: How): Generator<Given> {
  for (const { record, network, before, repeats } of comingIn(how)) {
    if (repeats) continue;
    const { ip, mac, userName } = record.text;
    yield {
      contractId: before?.id,
      ip: ip !== undefined && (ip === '' || network.ip !== '') ? network : undefined,
      mac: mac !== undefined && (mac === '' || network.mac !== '') ? network.mac : undefined,
      userNameKey: userName === undefined ? undefined : fold(userName),
    };
  }
}

const saidBy = (record: ContractRecord) => JSON.stringify(record.text);

/** Lists of contracts. */
export const contractDecisions: Pick<ListKind, 'says' | 'decider'> = {
  says: (row, targets) => saidBy(readContractRecord(row, targets)),
  decider(how) {
    const { db, targets } = how;
    const prices = remember((planId) => findPlanPrice(db, Number(planId)));
    const newPrices = once(() => newPlanPrices(all, (isAsked, known) => comingIn({ ...all, ...known }, isAsked)));
    const register = askRegister(db);
    const all: How = {
      ...how,
      register,
      client: remember((customId) => {
        const found = findByCustomId(db, customId);
        return found && requireContractClient(db, findSurvivor(db, found.id)?.id ?? found.id);
      }),
      priceOf: (planId) => prices(String(planId)),
      speedsFor: askSpeeds(how, register),
      newPlanCents: (plan) => newPrices().get(plan),
      leaving: once(() => leavingOf(db, [...givenBy(all)])),
      today: calendarDate.parse(officeDay(db, how.nowMs)),
      country: requireCountry(db),
    };
    return {
      decide(row) {
        const record = readContractRecord(row, targets);
        return isBlank(record) ? null : decideContract(record, row.skipped, all);
      },
      newPlanCents: all.newPlanCents,
    };
  },
};
