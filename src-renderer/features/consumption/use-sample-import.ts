import { useTranslation } from 'react-i18next';
import type { ConsumptionTarget, ConsumptionUnit } from '../../../src-main/contract/consumption';
import { api } from '../../api/client';
import { readFailure } from '../../api/failure';
import { pickFile } from '../../api/files';
import { useSteps } from '../../api/steps';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';

export type SampleFile = Awaited<ReturnType<typeof api.consumption.open>>;
export type SampleSummary = Awaited<ReturnType<typeof api.consumption.preview>>;

/** How the clerk said that a file is to be read. */
export interface Mapping {
  readonly targets: ConsumptionTarget[];
  readonly unit: ConsumptionUnit;
  readonly measure: 'detect' | 'interval' | 'counter';
}

interface OfFile {
  readonly file: SampleFile;
  readonly mapping: Mapping;
}

/** What counting a file came to. */
export interface Counted {
  readonly importId: number;
  readonly samples: number;
  readonly unknown: number;
}

type SampleStep =
  | ({ readonly at: 'columns' } & OfFile)
  | ({ readonly at: 'checked'; readonly summary: SampleSummary } & OfFile)
  | ({ readonly at: 'done'; readonly fileName: string } & Counted);

const ACCEPTED = '.csv,.txt,.tsv,.gz';

/** A file of samples, step by step: its columns, the dry run, and the count. */
export function useSampleImport() {
  const { t } = useTranslation();
  const { step, setStep, failure, setFailure, advance } = useSteps<SampleStep>(() =>
    showNotice({ message: t('consumption.cancelled') }),
  );
  const problem = failure ? failureWords(failure) : '';

  async function letGo(): Promise<void> {
    if (step.at !== 'columns' && step.at !== 'checked') return;
    // What is left of it goes by itself after a day.
    await api.consumption.discard({ draftId: step.file.draftId }).catch(() => undefined);
  }

  async function choose(): Promise<void> {
    setFailure(null);
    try {
      const picked = await pickFile(ACCEPTED);
      if (!picked) return;
      await letGo();
      await advance(t('consumption.reading'), { at: 'start' }, async () => {
        const file = await api.consumption.open({ fileToken: picked.fileToken });
        const targets = file.columns.map(({ target }) => target);
        return { at: 'columns', file, mapping: { targets, unit: file.unit, measure: 'detect' } };
      });
    } catch (cause) {
      setFailure(readFailure(cause));
    }
  }

  async function check(mapping: Mapping): Promise<void> {
    if (step.at !== 'columns') return;
    const { file } = step;
    await advance(t('consumption.reading'), { at: 'columns', file, mapping }, async (taskId) => {
      const summary = await api.consumption.preview({ draftId: file.draftId, ...mapping, taskId });
      return { at: 'checked', file, mapping, summary };
    });
  }

  async function apply(): Promise<void> {
    if (step.at !== 'checked') return;
    const { draftId, fileName } = step.file;
    await advance(t('consumption.applying'), step, async (taskId) => {
      const { importId, samples, unknown } = await api.consumption.apply({ draftId, taskId });
      await api.consumption.discard({ draftId });
      return { at: 'done', fileName, importId, samples, unknown };
    });
  }

  async function leave(): Promise<void> {
    await letGo();
    setFailure(null);
    setStep({ at: 'start' });
  }

  return {
    step,
    problem,
    onChoose: () => void choose(),
    onCheck: (mapping: Mapping) => void check(mapping),
    onApply: () => void apply(),
    onLeave: () => void leave(),
    onColumns: () => step.at === 'checked' && setStep({ at: 'columns', file: step.file, mapping: step.mapping }),
  };
}
