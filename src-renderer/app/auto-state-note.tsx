import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ClientSelection } from '../../src-main/contract/clients';
import { query } from '../api/client';
import { readFailure } from '../api/failure';
import { formatDate, formatNumber } from '../i18n/format';
import { failureWords } from '../i18n/setup';

const states = ['alerted', 'disabled', 'enabled'] as const;

/** What *Estado automático* would do to the contracts of many clients, before it is switched on for them (domain.md §3.8). */
export function AutoStateNote({ selection }: { readonly selection: ClientSelection }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(
    query.automaticStates.preview.queryOptions({
      input: { selection },
      staleTime: 0,
      placeholderData: keepPreviousData,
    }),
  );
  if (error) return <Text size="sm">{failureWords(readFailure(error))}</Text>;
  if (!data) return <Text size="sm">{t('states.preview.looking')}</Text>;
  const changing = states.filter((state) => data.counts[state] > 0);
  if (changing.length === 0) return <Text size="sm">{t('states.preview.none')}</Text>;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
      {t('states.preview.many', { date: formatDate(data.nextOn) })}
      <ul className="mass-states">
        {changing.map((state) => (
          <li key={state}>
            {t(`contractState.${state}`)}: <strong>{formatNumber(data.counts[state])}</strong>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
