import { Alert, Button, Group, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';
import { useOnce } from '../../ui/use-once';

/** What is wrong: with a field of the dialog's, or with the whole of it. */
export interface ActProblem {
  readonly field: string;
  readonly words: string;
}

interface ActDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly confirm: string;
  readonly danger?: boolean;
  /** Said once it is done. */
  readonly done: string;
  /** What is wrong before anything is asked of the core. */
  readonly findProblem: () => ActProblem | null;
  readonly act: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** Something that is done to a document. A refusal is told at its field, and what was typed stays. */
export function ActDialog(props: ActDialogProps) {
  const { t } = useTranslation();
  const { title, text, confirm, danger = false, done, findProblem, act, onClose, children } = props;
  const [problem, setProblem] = useState<ActProblem | null>(null);
  const { busy, once } = useOnce();
  const errorOf = (field: string) => (problem?.field === field ? problem.words : undefined);

  async function run(): Promise<void> {
    try {
      await act();
      onClose();
      showNotice({ message: done });
    } catch (cause) {
      const failure = readFailure(cause);
      const changed = failure.code === 'CONFLICT';
      setProblem({
        field: failure.field ?? '',
        words: changed ? t('invoices.changedMeanwhile') : failureWords(failure),
      });
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    // A dialog over a form is none of that form.
    event.stopPropagation();
    const found = findProblem();
    setProblem(found);
    if (!found) void once(run);
  }

  const whole = errorOf('');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className="invoice-act" onSubmit={submit} noValidate>
        {text !== undefined && <p>{text}</p>}
        {children(errorOf)}
        {whole !== undefined && (
          <Alert color="yellow" role="alert">
            {whole}
          </Alert>
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy} {...(danger ? { className: 'danger-button' } : {})}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
