import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query, queryClient } from '../../api/client';
import { registerQuickSearch, searchKey } from '../../ui/quick-search';

const MOST_FOUND = 12;

/** The search of Ver: by name, document or phone, straight to another client. */
export function OtherClient({ onOpen }: { onOpen: (id: number) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const combobox = useCombobox();
  const asked = typed.trim();
  const input = { filter: { text: asked, state: 'all' as const }, sort: {}, offset: 0, limit: MOST_FOUND };
  const options = query.clients.list.queryOptions({ input });
  const found = useQuery({ ...options, enabled: asked !== '', placeholderData: keepPreviousData });
  const rows = asked === '' ? [] : (found.data?.rows ?? []);
  const firstId = rows[0]?.id;
  // What is shown while an answer is on its way is of another text: Enter does not take it.
  const settled = !found.isPlaceholderData;
  useEffect(() => {
    if (firstId !== undefined && settled) combobox.selectFirstOption();
    else combobox.resetSelectedOption();
  }, [firstId, settled, combobox.selectFirstOption, combobox.resetSelectedOption]);

  function type(next: string): void {
    setTyped(next);
    if (next.trim() === '') combobox.closeDropdown();
    else combobox.openDropdown();
  }

  /** Enter goes to the first hit of what is typed, also when its answer is still on the way. */
  async function openFirst(): Promise<void> {
    if (asked === '') return;
    const [first] = (await queryClient.fetchQuery(options)).rows;
    if (!first) return;
    type('');
    onOpen(first.id);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter' && combobox.getSelectedOptionIndex() === -1) void openFirst();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (typed === '') event.currentTarget.blur();
    else type('');
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        type('');
        onOpen(Number(value));
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={registerQuickSearch}
          className="view-search"
          aria-keyshortcuts={searchKey.name}
          aria-label={t('view.search')}
          placeholder={t('view.searchHint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={<kbd aria-hidden="true">{searchKey.shown}</kbd>}
          rightSectionWidth={60}
          maxLength={200}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('view.search')}>
          {rows.map(({ id, name, customId, nationalId }) => (
            <Combobox.Option key={id} value={String(id)}>
              {[name, customId, nationalId].filter(Boolean).join(' · ')}
            </Combobox.Option>
          ))}
          {rows.length === 0 && !found.isFetching && <Combobox.Empty>{t('view.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
