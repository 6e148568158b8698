import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StateChange } from '../../../src-main/contract/automatic-states';
import { formatDate, formatMoney } from '../../i18n/format';
import { ContractTag } from '../../ui/state-tag';
import { useAccountWords } from './account-words';
import { useCountry } from './country';
import type { AccountClient } from './steps';

interface ChangesTableProps {
  readonly rows: readonly StateChange[];
  readonly label: string;
  /** Left out on paper, as is what follows. */
  readonly onDebt?: ((client: AccountClient) => void) | undefined;
  readonly onExcept?: ((client: AccountClient) => void) | undefined;
  readonly onWithdraw?: ((exceptionId: number) => void) | undefined;
}

/** Contracts whose state changes, with the invoice that it is for, or what keeps it from changing. */
export function ChangesTable({ rows, label, onDebt, onExcept, onWithdraw }: ChangesTableProps) {
  const { t } = useTranslation();
  const country = useCountry();
  const canAct = onExcept !== undefined;
  return (
    <table className="account-table cuts-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('states.client')}</th>
          <th scope="col">{t('states.plan')}</th>
          <th scope="col">{t('states.state')}</th>
          <th scope="col">{t('states.why')}</th>
          <th scope="col" className="amount">
            {t('states.owed')}
          </th>
          {canAct && (
            <th scope="col">
              <span className="visually-hidden">{t('states.except')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.contractId}>
            <td>
              <Who row={row} onDebt={onDebt} />
            </td>
            <td className="nowrap">{row.plan}</td>
            <td className="nowrap">
              <ContractTag state={row.from} disabledBy={row.disabledBy} short />
              <span className="account-muted cuts-will">
                {t(row.kept === null ? `states.will.${row.to}` : `states.would.${row.to}`)}
              </span>
            </td>
            <td>
              <Why row={row} />
            </td>
            <td className="amount strong">{row.invoice ? formatMoney(row.restCents, country) : '—'}</td>
            {canAct && (
              <td className="amount">
                <Acts row={row} onExcept={onExcept} onWithdraw={onWithdraw} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const clientOf = ({ clientId, client, customId }: StateChange): AccountClient => ({
  id: clientId,
  name: client,
  customId,
});

function Who({ row, onDebt }: Pick<ChangesTableProps, 'onDebt'> & { readonly row: StateChange }) {
  const about = [row.customId, row.phone].filter(Boolean).join(' · ');
  return (
    <>
      {onDebt ? (
        <button type="button" className="account-open" onClick={() => onDebt(clientOf(row))}>
          {row.client}
        </button>
      ) : (
        row.client
      )}
      {about !== '' && <span className="account-muted cuts-about">{about}</span>}
    </>
  );
}

/** The invoice that it is for, how late it is, and what keeps the system from it. */
function Why({ row }: { readonly row: StateChange }) {
  const { t } = useTranslation();
  const { debitWords } = useAccountWords();
  const { invoice, dueOn, daysLate, kept, keptUntilOn } = row;
  if (dueOn === null) return t('states.nothingOverdue');
  const late = [t('states.dueOn', { date: formatDate(dueOn) }), t('states.late', { count: daysLate })].join(' · ');
  return (
    <>
      <span className="cuts-line">
        {debitWords({ kind: invoice ? 'invoice' : 'opening', invoice, invoiceCount: 0 })}
      </span>
      <span className="account-muted">{late}</span>
      {kept && (
        <span className="account-mark amber">
          {t(`states.keptBy.${kept}`, { date: keptUntilOn === null ? '' : formatDate(keptUntilOn) })}
        </span>
      )}
    </>
  );
}

function Acts({
  row,
  onExcept,
  onWithdraw,
}: Pick<ChangesTableProps, 'onExcept' | 'onWithdraw'> & { row: StateChange }) {
  const { t } = useTranslation();
  const { exception, client: name } = row;
  if (exception && onWithdraw)
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        title={t('states.exception', { date: formatDate(exception.untilOn), reason: exception.reason })}
        aria-label={t('states.withdrawOf', { name })}
        onClick={() => onWithdraw(exception.id)}
      >
        {t('states.withdraw')}
      </Button>
    );
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t('states.exceptOf', { name })}
      onClick={() => onExcept?.(clientOf(row))}
    >
      {t('states.except')}
    </Button>
  );
}
