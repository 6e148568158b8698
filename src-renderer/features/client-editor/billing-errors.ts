import { useTranslation } from 'react-i18next';
import type { BillingField } from '../../../src-main/contract/client-billing';
import { useOfficeDetails } from '../../api/session';
import { problemWords } from './problem-words';
import type { DraftState } from './use-draft';

/** What is wrong with a field, in words. */
export function useErrorOf({ problems }: DraftState): (field: BillingField | 'taxId') => string | undefined {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  return (field) => {
    const problem = problems[field];
    const isMissing = problem?.code === 'VALIDATION' && problem.params.reason === 'required';
    if (problem && field === 'cycleDay') return t('billing.cycleDayRange');
    if (problem && field === 'billedFromOn') return t('dateField.unread');
    return isMissing ? t('billing.needed') : problem && problemWords(t, problem, country);
  };
}
