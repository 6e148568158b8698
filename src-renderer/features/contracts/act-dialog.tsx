import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractShown } from '../../../src-main/contract/contracts';
import { tidy } from '../../../src-main/contract/values/text';
import { query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { type ActDialogProps as Act, ActDialog as AnyActDialog, type ActProblem } from '../../ui/act-dialog';

const LONGEST_REASON = 200;

interface ActDialogProps extends Omit<Act, 'findProblem' | 'version' | 'act' | 'problemOf' | 'children'> {
  readonly contract: ContractShown;
  /** What becomes of the contract. */
  readonly text: string;
  /** What is wrong with the dialog's own fields, before anything is asked of the core. */
  readonly findProblem?: () => ActProblem | null;
  readonly act: (seen: number, reason: string) => Promise<unknown>;
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
export function ActDialog({ contract, text, findProblem, act, children, ...dialog }: ActDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');

  async function problemOf(cause: unknown): Promise<ActProblem> {
    const failure = readFailure(cause);
    if (failure.code !== 'CONFLICT') return { field: failure.field ?? '', words: failureWords(failure) };
    // What the other window left stands behind the dialog before it is said so.
    await queryClient.invalidateQueries({ queryKey: query.contracts.key() });
    return { field: '', words: t('contracts.changedMeanwhile'), newVersion: Number(failure.params.version) };
  }

  function reasonProblem(): ActProblem | null {
    return tidy(reason) === '' ? { field: 'reason', words: t('contracts.reasonNeeded') } : null;
  }

  return (
    <AnyActDialog
      {...dialog}
      findProblem={() => findProblem?.() ?? reasonProblem()}
      version={contract.version}
      act={(seen) => act(seen, tidy(reason))}
      problemOf={problemOf}
    >
      {({ errorOf, clear }) => (
        <>
          <Whose contract={contract} />
          <p>{text}</p>
          {children?.(errorOf)}
          <TextInput
            name="reason"
            label={t('contractField.reason')}
            description={t('contracts.reasonHelp')}
            {...(children ? {} : { 'data-autofocus': true })}
            maxLength={LONGEST_REASON}
            autoComplete="off"
            error={errorOf('reason')}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              clear('reason');
            }}
          />
        </>
      )}
    </AnyActDialog>
  );
}
