import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContractState, contractStates, type DisabledBy, disabledBys } from '../../../src-main/contract/contracts';
import type { Failure } from '../../../src-main/contract/failures';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { useOfficeDetails } from '../../api/session';
import { useFieldName } from '../../i18n/field-names';
import { formatDate, formatWrittenMoney } from '../../i18n/format';
import { es } from '../../i18n/locales/es';
import { failureWords } from '../../i18n/setup';

/** A field in the clerk's words, as the audit names it; and what only a mass update tells of. */
export function useMassFieldName(): (field: string) => string {
  const { t } = useTranslation();
  const nameOf = useFieldName(useOfficeDetails()?.country ?? 'AR');
  return useCallback(
    (field) => {
      if (field === 'invoiceType') return t('billing.invoiceType');
      if (field === 'gateways') return t('massUpdates.field.gateways');
      return nameOf(field);
    },
    [t, nameOf],
  );
}

const DAYS: ReadonlySet<string> = new Set(['billing.billedFromOn', 'contract.nextPlanOn', 'contract.pausedUntilOn']);
const isState = (word: string): word is ContractState => contractStates.some((state) => state === word);
const isDisabler = (word: string): word is DisabledBy => disabledBys.some((one) => one === word);

/** Of several contracts each value is told once, one beside the other. */
const eachOf = (value: string, wordOf: (word: string) => string) => value.split(' · ').map(wordOf).join(' · ');

/** A field's value in words; '' for nothing. */
export function useMassValue(): (field: string, value: string) => string {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  return useCallback(
    (field, value) => {
      const wordOf = (word: string) =>
        isState(word) ? t(`contractState.${word}`) : isDisabler(word) ? t(`disabledBy.${word}`) : word;
      if (value === 'true') return t('billing.yes');
      if (value === 'false') return t('billing.no');
      if (field === 'billing.profileId' && value === '') return t('billing.officeProfile');
      if (field === 'contract.state' || field === 'contract.disabledBy') return eachOf(value, wordOf);
      if (field.endsWith('Cents')) return eachOf(value, (word) => formatWrittenMoney(word, country));
      const day = DAYS.has(field) ? calendarDate.safeParse(value).data : undefined;
      return day ? formatDate(day) : value;
    },
    [t, country],
  );
}

function isShort(code: string): code is keyof typeof es.massUpdates.reasons {
  return Object.hasOwn(es.massUpdates.reasons, code);
}

/** Why a client is left out, in as few words as a column has room for. */
export function useReason(): (reason: Failure) => string {
  const { t } = useTranslation();
  const nameOf = useMassFieldName();
  return useCallback(
    (reason) => {
      const { code, field = '', params } = reason;
      // What a client lacks to be billed comes by its own name.
      const isLacking = code === 'VALIDATION' && params.reason === 'required';
      if (isLacking) return t('massUpdates.lacks', { field: nameOf(field.includes('.') ? field : `billing.${field}`) });
      return isShort(code)
        ? t(`massUpdates.reasons.${code}`, { ...params, taxId: nameOf('taxId') })
        : failureWords(reason);
    },
    [t, nameOf],
  );
}
