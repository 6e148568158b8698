import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overcharged } from '../../../src-main/contract/invoices';
import { query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatDate, formatMoney, formatNumber } from '../../i18n/format';
import { InvoiceDialog } from './invoice-dialog';
import './invoices.css';

/** What a client was charged too much: by a cheaper plan, or a baja, that was told after the invoice. */
export function ClientOvercharged({ clientId }: { readonly clientId: number }) {
  const { data } = useQuery(query.invoices.overcharged.queryOptions({ input: { clientId }, staleTime: 0 }));
  return data ? <OverchargedSection overcharged={data} of="client" /> : null;
}

interface OverchargedSectionProps {
  readonly overcharged: Overcharged;
  /** A client's, or what a run leaves of all. */
  readonly of: 'client' | 'run';
}

/** Invoices that charged too much, each with what is to be given back and the way to do so; nothing where there is none. */
export function OverchargedSection({ overcharged, of }: OverchargedSectionProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const [openId, setOpenId] = useState<number | null>(null);
  const { invoices, totalCents, rows } = overcharged;
  if (invoices === 0) return null;
  const id = `overcharged-${of}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {t('invoices.overchargedTitle', {
          count: invoices,
          formatted: formatNumber(invoices),
          total: formatMoney(totalCents, country),
        })}
      </h2>
      <p className="invoices-muted">{t(of === 'run' ? 'invoices.overchargedHelp' : 'invoices.overchargedOf')}</p>
      <table className="invoices-table" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('invoices.internalNumber')}</th>
            {of === 'run' && <th scope="col">{t('invoices.client')}</th>}
            <th scope="col">{t('invoices.why')}</th>
            <th scope="col">{t('invoices.period')}</th>
            <th scope="col">{t('invoices.how')}</th>
            <th scope="col" className="amount">
              {t('invoices.toTakeBack')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ invoiceId, internalNumber, client, startOn, endOn, endedOn, amountCents, isVoidable }) => (
            <tr key={invoiceId}>
              <td>
                <button type="button" className="invoices-open" onClick={() => setOpenId(invoiceId)}>
                  {internalNumber}
                </button>
              </td>
              {of === 'run' && <td>{client}</td>}
              <td>
                {endedOn === null ? t('invoices.planChanged') : t('invoices.endedWith', { date: formatDate(endedOn) })}
              </td>
              <td className="nowrap">{t('billing.fromTo', { from: formatDate(startOn), to: formatDate(endOn) })}</td>
              <td>{t(isVoidable ? 'invoices.void.open' : 'invoices.credit.open')}</td>
              <td className="amount">{formatMoney(amountCents, country)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {openId !== null && <InvoiceDialog id={openId} onClose={() => setOpenId(null)} />}
    </section>
  );
}
