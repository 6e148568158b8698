import { Alert, Button, Group, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractShown } from '../../../src-main/contract/contracts';
import { tidy } from '../../../src-main/contract/values/text';
import { query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showNotice } from '../../ui/notices';

const LONGEST_REASON = 200;

/** What a refusal is about: a field of the dialog's own, or the whole of it. */
interface Problem {
  readonly field: string;
  readonly words: string;
}

interface ActDialogProps {
  readonly contract: ContractShown;
  readonly title: string;
  /** What becomes of the contract. */
  readonly text: string;
  readonly confirm: string;
  readonly danger?: boolean;
  /** Said once it is done. */
  readonly done: string;
  /** What is wrong with the dialog's own fields, before anything is asked of the core. */
  readonly findProblem?: () => Problem | null;
  readonly act: (version: number, reason: string) => Promise<unknown>;
  readonly onClose: () => void;
  /** The dialog's own fields, with what is wrong with each. */
  readonly children?: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** Whose contract it is, and by what it is told from the client's others. */
function Whose({ contract }: Pick<ActDialogProps, 'contract'>) {
  const { clientId: id, plan, ip, userName, node } = contract;
  const name = useQuery(query.clients.get.queryOptions({ input: { id } })).data?.name;
  return (
    <p className="contract-whose">
      <strong>{name}</strong>
      <span className="contract-muted">{[plan, ip || userName, node].filter(Boolean).join(' · ')}</span>
    </p>
  );
}

/** Something that is done to one contract and asks why. What another window did meanwhile is told, and what was typed stays. */
export function ActDialog(props: ActDialogProps) {
  const { contract, onClose } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const errorOf = (field: string) => (problem?.field === field ? problem.words : undefined);

  async function run(): Promise<void> {
    try {
      await props.act(contract.version, tidy(reason));
      onClose();
      showNotice({ message: props.done });
    } catch (cause) {
      const failure = readFailure(cause);
      if (failure.code === 'CONFLICT') {
        // The next attempt is made on what the other window left.
        await queryClient.invalidateQueries({ queryKey: query.contracts.key() });
        setProblem({ field: '', words: t('contracts.changedMeanwhile') });
      } else setProblem({ field: failure.field ?? '', words: failureWords(failure) });
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const found = props.findProblem?.() ?? reasonProblem();
    setProblem(found);
    if (found || busy) return;
    setBusy(true);
    void run().finally(() => setBusy(false));
  }

  function reasonProblem(): Problem | null {
    return tidy(reason) === '' ? { field: 'reason', words: t('contracts.reasonNeeded') } : null;
  }

  const whole = errorOf('');
  return (
    <Modal opened onClose={onClose} title={props.title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className="contract-act" onSubmit={submit} noValidate>
        <Whose contract={contract} />
        <p>{props.text}</p>
        {props.children?.(errorOf)}
        <TextInput
          name="reason"
          label={t('contractField.reason')}
          description={t('contracts.reasonHelp')}
          {...(props.children ? {} : { 'data-autofocus': true })}
          maxLength={LONGEST_REASON}
          autoComplete="off"
          error={errorOf('reason')}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            if (problem?.field === 'reason') setProblem(null);
          }}
        />
        {whole && (
          <Alert color="yellow" role="alert" className="contract-alert">
            {whole}
          </Alert>
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy} {...(props.danger ? { className: 'danger-button' } : {})}>
            {props.confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
