import { Button, Modal } from '@mantine/core';
import { IconCalendarDollar, IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-main/contract/account';
import { daysThrough } from '../../../src-main/contract/values/calendar-date';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite } from '../../api/session';
import { formatDate, formatMoney, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { MailButton } from '../../ui/mail-button';
import { showNotice, showProblem } from '../../ui/notices';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { useFocused } from '../../ui/use-focused';
import { useCountry } from './country';
import type { AccountClient, AccountStep } from './steps';
import { Statement } from './statement';
import { TransactionTable } from './transaction-table';

interface AccountDialogProps {
  readonly client: AccountClient;
  readonly onStep: (step: AccountStep | null) => void;
  readonly overcharged: ReactNode;
}

/** What is asked for at first, and with each «Ver más». */
const LINES = 50;

/** Cuenta corriente (specification §5): the balance, the credit, what is unpaid, and every transaction. */
export function AccountDialog({ client, onStep, overcharged }: AccountDialogProps) {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [limit, setLimit] = useState(LINES);
  const [printing, setPrinting] = useState(false);
  const clientId = client.id;
  const account = useQuery(query.account.get.queryOptions({ input: { clientId }, staleTime: 0 }));
  const lines = useQuery({
    ...query.account.transactions.queryOptions({ input: { clientId, offset: 0, limit }, staleTime: 0 }),
    placeholderData: keepPreviousData,
  });
  const register = useFocused();
  const pay = () => onStep({ kind: 'payment', back: true });
  const error = account.error ?? lines.error;
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'p' || event.ctrlKey || event.metaKey || event.altKey || !mayWrite) return;
    event.preventDefault();
    pay();
  }
  return (
    <Modal
      opened
      size={960}
      onClose={() => onStep(null)}
      onKeyDown={onKeyDown}
      title={<AccountTitle client={client} />}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {error && (
        <FailedPanel
          text={failureWords(readFailure(error))}
          onRetry={() => void Promise.all([account.refetch(), lines.refetch()])}
        />
      )}
      {!error && !(account.data && lines.data) && <LoadingPanel />}
      {account.data && lines.data && (
        <div className="account">
          <AccountCards account={account.data} />
          <AccountActs account={account.data} mayWrite={mayWrite} onStep={onStep} onPrint={() => setPrinting(true)} />
          {overcharged}
          <TransactionTable
            lines={lines.data.rows}
            onReceipt={(id) => onStep({ kind: 'receipt', id, back: true, print: false })}
          />
          <footer className="account-foot">
            <span className="account-muted">
              {t('account.lines', {
                shown: formatNumber(lines.data.rows.length),
                total: formatNumber(lines.data.total),
              })}
            </span>
            {lines.data.rows.length < lines.data.total && (
              <Button variant="subtle" size="compact-sm" onClick={() => setLimit(Math.min(1000, limit * 4))}>
                {t('account.more')}
              </Button>
            )}
            <Button variant="default" ml="auto" onClick={() => onStep(null)} rightSection={<kbd aria-hidden>Esc</kbd>}>
              {t('action.close')}
            </Button>
            {mayWrite && (
              <Button ref={register} onClick={pay} title="P" rightSection={<kbd aria-hidden>P</kbd>}>
                {t('account.register')}
              </Button>
            )}
          </footer>
          {printing && (
            <Statement
              client={client}
              account={account.data}
              lines={lines.data.rows}
              onDone={() => setPrinting(false)}
            />
          )}
        </div>
      )}
    </Modal>
  );
}

function AccountTitle({ client }: { readonly client: AccountClient }) {
  const { t } = useTranslation();
  return (
    <>
      {t('account.title')}{' '}
      <span className="account-who">
        {[client.name, client.customId && t('box.id', { id: client.customId })].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

/** The three figures that the specification names. */
function AccountCards({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const country = useCountry();
  const { balanceCents, creditCents, unpaidInvoices, oldestDueOn, today } = account;
  const owes = balanceCents > 0;
  return (
    <div className="account-cards">
      <Card label={t('account.balance')} className={owes ? 'owes' : ''} value={formatMoney(balanceCents, country)}>
        {t(owes ? 'account.owes' : balanceCents < 0 ? 'account.inFavour' : 'account.settled')}
      </Card>
      <Card label={t('account.credit')} value={formatMoney(creditCents, country)}>
        {creditCents > 0 ? t('account.creditUse') : ''}
      </Card>
      <Card label={t('account.unpaid')} value={formatNumber(unpaidInvoices)}>
        {oldestDueOn === null ? '' : <DueWords dueOn={oldestDueOn} today={today} />}
      </Card>
    </div>
  );
}

interface CardProps {
  readonly label: string;
  readonly value: string;
  readonly className?: string;
  readonly children: ReactNode;
}

function Card({ label, value, className = '', children }: CardProps) {
  return (
    <div className="account-card">
      <span className="account-muted">{label}</span>
      <strong className={className}>{value}</strong>
      <span className="account-muted">{children || '\u00A0'}</span>
    </div>
  );
}

function DueWords({ dueOn, today }: { readonly dueOn: string; readonly today: string }) {
  const { t } = useTranslation();
  const date = formatDate(dueOn);
  if (dueOn >= today) return t('account.dueOn', { date });
  return t('account.overdueSince', { date, count: daysThrough(dueOn, today) - 1 });
}

interface AccountActsProps extends Pick<AccountDialogProps, 'onStep'> {
  readonly account: Account;
  readonly mayWrite: boolean;
  readonly onPrint: () => void;
}

function AccountActs({ account, mayWrite, onStep, onPrint }: AccountActsProps) {
  const { t } = useTranslation();
  const country = useCountry();
  const { promise, clientId, version, creditCents, unpaidCents } = account;
  const attempt = useCallback(async (call: () => Promise<string>) => {
    try {
      showNotice({ message: await call() });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    }
  }, []);
  const spend = async () => {
    const { usedCents, askedCents } = await api.account.useCredit({ clientId, version });
    const [amount, asked] = [formatMoney(usedCents, country), formatMoney(askedCents, country)];
    return askedCents > 0 ? t('account.creditUsedLate', { amount, asked }) : t('account.creditUsed', { amount });
  };
  const withdraw = async (id: number) => {
    await api.account.withdrawPromise({ id });
    return t('account.promiseWithdrawn');
  };
  return (
    <div className="account-acts">
      {promise ? (
        <p className="account-promise">
          <IconCalendarDollar size={16} aria-hidden />
          {t('account.promised', { date: formatDate(promise.untilOn), note: promise.note, operator: promise.operator })}
          {mayWrite && (
            <Button variant="subtle" size="compact-xs" onClick={() => void attempt(() => withdraw(promise.id))}>
              {t('account.withdrawPromise')}
            </Button>
          )}
        </p>
      ) : (
        <span />
      )}
      {mayWrite && creditCents > 0 && unpaidCents > 0 && (
        <Button variant="default" size="compact-sm" onClick={() => void attempt(spend)}>
          {t('account.useCredit')}
        </Button>
      )}
      {mayWrite && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconCalendarDollar size={15} aria-hidden />}
          onClick={() => onStep({ kind: 'promise' })}
        >
          {t('account.promise')}
        </Button>
      )}
      <Button variant="default" size="compact-sm" leftSection={<IconPrinter size={15} aria-hidden />} onClick={onPrint}>
        {t('account.print')}
      </Button>
      {mayWrite && (
        <MailButton
          send={() => api.clientMessages.mailStatement({ clientId })}
          problemOf={(cause) => failureWords(readFailure(cause))}
        />
      )}
    </div>
  );
}
