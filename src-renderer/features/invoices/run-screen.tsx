import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunPreview } from '../../../src-main/contract/invoices';
import { FARTHEST_DAYS } from '../../../src-main/contract/invoices';
import { calendarDate } from '../../../src-main/contract/values/calendar-date';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useOfficeDetails } from '../../api/session';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { formatMoney, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { DayField } from '../../ui/day-field';
import { showNotice, showProblem } from '../../ui/notices';
import { Link, navigate } from '../../ui/router';
import { WorkPanel } from '../../ui/work-panel';
import { RunPreviewPanel } from './run-preview';
import './invoices.css';

type Work = 'preview' | 'issue';

/** What the run is at: nothing yet, at work, or with its preview in sight. */
function useRun() {
  const { t } = useTranslation();
  const [taskId] = useState(newTaskId);
  const [working, setWorking] = useState<Work | null>(null);
  const [preview, setPreview] = useState<RunPreview | null>(null);

  async function attempt(work: Work, call: () => Promise<void>): Promise<void> {
    if (working) return;
    setWorking(work);
    try {
      await call();
    } catch (cause) {
      const failure = readFailure(cause);
      const isTooFar = failure.params.reason === 'tooFar';
      showProblem(isTooFar ? t('invoices.tooFar', { count: FARTHEST_DAYS }) : failureWords(failure));
    } finally {
      setWorking(null);
    }
  }

  return {
    taskId,
    working,
    preview,
    forget: () => setPreview(null),
    look: (untilOn: string) =>
      attempt('preview', async () => {
        setPreview(null);
        setPreview(await runTask(taskId, (id) => api.invoices.preview({ taskId: id, untilOn })));
      }),
    issue: ({ untilOn, invoices, totalCents, digest, leftOut }: RunPreview) =>
      attempt('issue', async () => {
        const expected = { invoices, totalCents, digest };
        const issued = await runTask(taskId, (id) => api.invoices.issue({ taskId: id, untilOn, expected }));
        navigate('/facturacion');
        showNotice({
          message:
            issued.invoices > 0
              ? t('invoices.issued', { count: issued.invoices, formatted: formatNumber(issued.invoices) })
              : t('invoices.leftOut', { count: leftOut, formatted: formatNumber(leftOut) }),
        });
      }),
  };
}

/** Emitir facturas: a day, a preview of all that would be issued until it, and the issue. */
export function RunScreen() {
  const { t } = useTranslation();
  const today = useQuery(query.billingParameters.list.queryOptions({ input: {} })).data?.today;
  const country = useOfficeDetails()?.country ?? 'AR';
  const [typed, setTyped] = useState<string | null>(null);
  const run = useRun();
  const untilOn = typed ?? today ?? '';
  const { preview, working } = run;

  function look(event: FormEvent): void {
    event.preventDefault();
    if (calendarDate.safeParse(untilOn).success) void run.look(untilOn);
  }

  return (
    <div className="invoices">
      <header>
        <Link to="/facturacion" className="invoices-muted">
          {t('invoices.title')}
        </Link>
        <IconChevronRight size={14} aria-hidden className="invoices-muted" />
        <h1>{t('invoices.run')}</h1>
      </header>
      <form className="invoices-bar" onSubmit={look}>
        <DayField
          key={today}
          label={t('invoices.untilOn')}
          description={t('invoices.untilHelp')}
          disabled={working !== null}
          day={untilOn}
          onDay={(day) => {
            setTyped(day);
            run.forget();
          }}
        />
        <Button
          type="submit"
          variant={preview ? 'default' : 'filled'}
          disabled={working !== null || !calendarDate.safeParse(untilOn).success}
        >
          {t('invoices.look')}
        </Button>
        {preview && preview.invoices + preview.leftOut > 0 && (
          <Button disabled={working !== null} onClick={() => void run.issue(preview)}>
            {preview.invoices > 0
              ? t('invoices.issue', {
                  count: preview.invoices,
                  formatted: formatNumber(preview.invoices),
                  total: formatMoney(preview.totalCents, country),
                })
              : t('invoices.leaveOut', { count: preview.leftOut, formatted: formatNumber(preview.leftOut) })}
          </Button>
        )}
      </form>
      {working && (
        <WorkPanel
          label={t(working === 'preview' ? 'invoices.looking' : 'invoices.issuing')}
          work={workOf(run.taskId)}
        />
      )}
      {preview && working !== 'preview' && <RunPreviewPanel preview={preview} />}
    </div>
  );
}
