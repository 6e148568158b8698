import { Button } from '@mantine/core';
import { IconDeviceMobile, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../src-main/contract/devices';
import type { Office } from '../../../src-main/contract/office';
import { query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useReadAhead } from '../../api/read-ahead';
import { failureWords } from '../../i18n/setup';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { AddDevice } from './add-device';
import { DeviceCard, RevokedDevice } from './device-card';
import { EditDevice, ReplaceLink } from './edit-device';
import { RevokeDevice } from './revoke-device';
import './devices.css';

interface DevicesTabProps {
  readonly client: { readonly id: number; readonly name: string; readonly state: 'active' | 'deactivated' };
  readonly office: Office;
  readonly mayWrite: boolean;
}

type Asked =
  | { readonly what: 'add' }
  | { readonly what: 'edit' | 'replace' | 'revoke'; readonly device: Device }
  | null;

/** The box's tab: with what the client uses Alerta Internet, and the link by which each device signs in. */
export function DevicesTab({ client, office, mayWrite }: DevicesTabProps) {
  const { t } = useTranslation();
  const answer = useQuery(query.devices.list.queryOptions({ input: { clientId: client.id } }));
  const [asked, setAsked] = useState<Asked>(null);
  useReadAhead((clientId, context) =>
    queryClient.prefetchQuery(query.devices.list.queryOptions({ input: { clientId }, context })),
  );
  if (answer.error) {
    return <FailedPanel text={failureWords(readFailure(answer.error))} onRetry={() => void answer.refetch()} />;
  }
  if (!answer.data) return <LoadingPanel />;
  const { devices } = answer.data;
  const inUse = devices.filter(({ state }) => state !== 'revoked');
  const revoked = devices.filter(({ state }) => state === 'revoked');
  const add = mayWrite && client.state === 'active' && (
    <Button
      size="compact-sm"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => setAsked({ what: 'add' })}
    >
      {t('devices.add')}
    </Button>
  );
  return (
    <>
      {inUse.length === 0 ? (
        <NoDevice mayWrite={mayWrite}>{add}</NoDevice>
      ) : (
        <div className="device-bar">
          <p>{t(mayWrite ? 'devices.hidden' : 'devices.readerHidden')}</p>
          {add}
        </div>
      )}
      <ul className="device-cards">
        {inUse.map((device) => (
          <DeviceCard
            key={`${device.id} ${device.version}`}
            device={device}
            client={client}
            office={office}
            onAsk={mayWrite ? (what) => setAsked({ what, device }) : null}
          />
        ))}
      </ul>
      {revoked.length > 0 && <h3 className="device-history">{t('devices.history')}</h3>}
      <ul className="device-cards">
        {revoked.map((device) => (
          <RevokedDevice key={device.id} device={device} office={office} />
        ))}
      </ul>
      <Dialogs asked={asked} client={client} onClose={() => setAsked(null)} />
    </>
  );
}

function Dialogs({ asked, client, onClose }: { asked: Asked; client: DevicesTabProps['client']; onClose: () => void }) {
  if (!asked) return null;
  if (asked.what === 'add') return <AddDevice client={client} onClose={onClose} />;
  if (asked.what === 'edit') return <EditDevice device={asked.device} onClose={onClose} />;
  if (asked.what === 'replace') return <ReplaceLink device={asked.device} onClose={onClose} />;
  return <RevokeDevice device={asked.device} onClose={onClose} />;
}

function NoDevice({ mayWrite, children }: { mayWrite: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <StatePanel
      icon={<IconDeviceMobile size={28} aria-hidden />}
      title={t('devices.none')}
      text={t(mayWrite ? 'devices.noneText' : 'devices.noneReader')}
    >
      {children}
    </StatePanel>
  );
}
