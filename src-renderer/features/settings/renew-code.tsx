import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { FormDialog } from '../../ui/form-dialog';
import { useOnce } from '../../ui/use-once';

interface RenewCodeProps {
  readonly onMade: (code: string) => void;
  readonly onClose: () => void;
}

/** Asks for the administrator's password, for which a new code is made. */
export function RenewCode({ onMade, onClose }: RenewCodeProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const { busy, once } = useOnce();

  async function renew(): Promise<void> {
    try {
      onMade((await api.session.renewCode({ password })).recoveryCode);
    } catch (cause) {
      const failure = readFailure(cause);
      setProblem(failure.code === 'WRONG_CREDENTIALS' ? t('recovery.wrongPassword') : failureWords(failure));
    }
  }

  return (
    <FormDialog
      className="settings-details"
      title={t('recovery.renew')}
      confirm={t('recovery.renew')}
      busy={busy}
      disabled={password === ''}
      onSubmit={() => void once(renew)}
      onClose={onClose}
    >
      <p className="whole">{t('recovery.renewText')}</p>
      <PasswordInput
        className="whole"
        visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
        label={t('recovery.ownPassword')}
        data-autofocus
        required
        maxLength={200}
        autoComplete="current-password"
        error={problem}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
