import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayWrite } from '../../api/session';
import { formatNumber } from '../../i18n/format';
import { SectionHead } from '../../ui/section-head';
import { EntryActs, MergeEntry, type UsedEntry, useRetiredWords } from './catalog-acts';

interface Column<Entry> {
  /** Which one it is: its width is by that (settings.css). */
  readonly id: string;
  readonly name: string;
  /** Whether it holds a number, which stands to the right. */
  readonly isNumber?: boolean;
  readonly cell: (entry: Entry) => ReactNode;
}

interface DetailsSectionProps<Entry extends UsedEntry> {
  readonly title: string;
  readonly intro: string;
  readonly addLabel: string;
  readonly emptyText: string;
  /** Undefined until they are read. */
  readonly entries: readonly Entry[] | undefined;
  /** What there is beside the name, before how many contracts have it. */
  readonly columns: readonly Column<Entry>[];
  /** The dialog that makes one, or edits this one. */
  readonly renderEditor: (entry: Entry | null, onClose: () => void) => ReactNode;
}

type Asked<Entry> = { readonly what: 'add' | 'edit' | 'merge'; readonly entry: Entry | null } | null;

/** A catalogue whose entries are more than a name: added and edited in a dialog, merged and retired as the others are. */
export function DetailsSection<Entry extends UsedEntry>(props: DetailsSectionProps<Entry>) {
  const { entries = [], columns } = props;
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [asked, setAsked] = useState<Asked<Entry>>(null);
  const stateOf = useRetiredWords(entries);
  const close = () => setAsked(null);
  return (
    <>
      <SectionHead
        title={props.title}
        text={props.entries?.length === 0 ? props.emptyText : props.intro}
        action={
          mayWrite && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setAsked({ what: 'add', entry: null })}
            >
              {props.addLabel}
            </Button>
          )
        }
      />
      {entries.length > 0 && (
        <table className="settings-table steady" aria-label={props.title}>
          <colgroup>
            <col />
            {columns.map(({ id }) => (
              <col key={id} className={id} />
            ))}
            <col className="uses" />
            <col className={mayWrite ? 'acts' : 'no-acts'} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t('catalogs.name')}</th>
              {columns.map(({ id, name, isNumber }) => (
                <th key={id} scope="col" className={isNumber ? 'count' : undefined}>
                  {name}
                </th>
              ))}
              <th scope="col" className="count">
                {t('contracts.cards')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id} className={entry.retired ? 'retired' : ''}>
                <td>
                  {entry.name}
                  {entry.retired && ` · ${stateOf(entry)}`}
                </td>
                {columns.map(({ id, isNumber, cell }) => (
                  <td key={id} className={isNumber ? 'count' : undefined}>
                    {cell(entry)}
                  </td>
                ))}
                <td className="count">{formatNumber(entry.uses)}</td>
                <td className="end">
                  {mayWrite && (
                    <EntryActs
                      entry={entry}
                      word={t('catalogs.edit')}
                      onAct={() => setAsked({ what: 'edit', entry })}
                      onMerge={() => setAsked({ what: 'merge', entry })}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked?.what === 'merge' && asked.entry && <MergeEntry entry={asked.entry} entries={entries} onClose={close} />}
      {asked && asked.what !== 'merge' && props.renderEditor(asked.entry, close)}
    </>
  );
}
