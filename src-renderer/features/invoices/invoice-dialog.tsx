import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '../../../src-main/contract/invoices';
import { query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatMoney, formatDate, formatRate } from '../../i18n/format';
import { LoadingPanel } from '../../ui/state-panel';
import { useInvoiceWords } from './invoice-words';
import { InvoiceActions } from './invoice-actions';

interface InvoiceDialogProps {
  readonly id: number;
  readonly onClose: () => void;
}

/** One invoice, with its parties as they were at its issue. */
export function InvoiceDialog({ id, onClose }: InvoiceDialogProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.invoices.get.queryOptions({ input: { id } }));
  const { numberOf } = useInvoiceWords();
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={data ? `${data.document.name} · ${numberOf(data)}` : t('invoices.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {data ? (
        <>
          <InvoiceBody invoice={data} />
          <InvoiceActions invoice={data} />
        </>
      ) : (
        <LoadingPanel />
      )}
    </Modal>
  );
}

function InvoiceBody({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const { issuer, issuedTo, document } = invoice;
  const address = [issuedTo.address, issuedTo.neighborhood, issuedTo.city, issuedTo.province]
    .filter(Boolean)
    .join(', ');
  return (
    <div className="invoice">
      <Standing invoice={invoice} />
      <dl>
        <dt>{t('billing.field.legalEntityId')}</dt>
        <dd>{[issuer.name, issuer.condition, issuer.taxId].filter(Boolean).join(' · ')}</dd>
        <dt>{t('invoices.client')}</dt>
        <dd>{[issuedTo.name, issuedTo.condition, issuedTo.taxId].filter(Boolean).join(' · ')}</dd>
        <dt>{t('field.address')}</dt>
        <dd>{address || '—'}</dd>
        <dt>{t('invoices.issuedOn')}</dt>
        <dd>
          {formatDate(invoice.issuedOn)}
          {invoice.fiscalOn !== null &&
            invoice.fiscalOn !== invoice.issuedOn &&
            ` · ${t('reporting.bearsDay', { date: formatDate(invoice.fiscalOn) })}`}
        </dd>
        <dt>{t('invoices.dueOn')}</dt>
        <dd>
          <DueDates invoice={invoice} />
        </dd>
      </dl>
      <InvoiceAmounts invoice={invoice} />
      {[...document.legends, issuer.legend].filter(Boolean).map((legend) => (
        <p key={legend} className="invoice-legend">
          {legend}
        </p>
      ))}
    </div>
  );
}

/** What became of it: void, rejected, not reported yet, or the authority's code. */
function Standing({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const { voidReason, fiscalState, rejectionReason, authorizationCode, authorizationExpiresOn } = invoice;
  if (voidReason !== null)
    return <p className="invoice-notice void">{t('invoices.voidedFor', { reason: voidReason })}</p>;
  if (fiscalState === 'rejected')
    return <p className="invoice-notice">{t('reporting.rejectedFor', { reason: rejectionReason })}</p>;
  if (fiscalState === 'pending') return <p className="invoice-notice">{t('invoices.notValidYet')}</p>;
  if (fiscalState === 'none') return null;
  const expiry = authorizationExpiresOn === null ? '' : formatDate(authorizationExpiresOn);
  return <p className="invoice-authorized">{t('reporting.authorized', { code: authorizationCode, expiry })}</p>;
}

function DueDates({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const { dueOn, secondDueOn, secondSurchargeCents, thirdDueOn, thirdSurchargeCents } = invoice;
  const later = [
    { on: secondDueOn, surcharge: secondSurchargeCents },
    { on: thirdDueOn, surcharge: thirdSurchargeCents },
  ];
  const words = later.flatMap(({ on, surcharge }) =>
    on === null ? [] : [t('invoices.laterDue', { date: formatDate(on), surcharge: formatMoney(surcharge, country) })],
  );
  return [formatDate(dueOn), ...words].join(' · ');
}

/** The lines, and at their foot the taxes as the type of invoice shows them. */
function InvoiceAmounts({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const { lines, taxes, document } = invoice;
  const shown = taxes.filter(({ mode }) => mode === 'added' || document.taxesShown !== 'none');
  return (
    <table className="invoices-table" aria-label={t('invoices.lines')}>
      <thead>
        <tr>
          <th scope="col">{t('invoices.plan')}</th>
          <th scope="col">{t('invoices.period')}</th>
          <th scope="col">{t('invoices.days')}</th>
          <th scope="col" className="amount">
            {t('invoices.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ description, byDays, fromOn, toOn, days, cycleDays, amountCents }) => (
          <tr key={`${fromOn} ${description} ${amountCents}`}>
            <td>{description}</td>
            <td>{byDays && t('billing.fromTo', { from: formatDate(fromOn), to: formatDate(toOn) })}</td>
            <td>{byDays && t('invoices.daysOf', { days, cycleDays })}</td>
            <td className="amount">{formatMoney(amountCents, country)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {shown.length > 0 && (
          <tr>
            <th scope="row" colSpan={3}>
              {t('invoices.net')}
            </th>
            <td className="amount">{formatMoney(invoice.netCents, country)}</td>
          </tr>
        )}
        {shown.map(({ name, rateBp, amountCents }) => (
          <tr key={name}>
            <th scope="row" colSpan={3}>
              {name.includes('%') ? name : `${name} · ${formatRate(rateBp)}`}
            </th>
            <td className="amount">{formatMoney(amountCents, country)}</td>
          </tr>
        ))}
        <tr className="whole">
          <th scope="row" colSpan={3}>
            {t('invoices.total')}
          </th>
          <td className="amount">{formatMoney(invoice.totalCents, country)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
