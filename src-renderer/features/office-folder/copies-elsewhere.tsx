import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../src-main/contract/backups';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { folderExample } from '../../api/files';
import { failureWords } from '../../i18n/setup';
import { hereZone } from '../../i18n/zone-words';
import { useOnce } from '../../ui/use-once';
import { BackupTable } from './backup-table';
import { FolderField } from './folder-field';
import { RestoreDialog } from './restore-dialog';

interface CopiesElsewhereProps {
  readonly instead: 'damaged' | 'gone' | 'new';
  readonly label: string;
}

/** Backups on another disk, for an office that is damaged, gone, or not on this computer yet. */
export function CopiesElsewhere({ instead, label }: CopiesElsewhereProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="copies-elsewhere">
      {open ? (
        <FolderSearch instead={instead} />
      ) : (
        <Button variant="default" fullWidth onClick={() => setOpen(true)}>
          {label}
        </Button>
      )}
    </div>
  );
}

function FolderSearch({ instead }: Pick<CopiesElsewhereProps, 'instead'>) {
  const { t } = useTranslation();
  const [folder, setFolder] = useState('');
  const [problem, setProblem] = useState<string>();
  const [found, setFound] = useState<readonly Backup[] | null>(null);
  const [chosen, setChosen] = useState<Backup | null>(null);
  const { busy, once } = useOnce();

  async function find(): Promise<void> {
    if (folder.trim() === '') return setProblem(t('backups.second.folderNeeded'));
    try {
      setFound((await api.startup.copiesIn({ folder })).backups);
    } catch (cause) {
      setProblem(failureWords(readFailure(cause)));
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void once(find);
  }

  return (
    <>
      <form onSubmit={submit} noValidate>
        <FolderField
          label={t('backups.elsewhere.folder')}
          help={t('backups.elsewhere.help', { example: folderExample() })}
          value={folder}
          error={problem}
          onChange={(next) => {
            setFolder(next);
            setProblem(undefined);
            setFound(null);
          }}
        />
        <Button type="submit" variant="default" mt="xs" loading={busy}>
          {t('backups.elsewhere.find')}
        </Button>
      </form>
      {found?.length === 0 && <p role="status">{t('backups.elsewhere.none')}</p>}
      {found && found.length > 0 && (
        <div className="copies-found">
          <BackupTable backups={found} timeZone={hereZone} onRestore={setChosen} />
        </div>
      )}
      {chosen && (
        <RestoreDialog
          backup={chosen}
          timeZone={hereZone}
          instead={instead}
          restore={(choice) => api.startup.restore(choice)}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}
