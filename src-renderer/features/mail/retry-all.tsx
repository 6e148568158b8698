import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailFilter } from '../../../src-main/contract/outbox';
import { api } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import { MailActDialog } from './act-dialog';

interface RetryAllProps {
  readonly filter: MailFilter;
  /** What was never sent, rather than what failed: asked for by itself, since it may be old. */
  readonly unsendable: boolean;
  readonly total: number;
}

/** All that the list shows and that did not go. */
export function RetryAll({ filter, unsendable, total }: RetryAllProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => setAsks(true)}>
        {t(unsendable ? 'mail.retryUnsendable' : 'mail.retryAll')}
      </Button>
      {asks && (
        <MailActDialog
          title={t('mail.retryAllTitle')}
          confirm={t('mail.retry')}
          done={t('mail.retriedAll')}
          findProblem={() => null}
          act={() => api.outbox.retryAll({ filter: { ...filter, states: [unsendable ? 'unsendable' : 'failed'] } })}
          onClose={() => setAsks(false)}
        >
          {() => (
            <p>
              {unsendable
                ? t('mail.retryUnsendableText', { count: total, formatted: formatNumber(total) })
                : t('mail.retryAllText')}
            </p>
          )}
        </MailActDialog>
      )}
    </>
  );
}
