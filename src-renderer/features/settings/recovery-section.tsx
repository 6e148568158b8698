import { Alert, Button, Group, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useOfficeDetails } from '../../api/session';
import { failureWords } from '../../i18n/setup';
import { isCodeUnkept, KeepCode, markCodeKept } from '../../ui/recovery-code';

/** The recovery code, made anew: for one that was lost, or that nobody said to have kept. */
export function RecoverySection() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [unkept, setUnkept] = useState(isCodeUnkept);
  return (
    <section className="settings-column settings-part" aria-label={t('recovery.title')}>
      <h3>{t('recovery.title')}</h3>
      {unkept ? (
        <Alert color="yellow" role="alert">
          {t('recovery.unkept')}
        </Alert>
      ) : (
        <p>{t('recovery.about')}</p>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('recovery.renew')}
        </Button>
        {unkept && (
          <Button
            variant="subtle"
            onClick={() => {
              markCodeKept();
              setUnkept(false);
            }}
          >
            {t('recovery.hadIt')}
          </Button>
        )}
      </Group>
      {asked && (
        <RenewCode
          onClose={() => {
            setAsked(false);
            setUnkept(isCodeUnkept());
          }}
        />
      )}
    </section>
  );
}

/** Asks for the administrator's password, then shows the new code until it is kept. */
function RenewCode({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const officeName = useOfficeDetails()?.name ?? '';
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');

  async function renew(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      setCode((await api.session.renewCode({ password })).recoveryCode);
    } catch (cause) {
      const failure = readFailure(cause);
      setProblem(failure.code === 'WRONG_CREDENTIALS' ? t('recovery.wrongPassword') : failureWords(failure));
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={code === ''}
      title={t('recovery.renew')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {code ? (
        <KeepCode code={code} officeName={officeName} go={t('action.close')} onKept={onClose} />
      ) : (
        <form onSubmit={(event) => void renew(event)}>
          <p>{t('recovery.renewText')}</p>
          <PasswordInput
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
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit">{t('recovery.renew')}</Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
