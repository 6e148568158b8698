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
    switch (field) {
      case 'legalEntityId':
        return known?.legalEntities.find(({ id }) => id === value)?.name ?? '';
      case 'taxConditionId':
        return known?.taxConditions.find(({ id }) => id === value)?.name ?? '';
      case 'paymentMethodId':
        return known?.paymentMethods.find(({ id }) => id === value)?.name ?? '';
      case 'profileId':
        return known?.profiles.find(({ id }) => id === value)?.name ?? t('billing.officeProfile');
      case 'taxIds':
        return (known?.taxes ?? [])
          .filter(({ id }) => fields.taxIds.includes(id))
          .map(({ name }) => name)
          .join(', ');
      case 'billedFromOn':
        return fields.billedFromOn === null ? '' : formatDate(fields.billedFromOn);
      default:
        return String(value ?? '').replaceAll(',', ', ');
    }
  };
}
