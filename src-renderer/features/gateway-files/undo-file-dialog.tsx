import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedGatewayFile, KeptPayment } from '../../../src-main/contract/gateway-files';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';
import { LoadingPanel } from '../../ui/state-panel';
import { WorkDialog } from '../../ui/work-dialog';
import { WorkPanel } from '../../ui/work-panel';
import { receiptWords, useMoney } from './words';

interface UndoFileDialogProps {
  readonly file: ImportedGatewayFile;
  readonly onClose: () => void;
}

/** Deshacer: says what is voided and what stays, then how far it is. */
export function UndoFileDialog({ file, onClose }: UndoFileDialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [taskId, setTaskId] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const { id: fileId, fileName } = file;
  const { data: plan, error } = useQuery({
    ...query.gatewayFiles.undoPlan.queryOptions({ input: { fileId } }),
    staleTime: 0,
    gcTime: 0,
    enabled: taskId === null,
  });

  async function undo(version: number): Promise<void> {
    const id = newTaskId();
    setTaskId(id);
    setProblem('');
    try {
      const reason = t('gatewayFiles.undoReason', { fileName });
      const { voided, restored } = await runTask(id, (task) =>
        api.gatewayFiles.undo({ fileId, version, reason, taskId: task }),
      );
      await cache.invalidateQueries({ queryKey: query.gatewayFiles.key() });
      const done = [
        ...(voided.lines > 0 || restored.lines === 0 ? [t('gatewayFiles.undoneDone', counted(voided.lines))] : []),
        ...(restored.lines > 0 ? [t('gatewayFiles.undoneRestored', counted(restored.lines))] : []),
      ];
      showNotice({ message: done.join(' ') });
      onClose();
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CANCELLED') showNotice({ message: t('imports.cancelled') });
      else setProblem(failureWords(failure));
      setTaskId(null);
    }
  }

  const failed = problem || (error ? failureWords(readFailure(error)) : '');
  return (
    <WorkDialog title={t('gatewayFiles.undoTitle', { fileName })} working={taskId !== null} onClose={onClose}>
      {failed && (
        <p className="gateway-files-problem" role="alert">
          {failed}
        </p>
      )}
      {taskId !== null && <WorkPanel label={t('gatewayFiles.undoing')} work={workOf(taskId)} />}
      {taskId === null && !plan && !error && <LoadingPanel />}
      {taskId === null && plan && (
        <>
          <PlanWords plan={plan} />
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button className="danger-button" onClick={() => void undo(plan.version)}>
              {t(plan.restores.lines > 0 ? 'gatewayFiles.undoConfirmFile' : 'gatewayFiles.undoConfirm')}
            </Button>
          </Group>
        </>
      )}
    </WorkDialog>
  );
}

const counted = (count: number) => ({ count, formatted: formatNumber(count) });

function PlanWords({ plan }: { readonly plan: Awaited<ReturnType<typeof api.gatewayFiles.undoPlan>> }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const { voids, restores, waiting, kept, keptCount } = plan;
  return (
    <>
      {voids.lines + restores.lines === 0 && <p>{t('gatewayFiles.undoNothing')}</p>}
      {voids.lines > 0 && <p>{t('gatewayFiles.undoVoids', { ...counted(voids.lines), amount: money(voids.cents) })}</p>}
      {restores.lines > 0 && (
        <p>{t('gatewayFiles.undoRestores', { ...counted(restores.lines), amount: money(restores.cents) })}</p>
      )}
      {waiting.lines > 0 && <p>{t('gatewayFiles.undoWaiting', counted(waiting.lines))}</p>}
      {keptCount > 0 && (
        <>
          <p>{t('gatewayFiles.undoKept', counted(keptCount))}</p>
          <KeptPayments kept={kept} />
        </>
      )}
      <p className="gateway-files-muted">{t('gatewayFiles.undoAgain')}</p>
    </>
  );
}

function KeptPayments({ kept }: { readonly kept: readonly KeptPayment[] }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  return (
    <ul className="gateway-files-kept">
      {kept.map(({ receiptNumber, client, amountCents, why }) => (
        <li key={receiptNumber}>
          {receiptWords(receiptNumber)} · {client} · {money(amountCents)}: {t(`gatewayFiles.keptWhys.${why}`)}
        </li>
      ))}
    </ul>
  );
}
