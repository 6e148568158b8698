import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MassUpdate } from '../../../src-main/contract/mass-updates';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { formatMoment, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { Pages } from '../../ui/pages';
import { WorkDialog } from '../../ui/work-dialog';
import { WorkPanel } from '../../ui/work-panel';
import { KeptRows } from './kept-dialog';
import { useMassFieldName } from './mass-words';
import { counted } from './use-mass-draft';
import './mass-updates.css';

const PAGE = 50;

/** Historial de actualizaciones: what was changed of many clients at once, by whom, and its way back, also on another day. */
export function UpdateHistory() {
  const { t } = useTranslation();
  const [page, setPage] = useState(0);
  const [undoing, setUndoing] = useState<MassUpdate | null>(null);
  const mayWrite = useMayWrite();
  const { data } = useQuery(query.massUpdates.list.queryOptions({ input: { offset: page * PAGE, limit: PAGE } }));
  if (!data) return null;
  if (data.total === 0) return <p>{t('massUpdates.none_yet')}</p>;
  return (
    <>
      <table className="mass-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('massUpdates.number')}
            </th>
            <th scope="col">{t('massUpdates.when')}</th>
            <th scope="col">{t('massUpdates.what')}</th>
            <th scope="col" className="number">
              {t('massUpdates.clientsHead')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {data.updates.map((one) => (
            <UpdateLine key={one.id} one={one} onUndo={mayWrite ? () => setUndoing(one) : null} />
          ))}
        </tbody>
      </table>
      <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />
      {undoing && <UndoDialog key={undoing.id} update={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}

function UpdateLine({ one, onUndo }: { readonly one: MassUpdate; readonly onUndo: (() => void) | null }) {
  const { t } = useTranslation();
  const timeZone = useOfficeDetails()?.timeZone ?? 'UTC';
  const nameOf = useMassFieldName();
  const { id, kind, atMs, operator, fields, changed, undoesId, undoneById, kept } = one;
  const title = undoesId === null ? t(`massUpdates.kinds.${kind}`) : t('massUpdates.undoOf', { number: undoesId });
  const stands = undoneById === null || kept > 0;
  return (
    <tr>
      <td className="number">{id}</td>
      <td>
        {formatMoment(atMs, timeZone)}
        <span className="mass-kept mass-muted">{operator}</span>
      </td>
      <td>
        <strong>{title}</strong>
        <span className="mass-kept mass-muted">{fields.map(nameOf).join(', ')}</span>
      </td>
      <td className="number">{formatNumber(changed)}</td>
      <td>
        {undoneById !== null && (
          <span className="mass-kept mass-muted">
            {kept > 0 ? t('massUpdates.partUndone', counted(kept)) : t('massUpdates.wasUndone', { number: undoneById })}
          </span>
        )}
        {stands && onUndo && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('massUpdates.undoNumber', { number: id })}
            onClick={onUndo}
          >
            {t('action.undo')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Says first what would go back and what would stay, then how far it is. */
function UndoDialog({ update, onClose }: { readonly update: MassUpdate; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [planTask] = useState(newTaskId);
  const [taskId, setTaskId] = useState<string | null>(null);
  const { id } = update;
  const { data: plan, error } = useQuery({
    queryKey: [...query.massUpdates.undoPlan.key(), planTask],
    queryFn: () => runTask(planTask, (task) => api.massUpdates.undoPlan({ id, taskId: task })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  async function undo(): Promise<void> {
    const task = newTaskId();
    setTaskId(task);
    try {
      const answer = await runTask(task, () => api.massUpdates.undo({ id, taskId: task }));
      await cache.invalidateQueries({ queryKey: query.massUpdates.list.key() });
      showNotice({ message: t('massUpdates.undone', counted(answer.restored)) });
      onClose();
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CANCELLED') showNotice({ message: failureWords(failure) });
      else showProblem(failureWords(failure));
      setTaskId(null);
    }
  }
  const working = taskId ?? (plan || error ? null : planTask);
  return (
    <WorkDialog title={t('massUpdates.undoTitle', { number: id })} working={taskId !== null} onClose={onClose}>
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
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button data-autofocus disabled={plan.restored === 0} onClick={() => void undo()}>
              {t('action.undo')}
            </Button>
          </Group>
        </>
      )}
    </WorkDialog>
  );
}
