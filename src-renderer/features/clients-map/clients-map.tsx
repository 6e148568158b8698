import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconFocusCentered } from '@tabler/icons-react';
import type { Map as LeafletMap } from 'leaflet';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientFilter } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import { useBaseMap } from '../../api/base-map';
import { readFailure } from '../../api/failure';
import { useStreets } from '../../api/street-map';
import { formatNumber } from '../../i18n/format';
import { failureWords } from '../../i18n/setup';
import { countryView } from '../../ui/map/country-view';
import { MapView } from '../../ui/map/map-view';
import { PointsLayer } from '../../ui/map/points-layer';
import { StreetNotice } from '../../ui/map/street-notice';
import { FailedPanel, LoadingPanel } from '../../ui/state-panel';
import { looks, MapLegend, pinColours, type PinColours } from './legend';
import { PeopleHere } from './people-here';
import { type ClientPins, useClientPins } from './pins';
import './clients-map.css';

interface ClientsMapProps {
  readonly filter: ClientFilter;
  readonly office: Office;
  readonly selectedId: number | null;
  readonly onSelect: (id: number) => void;
  readonly onBack: () => void;
  /** Shows those who stand nowhere, in the list. */
  readonly onUnplaced: () => void;
  readonly filters: ReactNode;
  /** At the left, where there is one. */
  readonly searchPanel: ReactNode;
  readonly children: ReactNode;
}

/** Where the clerk last looked and by which colours, so that coming back finds the same streets. */
let lastColours: PinColours = 'state';
let lastView: { filter: string; center: [number, number]; zoom: number } | null = null;

/** Gives the keyboard to the map, where arrows move it. */
export function focusMap(): void {
  document.querySelector<HTMLElement>('.clients-map .leaflet-container')?.focus({ preventScroll: true });
}

/** Every client of the list on one map (specification §1); clicking one selects its row. */
export function ClientsMap(props: ClientsMapProps) {
  const { filter, office, filters, children } = props;
  const { t } = useTranslation();
  const base = useBaseMap();
  const pins = useClientPins(filter);
  const failed = base.error ?? (pins.data ? null : pins.error);
  const retry = () => void Promise.all([base.refetch(), pins.refetch()]);
  return (
    <>
      <div className="list-head">
        <h1>{t('clientsMap.title')}</h1>
        <span className="list-count" role="status">
          {pins.data && !pins.isPlaceholderData ? (
            <PinCount pins={pins.data} onUnplaced={props.onUnplaced} />
          ) : (
            t('clientsMap.reading')
          )}
        </span>
        <div className="end">
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            title="Esc"
            onClick={props.onBack}
          >
            {t('clientsMap.back')}
          </Button>
        </div>
      </div>
      {filters}
      <div className="list-work">
        {props.searchPanel}
        <div className="clients-map">
          {failed && <FailedPanel text={failureWords(readFailure(failed))} onRetry={retry} />}
          {!failed && !(base.data && pins.data) && <LoadingPanel label={t('clientsMap.reading')} />}
          {!failed && base.data && pins.data && (
            <PinMap
              {...props}
              base={base.data}
              pins={pins.data}
              areOthers={pins.isPlaceholderData}
              key={office.country}
            />
          )}
        </div>
        {children}
      </div>
    </>
  );
}

function PinCount({ pins, onUnplaced }: { pins: ClientPins; onUnplaced: () => void }) {
  const { t } = useTranslation();
  const { count, unplaced } = pins;
  return (
    <>
      {t('clientsMap.count', { count, formatted: formatNumber(count) })}
      {unplaced > 0 && (
        <Button variant="subtle" size="compact-sm" ml={6} onClick={onUnplaced}>
          {t('clientsMap.unplaced', { count: unplaced, formatted: formatNumber(unplaced) })}
        </Button>
      )}
    </>
  );
}

interface PinMapProps extends ClientsMapProps {
  readonly base: NonNullable<ReturnType<typeof useBaseMap>['data']>;
  readonly pins: ClientPins;
  /** Whether the pins are the former filter's still. */
  readonly areOthers: boolean;
}

function PinMap({ base, pins: read, areOthers, office, filter, selectedId, onSelect }: PinMapProps) {
  const { t } = useTranslation();
  const [by, setBy] = useState(lastColours);
  const pins = useMemo(() => (by === 'debt' ? { ...read, kinds: read.debts } : read), [read, by]);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const asked = JSON.stringify(filter);
  const [here, setHere] = useState<{ asked: string; ids: readonly number[] } | null>(null);
  const { streets, attribution, outcome } = useStreets();
  const layer = usePoints(map, pins, areOthers ? null : asked, (ids) => {
    const [only] = ids;
    setHere(ids.length > 1 ? { asked, ids } : null);
    if (only !== undefined && ids.length === 1) onSelect(only);
  });
  useEffect(() => layer?.select(selectedId === null ? -1 : pins.ids.indexOf(selectedId)), [layer, pins, selectedId]);
  const start = lastView ?? countryView(office.country);
  return (
    <MapView
      label={`${t('clientsMap.label')}. ${t('clientsMap.keys')}`}
      base={base}
      streets={streets}
      attribution={attribution}
      start={start}
      onMap={setMap}
    >
      <div className="map-over">
        <div className="map-bar">
          <StreetNotice outcome={outcome} />
          <ColourSwitch
            by={by}
            onChange={(next) => {
              lastColours = next;
              setBy(next);
            }}
          />
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconFocusCentered size={15} aria-hidden />}
            disabled={pins.count === 0}
            onClick={() => fit(map, layer)}
          >
            {t('clientsMap.fit')}
          </Button>
        </div>
        {here?.asked === asked && <PeopleHere ids={here.ids} onSelect={onSelect} onClose={() => setHere(null)} />}
      </div>
      <MapLegend pins={pins} by={by} />
      {pins.count === 0 && (
        <div className="map-empty">
          <strong>{t('clientsMap.emptyTitle')}</strong>
          <span>{t('clientsMap.emptyText')}</span>
        </div>
      )}
    </MapView>
  );
}

function ColourSwitch({ by, onChange }: { by: PinColours; onChange: (by: PinColours) => void }) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('clientsMap.colours')}
      value={by}
      onChange={(chosen) => {
        const next = pinColours.find((one) => one === chosen);
        if (next) onChange(next);
      }}
      data={pinColours.map((value) => ({ value, label: t(`clientsMap.by.${value}`) }))}
    />
  );
}

/** Shows every pin; on a map that the page has given no room yet, once it has. */
function fit(map: LeafletMap | null, layer: PointsLayer | null): void {
  const bounds = layer?.bounds();
  if (!map || !bounds) return;
  const { x, y } = map.getSize();
  if (x === 0 || y === 0) map.once('resize', () => fit(map, layer));
  else map.fitBounds(bounds, { padding: [30, 30], maxZoom: 16, animate: false });
}

/** Keeps the pins on the map; another filter is shown whole once its own have come, the same one where the clerk was. */
function usePoints(
  map: LeafletMap | null,
  pins: ClientPins,
  filter: string | null,
  onPick: (ids: readonly number[]) => void,
): PointsLayer | null {
  const latest = useRef({ pins, onPick });
  latest.current = { pins, onPick };
  const layer = useMemo(
    () =>
      new PointsLayer({
        looks,
        onPick: (points) => latest.current.onPick(points.map((at) => latest.current.pins.ids[at] ?? 0)),
      }),
    [],
  );
  useEffect(() => {
    if (!map) return undefined;
    layer.addTo(map);
    const themed = new MutationObserver(() => layer.repaint());
    themed.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      themed.disconnect();
      const { lat, lng } = map.getCenter();
      lastView = { filter: shown.current, center: [lat, lng], zoom: map.getZoom() };
      layer.remove();
    };
  }, [map, layer]);
  const shown = useRef(lastView?.filter ?? '');
  useEffect(() => {
    layer.setPoints(pins);
    if (!map || filter === null || shown.current === filter) return;
    shown.current = filter;
    fit(map, layer);
  }, [map, layer, pins, filter]);
  return map ? layer : null;
}
