import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRow, ImportTarget } from '../../../src-main/contract/imports';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';
import { ImportProblem } from './import-problem';
import type { Draft, Summary } from './import-screen';

interface RowCorrectionProps {
  readonly draft: Draft;
  readonly row: ImportRow;
  readonly onClose: () => void;
  readonly onCorrected: (summary: Summary) => void;
}

type Cells = readonly { readonly target: ImportTarget; readonly text: string }[];

/** Those that the row's problems are about come first. */
function inOrder(cells: Cells, row: ImportRow): Cells {
  const wrong = (target: ImportTarget) => row.problems.some(({ field }) => field === target);
  return cells.toSorted((one, other) => Number(wrong(other.target)) - Number(wrong(one.target)));
}

/** The row's cells, for the clerk to correct; only what was changed is sent, and the row is tried again. */
export function RowCorrection({ draft, row, onClose, onCorrected }: RowCorrectionProps) {
  const { t } = useTranslation();
  const { draftId } = draft;
  const { data } = useQuery({
    ...query.imports.row.queryOptions({ input: { draftId, row: row.row } }),
    staleTime: 0,
    gcTime: 0,
  });
  const [typed, setTyped] = useState<Partial<Record<ImportTarget, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const loaded = data !== undefined;
  useEffect(() => {
    if (loaded) form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [loaded]);
  const save = useMutation({
    mutationFn: (cells: { target: ImportTarget; text: string }[]) =>
      api.imports.correct({ draftId, row: row.row, cells }),
    onSuccess: ({ row: decided, ...summary }) => {
      showNotice({ message: t(`imports.rowIs.${decided.outcome}`, { row: row.row }) });
      onClose();
      onCorrected(summary);
    },
  });
  if (!data) return <div className="imports-correction" />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const cells = data.cells.flatMap(({ target, text }) => {
      const next = typed[target];
      return next === undefined || next === text ? [] : [{ target, text: next }];
    });
    if (cells.length === 0) onClose();
    else save.mutate(cells);
  };
  return (
    <form
      ref={form}
      className="imports-correction"
      data-layer
      aria-label={t('imports.editRow', { row: row.row })}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {inOrder(data.cells, row).map(({ target, text }) => {
        const Input = target === 'notes' ? Textarea : TextInput;
        return (
          <Input
            key={target}
            size="xs"
            label={t(`imports.targets.${target}`)}
            value={typed[target] ?? text}
            error={row.problems.some(({ field }) => field === target)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped((before) => ({ ...before, [target]: value }));
            }}
          />
        );
      })}
      <ImportProblem words={save.error ? failureWords(readFailure(save.error)) : ''} />
      <div className="imports-actions">
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('imports.saveRow')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
