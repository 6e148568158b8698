import {
  carriedFields,
  type ImportChange,
  type ImportOutcome,
  type ImportProblem,
  type ImportProblemCode,
} from '../../contract/imports';
import { clientCatalogs, blankClientFields, type ClientFields } from '../../contract/clients';
import { fold, numberKey, plain } from '../../contract/values/text';
import type { Country } from '../../contract/office';
import type { StagedDecision, StagedRow } from '../../ports';
import { clientKeys } from '../clients';
import { requireCountry } from '../office';
import { isTaxId } from '../tax-ids';
import { emailFor } from './emails';
import type { ListKind, OtherRows } from './list-kind';
import { isBlank } from './read-cells';
import { type ImportRecord, readRecord } from './records';
import { amountChanges, type Amounts, type Carried, carriedChanges, NO_CARRIED } from './carried';
import { askRegister, readRegister, type Register, type RegisterClient } from './register-store';
import type { CatalogWish, RowPlan } from './row-plan';

/** What an import will do with one row, and why. */
interface RowDecision {
  readonly record: ImportRecord;
  readonly outcome: ImportOutcome;
  readonly problems: readonly ImportProblem[];
  readonly changes: readonly ImportChange[];
  readonly identity: string;
  readonly emailKey: string;
  readonly hasEmail: boolean;
  readonly nationalIdKey: string;
  readonly awaits: readonly string[];
  /** Entries that do not exist yet. */
  readonly wishes: readonly CatalogWish[];
  readonly plan: RowPlan | null;
}

export interface DecideWith {
  readonly register: Register;
  readonly country: Country;
  readonly others: OtherRows;
}

const TEXT_FIELDS = [
  'customId',
  'name',
  'notes',
  'email',
  'phone',
  'mobile',
  'address',
  'nationalId',
  'taxId',
] as const;
const CATALOGS = (['neighborhoodId', 'zoneId', 'cityId', 'provinceId'] as const).map((field) => ({
  field,
  kind: clientCatalogs[field],
}));

/** Decides one row against the register and against what the file's other rows have. */
function decideRow(record: ImportRecord, skipped: boolean, how: DecideWith): RowDecision {
  const person = personOf(record);
  const { found, couldBe } = findClient(record, person, how);
  const keys = { ...keysOf(person, found), awaits: couldBe.map(identityOf) };
  if (skipped) return left(record, keys, 'skipped', []);
  const isNameless = found === undefined && !person.name && !record.problems.some(({ field }) => field === 'name');
  const problems = isNameless ? [...record.problems, NAMELESS] : record.problems;
  if (problems.length > 0) return left(record, keys, 'problem', problems);
  const first = how.others.holder('identity', keys.identity, record.row);
  if (first !== undefined) {
    const same = how.others.isSame(first, saidBy(record));
    const code: ImportProblemCode = same ? 'sameRow' : 'sameClient';
    return left(record, keys, same ? 'skipped' : 'problem', [{ code, field: 'name', other: String(first) }]);
  }
  const into = found === undefined ? undefined : how.register.mergedInto(found);
  if (into !== undefined)
    return left(record, keys, 'problem', [{ code: 'clientMerged', field: 'customId', other: into }]);
  const before = found === undefined ? null : how.register.client(found);
  const email = emailFor(record, before, how);
  const warnings = [
    ...record.warnings,
    ...email.problems,
    ...documentWarnings(record, before, keys.nationalIdKey, how),
  ];
  const typed: Partial<ClientFields> = { ...person, ...email.fields };
  // The same ID in other letters is no other ID.
  if (before && plain(person.customId ?? '') === plain(before.fields.customId)) typed.customId = before.fields.customId;
  const asks = { ...keys, awaits: [...keys.awaits, ...(email.awaits ?? [])] };
  return compare({ record, before, typed, keys: asks, hasEmail: email.fields.email === undefined, warnings }, how);
}

type Person = Partial<Record<(typeof TEXT_FIELDS)[number], string>>;

/** Whoever is created has a name; somebody who is known keeps the one there is where a row has none. */
const NAMELESS: ImportProblem = { code: 'nameMissing', field: 'name', other: '' };

/** The text columns that the file has. A blank ID cliente, or name, says nothing: the one that the client has is kept. */
function personOf(record: ImportRecord): Person {
  const person: Person = {};
  for (const field of TEXT_FIELDS) {
    const value = record.text[field];
    const saysNothing = value === '' && (field === 'customId' || field === 'name');
    if (value !== undefined && !saysNothing) person[field] = value;
  }
  return person;
}

interface Found {
  readonly found: number | undefined;
  /** The others that the row might be about, by whom the rows before it are about. */
  readonly couldBe: readonly number[];
}

function findClient(record: ImportRecord, person: Person, { register, others }: DecideWith): Found {
  if (person.customId !== undefined) return { found: register.findByCustomId(person.customId), couldBe: [] };
  if (!person.name) return { found: undefined, couldBe: [] };
  const asked: number[] = [];
  const found = register.findByPerson(person, (id) => {
    asked.push(id);
    return others.holder('identity', identityOf(id), record.row) === undefined;
  });
  return { found, couldBe: asked.filter((id) => id !== found) };
}

const identityOf = (clientId: number) => `client ${clientId}`;

type Keys = Pick<RowDecision, 'identity' | 'emailKey' | 'nationalIdKey' | 'awaits'>;

function keysOf(person: Person, clientId: number | undefined): Omit<Keys, 'awaits'> {
  const emailKey = fold(person.email ?? '');
  const nationalIdKey = numberKey(person.nationalId ?? '');
  if (clientId !== undefined) return { identity: identityOf(clientId), emailKey, nationalIdKey };
  if (person.customId !== undefined) return { identity: `id ${plain(person.customId)}`, emailKey, nationalIdKey };
  const keys = clientKeys({ ...blankClientFields, ...person }, []);
  const { nameKey, phoneKey, mobileKey, addressKey } = keys;
  const identity = ['person', nameKey, nationalIdKey, phoneKey, mobileKey, emailKey, addressKey].join('|');
  return { identity, emailKey, nationalIdKey };
}

function left(
  record: ImportRecord,
  keys: Keys,
  outcome: ImportOutcome,
  problems: readonly ImportProblem[],
): RowDecision {
  return { record, outcome, problems, changes: [], ...keys, hasEmail: false, wishes: [], plan: null };
}

/** A document that another client has, and a wrong tax id, are told and do not block (domain.md §1, Documento; §3). */
function documentWarnings(
  record: ImportRecord,
  before: RegisterClient | null,
  nationalIdKey: string,
  { register, others, country }: DecideWith,
): ImportProblem[] {
  const warnings: ImportProblem[] = [];
  if (before === null && nationalIdKey !== '') {
    const client = register.findByNationalId(nationalIdKey);
    const row = client === undefined ? others.holder('nationalId', nationalIdKey, record.row) : undefined;
    const named = row === undefined ? undefined : others.nameOf(row);
    const other = client === undefined ? named : register.client(client).fields.name;
    if (other !== undefined) warnings.push({ code: 'documentTaken', field: 'nationalId', other });
  }
  if (!isTaxId(country, record.text.taxId ?? '')) warnings.push({ code: 'taxIdInvalid', field: 'taxId', other: '' });
  return warnings;
}

interface Compared {
  readonly record: ImportRecord;
  readonly before: RegisterClient | null;
  readonly typed: Partial<ClientFields>;
  readonly keys: Keys;
  readonly hasEmail: boolean;
  readonly warnings: readonly ImportProblem[];
}

/** Columns that the file lacks are left alone; only those that it has are compared. */
function compare({ record, before, typed, keys, hasEmail, warnings }: Compared, { register }: DecideWith): RowDecision {
  const was = before?.fields ?? blankClientFields;
  const fields: ClientFields = { ...was, ...typed };
  const changes: ImportChange[] = TEXT_FIELDS.filter((field) => was[field] !== fields[field]).map((field) => ({
    field,
    before: was[field],
    after: fields[field],
  }));
  const catalogs = catalogsOf(record);
  const chosen = catalogs.map((wish) => chooseEntry(wish, was[wish.field], register));
  changes.push(...chosen.flatMap(({ change }) => change ?? []));
  const carriedBefore = before?.carried ?? NO_CARRIED;
  const carried = carriedAfter(record, before);
  const changedCarried = carriedChanges(carriedBefore, carried);
  changes.push(...changedCarried);
  const amounts = before === null ? amountsOf(record) : null;
  const outcome = before === null ? 'new' : changes.length === 0 ? 'same' : 'changes';
  const plan: RowPlan = {
    client: before && { id: before.id, version: before.version },
    fields,
    catalogs,
    carried,
    carriedChanges: [...changedCarried, ...(amounts ? amountChanges(amounts) : [])],
    createdWallMs: record.createdWallMs,
    amounts,
  };
  const wishes = catalogs.filter((_wish, index) => chosen[index]?.isNew);
  const problems = [...warnings, ...chosen.flatMap(({ problem }) => problem ?? [])];
  return { record, outcome, problems, changes, ...keys, hasEmail, wishes, plan };
}

/**
 * The carried columns as the list has them. What an export told of the register's own billing and gateways says nothing
 * new where it comes back.
 */
function carriedAfter(record: ImportRecord, before: RegisterClient | null): Carried {
  const was = before?.carried ?? NO_CARRIED;
  const carried = { ...was };
  for (const field of carriedFields) {
    const listed = record.text[field];
    if (listed === undefined || listed === was[field] || listed === before?.told()[field]) continue;
    carried[field] = listed;
  }
  return carried;
}

/** What a new client owes. A known one's is never compared, and so it is never changed (decision). */
function amountsOf({ unpaidCount, unpaidBalanceCents }: ImportRecord): Amounts {
  return { unpaidCount: unpaidCount ?? 0, unpaidBalanceCents: unpaidBalanceCents ?? 0 };
}

/** What a catalogue's column does to a client whose entry is `current`. A retired one that it sets is told. */
function chooseEntry({ kind, name }: CatalogWish, current: number | null, register: Register) {
  const entry = name === '' ? undefined : register.catalogEntry(kind, name);
  if ((entry?.id ?? null) === current && (entry || name === '')) return { isNew: false };
  const change: ImportChange = { field: kind, before: register.catalogName(current), after: entry?.name ?? name };
  const problem: ImportProblem | undefined = entry?.retired
    ? { code: 'entryRetired', field: kind, other: entry.name }
    : undefined;
  return { change, problem, isNew: name !== '' && !entry };
}

function catalogsOf(record: ImportRecord): CatalogWish[] {
  const found: CatalogWish[] = [];
  for (const { field, kind } of CATALOGS) {
    const name = record.text[kind];
    if (name !== undefined) found.push({ field, kind, name });
  }
  return found;
}

const saidBy = (record: ImportRecord) => JSON.stringify(record.text);

function stagedDecision(decision: RowDecision): StagedDecision {
  const { record, outcome, problems, changes, identity, emailKey, nationalIdKey, hasEmail, awaits, plan } = decision;
  return {
    row: record.row,
    outcome,
    customId: record.text.customId ?? '',
    name: plan?.fields.name ?? record.text.name ?? '',
    problems: [...problems],
    // A new client's fields are all new: only what a known one changes is worth showing.
    changes: outcome === 'changes' ? [...changes] : [],
    identity,
    firstKey: emailKey,
    firstEndKey: emailKey,
    holdsFirst: hasEmail,
    secondKey: nationalIdKey,
    holdsSecond: true,
    userNameKey: '',
    namedKey: '',
    madePlan: '',
    unpricedPlan: '',
    awaits,
    wishes: decision.wishes.map(({ kind, name }) => ({ kind, key: fold(name), name })),
    plan: JSON.stringify(plan),
  };
}

/** Lists of clients. */
export const clientDecisions: Pick<ListKind, 'says' | 'decider'> = {
  says: (row, targets) => saidBy(readRecord(row, targets)),
  decider({ db, targets, others, whole }) {
    const how = { register: whole ? readRegister(db) : askRegister(db), country: requireCountry(db), others };
    return {
      decide(row: StagedRow) {
        const record = readRecord(row, targets);
        return isBlank(record) ? null : stagedDecision(decideRow(record, row.skipped, how));
      },
      newPlanCents: () => undefined,
    };
  },
};
