import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';

import type { MapSettings } from './types';

/** The colours of the schematic map, read from the theme. */
export interface MapColours {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
  readonly park: string;
  readonly water: string;
  readonly street: string;
  readonly streetMajor: string;
  readonly rail: string;
  readonly label: string;
  readonly dark: boolean;
}

/** What the schematic map is drawn from. */
export interface Schematic {
  readonly land: FeatureCollection;
  readonly borders: FeatureCollection;
  /** Streets, parks and water of the packs that have them. */
  readonly layers: FeatureCollection;
}

/** Reads the colours that hold at an element. */
export function coloursAt(element: Element): MapColours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--map-${name}`).trim();
  return {
    sea: read('sea'),
    land: read('land'),
    border: read('border'),
    park: read('park'),
    water: read('water'),
    street: read('street'),
    streetMajor: read('street-major'),
    rail: read('rail'),
    label: read('label'),
    dark: style.colorScheme.includes('dark'),
  };
}

/** Whether the map is drawn from our own data, without tiles. */
export function isSchematic(settings: MapSettings | undefined): boolean {
  return !settings?.styleUrl && !settings?.tileUrl;
}

/** The tiles of the operator, dimmed at night. */
export function tileStyle(tileUrl: string, attribution: string, colours: MapColours): StyleSpecification {
  return {
    version: 8,
    sources: { tiles: { type: 'raster', tiles: [tileUrl], tileSize: 256, maxzoom: 19, attribution } },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': colours.land } },
      {
        id: 'tiles',
        type: 'raster',
        source: 'tiles',
        paint: colours.dark
          ? { 'raster-brightness-max': 0.62, 'raster-saturation': -0.35, 'raster-contrast': 0.1 }
          : { 'raster-saturation': -0.15 },
      },
    ],
  };
}

/** The legs, a colour for each day and dashes where one walks, and the names of the stops. */
export function tripLayers(element: Element, legs: string, names: string, ownFonts: boolean): LayerSpecification[] {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const days = Array.from({ length: 10 }, (_, index) => [index + 1, read(`--day-${String(index + 1)}`)]).flat();
  const card = read('--surface-card');
  const colour = ['match', ['get', 'day'], ...days, card] as unknown as ExpressionSpecification;
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const line = { 'line-color': colour, 'line-width': 3.5 };
  return [
    {
      id: 'leg-casing',
      type: 'line',
      source: legs,
      layout: round,
      paint: { 'line-color': card, 'line-width': 7, 'line-opacity': 0.8 },
    },
    { id: 'leg-rides', type: 'line', source: legs, layout: round, filter: ['!', ['get', 'onFoot']], paint: line },
    {
      id: 'leg-walks',
      type: 'line',
      source: legs,
      layout: round,
      filter: ['get', 'onFoot'],
      paint: { ...line, 'line-dasharray': [0.4, 2] },
    },
    {
      id: 'names',
      type: 'symbol',
      source: names,
      layout: {
        'text-field': ['get', 'name'],
        // A style with fonts of its own has this one; without, the app's font is drawn.
        'text-font': ownFonts ? ['Pretendard Variable', 'sans-serif'] : ['Open Sans Regular'],
        'text-size': 12,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.5,
        'text-justify': 'auto',
        'text-max-width': 9,
      },
      paint: { 'text-color': read('--ink'), 'text-halo-color': card, 'text-halo-width': 1.6 },
    },
  ];
}

/** Land, borders, and what the packs know of streets, parks and water. */
export function schematicStyle(schematic: Schematic, colours: MapColours): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {
    land: { type: 'geojson', data: schematic.land },
    borders: { type: 'geojson', data: schematic.borders },
    layers: { type: 'geojson', data: schematic.layers },
  };
  return { version: 8, sources, layers: schematicLayers(colours) };
}

function schematicLayers(colours: MapColours): LayerSpecification[] {
  const width = (near: number, far: number): ['interpolate', ['exponential', number], ['zoom'], ...number[]] => [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    11,
    far,
    17,
    near,
  ];
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land } },
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      paint: { 'line-color': colours.border, 'line-width': 1, 'line-dasharray': [3, 2] },
    },
    {
      id: 'parks',
      type: 'fill',
      source: 'layers',
      filter: ['in', ['get', 'kind'], ['literal', ['park', 'green', 'wood']]],
      paint: { 'fill-color': colours.park },
    },
    {
      id: 'water',
      type: 'fill',
      source: 'layers',
      filter: ['==', ['get', 'kind'], 'water'],
      paint: { 'fill-color': colours.water },
    },
    {
      id: 'streams',
      type: 'line',
      source: 'layers',
      filter: ['in', ['get', 'kind'], ['literal', ['waterway', 'coastline']]],
      paint: { 'line-color': colours.water, 'line-width': width(6, 1) },
    },
    {
      id: 'rails',
      type: 'line',
      source: 'layers',
      filter: ['==', ['get', 'kind'], 'railway'],
      paint: { 'line-color': colours.rail, 'line-width': 1, 'line-dasharray': [4, 2] },
    },
    {
      id: 'paths',
      type: 'line',
      source: 'layers',
      minzoom: 14,
      filter: ['==', ['get', 'kind'], 'path'],
      paint: { 'line-color': colours.street, 'line-width': width(2, 0.5), 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'minor-streets',
      type: 'line',
      source: 'layers',
      minzoom: 12,
      filter: ['==', ['get', 'kind'], 'minor-street'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.street, 'line-width': width(9, 0.6) },
    },
    {
      id: 'major-streets',
      type: 'line',
      source: 'layers',
      filter: ['==', ['get', 'kind'], 'major-street'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.streetMajor, 'line-width': width(14, 1.4) },
    },
    {
      id: 'street-names',
      type: 'symbol',
      source: 'layers',
      minzoom: 15,
      filter: ['all', ['in', ['get', 'kind'], ['literal', ['minor-street', 'major-street']]], ['has', 'name']],
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': ['Pretendard Variable', 'sans-serif'],
        'text-size': 11,
      },
      paint: { 'text-color': colours.label, 'text-halo-color': colours.land, 'text-halo-width': 1.5 },
    },
  ];
}
