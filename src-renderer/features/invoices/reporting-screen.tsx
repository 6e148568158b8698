import { Button, SegmentedControl } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportFormats } from '../../../src-main/contract/exports';
import { reportScopes, type ToReport } from '../../../src-main/contract/reporting';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { saveFile } from '../../api/files';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { newTaskId, runTask } from '../../api/tasks';
import { formatDate, formatMoney, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { FormatMenu } from '../../ui/format-menu';
import { showNotice, showProblem } from '../../ui/notices';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { AnswerDialog } from './answer-dialog';
import { AnswersDialog, useAnswersImport } from './answers-import';
import { BillingNav } from './billing-nav';
import { Pages } from '../../ui/pages';
import './invoices.css';

const PAGE = 50;

type Scope = (typeof reportScopes)[number];

const nameOf = ({ kind, internalNumber }: ToReport) =>
  kind === 'invoice' ? String(internalNumber) : `NC-${internalNumber}`;

/** Por informar: what the authority does not have yet, the list to report it by, and its answers. */
export function ReportingScreen() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [scope, setScope] = useState<Scope>('due');
  const [page, setPage] = useState(0);
  const { data, error, refetch } = useQuery({
    ...query.reporting.list.queryOptions({ input: { scope, offset: page * PAGE, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  const [answering, setAnswering] = useState<ToReport | null>(null);
  const answers = useAnswersImport();
  const total = data?.[scope] ?? 0;
  return (
    <div className="invoices">
      <header>
        <h1>{t('invoices.title')}</h1>
        <ExportList disabled={!data || data.due === 0} />
        {mayWrite && (
          <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={() => void answers.pick()}>
            {t('reporting.bring')}
          </Button>
        )}
      </header>
      <BillingNav current="reporting" />
      <div className="invoices-bar">
        <SegmentedControl
          aria-label={t('reporting.scope')}
          data={reportScopes.map((value) => ({
            value,
            label: t(`reporting.scopes.${value}`, { formatted: formatNumber(data?.[value] ?? 0) }),
          }))}
          value={scope}
          onChange={(value) => {
            setScope(value === 'waiting' ? 'waiting' : 'due');
            setPage(0);
          }}
        />
        <span className="invoices-muted">{t(`reporting.scopeHelp.${scope}`)}</span>
      </div>
      {error && !data && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingPanel />}
      {data && total === 0 && (
        <StatePanel title={t(`reporting.empty.${scope}`)} text={t(`reporting.emptyText.${scope}`)} />
      )}
      {data && total > 0 && (
        <>
          <Queue rows={data.rows} onAnswer={mayWrite && scope === 'due' ? setAnswering : null} />
          <Pages page={page} total={total} size={PAGE} onPage={setPage} />
        </>
      )}
      {answering && <AnswerDialog document={answering} name={nameOf(answering)} onClose={() => setAnswering(null)} />}
      <AnswersDialog answers={answers} />
    </div>
  );
}

interface QueueProps {
  readonly rows: readonly ToReport[];
  readonly onAnswer: ((document: ToReport) => void) | null;
}

function Queue({ rows, onAnswer }: QueueProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  return (
    <div className="invoices-scroll">
      <table className="invoices-table" aria-label={t('reporting.title')}>
        <thead>
          <tr>
            <th scope="col">{t('invoices.internalNumber')}</th>
            <th scope="col">{t('invoices.number')}</th>
            <th scope="col">{t('billing.field.legalEntityId')}</th>
            <th scope="col">{t('invoices.client')}</th>
            <th scope="col">{t('invoices.issuedOn')}</th>
            <th scope="col">{t('invoices.state')}</th>
            <th scope="col" className="amount">
              {t('invoices.total')}
            </th>
            {onAnswer && (
              <th scope="col">
                <span className="visually-hidden">{t('reporting.answer')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.kind} ${row.id}`}>
              <td>{nameOf(row)}</td>
              <td className="nowrap">
                {t(`reporting.kinds.${row.kind}`)} {row.typeCode} {String(row.pointOfSale).padStart(4, '0')}
              </td>
              <td>{row.entity}</td>
              <td>{row.client}</td>
              <td>
                {formatDate(row.issuedOn)}
                {row.reportOn !== row.issuedOn && (
                  <span className="invoices-muted">
                    {' '}
                    · {t('reporting.withDay', { date: formatDate(row.reportOn) })}
                  </span>
                )}
              </td>
              <td>
                {row.rejected ? (
                  <span className="invoices-rejected">
                    {t('reporting.rejectedFor', { reason: row.rejectionReason })}
                  </span>
                ) : (
                  t('invoices.states.pending')
                )}
              </td>
              <td className="amount">{formatMoney(row.totalCents, country)}</td>
              {onAnswer && (
                <td className="amount">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('reporting.answer')}: ${nameOf(row)}`}
                    onClick={() => onAnswer(row)}
                  >
                    {t('reporting.answer')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is due as a file, with empty columns for the answers. */
function ExportList({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  async function write(format: (typeof exportFormats)[number]): Promise<void> {
    try {
      const made = await runTask(newTaskId(), (taskId) => api.reporting.export({ format, taskId }));
      if (await saveFile(made.fileToken, made.fileName)) {
        const { rows, fileName } = made;
        showNotice({ message: t('printing.saved', { count: rows, formatted: formatNumber(rows), fileName }) });
      }
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }
  return <FormatMenu label={t('reporting.export')} disabled={disabled} onFormat={(format) => void write(format)} />;
}
