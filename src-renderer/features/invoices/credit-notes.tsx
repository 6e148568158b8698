import { useTranslation } from 'react-i18next';
import type { CreditNoteRow } from '../../../src-main/contract/credit-notes';
import { useOfficeDetails } from '../../api/session';
import { formatDate, formatMoney } from '../../i18n/format';
import { useInvoiceWords } from './invoice-words';
import { PrintMenu } from './print-menu';

interface CreditNotesProps {
  readonly notes: readonly CreditNoteRow[];
  readonly typeCode: string;
}

/** An invoice's credit notes, each with its standing before the authority, to be printed. */
export function CreditNotes({ notes, typeCode }: CreditNotesProps) {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  const { numberOf, stateOf } = useInvoiceWords();
  if (notes.length === 0) return null;
  return (
    <section className="invoice-notes" aria-labelledby="invoice-notes">
      <h3 id="invoice-notes">{t('invoices.credit.notes')}</h3>
      <table className="invoices-table" aria-labelledby="invoice-notes">
        <tbody>
          {notes.map((note) => (
            <tr key={note.id}>
              <td className="nowrap">{t('invoices.credit.name', { number: note.internalNumber })}</td>
              <td className="nowrap">{numberOf({ ...note, typeCode })}</td>
              <td>{formatDate(note.issuedOn)}</td>
              <td>{note.reason}</td>
              <td>{stateOf(note)}</td>
              <td className="amount">{formatMoney(note.totalCents, country)}</td>
              <td className="amount">
                <PrintMenu
                  compact
                  what={{ kind: 'creditNotes', ids: [note.id] }}
                  label={t('printing.note', { name: t('invoices.credit.name', { number: note.internalNumber }) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
