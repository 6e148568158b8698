import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { IconFileInvoice, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InvoiceFilter, type InvoiceRow, invoiceStates } from '../../../src-main/contract/invoices';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { formatMoney, formatDate, formatNumber, formatWall } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { navigate } from '../../ui/router';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { InvoiceDialog } from './invoice-dialog';
import { useInvoiceWords } from './invoice-words';
import { BillingNav } from './billing-nav';
import { Pages } from '../../ui/pages';
import { useSettled } from '../../ui/settled';
import { PrintMenu } from './print-menu';
import './invoices.css';

const PAGE = 50;
const PAUSE_MS = 250;

/** Facturación: what was issued, the newest first, and the way to the next run. */
export function InvoicesScreen() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [text, setText] = useState('');
  const [page, setPage] = useState(0);
  const [settled] = useSettled(text, PAUSE_MS);
  const [runId, setRunId] = useState<number | undefined>();
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const filter = { text: settled, ...(runId === undefined ? {} : { runId }), ...narrowed };
  const isNarrowed = settled !== '' || runId !== undefined || Object.keys(narrowed).length > 0;
  const { data, error, refetch } = useQuery({
    ...query.invoices.list.queryOptions({ input: { filter, offset: page * PAGE, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  const [openId, setOpenId] = useState<number | null>(null);
  const search = (typed: string) => {
    setText(typed);
    setPage(0);
  };
  return (
    <div className="invoices">
      <header>
        <h1>{t('invoices.title')}</h1>
        {data && data.total > 0 && <PrintMenu what={{ kind: 'filter', filter }} label={t('printing.all')} />}
        {mayWrite && (
          <Button
            leftSection={<IconFileInvoice size={16} aria-hidden />}
            onClick={() => navigate('/facturacion/emitir')}
          >
            {t('invoices.toRun')}
          </Button>
        )}
      </header>
      <BillingNav current="invoices" />
      <div className="invoices-bar">
        <TextInput
          w={300}
          aria-label={t('invoices.search')}
          placeholder={t('invoices.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={200}
          value={text}
          onChange={(event) => search(event.currentTarget.value)}
        />
        <RunSelect
          runId={runId}
          onRun={(chosen) => {
            setRunId(chosen);
            setPage(0);
          }}
        />
        <MonthAndState
          narrowed={narrowed}
          onNarrow={(next) => {
            setNarrowed(next);
            setPage(0);
          }}
        />
        <span role="status" className="invoices-muted">
          {data && <Counted total={data.total} totalCents={data.totalCents} />}
        </span>
      </div>
      {error && !data && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingPanel />}
      {data?.total === 0 && (
        <StatePanel
          title={t(isNarrowed ? 'invoices.noneTitle' : 'invoices.emptyTitle')}
          text={t(isNarrowed ? 'invoices.noneText' : 'invoices.emptyText')}
        />
      )}
      {data && data.total > 0 && (
        <>
          <InvoiceTable rows={data.rows} onOpen={setOpenId} />
          <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />
        </>
      )}
      {openId !== null && <InvoiceDialog id={openId} onClose={() => setOpenId(null)} />}
    </div>
  );
}

interface RunSelectProps {
  readonly runId: number | undefined;
  readonly onRun: (runId: number | undefined) => void;
}

/** One run's invoices, or all. */
function RunSelect({ runId, onRun }: RunSelectProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.invoices.runs.queryOptions({ input: {} }));
  const runs = data?.runs ?? [];
  if (runs.length === 0) return null;
  return (
    <Select
      w={250}
      clearable
      aria-label={t('invoices.ofRun')}
      placeholder={t('invoices.allRuns')}
      clearButtonProps={{ 'aria-label': t('invoices.allRuns') }}
      data={runs.map(({ id, issuedOn, invoices }) => ({
        value: String(id),
        label: t('invoices.runOf', { id, date: formatDate(issuedOn), formatted: formatNumber(invoices) }),
      }))}
      value={runId === undefined ? null : String(runId)}
      onChange={(chosen) => onRun(chosen === null ? undefined : Number(chosen))}
    />
  );
}

type Narrowed = Pick<InvoiceFilter, 'month' | 'state'>;

interface MonthAndStateProps {
  readonly narrowed: Narrowed;
  readonly onNarrow: (narrowed: Narrowed) => void;
}

/** Those that bear a day of one month, and those that stand in one way. */
function MonthAndState({ narrowed: { month, state }, onNarrow }: MonthAndStateProps) {
  const { t } = useTranslation();
  const today = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data?.today;
  const { data } = useQuery(query.invoices.runs.queryOptions({ input: {} }));
  const days = [...(data?.runs ?? []).map(({ issuedOn }) => issuedOn), ...(today === undefined ? [] : [today])];
  const months = [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))].toSorted().toReversed();
  const narrow = (next: Narrowed) =>
    onNarrow({
      ...(next.month === undefined ? {} : { month: next.month }),
      ...(next.state === undefined ? {} : { state: next.state }),
    });
  return (
    <>
      <NativeSelect
        aria-label={t('invoices.ofMonth')}
        data={[
          { value: '', label: t('invoices.allMonths') },
          ...months.map((day) => ({ value: day, label: formatWall(Date.parse(day), 'monthYear') })),
        ]}
        value={month ?? ''}
        onChange={(event) => narrow({ state, month: calendarDate.safeParse(event.currentTarget.value).data })}
      />
      <NativeSelect
        aria-label={t('invoices.ofState')}
        data={[
          { value: '', label: t('invoices.allStates') },
          ...invoiceStates.map((value) => ({ value, label: t(`invoices.states.${value}`) })),
        ]}
        value={state ?? ''}
        onChange={(event) =>
          narrow({ month, state: invoiceStates.find((value) => value === event.currentTarget.value) })
        }
      />
    </>
  );
}

function Counted({ total, totalCents }: { readonly total: number; readonly totalCents: number }) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  return t('invoices.counted', {
    count: total,
    formatted: formatNumber(total),
    total: formatMoney(totalCents, country),
  });
}

interface InvoiceTableProps {
  readonly rows: readonly InvoiceRow[];
  readonly onOpen: (id: number) => void;
}

function InvoiceTable({ rows, onOpen }: InvoiceTableProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const { numberOf, stateOf } = useInvoiceWords();
  return (
    <div className="invoices-scroll">
      <table className="invoices-table" aria-label={t('invoices.title')}>
        <thead>
          <tr>
            <th scope="col">{t('invoices.internalNumber')}</th>
            <th scope="col">{t('invoices.number')}</th>
            <th scope="col">{t('invoices.client')}</th>
            <th scope="col">{t('invoices.plan')}</th>
            <th scope="col">{t('invoices.period')}</th>
            <th scope="col">{t('invoices.issuedOn')}</th>
            <th scope="col">{t('invoices.dueOn')}</th>
            <th scope="col">{t('invoices.state')}</th>
            <th scope="col" className="amount">
              {t('invoices.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.voided ? 'voided' : undefined}>
              <td>
                <button type="button" className="invoices-open" onClick={() => onOpen(row.id)}>
                  {row.internalNumber}
                </button>
              </td>
              <td className="nowrap">{numberOf(row)}</td>
              <td>{row.client}</td>
              <td>{row.plan}</td>
              <td className="nowrap">
                {t('billing.fromTo', { from: formatDate(row.startOn), to: formatDate(row.endOn) })}
              </td>
              <td>{formatDate(row.issuedOn)}</td>
              <td>{formatDate(row.dueOn)}</td>
              <td>{stateOf(row)}</td>
              <td className="amount">{formatMoney(row.totalCents, country)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
