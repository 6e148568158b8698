import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { type ActDialogProps as Act, ActDialog as AnyActDialog } from '../../ui/act-dialog';

export type { ActProblem } from '../../ui/act-dialog';

interface ActDialogProps extends Omit<Act, 'problemOf' | 'children'> {
  readonly text?: string;
  readonly children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** Something that is done to a document. What another window did to it meanwhile is said so. */
export function ActDialog({ text, children, ...act }: ActDialogProps) {
  const { t } = useTranslation();
  function problemOf(cause: unknown) {
    const failure = readFailure(cause);
    const changed = failure.code === 'CONFLICT';
    return { field: failure.field ?? '', words: changed ? t('invoices.changedMeanwhile') : failureWords(failure) };
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
