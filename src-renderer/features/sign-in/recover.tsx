import { Anchor, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { failureWords } from '../../i18n/setup';
import { Doorway, DoorwayProblem } from '../../ui/doorway';
import { RecoveryCode } from '../../ui/recovery-code';
import { EmailField } from './fields';
import { SubmitButton } from './submit-button';
import { useSubmit } from './use-submit';

interface RecoverProps {
  readonly officeName: string;
  readonly onBack: () => void;
}

/** A new password by the recovery code; the used code is replaced by a new one, shown once. */
export function Recover({ officeName, onBack }: RecoverProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [recoveryCode, setRecoveryCode] = useState('');
  const [password, setPassword] = useState('');
  const [newCode, setNewCode] = useState('');
  const { problem, busy, onSubmit } = useSubmit(async () => {
    const answer = await api.session.recover({ email, recoveryCode: recoveryCode.trim(), password });
    setNewCode(answer.recoveryCode);
  }, failureWords);

  if (newCode) return <RecoveryCode code={newCode} officeName={officeName} onKept={onBack} />;
  return (
    <Doorway title={t('signIn.recoverTitle')} text={t('signIn.recoverText')}>
      <form noValidate onSubmit={onSubmit}>
        <DoorwayProblem words={problem} />
        <Stack gap="sm">
          <EmailField value={email} onChange={setEmail} />
          <TextInput
            label={t('signIn.recoveryCode')}
            autoComplete="off"
            spellCheck={false}
            value={recoveryCode}
            onChange={(event) => setRecoveryCode(event.currentTarget.value)}
          />
          <PasswordInput
            visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
            label={t('signIn.newPassword')}
            description={t('firstRun.passwordHelp')}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <SubmitButton busy={busy} label={t('signIn.recover')} />
          <Anchor component="button" type="button" onClick={onBack}>
            {t('signIn.backToSignIn')}
          </Anchor>
        </Stack>
      </form>
    </Doorway>
  );
}
