import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../src-main/contract/imports';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';
import { WorkDialog } from '../../ui/work-dialog';
import { WorkPanel } from '../../ui/work-panel';
import { ImportProblem } from './import-problem';

export type Undone = Awaited<ReturnType<typeof api.imports.undo>>;
type Plan = Awaited<ReturnType<typeof api.imports.undoPlan>>;

/** An import that is to be taken back. */
interface Undoing {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly fileName: string;
}

interface UndoDialogProps {
  readonly undoing: Undoing;
  readonly onClose: () => void;
  readonly onUndone: (undone: Undone) => void;
}

/**
 * Takes an import back: says first what it removes, restores and keeps, then how far it is, until it is done whole or
 * cancelled whole. A list that has to be taken back before it is offered as the first step; after it this one is asked
 * about anew.
 */
export function UndoDialog({ undoing, onClose, onUndone }: UndoDialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [current, setCurrent] = useState(undoing);
  const [taskId, setTaskId] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const [before, setBefore] = useState('');

  async function undo(): Promise<void> {
    const id = newTaskId();
    setTaskId(id);
    setProblem('');
    try {
      const undone = await runTask(id, (task) => api.imports.undo({ importId: current.importId, taskId: task }));
      await cache.invalidateQueries({ queryKey: query.imports.key() });
      if (current.importId === undoing.importId) return onUndone(undone);
      setBefore(`«${current.fileName}»: ${undoneWords(t, undone)}`);
      setCurrent(undoing);
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CANCELLED') showNotice({ message: t('imports.cancelled') });
      else setProblem(failureWords(failure));
    }
    setTaskId(null);
  }

  return (
    <WorkDialog
      title={t('imports.undoTitle', { fileName: current.fileName })}
      working={taskId !== null}
      onClose={onClose}
    >
      {before && <p role="status">{before}</p>}
      <ImportProblem words={problem} />
      {taskId === null ? (
        <Ask
          key={current.importId}
          undoing={current}
          onFirst={setCurrent}
          onUndo={() => void undo()}
          onClose={onClose}
        />
      ) : (
        <WorkPanel label={t('imports.undoing')} work={workOf(taskId)} />
      )}
    </WorkDialog>
  );
}

/** `Importación deshecha: 12 quitados, 1 repuesto.`; and how many were kept, where that is not all of it. */
export function undoneWords(t: TFunction, { removed, restored, keptRows }: Undone): string {
  const words = {
    removed: t('imports.undoneRemoved', counted(removed)),
    restored: t('imports.undoneRestored', counted(restored)),
  };
  if (keptRows === 0) return t('imports.undone', words);
  return t('imports.undoneButKept', { ...words, kept: t('imports.undoneKept', counted(keptRows)) });
}

interface AskProps {
  readonly undoing: Undoing;
  readonly onFirst: (first: Undoing) => void;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** What would happen, by the numbers, and the ways on. */
function Ask({ undoing, onFirst, onUndo, onClose }: AskProps) {
  const { t } = useTranslation();
  const [taskId] = useState(newTaskId);
  const { importId } = undoing;
  const { data: plan, error } = useQuery({
    queryKey: [...query.imports.undoPlan.key(), taskId],
    queryFn: () => runTask(taskId, (task) => api.imports.undoPlan({ importId, taskId: task })),
    staleTime: 0,
    gcTime: 0,
  });
  if (error) return <ImportProblem words={failureWords(readFailure(error))} />;
  if (!plan) return <WorkPanel label={t('imports.undoCounting')} work={workOf(taskId)} />;
  const [first] = plan.first;
  const isPart = plan.kept > 0;
  return (
    <div className="imports-undo">
      <PlanWords kind={undoing.kind} plan={plan} />
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('action.cancel')}
        </Button>
        {plan.removed + plan.restored > 0 && (
          <Button className="danger-button" onClick={onUndo}>
            {t(isPart ? 'imports.undoRest' : 'imports.undoConfirm')}
          </Button>
        )}
        {first && (
          <Button onClick={() => onFirst(first)}>{t('imports.undoFirstDo', { fileName: first.fileName })}</Button>
        )}
      </Group>
    </div>
  );
}

const counted = (count: number) => ({ count, formatted: formatNumber(count) });

function PlanWords({ kind, plan }: { readonly kind: ImportKind; readonly plan: Plan }) {
  const { t } = useTranslation();
  const { removed, restored, kept, reasons, measured } = plan;
  const [first] = plan.first;
  return (
    <>
      {removed + restored === 0 && <p>{t('imports.undoNothing')}</p>}
      {removed > 0 && <p>{t(`imports.undoRemoves.${kind}`, counted(removed))}</p>}
      {measured > 0 && <p>{t('imports.undoMeasured', counted(measured))}</p>}
      {restored > 0 && <p>{t(`imports.undoRestores.${kind}`, counted(restored))}</p>}
      {kept > 0 && (
        <>
          <p>{t(`imports.undoKeeps.${kind}`, counted(kept))}</p>
          <ul>
            {reasons.map(({ code, rows }) => (
              <li key={code}>
                {formatNumber(rows)}: {t(`imports.keptWhys.${code}`, { count: rows })}
              </li>
            ))}
          </ul>
        </>
      )}
      {first && <p>{t(`imports.undoFirst.${first.kind}`, { fileName: first.fileName })}</p>}
      {removed + restored > 0 && <p>{t('imports.undoForGood')}</p>}
    </>
  );
}
