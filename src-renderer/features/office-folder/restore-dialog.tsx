import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorwayProblem } from '../../ui/doorway';
import type { Backup } from '../../../src-main/contract/backups';
import { readFailure } from '../../api/failure';
import { formatMoment, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';

interface RestoreDialogProps {
  readonly backup: Backup;
  readonly timeZone: string;
  /** Whether it takes the place of an office that does not open. */
  readonly damaged: boolean;
  readonly restore: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Says what a restored backup takes away, before it does. */
export function RestoreDialog({ backup, timeZone, damaged, restore, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const date = formatMoment(backup.atMs, timeZone);
  const count = backup.clients ?? 0;

  async function run(): Promise<void> {
    setBusy(true);
    try {
      await restore(backup.name);
      showNotice({ message: t('backups.restored') });
      onClose();
    } catch (cause) {
      setProblem(failureWords(readFailure(cause)));
      setBusy(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={!busy}
      closeOnClickOutside={false}
      title={t('backups.confirmTitle', { date })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <DoorwayProblem words={problem} />
      <ul className="restore-list">
        <li className="lost">{t('backups.confirmLost', { date })}</li>
        <li>{t('backups.confirmClients', { count, formatted: formatNumber(count) })}</li>
        <li>{damaged ? t('backups.confirmDamaged') : t('backups.confirmCopy')}</li>
        {!damaged && <li>{t('backups.confirmSignIn')}</li>}
      </ul>
      <Group justify="flex-end">
        <Button variant="default" disabled={busy} onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button className="danger-button" loading={busy} onClick={() => void run()}>
          {t('backups.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
