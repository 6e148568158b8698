import { join } from 'node:path';
import { SCREENS_CACHE_MB } from '../src-main/data/database';
import { openFloor, searchedFloor } from './floors';
import { measure, type Measured } from './measure';
import { openOffice } from './parts';

const PAGE = 50;

/** A filter as the panel asks for it, and the same as the floor does: a condition on `clients c`, by hand. */
interface Asked {
  readonly condition: { readonly field: string } & Readonly<Record<string, unknown>>;
  readonly where: string;
}

const text = (field: string, typed: string, where: string): Asked => ({
  condition: { kind: 'text', field, match: 'contains', text: typed },
  where,
});
const entries = (field: string, ids: readonly (number | null)[], where: string): Asked => ({
  condition: { kind: 'entries', field, ids },
  where,
});
const flag = (field: string, where: string): Asked => ({ condition: { kind: 'flag', field, yes: true }, where });
const range = (kind: string, field: string, from: unknown, to: unknown, where: string): Asked => ({
  condition: { kind, field, from, to },
  where,
});
const empty = (field: string, where: string): Asked => ({
  condition: { kind: 'text', field, match: 'empty', text: '' },
  where,
});

const contract = (where: string) => `c.id IN (SELECT client_id FROM contracts WHERE ended_on IS NULL AND ${where})`;
const billing = (where: string) => `c.id IN (SELECT client_id FROM client_billing WHERE ${where})`;
const account = (where: string) => `c.id IN (SELECT client_id FROM client_accounts WHERE ${where})`;
const gateway = (where: string) =>
  `c.id IN (SELECT client_id FROM client_gateways WHERE detached_at_ms IS NULL AND ${where})`;

/** What entries the office has: the first of each list. */
export interface KnownEntries {
  readonly zone: number;
  readonly city: number;
  readonly neighborhood: number;
  readonly province: number;
  readonly seller: number;
  readonly collector: number;
  readonly plan: number;
  readonly node: number;
  readonly equipment: number;
}

/** One condition of every field. */
function singles(known: KnownEntries): Asked[] {
  const own = (field: string, id: number, column: string) => entries(field, [id], `c.${column} = ${id}`);
  return [
    text('name', 'munoz', "instr(c.name_key, 'munoz')"),
    text('customId', '0012', "instr(c.custom_id, '0012')"),
    text('nationalId', '281', "instr(c.national_id_key, '281')"),
    text('email', 'munoz', "instr(c.email_key, 'munoz')"),
    empty('email', "c.email_key = ''"),
    text('phone', '0260 44', "(instr(c.phone_key, '026044') OR instr(c.mobile_key, '026044'))"),
    text('address', 'san martin', "instr(c.address_key, 'san martin')"),
    text('notes', 'llamar', "c.notes LIKE '%llamar%'"),
    range('number', 'internalNumber', 1000, 2000, 'c.id BETWEEN 1000 AND 2000'),
    own('zoneId', known.zone, 'zone_id'),
    own('neighborhoodId', known.neighborhood, 'neighborhood_id'),
    own('cityId', known.city, 'city_id'),
    own('provinceId', known.province, 'province_id'),
    own('sellerId', known.seller, 'seller_id'),
    own('collectorId', known.collector, 'collector_id'),
    { condition: { kind: 'choice', field: 'personType', values: ['legal'] }, where: "c.person_type = 'legal'" },
    flag('placed', `(c.latitude IS NOT NULL OR ${contract('latitude IS NOT NULL')})`),
    range('date', 'createdOn', '2024-01-01', '2024-12-31', 'c.created_at_ms BETWEEN 1704078000000 AND 1735700399999'),
    range('date', 'updatedOn', '2026-01-01', null, 'c.updated_at_ms >= 1767236400000'),
    {
      condition: { kind: 'choice', field: 'contractStanding', values: ['disabledBySystem'] },
      where: contract("state = 'disabled' AND disabled_by = 'system'"),
    },
    entries('planId', [known.plan], contract(`plan_id = ${known.plan}`)),
    entries('nodeId', [known.node], contract(`node_id = ${known.node}`)),
    entries('equipmentId', [known.equipment], contract(`equipment_id = ${known.equipment}`)),
    text('ip', '10.1', contract("instr(ip, '10.1')")),
    text('mac', 'e48d', contract("instr(mac, 'e48d')")),
    text('userName', 'munoz', contract("instr(user_name_key, 'munoz')")),
    text('contractNotes', 'techo', contract("notes LIKE '%techo%'")),
    range(
      'date',
      'contractStartedOn',
      '2025-01-01',
      '2025-12-31',
      contract("started_on BETWEEN '2025-01-01' AND '2025-12-31'"),
    ),
    flag('billingEnabled', billing('enabled = 1')),
    flag('inDebt', account('balance_cents > 0')),
    range('number', 'unpaidInvoices', 2, null, account('unpaid_invoices >= 2')),
    range('money', 'balance', 1_000_000, 5_000_000, account('balance_cents BETWEEN 1000000 AND 5000000')),
    range('money', 'credit', 1, null, account('credit_cents >= 1')),
    range('date', 'oldestDueOn', null, '2026-09-30', account("oldest_due_on <= '2026-09-30'")),
    range('number', 'billingDay', 10, 10, billing('enabled = 1 AND cycle_day = 10')),
    flag('autoState', billing('auto_state = 1')),
    flag('reportAfterPayment', billing('report_after_payment = 1')),
    flag('emailInvoice', billing('email_invoice = 1')),
    flag('emailPayment', billing('email_payment = 1')),
    entries('legalEntityId', [1], billing('legal_entity_id = 1')),
    entries('taxConditionId', [5], billing('tax_condition_id = 5')),
    entries('paymentMethodId', [1], billing('payment_method_id = 1')),
    text('taxId', '20-2', "instr(replace(c.tax_id, '-', ''), '202')"),
    entries('gatewayId', [1], gateway('gateway_id = 1')),
    entries('gatewayId', [null], `NOT ${gateway('1')}`),
  ];
}

const COMBINATIONS = 30;

/** Each single filter, and combinations of two to five: the same ones each time. */
function everyAsked(known: KnownEntries): Asked[][] {
  const all = singles(known);
  const at = (step: number) => all[step % all.length];
  const combined = Array.from({ length: COMBINATIONS }, (_, number) => {
    const chosen = Array.from({ length: 2 + (number % 4) }, (_unused, step) => at(number * 7 + step * 11));
    const once = new Map(chosen.flatMap((each) => (each ? [[each.condition.field, each]] : [])));
    return [...once.values()];
  });
  return [...all.map((one) => [one]), ...combined];
}

/** Búsqueda avanzada: the first page and the count of each filter, as the screen asks for both. */
export async function measureSearch(folder: string): Promise<Measured[]> {
  const { core, call } = await openOffice(folder);
  const sqlite = openFloor(join(folder, 'abonado.db'), SCREENS_CACHE_MB);
  const first = sqlite.prepare<[string], { id: number }>(
    'SELECT id FROM catalog_entries WHERE kind = ? ORDER BY id LIMIT 1',
  );
  const entryOf = (kind: keyof KnownEntries) => first.get(kind)?.id ?? 1;
  const asked = everyAsked({
    zone: entryOf('zone'),
    city: entryOf('city'),
    neighborhood: entryOf('neighborhood'),
    province: entryOf('province'),
    seller: entryOf('seller'),
    collector: entryOf('collector'),
    plan: entryOf('plan'),
    node: entryOf('node'),
    equipment: entryOf('equipment'),
  });
  const floor = searchedFloor(sqlite, PAGE);
  const wheres = asked.map((conditions) => conditions.map(({ where }) => where).join(' AND '));
  const filters = asked.map((conditions) => ({ conditions: conditions.map(({ condition }) => condition) }));
  const result = await measure('search_advanced', {
    rounds: asked.length,
    warm: 10,
    floor: (round) => floor(wheres[round % wheres.length] ?? '1'),
    app: async (round) => {
      const filter = filters[round % filters.length];
      await call('clients', 'list', { filter, sort: {}, offset: 0, limit: PAGE });
      await call('clients', 'count', { filter });
    },
  });
  sqlite.close();
  await core.app.close();
  return [result];
}
