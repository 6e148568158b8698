import { Button, NativeSelect } from '@mantine/core';
import {
  IconCash,
  IconCashRegister,
  IconChevronRight,
  IconFileDollar,
  IconHistory,
  IconPlugConnectedX,
  IconReceipt,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Payment } from '../../../src-main/contract/payments';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { formatDate, formatMoment, formatMoney, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { DayField } from '../../ui/day-field';
import { Pages } from '../../ui/pages';
import { Link, navigate } from '../../ui/router';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { AccountDialogs } from './account-dialogs';
import { receiptNumber } from './account-words';
import { useCountry } from './country';
import type { AccountClient, AccountStep } from './steps';
import './account.css';

const PAGE = 50;

/** Cobranzas: what came in, a day at a time or all of it, the newest first. */
export function PaymentsScreen() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const country = useCountry();
  const parameters = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data;
  const [typedDay, setTypedDay] = useState<string | null>(null);
  const [methodId, setMethodId] = useState<number | undefined>();
  const [page, setPage] = useState(0);
  const [open, setOpen] = useState<{ client: AccountClient; step: AccountStep } | null>(null);
  const day = calendarDate.safeParse(typedDay ?? parameters?.today ?? '');
  const filter = { ...(day.success ? { onDate: day.data } : {}), ...(methodId === undefined ? {} : { methodId }) };
  const { data, error, refetch } = useQuery({
    ...query.payments.list.queryOptions({ input: { filter, offset: page * PAGE, limit: PAGE } }),
    placeholderData: keepPreviousData,
    enabled: parameters !== undefined,
  });
  return (
    <div className="payments">
      <header>
        <h1>{t('payments.title')}</h1>
        <Button
          variant="default"
          leftSection={<IconFileDollar size={16} aria-hidden />}
          onClick={() => navigate('/cobranzas/archivos')}
        >
          {t('payments.gatewayFiles')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPlugConnectedX size={16} aria-hidden />}
          onClick={() => navigate('/cobranzas/cortes')}
        >
          {t('states.title')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => navigate('/cobranzas/saldos-anteriores')}
        >
          {t('openingBalances.title')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconReceipt size={16} aria-hidden />}
          onClick={() => navigate('/cobranzas/cierre')}
        >
          {t('payments.closing')}
        </Button>
        {mayWrite && (
          <Button leftSection={<IconCashRegister size={16} aria-hidden />} onClick={() => navigate('/cobranzas/caja')}>
            {t('payments.cashier')}
          </Button>
        )}
      </header>
      <div className="payments-bar">
        <DayField
          key={parameters?.today}
          label={t('payments.onDate')}
          day={typedDay ?? parameters?.today ?? ''}
          onDay={(next) => {
            setTypedDay(next);
            setPage(0);
          }}
        />
        <NativeSelect
          label={t('account.method')}
          data={[
            { value: '', label: t('payments.anyMethod') },
            ...(parameters?.paymentMethods ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={String(methodId ?? '')}
          onChange={(event) => {
            setMethodId(Number(event.currentTarget.value) || undefined);
            setPage(0);
          }}
        />
        <span role="status" className="account-muted">
          {data &&
            t('payments.counted', {
              count: data.total,
              formatted: formatNumber(data.total),
              total: formatMoney(data.totalCents, country),
            })}
        </span>
      </div>
      {error && !data && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingPanel />}
      {data?.total === 0 && (
        <StatePanel
          icon={<IconCash size={32} stroke={1.5} aria-hidden />}
          title={t('payments.noneTitle')}
          text={t('payments.noneText')}
        />
      )}
      {data && data.total > 0 && (
        <div className="payments-scroll">
          <PaymentTable
            rows={data.rows}
            onOpen={({ id, clientId, client, customId }) =>
              setOpen({
                client: { id: clientId, name: client, customId },
                step: { kind: 'receipt', id, back: false, print: false },
              })
            }
          />
        </div>
      )}
      {data && <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />}
      {open && <AccountDialogs {...open} onStep={(step) => setOpen(step && { ...open, step })} />}
    </div>
  );
}

interface PaymentTableProps {
  readonly rows: readonly Payment[];
  readonly onOpen: (payment: Payment) => void;
}

export function PaymentTable({ rows, onOpen }: PaymentTableProps) {
  const { t } = useTranslation();
  const country = useCountry();
  const timeZone = useOfficeDetails()?.timeZone ?? 'UTC';
  return (
    <table className="account-table" aria-label={t('payments.title')}>
      <thead>
        <tr>
          <th scope="col">{t('account.receipt')}</th>
          <th scope="col">{t('payments.typedAt')}</th>
          <th scope="col">{t('account.paidOn')}</th>
          <th scope="col">{t('payments.client')}</th>
          <th scope="col">{t('account.method')}</th>
          <th scope="col">{t('account.collector')}</th>
          <th scope="col">{t('payments.operator')}</th>
          <th scope="col" className="amount">
            {t('account.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((payment) => (
          <tr key={payment.id} className={payment.voided ? 'off' : ''}>
            <td className="nowrap">
              <button type="button" className="account-open" onClick={() => onOpen(payment)}>
                {receiptNumber(payment.receiptNumber)}
              </button>
              {payment.voided && <span className="account-mark grey">{t('account.voided')}</span>}
            </td>
            <td className="nowrap">{formatMoment(payment.atMs, timeZone)}</td>
            <td className="nowrap">{formatDate(payment.paidOn)}</td>
            <td>{payment.client}</td>
            <td>{payment.method}</td>
            <td>{payment.collector || '—'}</td>
            <td>{payment.operator}</td>
            <td className="amount strong">{formatMoney(payment.amountCents, country)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where a screen under Cobranzas is. */
export function PaymentsPath({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/cobranzas" className="account-muted">
        {t('payments.title')}
      </Link>
      <IconChevronRight size={14} aria-hidden className="account-muted" />
      <h1>{title}</h1>
    </>
  );
}
