import { Button } from '@mantine/core';
import { IconBuildingBank, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientGateway } from '../../../src-main/contract/gateways';
import type { Office } from '../../../src-main/contract/office';
import { api, query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useReadAhead } from '../../api/read-ahead';
import { failureWords, i18n } from '../../i18n/setup';
import { showNotice, showProblem } from '../../ui/notices';
import { Link } from '../../ui/router';
import { FailedPanel, LoadingPanel, StatePanel } from '../../ui/state-panel';
import { AttachGateway } from './attach-gateway';
import { type CarriedGateway, CarriedGateways } from './carried-gateways';
import { GatewayCard } from './gateway-card';
import './gateways.css';

/** Where gateways are made. */
const SETTINGS = '/configuracion/pasarelas';

interface GatewaysTabProps {
  readonly client: { readonly id: number; readonly name: string; readonly state: 'active' | 'deactivated' };
  readonly office: Office;
  readonly mayWrite: boolean;
}

/** What is attached or changed; `from`: the list's words that a new one begins with. */
type Editing = { readonly attached: ClientGateway | null; readonly from?: CarriedGateway } | null;

/** Takes a gateway off the client, with a way back. */
async function detach({ id, version, gateway }: ClientGateway, name: string): Promise<void> {
  try {
    const gone = await api.gateways.detach({ id, version });
    showNotice({
      message: i18n.t('gateways.tab.detached', { gateway, name }),
      undo: { label: i18n.t('action.undo'), run: () => void reattach(id, gone.version, gateway, name) },
    });
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

async function reattach(id: number, version: number, gateway: string, name: string): Promise<void> {
  try {
    await api.gateways.reattach({ id, version });
    showNotice({ message: i18n.t('gateways.tab.reattached', { gateway, name }) });
  } catch (cause) {
    showProblem(failureWords(readFailure(cause)));
  }
}

/** The box's tab: what the client pays through, with the reference by which each knows it. */
export function GatewaysTab({ client, office, mayWrite }: GatewaysTabProps) {
  const answer = useQuery(query.gateways.ofClient.queryOptions({ input: { clientId: client.id } }));
  const all = useQuery(query.gateways.list.queryOptions({ input: {} }));
  const [editing, setEditing] = useState<Editing>(null);
  useReadAhead((clientId, context) =>
    queryClient.prefetchQuery(query.gateways.ofClient.queryOptions({ input: { clientId }, context })),
  );
  const failed = answer.error ?? all.error;
  if (failed) {
    return (
      <FailedPanel
        text={failureWords(readFailure(failed))}
        onRetry={() => void Promise.all([answer.refetch(), all.refetch()])}
      />
    );
  }
  if (!answer.data || !all.data) return <LoadingPanel />;
  const { attached, carried } = answer.data;
  const offered = all.data.gateways.filter((gateway) => gateway.active && gateway.verifiedAtMs !== null);
  const mayAttach = mayWrite && client.state === 'active' && offered.length > 0;
  return (
    <>
      {mayAttach && attached.length > 0 && <AttachButton onClick={() => setEditing({ attached: null })} />}
      <CarriedGateways carried={carried} onAttach={mayAttach ? (from) => setEditing({ attached: null, from }) : null} />
      {attached.length === 0 && (
        <NoneAttached mayWrite={mayWrite} anyOffered={offered.length > 0}>
          {mayAttach && <AttachButton onClick={() => setEditing({ attached: null })} />}
        </NoneAttached>
      )}
      <ul className="gateway-cards">
        {attached.map((each) => (
          <GatewayCard
            key={each.id}
            attached={each}
            office={office}
            onEdit={mayWrite ? () => setEditing({ attached: each }) : null}
            onDetach={mayWrite ? () => void detach(each, client.name) : null}
          />
        ))}
      </ul>
      {editing && (
        <AttachGateway
          client={client}
          offered={offered}
          attached={editing.attached}
          from={editing.from}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function AttachButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="gateway-bar">
      <Button size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={onClick}>
        {t('gateways.tab.attach')}
      </Button>
    </div>
  );
}

interface NoneAttachedProps {
  readonly mayWrite: boolean;
  readonly anyOffered: boolean;
  readonly children: ReactNode;
}

/** Nothing yet, and what to do: first in Configuración, where the office has none to give. */
function NoneAttached({ mayWrite, anyOffered, children }: NoneAttachedProps) {
  const { t } = useTranslation();
  const icon = <IconBuildingBank size={28} aria-hidden />;
  if (!mayWrite) return <StatePanel icon={icon} title={t('gateways.tab.none')} text={t('gateways.tab.noneReader')} />;
  if (!anyOffered) {
    return (
      <StatePanel icon={icon} title={t('gateways.tab.noGateway')} text={t('gateways.tab.noGatewayText')}>
        <Link to={SETTINGS} className="gateway-way">
          {t('gateways.tab.toSettings')}
        </Link>
      </StatePanel>
    );
  }
  return (
    <StatePanel icon={icon} title={t('gateways.tab.none')} text={t('gateways.tab.noneText')}>
      {children}
    </StatePanel>
  );
}
