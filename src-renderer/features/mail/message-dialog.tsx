import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailMessage, ownAddressKinds, secretKinds } from '../../../src-main/contract/outbox';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { formatMoment, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { LoadingPanel } from '../../ui/state-panel';
import { useOnce } from '../../ui/use-once';
import { AddressDialog } from './address-dialog';
import { RecordDialog } from './address-mark';
import { tones, useMailWords } from './mail-words';
import { ServerAnswer } from './server-answer';

interface MessageDialogProps {
  readonly id: number;
  readonly onClose: () => void;
}

/** One message whole: what it says, to whom, what each address answered, and what can be done about it. */
export function MessageDialog({ id, onClose }: MessageDialogProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(query.outbox.get.queryOptions({ input: { id } }));
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('mail.message', { id: formatNumber(id) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {error && !data && <p role="alert">{failureWords(readFailure(error))}</p>}
      {!data && !error && <LoadingPanel />}
      {data && <Message message={data} onClose={onClose} />}
    </Modal>
  );
}

function Message({ message, onClose }: { readonly message: MailMessage; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const zone = useOfficeDetails()?.timeZone ?? 'UTC';
  const mayWrite = useMayWrite();
  const { whyOf, stateOf } = useMailWords();
  const why = whyOf(message);
  const { state, attachments, attempts, operator, answer, nextAttemptAtMs, settledAtMs } = message;
  return (
    <div className="mail-message">
      <p className="mail-state">
        <span className={`tag ${tones[state]}`}>{stateOf(message)}</span>
        {why !== '' && <span>{why}</span>}
      </p>
      {state !== 'sent' && <ServerAnswer answer={answer} />}
      {nextAttemptAtMs !== null && <p>{t('mail.nextTry', { when: formatMoment(nextAttemptAtMs, zone) })}</p>}
      <dl>
        <dt>{t('mail.client')}</dt>
        <dd>{message.client}</dd>
        <dt>{t('mail.to')}</dt>
        <dd>
          <Addresses message={message} />
        </dd>
        <dt>{t('mail.created')}</dt>
        <dd>
          {formatMoment(message.createdAtMs, zone)} · {operator === '' ? t('mail.byItself') : operator}
        </dd>
        {settledAtMs !== null && (
          <>
            <dt>{t('mail.settled')}</dt>
            <dd>{formatMoment(settledAtMs, zone)}</dd>
          </>
        )}
        <dt>{t('mail.attempts')}</dt>
        <dd>{formatNumber(attempts)}</dd>
      </dl>
      <h3>{message.subject}</h3>
      <pre className="mail-text">{message.text}</pre>
      {attachments > 0 && (
        <p className="mail-muted">
          {message.kind === 'export' ? t('mail.attachedFile') : t('mail.attachments', { count: attachments })}
        </p>
      )}
      {mayWrite && <Actions message={message} onClose={onClose} />}
    </div>
  );
}

/** No other try is due, and the address is not at fault: another one would not have got the message either. */
const isNotReceived = ({ state }: MailMessage, address: MailMessage['addresses'][number]) =>
  state === 'failed' && address.state === 'waiting';

/** Each address with its answer; one that has not taken it can be mended. */
function Addresses({ message }: { readonly message: MailMessage }) {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [position, setPosition] = useState<number | null>(null);
  // What carries a secret goes to the main address, which its words name, or to nobody; an export to whoever asked for it.
  const mayMend =
    mayWrite && !ownAddressKinds.has(message.kind) && ['failed', 'waiting', 'retrying'].includes(message.state);
  if (message.addresses.length === 0) return <span className="mail-muted">{t('mail.noAddress')}</span>;
  return (
    <>
      <ul className="mail-addresses">
        {message.addresses.map((one) => (
          <li key={one.position}>
            <span>{one.address}</span>
            <span className="mail-muted">
              {isNotReceived(message, one) ? t('mail.notReceived') : t(`mail.recipients.${one.state}`)}
            </span>
            {mayMend && one.state !== 'accepted' && !isNotReceived(message, one) && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('mail.changeAddressOf', { address: one.address })}
                onClick={() => setPosition(one.position)}
              >
                {t('mail.changeAddress')}
              </Button>
            )}
            {one.state === 'rejected' && one.answer !== '' && <span className="mail-answer">{one.answer}</span>}
          </li>
        ))}
      </ul>
      {position !== null && <AddressDialog message={message} position={position} onClose={() => setPosition(null)} />}
    </>
  );
}

function Actions({ message, onClose }: { readonly message: MailMessage; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, once } = useOnce();
  const { id, version, state } = message;

  async function act(work: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await work();
      onClose();
      showNotice({ message: done });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }

  const [marks, setMarks] = useState(false);
  // The client's own address is the first; the others are no field of its form that a mark could stand at.
  const refused = message.addresses.find((one) => one.position === 0 && one.state === 'rejected');
  const isOpen = state === 'waiting' || state === 'retrying';
  // What carried a secret has forgotten it: another is made where the first one was.
  const isForgotten = secretKinds.has(message.kind) && !isOpen;
  const isLate = message.reason === 'noAddress' || message.reason === 'noServer';
  const canRetry = !isForgotten && (state === 'failed' || state === 'retrying' || (state === 'unsendable' && isLate));
  const isDone = state === 'sent' || state === 'failed' || state === 'cancelled';
  const canResend = isDone && message.clientId !== null && !isForgotten;
  return (
    <div className="mail-actions" role="group" aria-label={t('mail.actions')}>
      {isOpen && (
        <Button
          variant="default"
          disabled={busy}
          onClick={() => void once(() => act(() => api.outbox.cancel({ id, version }), t('mail.cancelled')))}
        >
          {t('mail.cancelMessage')}
        </Button>
      )}
      {state === 'failed' && refused && message.clientId !== null && (
        <Button variant="default" onClick={() => setMarks(true)}>
          {t('undelivered.record')}
        </Button>
      )}
      {marks && refused && message.clientId !== null && (
        <RecordDialog clientId={message.clientId} address={refused.address} onClose={() => setMarks(false)} />
      )}
      {canResend && (
        <Button
          variant="default"
          disabled={busy}
          onClick={() => void once(() => act(() => api.outbox.resend({ id, version }), t('mail.resent')))}
        >
          {t('mail.resend')}
        </Button>
      )}
      {canRetry && (
        <Button
          disabled={busy}
          onClick={() => void once(() => act(() => api.outbox.retry({ id, version }), t('mail.retried')))}
        >
          {t('mail.retry')}
        </Button>
      )}
    </div>
  );
}
