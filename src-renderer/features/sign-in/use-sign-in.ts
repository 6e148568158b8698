import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../../api/client';
import { failureWords } from '../../i18n/setup';
import { useSubmit } from './use-submit';

/** A sign-in by e-mail and password, as the first screen and the lock ask for it; the whole window then asks anew. */
export function useSignIn(knownEmail = '') {
  const { t } = useTranslation();
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const submit = useSubmit(
    async () => {
      await api.session.signIn({ email, password });
      await queryClient.invalidateQueries();
    },
    // A sign-in is refused at the e-mail only when it is none.
    (failure) => (failure.field === 'email' ? t('firstRun.emailInvalid') : failureWords(failure)),
  );
  return { ...submit, email, setEmail, password, setPassword };
}
