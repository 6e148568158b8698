import { Button, SegmentedControl } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpeningRow, OpeningSums } from '../../../src-main/contract/opening-balances';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite } from '../../api/session';
import { newTaskId, runTask, workOf } from '../../api/tasks';
import { formatDate, formatMoney, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { Pages } from '../../ui/pages';
import { Link, navigate } from '../../ui/router';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { WorkPanel } from '../../ui/work-panel';
import { useCountry } from './country';
import { OpeningHistory } from './opening-history';
import { PaymentsPath } from './payments-screen';
import './account.css';
import './opening.css';

const PAGE = 50;
type Scope = 'included' | 'excluded';

/** What the screen is at: nothing, or posting what its preview said. */
function usePosting() {
  const { t } = useTranslation();
  const [taskId] = useState(newTaskId);
  const [working, setWorking] = useState(false);
  async function post({ debtors, debtCents, creditors, creditCents }: OpeningSums): Promise<void> {
    if (working) return;
    setWorking(true);
    try {
      const expected = { debtors, debtCents, creditors, creditCents };
      const done = await runTask(taskId, (id) => api.openingBalances.post({ taskId: id, expected }));
      const count = done.debtors + done.creditors;
      showNotice({ message: t('openingBalances.posted', { count, formatted: formatNumber(count) }) });
    } catch (cause) {
      showProblem(failureWords(readFailure(cause)));
    } finally {
      setWorking(false);
    }
  }
  return { taskId, working, post };
}

/** Saldos anteriores: what the clients of a list owed, to be looked at and posted to their accounts once. */
export function OpeningScreen() {
  const { t } = useTranslation();
  const country = useCountry();
  const mayWrite = useMayWrite();
  const [scope, setScope] = useState<Scope>('included');
  const [page, setPage] = useState(0);
  const posting = usePosting();
  const { data, error, refetch } = useQuery({
    ...query.openingBalances.preview.queryOptions({ input: { scope, offset: page * PAGE, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  const toPost = data ? data.debtors + data.creditors : 0;
  const left = data?.exclusions.reduce((sum, { clients }) => sum + clients, 0) ?? 0;
  return (
    <div className="payments">
      <header>
        <PaymentsPath title={t('openingBalances.title')} />
        {mayWrite && data && toPost > 0 && (
          <Button
            leftSection={<IconChecks size={16} aria-hidden />}
            loading={posting.working}
            onClick={() => void posting.post(data)}
          >
            {t('openingBalances.post', { count: toPost, formatted: formatNumber(toPost) })}
          </Button>
        )}
      </header>
      <div className="opening">
        <p className="account-muted opening-lead">{t('openingBalances.lead')}</p>
        {error && !data && <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingPanel />}
        {posting.working && <WorkPanel label={t('openingBalances.posting')} work={workOf(posting.taskId)} />}
        {data && toPost + left > 0 && (
          <>
            <Sums sums={data} />
            {data.exclusions.length > 0 && (
              <ul className="opening-left">
                {data.exclusions.map(({ reason, clients, amountCents }) => (
                  <li key={reason}>
                    <strong>{formatNumber(clients)}</strong> ·{' '}
                    {t(`openingBalances.reasons.${reason}`, {
                      count: clients,
                      amount: formatMoney(amountCents, country),
                    })}
                  </li>
                ))}
              </ul>
            )}
            {left > 0 && (
              <SegmentedControl
                aria-label={t('openingBalances.which')}
                className="opening-which"
                value={scope}
                onChange={(value) => {
                  setScope(value === 'excluded' ? 'excluded' : 'included');
                  setPage(0);
                }}
                data={[
                  { value: 'included', label: t('openingBalances.included', { formatted: formatNumber(toPost) }) },
                  { value: 'excluded', label: t('openingBalances.excluded', { formatted: formatNumber(left) }) },
                ]}
              />
            )}
            <OpeningTable rows={data.rows} />
            <Pages page={page} total={data.total} size={PAGE} onPage={setPage} />
          </>
        )}
        {data && toPost + left === 0 && !posting.working && (
          <StatePanel
            icon={<IconChecks size={32} stroke={1.5} aria-hidden />}
            title={t('openingBalances.noneTitle')}
            text={t('openingBalances.noneText')}
          >
            <Button variant="default" onClick={() => navigate('/importar')}>
              {t('clients.import')}
            </Button>
          </StatePanel>
        )}
        <OpeningHistory />
      </div>
    </div>
  );
}

/** Debts and credits, each with how many clients and what they come to. */
function Sums({ sums }: { readonly sums: OpeningSums }) {
  const { t } = useTranslation();
  const country = useCountry();
  const { debtors, invoices, debtCents, creditors, creditCents } = sums;
  return (
    <div className="account-cards">
      <div className="account-card">
        <span className="account-muted">{t('openingBalances.debts')}</span>
        <strong className={debtCents > 0 ? 'owes' : ''}>{formatMoney(debtCents, country)}</strong>
        <span className="account-muted">
          {t('openingBalances.debtors', { count: debtors, formatted: formatNumber(debtors) })} ·{' '}
          {t('openingBalances.invoices', { count: invoices, formatted: formatNumber(invoices) })}
        </span>
      </div>
      <div className="account-card">
        <span className="account-muted">{t('openingBalances.credits')}</span>
        <strong>{formatMoney(creditCents, country)}</strong>
        <span className="account-muted">
          {t('openingBalances.debtors', { count: creditors, formatted: formatNumber(creditors) })}
        </span>
      </div>
    </div>
  );
}

function OpeningTable({ rows }: { readonly rows: readonly OpeningRow[] }) {
  const { t } = useTranslation();
  const country = useCountry();
  if (rows.length === 0) return null;
  return (
    <table className="account-table" aria-label={t('openingBalances.title')}>
      <thead>
        <tr>
          <th scope="col">{t('field.customId')}</th>
          <th scope="col">{t('payments.client')}</th>
          <th scope="col">{t('openingBalances.onDate')}</th>
          <th scope="col" className="amount">
            {t('account.unpaid')}
          </th>
          <th scope="col" className="amount">
            {t('account.balance')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ clientId, customId, client, onDate, invoiceCount, amountCents, excluded }) => (
          <tr key={clientId}>
            <td className="nowrap">{customId || '—'}</td>
            <td>
              <Link className="account-open" to={`/clientes/${clientId}/ver`}>
                {client}
              </Link>
              {excluded && <span className="account-mark amber">{t(`openingBalances.short.${excluded}`)}</span>}
            </td>
            <td className="nowrap">{formatDate(onDate)}</td>
            <td className="amount">{formatNumber(invoiceCount)}</td>
            <td className="amount strong">{formatMoney(amountCents, country)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
