import { control, type LatLngExpression, type Map as LeafletMap, map as createMap } from 'leaflet';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BaseLayer, type MapOutlines } from './base-layer';
import { StreetLayer, type Streets } from './street-layer';
import 'leaflet/dist/leaflet.css';
import './map.css';

export interface MapViewProps {
  readonly label: string;
  readonly base: MapOutlines;
  readonly streets: Streets | null;
  /** Who drew the streets, as the office's setting says; shown while there are any. */
  readonly attribution: string;
  /** Where the map begins; what happens to it later is its owner's. */
  readonly start: { readonly center: LatLngExpression; readonly zoom: number };
  /** The map when it is there, to put things on; null when it goes. */
  readonly onMap: (map: LeafletMap | null) => void;
  /** What lies over the map: a legend, a notice. */
  readonly children?: ReactNode;
}

const NEAREST = 19;

/** A map of the base that ships with the application, with streets over it where there are any. */
export function MapView({ label, base, streets, attribution, start, onMap, children }: MapViewProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const latest = useRef({ start, onMap, zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') });
  latest.current = { start, onMap, zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') };

  useEffect(() => {
    if (!element.current) return undefined;
    const { start: at, zoomIn: zoomInTitle, zoomOut: zoomOutTitle } = latest.current;
    const made = createMap(element.current, {
      attributionControl: false,
      zoomControl: false,
      // A map that moves by itself is a map that lags behind the hand.
      zoomAnimation: false,
      fadeAnimation: false,
      // A notch of a wheel is a step, not four.
      wheelPxPerZoomLevel: 120,
      maxZoom: NEAREST,
      minZoom: 3,
    });
    made.setView(at.center, at.zoom);
    control.zoom({ zoomInTitle, zoomOutTitle }).addTo(made);
    control.scale({ imperial: false }).addTo(made);
    setMap(made);
    latest.current.onMap(made);
    const resized = new ResizeObserver(() => made.invalidateSize({ animate: false }));
    resized.observe(element.current);
    return () => {
      resized.disconnect();
      latest.current.onMap(null);
      setMap(null);
      made.remove();
    };
  }, []);

  useEffect(() => {
    if (!map) return undefined;
    const layer = new BaseLayer(base);
    layer.addTo(map);
    // Its colours are the theme's.
    const themed = new MutationObserver(() => layer.redraw());
    themed.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      themed.disconnect();
      layer.remove();
    };
  }, [map, base]);

  useEffect(() => {
    if (!map || !streets) return undefined;
    const layer = new StreetLayer(streets);
    layer.addTo(map);
    return () => void layer.remove();
  }, [map, streets]);

  return (
    <div className="map">
      <div ref={element} className="map-ground" role="group" aria-label={label} />
      {children}
      <p className="map-credit">{[streets ? attribution : '', t('map.credit')].filter(Boolean).join(' · ')}</p>
    </div>
  );
}
