import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '../../../src-main/contract/invoices';
import { tidy } from '../../../src-main/contract/values/text';
import { api } from '../../api/client';
import { ActDialog } from './act-dialog';
import { useInvoiceWords } from './invoice-words';

interface VoidDialogProps {
  readonly invoice: Invoice;
  readonly onClose: () => void;
}

/** Anular: an invoice that was not reported stops being owed, and its period is billed anew. */
export function VoidDialog({ invoice, onClose }: VoidDialogProps) {
  const { t } = useTranslation();
  const { nameOf } = useInvoiceWords();
  const [reason, setReason] = useState('');
  const { id, version } = invoice;
  return (
    <ActDialog
      title={t('invoices.void.title', { name: nameOf(invoice) })}
      text={t('invoices.void.text')}
      confirm={t('invoices.void.confirm')}
      danger
      done={t('invoices.void.done', { name: nameOf(invoice) })}
      findProblem={() => (tidy(reason) === '' ? { field: 'reason', words: t('invoices.reasonNeeded') } : null)}
      version={version}
      inSight
      act={(seen) => api.invoices.void({ id, version: seen, reason })}
      onClose={onClose}
    >
      {(errorOf) => (
        <TextInput
          data-autofocus
          label={t('invoices.reason')}
          description={t('invoices.reasonHelp')}
          maxLength={500}
          autoComplete="off"
          error={errorOf('reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  );
}
