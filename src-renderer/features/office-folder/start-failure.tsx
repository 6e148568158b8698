import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../src-main/contract/backups';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { hereZone } from '../../i18n/zone-words';
import { Doorway, DoorwayProblem } from '../../ui/doorway';
import { LoadingPanel } from '../../ui/state-panel';
import { BackupTable } from './backup-table';
import { CopiesElsewhere } from './copies-elsewhere';
import { leaveDemo } from './leave-office';
import { RestoreDialog } from './restore-dialog';

/** An office that does not open: what happened, what to do, and the ways on. */
export function StartFailure({ help }: { readonly help: ReactNode }) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...query.startup.get.queryOptions({ input: {} }), staleTime: 0 });
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  if (!data?.problem) return <LoadingPanel label={t('connection.connecting')} />;
  const { demo, folder, problem } = data;
  const restorable = problem === 'damaged' || problem === 'gone';

  /** An office that opens is told to every window, this one too. */
  async function retry(): Promise<void> {
    setBusy(true);
    setSaid('');
    try {
      const left = await api.startup.retry({});
      if (left.problem === problem) setSaid(t('opening.stillSame'));
    } catch (cause) {
      setSaid(failureWords(readFailure(cause)));
    }
    setBusy(false);
  }

  return (
    <Doorway title={t(`opening.title.${problem}`)} text={t(`opening.text.${problem}`)}>
      <DoorwayProblem words={said} />
      <p className="opening-folder">
        {t('opening.folder')}: <code>{folder}</code>
      </p>
      {restorable && <OfficeCopies problem={problem} />}
      {restorable && <CopiesElsewhere instead={problem} label={t('backups.elsewhere.also')} />}
      <Button
        variant={problem === 'damaged' ? 'default' : 'filled'}
        fullWidth
        loading={busy}
        onClick={() => void retry()}
      >
        {t('opening.retry')}
      </Button>
      {demo && (
        <Button variant="default" fullWidth mt="xs" onClick={leaveDemo}>
          {t('opening.leaveDemo')}
        </Button>
      )}
      <div className="opening-help">{help}</div>
    </Doorway>
  );
}

/** The copies that can take the place of a database that is damaged, or gone. */
function OfficeCopies({ problem }: { readonly problem: 'damaged' | 'gone' }) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...query.startup.backups.queryOptions({ input: {} }), staleTime: 0 });
  const [chosen, setChosen] = useState<Backup | null>(null);
  if (!data) return null;
  if (data.backups.length === 0) return problem === 'damaged' && <p>{t('opening.noBackups')}</p>;
  return (
    <div className="opening-backups">
      <BackupTable backups={data.backups} timeZone={hereZone} onRestore={setChosen} />
      {chosen && (
        <RestoreDialog
          backup={chosen}
          timeZone={hereZone}
          instead={problem}
          restore={(choice) => api.startup.restore(choice)}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}
