import Sqlite from 'better-sqlite3';
import type { ClientCondition } from '../../src-main/contract/client-conditions';

/** What Búsqueda avanzada should find, computed from the raw rows. It shares nothing with the program but the file. */
type Row = Readonly<Record<string, string | number | null>>;

interface Person {
  readonly row: Row;
  readonly live: readonly Row[];
  readonly billing: Row | undefined;
  readonly taxes: readonly number[];
  readonly account: Row;
  readonly gateways: readonly Row[];
}

const textOf = (value: string | number | null | undefined) => (typeof value === 'string' ? value : '');

/** Without accents and case; what is no letter or digit is one blank. */
const words = (value: string) =>
  value
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim();
const joined = (value: string) => words(value).replaceAll(' ', '');
const digits = (value: string) => value.replaceAll(/\D/gu, '');
/** Leading noughts of an id's numbers do not count when it is looked for whole. */
const wholeId = (value: string) => value.toLowerCase().replaceAll(/(?<!\d)0+(?=\d)/gu, '');
const asTyped = (value: string) =>
  value
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/gu, '')
    .toLowerCase()
    .trim();

export function readPeople(folder: string) {
  const direct = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const all = (text: string) => direct.prepare<[], Row>(text).all();
  const by = (rows: readonly Row[], id: unknown) => rows.filter((row) => row['client_id'] === id);
  const contracts = all('SELECT * FROM contracts WHERE ended_on IS NULL');
  const [billing, taxes, accounts] = [
    all('SELECT * FROM client_billing'),
    all('SELECT * FROM client_taxes'),
    all('SELECT * FROM client_accounts'),
  ];
  const attached = all(`
    SELECT a.*, g.verified_at_ms FROM client_gateways a JOIN gateways g ON g.id = a.gateway_id
    WHERE a.detached_at_ms IS NULL`);
  const people: Person[] = all('SELECT * FROM clients').map((row) => ({
    row,
    live: by(contracts, row['id']),
    billing: by(billing, row['id'])[0],
    taxes: by(taxes, row['id']).map((tax) => Number(tax['tax_id'])),
    account: by(accounts, row['id'])[0] ?? {},
    gateways: by(attached, row['id']),
  }));
  const used = new Map<unknown, number>();
  const lastDay = Math.max(...all('SELECT day FROM consumption_days').map((row) => Number(row['day'])));
  for (const row of all(`SELECT owner, down + up AS used FROM consumption_days WHERE day = ${lastDay}`))
    used.set(row['owner'], Number(row['used']));
  const types = new Map<unknown, Row>();
  for (const entity of all('SELECT * FROM legal_entities')) types.set(entity['id'], entity);
  const rules = all('SELECT * FROM invoice_type_rules');
  const typeOf = ({ billing: own }: Person) =>
    rules.find(
      (rule) =>
        rule['issuer_condition_id'] === types.get(own?.['legal_entity_id'])?.['condition_id'] &&
        rule['client_condition_id'] === own?.['tax_condition_id'],
    )?.['invoice_type_id'] ?? null;
  const profiles = all('SELECT * FROM billing_profiles');
  const cycleOf = (own: Row) =>
    profiles.find((profile) =>
      own['profile_id'] === null ? profile['is_default'] === 1 : profile['id'] === own['profile_id'],
    )?.['cycle_day'];
  direct.close();
  return { people, used, typeOf, cycleOf };
}
type Facts = ReturnType<typeof readPeople>;

const CHECK = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
function isCuit(value: string): boolean {
  const all = digits(value);
  const sum = CHECK.reduce((total, weight, at) => total + weight * Number(all[at]), 0);
  const check = 11 - (sum % 11);
  return all.length === 11 && Number(all[10]) === ([9, 0][check - 10] ?? check);
}

type Text = Extract<ClientCondition, { kind: 'text' }>;

function hasText(
  values: readonly string[],
  { match, text }: Text,
  key: (value: string) => string,
  whole = key,
): boolean {
  if (match === 'empty') return values.every((value) => value === '');
  // Signs alone are looked for as they were typed.
  const signs = text.trim();
  if (joined(text) === '' && key !== asTyped)
    return values.some((value) => (match === 'equals' ? value.trim() === signs : value.includes(signs)));
  return values.some((value) =>
    match === 'equals' ? value !== '' && whole(value) === whole(text) : key(value).includes(key(text)),
  );
}

/** Each live contract by itself: one with a blank is one that is empty. */
const anyContract = (live: readonly Row[], column: string, condition: Text, key: (value: string) => string) =>
  live.some((contract) => hasText([textOf(contract[column])], condition, key));

function textMatches({ row, live, gateways }: Person, condition: Text): boolean {
  const own = (column: string) => textOf(row[column]);
  switch (condition.field) {
    case 'name':
    case 'address':
    case 'notes':
      return hasText(
        [own(condition.field)].map((value) => (condition.match === 'empty' ? value.trim() : value)),
        condition,
        words,
      );
    case 'email':
      return hasText([own('email')], condition, asTyped);
    case 'customId':
      return hasText([own('custom_id')], condition, joined, wholeId);
    case 'nationalId':
      return hasText([own('national_id')], condition, joined);
    case 'taxId':
      return hasText([own('tax_id')], condition, joined);
    case 'phone':
      return digits(condition.text) === '' && joined(condition.text) !== '' && condition.match !== 'empty'
        ? false
        : hasText([own('phone'), own('mobile')], condition, digits);
    case 'ip':
      return anyContract(live, 'ip', condition, asTyped);
    case 'mac':
      // It has no signs of its own: it is kept in one way, however it was typed.
      return joined(condition.text) === '' && condition.match !== 'empty'
        ? false
        : anyContract(live, 'mac', condition, joined);
    case 'userName':
      return anyContract(live, 'user_name', condition, asTyped);
    case 'contractNotes':
      return anyContract(live, 'notes', condition, words);
    case 'gatewayReference':
      return condition.match === 'empty'
        ? gateways.length === 0
        : gateways.some((each) => hasText([textOf(each['reference'])], condition, joined));
    default:
      throw new Error('there is no such text');
  }
}

const OWN = {
  zoneId: 'zone_id',
  neighborhoodId: 'neighborhood_id',
  cityId: 'city_id',
  provinceId: 'province_id',
  sellerId: 'seller_id',
  collectorId: 'collector_id',
  planId: 'plan_id',
  nodeId: 'node_id',
  equipmentId: 'equipment_id',
  legalEntityId: 'legal_entity_id',
  taxConditionId: 'tax_condition_id',
  profileId: 'profile_id',
  paymentMethodId: 'payment_method_id',
} as const;

function entryMatches(
  facts: Facts,
  person: Person,
  { field, ids }: Extract<ClientCondition, { kind: 'entries' }>,
): boolean {
  const { row, live, billing, taxes, gateways } = person;
  const among = (values: readonly (string | number | null | undefined)[]) =>
    values.some((value) => ids.some((id) => id === (value ?? null)));
  const orNone = <Value>(values: readonly Value[]) => (values.length === 0 ? [null] : values);
  if (field === 'planId' || field === 'nodeId' || field === 'equipmentId')
    return among(live.map((each) => each[OWN[field]]));
  if (field === 'gatewayId') return among(orNone(gateways.map((each) => each['gateway_id'] ?? null)));
  if (field === 'chargedTaxId') return among(orNone(taxes));
  if (field === 'invoiceTypeId') return among([facts.typeOf(person)]);
  const beside = ['legalEntityId', 'taxConditionId', 'profileId', 'paymentMethodId'].includes(field);
  return among([(beside ? billing : row)?.[OWN[field]]]);
}

function choiceMatches(
  { row, live }: Person,
  { field, values }: Extract<ClientCondition, { kind: 'choice' }>,
): boolean {
  return values.some((value) => {
    if (field === 'personType') return row['person_type'] === value;
    if (value === 'none') return live.length === 0;
    return live.some((each) => {
      const [state, by, until] = [each['state'], each['disabled_by'], each['paused_until_on']];
      if (value === 'paused') return until !== null;
      if (value === 'disabledBySystem') return by === 'system';
      if (value === 'disabledByClient') return by === 'client';
      if (value === 'disabledByOperator') return by === 'operator' && until === null;
      return state === value;
    });
  });
}

function isSo(facts: Facts, { row, live, billing, account, gateways }: Person, field: string): boolean {
  const switches: Readonly<Record<string, string>> = {
    billingEnabled: 'enabled',
    autoState: 'auto_state',
    reportAfterPayment: 'report_after_payment',
    emailInvoice: 'email_invoice',
    emailPayment: 'email_payment',
  };
  const column = switches[field];
  if (column !== undefined) return billing?.[column] === 1;
  switch (field) {
    case 'placed':
      return row['latitude'] !== null || live.some((each) => each['latitude'] !== null);
    case 'connected':
      return live.some((each) => (facts.used.get(each['id']) ?? 0) > 0);
    case 'inDebt':
      return Number(account['balance_cents']) > 0;
    case 'ownBillingDay':
      return billing?.['enabled'] === 1 && billing['cycle_day'] !== facts.cycleOf(billing);
    case 'taxIdInvalid':
      return row['tax_id'] !== '' && !isCuit(textOf(row['tax_id']));
    case 'gatewayVerified':
      return gateways.some((each) => each['verified_at_ms'] !== null);
    default:
      throw new Error(`${field} is not known to the model`);
  }
}

/** Mendoza is three hours behind UTC all the year. */
const dayOf = (atMs: unknown) => new Date(Number(atMs) - 3 * 3_600_000).toISOString().slice(0, 10);

function measures(facts: Facts, { row, live, billing, account }: Person, field: string): readonly (string | number)[] {
  switch (field) {
    case 'internalNumber':
      return [Number(row['id'])];
    case 'consumption':
      return live.map((each) => (facts.used.get(each['id']) ?? 0) / 1_000_000_000);
    case 'billingDay':
      return billing?.['enabled'] === 1 ? [Number(billing['cycle_day'])] : [];
    case 'unpaidInvoices':
      return [Number(account['unpaid_invoices'])];
    case 'balance':
      return [Number(account['balance_cents'])];
    case 'credit':
      return [Number(account['credit_cents'])];
    case 'createdOn':
      return [dayOf(row['created_at_ms'])];
    case 'updatedOn':
      return [dayOf(row['updated_at_ms'])];
    case 'contractStartedOn':
      return live.map((each) => textOf(each['started_on']));
    case 'oldestDueOn':
      return account['oldest_due_on'] === null ? [] : [textOf(account['oldest_due_on'])];
    default:
      throw new Error(`${field} is not known to the model`);
  }
}

function matches(facts: Facts, person: Person, condition: ClientCondition): boolean {
  if (condition.kind === 'flag') return isSo(facts, person, condition.field) === condition.yes;
  return matchesPlain(facts, person, condition) !== condition.not;
}

function matchesPlain(facts: Facts, person: Person, condition: Exclude<ClientCondition, { kind: 'flag' }>): boolean {
  if (condition.kind === 'text') return textMatches(person, condition);
  if (condition.kind === 'entries') return entryMatches(facts, person, condition);
  if (condition.kind === 'choice') return choiceMatches(person, condition);
  const { from, to, field } = condition;
  return measures(facts, person, field).some(
    (value) => (from === null || value >= from) && (to === null || value <= to),
  );
}

/** The numbers of the clients that all these conditions hold for, in a state. */
export function expectedIds(facts: Facts, conditions: readonly ClientCondition[], state: 'active' | 'all'): number[] {
  return facts.people
    .filter(({ row }) => state === 'all' || row['state'] === state)
    .filter((person) => conditions.every((condition) => matches(facts, person, condition)))
    .map(({ row }) => Number(row['id']));
}
