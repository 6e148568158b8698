import { blankBillingFields } from '../../../src-main/contract/client-billing';
import { type ClientRow, type ClientWithBilling, blankClientFields } from '../../../src-main/contract/clients';
import { cents } from '../../../src-main/contract/values/money';
import type { Office } from '../../../src-main/contract/office';
import type { Actor } from '../../../src-main/contract/session';
import type { FakeCore } from './fake-core';

export const office: Office = {
  name: 'Norte Digital',
  country: 'AR',
  timeZone: 'America/Argentina/Mendoza',
  demo: false,
  idleMinutes: 0,
  version: 1,
};

export const operator: Actor = { operatorId: 1, name: 'Ana Ruiz', email: 'ana@oficina.example', role: 'operator' };

const INSTANT_MS = Date.UTC(2026, 10, 24, 12);

export function clientWith(fields: Partial<ClientWithBilling>): ClientWithBilling {
  return {
    ...blankClientFields,
    name: 'José Muñoz',
    id: 1,
    version: 1,
    state: 'active',
    createdAtMs: INSTANT_MS,
    updatedAtMs: INSTANT_MS,
    deactivatedAtMs: null,
    position: null,
    formerNames: [],
    billing: blankBillingFields,
    ...fields,
  };
}

export function rowWith(id: number): ClientRow {
  const blank = { nationalId: '', taxId: '', phone: '', mobile: '', email: '', address: '', city: '', province: '' };
  return {
    ...blank,
    id,
    version: 1,
    state: 'active',
    customId: String(id),
    name: `Cliente ${id}`,
    neighborhood: '',
    zone: '',
    seller: '',
    collector: '',
    contractCount: 0,
    contractState: null,
    contractDisabledBy: null,
    undelivered: null,
    contractPausedUntilOn: null,
    contractText: '',
    plan: '',
    node: '',
    ip: '',
    contracts: [],
    balanceCents: cents.parse(0),
    unpaidInvoices: 0,
    createdAtMs: INSTANT_MS,
    updatedAtMs: INSTANT_MS,
  };
}

function entry(id: number, kind: 'zone' | 'seller', name: string, retired = false) {
  return { id, kind, name, retired, mergedIntoId: null, version: 1, uses: 0 };
}

/** What an office bills by that has set up none of it. */
export const noParameters = {
  legalEntities: [],
  taxConditions: [],
  invoiceTypes: [],
  typeRules: [],
  taxes: [],
  paymentMethods: [],
  profiles: [],
  holidays: [],
  today: '2026-11-24',
};

/** What every screen asks. */
export const everyday = {
  office: { get: () => ({ office }) },
  session: { get: () => ({ actor: operator, locked: false }) },
  audit: { list: () => ({ entries: [], total: 0 }) },
  nonDeliveries: { ofClient: () => ({ address: '', mark: null }) },
  catalogs: {
    list: () => ({ entries: [entry(1, 'zone', 'Norte'), entry(2, 'zone', 'Súr'), entry(3, 'zone', 'Vieja', true)] }),
  },
} satisfies FakeCore;
