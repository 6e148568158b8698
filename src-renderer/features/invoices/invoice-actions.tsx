import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '../../../src-main/contract/invoices';
import { query } from '../../api/client';
import { useMayWrite } from '../../api/session';
import { CreditDialog } from './credit-dialog';
import { CreditNotes } from './credit-notes';
import { PrintMenu } from './print-menu';
import { VoidDialog } from './void-dialog';

/** What may be done with an invoice: printed; voided until it is reported, credited from then on. */
export function InvoiceActions({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [act, setAct] = useState<'void' | 'credit' | null>(null);
  const { id, fiscalState, voided, typeCode, document } = invoice;
  const { data } = useQuery(query.creditNotes.list.queryOptions({ input: { invoiceId: id } }));
  const notes = data?.notes ?? [];
  const mayVoid = mayWrite && !voided && fiscalState !== 'reported' && notes.length === 0;
  const mayCredit = mayWrite && !voided && (fiscalState === 'reported' || !document.isFiscal);
  const close = () => setAct(null);
  return (
    <>
      <CreditNotes notes={notes} typeCode={typeCode} />
      <footer className="invoice-actions">
        {mayVoid && (
          <Button variant="default" onClick={() => setAct('void')}>
            {t('invoices.void.open')}
          </Button>
        )}
        {mayCredit && data && data.leftCents > 0 && (
          <Button variant="default" onClick={() => setAct('credit')}>
            {t('invoices.credit.open')}
          </Button>
        )}
        <PrintMenu what={{ kind: 'invoices', ids: [id] }} label={t('printing.one')} />
      </footer>
      {act === 'void' && <VoidDialog invoice={invoice} onClose={close} />}
      {act === 'credit' && data && <CreditDialog invoice={invoice} leftCents={data.leftCents} onClose={close} />}
    </>
  );
}
