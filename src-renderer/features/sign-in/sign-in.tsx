import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../../api/client';
import { failureWords } from '../../i18n/setup';
import { Doorway } from '../../ui/doorway';
import { Recover } from './recover';
import { useSubmit } from './use-submit';

/** E-mail and password; a forgotten one goes by the recovery code. */
export function SignIn({ officeName }: { officeName: string }) {
  const [recovering, setRecovering] = useState(false);
  if (recovering) return <Recover officeName={officeName} onBack={() => setRecovering(false)} />;
  return <SignInForm officeName={officeName} onForgot={() => setRecovering(true)} />;
}

function SignInForm({ officeName, onForgot }: { officeName: string; onForgot: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { problem, busy, onSubmit } = useSubmit(
    async () => {
      await api.session.signIn({ email, password });
      await queryClient.invalidateQueries();
    },
    (failure) =>
      failure.field === 'email' && failure.code === 'VALIDATION' ? t('firstRun.emailInvalid') : failureWords(failure),
  );

  return (
    <Doorway title={t('signIn.title')} text={officeName}>
      <form noValidate onSubmit={onSubmit}>
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
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy} mt="xs">
            {t('signIn.submit')}
          </Button>
          <Anchor component="button" type="button" onClick={onForgot}>
            {t('signIn.forgot')}
          </Anchor>
        </Stack>
      </form>
    </Doorway>
  );
}
