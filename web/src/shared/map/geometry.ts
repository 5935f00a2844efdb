import type { Feature, FeatureCollection, LineString, Point } from 'geojson';

import type { MapDay, MapStop } from './types';

/** West, south, east, north, in degrees. */
export type Bounds = readonly [number, number, number, number];

/** What is shown: one day, or all of them. */
export function shownDays(days: readonly MapDay[], activeDay: number | null): readonly MapDay[] {
  return activeDay === null ? days : days.filter((day) => day.day === activeDay);
}

/** The frame around every pin; none where there is no pin. */
export function boundsOf(stops: readonly MapStop[]): Bounds | null {
  const first = stops[0];
  if (first === undefined) return null;
  let [west, south, east, north] = [first.longitude, first.latitude, first.longitude, first.latitude];
  for (const stop of stops) {
    west = Math.min(west, stop.longitude);
    east = Math.max(east, stop.longitude);
    south = Math.min(south, stop.latitude);
    north = Math.max(north, stop.latitude);
  }
  return [west, south, east, north];
}

/** The legs as lines; each carries its day and whether it is walked. */
export function legLines(days: readonly MapDay[]): FeatureCollection<LineString> {
  const features = days.flatMap((day) =>
    day.legs.map(
      (leg): Feature<LineString> => ({
        type: 'Feature',
        properties: { day: colourOf(day.day), onFoot: leg.onFoot },
        geometry: { type: 'LineString', coordinates: [[...leg.from], [...leg.to]] },
      }),
    ),
  );
  return { type: 'FeatureCollection', features };
}

/** The names of the stops that have a card, at their pins. */
export function stopNames(days: readonly MapDay[]): FeatureCollection<Point> {
  const named = days.flatMap((day) => day.stops.filter((stop) => stop.number !== null || stop.kind === 'place'));
  const features = named.map(
    (stop): Feature<Point> => ({
      type: 'Feature',
      properties: { name: stop.name },
      geometry: { type: 'Point', coordinates: [stop.longitude, stop.latitude] },
    }),
  );
  return { type: 'FeatureCollection', features };
}

/** The number of a day's colour: ten of them, then from the first again. */
export function colourOf(day: number): number {
  return ((day - 1) % 10) + 1;
}
