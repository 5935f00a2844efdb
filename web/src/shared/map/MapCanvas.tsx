import 'maplibre-gl/dist/maplibre-gl.css';

import {
  AttributionControl,
  GeolocateControl,
  type GeoJSONSource,
  Map as BaseMap,
  type MapMouseEvent,
  Marker,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { classes } from '@/shared/components/classes';
import { boundsOf, colourOf, legLines, shownDays, stopNames } from './geometry';
import { coloursAt, type MapColours, type Schematic, schematicStyle, tileStyle, tripLayers } from './style';
import styles from './TripMap.module.css';
import type { MapDay, MapPoint, MapSettings, MapStop } from './types';

/** What the canvas is given; everything is loaded. */
export interface MapCanvasProps {
  readonly days: readonly MapDay[];
  readonly activeDay: number | null;
  readonly activeStopId: string | null;
  readonly view: string;
  readonly onHoverStop: (stopId: string | null) => void;
  readonly onSelectStop: (stopId: string) => void;
  readonly onPick: ((point: MapPoint) => void) | undefined;
  readonly picked: MapPoint | undefined;
  readonly settings: MapSettings | undefined;
  readonly schematic: Schematic | undefined;
  /** The theme on screen: with another one the colours are read anew. */
  readonly theme: 'light' | 'dark';
}

// The worker is one of our files: the page's policy lets no other in.
setWorkerUrl(workerUrl);

const LEGS = 'legs';
const NAMES = 'stop-names';

/** The map itself. Loaded only when a map is on screen. */
export default function MapCanvas(props: MapCanvasProps) {
  const { days, activeDay, activeStopId, view, onPick, picked, settings, schematic, theme } = props;
  const { t } = useTranslation('map');
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<BaseMap | null>(null);
  const pins = useRef(new Map<string, HTMLButtonElement>());
  const callbacks = useRef(props);
  const moved = useRef(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    callbacks.current = props;
  });

  useEffect(() => {
    const container = box.current;
    if (container === null) return;
    const created = create(container, {
      zoomIn: t('zoomIn'),
      zoomOut: t('zoomOut'),
      position: t('myPosition'),
      map: t('label'),
    });
    if (created === null) {
      setFailed(true);
      return;
    }
    map.current = created;
    // For those who wait until everything is drawn.
    created.on('idle', () => container.toggleAttribute('data-drawn', true));
    // Until the reader moves it, the view holds the whole day: also once a tray takes its place beside it.
    const move = ({ originalEvent }: { originalEvent?: unknown }) => {
      if (originalEvent !== undefined) moved.current = true;
    };
    created.on('movestart', move);
    const resized = new ResizeObserver(() => {
      created.resize();
      if (!moved.current) fit(created, callbacks.current.days, callbacks.current.activeDay, false);
    });
    resized.observe(container);
    return () => {
      resized.disconnect();
      created.remove();
      map.current = null;
    };
  }, [t]);

  useEffect(() => {
    const container = box.current;
    const present = map.current;
    if (container === null || present === null) return;
    const colours = coloursAt(container);
    present.setStyle(backgroundOf(settings, schematic, colours), { diff: false });
    const decorate = () => drawTrip(present, container, callbacks.current.days, callbacks.current.activeDay);
    present.on('style.load', decorate);
    return () => {
      present.off('style.load', decorate);
    };
  }, [settings, schematic, theme, t]);

  useEffect(() => {
    const container = box.current;
    const present = map.current;
    if (container === null || present === null) return;
    // Before the first style is there, its own event draws.
    if (present.getSource(LEGS) !== undefined) drawTrip(present, container, days, activeDay);
    const markers = shownDays(days, activeDay).flatMap((day) =>
      day.stops.map((stop) => {
        const element = pinOf(stop, day.day, callbacks);
        pins.current.set(stop.id, element);
        return new Marker({ element, anchor: 'center' })
          .setLngLat([stop.longitude, stop.latitude])
          .addTo(present);
      }),
    );
    const drawn = pins.current;
    return () => {
      for (const marker of markers) marker.remove();
      drawn.clear();
    };
  }, [days, activeDay]);

  useEffect(() => {
    moved.current = false;
    if (map.current !== null) fit(map.current, days, activeDay);
    // Only another day or another search moves the view; an edit within the day leaves it where the reader put it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [activeDay, days.length, view]);

  useEffect(() => {
    for (const [id, pin] of pins.current) pin.toggleAttribute('data-active', id === activeStopId);
  }, [activeStopId, days, activeDay]);

  const picks = onPick !== undefined;
  useEffect(() => {
    const present = map.current;
    if (present === null || !picks) return;
    const pick = ({ lngLat }: MapMouseEvent) =>
      callbacks.current.onPick?.({ longitude: lngLat.wrap().lng, latitude: lngLat.lat });
    present.on('click', pick);
    return () => {
      present.off('click', pick);
    };
  }, [picks]);

  useEffect(() => {
    if (map.current === null || picked === undefined) return;
    const element = document.createElement('span');
    element.className = styles['picked'] ?? '';
    const marker = new Marker({ element, anchor: 'center' }).setLngLat([picked.longitude, picked.latitude]).addTo(map.current);
    return () => {
      marker.remove();
    };
  }, [picked]);

  if (failed) return <p className={styles['message']}>{t('noWebGl')}</p>;
  return (
    <>
      <div ref={box} className={classes(styles['canvas'], picks && styles['picks'])} />
      <button
        type="button"
        className={styles['fit']}
        onClick={() => {
          moved.current = false;
          if (map.current !== null) fit(map.current, days, activeDay);
        }}
      >
        {activeDay === null ? t('fitTrip') : t('fitDay')}
      </button>
    </>
  );
}

interface Words {
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly position: string;
  readonly map: string;
}

/** An empty map; `null` where the browser cannot draw one. */
function create(container: HTMLElement, words: Words): BaseMap | null {
  try {
    const created = new BaseMap({
      container,
      style: { version: 8, sources: {}, layers: [] },
      center: [127.5, 36.5],
      zoom: 5,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: false,
      locale: {
        'NavigationControl.ZoomIn': words.zoomIn,
        'NavigationControl.ZoomOut': words.zoomOut,
        'GeolocateControl.FindMyLocation': words.position,
        'GeolocateControl.LocationNotAvailable': words.position,
        'Map.Title': words.map,
      },
    });
    created.touchZoomRotate.disableRotation();
    created.addControl(new AttributionControl({ compact: true }), 'bottom-left');
    created.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    created.addControl(new GeolocateControl({ trackUserLocation: true }), 'bottom-right');
    // The control names its button only when it knows whether the device may be asked.
    container.querySelector('.maplibregl-ctrl-geolocate')?.setAttribute('aria-label', words.position);
    return created;
  } catch {
    return null;
  }
}

function backgroundOf(settings: MapSettings | undefined, schematic: Schematic | undefined, colours: MapColours) {
  if (settings?.styleUrl) return settings.styleUrl;
  if (settings?.tileUrl) return tileStyle(settings.tileUrl, settings.attribution ?? '', colours);
  const empty = { type: 'FeatureCollection' as const, features: [] };
  return schematicStyle(schematic ?? { land: empty, borders: empty, layers: empty }, colours);
}

/** Puts the legs and the names of the stops above whatever background there is. */
function drawTrip(map: BaseMap, container: Element, days: readonly MapDay[], activeDay: number | null): void {
  const shown = shownDays(days, activeDay);
  const legs = map.getSource<GeoJSONSource>(LEGS);
  const names = map.getSource<GeoJSONSource>(NAMES);
  if (legs !== undefined && names !== undefined) {
    void legs.setData(legLines(shown));
    void names.setData(stopNames(shown));
    return;
  }
  map.addSource(LEGS, { type: 'geojson', data: legLines(shown) });
  map.addSource(NAMES, { type: 'geojson', data: stopNames(shown) });
  for (const layer of tripLayers(container, LEGS, NAMES, map.getStyle().glyphs === undefined)) map.addLayer(layer);
}

/** A pin. Everything that it says stands in the list too, so the keyboard passes it by. */
function pinOf(stop: MapStop, day: number, callbacks: { readonly current: MapCanvasProps }): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.tabIndex = -1;
  element.className = styles['pin'] ?? '';
  element.dataset['kind'] = stop.kind;
  element.style.setProperty('--pin', `var(--day-${String(colourOf(day))})`);
  element.textContent = stop.number === null ? '' : String(stop.number);
  element.title = stop.name;
  element.setAttribute('aria-label', stop.number === null ? stop.name : `${String(stop.number)} ${stop.name}`);
  element.addEventListener('mouseenter', () => callbacks.current.onHoverStop(stop.id));
  element.addEventListener('mouseleave', () => callbacks.current.onHoverStop(null));
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    callbacks.current.onSelectStop(stop.id);
  });
  return element;
}

function fit(map: BaseMap, days: readonly MapDay[], activeDay: number | null, glides = true): void {
  const bounds = boundsOf(shownDays(days, activeDay).flatMap((day) => day.stops));
  if (bounds === null) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  map.fitBounds([bounds[0], bounds[1], bounds[2], bounds[3]], {
    padding: { top: 76, bottom: 56, left: 48, right: 112 },
    maxZoom: 15.5,
    animate: glides && !still,
    duration: 600,
  });
}
