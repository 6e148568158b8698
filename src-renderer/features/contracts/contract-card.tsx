import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBell,
  IconDots,
  IconPencil,
  IconPlayerPause,
  IconPlugConnected,
  IconPlugConnectedX,
  IconPower,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Country } from '../../../src-main/contract/office';
import { writtenMac } from '../../../src-main/contract/values/mac-address';
import { writePosition } from '../../../src-main/contract/values/position';
import { formatDate, formatMoney, formatSpeeds } from '../../i18n/format';
import { ContractTag } from '../../ui/state-tag';
import { ActsBar } from './act-keys';
import type { Act } from './acts';
import { ContractNotes } from './contract-notes';

export interface CardActs {
  readonly onAct: (contract: ContractShown, act: Act) => void;
  readonly onEdit: (contract: ContractShown) => void;
  readonly onCancelPlan: (contract: ContractShown) => void;
  /** Takes a baja back. */
  readonly onTakeBack: (contract: ContractShown) => void;
}

interface ContractCardProps {
  readonly contract: ContractShown;
  readonly country: Country;
  /** Where the client lives; the contract's own address stands instead where there is one. */
  readonly home: string;
  /** Null where this operator may not. */
  readonly acts: CardActs | null;
  /** While the client is deactivated nothing is turned on. */
  readonly clientActive: boolean;
  readonly onNode: (nodeId: number) => void;
}

/** A client's card is once on the page, in the box or in Ver. */
export const cardId = (contractId: number) => `contract-${contractId}`;

/** One contract: what is sold, whether it is on, where it comes from, and what can be done. */
export function ContractCard(props: ContractCardProps) {
  const { contract, country, acts } = props;
  const { t } = useTranslation();
  const { plan, state, disabledBy, pausedUntilOn, endedOn, priceCents } = contract;
  return (
    <section
      id={cardId(contract.id)}
      className="contract-card"
      aria-label={[t('contracts.card', { plan }), contract.ip].filter(Boolean).join(', ')}
    >
      <header>
        <div className="contract-title">
          <h3>{plan}</h3>
          <ContractTag state={state} disabledBy={disabledBy} paused={pausedUntilOn !== null} ended={endedOn !== null} />
        </div>
        <span className="contract-price">
          <strong>{formatMoney(priceCents, country)}</strong> {t('contracts.perMonth')}
        </span>
      </header>
      <ContractFacts {...props} />
      <ContractNotes contract={contract} country={country} onCancelPlan={acts?.onCancelPlan ?? null} />
      {acts && endedOn === null && <ContractButtons {...props} acts={acts} />}
      {acts && endedOn !== null && (
        <ActsBar contract={contract}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconArrowBackUp {...ICON} />}
            onClick={() => acts.onTakeBack(contract)}
          >
            {t('contracts.acts.end.takeBack')}
          </Button>
        </ActsBar>
      )}
    </section>
  );
}

function ContractFacts({ contract, home, onNode }: ContractCardProps) {
  const { t } = useTranslation();
  const { node, nodeId, latitude, longitude, ownPriceCents } = contract;
  const place = latitude !== null && longitude !== null ? writePosition({ latitude, longitude }) : '';
  return (
    <dl className="contract-facts">
      <Fact name={t('contractField.nodeId')} title={node}>
        {nodeId === null ? (
          '—'
        ) : (
          <button
            type="button"
            className="contract-link"
            title={t('contracts.sameNodeOf', { node })}
            onClick={() => onNode(nodeId)}
          >
            {node}
            <span className="visually-hidden"> · {t('contracts.sameNode')}</span>
          </button>
        )}
      </Fact>
      <Fact name={t('contractField.ip')} title={contract.ip} />
      <Fact name={t('contractField.equipmentId')} title={contract.equipment} />
      <Fact name={t('contractField.mac')} title={writtenMac(contract.mac)} />
      <Fact name={t('contractField.userName')} title={contract.userName} />
      <Fact name={t('contracts.since')} title={formatDate(contract.startedOn)} />
      <Fact name={t('contracts.speed')} title={formatSpeeds(contract)} />
      <Fact
        name={t('contracts.priceKind')}
        title={ownPriceCents === null ? t('contracts.ofPlan') : t('contracts.own')}
      />
      <Fact whole name={t('contracts.address')} title={contract.address || home}>
        {contract.address || home || '—'}
        {place && <span className="contract-muted"> ({place})</span>}
      </Fact>
    </dl>
  );
}

function Fact({
  name,
  title,
  whole,
  children,
}: {
  name: string;
  title: string;
  whole?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={whole ? 'whole' : undefined}>
      <dt>{name}</dt>
      <dd title={title}>{children ?? (title || '—')}</dd>
    </div>
  );
}

const ICON = { size: 15, 'aria-hidden': true } as const;

/** The three that are done all day in sight, the others a click away. */
function ContractButtons({ contract, acts, clientActive }: ContractCardProps & { readonly acts: CardActs }) {
  const { t } = useTranslation();
  const { state, plan, disabledBy, pausedUntilOn } = contract;
  const act = (name: Act) => () => acts.onAct(contract, name);
  const isOff = state === 'disabled';
  // Cut by the system, or paused: somebody may mean it for good.
  const forGood = isOff && (disabledBy !== 'operator' || pausedUntilOn !== null);
  return (
    <ActsBar contract={contract}>
      {state !== 'enabled' && clientActive && (
        <CardButton name="enable" icon={<IconPower {...ICON} />} onClick={act('enable')} />
      )}
      {state === 'enabled' && clientActive && (
        <CardButton name="alert" icon={<IconBell {...ICON} />} onClick={act('alert')} />
      )}
      {!isOff && <CardButton name="disable" icon={<IconPlugConnectedX {...ICON} />} onClick={act('disable')} />}
      <CardButton name="changePlan" icon={<IconArrowsExchange {...ICON} />} onClick={act('changePlan')} />
      <Menu position="bottom-end" shadow="md" width={220}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            className="contract-more"
            aria-label={t('contracts.more', { plan })}
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => acts.onEdit(contract)}>
            {t('contracts.edit')}
          </Menu.Item>
          {clientActive && (
            <Menu.Item leftSection={<IconPlayerPause {...ICON} />} onClick={act('pause')}>
              {t('contracts.acts.pause.name')}
            </Menu.Item>
          )}
          {isOff && clientActive && (
            <Menu.Item leftSection={<IconPlugConnected {...ICON} />} onClick={act('alert')}>
              {t('contracts.acts.alert.onInstead')}
            </Menu.Item>
          )}
          {forGood && (
            <Menu.Item leftSection={<IconPlugConnectedX {...ICON} />} onClick={act('disable')}>
              {t('contracts.acts.disable.forGood')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item className="contract-danger" leftSection={<IconTrash {...ICON} />} onClick={act('end')}>
            {t('contracts.acts.end.name')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </ActsBar>
  );
}

interface CardButtonProps {
  readonly name: 'enable' | 'alert' | 'disable' | 'changePlan';
  readonly icon: ReactNode;
  readonly onClick: () => void;
}

function CardButton({ name, icon, onClick }: CardButtonProps) {
  const { t } = useTranslation();
  return (
    <Button variant="default" size="compact-sm" leftSection={icon} onClick={onClick}>
      {t(`contracts.acts.${name}.name`)}
    </Button>
  );
}
