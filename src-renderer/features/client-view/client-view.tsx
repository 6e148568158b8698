import { Button, Group } from '@mantine/core';
import {
  IconArrowLeft,
  IconCash,
  IconCurrencyDollar,
  IconKey,
  IconPencil,
  IconPhone,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, ClientWithBilling } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { formatMoney, formatNumber } from '../../i18n/format';
import { formatPhone } from '../../i18n/identity-format';
import { failureWords } from '../../i18n/setup';
import { useWindowKeys } from '../../ui/keys';
import { focusQuickSearch } from '../../ui/quick-search';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { StateTag } from '../../ui/state-tag';
import { BillingCard } from './billing-card';
import { ClientFacts, FurtherFacts } from './client-facts';
import { OtherClient } from './other-client';
import './client-view.css';

interface ClientViewProps {
  readonly id: number;
  readonly office: Office;
  readonly mayWrite: boolean;
  readonly onBack: () => void;
  readonly onOpen: (id: number) => void;
  readonly onEdit: (id: number) => void;
  readonly onDebt: (client: Client) => void;
  readonly onPay: (client: Client) => void;
  readonly onPassword: (client: Client) => void;
  /** Goes to what can be done with the contracts. */
  readonly onContracts: () => void;
  readonly onDeactivate: (client: Client) => void;
  readonly onReactivate: (client: Client) => void;
  /** The client's contracts, from their own feature. */
  readonly contracts: (client: Client) => ReactNode;
  /** The client's audit, from its own feature. */
  readonly audit: ReactNode;
  /** What it used in the last day, from its own. */
  readonly lastDay: ReactNode;
  /** What it pays through, from its own feature. */
  readonly gateways: ReactNode;
  /** What is known of its e-mail, from its own. */
  readonly mailMark: ReactNode;
  /** Whether it was merged with another, from its own. */
  readonly merges: ReactNode;
}

/** Ver: one client whole, with a search that jumps to another (specification §6). */
export function ClientView(props: ClientViewProps) {
  const { id, onBack, onEdit, onDebt, onPay, onPassword, onContracts, mayWrite } = props;
  const { t } = useTranslation();
  const answer = useQuery(query.clients.get.queryOptions({ input: { id } }));
  const client = answer.data;
  const keys = useMemo(
    () => ({
      Escape: onBack,
      '/': () => void focusQuickSearch(),
      c: onContracts,
      ...(client ? { d: () => onDebt(client) } : {}),
      ...(mayWrite ? { e: () => onEdit(id) } : {}),
      ...(mayWrite && client ? { p: () => onPay(client), k: () => onPassword(client) } : {}),
    }),
    [onBack, onEdit, onDebt, onPay, onPassword, onContracts, mayWrite, id, client],
  );
  useWindowKeys(keys);
  return (
    <div className="view">
      <div className="view-bar">
        <Button variant="subtle" color="gray" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onBack}>
          {t('view.back')}
        </Button>
        <OtherClient onOpen={props.onOpen} />
      </div>
      {answer.isPending && <LoadingPanel />}
      {answer.error && (
        <FailedPanel text={failureWords(readFailure(answer.error))} onRetry={() => void answer.refetch()} />
      )}
      {answer.data && <Overview {...props} client={answer.data} />}
    </div>
  );
}

function Overview({
  client,
  office,
  mayWrite,
  onEdit,
  onDebt,
  onPay,
  onPassword,
  onDeactivate,
  onReactivate,
  contracts,
  audit,
  lastDay,
  gateways,
  mailMark,
  merges,
}: ClientViewProps & { client: ClientWithBilling }) {
  const { t } = useTranslation();
  const active = client.state === 'active';
  const phone = [client.phone, client.mobile]
    .filter(Boolean)
    .map((typed) => formatPhone(office.country, typed))
    .join(' · ');
  return (
    <>
      <div className="view-head">
        <h1>{client.name}</h1>
        {client.customId && <span className="view-fact">{t('box.id', { id: client.customId })}</span>}
        <StateTag state={client.state} />
        {phone && (
          <span className="view-fact">
            <IconPhone size={16} aria-hidden /> {phone}
          </span>
        )}
        <Group gap="xs" ml="auto">
          {mayWrite && (
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => onEdit(client.id)}
              title="E"
            >
              {t('clients.edit')}
            </Button>
          )}
          {mayWrite && active && (
            <Button
              variant="default"
              leftSection={<IconKey size={16} aria-hidden />}
              onClick={() => onPassword(client)}
              title="K"
            >
              {t('portal.action')}
            </Button>
          )}
          {mayWrite && (
            <Button
              variant="default"
              leftSection={active ? <IconUserOff size={16} aria-hidden /> : <IconUserCheck size={16} aria-hidden />}
              onClick={() => (active ? onDeactivate(client) : onReactivate(client))}
            >
              {t(active ? 'clients.deactivate' : 'clients.reactivate')}
            </Button>
          )}
        </Group>
      </div>
      {merges}
      <div className="view-columns">
        <div className="view-stack">
          <ClientFacts client={client} office={office} mailMark={mailMark} />
          <section className="view-card">
            <h2>{t('contracts.cards')}</h2>
            {contracts(client)}
          </section>
          <BillingCard billing={client.billing} />
          <FurtherFacts client={client} office={office} />
        </div>
        <div className="view-stack">
          <AccountCard
            clientId={client.id}
            office={office}
            onOpen={() => onDebt(client)}
            onPay={mayWrite ? () => onPay(client) : null}
          />
          <section className="view-card" aria-label={t('consumption.lastDayOf')}>
            <h2>{t('consumption.lastDayOf')}</h2>
            {lastDay}
          </section>
          <section className="view-card">
            <h2>{t('box.tabs.gateways')}</h2>
            {gateways}
          </section>
          <section className="view-card">
            <h2>{t('box.tabs.audit')}</h2>
            {audit}
          </section>
        </div>
      </div>
    </>
  );
}

interface AccountCardProps {
  readonly clientId: number;
  readonly office: Office;
  readonly onOpen: () => void;
  /** Null where this operator may not. */
  readonly onPay: (() => void) | null;
}

/** What the client owes, and the ways to its account. */
function AccountCard({ clientId, office, onOpen, onPay }: AccountCardProps) {
  const { t } = useTranslation();
  const { data } = useQuery(query.account.get.queryOptions({ input: { clientId } }));
  const owes = data !== undefined && data.balanceCents > 0;
  return (
    <section className="view-card" aria-label={t('account.title')}>
      <h2>{t('account.title')}</h2>
      {data && (
        <dl className="view-facts">
          <div>
            <dt>{t('account.balance')}</dt>
            <dd className={owes ? 'view-owes' : ''}>{formatMoney(data.balanceCents, office.country)}</dd>
          </div>
          <div>
            <dt>{t('account.credit')}</dt>
            <dd>{formatMoney(data.creditCents, office.country)}</dd>
          </div>
          <div>
            <dt>{t('account.unpaid')}</dt>
            <dd>{formatNumber(data.unpaidInvoices)}</dd>
          </div>
        </dl>
      )}
      <Group gap="xs" mt="xs">
        <Button
          variant="default"
          size="compact-sm"
          title="D"
          leftSection={<IconCurrencyDollar size={15} aria-hidden />}
          onClick={onOpen}
        >
          {t('account.title')}
        </Button>
        {onPay && (
          <Button
            variant="default"
            size="compact-sm"
            title="P"
            leftSection={<IconCash size={15} aria-hidden />}
            onClick={onPay}
          >
            {t('account.register')}
          </Button>
        )}
      </Group>
    </section>
  );
}
