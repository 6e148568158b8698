import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailFilter } from '../../../src-main/contract/outbox';
import { api } from '../../api/client';
import { MailActDialog } from './act-dialog';

/** Reintentar fallidos: all that the list shows and that did not go. */
export function RetryAll({ filter }: { readonly filter: MailFilter }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => setAsks(true)}>
        {t('mail.retryAll')}
      </Button>
      {asks && (
        <MailActDialog
          title={t('mail.retryAllTitle')}
          confirm={t('mail.retry')}
          done={t('mail.retriedAll')}
          findProblem={() => null}
          act={() => api.outbox.retryAll({ filter })}
          onClose={() => setAsks(false)}
        >
          {() => <p>{t('mail.retryAllText')}</p>}
        </MailActDialog>
      )}
    </>
  );
}
