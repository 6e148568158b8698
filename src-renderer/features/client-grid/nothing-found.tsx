import { Button, Group } from '@mantine/core';
import { IconSearchOff, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ClientFilter, clientFilter } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import { StatePanel } from '../../ui/state-panel';
import { filtersOn } from './list-address';

interface NothingFoundProps {
  readonly filter: ClientFilter;
  readonly onFilter: (filter: ClientFilter) => void;
}

/** Nobody answers: says whether somebody would among the deactivated ones or without the filters, and goes there. */
export function NothingFound({ filter, onFilter }: NothingFoundProps) {
  const { t } = useTranslation();
  const withState: ClientFilter = { ...filter, state: 'all' };
  const wordsAlone = clientFilter.parse({ text: filter.text, state: 'all' });
  const inAnyState = useCount(withState);
  const byWords = useCount(wordsAlone);
  const deactivated = filter.state === 'active' ? inAnyState : 0;
  const behindFilters = filtersOn(filter) > 0 && filter.text !== '' ? byWords : 0;
  return (
    <StatePanel
      icon={<IconSearchOff size={32} stroke={1.25} aria-hidden />}
      title={t('clients.nothingTitle')}
      text={deactivated > 0 ? t('clients.nothingButOff', { count: deactivated }) : t('clients.nothingText')}
    >
      <Group justify="center" gap="xs">
        {deactivated > 0 && (
          <Button onClick={() => onFilter(withState)}>
            {t('clients.showOff', { count: deactivated, formatted: formatNumber(deactivated) })}
          </Button>
        )}
        {behindFilters > deactivated && (
          <Button variant="default" onClick={() => onFilter(wordsAlone)}>
            {t('clients.withoutFilters', { count: behindFilters, formatted: formatNumber(behindFilters) })}
          </Button>
        )}
        <Button variant="default" onClick={() => onFilter(clientFilter.parse({}))}>
          {t('clients.showActive')}
        </Button>
      </Group>
    </StatePanel>
  );
}

function useCount(filter: ClientFilter): number {
  const { data } = useQuery(query.clients.count.queryOptions({ input: { filter } }));
  return data?.matching ?? 0;
}

interface EmptyOfficeProps {
  readonly onCreate?: () => void;
  readonly onImport?: () => void;
}

/** An office without clients, and how it gets its first ones. */
export function EmptyOffice({ onCreate, onImport }: EmptyOfficeProps) {
  const { t } = useTranslation();
  return (
    <StatePanel
      icon={<IconUsers size={32} stroke={1.25} aria-hidden />}
      title={t('clients.emptyTitle')}
      text={t('clients.emptyText')}
    >
      {onCreate && onImport && (
        <Group justify="center" gap="xs">
          <Button onClick={onImport}>{t('clients.importList')}</Button>
          <Button variant="default" onClick={onCreate}>
            {t('clients.createFirst')}
          </Button>
        </Group>
      )}
    </StatePanel>
  );
}
