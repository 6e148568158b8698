import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Country } from '../../src-main/contract/office';
import { countryWords } from './country-words';
import { es } from './locales/es';

export function isFieldName(field: string): field is keyof typeof es.field {
  return Object.hasOwn(es.field, field);
}

/** A field in the clerk's words; the documents by the country's own. */
export function useFieldName(country: Country): (field: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (field) => {
      if (field === 'nationalId' || field === 'taxId') return countryWords(country)[field];
      return isFieldName(field) ? t(`field.${field}`) : field;
    },
    [t, country],
  );
}
