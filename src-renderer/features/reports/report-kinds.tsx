import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DebtByAge,
  debtAges,
  type Income,
  type IncomeGroup,
  type Invoiced,
} from '../../../src-main/contract/reports';
import type { CalendarDate } from '../../../src-main/contract/values/calendar-date';
import { api } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { newTaskId, runTask } from '../../api/tasks';
import { formatDate, formatMoney, formatNumber, formatWall } from '../../i18n/format';
import { wordsFor } from '../../i18n/words-for';
import { ReportView } from './report-view';

type Exported = Parameters<typeof api.reports.export>[0];

export interface Days {
  readonly fromOn: CalendarDate;
  readonly toOn: CalendarDate;
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);

/** `noviembre de 2026`, and below a bar `11/26`. */
const monthWords = (day: string) => ({
  name: formatWall(Date.parse(day), 'monthYear'),
  short: `${day.slice(5, 7)}/${day.slice(2, 4)}`,
});

export function useReportWords() {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const money = (amount: number) => formatMoney(amount, country);
  /** A report as a file, in the window's words. */
  const saver =
    (what: Exported['what'], headers: readonly string[], fileName: string, unnamed: string) =>
    (format: Exported['format']) =>
      runTask(newTaskId(), (taskId) =>
        api.reports.export({
          what,
          format,
          fileName,
          headers: [...headers],
          ages: wordsFor(debtAges, (age) => t(`reports.ages.${age}`)),
          unnamed,
          total: t('reports.total'),
          taskId,
        }),
      );
  return { t, money, saver };
}

/** Deuda por antigüedad. */
export function DebtReport({ report }: { readonly report: DebtByAge }) {
  const { t, money, saver } = useReportWords();
  const { rows, totalCents, creditCents, balanceCents, deactivatedCents, onDate } = report;
  const headers = [t('reports.age'), t('reports.debts'), t('reports.clients'), t('reports.owed')];
  const title = `${t('reports.kinds.debtByAge')} · ${t('reports.onDate', { date: formatDate(onDate) })}`;
  const fileName = `${t('reports.kinds.debtByAge')} ${onDate}`;
  const series = useMemo(
    () => [{ label: t('reports.owed'), figures: rows.map((row) => Number(row.cents)) }],
    [rows, t],
  );
  return (
    <ReportView
      title={title}
      definition={t('reports.definitions.debtByAge')}
      headers={headers}
      rows={rows.map(({ age, debts, clients, cents }) => ({
        name: t(`reports.ages.${age}`),
        cells: [formatNumber(debts), formatNumber(clients), money(cents)],
      }))}
      total={{
        name: t('reports.total'),
        cells: [formatNumber(sumOf(rows.map(({ debts }) => debts))), '', money(totalCents)],
      }}
      series={series}
      note={t('reports.credit', {
        credit: money(creditCents),
        balance: money(balanceCents),
        deactivated: money(deactivatedCents),
      })}
      nothing={t('reports.owesNothing')}
      save={saver({ kind: 'debtByAge' }, headers, fileName, '')}
      fileName={fileName}
    />
  );
}

interface IncomeReportProps {
  readonly report: Income;
  readonly asked: Days & { readonly by: IncomeGroup };
}

/** Ingresos. */
export function IncomeReport({ report: { rows, totalCents }, asked }: IncomeReportProps) {
  const { t, money, saver } = useReportWords();
  const { by } = asked;
  const unnamed = t(`reports.unnamed.${by}`);
  const headers = [
    t(`reports.groups.${by}`),
    t('reports.payments'),
    t('reports.taken'),
    t('reports.voided'),
    t('reports.income'),
  ];
  const title = `${t('reports.kinds.income')} · ${t(`reports.groups.${by}`)}`;
  const fileName = `${t('reports.kinds.income')} ${t(`reports.groups.${by}`)} ${asked.fromOn.slice(0, 7)} ${asked.toOn.slice(0, 7)}`;
  const series = useMemo(
    () => [{ label: t('reports.income'), figures: rows.map((row) => Number(row.cents)) }],
    [rows, t],
  );
  return (
    <ReportView
      title={title}
      definition={t('reports.definitions.income')}
      headers={headers}
      rows={rows.map(({ name, payments, takenCents, voidedCents, cents }) => ({
        ...(by === 'month' ? monthWords(name) : { name: name || unnamed }),
        cells: [formatNumber(payments), money(takenCents), money(voidedCents), money(cents)],
      }))}
      total={{
        name: t('reports.total'),
        cells: [formatNumber(sumOf(rows.map(({ payments }) => payments))), '', '', money(totalCents)],
      }}
      series={series}
      nothing={t('reports.none')}
      save={saver({ kind: 'income', ...asked }, headers, fileName, unnamed)}
      fileName={fileName}
    />
  );
}

interface InvoicedReportProps {
  readonly report: Invoiced;
  readonly asked: Days;
}

/** Facturado y cobrado. */
export function InvoicedReport({ report, asked }: InvoicedReportProps) {
  const { t, money, saver } = useReportWords();
  const { rows } = report;
  const headers = [
    t('reports.groups.month'),
    t('reports.invoiced'),
    t('reports.credited'),
    t('reports.net'),
    t('reports.surcharged'),
    t('reports.collected'),
  ];
  const cells = (of: Omit<Invoiced, 'rows'>) =>
    [of.invoicedCents, of.creditedCents, of.netCents, of.surchargedCents, of.collectedCents].map(money);
  const fileName = `${t('reports.kinds.invoiced')} ${asked.fromOn.slice(0, 7)} ${asked.toOn.slice(0, 7)}`;
  const series = useMemo(
    () => [
      { label: t('reports.net'), figures: rows.map((row) => Number(row.netCents)) },
      { label: t('reports.collected'), figures: rows.map((row) => Number(row.collectedCents)) },
    ],
    [rows, t],
  );
  return (
    <ReportView
      title={t('reports.kinds.invoiced')}
      definition={t('reports.definitions.invoiced')}
      headers={headers}
      rows={rows.map((row) => ({ ...monthWords(row.month), cells: cells(row) }))}
      total={{ name: t('reports.total'), cells: cells(report) }}
      series={series}
      nothing={t('reports.none')}
      save={saver({ kind: 'invoiced', ...asked }, headers, fileName, '')}
      fileName={fileName}
    />
  );
}
