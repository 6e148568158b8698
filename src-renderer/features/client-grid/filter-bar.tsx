import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClientFilter, clientFilter } from '../../../src-main/contract/clients';
import { useEntryLists } from './condition-entries';
import { useConditionWords } from './condition-words';
import { isFiltered, withFilter } from './list-address';
import { QuickSearch, type QuickSearchProps } from './quick-search';
import './filter-bar.css';

interface FilterBarProps {
  readonly filter: ClientFilter;
  readonly onFilter: (filter: ClientFilter) => void;
  readonly onListKey: QuickSearchProps['onListKey'];
  readonly children: ReactNode;
}

/** The quick search, and what of the filters is on, as chips. */
export const FilterBar = memo(function FilterBar({ filter, onFilter, onListKey, children }: FilterBarProps) {
  const { t } = useTranslation();
  const wordsOf = useConditionWords(useEntryLists());
  return (
    <div className="filter-bar">
      <QuickSearch text={filter.text} onText={(text) => onFilter({ ...filter, text })} onListKey={onListKey} />
      <div className="filter-chips">
        {filter.state !== 'active' && (
          <Chip
            name={t('clients.state')}
            value={t(`clients.states.${filter.state}`)}
            onRemove={() => onFilter({ ...filter, state: 'active' })}
          />
        )}
        {filter.conditions.map((condition) => (
          <Chip
            key={condition.field}
            {...wordsOf(condition)}
            onRemove={() => onFilter(withFilter(filter, condition.field, null))}
          />
        ))}
      </div>
      {isFiltered(filter) && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          title="Esc"
          rightSection={<kbd aria-hidden="true">Esc</kbd>}
          onClick={() => onFilter(clientFilter.parse({}))}
        >
          {t('clients.clearFilters')}
        </Button>
      )}
      <div className="filter-end">{children}</div>
    </div>
  );
});

function Chip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="chip">
      {name}
      <strong title={value}>{value}</strong>
      <button type="button" aria-label={t('clients.removeFilter', { name })} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </button>
    </span>
  );
}
