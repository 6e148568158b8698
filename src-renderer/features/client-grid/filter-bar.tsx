import { Button, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '../../../src-main/contract/catalogs';
import { type ClientFilter, clientFilter } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { FilterMenu } from './filter-menu';
import { catalogFilters, filtersOn, withBillingDay, withCatalog, withStanding } from './list-address';
import { QuickSearch, type QuickSearchProps } from './quick-search';
import './filter-bar.css';

const states = ['active', 'deactivated', 'all'] as const;
const noEntries: readonly CatalogEntry[] = [];

interface FilterBarProps {
  readonly filter: ClientFilter;
  readonly onFilter: (filter: ClientFilter) => void;
  readonly onListKey: QuickSearchProps['onListKey'];
  readonly children: ReactNode;
}

/** The quick search, the filters, and what of them is on, as chips. */
export const FilterBar = memo(function FilterBar({ filter, onFilter, onListKey, children }: FilterBarProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  const entries = data?.entries ?? noEntries;
  const { withoutEmail, ...withAnyEmail } = filter;
  const { withoutPosition, ...anywhere } = filter;
  return (
    <div className="filter-bar">
      <QuickSearch text={filter.text} onText={(text) => onFilter({ ...filter, text })} onListKey={onListKey} />
      <NativeSelect
        aria-label={t('clients.state')}
        data={states.map((state) => ({ value: state, label: t(`clients.states.${state}`) }))}
        value={filter.state}
        onChange={(event) => onFilter(clientFilter.parse({ ...filter, state: event.currentTarget.value }))}
      />
      <FilterMenu filter={filter} entries={entries} onFilter={onFilter} />
      {filter.state !== 'active' && (
        <Chip
          name={t('clients.chip.state')}
          value={t(`clients.states.${filter.state}`)}
          onRemove={() => onFilter({ ...filter, state: 'active' })}
        />
      )}
      {catalogFilters.map(({ key, kind }) => {
        const id = filter[key];
        if (id === undefined) return null;
        return (
          <Chip
            key={key}
            name={t(`clients.chip.${kind}`)}
            value={entries.find((entry) => entry.id === id)?.name ?? '…'}
            onRemove={() => onFilter(withCatalog(filter, key, undefined))}
          />
        );
      })}
      {filter.billingDay !== undefined && (
        <Chip
          name={t('clients.chip.billingDay')}
          value={String(filter.billingDay)}
          onRemove={() => onFilter(withBillingDay(filter, undefined))}
        />
      )}
      {filter.contractStanding !== undefined && (
        <Chip
          name={t('clients.chip.contractStanding')}
          value={t(`contractStanding.${filter.contractStanding}`)}
          onRemove={() => onFilter(withStanding(filter, undefined))}
        />
      )}
      {withoutEmail === true && <Chip name={t('clients.chip.withoutEmail')} onRemove={() => onFilter(withAnyEmail)} />}
      {withoutPosition === true && (
        <Chip name={t('clients.chip.withoutPosition')} onRemove={() => onFilter(anywhere)} />
      )}
      {(filter.text !== '' || filtersOn(filter) > 0) && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onFilter(clientFilter.parse({}))}>
          {t('clients.clearFilters')}
        </Button>
      )}
      <div className="filter-end">{children}</div>
    </div>
  );
});

function Chip({ name, value, onRemove }: { name: string; value?: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="chip">
      {value === undefined ? <strong>{name}</strong> : name}
      {value !== undefined && <strong>{value}</strong>}
      <button type="button" aria-label={t('clients.removeFilter', { name })} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </button>
    </span>
  );
}
