import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatDate, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { MailNav } from './mail-nav';
import './mail.css';

/** Correo, Por día: what went out, and what did not, on each day. */
export function MailDaysScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(query.outbox.days.queryOptions({ input: {} }));
  return (
    <div className="mail">
      <header>
        <h1>{t('mail.title')}</h1>
      </header>
      <MailNav current="days" />
      {error && !data && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingPanel />}
      {data?.days.length === 0 && <StatePanel title={t('mail.noDays')} text={t('mail.emptyText')} />}
      {data && data.days.length > 0 && (
        <div className="mail-scroll" role="region" tabIndex={0} aria-label={t('mail.days')}>
          <table className="mail-table mail-days" aria-label={t('mail.days')}>
            <thead>
              <tr>
                <th scope="col">{t('mail.day')}</th>
                <th scope="col" className="amount">
                  {t('mail.sent')}
                </th>
                <th scope="col" className="amount">
                  {t('mail.failed')}
                </th>
                <th scope="col" className="amount">
                  {t('mail.accepted')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.days.map(({ onDate, sent, failed, accepted }) => (
                <tr key={onDate}>
                  <td>{formatDate(onDate)}</td>
                  <td className="amount">{formatNumber(sent)}</td>
                  <td className="amount">{formatNumber(failed)}</td>
                  <td className="amount">{formatNumber(accepted)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
