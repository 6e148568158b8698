import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Country } from '../../src-main/contract/office';
import { countryWords } from './country-words';
import { es } from './locales/es';

export function isFieldName(field: string): field is keyof typeof es.field {
  return Object.hasOwn(es.field, field);
}

function isContractField(name: string): name is keyof typeof es.contractField {
  return Object.hasOwn(es.contractField, name);
}

function isGatewayField(name: string): name is keyof typeof es.gatewayField {
  return Object.hasOwn(es.gatewayField, name);
}

function isDeviceField(name: string): name is keyof typeof es.deviceField {
  return Object.hasOwn(es.deviceField, name);
}

function isMailField(name: string): name is keyof typeof es.mailField {
  return Object.hasOwn(es.mailField, name);
}

function isAccountField(name: string): name is keyof typeof es.accountField {
  return Object.hasOwn(es.accountField, name);
}

function isMergeField(name: string): name is keyof typeof es.mergeField {
  return Object.hasOwn(es.mergeField, name);
}

/** `contract.ip` is the field `ip` of one of the client's contracts; '' where it is of none. */
function after(prefix: string, field: string): string {
  return field.startsWith(prefix) ? field.slice(prefix.length) : '';
}
function isBillingField(name: string): name is keyof typeof es.billing.field {
  return Object.hasOwn(es.billing.field, name);
}

const OF_BILLING = 'billing.';

/** A field in the clerk's words; the documents by the country's own. */
export function useFieldName(country: Country): (field: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (field) => {
      if (field === 'nationalId' || field === 'taxId') return countryWords(country)[field];
      const ofContract = after('contract.', field);
      if (isContractField(ofContract)) return t(`contractField.${ofContract}`);
      const ofGateway = after('gateway.', field);
      if (isGatewayField(ofGateway)) return t(`gatewayField.${ofGateway}`);
      const ofDevice = after('device.', field);
      if (isDeviceField(ofDevice)) return t(`deviceField.${ofDevice}`);
      const ofAccount = after('account.', field);
      if (isAccountField(ofAccount)) return t(`accountField.${ofAccount}`);
      const ofMail = after('mail.', field);
      if (isMailField(ofMail)) return t(`mailField.${ofMail}`);
      const ofMerge = after('merge.', field);
      if (isMergeField(ofMerge)) return t(`mergeField.${ofMerge}`);
      const ofBilling = field.startsWith(OF_BILLING) ? field.slice(OF_BILLING.length) : '';
      if (isBillingField(ofBilling)) return t(`billing.field.${ofBilling}`);
      return isFieldName(field) ? t(`field.${field}`) : field;
    },
    [t, country],
  );
}
