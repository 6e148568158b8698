import { useTranslation } from 'react-i18next';
import type {
  GatewayLayout,
  GatewaySource,
  GatewaySummary,
  LineChoice,
  OpenedGatewayFile,
} from '../../../src-main/contract/gateway-files';
import { api, query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { pickFile } from '../../api/files';
import { useSteps, type WaitingStep } from '../../api/steps';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';

export type AppliedFile = Awaited<ReturnType<typeof api.gatewayFiles.apply>>;

interface OfFile {
  readonly file: OpenedGatewayFile;
  readonly layout: GatewayLayout;
}

type GatewayStep =
  | ({ readonly at: 'columns' } & OfFile)
  | ({ readonly at: 'checked'; readonly summary: GatewaySummary } & OfFile)
  | { readonly at: 'done'; readonly fileName: string; readonly applied: AppliedFile };

const ACCEPTED = '.csv,.txt,.tsv,.xlsx';

const toColumns = (file: OpenedGatewayFile): GatewayStep => ({ at: 'columns', file, layout: file.layout });

/** A gateway's file, step by step: its columns, the dry run with a person's decisions, and the payments. */
export function useGatewayFile() {
  const { t } = useTranslation();
  const { step, setStep, failure, setFailure, ...steps } = useSteps<GatewayStep>(() =>
    showNotice({ message: t('gatewayFiles.cancelled') }),
  );
  const problem = failure ? failureWords(failure) : '';

  async function advance(
    label: string,
    from: GatewayStep | WaitingStep,
    work: (taskId: string) => Promise<GatewayStep>,
  ): Promise<void> {
    await steps.advance(label, from, work);
    await queryClient.invalidateQueries({ queryKey: query.gatewayFiles.key() });
  }

  async function choose(): Promise<void> {
    setFailure(null);
    try {
      const picked = await pickFile(ACCEPTED);
      if (!picked) return;
      const { fileToken } = picked;
      await advance(t('gatewayFiles.reading'), { at: 'start' }, async (taskId) =>
        toColumns(await api.gatewayFiles.open({ fileToken, taskId })),
      );
    } catch (cause) {
      setFailure(readFailure(cause));
    }
  }

  async function resume(draftId: string): Promise<void> {
    await advance(t('gatewayFiles.reading'), { at: 'start' }, async () =>
      toColumns(await api.gatewayFiles.draft({ draftId })),
    );
  }

  async function cut(cuts: number[]): Promise<void> {
    if (step.at !== 'columns') return;
    const { draftId } = step.file;
    await advance(t('gatewayFiles.reading'), step, async () =>
      toColumns(await api.gatewayFiles.cut({ draftId, cuts })),
    );
  }

  async function check(layout: GatewayLayout, sources: GatewaySource[] = []): Promise<void> {
    if (step.at !== 'columns' && step.at !== 'checked') return;
    const { file } = step;
    const from = step.at === 'columns' ? { ...step, layout } : step;
    await advance(t('gatewayFiles.deciding'), from, async (taskId) => {
      const summary = await api.gatewayFiles.preview({ draftId: file.draftId, layout, sources, taskId });
      return { at: 'checked', file, layout, summary };
    });
  }

  /** What a person says of a line may change others: the whole file is decided anew. */
  async function decide(row: number, choice: LineChoice): Promise<void> {
    if (step.at !== 'checked') return;
    const { draftId } = step.file;
    const summary = await api.gatewayFiles.choose({ draftId, row, choice });
    setStep({ ...step, summary });
    await queryClient.invalidateQueries({ queryKey: query.gatewayFiles.key() });
  }

  async function apply(): Promise<void> {
    if (step.at !== 'checked') return;
    const { draftId, fileName } = step.file;
    await advance(t('gatewayFiles.applying'), step, async (taskId) => {
      const applied = await api.gatewayFiles.apply({ draftId, taskId, reversal: t('gatewayFiles.reversal') });
      await api.gatewayFiles.discard({ draftId }).catch(() => undefined);
      return { at: 'done', fileName, applied };
    });
  }

  async function discard(draftId: string): Promise<void> {
    await api.gatewayFiles.discard({ draftId }).catch(() => undefined);
    setFailure(null);
    setStep({ at: 'start' });
    await queryClient.invalidateQueries({ queryKey: query.gatewayFiles.key() });
  }

  return {
    step,
    problem,
    onChoose: () => void choose(),
    onResume: (draftId: string) => void resume(draftId),
    onDiscard: (draftId: string) => void discard(draftId),
    onCut: (cuts: number[]) => void cut(cuts),
    onCheck: (layout: GatewayLayout, sources?: GatewaySource[]) => void check(layout, sources),
    onApply: () => void apply(),
    onColumns: () => step.at === 'checked' && setStep({ at: 'columns', file: step.file, layout: step.layout }),
    decide,
  };
}

export type GatewayFileActs = Omit<ReturnType<typeof useGatewayFile>, 'step'>;
