import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../src-main/contract/payments';
import { useOfficeDetails } from '../../api/session';
import { countryWords } from '../../i18n/country-words';
import { formatDate, formatMoment, formatMoney } from '../../i18n/format';
import { formatNationalId } from '../../i18n/identity-format';
import { PrintSheet } from '../../ui/print-sheet';
import { receiptNumber, useAccountWords } from './account-words';
import type { Paper } from './printing';

interface ReceiptPaperProps {
  readonly receipt: Receipt;
  readonly paper: Paper;
  readonly onDone: () => void;
}

/** A receipt as it is handed over. */
export function ReceiptPaper({ receipt, paper, onDone }: ReceiptPaperProps) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const { debitWords } = useAccountWords();
  if (!office) return null;
  const money = (amount: number) => formatMoney(amount, office.country);
  const { voided, nationalId } = receipt;
  const document =
    nationalId && `${countryWords(office.country).nationalId} ${formatNationalId(office.country, nationalId)}`;
  return (
    <PrintSheet paper={paper} onDone={onDone}>
      <div className="account-paper">
        <h1>{office.name}</h1>
        <h2>{t('account.receiptTitle', { number: receiptNumber(receipt.receiptNumber) })}</h2>
        {voided && <p className="account-void-stamp">{t('account.voidedStamp', { reason: voided.reason })}</p>}
        <p>{formatDate(receipt.paidOn)}</p>
        <p>
          {t('account.receivedFrom', {
            name: [receipt.client, receipt.customId && t('box.id', { id: receipt.customId })]
              .filter(Boolean)
              .join(' · '),
          })}
        </p>
        <p>{[document, receipt.address].filter(Boolean).join(' · ')}</p>
        <p className="account-sum">{money(receipt.amountCents)}</p>
        <p>{[receipt.method, receipt.collector, receipt.note].filter(Boolean).join(' · ')}</p>
        <table className="account-table">
          <tbody>
            {receipt.shares.map((share) => (
              <tr key={`${share.kind} ${share.invoice?.id ?? 0}`}>
                <td>
                  {debitWords(share)}
                  {share.restCents > 0 && ` (${t('account.rest', { amount: money(share.restCents) })})`}
                </td>
                <td className="amount">{money(share.amountCents)}</td>
              </tr>
            ))}
            {receipt.creditCents > 0 && (
              <tr>
                <td>{t('account.toCredit')}</td>
                <td className="amount">{money(receipt.creditCents)}</td>
              </tr>
            )}
          </tbody>
        </table>
        <p>{t('account.balanceNow', { date: formatDate(receipt.balanceOn), amount: money(receipt.balanceCents) })}</p>
        <p className="account-small">
          {t('account.takenBy', { operator: receipt.operator, moment: formatMoment(receipt.atMs, office.timeZone) })}
        </p>
        <p className="account-small">{t('account.notAnInvoice')}</p>
      </div>
    </PrintSheet>
  );
}
