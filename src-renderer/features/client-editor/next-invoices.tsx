import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatMoney, formatDate } from '../../i18n/format';
import { useSettled } from '../../ui/settled';
import { type EditorFields, partsOf } from './draft';

const PAUSE_MS = 250;

interface NextInvoicesCardProps {
  readonly clientId: number | null;
  readonly fields: EditorFields;
}

/** The next three invoices as the form stands: their days are what a change of the cycle is judged by. */
export function NextInvoicesCard({ clientId, fields }: NextInvoicesCardProps) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const [settled] = useSettled(fields, PAUSE_MS);
  const billing = useMemo(() => partsOf(settled).billing, [settled]);
  const { data } = useQuery({
    ...query.invoices.next.queryOptions({ input: { clientId, billing } }),
    placeholderData: (previous) => previous,
  });
  const next = data?.next ?? [];
  if (next.length === 0 || !office) return null;
  return (
    <div aria-live="polite">
      <p className="editor-label" id="editor-next">
        {t('billing.next')}
      </p>
      <table className="editor-next" aria-labelledby="editor-next">
        <thead>
          <tr>
            <th scope="col">{t('billing.nextIssue')}</th>
            <th scope="col">{t('billing.nextPeriod')}</th>
            <th scope="col">{t('billing.nextDue')}</th>
            <th scope="col" className="amount">
              {t('billing.nextTotal')}
            </th>
          </tr>
        </thead>
        <tbody>
          {next.map(({ scheduledOn, startOn, endOn, dueOn, invoices, totalCents }) => (
            <tr key={`${scheduledOn} ${startOn}`}>
              <td>{formatDate(scheduledOn)}</td>
              <td>{t('billing.fromTo', { from: formatDate(startOn), to: formatDate(endOn) })}</td>
              <td>{formatDate(dueOn)}</td>
              <td className="amount">
                {invoices === 0
                  ? t('billing.noContracts')
                  : `${invoices > 1 ? `${t('billing.invoices', { count: invoices })} · ` : ''}${formatMoney(totalCents, office.country)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
