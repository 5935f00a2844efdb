import type { MapDay, MapLeg, MapStop } from '@/shared/map/types';
import type { SharedDay } from './api/shared';

type Entry = SharedDay['entries'][number];

const MEALS: readonly Entry['kind'][] = ['breakfast', 'lunch', 'dinner'];

/** The number of each stop of a day, as card and pin show it; meals and rests have none. */
export function numbersOf(day: SharedDay): (number | null)[] {
  let last = 0;
  return day.entries.map((entry) => (entry.kind === 'stop' ? ++last : null));
}

/** What the map shows of a shared day. */
export function sharedMapDay(day: SharedDay): MapDay {
  const numbers = numbersOf(day);
  const stops = day.entries.map((entry, index): MapStop => {
    const kind = entry.kind === 'stop' ? 'stop' : MEALS.includes(entry.kind) ? 'meal' : 'lodging';
    return {
      id: entryId(day, index),
      number: numbers[index] ?? null,
      kind: entry.kind === 'rest' ? 'rest' : kind,
      name: entry.name,
      longitude: entry.longitude,
      latitude: entry.latitude,
    };
  });
  const onFoot = new Set(day.legs.filter((leg) => leg.mode === 'walk').map((leg) => leg.order));
  const legs = day.entries.slice(1).flatMap((entry, index): MapLeg[] => {
    const before = day.entries[index];
    if (before === undefined) return [];
    return [
      {
        from: [before.longitude, before.latitude],
        to: [entry.longitude, entry.latitude],
        onFoot: onFoot.has(entry.order),
      },
    ];
  });
  return { day: day.day, stops, legs };
}

/** Names an entry among all days of a shared trip. */
export function entryId(day: SharedDay, index: number): string {
  return `${day.day}-${index}`;
}
