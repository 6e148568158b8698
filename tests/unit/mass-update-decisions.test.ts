import { describe, expect, test } from 'vitest';
import { type ParametersToday } from '../../src-main/contract/billing-parameters';
import { type BillingFields, blankBillingFields } from '../../src-main/contract/client-billing';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { basisPoints } from '../../src-main/contract/values/money';
import type { FieldStep } from '../../src-main/domain/mass-updates/change';
import { decideClient } from '../../src-main/domain/mass-updates/decide';
import { decideUndo } from '../../src-main/domain/mass-updates/decide-undo';
import type { ClientFacts, MassRules, MassWish } from '../../src-main/domain/mass-updates/facts';
import type { UndoRules } from '../../src-main/domain/mass-updates/undo-step';

const day = (text: string) => calendarDate.parse(text);
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
const known: ParametersToday = {
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

const billed: BillingFields = {
  ...blankBillingFields,
  billingEnabled: true,
  legalEntityId: 1,
  taxConditionId: 2,
  cycleDay: 5,
  billedFromOn: day('2026-11-01'),
  taxIds: [1],
  paymentMethodId: 1,
};

function factsWith(facts: Partial<ClientFacts> = {}): ClientFacts {
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

function rulesWith(): MassRules & UndoRules {
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

/** What a wish comes to, in short: `field: before → after`, `same`, or the reasons. */
function comesTo(wish: MassWish, facts: Partial<ClientFacts> = {}): string {
  const decision = decideClient(factsWith(facts), wish, rulesWith());
  if (decision.outcome === 'same') return 'same';
  if (decision.outcome === 'skip') return decision.reasons.map(({ code, field }) => `${code} ${field}`).join(', ');
  const written = (value: unknown) => (Array.isArray(value) ? `[${value.join(',')}]` : String(value));
  const steps = decision.change.steps.map(
    ({ field, before, after }) => `${field}: ${written(before)} → ${written(after)}`,
  );
  const gateways = decision.change.gateways.map(({ act, reference }) => `${act} ${reference}`);
  return [...steps, ...gateways].join(', ');
}

const held = { id: 7, gatewayId: 1, reference: '123', key: '123' };
const offered = new Map([[1, [{ reference: '1042', key: '1042', taken: false }]]]);
const never = { billing: null };

describe('what a field comes to', () => {
  test.each<[string, MassWish, Partial<ClientFacts>, string]>([
    ['a zone', { zoneId: 11 }, {}, 'zoneId: 10 → 11'],
    ['the zone that it has', { zoneId: 10 }, {}, 'same'],
    ['no zone', { zoneId: null }, {}, 'zoneId: 10 → null'],
    ['a retired zone', { zoneId: 12 }, {}, 'ENTRY_RETIRED zoneId'],
    ['the retired zone that it has', { zoneId: 12 }, { zoneId: 12 }, 'same'],
    ['a zone that is nowhere', { zoneId: 77 }, {}, 'ENTRY_RETIRED zoneId'],
    ['several at once', { zoneId: 11, cityId: 21 }, {}, 'cityId: null → 21, zoneId: 10 → 11'],
    ['an entry of another catalogue', { zoneId: 25 }, {}, 'ENTRY_RETIRED zoneId'],
    ['neighbourhood', { neighborhoodId: 22 }, {}, 'neighborhoodId: null → 22'],
    ['province', { provinceId: 23 }, {}, 'provinceId: null → 23'],
    ['seller', { sellerId: 24 }, {}, 'sellerId: null → 24'],
    ['collector', { collectorId: 25 }, {}, 'collectorId: null → 25'],
    ['a first note', { addNote: 'Avisar' }, {}, 'notes:  → Avisar'],
    ['another note', { addNote: 'Avisar' }, { notes: 'Paga' }, 'notes: Paga → Paga\nAvisar'],
    ['the note that ends it', { addNote: 'Avisar' }, { notes: 'Paga\nAvisar' }, 'same'],
    ['a note beyond the longest', { addNote: 'Avisar' }, { notes: 'x'.repeat(19_994) }, 'NOTES_FULL notes'],
    ['a deactivated client', { zoneId: 11 }, { state: 'deactivated' }, 'CLIENT_DEACTIVATED state'],
    ['a deactivated client that is so', { zoneId: 10 }, { state: 'deactivated' }, 'same'],
    ['billing off', { billingEnabled: false }, {}, 'billing.billingEnabled: true → false'],
    [
      'billing on again',
      { billingEnabled: true },
      { billing: { ...billed, billingEnabled: false } },
      'billing.billingEnabled: false → true',
    ],
    [
      'billing on without a method',
      { billingEnabled: true, legalEntityId: 1, taxConditionId: 2 },
      never,
      'VALIDATION paymentMethodId',
    ],
    ['a cycle day', { cycleDay: 28 }, {}, 'billing.cycleDay: 5 → 28'],
    ['billed from', { billedFromOn: day('2026-12-01') }, {}, 'billing.billedFromOn: 2026-11-01 → 2026-12-01'],
    ['method', { paymentMethodId: 2 }, {}, 'billing.paymentMethodId: 1 → 2'],
    ['a retired method', { paymentMethodId: 3 }, {}, 'ENTRY_RETIRED billing.paymentMethodId'],
    ['a retired method for who is not billed', { paymentMethodId: 3 }, never, 'ENTRY_RETIRED billing.paymentMethodId'],
    ['profile', { profileId: 9 }, {}, 'ENTRY_RETIRED billing.profileId'],
    ['the office’s profile', { profileId: null }, {}, 'same'],
    ['reported after payment', { reportAfterPayment: true }, {}, 'billing.reportAfterPayment: false → true'],
    ['automatic state', { autoState: false }, {}, 'billing.autoState: true → false'],
    ['mail of invoices', { emailInvoice: false }, {}, 'billing.emailInvoice: true → false'],
    ['mail of payments', { emailPayment: false }, {}, 'billing.emailPayment: true → false'],
    ['a tax more', { addTaxIds: [2] }, {}, 'billing.taxIds: [1] → [1,2]'],
    ['a tax that it has', { addTaxIds: [1] }, {}, 'same'],
    ['a tax less', { removeTaxIds: [1] }, {}, 'billing.taxIds: [1] → []'],
    ['a retired tax', { addTaxIds: [3] }, {}, 'ENTRY_RETIRED billing.taxIds'],
    [
      'another beside a retired one',
      { addTaxIds: [2] },
      { billing: { ...billed, taxIds: [3] } },
      'billing.taxIds: [3] → [2,3]',
    ],
    ['a fantasy issuer alone', { legalEntityId: 2 }, {}, 'FANTASY_MIX taxConditionId'],
    [
      'a fantasy pair',
      { legalEntityId: 2, taxConditionId: 3 },
      {},
      'billing.legalEntityId: 1 → 2, billing.taxConditionId: 2 → 3',
    ],
    ['a condition that asks for a tax id', { taxConditionId: 1 }, {}, 'TAX_ID_NEEDED taxId'],
    ['the same with one', { taxConditionId: 1 }, { taxId: '20267565393' }, 'billing.taxConditionId: 2 → 1'],
    ['the same with a wrong one', { taxConditionId: 1 }, { taxId: '2026756' }, 'TAX_ID_INVALID taxId'],
    ['the type that it has', { invoiceTypeId: 2 }, {}, 'same'],
    ['a type that it has not', { invoiceTypeId: 1 }, {}, 'INVOICE_TYPE_OTHER invoiceType'],
    ['a type of nobody billed', { invoiceTypeId: 1 }, never, 'INVOICE_TYPE_OTHER invoiceType'],
    [
      'the type that comes out',
      { invoiceTypeId: 1, taxConditionId: 1 },
      { taxId: '20267565393' },
      'billing.taxConditionId: 2 → 1',
    ],
    ['a gateway', { addGatewayIds: [1] }, { offered }, 'attach 1042'],
    ['a gateway that it has', { addGatewayIds: [1] }, { offered, held: [{ ...held, attached: true }] }, 'same'],
    ['one that gives no reference', { addGatewayIds: [1] }, {}, 'REFERENCE_NONE gateways'],
    ['one that is not verified', { addGatewayIds: [2] }, { offered }, 'GATEWAY_NOT_READY gateways'],
    ['a gateway less', { removeGatewayIds: [1] }, { held: [{ ...held, attached: true }] }, 'detach 123'],
    ['a gateway that it has no more', { removeGatewayIds: [1] }, { held: [{ ...held, attached: false }] }, 'same'],
    [
      'a spoilt address',
      { notifyReal: true },
      { email: '1ana@correo.example' },
      'billing.notificationEmails: [] → [ana@correo.example]',
    ],
    ['one that is not', { notifyReal: true }, { email: 'ana@correo.example' }, 'same'],
  ])('%s', (_name, wish, facts, expected) => {
    expect(comesTo(wish, facts)).toBe(expected);
  });
});

test('a reference is given once in a batch', () => {
  const rules = rulesWith();
  const wish: MassWish = { addGatewayIds: [1] };
  expect(decideClient(factsWith({ offered }), wish, rules).outcome).toBe('change');
  expect(decideClient(factsWith({ id: 2, offered }), wish, rules).outcome).toBe('skip');
});

test('whoever begins to be billed has today, the only issuer there is, and no automatic state', () => {
  const one = { ...rulesWith(), known: { ...known, legalEntities: known.legalEntities.slice(0, 1) } };
  const decision = decideClient(factsWith(never), { billingEnabled: true, taxConditionId: 2, paymentMethodId: 1 }, one);
  expect(decision).toMatchObject({
    outcome: 'change',
    change: {
      madeBilling: true,
      billing: { billedFromOn: '2026-11-24', legalEntityId: 1, autoState: false },
    },
  });
});

describe('what taking it back comes to', () => {
  const step = (field: string, before: FieldStep['before'], after: FieldStep['after']): FieldStep => ({
    field,
    before,
    after,
  });
  const undo = (steps: FieldStep[], facts: Partial<ClientFacts> = {}) => {
    const { change, kept } = decideUndo(
      factsWith(facts),
      { steps, madeBilling: false, gateways: [], contracts: [] },
      rulesWith(),
    );
    return {
      back: change?.steps.map(({ field, after }) => `${field} ${String(after)}`) ?? [],
      kept: kept.map(({ field, code }) => `${field} ${code}`),
    };
  };
  test.each([
    ['what is as it was left', [step('zoneId', 11, 10)], {}, { back: ['zoneId 11'], kept: [] }],
    ['what was edited since', [step('zoneId', 11, 12)], {}, { back: [], kept: ['zoneId edited'] }],
    ['what is as it was before', [step('zoneId', 10, 11)], {}, { back: [], kept: [] }],
    ['what was before is gone', [step('zoneId', 99, 10)], {}, { back: [], kept: ['zoneId gone'] }],
    ['nothing before', [step('zoneId', null, 10)], {}, { back: ['zoneId null'], kept: [] }],
    ['a note that was added', [step('notes', '', 'Avisar')], { notes: 'Avisar' }, { back: ['notes '], kept: [] }],
    [
      'a note that was edited',
      [step('notes', '', 'Avisar')],
      { notes: 'Avisar ya' },
      { back: [], kept: ['notes edited'] },
    ],
    ['a cycle day', [step('billing.cycleDay', 1, 5)], {}, { back: ['billing.cycleDay 1'], kept: [] }],
    [
      'a condition that no longer fits',
      [step('billing.taxConditionId', 3, 2)],
      {},
      { back: [], kept: ['billing.taxConditionId contradicts'] },
    ],
    [
      'a method that is retired by now',
      [step('billing.paymentMethodId', 3, 1)],
      {},
      { back: ['billing.paymentMethodId 3'], kept: [] },
    ],
    [
      'a cycle day under a tax id that is wrong by now',
      [step('billing.cycleDay', 1, 5)],
      { taxId: '20' },
      { back: ['billing.cycleDay 1'], kept: [] },
    ],
    [
      'a condition that asks for a tax id which is gone, and a cycle day',
      [step('billing.cycleDay', 1, 5), step('billing.taxConditionId', 1, 2)],
      {},
      { back: ['billing.cycleDay 1'], kept: ['billing.taxConditionId contradicts'] },
    ],
    [
      'what made it billed, under a tax id that is wrong by now, and a cycle day',
      [step('billing.billingEnabled', true, false), step('billing.cycleDay', 1, 5)],
      { taxId: '20', billing: { ...billed, billingEnabled: false } },
      { back: ['billing.cycleDay 1'], kept: ['billing.billingEnabled contradicts'] },
    ],
    [
      'an issuer and a condition that only go together',
      [step('billing.legalEntityId', 1, 2), step('billing.taxConditionId', 2, 3)],
      { billing: { ...billed, legalEntityId: 2, taxConditionId: 3 } },
      { back: ['billing.legalEntityId 1', 'billing.taxConditionId 2'], kept: [] },
    ],
    [
      'one edited, one not',
      [step('zoneId', 11, 12), step('billing.cycleDay', 1, 5)],
      {},
      { back: ['billing.cycleDay 1'], kept: ['zoneId edited'] },
    ],
  ])('%s', (_name, steps, facts, expected) => {
    expect(undo(steps, facts)).toEqual(expected);
  });
});
