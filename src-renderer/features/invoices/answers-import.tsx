import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerRow, AnswersPreview } from '../../../src-main/contract/reporting';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { pickFile } from '../../api/files';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { WorkPanel } from '../../ui/work-panel';

interface Read {
  readonly fileToken: string;
  readonly fileName: string;
  readonly preview: AnswersPreview;
}

/** A file of answers: chosen, looked at, and taken. */
export function useAnswersImport() {
  const { t } = useTranslation();
  const [taskId] = useState(newTaskId);
  const [working, setWorking] = useState<'looking' | 'taking' | null>(null);
  const [read, setRead] = useState<Read | null>(null);

  async function attempt(work: 'looking' | 'taking', call: () => Promise<void>): Promise<void> {
    setWorking(work);
    try {
      await call();
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    } finally {
      setWorking(null);
    }
  }

  const look = async ({ fileToken, fileName }: Pick<Read, 'fileToken' | 'fileName'>) => {
    const preview = await runTask(taskId, (id) => api.reporting.preview({ fileToken, taskId: id }));
    setRead({ fileToken, fileName, preview });
  };
  return {
    taskId,
    working,
    read,
    forget: () => setRead(null),
    async pick(): Promise<void> {
      try {
        const picked = await pickFile('.csv,.xlsx');
        if (picked) await attempt('looking', () => look(picked));
      } catch (cause) {
        showProblem(failureWords(readFailure(cause)));
      }
    },
    take: ({ fileToken, preview: { approved, rejected } }: Read) =>
      attempt('taking', async () => {
        const expected = { approved, rejected };
        const taken = await runTask(taskId, (id) => api.reporting.apply({ fileToken, taskId: id, expected }));
        setRead(null);
        showNotice({
          message: t('reporting.taken', {
            approved: formatNumber(taken.approved),
            rejected: formatNumber(taken.rejected),
          }),
        });
      }),
  };
}

type AnswersImport = ReturnType<typeof useAnswersImport>;

/** What a file of answers would do, before it does. */
export function AnswersDialog({ answers }: { readonly answers: AnswersImport }) {
  const { t } = useTranslation();
  const { read, working, taskId } = answers;
  if (!read && !working) return null;
  return (
    <Modal
      opened
      size="xl"
      onClose={() => (working ? undefined : answers.forget())}
      title={read ? t('reporting.fileTitle', { fileName: read.fileName }) : t('reporting.reading')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {working && (
        <WorkPanel label={t(working === 'looking' ? 'reporting.reading' : 'reporting.taking')} work={workOf(taskId)} />
      )}
      {read && !working && <Preview read={read} answers={answers} />}
    </Modal>
  );
}

function Preview({ read, answers }: { readonly read: Read; readonly answers: AnswersImport }) {
  const { t } = useTranslation();
  const { approved, rejected, known, problems, rows } = read.preview;
  const taken = approved + rejected;
  return (
    <>
      <p className="answers-sums" role="status">
        {t('reporting.sums', {
          approved: formatNumber(approved),
          rejected: formatNumber(rejected),
          known: formatNumber(known),
          problems: formatNumber(problems),
        })}
      </p>
      <div className="answers-rows">
        <table className="invoices-table" aria-label={t('reporting.rows')}>
          <thead>
            <tr>
              <th scope="col">{t('reporting.row')}</th>
              <th scope="col">{t('invoices.internalNumber')}</th>
              <th scope="col">{t('invoices.client')}</th>
              <th scope="col">{t('reporting.result')}</th>
              <th scope="col">{t('reporting.number')}</th>
              <th scope="col">{t('reporting.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td>{row.row}</td>
                <td>{row.document}</td>
                <td>{row.client || '—'}</td>
                <td>{row.result}</td>
                <td>{row.number || '—'}</td>
                <td>
                  <Problem row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={answers.forget}>
          {t('action.cancel')}
        </Button>
        <Button disabled={taken === 0} onClick={() => void answers.take(read)}>
          {t('reporting.take', { count: taken, formatted: formatNumber(taken) })}
        </Button>
      </Group>
    </>
  );
}

function Problem({ row: { problem, expected } }: { readonly row: AnswerRow }) {
  const { t } = useTranslation();
  if (problem === null) return <span className="invoices-muted">{t('reporting.fits')}</span>;
  return <strong>{t(`reporting.problems.${problem}`, { number: expected ?? '' })}</strong>;
}
