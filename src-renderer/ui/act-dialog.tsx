import { Alert } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormDialog } from './form-dialog';
import { showNotice } from './notices';
import { useOnce } from './use-once';
import './act-dialog.css';

/** What is wrong: with a field of the dialog's, or, where that is '', with the whole of it. */
export interface ActProblem {
  readonly field: string;
  readonly words: string;
  /** The version that another window left, where that stands in sight: once it is told, the next attempt is made on it. */
  readonly newVersion?: number;
}

/** What a dialog's fields are drawn with: what is wrong with each, and how to take that back while it is mended. */
export interface ActFields {
  readonly errorOf: (field: string) => string | undefined;
  readonly clear: (field: string) => void;
}

export interface ActDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  /** Whether it is not to be left before it is told how it went. */
  readonly holds?: boolean;
  /** Said once it is done; '' where the act says it itself. */
  readonly done: string;
  /** What is wrong before anything is asked of the core. */
  readonly findProblem: () => ActProblem | null;
  /** Of what it is done to, as the window has it now; left out where that has none. */
  readonly version?: number;
  /** Gets the version that stood there when the dialog opened: what the clerk decided by. */
  readonly act: (seen: number) => Promise<unknown>;
  /** What a refusal is about, once the act was made in vain. */
  readonly problemOf: (cause: unknown) => ActProblem | Promise<ActProblem>;
  readonly onClose: () => void;
  readonly children: (fields: ActFields) => ReactNode;
}

/**
 * Something that is done and asked about first. A refusal is told at its field, and what was typed stays. What is on the
 * window goes on with what other windows do; what is asked of the core is about what was there when the dialog opened, so
 * that nobody overwrites what they have not seen.
 */
export function ActDialog(props: ActDialogProps) {
  const { title, confirm, danger = false, holds = false, done, version = 0, findProblem, act, problemOf } = props;
  const { onClose, children } = props;
  const [seen, setSeen] = useState(version);
  const [problem, setProblem] = useState<ActProblem | null>(null);
  const { busy, once } = useOnce();
  const errorOf = (field: string) => (problem?.field === field ? problem.words : undefined);

  async function run(): Promise<void> {
    try {
      await act(seen);
      onClose();
      if (done !== '') showNotice({ message: done });
    } catch (cause) {
      const told = await problemOf(cause);
      if (told.newVersion !== undefined) setSeen(told.newVersion);
      setProblem(told);
    }
  }

  function submit(): void {
    const found = findProblem();
    setProblem(found);
    if (!found) void once(run);
  }

  const whole = errorOf('');
  return (
    <FormDialog
      title={title}
      className="act-form"
      confirm={confirm}
      danger={danger}
      busy={busy}
      holds={holds}
      onSubmit={submit}
      onClose={onClose}
    >
      {children({ errorOf, clear: (field) => problem?.field === field && setProblem(null) })}
      {whole !== undefined && (
        <Alert color="yellow" role="alert" className="act-problem">
          {whole}
        </Alert>
      )}
    </FormDialog>
  );
}
