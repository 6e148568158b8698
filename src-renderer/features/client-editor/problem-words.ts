import type { TFunction } from 'i18next';
import type { Failure } from '../../../src-main/contract/failures';
import type { Country } from '../../../src-main/contract/office';
import { countryWords } from '../../i18n/country-words';
import { failureWords } from '../../i18n/setup';

/** A field's problem in words that say how to mend it. */
export function problemWords(t: TFunction, problem: Failure, country: Country): string {
  if (problem.code === 'PHYSICAL_NAMES') return t('editor.missing', { count: Number(problem.params.missing) });
  if (problem.code === 'TAX_ID_INVALID') return t('editor.taxIdInvalid', { name: countryWords(country).taxId });
  if (problem.code === 'TAX_ID_NEEDED') return t('editor.taxIdNeeded', { name: countryWords(country).taxId });
  if (problem.code !== 'VALIDATION') return failureWords(problem);
  switch (problem.params.reason ?? '') {
    case 'required':
      return t('editor.nameNeeded');
    case 'email':
      return t('editor.emailInvalid');
    case 'too_big':
      return t('editor.tooLong');
    case 'unmatched':
      return t('editor.unmatched', { name: String(problem.params.text ?? '').trim() });
    default:
      return t('editor.invalid');
  }
}
