import type { Feature, FeatureCollection } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import worldUrl from 'world-atlas/countries-50m.json?url';

import type { Schematic } from './style';

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** Land and borders of the world (Natural Earth, 1:50 million), which the schematic map draws. */
export async function loadWorld(): Promise<Pick<Schematic, 'land' | 'borders'>> {
  const answer = await fetch(worldUrl);
  if (!answer.ok) throw new Error(`the outline of the world: ${String(answer.status)}`);
  const world = (await answer.json()) as World;
  const lines = mesh(world, world.objects.countries, (one, other) => one !== other);
  const borders: Feature = { type: 'Feature', properties: {}, geometry: lines };
  return { land: feature(world, world.objects.land), borders: { type: 'FeatureCollection', features: [borders] } };
}

/** Joins the layers of several packs. */
export function joinLayers(layers: readonly FeatureCollection[]): FeatureCollection {
  return { type: 'FeatureCollection', features: layers.flatMap((layer) => layer.features) };
}
