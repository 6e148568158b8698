import { Button, Group, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../src-main/contract/payments';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useActor, useMayWrite } from '../../api/session';
import { formatDate, formatMoney } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { MailButton } from '../../ui/mail-button';
import { useRemembered } from '../../ui/memory';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { useFocused } from '../../ui/use-focused';
import { receiptNumber, useAccountWords } from './account-words';
import { useCountry } from './country';
import { factoryPrinting, type Paper, papers, printing } from './printing';
import { ReceiptPaper } from './receipt-paper';

interface ReceiptDialogProps {
  readonly id: number;
  /** Whether it is printed as soon as it is there. */
  readonly print: boolean;
  readonly onClose: () => void;
  readonly onVoid: () => void;
}

/** A payment that was registered: what it paid, and its receipt on a sheet or on a roll. */
export function ReceiptDialog({ id, print, onClose, onVoid }: ReceiptDialogProps) {
  const { t } = useTranslation();
  const operatorId = useActor()?.operatorId ?? 0;
  const { data, error, refetch } = useQuery(query.payments.get.queryOptions({ input: { id }, staleTime: 0 }));
  const [kept, remember] = useRemembered(`abonado.${operatorId}.receipts`, printing, factoryPrinting);
  const [paper, setPaper] = useState<Paper | null>(print ? kept.paper : null);
  const [first, second] = kept.paper === 'a4' ? papers : papers.toReversed();
  function printOn(next: Paper): void {
    remember({ ...kept, paper: next });
    setPaper(next);
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={data ? t('account.receiptTitle', { number: receiptNumber(data.receiptNumber) }) : t('account.receipt')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {error && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingPanel />}
      {data && (
        <>
          <ReceiptBody receipt={data} />
          <ReceiptButtons
            id={id}
            mayVoid={data.voided === null}
            papers={[first ?? 'a4', second ?? 'roll']}
            onPrint={printOn}
            onVoid={onVoid}
            onClose={onClose}
          />
          {paper && <ReceiptPaper receipt={data} paper={paper} onDone={() => setPaper(null)} />}
        </>
      )}
    </Modal>
  );
}

interface ReceiptButtonsProps extends Pick<ReceiptDialogProps, 'id' | 'onClose' | 'onVoid'> {
  readonly mayVoid: boolean;
  /** The one that was used last comes first, and is the one that Enter prints on. */
  readonly papers: readonly [Paper, Paper];
  readonly onPrint: (paper: Paper) => void;
}

function ReceiptButtons({ id, mayVoid, papers: [first, second], onPrint, onClose, onVoid }: ReceiptButtonsProps) {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const button = useFocused();
  return (
    <Group mt="md">
      {mayWrite && mayVoid && (
        <Button variant="subtle" color="red" onClick={onVoid}>
          {t('account.void')}
        </Button>
      )}
      {mayWrite && mayVoid && (
        <MailButton
          send={() => api.clientMessages.mailReceipt({ paymentId: id })}
          problemOf={(cause) => failureWords(readFailure(cause))}
        />
      )}
      <Group ml="auto" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('action.close')}
        </Button>
        <Button variant="default" onClick={() => onPrint(second)}>
          {t(`account.printOn.${second}`)}
        </Button>
        <Button ref={button} leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => onPrint(first)}>
          {t(`account.printOn.${first}`)}
        </Button>
      </Group>
    </Group>
  );
}

function ReceiptBody({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation();
  const country = useCountry();
  const { debitWords } = useAccountWords();
  const { voided, shares } = receipt;
  return (
    <div className="account-receipt">
      {voided && (
        <p className="account-voided" role="status">
          {t('account.voidedOn', { date: formatDate(voided.onDate), by: voided.by, reason: voided.reason })}
        </p>
      )}
      <p className="account-amount">{formatMoney(receipt.amountCents, country)}</p>
      <p className="account-muted">
        {[receipt.client, formatDate(receipt.paidOn), receipt.method, receipt.collector, receipt.operator, receipt.note]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <table className="account-table" aria-label={t('account.paid')}>
        <tbody>
          {shares.map((share) => (
            <tr key={`${share.kind} ${share.invoice?.id ?? 0}`}>
              <td>
                {debitWords(share)}
                {share.restCents > 0 && (
                  <span className="account-mark red">
                    {t('account.rest', { amount: formatMoney(share.restCents, country) })}
                  </span>
                )}
              </td>
              <td className="amount">{formatMoney(share.amountCents, country)}</td>
            </tr>
          ))}
          {receipt.creditCents > 0 && (
            <tr>
              <td>{t('account.toCredit')}</td>
              <td className="amount">{formatMoney(receipt.creditCents, country)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
