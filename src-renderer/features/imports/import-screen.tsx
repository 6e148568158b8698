import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportTarget } from '../../../src-main/contract/imports';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { pickFile } from '../../api/files';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';
import { navigate } from '../../ui/router';
import { LoadingPanel } from '../../ui/state-panel';
import { MappingTable } from './mapping-table';
import { PreviewTable } from './preview-table';
import './imports.css';

type Draft = Awaited<ReturnType<typeof api.imports.open>>;
type Preview = Awaited<ReturnType<typeof api.imports.preview>>;
type Applied = Awaited<ReturnType<typeof api.imports.apply>>;
type Undone = Awaited<ReturnType<typeof api.imports.undo>>;

type Step =
  | { readonly at: 'start' }
  | { readonly at: 'working'; readonly label: string }
  | { readonly at: 'mapping'; readonly draft: Draft }
  | { readonly at: 'preview'; readonly draft: Draft; readonly preview: Preview }
  | { readonly at: 'done'; readonly applied: Applied }
  | { readonly at: 'undone'; readonly undone: Undone };

const NAMES_SHOWN = 8;

/** The import, step by step: the file, its columns, the dry run, and what came of it. */
export function ImportScreen() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'start' });

  /** Goes to a step that has to be waited for; what fails says so and leads back. */
  async function advance(label: string, from: Step, work: () => Promise<Step>): Promise<void> {
    setStep({ at: 'working', label });
    try {
      setStep(await work());
    } catch (cause) {
      setStep(from);
      showProblem(failureWords(readFailure(cause)));
    }
  }

  async function choose(): Promise<void> {
    const file = await pickFile('.xlsx,.csv');
    if (!file) return;
    await advance(t('imports.reading'), { at: 'start' }, async () => ({
      at: 'mapping',
      draft: await api.imports.open({ fileToken: file.fileToken }),
    }));
  }

  function check(draft: Draft, targets: ImportTarget[]): void {
    const mapped = {
      ...draft,
      columns: draft.columns.map((column, index) => ({ ...column, target: targets[index] ?? 'ignore' })),
    };
    void advance(t('imports.checking'), { at: 'mapping', draft: mapped }, async () => ({
      at: 'preview',
      draft: mapped,
      preview: await api.imports.preview({ draftId: draft.draftId, targets }),
    }));
  }

  function apply(from: Step & { at: 'preview' }): void {
    void advance(t('imports.applying'), from, async () => {
      const applied = await api.imports.apply({ draftId: from.draft.draftId });
      await cache.invalidateQueries({ queryKey: query.clients.key() });
      return { at: 'done', applied };
    });
  }

  function undo(from: Step & { at: 'done' }): void {
    void advance(t('imports.applying'), from, async () => ({
      at: 'undone',
      undone: await api.imports.undo({ importId: from.applied.importId }),
    }));
  }

  return (
    <div className="imports">
      <div className="imports-page">
        <h1>{t('imports.title')}</h1>
        {step.at === 'start' && <StartStep onChoose={() => void choose()} />}
        {step.at === 'working' && <LoadingPanel label={step.label} />}
        {step.at === 'mapping' && <MappingTable draft={step.draft} onCheck={(targets) => check(step.draft, targets)} />}
        {step.at === 'preview' && (
          <PreviewTable
            draftId={step.draft.draftId}
            preview={step.preview}
            onBack={() => setStep({ at: 'mapping', draft: step.draft })}
            onApply={() => apply(step)}
          />
        )}
        {step.at === 'done' && (
          <DoneStep applied={step.applied} onUndo={() => undo(step)} onAnother={() => setStep({ at: 'start' })} />
        )}
        {step.at === 'undone' && <UndoneStep undone={step.undone} onAnother={() => setStep({ at: 'start' })} />}
      </div>
    </div>
  );
}

function StartStep({ onChoose }: { onChoose: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('imports.start')}</p>
      <div className="imports-actions">
        <Button leftSection={<IconFileImport size={16} aria-hidden />} onClick={onChoose}>
          {t('imports.choose')}
        </Button>
      </div>
    </>
  );
}

function DoneStep({ applied, onUndo, onAnother }: { applied: Applied; onUndo: () => void; onAnother: () => void }) {
  const { t } = useTranslation();
  const words = { created: formatNumber(applied.created), changed: formatNumber(applied.changed) };
  return (
    <>
      <p role="status">{t('imports.done', words)}</p>
      <div className="imports-actions">
        <Button onClick={() => navigate('/clientes')}>{t('imports.toClients')}</Button>
        <Button variant="default" onClick={onUndo}>
          {t('imports.undo')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('imports.another')}
        </Button>
      </div>
    </>
  );
}

function UndoneStep({ undone, onAnother }: { undone: Undone; onAnother: () => void }) {
  const { t } = useTranslation();
  const names = undone.kept.slice(0, NAMES_SHOWN).map((client) => client.name);
  return (
    <>
      <p role="status">
        {t('imports.undone', { removed: formatNumber(undone.removed), restored: formatNumber(undone.restored) })}
      </p>
      {names.length > 0 && <p>{t('imports.kept', { names: names.join(', ') })}</p>}
      <div className="imports-actions">
        <Button onClick={() => navigate('/clientes')}>{t('imports.toClients')}</Button>
        <Button variant="default" onClick={onAnother}>
          {t('imports.another')}
        </Button>
      </div>
    </>
  );
}
