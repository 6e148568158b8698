import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorwayProblem } from '../../ui/doorway';
import type { Backup, BackupChoice } from '../../../src-main/contract/backups';
import { readFailure } from '../../api/failure';
import { formatMoment, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';
import { choiceOf } from './choice-of';
import { Passphrase } from './look-dialog';

interface RestoreDialogProps {
  readonly backup: Backup;
  readonly timeZone: string;
  /** What is wrong with the office whose place it takes; null when it opens. */
  readonly instead: 'damaged' | 'gone' | 'new' | null;
  readonly restore: (choice: BackupChoice) => Promise<unknown>;
  readonly onClose: () => void;
}

/** What becomes of the present database. */
const KEPT = {
  damaged: 'backups.confirmDamaged',
  gone: 'backups.confirmGone',
  new: 'backups.confirmNew',
  open: 'backups.confirmCopy',
} as const;

/** Says what a restored backup takes away, before it does. */
export function RestoreDialog({ backup, timeZone, instead, restore, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const date = formatMoment(backup.atMs, timeZone);
  const count = backup.clients;

  async function run(): Promise<void> {
    if (backup.sealed && passphrase === '') return setProblem(t('backups.passphraseNeeded'));
    setBusy(true);
    try {
      await restore(choiceOf(backup, passphrase));
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
        {instead !== 'new' && <li className="lost">{t('backups.confirmLost', { date })}</li>}
        {count !== null && <li>{t('backups.confirmClients', { count, formatted: formatNumber(count) })}</li>}
        <li>{t(KEPT[instead ?? 'open'])}</li>
        {!instead && <li>{t('backups.confirmSignIn')}</li>}
      </ul>
      {backup.sealed && (
        <Passphrase
          value={passphrase}
          error={undefined}
          onChange={(value) => {
            setPassphrase(value);
            setProblem('');
          }}
        />
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button className="danger-button" loading={busy} onClick={() => void run()}>
          {t('backups.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
