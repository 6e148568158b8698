import { useTranslation } from 'react-i18next';
import type { Transaction } from '../../../src-main/contract/account';
import { formatAmount, formatDate } from '../../i18n/format';
import { useAccountWords } from './account-words';

interface TransactionTableProps {
  readonly lines: readonly Transaction[];
  /** Left out where nothing can be opened, as on paper. */
  readonly onReceipt?: (paymentId: number) => void;
}

/** The lines of an account, the newest first, each with the balance after it. */
export function TransactionTable({ lines, onReceipt }: TransactionTableProps) {
  const { t } = useTranslation();
  const { transactionWords } = useAccountWords();
  if (lines.length === 0) return <p className="account-none">{t('account.noLines')}</p>;
  return (
    <div className={onReceipt ? 'account-scroll' : ''}>
      <table className="account-table" aria-label={t('account.transactions')}>
        <thead>
          <tr>
            <th scope="col">{t('account.date')}</th>
            <th scope="col">{t('account.transaction')}</th>
            <th scope="col" className="amount">
              {t('account.debit')}
            </th>
            <th scope="col" className="amount">
              {t('account.creditSide')}
            </th>
            <th scope="col" className="amount">
              {t('account.balance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td className="nowrap">{formatDate(line.onDate)}</td>
              <td>
                {onReceipt && line.paymentId !== null ? (
                  <button
                    type="button"
                    className="account-open"
                    onClick={() => line.paymentId !== null && onReceipt(line.paymentId)}
                  >
                    {transactionWords(line)}
                  </button>
                ) : (
                  transactionWords(line)
                )}
                <Mark line={line} />
              </td>
              <td className="amount">{line.amountCents > 0 && formatAmount(line.amountCents)}</td>
              <td className="amount in">{line.amountCents < 0 && formatAmount(Math.abs(line.amountCents))}</td>
              <td className="amount strong">{formatAmount(line.balanceCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What of a debt is still open, and that a payment was voided. */
function Mark({ line }: { readonly line: Transaction }) {
  const { t } = useTranslation();
  if (line.kind === 'payment' && line.voidReason !== '')
    return <span className="account-mark grey">{t('account.voided')}</span>;
  if (line.restCents === 0) return null;
  const whole = line.restCents === line.amountCents;
  return (
    <span className="account-mark red">
      {whole ? t('account.isUnpaid') : t('account.rest', { amount: formatAmount(line.restCents) })}
    </span>
  );
}
