import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogKind } from '../../../src-main/contract/catalogs';
import { fold } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';

interface CatalogSelectProps {
  readonly kind: CatalogKind;
  readonly label: string;
  readonly value: number | null;
  readonly error?: string | undefined;
  readonly onChange: (id: number | null) => void;
}

const CREATE = 'create';
const CLEAR = 'clear';
const MOST_OPTIONS = 60;

export function useCatalog(kind: CatalogKind) {
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: {} }));
  return (data?.entries ?? []).filter((entry) => entry.kind === kind);
}

/** Chooses an entry by typing a part of it, without accents; one that does not exist yet is created in place. */
export function CatalogSelect({ kind, label, value, error, onChange }: CatalogSelectProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const entries = useCatalog(kind);
  const [typed, setTyped] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => setTyped(null) });
  const chosen = entries.find((entry) => entry.id === value)?.name ?? '';
  const wanted = fold(typed ?? '');
  const usable = entries.filter((entry) => !entry.retired && fold(entry.name).includes(wanted));
  const exists = entries.some((entry) => fold(entry.name) === wanted);

  async function create(name: string): Promise<void> {
    try {
      const { id } = await api.catalogs.create({ kind, name });
      await cache.invalidateQueries({ queryKey: query.catalogs.key() });
      onChange(id);
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  function submit(option: string): void {
    if (option === CREATE) void create((typed ?? '').trim());
    else onChange(option === CLEAR ? null : Number(option));
    combobox.closeDropdown();
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <Combobox.Target>
        <InputBase
          label={label}
          value={typed ?? chosen}
          error={error}
          maxLength={120}
          placeholder={t('editor.none')}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }}>
          {usable.slice(0, MOST_OPTIONS).map((entry) => (
            <Combobox.Option key={entry.id} value={String(entry.id)} active={entry.id === value}>
              {entry.name}
            </Combobox.Option>
          ))}
          {wanted !== '' && !exists && (
            <Combobox.Option value={CREATE}>{t('editor.createEntry', { name: (typed ?? '').trim() })}</Combobox.Option>
          )}
          {value !== null && wanted === '' && <Combobox.Option value={CLEAR}>{t('editor.clear')}</Combobox.Option>}
          {usable.length === 0 && wanted === '' && <Combobox.Empty>{t('editor.emptyCatalog')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
