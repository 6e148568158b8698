import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../src-main/contract/failures';
import type { MassPreview } from '../../../src-main/contract/mass-updates';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { cancelTask, newTaskId, runTask } from '../../api/tasks';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';

/** `of`: the update that was taken back. */
export type Undone = Awaited<ReturnType<typeof api.massUpdates.undo>> & { readonly of: number };
export type Applied = Awaited<ReturnType<typeof api.massUpdates.apply>> & { readonly draftId: string };

/** Asks for a preview under a task's name; `replaces` is the draft that it takes the place of. */
type AskPreview = (how: { taskId: string; replaces?: string }) => Promise<MassPreview>;

/** How long the hand rests before what was chosen is looked at, in milliseconds. */
const REST_MS = 250;

type Work = 'preview' | 'apply' | 'undo';

/**
 * A draft that follows what is asked for: looked at whenever `asked` becomes another, applied, and taken back. `asked` is
 * null while nothing is. `onDone` is told once it was applied.
 */
export function useMassDraft(asked: string | null, ask: AskPreview, onDone?: () => void) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [preview, setPreview] = useState<MassPreview | null>(null);
  const [work, setWork] = useState<{ readonly kind: Work; readonly taskId: string } | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [applied, setApplied] = useState<Applied | null>(null);
  const [undone, setUndone] = useState<Undone | null>(null);
  const [round, setRound] = useState(0);
  const [looked, setLooked] = useState<string | null>(null);
  const latest = useRef({ ask, draftId: '', onDone });
  latest.current.ask = ask;
  latest.current.onDone = onDone;

  useEffect(() => {
    if (asked === null) {
      setPreview(null);
      return undefined;
    }
    const taskId = newTaskId();
    let isLatest = true;
    async function look(): Promise<void> {
      setWork({ kind: 'preview', taskId });
      setProblem(null);
      const { draftId } = latest.current;
      try {
        const next = await runTask(taskId, () =>
          latest.current.ask({ taskId, ...(draftId === '' ? {} : { replaces: draftId }) }),
        );
        latest.current.draftId = next.draftId;
        if (isLatest) {
          setPreview(next);
          setLooked(`${round} ${asked}`);
        }
      } catch (cause) {
        const failure = readFailure(cause);
        if (isLatest && failure.code !== 'CANCELLED') {
          setPreview(null);
          setProblem(failure);
        }
      }
      setWork((now) => (now?.taskId === taskId ? null : now));
    }
    const resting = setTimeout(() => void look(), REST_MS);
    return () => {
      isLatest = false;
      clearTimeout(resting);
      cancelTask(taskId);
    };
  }, [asked, round]);

  const run = useCallback(async (kind: Work, call: (taskId: string) => Promise<void>): Promise<void> => {
    const taskId = newTaskId();
    setWork({ kind, taskId });
    try {
      await runTask(taskId, call);
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CANCELLED') showNotice({ message: failureWords(failure) });
      else showProblem(failureWords(failure));
    }
    setWork(null);
    // What was looked at is of before, whatever came of it.
    setRound((number) => number + 1);
  }, []);

  const settle = useCallback(async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: query.massUpdates.list.key() }),
      cache.invalidateQueries({ queryKey: query.massUpdates.launch.key() }),
    ]);
  }, [cache]);

  const undo = useCallback(
    (id: number) =>
      run('undo', async (taskId) => {
        const answer = await api.massUpdates.undo({ id, taskId });
        setApplied(null);
        setUndone(answer.kept > 0 ? { ...answer, of: id } : null);
        await settle();
        showNotice({ message: t('massUpdates.undone', counted(answer.restored)) });
      }),
    [run, settle, t],
  );

  /** Whether what is looked at is no longer what is asked for. */
  const stale = looked !== `${round} ${asked ?? ''}`;
  const apply = useCallback(async () => {
    if (!preview || stale || preview.counts.change === 0 || work) return;
    await run('apply', async (taskId) => {
      const { draftId } = preview;
      const answer = await api.massUpdates.apply({ draftId, taskId });
      setApplied(answer.left > 0 ? { ...answer, draftId } : null);
      // The rest of whom it left is read from its draft: no other takes its place.
      if (answer.left > answer.leftRows.length) latest.current.draftId = '';
      setUndone(null);
      latest.current.onDone?.();
      await settle();
      const { id, changed } = answer;
      showNotice({
        message: t('massUpdates.done', counted(changed)),
        ...(id === null ? {} : { undo: { label: t('action.undo'), run: () => void undo(id) } }),
      });
    });
  }, [preview, stale, work, run, settle, undo, t]);

  return { preview, stale, work, problem, applied, undone, apply, undo, forget: () => setUndone(null) };
}
export type MassDraft = ReturnType<typeof useMassDraft>;

export const counted = (count: number) => ({ count, formatted: formatNumber(count) });
