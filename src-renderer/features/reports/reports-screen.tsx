import { NativeSelect, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IncomeGroup, incomeGroups } from '../../../src-main/contract/reports';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { DebtReport, IncomeReport, InvoicedReport } from './report-kinds';
import { SalesBookReport } from './sales-book';
import { type StretchName, stretchNames, stretchOf } from './stretches';
import './reports.css';

const kinds = ['debtByAge', 'income', 'invoiced', 'salesBook'] as const;
type Kind = (typeof kinds)[number];

/** Informes: what is owed, what came in, what was invoiced; each with what its figures mean. */
export function ReportsScreen() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('debtByAge');
  const [stretch, setStretch] = useState<StretchName>('last12');
  const [by, setBy] = useState<IncomeGroup>('month');
  const today = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data?.today;
  return (
    <div className="reports">
      <header>
        <h1>{t('reports.title')}</h1>
        <SegmentedControl
          aria-label={t('reports.which')}
          transitionDuration={0}
          data={kinds.map((value) => ({ value, label: t(`reports.kinds.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'debtByAge')}
        />
        {kind !== 'debtByAge' && (
          <NativeSelect
            aria-label={t('reports.stretch')}
            data={stretchNames.map((value) => ({ value, label: t(`reports.stretches.${value}`) }))}
            value={stretch}
            onChange={(event) => setStretch(stretchNames.find((one) => one === event.currentTarget.value) ?? 'last12')}
          />
        )}
        {kind === 'income' && (
          <NativeSelect
            aria-label={t('reports.by')}
            data={incomeGroups.map((value) => ({
              value,
              label: `${t('reports.by')} ${t(`reports.groups.${value}`).toLowerCase()}`,
            }))}
            value={by}
            onChange={(event) => setBy(incomeGroups.find((one) => one === event.currentTarget.value) ?? 'month')}
          />
        )}
      </header>
      <div className="reports-body">
        {kind === 'debtByAge' && <Debt />}
        {kind === 'income' && today && <IncomeOf by={by} {...daysOf(stretch, today)} />}
        {kind === 'invoiced' && today && <InvoicedOf {...daysOf(stretch, today)} />}
        {kind === 'salesBook' && today && <SalesBookOf {...daysOf(stretch, today)} />}
      </div>
    </div>
  );
}

function daysOf(name: StretchName, today: string) {
  const { fromOn, toOn } = stretchOf(name, today);
  return { fromOn: calendarDate.parse(fromOn), toOn: calendarDate.parse(toOn) };
}

type Days = ReturnType<typeof daysOf>;

function Debt() {
  const answer = useQuery({
    ...query.reports.debtByAge.queryOptions({ input: {} }),
    placeholderData: keepPreviousData,
  });
  return answer.data ? <DebtReport report={answer.data} /> : <Waiting {...answer} />;
}

function IncomeOf(asked: Days & { readonly by: IncomeGroup }) {
  const answer = useQuery(query.reports.income.queryOptions({ input: asked }));
  return answer.data ? <IncomeReport report={answer.data} asked={asked} /> : <Waiting {...answer} />;
}

function InvoicedOf(asked: Days) {
  const answer = useQuery(query.reports.invoiced.queryOptions({ input: asked }));
  return answer.data ? <InvoicedReport report={answer.data} asked={asked} /> : <Waiting {...answer} />;
}

function SalesBookOf(asked: Days) {
  const answer = useQuery(query.reports.salesBook.queryOptions({ input: asked }));
  return answer.data ? <SalesBookReport report={answer.data} asked={asked} /> : <Waiting {...answer} />;
}

interface WaitingProps {
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

function Waiting({ error, refetch }: WaitingProps) {
  if (!error) return <LoadingPanel />;
  return <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />;
}
