import { PasswordInput, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_PASSPHRASE, type SecondFolder } from '../../../src-main/contract/backups';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { folderExample } from '../../api/files';
import { failureWords } from '../../i18n/setup';
import { ActDialog, type ActFields, type ActProblem } from '../../ui/act-dialog';
import { FolderField } from './folder-field';

interface Draft {
  readonly folder: string;
  readonly seal: boolean;
  readonly passphrase: string;
  readonly repeat: string;
}

function useFindProblem({ folder, seal, passphrase, repeat }: Draft): () => ActProblem | null {
  const { t } = useTranslation();
  return () => {
    if (folder.trim() === '') return { field: 'folder', words: t('backups.second.folderNeeded') };
    if (seal && passphrase.length < LEAST_PASSPHRASE) return { field: 'passphrase', words: t('backups.second.short') };
    return seal && passphrase !== repeat ? { field: 'repeat', words: t('backups.second.differs') } : null;
  };
}

/** Which folder, and whether what is brought there is encrypted. */
export function SecondFolderDialog({
  before,
  onClose,
}: {
  readonly before: SecondFolder | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({
    folder: before?.folder ?? '',
    seal: before?.sealed ?? true,
    passphrase: '',
    repeat: '',
  });
  const findProblem = useFindProblem(draft);
  const { folder, seal, passphrase } = draft;

  async function save(): Promise<void> {
    await api.backups.chooseFolder({ folder, passphrase: seal ? passphrase : null });
    // The disk may be slow; what becomes of it is told on the card.
    void api.backups.bring({}).catch(() => undefined);
  }

  return (
    <ActDialog
      title={t('backups.second.dialogTitle')}
      confirm={t('backups.second.save')}
      done={t('backups.second.saved')}
      findProblem={findProblem}
      act={save}
      problemOf={(cause) => {
        const failure = readFailure(cause);
        return { field: failure.field ?? '', words: failureWords(failure) };
      }}
      onClose={onClose}
    >
      {(fields) => <FolderFields draft={draft} setDraft={setDraft} fields={fields} />}
    </ActDialog>
  );
}

interface FolderFieldsProps {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly fields: ActFields;
}

function FolderFields({ draft, setDraft, fields: { errorOf, clear } }: FolderFieldsProps) {
  const { t } = useTranslation();
  const secret = (name: 'passphrase' | 'repeat', label: string) => (
    <PasswordInput
      label={label}
      visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
      autoComplete="new-password"
      maxLength={200}
      value={draft[name]}
      error={errorOf(name)}
      onChange={(event) => {
        setDraft({ ...draft, [name]: event.currentTarget.value });
        clear(name);
      }}
    />
  );
  return (
    <>
      <FolderField
        label={t('backups.second.folder')}
        help={t('backups.second.folderHelp', { example: folderExample() })}
        value={draft.folder}
        error={errorOf('folder')}
        onChange={(folder) => {
          setDraft({ ...draft, folder });
          clear('folder');
        }}
      />
      <Switch
        label={t('backups.second.seal')}
        checked={draft.seal}
        onChange={(event) => setDraft({ ...draft, seal: event.currentTarget.checked })}
      />
      {draft.seal ? (
        <>
          <p>{t('backups.second.sealText')}</p>
          {secret('passphrase', t('backups.passphrase'))}
          {secret('repeat', t('backups.second.repeat'))}
        </>
      ) : (
        <p>{t('backups.second.plain')}</p>
      )}
    </>
  );
}
