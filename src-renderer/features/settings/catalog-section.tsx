import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry, PlainCatalogKind } from '../../../src-main/contract/catalogs';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { FormDialog } from '../../ui/form-dialog';
import { useOnce } from '../../ui/use-once';
import { EntryActs, isOfContracts, MergeEntry, type UsedEntry, useRetiredWords } from './catalog-acts';

type Asked = { readonly what: 'rename' | 'merge'; readonly entry: UsedEntry } | null;

/** One list of Configuración avanzada: create, rename, merge two spellings, retire what is no longer offered. */
export function CatalogSection({ kind }: { kind: PlainCatalogKind }) {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const { data } = useQuery(query.catalogs.list.queryOptions({ input: { withUse: true } }));
  const [asked, setAsked] = useState<Asked>(null);
  const entries = (data?.entries ?? []).filter((entry) => entry.kind === kind);
  const stateOf = useRetiredWords(entries);
  return (
    <>
      <h2>{t(`settings.kinds.${kind}`)}</h2>
      {mayWrite && <NewEntry kind={kind} />}
      {data && entries.length === 0 && <p>{t('settings.emptyCatalog')}</p>}
      <table className="settings-table steady" aria-label={t(`settings.kinds.${kind}`)}>
        <colgroup>
          <col />
          <col className="counted" />
          <col className={mayWrite ? 'acts' : 'no-acts'} />
        </colgroup>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} className={entry.retired ? 'retired' : ''}>
              <td>
                {entry.name}
                {entry.retired && ` · ${stateOf(entry)}`}
              </td>
              <td className="count">
                {t(isOfContracts(entry) ? 'catalogs.contracts' : 'settings.entries', { count: entry.uses })}
              </td>
              <td className="end">
                {mayWrite && (
                  <EntryActs
                    entry={entry}
                    word={t('settings.rename')}
                    onAct={() => setAsked({ what: 'rename', entry })}
                    onMerge={() => setAsked({ what: 'merge', entry })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked?.what === 'rename' && <RenameEntry entry={asked.entry} onClose={() => setAsked(null)} />}
      {asked?.what === 'merge' && <MergeEntry entry={asked.entry} entries={entries} onClose={() => setAsked(null)} />}
    </>
  );
}

function NewEntry({ kind }: { kind: PlainCatalogKind }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [error, setError] = useState('');

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await api.catalogs.create({ kind, name });
      setName('');
    } catch (cause) {
      setError(failureWords(readFailure(cause)));
    }
  }

  return (
    <form className="settings-line" onSubmit={(event) => void create(event)}>
      <TextInput
        label={t('settings.newEntry')}
        w={300}
        maxLength={120}
        error={error || undefined}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError('');
        }}
      />
      <Button type="submit" disabled={!tidy(name)}>
        {t('settings.add')}
      </Button>
    </form>
  );
}

function RenameEntry({ entry, onClose }: { entry: CatalogEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(entry.name);
  const [error, setError] = useState('');
  const { busy, once } = useOnce();

  async function rename(): Promise<void> {
    try {
      await api.catalogs.rename({ id: entry.id, version: entry.version, name });
      onClose();
    } catch (cause) {
      setError(failureWords(readFailure(cause)));
    }
  }

  return (
    <FormDialog
      className="settings-details"
      title={t('settings.renameTitle', { name: entry.name })}
      busy={busy}
      disabled={!tidy(name)}
      onSubmit={() => void once(rename)}
      onClose={onClose}
    >
      <TextInput
        className="whole"
        label={t('settings.newEntry')}
        data-autofocus
        maxLength={120}
        error={error || undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
