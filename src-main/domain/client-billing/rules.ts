import type {
  BillingParameters,
  BillingProfile,
  InvoiceType,
  LegalEntity,
  Tax,
} from '../../contract/billing-parameters';
import type { BillingFields } from '../../contract/client-billing';
import type { Contract, UnbilledReason } from '../../contract/contracts';
import type { Failure } from '../../contract/failures';
import { WHOLE_RATE } from '../../contract/values/money';

/** What type of invoice an issuer and a client's condition come to, and the legend that the law asks for. */
export interface DerivedType {
  readonly type: InvoiceType;
  readonly legend: string;
  /** Whether an accountant should look at this pair, or at the type. */
  readonly toConfirm: boolean;
}

/** The type of invoice, which the office's table says (specification §4, Tipo de factura); null where it says none. */
export function deriveInvoiceType(
  { typeRules, invoiceTypes }: Pick<BillingParameters, 'typeRules' | 'invoiceTypes'>,
  issuerConditionId: number,
  clientConditionId: number,
): DerivedType | null {
  const rule = typeRules.find(
    (one) => one.issuerConditionId === issuerConditionId && one.clientConditionId === clientConditionId,
  );
  const type = rule && invoiceTypes.find(({ id }) => id === rule.invoiceTypeId);
  return type ? { type, legend: rule.legend, toConfirm: rule.toConfirm || type.toConfirm } : null;
}

/** The profile that a client is billed by: its own, or the office's. */
export function profileOf(
  { profiles }: Pick<BillingParameters, 'profiles'>,
  { profileId }: Pick<BillingFields, 'profileId'>,
): BillingProfile | undefined {
  return profiles.find(({ id, isDefault }) => (profileId === null ? isDefault : id === profileId));
}

/** A contract, and its client, as they stand. */
export interface StandingOfClient extends Pick<Contract, 'state' | 'disabledBy'> {
  readonly clientState: 'active' | 'deactivated';
}

/**
 * Why a contract that stands so is not billed (domain.md §3.4, §7.3): what the system cut is, and what an operator disabled or
 * paused is not, but where the profile says otherwise; null where it is billed.
 */
export function unbilledStanding(
  { clientState, state, disabledBy }: StandingOfClient,
  profile: Pick<BillingProfile, 'billSystemDisabled' | 'billOperatorDisabled'> | undefined,
): Exclude<UnbilledReason, 'billingOff'> | null {
  if (clientState === 'deactivated') return 'clientDeactivated';
  if (state !== 'disabled' || !profile) return null;
  if (disabledBy === 'client') return 'disabledWithClient';
  if (disabledBy === 'system') return profile.billSystemDisabled ? null : 'disabledBySystem';
  return profile.billOperatorDisabled ? null : 'disabledByOperator';
}

/** Whether the taxes that a price includes leave something of it. */
export function leavesNet(taxes: readonly Pick<Tax, 'mode' | 'base' | 'rateBp'>[]): boolean {
  const ofThePrice = taxes.filter(({ mode, base }) => mode === 'included' && base === 'total');
  return ofThePrice.reduce((sum, { rateBp }) => sum + rateBp, 0) < WHOLE_RATE;
}

const missing = (field: keyof BillingFields | 'taxId'): Failure => ({
  code: 'VALIDATION',
  params: { reason: 'required' },
  field,
});

/** A client's tax id, and whether its length, format and check digit are right. */
export interface TaxId {
  readonly text: string;
  readonly isRight: boolean;
}

/**
 * All that keeps a client from being billed as its form says, in the form's order. The switch asks for the rest
 * (specification §4); while it is off nothing is asked for. What is retired stays where it was chosen before.
 */
export function billingProblems(
  fields: BillingFields,
  known: BillingParameters,
  taxId: TaxId,
  before: BillingFields | null,
): Failure[] {
  const taxes = fields.taxIds.map((id) => known.taxes.find((tax) => tax.id === id));
  if (taxes.includes(undefined)) return [missing('taxIds')];
  if (fields.profileId !== null && !profileOf(known, fields)) return [missing('profileId')];
  if (!fields.billingEnabled) return [];
  const chosen = <Entry extends { readonly id: number; readonly retired: boolean }>(
    entries: readonly Entry[],
    field: 'legalEntityId' | 'paymentMethodId' | 'taxConditionId',
  ) => entries.find(({ id, retired }) => id === fields[field] && (!retired || id === before?.[field]));
  const entity = chosen(known.legalEntities, 'legalEntityId');
  return [
    entity ? null : missing('legalEntityId'),
    ...conditionProblems(fields, known, entity, taxId, before),
    fields.billedFromOn === null ? missing('billedFromOn') : null,
    leavesNet(taxes.filter((tax) => tax !== undefined)) ? null : tooHigh(),
    chosen(known.paymentMethods, 'paymentMethodId') ? null : missing('paymentMethodId'),
  ].filter((problem) => problem !== null);
}

const tooHigh = (): Failure => ({ code: 'TAXES_TOO_HIGH', params: {}, field: 'taxIds' });

/** Fantasy with fantasy only, otherwise one that is valid for the issuer; and the tax id that it asks for. */
function conditionProblems(
  fields: BillingFields,
  known: BillingParameters,
  entity: LegalEntity | undefined,
  taxId: TaxId,
  before: BillingFields | null,
): (Failure | null)[] {
  const condition = known.taxConditions.find(({ id }) => id === fields.taxConditionId);
  const usable = condition && (!condition.retired || condition.id === before?.taxConditionId);
  if (!usable || !condition.forClient) return [missing('taxConditionId')];
  const issuer = known.taxConditions.find(({ id }) => id === entity?.conditionId);
  const pair = issuer && entity ? pairProblem(known, issuer, condition) : null;
  if (condition.needsTaxId && taxId.text === '') return [pair, { code: 'TAX_ID_NEEDED', params: {}, field: 'taxId' }];
  return [pair, taxId.isRight ? null : { code: 'TAX_ID_INVALID', params: {}, field: 'taxId' }];
}

function pairProblem(
  known: BillingParameters,
  issuer: BillingParameters['taxConditions'][number],
  client: BillingParameters['taxConditions'][number],
): Failure | null {
  const field = 'taxConditionId';
  if (issuer.isFantasy !== client.isFantasy) return { code: 'FANTASY_MIX', params: {}, field };
  return deriveInvoiceType(known, issuer.id, client.id) ? null : { code: 'NO_INVOICE_TYPE', params: {}, field };
}
