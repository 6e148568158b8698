import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MassUpdate } from '../../../src-main/contract/mass-updates';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { WorkDialog } from '../../ui/work-dialog';
import { WorkPanel } from '../../ui/work-panel';
import { KeptRows } from './kept-dialog';
import { ToldFields } from './told-fields';
import { counted } from './use-mass-draft';

interface UndoDialogProps {
  readonly update: MassUpdate;
  readonly onClose: () => void;
}

/** Says first what is taken back, what would go back and what would stay; then how far it is. */
export function UndoDialog({ update, onClose }: UndoDialogProps) {
  const { t } = useTranslation();
  const [planTask] = useState(newTaskId);
  const { taskId, undo } = useUndo(update.id, onClose);
  const { id, changed, undoneById, kept } = update;
  const { data: plan, error } = useQuery({
    queryKey: [...query.massUpdates.undoPlan.key(), planTask],
    queryFn: () => runTask(planTask, (task) => api.massUpdates.undoPlan({ id, taskId: task })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const working = taskId ?? (plan || error ? null : planTask);
  return (
    <WorkDialog title={t('massUpdates.undoTitle', { number: id })} working={taskId !== null} onClose={onClose}>
      <p className="mass-told">
        <ToldFields update={update} whole />{' '}
        <span className="mass-muted">{t('massUpdates.inClients', counted(undoneById === null ? changed : kept))}</span>
      </p>
      {error && <p role="alert">{failureWords(readFailure(error))}</p>}
      {working !== null && (
        <WorkPanel label={t(`massUpdates.working.${taskId ? 'undo' : 'plan'}`)} work={workOf(working)} />
      )}
      {plan && taskId === null && (
        <>
          <p>{t('massUpdates.goesBack', counted(plan.restored))}</p>
          {plan.kept > 0 && (
            <>
              <p>{t('massUpdates.willStay', counted(plan.kept))}</p>
              <KeptRows updateId={id} rows={plan.keptRows} next={plan.keptNext} kept={plan.kept} />
            </>
          )}
          <Ways isPossible={plan.restored > 0} onUndo={() => void undo()} onClose={onClose} />
        </>
      )}
    </WorkDialog>
  );
}

interface WaysProps {
  readonly isPossible: boolean;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** Where nothing goes back there is nothing to be done, and nothing to be called off. */
function Ways({ isPossible, onUndo, onClose }: WaysProps) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end" mt="md">
      <Button variant="default" data-autofocus={!isPossible || undefined} onClick={onClose}>
        {t(isPossible ? 'action.cancel' : 'action.close')}
      </Button>
      {isPossible && (
        <Button data-autofocus onClick={onUndo}>
          {t('action.undo')}
        </Button>
      )}
    </Group>
  );
}

/** `taskId`: null while nothing is being taken back. */
function useUndo(id: number, onDone: () => void) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [taskId, setTaskId] = useState<string | null>(null);
  async function undo(): Promise<void> {
    const task = newTaskId();
    setTaskId(task);
    try {
      const answer = await runTask(task, () => api.massUpdates.undo({ id, taskId: task }));
      await cache.invalidateQueries({ queryKey: query.massUpdates.list.key() });
      showNotice({ message: t('massUpdates.undone', counted(answer.restored)) });
      onDone();
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CANCELLED') showNotice({ message: failureWords(failure) });
      else showProblem(failureWords(failure));
      setTaskId(null);
    }
  }
  return { taskId, undo };
}
