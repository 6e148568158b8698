import {
  type BillingParameters,
  LAST_NUMBER,
  type LegalEntity,
  type SeriesFields,
  type TaxCondition,
} from '../../contract/billing-parameters';
import type { BillingFields } from '../../contract/client-billing';
import type { ContractState, DisabledBy } from '../../contract/contracts';
import type { ExclusionReason } from '../../contract/invoices';
import type { CalendarDate } from '../../contract/values/calendar-date';
import { type Cents, sumOf } from '../../contract/values/money';
import { type Item, type ItemCharges, type ItemCounter, itemsOf, type ItemUse } from '../billing-items';
import { type DerivedType, deriveInvoiceType, leavesNet, profileOf, unbilledStanding } from '../client-billing';
import { type ContractTerms, isInForce, type Line, linesOf, type TaxLine, taxesOf, termsInOrder } from './charges';
import { type DueDates, dueDatesOf } from './due-dates';
import type { Period } from './periods';
import { type BilledPeriod, type Settlement, type SettlementCounter, settlementsOf } from './settlements';

/** A contract and its client as a run finds them. */
export interface Billable {
  readonly contractId: number;
  readonly clientId: number;
  readonly client: string;
  readonly clientState: 'active' | 'deactivated';
  readonly taxId: string;
  readonly state: ContractState;
  readonly disabledBy: DisabledBy | null;
  readonly terms: ContractTerms;
  readonly items: readonly Item[];
  /** What was billed of it before its plan, or price, changed. */
  readonly billed: readonly BilledPeriod[];
  readonly billing: Pick<
    BillingFields,
    'legalEntityId' | 'taxConditionId' | 'taxIds' | 'profileId' | 'reportAfterPayment'
  >;
}

/** What a run decides by: the office's parameters, its day, and its currency's smallest amount in cents. */
export interface RunRules {
  readonly known: BillingParameters;
  readonly issuedOn: CalendarDate;
  readonly unit: number;
  readonly isTaxId: (taxId: string) => boolean;
  readonly numbers: NumberGiver;
  readonly items: ItemCounter;
  readonly settlements: SettlementCounter;
}

export interface InvoiceDraft {
  readonly kind: 'invoice';
  readonly entity: LegalEntity;
  readonly condition: TaxCondition;
  readonly derived: DerivedType;
  readonly pointOfSale: number;
  /** Null until the authority gives it. */
  readonly number: number | null;
  /** Whether its lines are by days, or what held on the first of them whole. */
  readonly prorated: boolean;
  readonly lines: readonly Line[];
  readonly settlements: readonly Settlement[];
  readonly items: ItemCharges;
  readonly taxes: readonly TaxLine[];
  readonly netCents: Cents;
  readonly taxCents: Cents;
  readonly totalCents: Cents;
  readonly due: DueDates;
}

export interface Exclusion {
  readonly kind: 'excluded';
  readonly reason: ExclusionReason;
  /** What was let off of a period that discounts, or differences of earlier ones, took whole. */
  readonly uses?: readonly ItemUse[];
  readonly settlements?: readonly Settlement[];
}

/** Reasons that settle the period: no later run bills it, whatever the contract is by then. */
const FINAL: ReadonlySet<ExclusionReason> = new Set([
  'clientDeactivated',
  'disabledByOperator',
  'disabledBySystem',
  'disabledWithClient',
  'zero',
  'discounted',
  'settled',
]);

export function isFinal(reason: ExclusionReason): boolean {
  return FINAL.has(reason);
}

/**
 * Whether an invoice that shows its taxes has none in its price: of an exempt client, or with the tax on top. It is issued,
 * and named in the preview for an accountant to confirm.
 */
export function isUntaxed({ derived, taxes }: Pick<InvoiceDraft, 'derived' | 'taxes'>): boolean {
  return derived.type.taxesShown !== 'none' && !taxes.some(({ mode }) => mode === 'included');
}

const excluded = (reason: ExclusionReason): Exclusion => ({ kind: 'excluded', reason });

/** The price of anything; beyond it a sum of lines is a mistake. */
const HIGHEST_TOTAL_CENTS = 1_000_000_000_000_000;

/**
 * What a period of a contract comes to: an invoice, or why there is none (domain.md §3.3, §3.4). Whoever is disabled on the
 * day of the run is not billed for the period, but where the profile says so; who lacks something is billed once it is there.
 */
export function decideInvoice(billable: Billable, period: Period, rules: RunRules): InvoiceDraft | Exclusion {
  const { known, issuedOn, unit } = rules;
  const profile = profileOf(known, billable.billing);
  const standing = unbilledStanding(billable, profile);
  if (standing) return excluded(standing);
  const found = partiesOf(billable, rules);
  if (!profile || 'reason' in found) return excluded('reason' in found ? found.reason : 'incomplete');
  const { lines, settlements, items, chargedCents: charged } = chargesOf(billable, period, profile.prorate, rules);
  if (charged === 0 && items.lines.length + settlements.length > 0) {
    rules.items.take(items.uses);
    rules.settlements.take(settlements);
    // What its own discounts leave, differences of earlier periods took: whoever reads the preview looks there.
    const reason = settlements.length > 0 ? 'settled' : 'discounted';
    return { ...excluded(reason), uses: items.uses, settlements };
  }
  if (charged === 0) return excluded('zero');
  const chosen = known.taxes.filter((tax) => billable.billing.taxIds.includes(tax.id) && isInForce(tax, issuedOn));
  // Who shows no taxes charges none within the price: its invoices are of nobody's tax credit.
  const charging = chosen.filter(({ mode }) => mode === 'added' || found.derived.type.taxesShown !== 'none');
  // A tax of 0 % says that somebody is exempt; that nobody chose any says nothing.
  if (charging.length === 0 && found.derived.type.taxesShown !== 'none') return excluded('noTax');
  if (!leavesNet(charging)) return excluded('taxesTooHigh');
  const { netCents, taxes, totalCents } = taxesOf(charged, charging, unit);
  if (totalCents > HIGHEST_TOTAL_CENTS) return excluded('incomplete');
  const numbered = rules.numbers.take(found.entity, found.derived.type);
  if ('reason' in numbered) return excluded(numbered.reason);
  rules.items.take(items.uses);
  rules.settlements.take(settlements);
  const taxCents = sumOf(taxes.map(({ amountCents }) => amountCents));
  const from = period.scheduledOn > issuedOn ? period.scheduledOn : issuedOn;
  const due = dueDatesOf(from, totalCents, profile, holidaysOf(known), unit);
  return {
    kind: 'invoice',
    ...found,
    ...numbered,
    prorated: profile.prorate,
    lines,
    settlements,
    items,
    taxes,
    netCents,
    taxCents,
    totalCents,
    due,
  };
}

interface Charges extends Pick<InvoiceDraft, 'lines' | 'settlements' | 'items'> {
  readonly chargedCents: Cents;
}

/**
 * The plan by its days, then what is settled of earlier periods, then the items. Those come first: what is let off of an
 * earlier period takes nothing from this one's discounts, and waits where there is no room for it.
 */
export function chargesOf(
  { terms, billed, items }: Pick<Billable, 'terms' | 'billed' | 'items'>,
  period: Period,
  prorate: boolean,
  rules: Pick<RunRules, 'unit' | 'items' | 'settlements'>,
): Charges {
  const { unit } = rules;
  const lines = linesOf(period, termsInOrder(terms), prorate, unit);
  const planCents = sumOf(lines.map(({ amountCents }) => amountCents));
  const charged = itemsOf(rules.items.now(items), period, planCents, unit);
  const mostCents = sumOf([planCents, ...charged.lines.map(({ amountCents }) => amountCents)]);
  const settlements = settlementsOf(rules.settlements.now(billed), terms, { prorate, unit, mostCents });
  const chargedCents = sumOf([mostCents, ...settlements.map(({ amountCents }) => amountCents)]);
  return { lines, settlements, items: charged, chargedCents };
}

interface Parties {
  readonly entity: LegalEntity;
  readonly condition: TaxCondition;
  readonly derived: DerivedType;
}

function partiesOf({ billing, taxId }: Billable, { known, isTaxId }: RunRules): Parties | { reason: ExclusionReason } {
  const entity = known.legalEntities.find(({ id }) => id === billing.legalEntityId);
  const condition = known.taxConditions.find(({ id }) => id === billing.taxConditionId);
  if (!entity || !condition) return { reason: 'incomplete' };
  const derived = deriveInvoiceType(known, entity.conditionId, condition.id);
  if (!derived) return { reason: 'noType' };
  if (condition.needsTaxId && taxId === '') return { reason: 'taxIdMissing' };
  return isTaxId(taxId) ? { entity, condition, derived } : { reason: 'taxIdWrong' };
}

const holidays = new WeakMap<BillingParameters, ReadonlySet<string>>();

function holidaysOf(known: BillingParameters): ReadonlySet<string> {
  const found = holidays.get(known) ?? new Set<string>(known.holidays.map(({ onDate }) => onDate));
  holidays.set(known, found);
  return found;
}

type Numbered = Pick<InvoiceDraft, 'pointOfSale' | 'number'>;

/** Gives the numbers of a run's invoices, one after the other in each series. */
export interface NumberGiver {
  take(entity: LegalEntity, type: { readonly id: number; readonly isFiscal: boolean }): Numbered | Exclusion;
  /** Where the series stand after it. */
  left(): readonly { readonly entityId: number; readonly series: SeriesFields }[];
}

/**
 * Begins where the series stand. The authority numbers what is reported to it: of that only the point of sale is known at
 * issue. A series that has given its last number gives none, and its invoices wait.
 */
export function createNumberGiver(): NumberGiver {
  const given = new Map<SeriesFields, { entityId: number; next: number }>();
  return {
    take(entity, { id, isFiscal }) {
      const series = entity.series.find(({ invoiceTypeId, inUse }) => invoiceTypeId === id && inUse);
      if (!series) return excluded('noSeries');
      if (isFiscal) return { pointOfSale: series.pointOfSale, number: null };
      const number = given.get(series)?.next ?? series.nextNumber;
      if (number > LAST_NUMBER) return excluded('seriesExhausted');
      given.set(series, { entityId: entity.id, next: number + 1 });
      return { pointOfSale: series.pointOfSale, number };
    },
    left: () =>
      [...given].map(([series, { entityId, next }]) => ({ entityId, series: { ...series, nextNumber: next } })),
  };
}
