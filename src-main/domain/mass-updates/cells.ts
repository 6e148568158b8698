import {
  type BillingField,
  billingFieldNames,
  type BillingFields,
  blankBillingFields,
} from '../../contract/client-billing';
import { clientCatalogFields } from '../../contract/clients';
import type { MassCell } from '../../contract/mass-updates';
import { billingWords } from '../client-billing';
import type { Change } from './change';
import { contractCell, contractColumns, type ContractsDecision } from './decide-contracts';
import { type ClientFacts, type MassRules, type MassWish, nameOfEntry, typeOf } from './facts';

const isAsked = (wish: MassWish, field: BillingField): boolean =>
  (field in wish && Reflect.get(wish, field) !== undefined) ||
  (field === 'taxIds' && (wish.addTaxIds ?? wish.removeTaxIds) !== undefined) ||
  (field === 'notificationEmails' && wish.notifyReal === true);

/** Every field that a mass update may tell of, as the audit names it, in the order in which it is shown. */
const ALL_COLUMNS: readonly string[] = [
  ...clientCatalogFields,
  'notes',
  'billing.billingEnabled',
  'billing.legalEntityId',
  'billing.taxConditionId',
  'invoiceType',
  ...billingFieldNames.slice(3).map((field) => `billing.${field}`),
  'gateways',
  'contract.state',
  'contract.disabledBy',
  'contract.pausedUntilOn',
  'contract.planId',
  'contract.ownPriceCents',
  'contract.nextPlanId',
  'contract.nextOwnPriceCents',
  'contract.nextPlanOn',
  'contract.nodeId',
];

export function inOrder(columns: ReadonlySet<string>): string[] {
  return ALL_COLUMNS.filter((column) => columns.has(column));
}

/** What an update is about, whatever a client comes to: these columns are always told. */
export function columnsOf(wish: MassWish): string[] {
  const isTyped = (wish.legalEntityId ?? wish.taxConditionId ?? wish.invoiceTypeId) !== undefined;
  return [
    ...clientCatalogFields.filter((field) => wish[field] !== undefined),
    ...(wish.addNote === undefined ? [] : ['notes']),
    ...billingFieldNames.filter((field) => isAsked(wish, field)).map((field) => `billing.${field}`),
    ...(isTyped ? ['invoiceType'] : []),
    ...(wish.addGatewayIds || wish.removeGatewayIds ? ['gateways'] : []),
    ...contractColumns(wish),
  ];
}

/** The same for every client of a wish. */
const asked = new WeakMap<MassWish, readonly string[]>();

function askedOf(wish: MassWish): readonly string[] {
  const known = asked.get(wish) ?? columnsOf(wish);
  asked.set(wish, known);
  return known;
}

interface Decided {
  readonly change: Change;
  readonly billing: BillingFields | null;
  readonly contracts: ContractsDecision;
}

/** A client's fields before and after: those that were asked for, and whatever else changes with them. */
export function cellsOf(
  facts: ClientFacts,
  wish: MassWish,
  { change, billing, contracts }: Decided,
  rules: MassRules,
): MassCell[] {
  const told = new Map(change.told.map((one) => [one.field, one]));
  const ofContracts = contracts.meant.flatMap((one) => one.told.map(({ field }) => field));
  const columns = new Set([...askedOf(wish), ...told.keys(), ...ofContracts]);
  return inOrder(columns).map((field) => {
    if (field.startsWith('contract.')) return contractCell(field, contracts, rules.nameOf);
    if (field === 'notes') return { field, before: '', after: told.has(field) ? (wish.addNote ?? '') : null };
    if (field === 'invoiceType') return typeCell(facts, billing, rules);
    if (field === 'gateways') return gatewayCell(facts, wish, change, rules);
    const changed = told.get(field);
    return changed
      ? { field, before: changed.before, after: changed.after }
      : { field, before: wordsBefore(facts, field, rules), after: null };
  });
}

function wordsBefore(facts: ClientFacts, field: string, { known, entries }: MassRules): string {
  const own = clientCatalogFields.find((name) => name === field);
  if (own) return nameOfEntry(facts[own], entries);
  const ofBilling = billingFieldNames.find((name) => field === `billing.${name}`);
  return ofBilling ? billingWords(known, ofBilling, facts.billing ?? blankBillingFields) : '';
}

function typeCell(facts: ClientFacts, billing: BillingFields | null, { known }: MassRules): MassCell {
  const codeOf = (fields: BillingFields | null) => (fields ? (typeOf(fields, known)?.code ?? '') : '');
  const before = codeOf(facts.billing);
  const after = codeOf(billing ?? facts.billing);
  return { field: 'invoiceType', before, after: before === after ? null : after };
}

function gatewayCell(facts: ClientFacts, wish: MassWish, { gateways }: Change, rules: MassRules): MassCell {
  const turned = new Set([...(wish.addGatewayIds ?? []), ...(wish.removeGatewayIds ?? [])]);
  const held = facts.held.filter(({ attached, gatewayId }) => attached && turned.has(gatewayId));
  const gone = new Set(gateways.filter(({ act }) => act === 'detach').map(({ id }) => id));
  const written = ({ gatewayId, reference }: { gatewayId: number; reference: string }) =>
    `${rules.gateways.get(gatewayId)?.name ?? ''} ${reference}`;
  const after = [...held.filter(({ id }) => !gone.has(id)), ...gateways.filter(({ act }) => act === 'attach')];
  const joined = (all: readonly { gatewayId: number; reference: string }[]) => all.map(written).join(' · ');
  return { field: 'gateways', before: joined(held), after: gateways.length > 0 ? joined(after) : null };
}
