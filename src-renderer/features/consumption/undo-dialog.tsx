import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsumptionImport } from '../../../src-main/contract/consumption';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';
import { WorkDialog } from '../../ui/work-dialog';
import { WorkPanel } from '../../ui/work-panel';

interface UndoDialogProps {
  readonly undoing: ConsumptionImport;
  readonly onClose: () => void;
}

/** Takes a file's samples back: says first how many go, then how far it is, until it is done whole or cancelled whole. */
export function UndoDialog({ undoing, onClose }: UndoDialogProps) {
  const { t } = useTranslation();
  const [taskId, setTaskId] = useState<string | null>(null);
  const [problem, setProblem] = useState('');

  async function undo(): Promise<void> {
    const id = newTaskId();
    setTaskId(id);
    setProblem('');
    try {
      const { samples } = await runTask(id, (task) => api.consumption.undo({ importId: undoing.id, taskId: task }));
      showNotice({ message: t('consumption.undone', { count: samples, formatted: formatNumber(samples) }) });
      return onClose();
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CANCELLED') showNotice({ message: t('consumption.undoCancelled') });
      else setProblem(failureWords(failure));
    }
    setTaskId(null);
  }

  return (
    <WorkDialog
      title={t('consumption.undoTitle', { fileName: undoing.fileName })}
      working={taskId !== null}
      onClose={onClose}
    >
      {problem && (
        <p className="consumption-undo-problem" role="alert">
          {problem}
        </p>
      )}
      {taskId === null ? (
        <Ask samples={undoing.samples} onUndo={() => void undo()} onClose={onClose} />
      ) : (
        <WorkPanel label={t('consumption.undoing')} work={workOf(taskId)} />
      )}
    </WorkDialog>
  );
}

interface AskProps {
  readonly samples: number;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** What would happen, by the number, and the ways on. */
function Ask({ samples, onUndo, onClose }: AskProps) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('consumption.undoRemoves', { count: samples, formatted: formatNumber(samples) })}</p>
      <p>{t('consumption.undoForGood')}</p>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button className="danger-button" onClick={onUndo}>
          {t('consumption.undoConfirm')}
        </Button>
      </Group>
    </>
  );
}
