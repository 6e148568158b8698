import { beginBilling } from '../../contract/begin-billing';
import type { ParametersToday } from '../../contract/billing-parameters';
import {
  type BillingField,
  billingFieldNames,
  type BillingFields,
  blankBillingFields,
} from '../../contract/client-billing';
import { clientCatalogFields, clientCatalogs, longestClientText } from '../../contract/clients';
import type { Failure } from '../../contract/failures';
import { type MassCell, type MassFields, reasonKey } from '../../contract/mass-updates';
import { changesOf, type FieldChange } from '../audit';
import { billingProblems, changedBilling } from '../client-billing';
import type { ManyField } from '../clients';
import { realEmail } from '../imports';
import { cellsOf } from './cells';
import type { Change, FieldStep, GatewayStep } from './change';
import { decideContracts } from './decide-contracts';
import { type ClientFacts, type MassRules, type MassWish, nameOfEntry, OWN_FIELDS, type Own, typeOf } from './facts';

export type Decision =
  | { readonly outcome: 'change'; readonly change: Change; readonly cells: readonly MassCell[] }
  | { readonly outcome: 'same'; readonly cells: readonly MassCell[] }
  | { readonly outcome: 'skip'; readonly reasons: readonly Failure[]; readonly cells: readonly MassCell[] };

const SET_BILLING = [
  'billingEnabled',
  'legalEntityId',
  'taxConditionId',
  'cycleDay',
  'billedFromOn',
  'paymentMethodId',
  'profileId',
  'reportAfterPayment',
  'autoState',
  'emailInvoice',
  'emailPayment',
] as const satisfies readonly (BillingField & keyof MassFields)[];

/**
 * What a mass update does to one client: the one rule by which a preview tells it and by which it is done. Whoever one of
 * the reasons keeps from it is left out whole, with all of them; whoever is so already is in nobody's way.
 */
export function decideClient(facts: ClientFacts, wish: MassWish, rules: MassRules): Decision {
  const own = ownAfter(facts, wish);
  const billing = billingAfter(facts, wish, rules);
  const gateways = gatewaySteps(facts, wish, rules);
  const contracts = decideContracts(facts, wish, rules);
  const change = { ...changeOf(facts, own, billing, gateways.steps, rules), contracts: contracts.steps };
  const cells = cellsOf(facts, wish, { change, billing, contracts }, rules);
  const isChange = [change.steps, gateways.steps, gateways.reasons, contracts.steps, contracts.reasons].some(isAny);
  const reasons = eachOnce([
    ...typeReasons(facts, billing, wish, rules),
    ...(isChange ? changeReasons(facts, own, billing, change, rules) : []),
    ...gateways.reasons,
    ...contracts.reasons,
  ]);
  if (reasons.length > 0) return { outcome: 'skip', reasons, cells };
  if (!isChange) return { outcome: 'same', cells };
  for (const { act, gatewayId, key } of gateways.steps) if (act === 'attach') rules.references.take(gatewayId, key);
  return { outcome: 'change', change, cells };
}

/** What a client lacks for its type of invoice, the rules of its form may say as well. */
function eachOnce(reasons: readonly Failure[]): Failure[] {
  return [...new Map(reasons.map((one) => [reasonKey(one), one])).values()];
}

const isAny = (all: readonly unknown[]) => all.length > 0;

function ownAfter(facts: ClientFacts, wish: MassWish): Own {
  const after: { -readonly [Field in ManyField]: Own[Field] } = {
    neighborhoodId: facts.neighborhoodId,
    cityId: facts.cityId,
    provinceId: facts.provinceId,
    zoneId: facts.zoneId,
    sellerId: facts.sellerId,
    collectorId: facts.collectorId,
    notes: facts.notes,
  };
  for (const field of clientCatalogFields) after[field] = wish[field] === undefined ? facts[field] : wish[field];
  if (wish.addNote !== undefined) after.notes = withNote(facts.notes, wish.addNote);
  return after;
}

/** Appended as lines of its own; what ends with them already stays. */
function withNote(notes: string, note: string): string {
  return notes === note || notes.endsWith(`\n${note}`) ? notes : [notes, note].filter(Boolean).join('\n');
}

/** How the client is billed after it; null where nothing of that is asked for. */
function billingAfter(facts: ClientFacts, wish: MassWish, { known }: MassRules): BillingFields | null {
  const real = wish.notifyReal === true ? realEmail(facts.email) : null;
  const set = SET_BILLING.filter((field) => wish[field] !== undefined).map((field) => [field, wish[field]] as const);
  const { addTaxIds = [], removeTaxIds = [] } = wish;
  if (set.length + addTaxIds.length + removeTaxIds.length === 0 && real === null) return null;
  const before = facts.billing ?? blankBillingFields;
  const taxIds = new Set([...before.taxIds, ...addTaxIds]);
  for (const id of removeTaxIds) taxIds.delete(id);
  const begins = wish.billingEnabled === true && !before.billingEnabled;
  return {
    ...before,
    ...(begins ? beginBilling(before, known) : {}),
    // Whoever was never billed is not cut off by it: that is switched on by itself, after a look at what it would do.
    ...(begins && facts.billing === null ? { autoState: false } : {}),
    ...Object.fromEntries(set),
    taxIds: [...taxIds].toSorted((one, other) => one - other),
    notificationEmails: real === null ? before.notificationEmails : withEmail(before.notificationEmails, real),
  };
}

function withEmail(emails: readonly string[], email: string): string[] {
  const has = emails.some((one) => one.toLowerCase() === email.toLowerCase());
  return has ? [...emails] : [...emails, email];
}

function gatewaySteps(facts: ClientFacts, { addGatewayIds = [], removeGatewayIds = [] }: MassWish, rules: MassRules) {
  const steps: GatewayStep[] = [];
  const reasons: Failure[] = [];
  const nameOf = (id: number) => rules.gateways.get(id)?.name ?? '';
  for (const { attached, ...held } of facts.held)
    if (attached && removeGatewayIds.includes(held.gatewayId))
      steps.push({ act: 'detach', ...held, gateway: nameOf(held.gatewayId) });
  for (const gatewayId of addGatewayIds) {
    if (facts.held.some((held) => held.attached && held.gatewayId === gatewayId)) continue;
    const gateway = nameOf(gatewayId);
    const free = facts.offered
      .get(gatewayId)
      ?.find(({ key, taken }) => !taken && !rules.references.isTaken(gatewayId, key));
    if (!rules.gateways.get(gatewayId)?.usable) reasons.push(reason('GATEWAY_NOT_READY', 'gateways', { gateway }));
    else if (!free) reasons.push(reason('REFERENCE_NONE', 'gateways', { gateway }));
    else steps.push({ act: 'attach', id: 0, gatewayId, gateway, reference: free.reference, key: free.key });
  }
  return { steps, reasons };
}

function changeOf(
  facts: ClientFacts,
  own: Own,
  billing: BillingFields | null,
  gateways: readonly GatewayStep[],
  rules: MassRules,
): Omit<Change, 'contracts'> {
  const ownTold = toldOwn(facts, own, rules);
  const billingTold = billing ? changedBilling(rules.known, facts.billing ?? blankBillingFields, billing) : [];
  const changed = new Set(billingTold.map(({ field }) => field));
  const steps: FieldStep[] = [
    ...OWN_FIELDS.filter((field) => own[field] !== facts[field]).map((field) => ({
      field,
      before: facts[field],
      after: own[field],
    })),
    ...billingFieldNames.flatMap((name) => {
      const field = `billing.${name}`;
      if (!billing || !changed.has(field)) return [];
      const before = facts.billing ?? blankBillingFields;
      return [{ field, before: before[name], after: billing[name] }];
    }),
  ];
  return {
    steps,
    madeBilling: billingTold.length > 0 && facts.billing === null,
    gateways: [...gateways],
    told: [...ownTold, ...billingTold],
    ...(billing && billingTold.length > 0 ? { billing } : {}),
  };
}

const entryOf = (value: Own[ManyField]) => (typeof value === 'number' ? value : null);

/** The client's own fields that differ, in the words of its audit. */
export function toldOwn(before: Own, after: Own, { entries }: Pick<MassRules, 'entries'>): FieldChange[] {
  return changesOf<ManyField, Own>(OWN_FIELDS, before, after, {
    inWords: (field, fields) => nameOfEntry(fields[field], entries),
    entryOf: (field, fields) => entryOf(fields[field]),
  });
}

function reason(code: Failure['code'], field: string, params: Failure['params'] = {}): Failure {
  return { code, params, field };
}

/** The type of invoice follows from issuer and condition (specification §4): it is asked of them, never set. */
function typeReasons(
  facts: ClientFacts,
  after: BillingFields | null,
  { invoiceTypeId }: MassWish,
  { known }: MassRules,
): Failure[] {
  if (invoiceTypeId === undefined) return [];
  const billing = after ?? facts.billing ?? blankBillingFields;
  if (typeOf(billing, known)?.id === invoiceTypeId) return [];
  const lacking = (['legalEntityId', 'taxConditionId'] as const).filter((field) => billing[field] === null);
  if (lacking.length > 0) return lacking.map((field) => reason('VALIDATION', field, { reason: 'required' }));
  const type = known.invoiceTypes.find(({ id }) => id === invoiceTypeId)?.code ?? '';
  const condition = known.taxConditions.find(({ id }) => id === billing.taxConditionId)?.name ?? '';
  return [reason('INVOICE_TYPE_OTHER', 'invoiceType', { type, condition })];
}

/** All that keeps a client from being changed like this: for what it is billed by, the rules of its form. */
function changeReasons(
  facts: ClientFacts,
  own: Own,
  billing: BillingFields | null,
  { steps }: Pick<Change, 'steps'>,
  rules: MassRules,
): Failure[] {
  const changed = new Set(steps.map(({ field }) => field));
  const isBilled = steps.some(({ field }) => field.startsWith('billing.'));
  return [
    ...(facts.state === 'deactivated' ? [reason('CLIENT_DEACTIVATED', 'state')] : []),
    ...clientCatalogFields.flatMap((field) => {
      const entry = own[field] === null ? undefined : rules.entries.get(own[field]);
      const isGone = own[field] !== null && (entry?.usable !== true || entry.kind !== clientCatalogs[field]);
      return changed.has(field) && isGone ? [reason('ENTRY_RETIRED', field, { name: entry?.name ?? '' })] : [];
    }),
    ...(own.notes.length > longestClientText.notes ? [reason('NOTES_FULL', 'notes')] : []),
    ...(billing && isBilled ? billingReasons(billing, facts, changed, rules) : []),
  ];
}

/** The rules of the tab Facturación; what is retired is said once. */
function billingReasons(
  billing: BillingFields,
  facts: ClientFacts,
  changed: ReadonlySet<string>,
  { known, isTaxId }: MassRules,
): Failure[] {
  const retired = retiredParameters(billing, facts.billing, changed, known);
  const taxId = { text: facts.taxId, isRight: isTaxId(facts.taxId) };
  const problems = billingProblems(billing, known, taxId, facts.billing);
  const isSaid = (field: string | undefined) => retired.some((one) => one.field === `billing.${field}`);
  return [...retired, ...problems.filter(({ field }) => !isSaid(field))];
}

const PARAMETERS = {
  legalEntityId: 'legalEntities',
  taxConditionId: 'taxConditions',
  paymentMethodId: 'paymentMethods',
  profileId: 'profiles',
} as const satisfies Partial<Record<BillingField, keyof ParametersToday>>;
const PARAMETER_FIELDS = ['legalEntityId', 'taxConditionId', 'paymentMethodId', 'profileId'] as const;

const isUsable = (entry: { retired: boolean } | undefined) => entry?.retired === false;

/** What is given must be in use; for who is billed the form's rules say so in their own words. */
function retiredParameters(
  billing: BillingFields,
  before: BillingFields | null,
  changed: ReadonlySet<string>,
  known: ParametersToday,
): Failure[] {
  const asked = PARAMETER_FIELDS.flatMap((field) => {
    const id = billing[field];
    const found = known[PARAMETERS[field]].find((one) => one.id === id);
    if (id === null || !changed.has(`billing.${field}`) || isUsable(found)) return [];
    return [reason('ENTRY_RETIRED', `billing.${field}`, { name: found?.name ?? '' })];
  });
  const taxes = billing.taxIds.filter((id) => before?.taxIds.includes(id) !== true);
  const retired = taxes
    .map((id) => known.taxes.find((tax) => tax.id === id))
    .filter((tax) => !isUsable(tax))
    .map((tax) => reason('ENTRY_RETIRED', 'billing.taxIds', { name: tax?.name ?? '' }));
  return [...asked, ...retired];
}
