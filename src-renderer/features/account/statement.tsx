import { useTranslation } from 'react-i18next';
import type { Account, Transaction } from '../../../src-main/contract/account';
import { useOfficeDetails } from '../../api/session';
import { formatDate, formatMoney } from '../../i18n/format';
import { PrintSheet } from '../../ui/print-sheet';
import { useAccountWords } from './account-words';
import { useCountry } from './country';
import type { AccountClient } from './steps';
import { TransactionTable } from './transaction-table';

interface StatementProps {
  readonly client: AccountClient;
  readonly account: Account;
  readonly lines: readonly Transaction[];
  readonly onDone: () => void;
}

/** The account on paper, as it stands: what is unpaid, and the lines that the screen shows. */
export function Statement({ client, account, lines, onDone }: StatementProps) {
  const { t } = useTranslation();
  const country = useCountry();
  const office = useOfficeDetails();
  const { debitWords } = useAccountWords();
  return (
    <PrintSheet onDone={onDone}>
      <div className="account-paper">
        <h1>{office?.name}</h1>
        <p>{t('account.statementOn', { date: formatDate(account.today) })}</p>
        <p>{[client.name, client.customId && t('box.id', { id: client.customId })].filter(Boolean).join(' · ')}</p>
        <dl>
          <dt>{t('account.balance')}</dt>
          <dd>{formatMoney(account.balanceCents, country)}</dd>
          <dt>{t('account.credit')}</dt>
          <dd>{formatMoney(account.creditCents, country)}</dd>
        </dl>
        {account.unpaid.length > 0 && (
          <>
            <h2>{t('account.unpaid')}</h2>
            <table className="account-table">
              <tbody>
                {account.unpaid.map((debt) => (
                  <tr key={debt.id}>
                    <td>{debitWords(debt)}</td>
                    <td className="nowrap">{t('account.dueOn', { date: formatDate(debt.dueOn) })}</td>
                    <td className="amount">{formatMoney(debt.restCents, country)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        <h2>{t('account.transactions')}</h2>
        <TransactionTable lines={lines} />
      </div>
    </PrintSheet>
  );
}
