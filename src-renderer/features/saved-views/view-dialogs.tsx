import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_VIEW_NAME, type SavedView, type ViewContent } from '../../../src-main/contract/saved-views';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { ActDialog, type ActProblem } from '../../ui/act-dialog';

function problemOf(cause: unknown): ActProblem {
  const failure = readFailure(cause);
  return { field: failure.field ?? '', words: failureWords(failure) };
}

interface SaveViewProps {
  readonly content: ViewContent;
  /** Whether this operator may keep views for the whole office. */
  readonly mayWrite: boolean;
  readonly onSaved: (id: number) => void;
  readonly onClose: () => void;
}

/** Guardar vista: the list as it stands, under a name. */
export function SaveViewDialog({ content, mayWrite, onSaved, onClose }: SaveViewProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [whom, setWhom] = useState('me');
  const [pinned, setPinned] = useState(true);
  return (
    <ActDialog
      title={t('views.saveTitle')}
      confirm={t('action.save')}
      done={t('views.saved', { name: name.trim() })}
      findProblem={() => (name.trim() === '' ? { field: 'name', words: t('views.nameMissing') } : null)}
      act={async () => {
        const { id } = await api.savedViews.create({ name, forOffice: whom === 'office', pinned, content });
        onSaved(id);
      }}
      problemOf={problemOf}
      onClose={onClose}
    >
      {({ errorOf, clear }) => (
        <Stack gap="sm">
          <NameField name={name} onName={setName} error={errorOf('name')} onClear={() => clear('name')} />
          {mayWrite && (
            <Radio.Group label={t('views.forWhom')} value={whom} onChange={setWhom}>
              <Stack gap={6} mt={4}>
                <Radio size="sm" value="me" label={t('views.forMe')} />
                <Radio size="sm" value="office" label={t('views.forOffice')} />
              </Stack>
            </Radio.Group>
          )}
          <Checkbox
            size="sm"
            label={t('views.pin')}
            checked={pinned}
            onChange={(event) => setPinned(event.currentTarget.checked)}
          />
        </Stack>
      )}
    </ActDialog>
  );
}

interface OfViewProps {
  readonly view: SavedView;
  readonly onClose: () => void;
}

export function RenameViewDialog({ view, onClose }: OfViewProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  return (
    <ActDialog
      title={t('views.renameTitle')}
      confirm={t('views.rename')}
      done={t('views.renamed', { name: name.trim() })}
      findProblem={() => (name.trim() === '' ? { field: 'name', words: t('views.nameMissing') } : null)}
      version={view.version}
      act={(version) => api.savedViews.update({ id: view.id, version, name })}
      problemOf={problemOf}
      onClose={onClose}
    >
      {({ errorOf, clear }) => (
        <NameField name={name} onName={setName} error={errorOf('name')} onClear={() => clear('name')} />
      )}
    </ActDialog>
  );
}

export function RemoveViewDialog({ view, onClose }: OfViewProps) {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={t('views.removeTitle', { name: view.name })}
      confirm={t('views.remove')}
      danger
      done={t('views.removed', { name: view.name })}
      findProblem={() => null}
      version={view.version}
      act={(version) => api.savedViews.remove({ id: view.id, version })}
      problemOf={problemOf}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{t('views.removeText')}</p>
          {view.forOffice && <p>{t('views.removeOffice')}</p>}
        </>
      )}
    </ActDialog>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly error: string | undefined;
  readonly onClear: () => void;
}

function NameField({ name, onName, error, onClear }: NameFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('views.name')}
      data-autofocus
      maxLength={LONGEST_VIEW_NAME}
      autoComplete="off"
      value={name}
      error={error}
      onChange={(event) => {
        onName(event.currentTarget.value);
        onClear();
      }}
    />
  );
}
