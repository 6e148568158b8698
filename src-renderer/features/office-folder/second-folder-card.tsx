import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFolder } from '../../../src-main/contract/backups';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatMoment } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { ActDialog } from '../../ui/act-dialog';
import { showNotice, showProblem } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';
import { SecondFolderDialog } from './second-folder-dialog';

interface SecondFolderProps {
  readonly second: SecondFolder | null;
  readonly timeZone: string;
}

/** Where backups are brought besides: which folder, how it is with it, and what can be done. */
export function SecondFolderCard({ second, timeZone }: SecondFolderProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'choose' | 'leave' | null>(null);
  const { busy, once } = useOnce();

  async function bring(): Promise<void> {
    try {
      const { problem } = await api.backups.bring({});
      if (problem === null) showNotice({ message: t('backups.second.brought') });
      else showProblem(t(`backups.second.problems.${problem}`));
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  return (
    <section className="second-folder" aria-labelledby="second-folder">
      <h3 id="second-folder">{t('backups.second.title')}</h3>
      {second ? (
        <>
          <code>{second.folder}</code>
          <SecondState second={second} timeZone={timeZone} />
          <p>{t(second.sealed ? 'backups.second.sealed' : 'backups.second.plain')}</p>
        </>
      ) : (
        <p>{t('backups.second.text')}</p>
      )}
      <Group gap="xs">
        {second && (
          <Button variant="default" loading={busy} onClick={() => void once(bring)}>
            {t('backups.second.bring')}
          </Button>
        )}
        <Button variant="default" onClick={() => setOpen('choose')}>
          {t(second ? 'backups.second.change' : 'backups.second.choose')}
        </Button>
        {second && (
          <Button variant="subtle" onClick={() => setOpen('leave')}>
            {t('backups.second.leave')}
          </Button>
        )}
      </Group>
      {open === 'choose' && <SecondFolderDialog before={second} onClose={() => setOpen(null)} />}
      {open === 'leave' && second && <LeaveDialog folder={second.folder} onClose={() => setOpen(null)} />}
    </section>
  );
}

function SecondState({ second: { copiedAtMs, problem }, timeZone }: SecondFolderProps & { second: SecondFolder }) {
  const { t } = useTranslation();
  const copied =
    copiedAtMs === null
      ? t('backups.second.waiting')
      : t('backups.second.copied', { date: formatMoment(copiedAtMs, timeZone) });
  if (problem === null) {
    return (
      <p className={copiedAtMs === null ? 'second-state' : 'second-state good'} role="status">
        {copiedAtMs === null ? <IconClock size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
        <span>{copied}</span>
      </p>
    );
  }
  return (
    <p className="second-state wrong" role="status">
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        {t(`backups.second.problems.${problem}`)} {copiedAtMs !== null && copied}
      </span>
    </p>
  );
}

function LeaveDialog({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={t('backups.second.leave')}
      confirm={t('backups.second.leave')}
      done={t('backups.second.left')}
      findProblem={() => null}
      act={() => api.backups.leaveFolder({})}
      problemOf={(cause) => ({ field: '', words: failureWords(readFailure(cause)) })}
      onClose={onClose}
    >
      {() => <p>{t('backups.second.leaveText', { folder })}</p>}
    </ActDialog>
  );
}
