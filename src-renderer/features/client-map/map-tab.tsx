import { useQuery } from '@tanstack/react-query';
import type { Map as LeafletMap } from 'leaflet';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, ClientRow } from '../../../src-main/contract/clients';
import type { ContractShown } from '../../../src-main/contract/contracts';
import type { Office } from '../../../src-main/contract/office';
import { type BaseMap, useBaseMap } from '../../api/base-map';
import { query, queryClient } from '../../api/client';
import { readFailure } from '../../api/failure';
import { useReadAhead } from '../../api/read-ahead';
import { useStreets } from '../../api/street-map';
import { failureWords } from '../../i18n/setup';
import { MapView } from '../../ui/map/map-view';
import { countryView } from '../../ui/map/country-view';
import { StreetNotice } from '../../ui/map/street-notice';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { PlaceCard } from './place-card';
import { saveContractPlace, saveHome } from './save-position';
import { townFinder } from './town-centre';
import { useLandmarks } from './use-landmarks';
import { usePins } from './use-pins';
import { useShown } from './use-shown';
import { type ChosenPin, placedContracts, whereIs } from './where-is';
import './client-map.css';

interface MapTabProps {
  readonly row: ClientRow;
  /** The client once the selection has come to rest. */
  readonly restingId: number | null;
  readonly office: Office;
  readonly mayWrite: boolean;
}

/** Mapa del domicilio (specification §1): where the client's home is, also without a network. */
export function MapTab({ row, restingId, office, mayWrite }: MapTabProps) {
  const { t } = useTranslation();
  const base = useBaseMap();
  const id = restingId ?? 0;
  const asked = { enabled: restingId !== null };
  const client = useQuery({ ...query.clients.get.queryOptions({ input: { id } }), ...asked });
  const contracts = useQuery({ ...query.contracts.list.queryOptions({ input: { clientId: id } }), ...asked });
  useReadAhead((clientId, context) =>
    Promise.all([
      queryClient.prefetchQuery(query.clients.get.queryOptions({ input: { id: clientId }, context })),
      queryClient.prefetchQuery(query.contracts.list.queryOptions({ input: { clientId }, context })),
    ]),
  );
  const failed = base.error ?? client.error ?? contracts.error;
  if (failed) {
    const retry = () => void Promise.all([base.refetch(), client.refetch(), contracts.refetch()]);
    return <FailedPanel text={failureWords(readFailure(failed))} onRetry={retry} />;
  }
  if (!base.data) return <LoadingPanel label={t('map.loading')} />;
  const ready = restingId === row.id && client.data?.id === row.id ? client.data : null;
  return (
    <ClientMap
      base={base.data}
      client={ready}
      row={row}
      contracts={(ready && contracts.data?.contracts) ?? null}
      office={office}
      mayWrite={mayWrite}
    />
  );
}

const NO_CONTRACTS: readonly ContractShown[] = [];

interface ClientMapProps extends Pick<MapTabProps, 'row' | 'office' | 'mayWrite'> {
  readonly base: BaseMap;
  /** Null while the selection runs past, and until they are read. */
  readonly client: Client | null;
  readonly contracts: readonly ContractShown[] | null;
}

function ClientMap({ base, client, row, contracts, office, mayWrite }: ClientMapProps) {
  const { t } = useTranslation();
  const [map, setMap] = useState<LeafletMap | null>(null);
  const { streets, come, attribution, outcome } = useStreets();
  const { country } = office;
  const { city, province } = row;
  const findTown = useMemo(() => townFinder(base.towns), [base]);
  const centre = useMemo(() => findTown({ country, city, province }), [findTown, country, city, province]);
  const placed = useMemo(() => placedContracts(contracts ?? NO_CONTRACTS), [contracts]);
  const { chosen, choose } = useChosenPin(client?.id ?? null);
  const home = client && contracts ? whereIs(client, placed, centre) : null;
  const lookAt = useShown(map, client && contracts ? client.id : null, home, come);
  useLandmarks(map);
  usePins(map, {
    home,
    placed,
    homeLabel: t(home?.known === 'saved' ? 'map.pinHome' : 'map.pinGuess', { name: row.name }),
    contractLabel: ({ plan }) => t('map.pinContract', { plan }),
    mayMove: mayWrite,
    onChosen: choose,
    onHome: (position) => client && void saveHome(t, client, position),
    onContract: (contract, position) => void saveContractPlace(t, contract, position),
  });
  return (
    <div className="client-map">
      <MapView
        label={t('map.of', { name: row.name })}
        base={base}
        streets={streets}
        attribution={attribution}
        start={countryView(country)}
        onMap={setMap}
      >
        <StreetNotice outcome={outcome} />
      </MapView>
      {client && contracts && (
        <PlaceCard
          client={client}
          home={home}
          contracts={contracts.filter(({ endedOn }) => endedOn === null)}
          placed={placed}
          chosen={chosen}
          onChoose={choose}
          country={country}
          city={city}
          mayWrite={mayWrite}
          onLook={lookAt}
        />
      )}
    </div>
  );
}

/** Which pin is spoken of: the home's, or the one of the contract with this number. Another client begins with its home. */
function useChosenPin(clientId: number | null): { chosen: ChosenPin; choose: (pin: ChosenPin) => void } {
  const [choice, setChoice] = useState<{ clientId: number | null; pin: ChosenPin }>({ clientId, pin: 'home' });
  const chosen = choice.clientId === clientId ? choice.pin : 'home';
  return { chosen, choose: (pin) => setChoice({ clientId, pin }) };
}
