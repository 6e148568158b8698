import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { useMayWrite } from '../../api/session';
import { formatNumber } from '../../i18n/format';
import { MailActDialog } from './act-dialog';

/** What waited in a copy that was put back: it may have gone out since, and nothing goes until somebody says what of it. */
export function HeldNotice() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const { data } = useQuery(query.outbox.status.queryOptions({ input: {} }));
  const [asks, setAsks] = useState<'send' | 'cancel' | null>(null);
  const held = data?.held ?? 0;
  if (held === 0) return null;
  const counted = { count: held, formatted: formatNumber(held) };
  return (
    <div className="mail-notice" role="status">
      <span>{t('mail.held', counted)}</span>
      {mayWrite && (
        <span className="mail-notice-acts">
          <Button size="compact-sm" variant="default" onClick={() => setAsks('cancel')}>
            {t('mail.heldCancel')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAsks('send')}>
            {t('mail.heldSend')}
          </Button>
        </span>
      )}
      {asks !== null && (
        <MailActDialog
          title={t('mail.heldTitle')}
          confirm={t(asks === 'send' ? 'mail.heldSend' : 'mail.heldCancel')}
          done={t(asks === 'send' ? 'mail.heldSent' : 'mail.heldCancelled')}
          findProblem={() => null}
          act={() => api.outbox.decideHeld({ send: asks === 'send' })}
          onClose={() => setAsks(null)}
        >
          {() => <p>{t(asks === 'send' ? 'mail.heldSendText' : 'mail.heldCancelText', counted)}</p>}
        </MailActDialog>
      )}
    </div>
  );
}
