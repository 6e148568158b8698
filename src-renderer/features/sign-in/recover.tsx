import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { Doorway } from '../../ui/doorway';
import { RecoveryCode } from '../../ui/recovery-code';

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
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [newCode, setNewCode] = useState('');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      const answer = await api.session.recover({ email, recoveryCode: recoveryCode.trim(), password });
      setNewCode(answer.recoveryCode);
    } catch (cause) {
      setProblem(failureWords(readFailure(cause)));
    }
    setBusy(false);
  }

  if (newCode) return <RecoveryCode code={newCode} officeName={officeName} onKept={onBack} />;
  return (
    <Doorway title={t('signIn.recoverTitle')} text={t('signIn.recoverText')}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {problem && (
          <p className="doorway-problem" role="alert">
            {problem}
          </p>
        )}
        <Stack gap="sm">
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextInput
            label={t('signIn.recoveryCode')}
            autoComplete="off"
            spellCheck={false}
            value={recoveryCode}
            onChange={(event) => setRecoveryCode(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('signIn.newPassword')}
            description={t('firstRun.passwordHelp')}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy} mt="xs">
            {t('signIn.recover')}
          </Button>
          <Anchor component="button" type="button" onClick={onBack}>
            {t('signIn.backToSignIn')}
          </Anchor>
        </Stack>
      </form>
    </Doorway>
  );
}
