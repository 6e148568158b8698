import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClientFilter, clientFilter } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { registerQuickSearch } from '../../ui/quick-search';
import './filter-bar.css';

/** How long typing must rest before the list is asked, in milliseconds. */
const REST_MS = 90;
const states = ['active', 'deactivated', 'all'] as const;

interface FilterBarProps {
  readonly filter: ClientFilter;
  readonly onFilter: (filter: ClientFilter) => void;
  /** Arrow keys and Enter move and open the list while the search is being typed. */
  readonly onListKey: (key: 'ArrowDown' | 'ArrowUp' | 'Enter' | 'Escape') => void;
  readonly children: ReactNode;
}

/** The quick search, the state and zone, and what of it is on, as chips. */
export const FilterBar = memo(function FilterBar({ filter, onFilter, onListKey, children }: FilterBarProps) {
  const { t } = useTranslation();
  const zones = useZones();
  const zone = zones.find(({ id }) => id === filter.zoneId);
  const isFiltered = filter.text !== '' || filter.state !== 'active' || filter.zoneId !== undefined;
  function withZone(zoneId: number | undefined): ClientFilter {
    const { zoneId: _, ...rest } = filter;
    return zoneId === undefined ? rest : { ...rest, zoneId };
  }
  return (
    <div className="filter-bar">
      <QuickSearch text={filter.text} onText={(text) => onFilter({ ...filter, text })} onListKey={onListKey} />
      <NativeSelect
        aria-label={t('clients.state')}
        data={states.map((state) => ({ value: state, label: t(`clients.states.${state}`) }))}
        value={filter.state}
        onChange={(event) => onFilter(clientFilter.parse({ ...filter, state: event.currentTarget.value }))}
      />
      {zones.length > 0 && (
        <NativeSelect
          aria-label={t('clients.chip.zone')}
          className="filter-zone"
          data={[
            { value: '', label: t('clients.chip.zone') },
            ...zones.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={String(filter.zoneId ?? '')}
          onChange={({ currentTarget: { value } }) => onFilter(withZone(value === '' ? undefined : Number(value)))}
        />
      )}
      {filter.state !== 'active' && (
        <Chip
          name={t('clients.chip.state')}
          value={t(`clients.states.${filter.state}`)}
          onRemove={() => onFilter({ ...filter, state: 'active' })}
        />
      )}
      {filter.zoneId !== undefined && (
        <Chip name={t('clients.chip.zone')} value={zone?.name ?? '…'} onRemove={() => onFilter(withZone(undefined))} />
      )}
      {isFiltered && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onFilter(clientFilter.parse({}))}>
          {t('clients.clearFilters')}
        </Button>
      )}
      <div className="filter-end">{children}</div>
    </div>
  );
});

function useZones() {
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  return data?.entries.filter(({ kind, retired }) => kind === 'zone' && !retired) ?? [];
}

function Chip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="chip">
      {name} <strong>{value}</strong>
      <button type="button" aria-label={t('clients.removeFilter', { name })} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </button>
    </span>
  );
}

interface QuickSearchProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onListKey: FilterBarProps['onListKey'];
}

function QuickSearch({ text, onText, onListKey }: QuickSearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const said = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Only what changed elsewhere (Limpiar, the address) overwrites what is being typed.
    if (text !== said.current) setTyped(text);
    said.current = text;
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function change(next: string): void {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      said.current = next.trim();
      onText(said.current);
    }, REST_MS);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key } = event;
    if (key !== 'ArrowDown' && key !== 'ArrowUp' && key !== 'Enter' && key !== 'Escape') return;
    event.preventDefault();
    if (key === 'Escape' && typed !== '') change('');
    else onListKey(key);
  }

  return (
    <TextInput
      ref={registerQuickSearch}
      type="text"
      role="searchbox"
      className="filter-search"
      aria-label={t('clients.search')}
      placeholder={t('clients.searchHint')}
      title="/"
      maxLength={200}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSectionPointerEvents="all"
      rightSection={
        typed ? (
          <CloseButton size="sm" aria-label={t('clients.clearSearch')} onClick={() => change('')} />
        ) : (
          <kbd aria-hidden="true">/</kbd>
        )
      }
    />
  );
}
