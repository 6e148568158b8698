import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome, ImportProblemCode } from '../../../src-main/contract/imports';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { ImportProblem } from './import-problem';
import type { Draft, Summary } from './import-screen';
import { PreviewRows } from './preview-rows';
import { PreviewSide } from './preview-side';

/** Which rows are shown: those of one outcome, or those with one reason. */
export type Group =
  | { readonly kind: 'outcome'; readonly outcome: ImportOutcome }
  | { readonly kind: 'problem'; readonly problem: ImportProblemCode };

interface PreviewProps {
  readonly draft: Draft;
  readonly summary: Summary;
  readonly onSummary: (summary: Summary) => void;
  readonly onBack: () => void;
  readonly problem: string;
  readonly onChoose: () => void;
  readonly onApply: () => void;
}

function firstGroup({ counts }: Summary): Group {
  const outcome = (['problem', 'new', 'changes', 'skipped'] as const).find((one) => counts[one] > 0) ?? 'same';
  return { kind: 'outcome', outcome };
}

/** How many rows a group has. */
function sizeOf(group: Group, { counts, problems }: Summary): number {
  if (group.kind === 'outcome') return counts[group.outcome];
  return problems.find(({ code }) => code === group.problem)?.rows ?? 0;
}

/** The dry run: what will happen to each row, before anything changes; rows are corrected and skipped here. */
export function Preview({ draft, summary, problem, onSummary, onBack, onChoose, onApply }: PreviewProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [group, setGroup] = useState<Group>(() => firstGroup(summary));
  const { draftId } = draft;
  const change = useMutation({
    mutationFn: (call: () => Promise<Summary>) => call(),
    onSuccess: async (next) => {
      await cache.invalidateQueries({ queryKey: query.imports.rows.key() });
      onSummary(next);
    },
  });
  const refused = change.error ? failureWords(readFailure(change.error)) : '';
  const { counts } = summary;
  const toDo = counts.new + counts.changes;
  return (
    <div className="imports">
      <header className="imports-head">
        <h1>{t(`imports.titleOf.${draft.kind}`)}</h1>
        <span className="imports-muted">
          {draft.fileName} · {t('imports.fileRows', { count: draft.rows, formatted: formatNumber(draft.rows) })}
        </span>
        <span className="imports-spacer" />
        <Button variant="subtle" color="gray" onClick={onChoose}>
          {t('imports.chooseOther')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('imports.back')}
        </Button>
        {toDo > 0 && (
          <Button onClick={onApply} disabled={change.isPending}>
            {t(draft.kind === 'contracts' ? 'imports.applyContracts' : 'imports.apply', {
              count: toDo,
              formatted: formatNumber(toDo),
            })}
          </Button>
        )}
      </header>
      <ImportProblem words={problem || refused} />
      <div className="imports-preview">
        <PreviewSide summary={summary} group={group} onGroup={setGroup} />
        <PreviewRows
          key={JSON.stringify(group)}
          draft={draft}
          group={group}
          size={sizeOf(group, summary)}
          busy={change.isPending}
          onSkip={(which, skipped) => change.mutate(() => api.imports.skip({ draftId, which, skipped }))}
          onRepair={() => change.mutate(() => api.imports.repair({ draftId }))}
          onCorrected={(next) => change.mutate(() => Promise.resolve(next))}
        />
      </div>
    </div>
  );
}
