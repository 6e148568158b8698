import { Button, Group, Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GatewayLine, LineCandidate, LineChoice } from '../../../src-main/contract/gateway-files';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatDate } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { useOnce } from '../../ui/use-once';
import { useSettled } from '../../ui/settled';
import { balanceWords, receiptWords, useMoney } from './words';

type ShownLine = Pick<
  GatewayLine,
  'row' | 'paidOn' | 'amountCents' | 'reference' | 'nationalId' | 'gateway' | 'operation' | 'isReversal'
>;

interface DecideDialogProps {
  readonly line: ShownLine & { readonly chosen?: boolean };
  /** Where its candidates come from: a draft's line, or one that waits. */
  readonly asked:
    | { readonly kind: 'draft'; readonly draftId: string; readonly row: number }
    | { readonly kind: 'kept'; readonly lineId: number };
  readonly onChoice: (choice: LineChoice) => Promise<unknown>;
  readonly onClose: () => void;
}

const PAUSE_MS = 150;
const FOUND = 8;

function useCandidates(asked: DecideDialogProps['asked']): readonly LineCandidate[] | undefined {
  const draft = asked.kind === 'draft' ? { draftId: asked.draftId, row: asked.row } : NO_DRAFT;
  const ofDraft = useQuery({
    ...query.gatewayFiles.candidates.queryOptions({ input: draft }),
    enabled: asked.kind === 'draft',
  });
  const ofKept = useQuery({
    ...query.gatewayFiles.keptCandidates.queryOptions({ input: { lineId: asked.kind === 'kept' ? asked.lineId : 1 } }),
    enabled: asked.kind === 'kept',
  });
  return (asked.kind === 'draft' ? ofDraft : ofKept).data?.candidates;
}

const NO_DRAFT = { draftId: '00000000-0000-4000-8000-000000000000', row: 1 };

/** Says whose a line is: one of those that it may be, or whoever is found by name; or leaves it out. */
export function DecideDialog({ line, asked, onChoice, onClose }: DecideDialogProps) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const candidates = useCandidates(asked);
  const [problem, setProblem] = useState('');
  const { busy, once } = useOnce();
  const choose = (choice: LineChoice) =>
    void once(async () => {
      try {
        await onChoice(choice);
        onClose();
      } catch (cause) {
        setProblem(failureWords(readFailure(cause)));
      }
    });
  const title = t('gatewayFiles.decideTitle', {
    row: line.row,
    amount: money(line.amountCents ?? 0),
    date: line.paidOn === null ? '—' : formatDate(line.paidOn),
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <p className="gateway-files-muted">
        {t('gatewayFiles.said', {
          reference: line.reference || '—',
          nationalId: line.nationalId || '—',
          gateway: line.gateway,
          operation: line.operation,
        })}
      </p>
      {problem && (
        <p className="gateway-files-problem" role="alert">
          {problem}
        </p>
      )}
      {line.isReversal ? (
        <Payments candidates={candidates} busy={busy} onChoice={choose} />
      ) : (
        <Clients candidates={candidates} busy={busy} onChoice={choose} />
      )}
      <Group justify="flex-end" mt="md">
        {line.chosen === true && (
          <Button variant="subtle" disabled={busy} onClick={() => choose({ kind: 'none' })}>
            {t('gatewayFiles.undecide')}
          </Button>
        )}
        <Button variant="default" disabled={busy} onClick={() => choose({ kind: 'leave' })}>
          {t('gatewayFiles.leave')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Modal>
  );
}

interface ChoosingProps {
  readonly candidates: readonly LineCandidate[] | undefined;
  readonly busy: boolean;
  readonly onChoice: (choice: LineChoice) => void;
}

function Payments({ candidates, busy, onChoice }: ChoosingProps) {
  const { t } = useTranslation();
  if (candidates?.length === 0) return <p>{t('gatewayFiles.noPayment')}</p>;
  return (
    <>
      <h3>{t('gatewayFiles.whichPayment')}</h3>
      <ul className="gateway-files-choices">
        {candidates?.map(({ name, customId, payment }) => (
          <li key={payment?.id}>
            <span>
              {[name, customId, payment && receiptWords(payment.receiptNumber), payment && formatDate(payment.paidOn)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Button
              size="compact-sm"
              className="danger-button"
              disabled={busy}
              aria-label={`${t('gatewayFiles.takeBack')}: ${name}`}
              onClick={() => payment && onChoice({ kind: 'payment', paymentId: payment.id })}
            >
              {t('gatewayFiles.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Those that the line may be of stand there before anything is typed. */
function Clients({ candidates, busy, onChoice }: ChoosingProps) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const [typed, setTyped] = useState('');
  const [settled] = useSettled(typed.trim(), PAUSE_MS);
  const input = { filter: { text: settled, state: 'all' as const }, sort: {}, offset: 0, limit: FOUND };
  const { data } = useQuery({
    ...query.clients.list.queryOptions({ input }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
  const found = settled === '' ? candidates : data?.rows;
  return (
    <>
      <TextInput
        label={t('gatewayFiles.whose')}
        placeholder={t('gatewayFiles.whoseHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        data-autofocus
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {settled !== '' && found?.length === 0 && <p role="status">{t('gatewayFiles.none')}</p>}
      <ul className="gateway-files-choices">
        {found?.map(({ id, name, customId, balanceCents }) => (
          <li key={id}>
            <span>
              {[name, customId].filter(Boolean).join(' · ')}{' '}
              <span className={balanceCents > 0 ? 'owes' : 'gateway-files-muted'}>
                {balanceWords(t, money, balanceCents)}
              </span>
            </span>
            <Button
              size="compact-sm"
              disabled={busy}
              aria-label={`${t('gatewayFiles.assign')}: ${name}`}
              onClick={() => onChoice({ kind: 'client', clientId: id })}
            >
              {t('gatewayFiles.assign')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
