import type { ParametersToday } from '../../src-main/contract/billing-parameters';
import { type BillingFields, blankBillingFields } from '../../src-main/contract/client-billing';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { basisPoints } from '../../src-main/contract/values/money';
import type { ClientFacts, MassRules } from '../../src-main/domain/mass-updates/facts';
import type { UndoRules } from '../../src-main/domain/mass-updates/undo-step';

export const day = (text: string) => calendarDate.parse(text);
const entry = { version: 1, retired: false };
const condition = { ...entry, forIssuer: true, forClient: true, isFantasy: false, needsTaxId: false, toConfirm: false };
const type = { ...entry, isFiscal: true, taxesShown: 'contained' as const, legend: '', toConfirm: false };
const entity = {
  ...entry,
  fantasyName: '',
  taxId: '',
  grossIncomeNumber: '',
  address: '',
  activityStartedOn: null,
  logoId: null,
  legend: '',
  series: [],
};
const tax = {
  ...entry,
  rateBp: basisPoints.parse(2100),
  mode: 'included' as const,
  base: 'net' as const,
  fromOn: null,
  toOn: null,
  toConfirm: false,
};
const rule = { version: 1, legend: '', toConfirm: false };

/** Conditions 1 RI (needs a tax id), 2 final consumer, 3 fantasy; types 1 A, 2 B, 3 X. */
export const known: ParametersToday = {
  today: day('2026-11-24'),
  taxConditions: [
    { ...condition, id: 1, name: 'Responsable Inscripto', needsTaxId: true },
    { ...condition, id: 2, name: 'Consumidor final' },
    { ...condition, id: 3, name: 'Fantasía', isFantasy: true },
  ],
  invoiceTypes: [
    { ...type, id: 1, code: 'A', name: 'Factura A' },
    { ...type, id: 2, code: 'B', name: 'Factura B' },
    { ...type, id: 3, code: 'X', name: 'Comprobante X', isFiscal: false },
  ],
  typeRules: [
    { ...rule, issuerConditionId: 1, clientConditionId: 1, invoiceTypeId: 1 },
    { ...rule, issuerConditionId: 1, clientConditionId: 2, invoiceTypeId: 2 },
    { ...rule, issuerConditionId: 3, clientConditionId: 3, invoiceTypeId: 3 },
  ],
  legalEntities: [
    { ...entity, id: 1, name: 'Norte', conditionId: 1 },
    { ...entity, id: 2, name: 'Fantasía del Norte', conditionId: 3 },
    { ...entity, id: 3, name: 'Vieja', conditionId: 1, retired: true },
  ],
  taxes: [
    { ...tax, id: 1, name: 'IVA 21 %' },
    { ...tax, id: 2, name: 'Percepción', mode: 'added' },
    { ...tax, id: 3, name: 'Viejo', retired: true },
  ],
  paymentMethods: [
    { ...entry, id: 1, name: 'Efectivo' },
    { ...entry, id: 2, name: 'Transferencia' },
    { ...entry, id: 3, name: 'Cheque', retired: true },
  ],
  profiles: [],
  holidays: [],
};

export const billed: BillingFields = {
  ...blankBillingFields,
  billingEnabled: true,
  legalEntityId: 1,
  taxConditionId: 2,
  cycleDay: 5,
  billedFromOn: day('2026-11-01'),
  taxIds: [1],
  paymentMethodId: 1,
};

export function factsWith(facts: Partial<ClientFacts> = {}): ClientFacts {
  return {
    id: 1,
    customId: '1042',
    name: 'Ana',
    state: 'active',
    taxId: '',
    email: '',
    notes: '',
    neighborhoodId: null,
    cityId: null,
    provinceId: null,
    zoneId: 10,
    sellerId: null,
    collectorId: null,
    billing: billed,
    merged: false,
    held: [],
    offered: new Map(),
    contracts: [],
    ...facts,
  };
}

export function rulesWith(): MassRules & UndoRules {
  const given = new Set<string>();
  return {
    known,
    entries: new Map([
      [10, { kind: 'zone', name: 'Sur', usable: true }],
      [11, { kind: 'zone', name: 'Norte', usable: true }],
      [12, { kind: 'zone', name: 'Vieja', usable: false }],
      [21, { kind: 'city', name: 'San Rafael', usable: true }],
      [22, { kind: 'neighborhood', name: 'Centro', usable: true }],
      [23, { kind: 'province', name: 'Mendoza', usable: true }],
      [24, { kind: 'seller', name: 'Eva', usable: true }],
      [25, { kind: 'collector', name: 'Luis', usable: true }],
    ]),
    gateways: new Map([
      [1, { name: 'Pago Fácil', usable: true }],
      [2, { name: 'Nueva', usable: false }],
    ]),
    withoutMerges: (_clientId, _field, value) => value,
    isTaxId: (taxId) => taxId === '' || taxId.length === 11,
    references: {
      isTaken: (gatewayId, key) => given.has(`${gatewayId} ${key}`),
      take: (gatewayId, key) => void given.add(`${gatewayId} ${key}`),
    },
    nameOf: String,
    entryOfToday: (id) => (id === 99 ? undefined : id),
    termsOfToday: (terms) => terms,
    isReferenceTaken: () => false,
  };
}
