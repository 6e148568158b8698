import { describe, expect, test } from 'vitest';
import { decideClient } from '../../src-main/domain/mass-updates/decide';
import type { ClientFacts, MassWish } from '../../src-main/domain/mass-updates/facts';
import { billed, day, factsWith, known, rulesWith } from '../support/mass-decisions';

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
    // It has no condition that the type could be said not to go with: what it lacks is said, and once.
    ['a type of nobody billed', { invoiceTypeId: 1 }, never, 'VALIDATION legalEntityId, VALIDATION taxConditionId'],
    [
      'a type of who lacks a condition',
      { invoiceTypeId: 1, billingEnabled: true, emailInvoice: false },
      { billing: { ...billed, taxConditionId: null } },
      'VALIDATION taxConditionId',
    ],
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
