import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup, BackupChoice } from '../../../src-main/contract/backups';
import { readFailure } from '../../api/failure';
import { formatMoment, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { ActDialog } from '../../ui/act-dialog';
import { choiceOf } from './choice-of';
import { Passphrase } from './passphrase';

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

/** Says what a restored backup takes away, before it does; once begun, it is not left before it is told how it went. */
export function RestoreDialog({ backup, timeZone, instead, restore, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const date = formatMoment(backup.atMs, timeZone);
  const count = backup.clients;
  const missing = backup.sealed && passphrase === '';
  return (
    <ActDialog
      title={t('backups.confirmTitle', { date })}
      confirm={t('backups.confirm')}
      danger
      holds
      done={t('backups.restored')}
      findProblem={() => (missing ? { field: 'passphrase', words: t('backups.passphraseNeeded') } : null)}
      act={() => restore(choiceOf(backup, passphrase))}
      problemOf={(cause) => {
        const failure = readFailure(cause);
        return { field: failure.field === 'passphrase' ? failure.field : '', words: failureWords(failure) };
      }}
      onClose={onClose}
    >
      {({ errorOf, clear }) => (
        <>
          <ul className="restore-list">
            {instead !== 'new' && <li className="lost">{t('backups.confirmLost', { date })}</li>}
            {count !== null && <li>{t('backups.confirmClients', { count, formatted: formatNumber(count) })}</li>}
            <li>{t(KEPT[instead ?? 'open'])}</li>
            {!instead && <li>{t('backups.confirmSignIn')}</li>}
          </ul>
          {backup.sealed && (
            <Passphrase
              value={passphrase}
              error={errorOf('passphrase')}
              onChange={(value) => {
                setPassphrase(value);
                clear('passphrase');
              }}
            />
          )}
        </>
      )}
    </ActDialog>
  );
}
