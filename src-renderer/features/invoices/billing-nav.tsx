import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { formatNumber } from '../../i18n/format';
import { PlacesNav } from '../../ui/places-nav';
import { Link } from '../../ui/router';

/** The places of Facturación: what was issued, and what is still to be reported, with how much of it there is. */
export function BillingNav({ current }: { readonly current: 'invoices' | 'reporting' }) {
  const { t } = useTranslation();
  const { data } = useQuery(query.reporting.list.queryOptions({ input: { scope: 'due', offset: 0, limit: 1 } }));
  const due = data?.due ?? 0;
  const launch = useQuery(query.massUpdates.launch.queryOptions({ input: {} })).data;
  const isToLaunch = launch !== undefined && (launch.groups.length > 0 || launch.spoiltEmails > 0);
  const at = (name: typeof current) => (name === current ? 'page' : undefined);
  return (
    <PlacesNav label={t('invoices.places')}>
      <Link to="/facturacion" aria-current={at('invoices')}>
        {t('invoices.invoices')}
      </Link>
      <Link to="/facturacion/por-informar" aria-current={at('reporting')}>
        {due > 0 ? t('reporting.titleCounted', { formatted: formatNumber(due) }) : t('reporting.title')}
      </Link>
      {isToLaunch && <Link to="/facturacion/puesta-en-marcha">{t('launch.title')}</Link>}
    </PlacesNav>
  );
}
