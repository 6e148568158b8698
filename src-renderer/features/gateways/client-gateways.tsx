import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { PaymentLink } from './payment-link';
import './gateways.css';

/** A client's gateways at a glance, for Ver. */
export function ClientGateways({ clientId }: { clientId: number }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(query.gateways.ofClient.queryOptions({ input: { clientId } }));
  if (error) return <p>{failureWords(readFailure(error))}</p>;
  if (!data) return <p>{t('state.loading')}</p>;
  if (data.attached.length + data.carried.length === 0) return <p className="view-none">{t('gateways.tab.none')}</p>;
  return (
    <dl className="view-facts">
      {data.attached.map(({ id, gateway, reference, link }) => (
        <div key={id}>
          <dt>{gateway}</dt>
          <dd className="gateway-reference">{reference}</dd>
          {link && (
            <dd className="gateway-faint">
              <PaymentLink link={link} />
            </dd>
          )}
        </div>
      ))}
      {data.carried.map(({ gateway, reference }) => (
        <div key={`${gateway} ${reference}`}>
          <dt>{gateway}</dt>
          <dd className="gateway-reference">{reference}</dd>
          <dd className="gateway-faint">{t('gateways.tab.carriedShort')}</dd>
        </div>
      ))}
    </dl>
  );
}
