import type { BillingParameters } from '../../../src-main/contract/billing-parameters';
import type { BillingFields } from '../../../src-main/contract/client-billing';

interface Entry {
  readonly id: number;
  readonly name: string;
  readonly retired: boolean;
}

const choiceOf = ({ id, name }: Entry) => ({ value: String(id), label: name });

/** What may be chosen: those in use, and the one that is chosen already. */
export function offered(entries: readonly Entry[], chosen: number | null) {
  return entries.filter(({ id, retired }) => !retired || id === chosen).map(choiceOf);
}

/** Of the conditions, those that the issuer bills: fantasy with fantasy only (specification §4). All, while there is none. */
export function conditionsFor(known: BillingParameters, { legalEntityId, taxConditionId }: BillingFields) {
  const issuer = known.legalEntities.find(({ id }) => id === legalEntityId);
  const billed = (id: number) =>
    !issuer ||
    known.typeRules.some((rule) => rule.issuerConditionId === issuer.conditionId && rule.clientConditionId === id);
  const ofClients = known.taxConditions.filter(
    ({ forClient, id }) => (forClient && billed(id)) || id === taxConditionId,
  );
  return offered(ofClients, taxConditionId);
}

/** The type that follows from issuer and condition, and both in words; null while one is missing. */
export function derivedType(known: BillingParameters, { legalEntityId, taxConditionId }: BillingFields) {
  const issuerConditionId = known.legalEntities.find(({ id }) => id === legalEntityId)?.conditionId;
  const rule = known.typeRules.find(
    (one) => one.issuerConditionId === issuerConditionId && one.clientConditionId === taxConditionId,
  );
  const type = known.invoiceTypes.find(({ id }) => id === rule?.invoiceTypeId);
  const nameOf = (wanted: number | null | undefined) => known.taxConditions.find(({ id }) => id === wanted)?.name ?? '';
  if (!rule || !type) return null;
  return {
    name: type.name,
    issuer: nameOf(issuerConditionId),
    client: nameOf(taxConditionId),
    toConfirm: rule.toConfirm || type.toConfirm,
    needsTax: type.taxesShown !== 'none',
  };
}
