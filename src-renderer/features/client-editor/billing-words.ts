import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BillingField, BillingFields } from '../../../src-main/contract/client-billing';
import { query } from '../../api/client';
import { formatDate } from '../../i18n/format';

/** All that the office bills by; undefined until it is read. */
export function useParameters() {
  return useQuery(query.billingParameters.list.queryOptions({ input: {} })).data;
}

/** A field of the tab Facturación as it is read: entries by name, switches as Sí or No. */
export function useBillingWords(): (field: BillingField, fields: BillingFields) => string {
  const { t } = useTranslation();
  const known = useParameters();
  return (field, fields) => {
    const value = fields[field];
    if (typeof value === 'boolean') return t(value ? 'billing.yes' : 'billing.no');
    const nameOf = (entries: readonly { readonly id: number; readonly name: string }[] | undefined) =>
      entries?.find(({ id }) => id === value)?.name ?? '';
    if (field === 'legalEntityId') return nameOf(known?.legalEntities);
    if (field === 'taxConditionId') return nameOf(known?.taxConditions);
    if (field === 'paymentMethodId') return nameOf(known?.paymentMethods);
    if (field === 'profileId') return nameOf(known?.profiles) || t('billing.officeProfile');
    if (field === 'billedFromOn') return fields.billedFromOn === null ? '' : formatDate(fields.billedFromOn);
    if (field !== 'taxIds') return String(value ?? '').replaceAll(',', ', ');
    const taxes = known?.taxes.filter(({ id }) => fields.taxIds.includes(id)) ?? [];
    return taxes.map(({ name }) => name).join(', ');
  };
}
