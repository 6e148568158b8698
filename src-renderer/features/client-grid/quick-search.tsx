import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { registerQuickSearch } from '../../ui/quick-search';
import { restOf } from './quick-search-rest';

/** The keys that the quick search hands on to the list. */
const searchKeys = ['ArrowDown', 'ArrowUp', 'Enter', 'Escape'] as const;
export type SearchKey = (typeof searchKeys)[number];

export interface QuickSearchProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** `asked` says that the list has yet to answer what was typed. */
  readonly onListKey: (key: SearchKey, asked: boolean) => void;
}

/** The search that answers while it is typed; arrows, Enter and Esc go on to the list. */
export function QuickSearch({ text, onText, onListKey }: QuickSearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const said = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  function say(next: string): void {
    clearTimeout(timer.current);
    said.current = next.trim();
    if (said.current !== text) onText(said.current);
  }
  useEffect(() => {
    // Only what changed elsewhere (Limpiar, the address) overwrites what is being typed.
    if (text !== said.current) setTyped(text);
    said.current = text;
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function change(next: string): void {
    setTyped(next);
    clearTimeout(timer.current);
    const restMs = restOf(next);
    if (restMs === 0) say(next);
    else timer.current = setTimeout(() => say(next), restMs);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const key = searchKeys.find((each) => each === event.key);
    if (!key) return;
    event.preventDefault();
    if (key === 'Escape' && typed !== '') {
      change('');
      return;
    }
    say(typed);
    onListKey(key, said.current !== text);
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
