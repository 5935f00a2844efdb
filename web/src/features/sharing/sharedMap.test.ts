import { describe, expect, it } from 'vitest';
import type { SharedDay } from './api/shared';
import { numbersOf, sharedMapDay } from './sharedMap';

type Entry = SharedDay['entries'][number];
type Leg = SharedDay['legs'][number];

function entry(order: number, kind: Entry['kind'], longitude: number): Entry {
  return {
    order,
    kind,
    name: kind,
    localName: kind,
    latitude: 37.5,
    longitude,
    localStart: '10:00',
    localEnd: '11:00',
    zone: 'Asia/Seoul',
  };
}

function leg(order: number, mode: Leg['mode']): Leg {
  return { order, mode, durationMinutes: 10, distanceMetres: 900, walkingMetres: 900, source: 'estimate' };
}

const day: SharedDay = {
  day: 2,
  date: '2027-04-14',
  cities: ['Seoul'],
  entries: [entry(1, 'start', 127), entry(2, 'stop', 127.1), entry(3, 'lunch', 127.2), entry(4, 'stop', 127.3)],
  legs: [leg(2, 'transit'), leg(3, 'walk'), leg(4, 'transit')],
};

describe('a shared day', () => {
  it('numbers its stops and nothing else', () => {
    expect(numbersOf(day)).toEqual([null, 1, null, 2]);
  });

  it('shows each entry as a pin of its kind, with a leg between two', () => {
    const shown = sharedMapDay(day);
    expect(shown.stops.map((stop) => stop.kind)).toEqual(['lodging', 'stop', 'meal', 'stop']);
    expect(shown.legs).toHaveLength(3);
    expect(shown.legs[0]).toEqual({ from: [127, 37.5], to: [127.1, 37.5], onFoot: false });
    expect(shown.legs.map((one) => one.onFoot)).toEqual([false, true, false]);
  });
});
