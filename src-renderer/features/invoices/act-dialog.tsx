import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { type ActDialogProps as Act, ActDialog as AnyActDialog, type ActProblem } from '../../ui/act-dialog';

export type { ActProblem } from '../../ui/act-dialog';

interface ActDialogProps extends Omit<Act, 'problemOf' | 'children'> {
  readonly text?: string;
  /** Whether what another window left stands in sight and may be confirmed; otherwise it has to be opened again. */
  readonly inSight?: boolean;
  readonly children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** Something that is done to a document. What another window did to it meanwhile is said so. */
export function ActDialog({ text, inSight = false, children, ...act }: ActDialogProps) {
  const { t } = useTranslation();
  function problemOf(cause: unknown): ActProblem {
    const failure = readFailure(cause);
    if (failure.code === 'CONFLICT' && inSight)
      return { field: '', words: t('invoices.changedMeanwhile'), newVersion: Number(failure.params.version) };
    return { field: failure.field ?? '', words: failureWords(failure) };
  }
  return (
    <AnyActDialog {...act} problemOf={problemOf}>
      {({ errorOf }) => (
        <>
          {text !== undefined && <p>{text}</p>}
          {children(errorOf)}
        </>
      )}
    </AnyActDialog>
  );
}
