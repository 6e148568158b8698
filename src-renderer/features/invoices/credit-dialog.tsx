import { Checkbox, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '../../../src-main/contract/invoices';
import { type Cents, parseCents } from '../../../src-main/contract/values/money';
import { tidy } from '../../../src-main/contract/values/text';
import { api, query } from '../../api/client';
import { useOfficeDetails } from '../../api/session';
import { formatAmount, formatMoney } from '../../i18n/format';
import { useSettled } from '../../ui/settled';
import { ActDialog, type ActProblem } from './act-dialog';
import { useInvoiceWords } from './invoice-words';

interface CreditDialogProps {
  readonly invoice: Invoice;
  /** What is left to be credited. */
  readonly leftCents: Cents;
  readonly onClose: () => void;
}

const PAUSE_MS = 250;

/** Nota de crédito: all that is left of an invoice, or a part, and how it falls on the net and on each tax. */
export function CreditDialog({ invoice, onClose, ...now }: CreditDialogProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const { nameOf } = useInvoiceWords();
  // What the clerk decided by: another window may credit a part of it meanwhile.
  const [leftCents] = useState(now.leftCents);
  const [amount, setAmount] = useState(() => formatAmount(leftCents));
  const [reason, setReason] = useState('');
  const [rebill, setRebill] = useState(false);
  const totalCents = parseCents(amount);
  const isWhole = totalCents === leftCents;

  function findProblem(): ActProblem | null {
    if (totalCents === null || totalCents <= 0)
      return { field: 'totalCents', words: t('invoices.credit.amountNeeded') };
    if (totalCents > leftCents) return { field: 'totalCents', words: t('failures.CREDIT_TOO_HIGH') };
    return tidy(reason) === '' ? { field: 'reason', words: t('invoices.reasonNeeded') } : null;
  }

  return (
    <ActDialog
      title={t('invoices.credit.title', { name: nameOf(invoice) })}
      text={t('invoices.credit.text', { left: formatMoney(leftCents, country) })}
      confirm={t('invoices.credit.confirm')}
      done={t('invoices.credit.done')}
      findProblem={findProblem}
      act={() =>
        api.creditNotes.issue({
          invoiceId: invoice.id,
          leftCents,
          totalCents: totalCents ?? leftCents,
          reason,
          rebill: rebill && isWhole,
        })
      }
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextInput
            data-autofocus
            label={t('invoices.credit.amount')}
            inputMode="decimal"
            autoComplete="off"
            error={errorOf('totalCents')}
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
          <Share invoiceId={invoice.id} totalCents={totalCents} leftCents={leftCents} />
          <TextInput
            label={t('invoices.reason')}
            description={t('invoices.credit.reasonHelp')}
            maxLength={500}
            autoComplete="off"
            error={errorOf('reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Checkbox
            label={t('invoices.credit.rebill')}
            description={t(isWhole ? 'invoices.credit.rebillHelp' : 'invoices.credit.rebillWhole')}
            disabled={!isWhole}
            checked={rebill && isWhole}
            onChange={(event) => setRebill(event.currentTarget.checked)}
          />
        </>
      )}
    </ActDialog>
  );
}

interface ShareProps {
  readonly invoiceId: number;
  readonly totalCents: Cents | null;
  readonly leftCents: number;
}

/** `Neto $ 12.392,56 · IVA 21 % $ 2.602,44`. */
function Share({ invoiceId, totalCents, leftCents }: ShareProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const [settled] = useSettled(totalCents, PAUSE_MS);
  const asked = settled !== null && settled > 0 && settled <= leftCents ? settled : null;
  const { data } = useQuery({
    ...query.creditNotes.preview.queryOptions({ input: { invoiceId, totalCents: asked ?? 1 } }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  if (!data || asked === null) return <p className="invoices-muted">{'\u00A0'}</p>;
  const parts = [
    `${t('invoices.net')} ${formatMoney(data.netCents, country)}`,
    ...data.taxes.map(({ name, amountCents }) => `${name} ${formatMoney(amountCents, country)}`),
  ];
  return (
    <p className="invoices-muted" role="status">
      {parts.join(' · ')}
    </p>
  );
}
