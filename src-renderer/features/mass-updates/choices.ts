import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clientCatalogFields, clientCatalogs } from '../../../src-main/contract/clients';
import { contractStates } from '../../../src-main/contract/contracts';
import type { MassField } from '../../../src-main/contract/mass-updates';
import { query } from '../../api/client';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a field of the form is: a choice of one, of several, a switch, a number, a day, a text. */
export type Kind = 'entry' | 'one' | 'many' | 'word' | 'switch' | 'number' | 'day' | 'text';

export const fieldKinds: Readonly<Record<MassField, Kind>> = {
  zoneId: 'entry',
  neighborhoodId: 'entry',
  cityId: 'entry',
  provinceId: 'entry',
  sellerId: 'entry',
  collectorId: 'entry',
  addNote: 'text',
  billingEnabled: 'switch',
  legalEntityId: 'one',
  taxConditionId: 'one',
  invoiceTypeId: 'one',
  cycleDay: 'number',
  billedFromOn: 'day',
  addTaxIds: 'many',
  removeTaxIds: 'many',
  paymentMethodId: 'one',
  profileId: 'entry',
  reportAfterPayment: 'switch',
  autoState: 'switch',
  emailInvoice: 'switch',
  emailPayment: 'switch',
  addGatewayIds: 'many',
  removeGatewayIds: 'many',
  contractsOfPlanId: 'one',
  contractsOfNodeId: 'one',
  contractState: 'word',
  contractPlanId: 'one',
  contractPlanOn: 'day',
  contractNodeId: 'entry',
  contractReason: 'text',
};

/** What stands for none, in a field that may have none. */
export const NONE = 'none';

interface Named {
  readonly id: number;
  readonly name: string;
}

const choicesOf = (entries: readonly Named[]): Choice[] =>
  entries.map(({ id, name }) => ({ value: String(id), label: name }));
const inUse = <Entry extends Named & { readonly retired: boolean }>(entries: readonly Entry[] | undefined) =>
  (entries ?? []).filter(({ retired }) => !retired);

/** What may be chosen in each field; what is retired is given to nobody. */
export function useChoices(): Readonly<Partial<Record<MassField, readonly Choice[]>>> {
  const { t } = useTranslation();
  const entries = useQuery(query.catalogs.list.queryOptions({ input: {} })).data?.entries;
  const known = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data;
  const gateways = useQuery(query.gateways.list.queryOptions({ input: {} })).data?.gateways;
  const none: Choice = { value: NONE, label: t('massUpdates.none') };
  const catalogs = clientCatalogFields.map((field) => {
    const ofKind = inUse(entries).filter(
      ({ kind, mergedIntoId }) => kind === clientCatalogs[field] && mergedIntoId === null,
    );
    return [field, [none, ...choicesOf(ofKind)]] as const;
  });
  const plans = choicesOf(inUse(entries).filter(({ kind }) => kind === 'plan'));
  const nodes = choicesOf(inUse(entries).filter(({ kind }) => kind === 'node'));
  const all = (wanted: 'plan' | 'node') => choicesOf((entries ?? []).filter(({ kind }) => kind === wanted));
  const taxes = choicesOf(inUse(known?.taxes));
  const offered = (gateways ?? []).filter(({ active, verifiedAtMs }) => active && verifiedAtMs !== null);
  return {
    ...Object.fromEntries(catalogs),
    legalEntityId: choicesOf(inUse(known?.legalEntities)),
    taxConditionId: choicesOf(inUse(known?.taxConditions).filter(({ forClient }) => forClient)),
    invoiceTypeId: choicesOf(inUse(known?.invoiceTypes)),
    paymentMethodId: choicesOf(inUse(known?.paymentMethods)),
    profileId: [{ value: NONE, label: t('billing.officeProfile') }, ...choicesOf(inUse(known?.profiles))],
    addTaxIds: taxes,
    removeTaxIds: choicesOf(known?.taxes ?? []),
    addGatewayIds: choicesOf(offered),
    removeGatewayIds: choicesOf(gateways ?? []),
    contractsOfPlanId: all('plan'),
    contractsOfNodeId: all('node'),
    contractState: contractStates.map((state) => ({ value: state, label: t(`contractState.${state}`) })),
    contractPlanId: plans,
    contractNodeId: [none, ...nodes],
  };
}
