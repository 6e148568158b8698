import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../src-main/contract/backups';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor, useOfficeDetails } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { BackupTable } from './backup-table';
import { LookDialog } from './look-dialog';
import { RestoreDialog } from './restore-dialog';
import { SecondFolderCard } from './second-folder-card';

/** Respaldos: what the office can go back to, a copy now, and the way back. */
export function BackupsSection() {
  const { t } = useTranslation();
  if (useActor()?.role === 'administrator') return <Backups />;
  return (
    <>
      <h2>{t('backups.title')}</h2>
      <p>{t('settings.onlyAdministrators')}</p>
    </>
  );
}

function Backups() {
  const { t } = useTranslation();
  const timeZone = useOfficeDetails()?.timeZone ?? 'UTC';
  const queryClient = useQueryClient();
  const { data } = useQuery({ ...query.backups.list.queryOptions({ input: {} }), staleTime: 0 });
  const [chosen, setChosen] = useState<Backup | null>(null);
  const [looked, setLooked] = useState<Backup | null>(null);
  const [busy, setBusy] = useState(false);

  async function takeNow(): Promise<void> {
    setBusy(true);
    try {
      await api.backups.take({});
      await queryClient.invalidateQueries({ queryKey: query.backups.key() });
      showNotice({ message: t('backups.taken') });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
    setBusy(false);
  }

  return (
    <>
      <h2>{t('backups.title')}</h2>
      <p>{t('backups.text')}</p>
      <div>
        <Button loading={busy} onClick={() => void takeNow()}>
          {t('backups.now')}
        </Button>
      </div>
      {data && <SecondFolderCard second={data.second} timeZone={timeZone} />}
      {data && data.backups.length > 0 && (
        <BackupTable backups={data.backups} timeZone={timeZone} onRestore={setChosen} onLook={setLooked} />
      )}
      {data && data.backups.length === 0 && <p>{t('backups.none')}</p>}
      {chosen && (
        <RestoreDialog
          backup={chosen}
          timeZone={timeZone}
          instead={null}
          restore={(choice) => api.backups.restore(choice)}
          onClose={() => setChosen(null)}
        />
      )}
      {looked && <LookDialog backup={looked} timeZone={timeZone} onClose={() => setLooked(null)} />}
    </>
  );
}
