import { Button, Combobox, InputBase, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '../../src-main/contract/catalogs';
import { makeEntry } from './entry-making';
import { findSpelled, matchTyped, rankEntries } from './entry-match';
import './entry-select.css';

export interface EntrySelectProps {
  /** All entries of the catalogue, retired ones too. */
  readonly entries: readonly CatalogEntry[];
  readonly name: string;
  readonly label: string;
  readonly value: number | null;
  /** What is typed and names no entry yet. */
  readonly unmatched: string | undefined;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly className?: string;
  /** What tells an entry from the others beside its name. */
  readonly detailOf?: (entry: CatalogEntry) => string;
  readonly onChange: (id: number | null) => void;
  readonly onType: (text: string | null) => void;
  /** Makes an entry and answers its number, or null when it was refused, which is then said. Left out: none is made here. */
  readonly onCreate?: (name: string) => Promise<number | null>;
}

const CREATE = 'create';
const CLEAR = 'clear';
const MOST_OPTIONS = 60;

/** Everything that the field does; what it shows is below. */
function useEntryField({ entries, value, unmatched, onChange, onType, onCreate }: EntrySelectProps) {
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
    const id = await onCreate?.(wanted);
    if (id !== null && id !== undefined) onChange(id);
  }

  function submit(option: string): void {
    if (option === CREATE) makeEntry(create());
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
  const mayCreate = onCreate !== undefined && wanted !== '' && !taken;
  return { combobox, options, wanted, taken, chosen, mayCreate, settle, create, submit, type, onKeyDown };
}

/** Chooses an entry by typing a part of it, without accents; one that does not exist yet is created in place. */
export function EntrySelect(props: EntrySelectProps) {
  const { name, label, value, unmatched, error, description, autoFocus = false, detailOf } = props;
  const { t } = useTranslation();
  const field = useEntryField(props);
  const { combobox, options, wanted, mayCreate } = field;
  const retired = field.taken?.retired ? t('editor.entryRetired', { name: field.taken.name }) : undefined;
  return (
    <div className={props.className}>
      <Combobox store={combobox} onOptionSubmit={field.submit}>
        <Combobox.Target>
          <InputBase
            name={name}
            label={label}
            value={unmatched ?? field.chosen}
            error={error ?? retired}
            description={description}
            maxLength={120}
            autoComplete="off"
            {...(autoFocus ? { autoFocus, 'data-autofocus': true } : {})}
            placeholder={props.placeholder ?? t('editor.none')}
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
                {detailOf && <span className="entry-detail">{detailOf(entry)}</span>}
              </Combobox.Option>
            ))}
            {mayCreate && <Combobox.Option value={CREATE}>{t('editor.createEntry', { name: wanted })}</Combobox.Option>}
            {value !== null && wanted === '' && <Combobox.Option value={CLEAR}>{t('editor.clear')}</Combobox.Option>}
            {options.length === 0 && !mayCreate && (
              <Combobox.Empty>{t(props.onCreate ? 'editor.emptyCatalog' : 'clients.noEntry')}</Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {mayCreate && !combobox.dropdownOpened && (
        <Button className="entry-create" variant="subtle" size="compact-xs" onClick={() => makeEntry(field.create())}>
          {t('editor.createEntry', { name: wanted })}
        </Button>
      )}
    </div>
  );
}
