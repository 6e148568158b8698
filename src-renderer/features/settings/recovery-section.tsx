import { Alert, Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeDetails } from '../../api/session';
import { isCodeUnkept, KeepCode, markCodeKept } from '../../ui/recovery-code';
import { RenewCode } from './renew-code';

/** The recovery code, made anew: for one that was lost, or that nobody said to have kept. */
export function RecoverySection() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [code, setCode] = useState('');
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
          onMade={(made) => {
            setAsked(false);
            setCode(made);
          }}
          onClose={() => setAsked(false)}
        />
      )}
      {code !== '' && (
        <NewCode
          code={code}
          onClose={() => {
            setCode('');
            setUnkept(isCodeUnkept());
          }}
        />
      )}
    </section>
  );
}

/** The new code, until it is kept: a click beside it loses it to nobody. */
function NewCode({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const officeName = useOfficeDetails()?.name ?? '';
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('recovery.renew')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <KeepCode code={code} officeName={officeName} go={t('action.close')} onKept={onClose} />
    </Modal>
  );
}
