import type { importOutcomes } from '../../contract/imports';
import type { CatalogKind } from '../../contract/catalogs';
import { blankClientFields, type ClientFields } from '../../contract/clients';
import { fold, isEmail } from '../../contract/values/text';
import { clientFieldsOf } from '../clients';
import type { Country } from '../../contract/office';
import { isTaxId } from '../tax-ids';
import type { ImportProblem, ImportRecord } from './records';
import { type Carried, likenessOf, type Register } from './register';

export type ImportOutcome = (typeof importOutcomes)[number];

export interface ImportChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** A catalogue's value in a file: its entry when there is one, else the name that is to be created. */
export interface CatalogWish {
  readonly field: 'cityId' | 'provinceId' | 'neighborhoodId' | 'zoneId';
  readonly kind: CatalogKind;
  readonly name: string;
}

/** What an import will do with one row, and why. */
export interface RowDecision {
  readonly record: ImportRecord;
  readonly outcome: ImportOutcome;
  readonly problems: readonly ImportProblem[];
  readonly changes: readonly ImportChange[];
  /** The client that the row is about; undefined for a new one. */
  readonly clientId?: number | undefined;
  readonly fields: ClientFields;
  readonly carried: Carried;
  readonly wishes: readonly CatalogWish[];
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
const CARRIED_FIELDS = ['billingEnabled', 'invoiceType', 'taxCondition', 'gateways'] as const;
const CATALOGS = [
  { field: 'neighborhoodId', kind: 'neighborhood' },
  { field: 'zoneId', kind: 'zone' },
  { field: 'cityId', kind: 'city' },
  { field: 'provinceId', kind: 'province' },
] as const;

const NO_CARRIED: Carried = { billingEnabled: '', invoiceType: '', taxCondition: '', gateways: '' };
const BLOCKING: readonly ImportProblem[] = ['nameMissing', 'tooLong', 'amountInvalid', 'dateInvalid'];

/** The mark with which a main e-mail that cannot be one is kept in the notes. */
export const EMAIL_NOTE = 'E-mail del archivo: ';

/** Decides row after row, since what an earlier row takes (an id, an e-mail) a later one cannot have. */
export function createDecider(register: Register, country: Country): (record: ImportRecord) => RowDecision {
  const seen = new Set<string>();
  const emails = new Map<string, string>();
  return (record) => {
    const identity = record.text.customId || likenessOf({ ...blankClientFields, ...pick(record) });
    const clientId = record.text.customId
      ? register.findByCustomId(record.text.customId)
      : register.findByLikeness(identity);
    if (record.problems.some((problem) => BLOCKING.includes(problem)))
      return blocked(record, 'problem', record.problems);
    if (seen.has(identity)) return blocked(record, 'skipped', ['repeatedInFile']);
    seen.add(identity);
    const owner = (email: string) => emails.get(fold(email)) ?? ownerInRegister(register, email, clientId);
    const notesBefore = clientId === undefined ? '' : register.client(clientId).notes;
    const { fields: typed, problems } = withUsableEmail(record, notesBefore, owner);
    if (typed.email) emails.set(fold(typed.email), identity);
    const warnings: ImportProblem[] = isTaxId(country, record.text.taxId ?? '')
      ? problems
      : [...problems, 'taxIdInvalid'];
    return compare(register, record, clientId, typed, warnings);
  };
}

function ownerInRegister(register: Register, email: string, clientId: number | undefined): string | undefined {
  const owner = register.findByEmail(email);
  return owner === undefined || owner === clientId ? undefined : String(owner);
}

function pick(record: ImportRecord): Partial<Pick<ClientFields, (typeof TEXT_FIELDS)[number]>> {
  const picked: Partial<Record<(typeof TEXT_FIELDS)[number], string>> = {};
  for (const field of TEXT_FIELDS) {
    const value = record.text[field];
    if (value !== undefined) picked[field] = value;
  }
  return picked;
}

/**
 * A main e-mail must be one address and nobody else's (specification §5). One that is not is no reason to lose a
 * client: the row comes in without it, says so, and the text is kept in the notes (decision).
 */
function withUsableEmail(record: ImportRecord, notesBefore: string, owner: (email: string) => string | undefined) {
  const fields = pick(record);
  const { email } = fields;
  const none: ImportProblem[] = [];
  if (!email) return { fields, problems: none };
  const problem: ImportProblem | null = !isEmail(email)
    ? 'emailInvalid'
    : owner(email) === undefined
      ? null
      : 'emailTaken';
  if (problem === null) return { fields, problems: none };
  const line = `${EMAIL_NOTE}${email}`;
  const typed = fields.notes ?? notesBefore;
  const notes = typed.includes(line) ? typed : [typed, line].filter(Boolean).join('\n');
  return { fields: { ...fields, email: '', notes }, problems: [problem] };
}

function blocked(record: ImportRecord, outcome: ImportOutcome, problems: readonly ImportProblem[]): RowDecision {
  return { record, outcome, problems, changes: [], fields: blankClientFields, carried: NO_CARRIED, wishes: [] };
}

/** Columns that the file lacks are left alone; only those that it has are compared. */
function compare(
  register: Register,
  record: ImportRecord,
  clientId: number | undefined,
  typed: Partial<ClientFields>,
  problems: readonly ImportProblem[],
): RowDecision {
  const before = clientId === undefined ? blankClientFields : clientFieldsOf(register.client(clientId));
  const carriedBefore = clientId === undefined ? NO_CARRIED : register.carried(clientId);
  const fields: ClientFields = { ...before, ...typed };
  const changes: ImportChange[] = TEXT_FIELDS.filter((field) => before[field] !== fields[field]).map((field) => ({
    field,
    before: before[field],
    after: fields[field],
  }));
  const wishes: CatalogWish[] = [];
  for (const { field, kind } of CATALOGS) {
    const name = record.text[kind];
    if (name === undefined) continue;
    const id = name === '' ? null : (register.catalogId(kind, name) ?? null);
    if (name !== '' && id === null) wishes.push({ field, kind, name });
    fields[field] = id;
    const was = register.catalogName(before[field]);
    if (fold(was) !== fold(name)) changes.push({ field, before: was, after: name });
  }
  const carried = { ...carriedBefore };
  for (const field of CARRIED_FIELDS) {
    const value = record.text[field];
    if (value === undefined || value === carriedBefore[field]) continue;
    carried[field] = value;
    changes.push({ field, before: carriedBefore[field], after: value });
  }
  const outcome = clientId === undefined ? 'new' : changes.length === 0 ? 'same' : 'changes';
  return { record, outcome, problems, changes, clientId, fields, carried, wishes };
}
