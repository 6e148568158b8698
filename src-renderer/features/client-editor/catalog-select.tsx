import { Button, Combobox, InputBase, useCombobox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainCatalogKind } from '../../../src-main/contract/catalogs';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';
import { findSpelled, matchTyped, rankEntries } from './catalog-match';

export interface CatalogSelectProps {
  readonly kind: PlainCatalogKind;
  readonly name: string;
  readonly label: string;
  readonly value: number | null;
  /** What is typed and names no entry yet. */
  readonly unmatched: string | undefined;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly onChange: (id: number | null) => void;
  readonly onType: (text: string | null) => void;
}

const CREATE = 'create';
const CLEAR = 'clear';
const MOST_OPTIONS = 60;

/** The office's catalogues; undefined until they are read. */
export function useCatalogs() {
  return useQuery(query.catalogs.list.queryOptions({ input: {} })).data?.entries;
}

function useCatalog(kind: PlainCatalogKind) {
  return (useCatalogs() ?? []).filter((entry) => entry.kind === kind);
}

/** Creates an entry of the catalogue; answers its number, or null when it was refused, which is then said. */
function useCreateEntry(kind: PlainCatalogKind): (name: string) => Promise<number | null> {
  const cache = useQueryClient();
  return async (name) => {
    try {
      const { id } = await api.catalogs.create({ kind, name });
      await cache.invalidateQueries({ queryKey: query.catalogs.key() });
      return id;
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
      return null;
    }
  };
}

/** Everything that the field does; what it shows is below. */
function useCatalogField({ kind, value, unmatched, onChange, onType }: CatalogSelectProps) {
  const entries = useCatalog(kind);
  const createEntry = useCreateEntry(kind);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const options = rankEntries(entries, unmatched ?? '').slice(0, MOST_OPTIONS);
  const wanted = (unmatched ?? '').trim();
  const taken = findSpelled(entries, wanted);
  const [firstId, lastId] = [options[0]?.id, options.at(-1)?.id];
  useEffect(() => {
    if (wanted !== '' && combobox.dropdownOpened) combobox.selectFirstOption();
  }, [wanted, firstId, lastId, combobox.dropdownOpened, combobox.selectFirstOption]);

  /** The field is left, or the form saved from within it: what was typed is taken, or kept to be asked about. */
  function settle(): void {
    const highlighted = combobox.dropdownOpened ? options[combobox.getSelectedOptionIndex()] : undefined;
    combobox.closeDropdown();
    if (unmatched === undefined && !highlighted) return;
    const id = matchTyped(entries, unmatched ?? '', highlighted);
    if (id !== undefined) onChange(id);
  }

  async function create(): Promise<void> {
    const id = await createEntry(wanted);
    if (id !== null) onChange(id);
  }

  function submit(option: string): void {
    if (option === CREATE) void create();
    else onChange(option === CLEAR ? null : Number(option));
    combobox.closeDropdown();
  }

  function type(text: string): void {
    onType(text);
    combobox.openDropdown();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') settle();
  }
  const chosen = entries.find((entry) => entry.id === value)?.name ?? '';
  return { combobox, options, wanted, taken, chosen, settle, create, submit, type, onKeyDown };
}

/** Chooses an entry by typing a part of it, without accents; one that does not exist yet is created in place. */
export function CatalogSelect(props: CatalogSelectProps) {
  const { name, label, value, unmatched, error, autoFocus = false } = props;
  const { t } = useTranslation();
  const field = useCatalogField(props);
  const { combobox, options, wanted } = field;
  const mayCreate = wanted !== '' && !field.taken;
  const retired = field.taken?.retired ? t('editor.entryRetired', { name: field.taken.name }) : undefined;
  return (
    <div>
      <Combobox store={combobox} onOptionSubmit={field.submit}>
        <Combobox.Target>
          <InputBase
            name={name}
            label={label}
            value={unmatched ?? field.chosen}
            error={error ?? retired}
            maxLength={120}
            autoComplete="off"
            autoFocus={autoFocus}
            placeholder={t('editor.none')}
            rightSection={<Combobox.Chevron />}
            rightSectionPointerEvents="none"
            onChange={(event) => field.type(event.currentTarget.value)}
            onClick={() => combobox.openDropdown()}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={field.settle}
            onKeyDown={field.onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options mah={240} style={{ overflowY: 'auto' }} aria-label={label}>
            {options.map((entry) => (
              <Combobox.Option key={entry.id} value={String(entry.id)} active={entry.id === value}>
                {entry.name}
              </Combobox.Option>
            ))}
            {mayCreate && <Combobox.Option value={CREATE}>{t('editor.createEntry', { name: wanted })}</Combobox.Option>}
            {value !== null && wanted === '' && <Combobox.Option value={CLEAR}>{t('editor.clear')}</Combobox.Option>}
            {options.length === 0 && wanted === '' && <Combobox.Empty>{t('editor.emptyCatalog')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {mayCreate && !combobox.dropdownOpened && (
        <Button className="editor-create" variant="subtle" size="compact-xs" onClick={() => void field.create()}>
          {t('editor.createEntry', { name: wanted })}
        </Button>
      )}
    </div>
  );
}
