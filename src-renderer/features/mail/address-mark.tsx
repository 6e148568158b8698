import { Button, TextInput } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NonDelivery } from '../../../src-main/contract/non-deliveries';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useOfficeDetails } from '../../api/session';
import { formatDay } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { MailActDialog } from './act-dialog';
import './mail-pill.css';

interface AddressMarkProps {
  readonly clientId: number;
  readonly mayWrite: boolean;
}

/** Whether something was not delivered to a client's main address, and the ways to say so and to take it back. */
export function AddressMark({ clientId, mayWrite }: AddressMarkProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const { data } = useQuery(query.nonDeliveries.ofClient.queryOptions({ input: { clientId } }));
  if (!data || data.address === '') return null;
  const { address, mark } = data;

  async function remove(): Promise<void> {
    try {
      await api.nonDeliveries.remove({ clientId, address });
      showNotice({ message: t('undelivered.removed', { address }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  return (
    <div className="address-mark">
      {mark && <MarkWords mark={mark} />}
      {mayWrite && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => (mark ? void remove() : setAsks(true))}>
          {t(mark ? 'undelivered.remove' : 'undelivered.record')}
        </Button>
      )}
      {asks && <RecordDialog clientId={clientId} address={address} onClose={() => setAsks(false)} />}
    </div>
  );
}

function MarkWords({ mark }: { readonly mark: NonDelivery }) {
  const { t } = useTranslation();
  const zone = useOfficeDetails()?.timeZone ?? 'UTC';
  const who = mark.fromList ? t('undelivered.byList', { operator: mark.operator }) : mark.operator;
  return (
    <p className="address-mark-words">
      <IconMailOff size={16} aria-hidden />
      <span>
        {mark.reason === '' ? t('undelivered.marked') : t('undelivered.markedFor', { reason: mark.reason })}{' '}
        <span className="address-mark-who">
          {formatDay(mark.atMs, zone)} · {who}
        </span>
      </span>
    </p>
  );
}

interface RecordDialogProps {
  readonly clientId: number;
  readonly address: string;
  readonly onClose: () => void;
}

export function RecordDialog({ clientId, address, onClose }: RecordDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <MailActDialog
      title={t('undelivered.title')}
      confirm={t('undelivered.mark')}
      done={t('undelivered.done', { address })}
      findProblem={() => null}
      act={() => api.nonDeliveries.record({ clientId, address, reason })}
      onClose={onClose}
    >
      {({ errorOf }) => (
        <>
          <p>{t('undelivered.text', { address })}</p>
          <TextInput
            data-autofocus
            label={t('undelivered.reason')}
            placeholder={t('undelivered.reasonHint')}
            maxLength={200}
            error={errorOf('reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </MailActDialog>
  );
}
