import { useTranslation } from 'react-i18next';
import type { MailRow } from '../../../src-main/contract/outbox';
import { useOfficeDetails } from '../../api/session';
import { formatMoment } from '../../i18n/format';
import { Link } from '../../ui/router';
import { tones, useMailWords } from './mail-words';

interface MailTableProps {
  readonly rows: readonly MailRow[];
  readonly onOpen: (id: number) => void;
}

export function MailTable({ rows, onOpen }: MailTableProps) {
  const { t } = useTranslation();
  const zone = useOfficeDetails()?.timeZone ?? 'UTC';
  const { whyOf, addressOf, stateOf } = useMailWords();
  return (
    <div className="mail-scroll">
      <table className="mail-table mail-messages" aria-label={t('mail.outbox')}>
        <thead>
          <tr>
            <th scope="col" className="moment">
              {t('mail.created')}
            </th>
            <th scope="col" className="kind">
              {t('mail.kind')}
            </th>
            <th scope="col">{t('mail.client')}</th>
            <th scope="col">{t('mail.subject')}</th>
            <th scope="col">{t('mail.address')}</th>
            <th scope="col" className="state">
              {t('mail.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">{formatMoment(row.createdAtMs, zone)}</td>
              <td className="nowrap">{t(`mail.kinds.${row.kind}`)}</td>
              <td className="cut" title={row.client}>
                {row.clientId === null ? row.client : <Link to={`/clientes/${row.clientId}/ver`}>{row.client}</Link>}
              </td>
              <td className="cut" title={row.subject}>
                <button type="button" className="mail-open" onClick={() => onOpen(row.id)}>
                  {row.subject}
                </button>
              </td>
              <td className={row.address === '' ? 'mail-muted' : 'cut'} title={row.address}>
                {addressOf(row)}
              </td>
              <td>
                <span className={`tag ${tones[row.state]}`}>{stateOf(row)}</span>
                {whyOf(row) !== '' && <span className="mail-why">{whyOf(row)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
