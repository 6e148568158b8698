import type { TFunction } from 'i18next';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Country, Office } from '../../../src-main/contract/office';
import { api, query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useReadAhead } from '../../api/read-ahead';
import { formatMoney } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { type Notice, showNotice, showProblem } from '../../ui/notices';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { giveAwaitedActs } from './act-keys';
import { type Act, ContractAct } from './acts';
import { type CardActs, cardId, ContractCard } from './contract-card';
import { takeBack } from './end-contract';
import { ContractEditor } from './contract-editor';
import './contracts.css';

interface ContractsTabProps {
  readonly clientId: number;
  /** Whether the client is active: the contracts of one that is not stay as they are. */
  readonly clientActive: boolean;
  /** Where the client lives. */
  readonly home: string;
  readonly office: Office;
  readonly mayWrite: boolean;
  /** Shows the list of everybody on a node. */
  readonly onNode: (nodeId: number) => void;
  /** What stands here until the contracts are read. */
  readonly meanwhile?: ReactNode;
}

type Asked =
  | { readonly what: 'add' }
  | { readonly what: 'edit'; readonly id: number }
  | { readonly what: Act; readonly id: number };

/** Detalles de Contrato y Nodos: every contract of the client, and what can be done with each (specification §1). */
export function ContractsTab(props: ContractsTabProps) {
  const { clientId, meanwhile } = props;
  const { data, error, refetch } = useQuery(query.contracts.list.queryOptions({ input: { clientId } }));
  useReadAhead((next, context) =>
    queryClient.prefetchQuery(query.contracts.list.queryOptions({ input: { clientId: next }, context })),
  );
  if (error && !data) {
    return <FailedPanel text={failureWords(readFailure(error))} onRetry={() => void refetch()} />;
  }
  if (!data) return meanwhile ?? <LoadingPanel />;
  return <Contracts {...props} {...data} />;
}

/** Says what became of an act that a button does at once. */
async function tell(act: () => Promise<Notice>): Promise<void> {
  try {
    showNotice(await act());
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

/** Gives the agreed plan up; its notice agrees it again. */
async function cancelPlan({ id, version, nextPlanId, nextOwnPriceCents, nextPlanOn }: ContractShown, t: TFunction) {
  const cancelled = await api.contracts.cancelPlanChange({ id, version });
  const message = t('contracts.planCancelled');
  if (nextPlanId === null || nextPlanOn === null) return { message };
  const agreed = { terms: { planId: nextPlanId, ownPriceCents: nextOwnPriceCents }, onDate: nextPlanOn };
  const again = async () => {
    await api.contracts.changePlan({
      id,
      version: cancelled.version,
      ...agreed,
      reason: t('contracts.planAgainReason'),
    });
    return { message: t('contracts.planAgain') };
  };
  return { message, undo: { label: t('action.undo'), run: () => void tell(again) } };
}

/** Brings the card of what was added or done into sight whole, once it is read: it came below the others, or grew. */
function useChangedInSight(clientId: number, contracts: readonly ContractShown[], asked: Asked | null): void {
  const acted = useRef(asked);
  if (asked) acted.current = asked;
  const before = useRef({ clientId, contracts });
  useEffect(() => {
    const versions = new Map(before.current.contracts.map(({ id, version }) => [id, version]));
    if (before.current.clientId !== clientId) acted.current = null;
    before.current = { clientId, contracts };
    const { current: act } = acted;
    const changed = contracts.find(({ id, version }) => {
      if (act === null) return false;
      return act.what === 'add' ? !versions.has(id) : id === act.id && versions.get(id) !== version;
    });
    if (!changed) return;
    acted.current = null;
    document.getElementById(cardId(changed.id))?.scrollIntoView({ block: 'nearest' });
  }, [clientId, contracts]);
}

interface ContractsProps extends ContractsTabProps {
  readonly contracts: readonly ContractShown[];
  readonly today: string;
}

function Contracts({ contracts, today, ...props }: ContractsProps) {
  const { clientId, clientActive, home, office, mayWrite, onNode } = props;
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  useChangedInSight(clientId, contracts, asked);
  useEffect(giveAwaitedActs, []);
  const live = contracts.filter(({ endedOn }) => endedOn === null);
  const ended = contracts.filter(({ endedOn }) => endedOn !== null);
  const acts = useMemo(
    (): CardActs => ({
      onAct: ({ id }, act) => setAsked({ what: act, id }),
      onEdit: ({ id }) => setAsked({ what: 'edit', id }),
      onTakeBack: ({ id }) => void takeBack(clientId, id),
      onCancelPlan: (contract) => void tell(() => cancelPlan(contract, t)),
    }),
    [t, clientId],
  );
  const card = (contract: ContractShown) => (
    <ContractCard
      key={contract.id}
      contract={contract}
      country={office.country}
      home={home}
      acts={mayWrite ? acts : null}
      clientActive={clientActive}
      onNode={onNode}
    />
  );
  return (
    <div className="contracts">
      <Head live={live} office={office}>
        {mayWrite && clientActive && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setAsked({ what: 'add' })}
          >
            {t('contracts.add')}
          </Button>
        )}
      </Head>
      {live.length === 0 && <NoContracts mayAdd={mayWrite && clientActive} />}
      {live.map(card)}
      {ended.length > 0 && (
        <details className="contracts-ended">
          <summary>{t('contracts.ended', { count: ended.length })}</summary>
          {ended.map(card)}
        </details>
      )}
      <Dialog asked={asked} contracts={contracts} clientId={clientId} today={today} onClose={() => setAsked(null)} />
    </div>
  );
}

function NoContracts({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="contracts-none">
      {t('contracts.none')} {mayAdd && t('contracts.noneNext')}
    </p>
  );
}

/** How many there are, what is billed of them a month, and apart what is not as they stand. */
function Head({ live, office, children }: { live: readonly ContractShown[]; office: Office; children: ReactNode }) {
  return (
    <div className="contracts-head">
      <span className="contract-muted">{live.length > 0 && <Monthly live={live} country={office.country} />}</span>
      {children}
    </div>
  );
}

const amountOf = (contracts: readonly ContractShown[], country: Country) =>
  formatMoney(
    contracts.reduce((sum, { priceCents }) => sum + priceCents, 0),
    country,
  );

/** Of a client that nobody bills, what the contracts cost together: that nothing is billed is no matter of theirs. */
function Monthly({ live, country }: { live: readonly ContractShown[]; country: Country }) {
  const { t } = useTranslation();
  const isBilled = live.some(({ unbilled }) => unbilled !== 'billingOff');
  const unbilled = live.filter((contract) => contract.unbilled !== null);
  const billed = live.filter((contract) => contract.unbilled === null);
  const amount = amountOf(isBilled ? billed : live, country);
  return [
    t('contracts.total', { count: live.length, amount }),
    !isBilled && t('contracts.billingOff'),
    isBilled &&
      unbilled.length > 0 &&
      t('contracts.unbilled', { count: unbilled.length, amount: amountOf(unbilled, country) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

interface DialogProps extends Pick<ContractsProps, 'contracts' | 'clientId' | 'today'> {
  readonly asked: Asked | null;
  readonly onClose: () => void;
}

/** The contract is the one of now: what another window did to it meanwhile is in it. */
function Dialog({ asked, contracts, clientId, today, onClose }: DialogProps) {
  if (!asked) return null;
  if (asked.what === 'add') {
    return <ContractEditor clientId={clientId} contract={null} today={today} onClose={onClose} />;
  }
  const contract = contracts.find(({ id }) => id === asked.id);
  if (!contract) return null;
  return asked.what === 'edit' ? (
    <ContractEditor clientId={clientId} contract={contract} today={today} onClose={onClose} />
  ) : (
    <ContractAct act={asked.what} contract={contract} today={today} onClose={onClose} />
  );
}
