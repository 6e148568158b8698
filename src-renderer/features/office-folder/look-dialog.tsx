import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../src-main/contract/backups';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatMoment } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { ActDialog } from '../../ui/act-dialog';
import { choiceOf } from './choice-of';
import { Passphrase } from './passphrase';

interface LookDialogProps {
  readonly backup: Backup;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** Says what it is to look at a backup, and asks for the passphrase of a sealed one. */
export function LookDialog({ backup, timeZone, onClose }: LookDialogProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const missing = backup.sealed && passphrase === '';
  return (
    <ActDialog
      title={t('backups.lookName', { date: formatMoment(backup.atMs, timeZone) })}
      confirm={t('backups.lookGo')}
      done={t('backups.lookDone')}
      findProblem={() => (missing ? { field: 'passphrase', words: t('backups.passphraseNeeded') } : null)}
      act={() => api.backups.look(choiceOf(backup, passphrase))}
      problemOf={(cause) => {
        const failure = readFailure(cause);
        return { field: failure.field ?? '', words: failureWords(failure) };
      }}
      onClose={onClose}
    >
      {({ errorOf, clear }) => (
        <>
          <p>{t('backups.lookText')}</p>
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
