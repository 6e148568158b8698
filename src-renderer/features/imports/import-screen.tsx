import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../src-main/contract/failures';
import type { ImportKind, ImportTarget } from '../../../src-main/contract/imports';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { pickFile, type UploadedFile, uploadFile } from '../../api/files';
import { useSteps, type WaitingStep } from '../../api/steps';
import { workOf } from '../../api/tasks';
import { failureWords } from '../../i18n/setup';
import { useArrival } from '../../ui/arrival';
import { hideNotices, showNotice } from '../../ui/notices';
import { Link } from '../../ui/router';
import { WorkPanel } from '../../ui/work-panel';
import { DoneStep, UndoneStep } from './done-step';
import { ImportProblem } from './import-problem';
import { MappingTable } from './mapping-table';
import { Preview } from './preview';
import { StartStep } from './start-step';
import type { Undone } from './undo-dialog';
import './imports.css';

export type Draft = Awaited<ReturnType<typeof api.imports.open>>;
export type Summary = Awaited<ReturnType<typeof api.imports.preview>>;
export type Applied = Awaited<ReturnType<typeof api.imports.apply>>;

type Step =
  | { readonly at: 'mapping'; readonly draft: Draft }
  | { readonly at: 'preview'; readonly draft: Draft; readonly summary: Summary }
  | { readonly at: 'done'; readonly draft: Draft; readonly applied: Applied }
  | { readonly at: 'undone'; readonly draft: Draft; readonly importId: number; readonly undone: Undone };

/** Where files of consumption are read. */
const CONSUMPTION = '/configuracion/consumo';

/** Whether a file was refused that is one of consumption, or may be. */
function isElsewhere(failure: Failure | null): boolean {
  const reason = failure?.params['reason'];
  return failure?.code === 'FILE_NOT_READABLE' && (reason === 'gzip' || reason === 'consumption');
}

/** The import, step by step: the file, its columns, the dry run, and what came of it. */
export function ImportScreen() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { step, setStep, failure, setFailure, ...steps } = useSteps<Step>(() =>
    showNotice({ message: t('imports.cancelled') }),
  );
  const problem = failure ? failureWords(failure) : '';
  useArrival(step.at);

  async function advance(
    label: string,
    from: Step | WaitingStep,
    work: (taskId: string) => Promise<Step>,
  ): Promise<void> {
    hideNotices();
    await steps.advance(label, from, work);
  }

  /** Reads a list; the one that was open before is let go of. */
  async function read(file: () => Promise<UploadedFile | null>, before?: Draft): Promise<void> {
    setFailure(null);
    try {
      const picked = await file();
      if (!picked) return;
      if (before) await api.imports.discard({ draftId: before.draftId });
      await advance(t('imports.reading'), { at: 'start' }, async (taskId) => ({
        at: 'mapping',
        draft: await api.imports.open({ fileToken: picked.fileToken, taskId }),
      }));
    } catch (cause) {
      setFailure(readFailure(cause));
    }
  }
  const choose = (before?: Draft) => void read(() => pickFile('.xlsx,.csv,.txt'), before);

  async function resume(draftId: string): Promise<void> {
    await advance(t('imports.reading'), { at: 'start' }, async (taskId) => {
      const { summary, changedSince, ...draft } = await api.imports.draft({ draftId });
      if (!changedSince) return summary ? { at: 'preview', draft, summary } : { at: 'mapping', draft };
      const targets = draft.columns.map(({ target }) => target);
      const again = await api.imports.preview({ draftId, targets, taskId });
      showNotice({ message: t('imports.checkedAgain') });
      return { at: 'preview', draft, summary: again };
    });
  }

  function readAs(draft: Draft, kind: ImportKind): void {
    void advance(t('imports.reading'), { at: 'mapping', draft }, async () => ({
      at: 'mapping',
      draft: await api.imports.readAs({ draftId: draft.draftId, kind }),
    }));
  }

  function check(draft: Draft, targets: ImportTarget[]): void {
    const columns = draft.columns.map((column, index) => ({ ...column, target: targets[index] ?? 'ignore' }));
    const mapped = { ...draft, columns };
    void advance(t('imports.checking'), { at: 'mapping', draft: mapped }, async (taskId) => ({
      at: 'preview',
      draft: mapped,
      summary: await api.imports.preview({ draftId: draft.draftId, targets, taskId }),
    }));
  }

  function apply(from: Step & { at: 'preview' }): void {
    const { draftId } = from.draft;
    void advance(t('imports.applying'), from, async (taskId) => {
      const applied = await api.imports.apply({ draftId, taskId });
      await api.imports.discard({ draftId });
      await cache.invalidateQueries({ queryKey: query.clients.key() });
      return { at: 'done', draft: from.draft, applied };
    });
  }

  const start = () => setStep({ at: 'start' });
  if (step.at === 'preview') {
    return (
      <Preview
        key={step.draft.draftId}
        draft={step.draft}
        summary={step.summary}
        problem={problem}
        onSummary={(summary) => setStep({ ...step, summary })}
        onBack={() => setStep({ at: 'mapping', draft: step.draft })}
        onChoose={() => choose(step.draft)}
        onApply={() => apply(step)}
      />
    );
  }
  if (step.at === 'mapping') {
    return (
      <MappingTable
        key={`${step.draft.draftId} ${step.draft.kind}`}
        draft={step.draft}
        problem={problem}
        onChoose={() => choose(step.draft)}
        onBack={start}
        onReadAs={(kind) => readAs(step.draft, kind)}
        onCheck={(targets) => check(step.draft, targets)}
      />
    );
  }
  return (
    <div className="imports">
      <header className="imports-head">
        <h1>{t('imports.title')}</h1>
      </header>
      <div className="imports-page centred">
        <ImportProblem words={problem}>
          {isElsewhere(failure) && <Link to={CONSUMPTION}>{t('imports.toConsumption')}</Link>}
        </ImportProblem>
        {step.at === 'start' && (
          <StartStep
            onChoose={() => choose()}
            onDrop={window.abonado ? null : (file) => void read(() => uploadFile(file))}
            onResume={(draftId) => void resume(draftId)}
          />
        )}
        {step.at === 'working' && <WorkPanel label={step.label} work={workOf(step.taskId)} />}
        {step.at === 'done' && (
          <DoneStep
            applied={step.applied}
            draft={step.draft}
            onUndone={(undone) => setStep({ ...step, at: 'undone', importId: step.applied.importId, undone })}
            onAnother={start}
          />
        )}
        {step.at === 'undone' && (
          <UndoneStep undone={step.undone} importId={step.importId} fileName={step.draft.fileName} onAnother={start} />
        )}
      </div>
    </div>
  );
}
