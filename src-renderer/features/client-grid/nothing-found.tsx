import { Button, Group } from '@mantine/core';
import { IconSearchOff, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClientFilter, clientFilter } from '../../../src-main/contract/clients';
import { query } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import { StatePanel } from '../../ui/state-panel';
import { useSettled } from '../../ui/settled';
import { filtersOn } from './list-address';

interface NothingFoundProps {
  readonly filter: ClientFilter;
  readonly onFilter: (filter: ClientFilter) => void;
  /** Given the first suggestion, which Enter in the quick search takes. */
  readonly suggestion: RefObject<HTMLButtonElement | null>;
}

/** Nobody answers: says whether somebody would among the deactivated ones or without the filters, and goes there. */
export function NothingFound({ filter, onFilter, suggestion }: NothingFoundProps) {
  const { t } = useTranslation();
  const withState: ClientFilter = { ...filter, state: 'all' };
  const wordsAlone = clientFilter.parse({ text: filter.text, state: 'all' });
  const inAnyState = useCount(withState);
  const byWords = useCount(wordsAlone);
  const deactivated = filter.state === 'active' ? inAnyState : 0;
  const behindFilters = filtersOn(filter) > 0 && filter.text !== '' ? byWords : 0;
  const suggestions = useSuggestions(filter);
  const otherwise = deactivated > 0 ? t('clients.nothingButOff', { count: deactivated }) : t('clients.nothingText');
  return (
    <StatePanel
      icon={<IconSearchOff size={32} stroke={1.25} aria-hidden />}
      title={t('clients.nothingTitle')}
      text={suggestions.length > 0 ? t('clients.didYouMean') : otherwise}
    >
      {suggestions.length > 0 && (
        <Group justify="center" gap="xs" mb="md">
          {suggestions.map((each, index) => (
            <SuggestionButton
              key={each.filter.text}
              suggestion={each}
              first={index === 0 ? suggestion : null}
              onTake={onFilter}
            />
          ))}
        </Group>
      )}
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

interface Suggestion {
  readonly filter: ClientFilter;
  readonly matching: number;
}

const PAUSE_MS = 150;

/** What the words may have meant: under the same filters, else among all clients. Asked once the typing rests. */
function useSuggestions(filter: ClientFilter): Suggestion[] {
  const [, isSettled] = useSettled(filter, PAUSE_MS);
  const among = useSuggestionsIn(filter, isSettled && filter.text !== '');
  const everybody = clientFilter.parse({ text: filter.text, state: 'all' });
  const outside = useSuggestionsIn(everybody, among?.length === 0);
  return among?.length === 0 ? (outside ?? []) : (among ?? []);
}

function useSuggestionsIn(filter: ClientFilter, enabled: boolean): Suggestion[] | undefined {
  const { data } = useQuery({ ...query.clients.suggest.queryOptions({ input: { filter } }), enabled });
  return enabled
    ? data?.suggestions.map(({ text, matching }) => ({ filter: { ...filter, text }, matching }))
    : undefined;
}

interface SuggestionButtonProps {
  readonly suggestion: Suggestion;
  readonly first: RefObject<HTMLButtonElement | null> | null;
  readonly onTake: (filter: ClientFilter) => void;
}

function SuggestionButton({ suggestion: { filter, matching }, first, onTake }: SuggestionButtonProps) {
  const { t } = useTranslation();
  const formatted = formatNumber(matching);
  return (
    <Button
      ref={first}
      variant="light"
      aria-label={t('clients.searchInstead', { text: filter.text, count: matching, formatted })}
      rightSection={first && <kbd aria-hidden="true">Enter</kbd>}
      onClick={() => onTake(filter)}
    >
      {filter.text} ({formatted})
    </Button>
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
