import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayClosing } from '../../../src-main/contract/payments';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useOfficeDetails } from '../../api/session';
import { formatDate, formatMoney, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { DayField } from '../../ui/day-field';
import { PrintSheet } from '../../ui/print-sheet';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { receiptNumber } from './account-words';
import { useCountry } from './country';
import { PaymentsPath } from './payments-screen';
import './account.css';

/** Cierre del día: what each operator took in, by method, to count against the drawer. */
export function ClosingScreen() {
  const { t } = useTranslation();
  const today = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data?.today;
  const office = useOfficeDetails();
  const [typed, setTyped] = useState<string | null>(null);
  const [printing, setPrinting] = useState(false);
  const day = calendarDate.safeParse(typed ?? today ?? '');
  const { data, error, refetch } = useQuery({
    ...query.payments.dayClosing.queryOptions({
      input: { onDate: day.success ? day.data : calendarDate.parse('2000-01-01') },
    }),
    enabled: day.success,
    placeholderData: keepPreviousData,
  });
  return (
    <div className="payments">
      <header>
        <PaymentsPath title={t('payments.closing')} />
        <Button leftSection={<IconPrinter size={16} aria-hidden />} disabled={!data} onClick={() => setPrinting(true)}>
          {t('payments.print')}
        </Button>
      </header>
      <div className="payments-bar">
        <DayField key={today} label={t('payments.onDate')} day={typed ?? today ?? ''} onDay={setTyped} />
      </div>
      {error && !data && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingPanel />}
      {data && (
        <div className="payments-scroll closing">
          <Closing closing={data} />
        </div>
      )}
      {printing && data && (
        <PrintSheet onDone={() => setPrinting(false)}>
          <div className="account-paper">
            <h1>{office?.name}</h1>
            <h2>{t('payments.closingOf', { date: formatDate(data.onDate) })}</h2>
            <Closing closing={data} />
          </div>
        </PrintSheet>
      )}
    </div>
  );
}

function Closing({ closing }: { readonly closing: DayClosing }) {
  const { t } = useTranslation();
  const country = useCountry();
  const money = (amount: number) => formatMoney(amount, country);
  const { rows, earlier, totalCents } = closing;
  return (
    <>
      {rows.length === 0 && <p className="account-none">{t('payments.noneTitle')}</p>}
      {rows.length > 0 && (
        <table className="account-table" aria-label={t('payments.closing')}>
          <thead>
            <tr>
              <th scope="col">{t('payments.operator')}</th>
              <th scope="col">{t('account.method')}</th>
              <th scope="col" className="amount">
                {t('payments.payments')}
              </th>
              <th scope="col" className="amount">
                {t('payments.tookIn')}
              </th>
              <th scope="col" className="amount">
                {t('payments.voided')}
              </th>
              <th scope="col" className="amount">
                {t('payments.net')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.operator} ${row.method}`}>
                <td>{row.operator}</td>
                <td>{row.method}</td>
                <td className="amount">{formatNumber(row.payments)}</td>
                <td className="amount">{money(row.totalCents)}</td>
                <td className="amount">{row.voided > 0 ? `${row.voided} · ${money(row.voidedCents)}` : '—'}</td>
                <td className="amount strong">{money(row.totalCents - row.voidedCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {earlier.length > 0 && (
        <>
          <h2>{t('payments.earlier')}</h2>
          <table className="account-table" aria-label={t('payments.earlier')}>
            <tbody>
              {earlier.map((payment) => (
                <tr key={payment.id}>
                  <td>{receiptNumber(payment.receiptNumber)}</td>
                  <td>{payment.client}</td>
                  <td>{payment.method}</td>
                  <td>{payment.voided?.reason}</td>
                  <td className="amount">{money(0 - payment.amountCents)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p className="closing-total">
        {t('payments.dayTotal')} <strong>{money(totalCents)}</strong>
      </p>
    </>
  );
}
