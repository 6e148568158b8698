import { Anchor, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Doorway, DoorwayProblem } from '../../ui/doorway';
import { EmailField, PasswordField } from './fields';
import { Recover } from './recover';
import { SubmitButton } from './submit-button';
import { useSignIn } from './use-sign-in';

/** E-mail and password; a forgotten one goes by the recovery code. */
export function SignIn({ officeName }: { officeName: string }) {
  const [recovering, setRecovering] = useState(false);
  if (recovering) return <Recover officeName={officeName} onBack={() => setRecovering(false)} />;
  return <SignInForm officeName={officeName} onForgot={() => setRecovering(true)} />;
}

function SignInForm({ officeName, onForgot }: { officeName: string; onForgot: () => void }) {
  const { t } = useTranslation();
  const { email, setEmail, password, setPassword, problem, busy, onSubmit } = useSignIn();
  return (
    <Doorway title={t('signIn.title')} text={officeName}>
      <form noValidate onSubmit={onSubmit}>
        <DoorwayProblem words={problem} />
        <Stack gap="sm">
          <EmailField value={email} onChange={setEmail} />
          <PasswordField value={password} onChange={setPassword} />
          <SubmitButton busy={busy} label={t('signIn.submit')} />
          <Anchor component="button" type="button" onClick={onForgot}>
            {t('signIn.forgot')}
          </Anchor>
        </Stack>
      </form>
    </Doorway>
  );
}
