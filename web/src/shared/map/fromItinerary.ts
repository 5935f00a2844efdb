import type { Schema } from '@/shared/api/problem';
import type { MapDay, MapLeg, MapStop } from './types';

type Day = Schema<'ItineraryDay'>;
type Visit = Day['stops'][number];

/** Everything of a day in the order in which it happens: anchors, stops, meals, rests and errands. */
function visitsOf(day: Day): Visit[] {
  const all = [...day.anchors, ...day.stops, ...day.meals, ...day.rests, ...day.errands];
  return all.sort((one, other) => one.order - other.order);
}

/** The numbers of a day's stops, as cards and pins show them: 1 for the first, by `stopId`. */
export function stopNumbers(day: Pick<Day, 'stops'>): ReadonlyMap<string, number> {
  const inOrder = [...day.stops].sort((one, other) => one.order - other.order);
  return new Map(inOrder.map((stop, index) => [stop.stopId, index + 1]));
}

/** What the map shows of an itinerary. */
export function mapDays(days: readonly Day[]): MapDay[] {
  return days.map((day) => {
    const numbers = stopNumbers(day);
    const visits = visitsOf(day).filter(isPlaced);
    const stops = visits.map((visit) => pin(visit, numbers));
    return { day: day.day, stops: withoutRepeats(stops), legs: legsOf(day, visits) };
  });
}

type Placed = Visit & { latitude: number; longitude: number };

function isPlaced(visit: Visit): visit is Placed {
  return typeof visit.latitude === 'number' && typeof visit.longitude === 'number';
}

function pin(visit: Placed, numbers: ReadonlyMap<string, number>): MapStop {
  return {
    id: visit.stopId,
    number: numbers.get(visit.stopId) ?? null,
    kind: kindOf(visit.kind),
    name: visit.name,
    longitude: visit.longitude,
    latitude: visit.latitude,
  };
}

function kindOf(kind: string): MapStop['kind'] {
  switch (kind) {
    case 'stop':
      return 'stop';
    case 'breakfast':
    case 'lunch':
    case 'dinner':
      return 'meal';
    case 'rest':
      return 'rest';
    default:
      return 'lodging';
  }
}

/** A rest at a stop, or a lodging at both ends of a day, is one pin: the first with a number wins. */
function withoutRepeats(stops: readonly MapStop[]): MapStop[] {
  const kept = new Map<string, MapStop>();
  for (const stop of stops) {
    const spot = `${stop.longitude.toFixed(5)},${stop.latitude.toFixed(5)}`;
    const present = kept.get(spot);
    if (present === undefined || (present.number === null && stop.number !== null)) kept.set(spot, stop);
  }
  return [...kept.values()];
}

/** A leg leads to the visit of its order. */
function legsOf(day: Day, visits: readonly Placed[]): MapLeg[] {
  const onFoot = new Set(day.legs.filter((leg) => leg.mode === 'walk').map((leg) => leg.order));
  return visits.slice(1).flatMap((visit, index) => {
    const before = visits[index];
    if (before === undefined) return [];
    const from = [before.longitude, before.latitude] as const;
    const to = [visit.longitude, visit.latitude] as const;
    if (from[0] === to[0] && from[1] === to[1]) return [];
    return [{ from, to, onFoot: onFoot.has(visit.order) }];
  });
}
