import { Button, Group } from '@mantine/core';
import { IconBolt, IconBuildingBank, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gateway, GatewayKind } from '../../../src-main/contract/gateways';
import { api, query } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useMayWrite, useOfficeDetails } from '../../api/session';
import { formatDay, formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { SectionHead } from '../../ui/section-head';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { GatewayForm } from './gateway-form';
import { useKindWords } from './kind-words';
import { VerifyGateway } from './verify-gateway';
import './gateways.css';

type Asked = { readonly what: 'create' } | { readonly what: 'edit' | 'verify'; readonly gateway: Gateway } | null;

/** Configuración → Pasarelas de pago: what clients pay through, each verified before somebody gets it. */
export function GatewaysSection() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const list = useQuery(query.gateways.list.queryOptions({ input: {} }));
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <>
      <SectionHead
        title={t('gateways.title')}
        text={t('gateways.text')}
        action={
          mayWrite && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsked({ what: 'create' })}>
              {t('gateways.create')}
            </Button>
          )
        }
      />
      {list.isPending && <LoadingPanel />}
      {list.error && <FailedPanel text={failureWords(readFailure(list.error))} onRetry={() => void list.refetch()} />}
      {list.data?.gateways.length === 0 && (
        <StatePanel
          icon={<IconBuildingBank size={28} aria-hidden />}
          title={t('gateways.none')}
          text={t('gateways.noneText')}
        />
      )}
      {list.data && list.data.gateways.length > 0 && (
        <GatewayTable {...list.data} mayWrite={mayWrite} onAsk={setAsked} />
      )}
      {list.data && asked && asked.what !== 'verify' && (
        <GatewayForm
          gateway={asked.what === 'edit' ? asked.gateway : null}
          kinds={list.data.kinds}
          onClose={close}
          onVerify={(gateway) => setAsked({ what: 'verify', gateway })}
        />
      )}
      {asked?.what === 'verify' && <VerifyGateway gateway={asked.gateway} onClose={close} />}
    </>
  );
}

interface GatewayTableProps {
  readonly gateways: readonly Gateway[];
  readonly kinds: readonly GatewayKind[];
  readonly mayWrite: boolean;
  readonly onAsk: (asked: Asked) => void;
}

function GatewayTable({ gateways, kinds, mayWrite, onAsk }: GatewayTableProps) {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  return (
    <table className="settings-table gateway-table" aria-label={t('gateways.title')}>
      <thead>
        <tr>
          <th scope="col">{t('gateways.name')}</th>
          <th scope="col">{t('gateways.reference')}</th>
          <th scope="col">{t('gateways.state')}</th>
          <th scope="col" className="count">
            {t('gateways.clients')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {gateways.map((gateway) => {
          const kind = kinds.find(({ code }) => code === gateway.kind);
          return (
            <tr key={gateway.id} className={gateway.active ? '' : 'retired'}>
              <td>
                <span className="gateway-name">{gateway.name}</span>
                {kind && <span className="gateway-kind">{kindWords(kind)}</span>}
              </td>
              <td>
                <Format gateway={gateway} />
              </td>
              <td>
                <GatewayState gateway={gateway} />
              </td>
              <td className="count">{formatNumber(gateway.clients)}</td>
              <td className="end">{mayWrite && <GatewayActions gateway={gateway} onAsk={onAsk} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The pattern as it is read: `0417` and eight digits, the last of them proved. */
function Format({ gateway }: { gateway: Gateway }) {
  const { t } = useTranslation();
  const { prefix, digits, checkDigit, verifiedSample } = gateway;
  const pattern = digits === null ? `${prefix}…` : prefix + '#'.repeat(digits);
  return (
    <>
      <span className="gateway-reference">{verifiedSample || pattern}</span>
      {checkDigit !== 'none' && (
        <span className="gateway-faint">
          {t('gateways.form.checkDigit')}: {t(`gateways.form.checkDigits.${checkDigit}`)}
        </span>
      )}
    </>
  );
}

function GatewayState({ gateway }: { gateway: Gateway }) {
  const { t } = useTranslation();
  const office = useOfficeDetails();
  const { active, verifiedAtMs, verifiedBy: name, verifiedSample: sample } = gateway;
  if (!active) return <span className="gateway-state">{t('gateways.retired')}</span>;
  if (verifiedAtMs === null) return <span className="gateway-state unverified">{t('gateways.unverified')}</span>;
  const date = formatDay(verifiedAtMs, office?.timeZone ?? 'UTC');
  return (
    <span className="gateway-state verified" title={t('gateways.verifiedOn', { date, name, sample })}>
      <IconBolt size={14} aria-hidden /> {t('gateways.verified')}
    </span>
  );
}

/** Does it and says so, or why not. */
async function run(work: () => Promise<unknown>, message: string): Promise<void> {
  try {
    await work();
    showNotice({ message });
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

function GatewayActions({ gateway, onAsk }: { gateway: Gateway; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const { id, version, active, name } = gateway;
  const retire = () =>
    run(
      () => api.gateways.setActive({ id, version, active: !active }),
      t(active ? 'gateways.retiredDone' : 'gateways.restoredDone', { name }),
    );
  const remove = () => run(() => api.gateways.remove({ id, version }), t('gateways.removed', { name }));
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap" className="settings-actions">
      {active && gateway.verifiedAtMs === null && (
        <Act word={t('gateways.verify')} name={name} strong onAct={() => onAsk({ what: 'verify', gateway })} />
      )}
      <Act word={t('gateways.edit')} name={name} onAct={() => onAsk({ what: 'edit', gateway })} />
      {(gateway.used || !active) && (
        <Act word={t(active ? 'gateways.retire' : 'gateways.restore')} name={name} onAct={() => void retire()} />
      )}
      {!gateway.used && <Act word={t('gateways.remove')} name={name} onAct={() => void remove()} />}
    </Group>
  );
}

interface ActProps {
  readonly word: string;
  /** Whose it is, to who cannot see the row. */
  readonly name: string;
  readonly strong?: boolean;
  readonly onAct: () => void;
}

function Act({ word, name, strong = false, onAct }: ActProps) {
  return (
    <Button
      size="compact-sm"
      variant={strong ? 'default' : 'subtle'}
      {...(strong ? {} : { color: 'gray' })}
      fz="inherit"
      aria-label={`${word}: ${name}`}
      onClick={onAct}
    >
      {word}
    </Button>
  );
}
