import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContractState, contractStates, type DisabledBy, disabledBys } from '../../../src-main/contract/contracts';
import type { Failure } from '../../../src-main/contract/failures';
import { massValueWords } from '../../../src-main/contract/mass-values';
import { useOfficeDetails } from '../../api/session';
import { useValueWords } from '../../i18n/audit-words';
import { useFieldName } from '../../i18n/field-names';
import { formatDate, formatMoney } from '../../i18n/format';
import { es } from '../../i18n/locales/es';
import { failureWords, writtenParams } from '../../i18n/setup';
import { wordsFor } from '../../i18n/words-for';

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

/** What the core's own words are called: the window says them, and gives them to a file. */
export function useCoreWords() {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      yes: t('billing.yes'),
      no: t('billing.no'),
      officeProfile: t('billing.officeProfile'),
      states: wordsFor(contractStates, (state: ContractState) => t(`contractState.${state}`)),
      disabledBys: wordsFor(disabledBys, (one: DisabledBy) => t(`disabledBy.${one}`)),
    }),
    [t],
  );
}

/** A field's value in words; '' for nothing. */
export function useMassValue(): (field: string, value: string) => string {
  const words = useCoreWords();
  const country = useOfficeDetails()?.country ?? 'AR';
  return useCallback(
    (field, value) =>
      massValueWords(field, value, { ...words, amount: (cents) => formatMoney(cents, country), day: formatDate }),
    [words, country],
  );
}

/** A field's value as the audit tells it, in words; what is blank is said to be. */
export function useAuditedValue(): (field: string, value: string) => string {
  const { t } = useTranslation();
  const valueOf = useValueWords(useOfficeDetails()?.country ?? 'AR');
  return (field, value) =>
    field === 'billing.profileId' && value === '' ? t('billing.officeProfile') : valueOf(field, value);
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
      if (code === 'CONTRACTS_NONE' && params.of) return t('massUpdates.noneOf', params);
      return isShort(code)
        ? t(`massUpdates.reasons.${code}`, { ...writtenParams(params), taxId: nameOf('taxId') })
        : failureWords(reason);
    },
    [t, nameOf],
  );
}
