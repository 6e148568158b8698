import { type SQL, sql } from 'drizzle-orm';
import type {
  ChoiceField,
  ClientCondition,
  ConditionOf,
  DateField,
  EntriesField,
  FlagField,
  MoneyField,
  NumberFieldName,
  TextField,
} from '../../contract/client-conditions';
import { isIpProblem, parseIp } from '../../contract/values/ip-address';
import { fold, numberKey } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { findLastSample } from '../last-sample';
import { boundsOfDay, officeDay, requireCountry } from '../office';
import { isTaxId } from '../tax-ids';
import { sortableId } from './keys';
import { isDocument, isPhone, keyIs, ownKey, ownWords } from './own-key-store';
import { clientsByText, WITHOUT_TEXT } from './text-scan-store';

/**
 * The SQL of every condition, over `clients AS c`. What is kept once a client is looked up at each; what may be there more
 * often is a set of clients' numbers that is made once (`+c.id`, so that it never leads the way): so the index of the
 * conditions is walked over, which has the order of the names and no need of the rows. None reads an invoice or an entry of
 * the ledger: what those come to stands in `client_accounts`.
 */
export function conditionSql(db: ReadDb, condition: ClientCondition): SQL {
  const found = plainSql(db, condition);
  // Not NOT: where something is not known that would be not known either, and the client in neither result.
  return condition.kind !== 'flag' && condition.not ? sql`(${found}) IS NOT TRUE` : found;
}

function plainSql(db: ReadDb, condition: ClientCondition): SQL {
  if (condition.kind === 'text')
    return condition.match === 'empty' ? EMPTY[condition.field] : TEXT[condition.field](db, condition);
  if (condition.kind === 'entries') return ENTRIES[condition.field](chosenOf(db, condition));
  if (condition.kind === 'choice') return CHOICE[condition.field](condition);
  if (condition.kind === 'flag') {
    const so = FLAG[condition.field](db);
    return condition.yes ? so : sql`(${so}) IS NOT TRUE`;
  }
  if (condition.kind === 'number') return NUMBER[condition.field](db, condition);
  return condition.kind === 'money' ? MONEY[condition.field](condition) : DATE[condition.field](db, condition);
}

const among = (ids: SQL) => sql`+c.id IN (${ids})`;
const amongIds = (ids: readonly number[]) => among(sql`SELECT value FROM json_each(${JSON.stringify(ids)})`);
/** Whether one of the live contracts of `clients AS c` is so. */
const byContract = (condition: SQL) =>
  among(sql`SELECT client_id FROM contracts WHERE ${condition} AND ended_on IS NULL`);
/** SQLite would read every contract for them by an index that has none of them. */
const byContractText = (condition: SQL) =>
  among(sql`SELECT client_id FROM contracts INDEXED BY contracts_live_texts WHERE ${condition} AND ended_on IS NULL`);
const byGateway = (condition: SQL) =>
  among(sql`SELECT client_id FROM client_gateways WHERE detached_at_ms IS NULL AND ${condition}`);
const beside = (table: 'client_billing' | 'client_accounts' | 'client_taxes') => (condition: SQL) =>
  sql`EXISTS (SELECT 1 FROM ${sql.raw(table)} WHERE client_id = c.id AND ${condition})`;
const byBilling = beside('client_billing');
const byAccount = beside('client_accounts');
const byTax = beside('client_taxes');

type Typed = ConditionOf<'text'>;

const scanned =
  (field: Parameters<typeof clientsByText>[1]) =>
  (db: ReadDb, typed: Typed): SQL =>
    amongIds(clientsByText(db, field, typed));

/** An address as it is stored, where it is a whole one; else what was typed of it. */
function ipKey(text: string): string {
  const ip = parseIp(text);
  return isIpProblem(ip) ? text.replace(/\s/gu, '').replaceAll(',', '.').toLowerCase() : ip.text;
}

const TEXT: Readonly<Record<TextField, (db: ReadDb, typed: Typed) => SQL>> = {
  name: ownWords('name'),
  customId: (db, typed) =>
    typed.match === 'equals' ? ownKey('custom_id_key', sortableId)(db, typed) : scanned('customId')(db, typed),
  nationalId: isDocument,
  email: ownKey('email_key', fold),
  phone: isPhone,
  address: ownWords('address'),
  notes: scanned('notes'),
  ip: (_db, { text, match }) => byContractText(keyIs(sql`ip`, ipKey(text), match)),
  mac: (_db, { text, match }) => byContractText(keyIs(sql`mac`, numberKey(text), match)),
  userName: (_db, { text, match }) => byContractText(keyIs(sql`user_name_key`, fold(text), match)),
  contractNotes: scanned('contractNotes'),
  taxId: scanned('taxId'),
  gatewayReference: scanned('gatewayReference'),
};

const EMPTY: Readonly<Record<TextField, SQL>> = {
  // One of signs alone has no key, and is a name.
  name: sql`(c.name_key = '' AND c.name = '')`,
  customId: sql`c.custom_id_key = ''`,
  nationalId: sql`c.national_id_key = ''`,
  email: sql`c.email_key = ''`,
  phone: sql`(c.phone_key = '' AND c.mobile_key = '')`,
  address: sql`c.address_key = ''`,
  notes: WITHOUT_TEXT.notes,
  ip: byContractText(sql`ip = ''`),
  mac: byContractText(sql`mac = ''`),
  userName: byContractText(sql`user_name_key = ''`),
  contractNotes: WITHOUT_TEXT.contractNotes,
  taxId: WITHOUT_TEXT.taxId,
  gatewayReference: sql`NOT ${byGateway(sql`1`)}`,
};

/** Entries that are asked for, and whether to be without any is asked for as well. */
interface Chosen {
  readonly ids: readonly number[];
  readonly blank: boolean;
}

/** Lists whose spellings are merged: who asks for the one asks for what it went into. */
const CATALOGS: ReadonlySet<EntriesField> = new Set([
  'zoneId',
  'neighborhoodId',
  'cityId',
  'provinceId',
  'sellerId',
  'collectorId',
  'planId',
  'nodeId',
  'equipmentId',
]);

function chosenOf(db: ReadDb, { field, ids: asked }: ConditionOf<'entries'>): Chosen {
  const ids = asked.filter((id) => id !== null);
  const blank = ids.length < asked.length;
  if (!CATALOGS.has(field) || ids.length === 0) return { ids, blank };
  const standing = db.all<{ id: number }>(sql`
    SELECT coalesce(merged_into_id, id) AS id FROM catalog_entries
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return { ids: standing.map(({ id }) => id), blank };
}

/** Whether a column holds one of the chosen, or none where that is asked for. */
function holds(column: SQL, { ids, blank }: Chosen): SQL {
  const one = sql`${column} IN (${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )})`;
  if (!blank) return one;
  return ids.length === 0 ? sql`${column} IS NULL` : sql`(${one} OR ${column} IS NULL)`;
}

const ownEntry = (column: string) => (chosen: Chosen) => holds(sql.raw(`c.${column}`), chosen);
const contractEntry = (column: string) => (chosen: Chosen) => byContract(holds(sql.raw(column), chosen));

/** Of what is kept beside a client: one of the chosen, or nothing at all where that is asked for. */
function besides(by: (condition: SQL) => SQL, column: string) {
  return (chosen: Chosen): SQL => {
    const has = by(holds(sql.raw(column), { ...chosen, blank: false }));
    return chosen.blank ? sql`(${has} OR NOT ${by(sql`${sql.raw(column)} IS NOT NULL`)})` : has;
  };
}

/** The type of invoice follows from who issues and from the client's condition. */
const byInvoiceType = (condition: SQL) =>
  byBilling(sql`(legal_entity_id, tax_condition_id) IN (
    SELECT issuer.id, rule.client_condition_id FROM invoice_type_rules rule
    JOIN legal_entities issuer ON issuer.condition_id = rule.issuer_condition_id WHERE ${condition})`);

const ENTRIES: Readonly<Record<EntriesField, (chosen: Chosen) => SQL>> = {
  zoneId: ownEntry('zone_id'),
  neighborhoodId: ownEntry('neighborhood_id'),
  cityId: ownEntry('city_id'),
  provinceId: ownEntry('province_id'),
  sellerId: ownEntry('seller_id'),
  collectorId: ownEntry('collector_id'),
  planId: contractEntry('plan_id'),
  nodeId: contractEntry('node_id'),
  equipmentId: contractEntry('equipment_id'),
  legalEntityId: besides(byBilling, 'legal_entity_id'),
  taxConditionId: besides(byBilling, 'tax_condition_id'),
  invoiceTypeId: besides(byInvoiceType, 'rule.invoice_type_id'),
  chargedTaxId: besides(byTax, 'tax_id'),
  profileId: besides(byBilling, 'profile_id'),
  gatewayId: besides(byGateway, 'gateway_id'),
  paymentMethodId: besides(byBilling, 'payment_method_id'),
};

const OF_STANDING: Readonly<Record<string, SQL>> = {
  enabled: sql`state = 'enabled'`,
  alerted: sql`state = 'alerted'`,
  disabled: sql`state = 'disabled'`,
  disabledBySystem: sql`(state = 'disabled' AND disabled_by = 'system')`,
  disabledByOperator: sql`(state = 'disabled' AND disabled_by = 'operator' AND paused_until_on IS NULL)`,
  disabledByClient: sql`(state = 'disabled' AND disabled_by = 'client')`,
  paused: sql`paused_until_on IS NOT NULL`,
};

const CHOICE: Readonly<Record<ChoiceField, (condition: ConditionOf<'choice'>) => SQL>> = {
  personType: ({ values }) =>
    sql`c.person_type IN (${sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    )})`,
  contractStanding: ({ values }) => {
    const states = values.flatMap((value) => OF_STANDING[value] ?? []);
    const has = states.length > 0 ? [byContract(sql`(${sql.join(states, sql` OR `)})`)] : [];
    const none = values.includes('none') ? [sql`c.contract_count = 0`] : [];
    return sql`(${sql.join([...has, ...none], sql` OR `)})`;
  },
};

const DAY_MS = 86_400_000;

/** The last day that the office's files measured a contract on, as its sums are numbered; undefined where there is none. */
function lastMeasuredDay(db: ReadDb): number | undefined {
  const lastS = findLastSample(db);
  return lastS === null ? undefined : Date.parse(`${officeDay(db, lastS * 1000)}T00:00:00Z`) / DAY_MS;
}

/** Whether a live contract used so much on the last measured day; one without a sum used nothing. */
function byUse(db: ReadDb, condition: SQL): SQL {
  const day = lastMeasuredDay(db) ?? -1;
  return among(sql`
    SELECT contract.client_id FROM contracts contract INDEXED BY contracts_started
    LEFT JOIN consumption_days used ON used.owner = contract.id AND used.day = ${day}
    WHERE contract.ended_on IS NULL AND ${condition}`);
}

/** Who has a tax id that is none in the office's country. */
function withInvalidTaxId(db: ReadDb): SQL {
  const country = requireCountry(db);
  const typed = db.all<{ id: number; taxId: string }>(sql`SELECT id, tax_id AS taxId FROM clients WHERE tax_id <> ''`);
  return amongIds(typed.filter(({ taxId }) => !isTaxId(country, taxId)).map(({ id }) => id));
}

const FLAG: Readonly<Record<FlagField, (db: ReadDb) => SQL>> = {
  placed: () =>
    sql`(c.latitude IS NOT NULL OR ${among(sql`SELECT client_id FROM contracts INDEXED BY contracts_placed WHERE latitude IS NOT NULL AND ended_on IS NULL`)})`,
  connected: (db) => byUse(db, sql`used.down + used.up > 0`),
  billingEnabled: () => byBilling(sql`enabled = 1`),
  inDebt: () => byAccount(sql`balance_cents > 0`),
  ownBillingDay: () =>
    byBilling(sql`enabled = 1 AND cycle_day <> (
      SELECT profile.cycle_day FROM billing_profiles profile
      WHERE profile.id = coalesce(profile_id, (SELECT id FROM billing_profiles WHERE is_default = 1)))`),
  autoState: () => byBilling(sql`auto_state = 1`),
  reportAfterPayment: () => byBilling(sql`report_after_payment = 1`),
  emailInvoice: () => byBilling(sql`email_invoice = 1`),
  emailPayment: () => byBilling(sql`email_payment = 1`),
  taxIdInvalid: withInvalidTaxId,
  gatewayVerified: () =>
    among(sql`
      SELECT attached.client_id FROM client_gateways attached JOIN gateways gateway ON gateway.id = attached.gateway_id
      WHERE attached.detached_at_ms IS NULL AND gateway.verified_at_ms IS NOT NULL`),
};

interface Ends {
  readonly from: number | string | null;
  readonly to: number | string | null;
}

/** From and to, both counted. */
function lies(column: SQL, { from, to }: Ends): SQL {
  const ends = [];
  if (from !== null) ends.push(sql`${column} >= ${from}`);
  if (to !== null) ends.push(sql`${column} <= ${to}`);
  return sql.join(ends, sql` AND `);
}

const BYTES_A_GIGABYTE = 1_000_000_000;

const NUMBER: Readonly<Record<NumberFieldName, (db: ReadDb, range: ConditionOf<'number'>) => SQL>> = {
  internalNumber: (_db, range) => lies(sql`c.id`, range),
  consumption: (db, { from, to }) =>
    byUse(
      db,
      lies(sql`coalesce(used.down + used.up, 0)`, {
        from: from === null ? null : from * BYTES_A_GIGABYTE,
        to: to === null ? null : to * BYTES_A_GIGABYTE,
      }),
    ),
  billingDay: (_db, range) => byBilling(sql`enabled = 1 AND ${lies(sql`cycle_day`, range)}`),
  unpaidInvoices: (_db, range) => byAccount(lies(sql`unpaid_invoices`, range)),
};

const MONEY: Readonly<Record<MoneyField, (range: ConditionOf<'money'>) => SQL>> = {
  balance: (range) => byAccount(lies(sql`balance_cents`, range)),
  credit: (range) => byAccount(lies(sql`credit_cents`, range)),
};

/** The instants of the office's days, the last one whole. */
function liesOnDays(db: ReadDb, column: SQL, { from, to }: ConditionOf<'date'>): SQL {
  return lies(column, {
    from: from === null ? null : boundsOfDay(db, from).startMs,
    to: to === null ? null : boundsOfDay(db, to).endMs - 1,
  });
}

const DATE: Readonly<Record<DateField, (db: ReadDb, range: ConditionOf<'date'>) => SQL>> = {
  createdOn: (db, range) => liesOnDays(db, sql`c.created_at_ms`, range),
  updatedOn: (db, range) => liesOnDays(db, sql`c.updated_at_ms`, range),
  contractStartedOn: (_db, range) => byContract(lies(sql`started_on`, range)),
  oldestDueOn: (_db, range) => byAccount(lies(sql`oldest_due_on`, range)),
};
